"""The Control Center's table of companies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from alx_desktop.ui import formats
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.overview_port import CompanyLike
from alx_desktop.ui.words import tr

NAME, LEARNERS, ENROLMENTS, COMPLETED, OVERDUE, EXPIRING, WEEKS, REFRESH = range(8)


def company_model(parent: QObject, now: Callable[[], float]) -> RecordModel[CompanyLike]:
    """A model of companies; set_rows() fills it. now: UTC epoch seconds."""
    columns: list[Column[CompanyLike]] = [
        Column(tr("Company"), lambda row: row.name, lambda row: row.name.casefold()),
        Column(tr("Learners"), lambda row: formats.integer(row.learners), lambda row: row.learners, right=True),
        Column(tr("Enrolments"), lambda row: formats.integer(row.enrolments), lambda row: row.enrolments, right=True),
        Column(
            tr("Completed"),
            lambda row: formats.percent(row.completed_share),
            lambda row: row.completed_share,
            share=lambda row: row.completed_share,
            tip=lambda row: tr("No enrolments") if row.completed_share is None else "",
            header_tip=tr("Completed enrolments as a share of all enrolments"),
        ),
        Column(
            tr("Overdue"),
            lambda row: formats.integer(row.overdue),
            lambda row: row.overdue,
            right=True,
            tone=lambda row: "bad" if row.overdue else "muted",
            header_tip=tr("Not completed, and past the day on which the course is due"),
        ),
        Column(
            tr("Expiring"),
            lambda row: formats.integer(row.expiring),
            lambda row: row.expiring,
            right=True,
            tone=lambda row: "warn" if row.expiring else "muted",
            header_tip=tr("Completions that expire in the next 30 days"),
        ),
        Column(
            tr("12 weeks"),
            _weeks_text,
            tone="muted",
            series=_line,
            tip=_weeks_tip,
            header_tip=tr("Completed share at the end of each of the last 12 weeks"),
        ),
        Column(
            tr("Last refresh"),
            lambda row: _refresh(row, now()),
            lambda row: row.refresh.at if row.refresh else None,
            tone=lambda row: "bad" if row.refresh and row.refresh.error else "muted",
            tip=_refresh_tip,
            header_tip=tr("The newest reading of a client through the endpoint, with the name of its token"),
        ),
    ]
    return RecordModel(columns, parent)


def _line(row: CompanyLike) -> Sequence[float | None] | None:
    """One value makes no line."""
    return row.weeks if sum(value is not None for value in row.weeks) > 1 else None


def _refresh(row: CompanyLike, now: float) -> str:
    if row.refresh is None:
        return formats.DASH
    # The moment first: where the column is narrow, the end is cut.
    return tr("{0}, {1}").format(formats.relative_time(row.refresh.at, now), row.refresh.token)


def _refresh_tip(row: CompanyLike) -> str:
    if row.refresh is None:
        return tr("No client has read this company with a token of ALX Desktop yet")
    known = row.refresh.rows
    # Of OData, lists and downloads no state is kept, so that nobody knows where a reading began.
    rows = "" if known is None else formats.counted(known, tr("1 row"), tr("{n} rows"))
    return " · ".join(part for part in (formats.exact_time(row.refresh.at), rows, row.refresh.error) if part)


def _weeks_text(row: CompanyLike) -> str:
    """The sparkline in words: from, to."""
    known = [value for value in row.weeks if value is not None]
    if len(known) < 2:
        return formats.DASH
    return tr("{0} to {1}").format(formats.percent(known[0], 1), formats.percent(known[-1], 1))


def _weeks_tip(row: CompanyLike) -> str:
    return _weeks_text(row) if _line(row) else tr("The history begins with the first sync; a line needs two weeks")
