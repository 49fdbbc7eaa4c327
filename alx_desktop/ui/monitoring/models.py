"""The tables behind the charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from alx_desktop.services.monitoring_export import Kind, Sheet
from alx_desktop.services.monitoring_series import Chart
from alx_desktop.services.monitoring_tables import CompanyLine, ErrorLine, TodayLine, TokenLine
from alx_desktop.store.query_plans import QueryPlan
from alx_desktop.store.run_stats import StatementTotals
from alx_desktop.ui import formats
from alx_desktop.ui.models.records import Column, RecordModel, Row
from alx_desktop.ui.monitoring.words import chart_words, line_look, milliseconds, moment_text, value_text
from alx_desktop.ui.words import said, tr


@dataclass(frozen=True, slots=True)
class Figures(Column[Row]):
    """A column whose order is also its value, which an export writes as it is. unit: behind its title there."""

    kind: Kind = Kind.NUMBER
    unit: str = ""


def sheet_of(title: str, model: RecordModel[Any]) -> Sheet:
    """A table for an export, in today's order: numbers and times as such, and words as they are shown."""
    columns = tuple(
        (f"{one.title}{one.unit}", one.kind) if isinstance(one, Figures) else (one.title, Kind.TEXT)
        for one in model.columns
    )
    rows = [
        tuple(one.order(row) if isinstance(one, Figures) and one.order else one.text(row) for one in model.columns)
        for row in model.rows
    ]
    return Sheet(title, columns, rows)


def error_model(now: Callable[[], float], parent: QObject) -> RecordModel[ErrorLine]:
    """Errors by code."""
    columns: list[Column[ErrorLine]] = [
        Column(tr("What happened"), error_title, lambda one: error_title(one).casefold()),
        Column(tr("Code"), error_code, lambda one: one.group.code, tone="muted"),
        Column(tr("Status"), lambda one: str(one.group.status), lambda one: one.group.status, tone="muted", right=True),
        _number(tr("Count"), lambda one: one.group.count),
        _moment(tr("First"), lambda one: one.group.first_at, now),
        _moment(tr("Last"), lambda one: one.group.last_at, now),
    ]
    return RecordModel(columns, parent)


def error_title(line: ErrorLine) -> str:
    """What happened, in words."""
    if line.advice is not None:
        return said(line.advice.title)
    if line.group.status == 499:
        return tr("The client went away before its answer")
    return tr("An error without an entry in the catalogue")


def error_code(line: ErrorLine) -> str:
    """The code of the log; an en dash where there is only a status."""
    return line.group.code or formats.DASH


def company_model(parent: QObject) -> RecordModel[CompanyLine]:
    """Companies by their use of the endpoint."""
    columns: list[Column[CompanyLine]] = [
        Column(tr("Company"), company_title, lambda one: company_title(one).casefold()),
        _number(tr("Requests"), lambda one: one.totals.requests),
        _time(tr("Mean"), lambda one: one.totals.ms / one.totals.requests if one.totals.requests else None),
        _time(tr("Slowest"), lambda one: one.totals.slowest),
        _number(tr("Errors"), lambda one: one.totals.errors, marked=True),
        _number(tr("Refused"), lambda one: one.totals.refused),
        _share(tr("Cache hits"), lambda one: one.totals.cache_share),
        _number(tr("Rows"), lambda one: one.totals.rows),
        _size(tr("Data"), lambda one: one.totals.bytes),
    ]
    return RecordModel(columns, parent)


def company_title(line: CompanyLine) -> str:
    """Its name, or its number where Moodle no longer has it."""
    return line.name or tr("Company {0} (no longer in Moodle)").format(line.totals.company_id)


def today_model(parent: QObject) -> RecordModel[TodayLine]:
    """Companies by what the syncs changed today."""
    columns: list[Column[TodayLine]] = [
        Column(tr("Company"), lambda one: one.name, lambda one: one.name.casefold()),
        _number(tr("Rows"), lambda one: one.rows),
        _number(tr("Created today"), lambda one: one.added),
        _number(tr("Updated today"), lambda one: one.changed),
        _number(tr("Removed today"), lambda one: one.removed),
    ]
    return RecordModel(columns, parent)


def token_model(now: Callable[[], float], parent: QObject) -> RecordModel[TokenLine]:
    """Tokens by their use."""
    columns: list[Column[TokenLine]] = [
        Column(tr("Token"), token_title, lambda one: token_title(one).casefold(), tip=lambda one: one.totals.token_id),
        Column(tr("Company"), lambda one: one.company or formats.DASH, lambda one: (one.company or "").casefold(),
               tone="muted"),
        _number(tr("Requests"), lambda one: one.totals.requests),
        _time(tr("Mean"), lambda one: one.totals.ms / one.totals.requests if one.totals.requests else None),
        _time(tr("Slowest"), lambda one: one.totals.slowest),
        _number(tr("Errors"), lambda one: one.totals.errors, marked=True),
        _number(tr("Refused"), lambda one: one.totals.refused),
        _number(tr("Rows"), lambda one: one.totals.rows),
        _size(tr("Data"), lambda one: one.totals.bytes),
        _moment(tr("Last"), lambda one: one.totals.last_at, now),
    ]  # fmt: skip
    return RecordModel(columns, parent)


def token_title(line: TokenLine) -> str:
    """Its name, or its id where it is none of ours."""
    return line.name or line.totals.token_id


def statement_model(now: Callable[[], float], parent: QObject) -> RecordModel[StatementTotals]:
    """What syncs sent to Moodle."""
    columns: list[Column[StatementTotals]] = [
        Column(tr("Statement"), lambda one: one.statement, lambda one: one.statement),
        _number(tr("Syncs"), lambda one: one.runs),
        _number(tr("Calls"), lambda one: one.calls),
        _number(tr("Rows"), lambda one: one.rows),
        _time(tr("In all"), lambda one: one.seconds * 1000),
        _time(tr("Mean"), lambda one: one.seconds * 1000 / one.calls if one.calls else None),
        _time(tr("Slowest"), lambda one: one.slowest * 1000),
        _moment(tr("Last"), lambda one: one.last_at, now),
    ]
    return RecordModel(columns, parent)


def plan_model(parent: QObject) -> RecordModel[QueryPlan]:
    """The report's queries, measured."""
    columns: list[Column[QueryPlan]] = [
        Column(tr("Query"), lambda one: plan_words(one.key), lambda one: plan_words(one.key)),
        _time(tr("Time"), lambda one: one.seconds * 1000),
        _number(tr("Statements"), lambda one: len(one.statements)),
    ]
    return RecordModel(columns, parent)


def plan_words(key: str) -> str:
    """A query of the report in words."""
    found = {
        "first_page": tr("First page, by learner"),
        "by_overdue": tr("First page, most overdue first"),
        "search": tr("First page of a search"),
        "count": tr("Number of rows"),
        "totals": tr("Totals row"),
    }
    return found[key]


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of all charts of a view. values: by chart and series, in the charts' order."""

    at: int
    step: int
    values: tuple[float | None, ...]


def moment_rows(charts: Sequence[Chart]) -> list[Moment]:
    """The points of the charts, the newest first; those of which nothing is known are left out."""
    if not charts:
        return []
    times = charts[0].times
    step = times[1] - times[0]
    rows = [
        Moment(at, step, tuple(one.values[place] for chart in charts for one in chart.series))
        for place, at in enumerate(times)
    ]
    return [row for row in reversed(rows) if any(value is not None for value in row.values)]


def moment_model(names: Sequence[tuple[str, str, tuple[str, ...]]], parent: QObject) -> RecordModel[Moment]:
    """names: of each chart its key, unit and series."""
    columns: list[Column[Moment]] = [
        Column(tr("From"), lambda one: moment_text(one.at, one.step), lambda one: one.at),
    ]
    pairs = [(key, unit, series) for key, unit, all_series in names for series in all_series]
    for place, (key, unit, series) in enumerate(pairs):
        columns.append(_value(_column_title(key, series), place, unit))
    return RecordModel(columns, parent)


def _column_title(key: str, series: str) -> str:
    """The series alone where it says enough."""
    label, title = line_look(key, series).label, chart_words(key).title
    return title if key == series else f"{title}: {label}"


def _value(title: str, place: int, unit: str) -> Column[Moment]:
    return Column(
        title,
        lambda one: value_text(unit, one.values[place]),
        lambda one: one.values[place],
        right=True,
        tone=lambda one: "muted" if one.values[place] is None else "text",
    )


def _number(title: str, value: Callable[[Row], int], marked: bool = False) -> Column[Row]:
    return Figures(
        title,
        lambda one: formats.integer(value(one)),
        value,
        right=True,
        tone=lambda one: ("bad" if marked else "text") if value(one) else "muted",
    )


def _time(title: str, value: Callable[[Row], float | None]) -> Column[Row]:
    def text(one: Row) -> str:
        known = value(one)
        return formats.DASH if known is None else milliseconds(known)

    return Figures(title, text, value, right=True, unit=" (ms)")


def _share(title: str, value: Callable[[Row], float | None]) -> Column[Row]:
    return Figures(title, lambda one: value_text("share", value(one)), value, right=True, kind=Kind.SHARE)


def _size(title: str, value: Callable[[Row], int]) -> Column[Row]:
    return Figures(title, lambda one: formats.file_size(value(one)), value, right=True, unit=" (bytes)")


def _moment(title: str, value: Callable[[Row], int], now: Callable[[], float]) -> Column[Row]:
    return Figures(
        title,
        lambda one: formats.clock_time(value(one), now()),
        value,
        tone="muted",
        tip=lambda one: formats.exact_time(value(one)),
        kind=Kind.MOMENT,
    )
