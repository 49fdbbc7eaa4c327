"""The table of the Companies page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from alx_desktop.services.companies import CompanyLine
from alx_desktop.ui import formats
from alx_desktop.ui.companies.words import mode_titles
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.words import tr

NAME, LEARNERS, ENROLMENTS, COMPLETED, TOKENS, LAST_PULL, CALLS, MODE, STATE = range(9)


def company_line_model(now: Callable[[], float], parent: QObject) -> RecordModel[CompanyLine]:
    """A model of companies; set_rows() fills it. now: UTC epoch seconds."""
    columns: list[Column[CompanyLine]] = [
        Column(tr("Company"), lambda row: row.company.name, lambda row: row.company.sort_name, tone=_quiet("text"),
               tip=lambda row: f"{row.company.name} ({row.company.shortname}, {row.id})"),
        Column(tr("Learners"), lambda row: formats.integer(row.learners), lambda row: row.learners, right=True,
               tone=_quiet("text"), header_tip=tr("With an active enrolment, suspended ones left out")),
        Column(tr("Enrolments"), lambda row: formats.integer(row.enrolments), lambda row: row.enrolments, right=True,
               tone=_quiet("text")),
        Column(tr("Completed"), lambda row: formats.percent(row.completed_share), lambda row: row.completed_share,
               share=lambda row: row.completed_share, header_tip=tr("Completed enrolments as a share of all"),
               tip=lambda row: tr("No enrolments") if row.completed_share is None else ""),
        Column(tr("Tokens"), lambda row: formats.integer(row.use.active), lambda row: row.use.active, right=True,
               tone=lambda row: "text" if row.use.active else "muted", header_tip=tr("Tokens that may be used now"),
               tip=lambda row: tr("{0} in all").format(formats.integer(row.use.total))),
        Column(tr("Last pull"), lambda row: formats.relative_time(row.use.last_used_at, now()),
               lambda row: row.use.last_used_at, tone="muted", header_tip=tr("When a client last read with a token"),
               tip=lambda row: formats.exact_time(row.use.last_used_at) if row.use.last_used_at
               else tr("No client has read yet")),
        Column(tr("Calls today"), lambda row: formats.integer(row.calls), lambda row: row.calls, right=True,
               tone=lambda row: "text" if row.calls else "muted", header_tip=tr("Requests since the site's midnight")),
        Column(tr("Mode"), lambda row: mode_titles()[row.settings.client_mode],
               lambda row: mode_titles()[row.settings.client_mode], tone="muted",
               header_tip=tr("What its clients get: full reads or changes"),
               tip=lambda row: "" if row.own_settings else tr("As the defaults for new companies have it")),
        Column(tr("State"), lambda row: state_pill(row).text, lambda row: state_pill(row).text, pill=state_pill),
    ]  # fmt: skip
    return RecordModel(columns, parent)


def state_pill(row: CompanyLine) -> Pill:
    """Whether Moodle has the company, and whether it is suspended there."""
    if row.company.removed_at is not None:
        return Pill(tr("Removed"), Shape.CROSS, "bad")
    if row.company.is_suspended:
        return Pill(tr("Suspended"), Shape.BARS, "warn")
    return Pill(tr("Active"), Shape.CHECK, "good")


def _quiet(tone: str) -> Callable[[CompanyLine], str]:
    return lambda row: tone if row.company.removed_at is None else "muted"
