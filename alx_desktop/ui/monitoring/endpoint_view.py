"""The endpoint over time: six figures, six charts, and errors, companies, tokens and points as tables."""

from __future__ import annotations

from collections.abc import Iterator

from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.monitoring_endpoint import EndpointCourse, Total, Watched
from alx_desktop.services.monitoring_export import Sheet
from alx_desktop.services.monitoring_tables import MOST_TOKENS, CompanyLine, ErrorLine, PlaceLine, TokenLine
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.monitoring.models import (
    company_model,
    error_code,
    error_model,
    error_title,
    moment_model,
    moment_rows,
    sheet_of,
    token_model,
    token_title,
)
from alx_desktop.ui.monitoring.plot_loading import PlotLoading
from alx_desktop.ui.monitoring.side_panel import SidePanel
from alx_desktop.ui.monitoring.table_stack import TableSpec, TableStack
from alx_desktop.ui.monitoring.view import View
from alx_desktop.ui.monitoring.words import chart_words, moment_text, range_words, value_text
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.widgets.card_grid import CardGrid
from alx_desktop.ui.widgets.figure import Figure
from alx_desktop.ui.words import said

CHARTS = (
    ("requests", "count", ("requests",)),
    ("response", "ms", ("p50", "p95", "p99")),
    ("errors", "count", ("errors", "refused")),
    ("cache", "share", ("cache",)),
    ("rows", "count", ("rows",)),
    ("bytes", "bytes", ("bytes",)),
)
FIGURE_WIDTH = grown(150)
RISING_IS_BAD = {"p95", "errors", "refused"}
RISING_IS_GOOD = {"success", "cache"}
PLACES_SHOWN = 8
MANY = 9
"""Above ten times as much, a percentage says nothing."""
STATUS, FIRST = 2, 4


class EndpointView(View):
    """See View."""

    def __init__(self, context: UiContext, session: SiteSession, loading: PlotLoading) -> None:
        super().__init__(context, session, loading, CHARTS)
        self._course: EndpointCourse | None = None
        self._shown_error: ErrorLine | None = None
        self.empty.set_words(
            self.tr("No request in this time"),
            self.tr("Here you will see how Power BI, Excel and scripts are answered: how many requests, how fast, and "
                    "what went wrong. Start the endpoint, and let a client read from it; or look further back."),
        )  # fmt: skip
        self.empty.add_action(self.tr("Go to Endpoint"), self._go_to_endpoint)

    def parts(self) -> Iterator[None]:
        titles = {
            "requests": self.tr("Requests"), "success": self.tr("Answered"), "p95": self.tr("Response time, p95"),
            "errors": self.tr("Errors"), "refused": self.tr("Refused"), "cache": self.tr("Cache hits"),
        }  # fmt: skip
        self.figures = {key: Figure(title) for key, title in titles.items()}
        grid = CardGrid(FIGURE_WIDTH)
        grid.set_cards(list(self.figures.values()))
        self.body.addWidget(grid)
        yield
        self.grid.set_cards(list(self.cards.values()))
        self.body.addWidget(self.grid)
        yield
        self.body.addWidget(self._build_tables())
        self.body.addStretch(1)

    def _build_tables(self) -> TableStack:
        now = self.context.now
        self.error_rows, self.company_rows = error_model(now, self), company_model(self)
        self.token_rows, self.point_rows = token_model(now, self), moment_model(CHARTS, self)
        specs = [
            TableSpec("errors", self.tr("Errors and refusals"), self.error_rows,
                      self.tr("No request was refused or failed in this time."), self._read_errors),
            TableSpec("companies", self.tr("Companies"), self.company_rows,
                      self.tr("No company's token was used in this time."), self._read_companies),
            TableSpec("tokens", self.tr("Tokens"), self.token_rows, self.tr("No token was used in this time."),
                      self._read_tokens),
            TableSpec("points", self.tr("Points of the charts"), self.point_rows, self.tr("Nothing was recorded.")),
        ]  # fmt: skip
        self.panel = SidePanel(self.context.theme, self.tr("Details of the error"))
        self.tables = TableStack(self.context, self.tr("Tables behind the charts"), specs, self.panel)
        self.tables.row_chosen.connect(self._on_row)
        self.panel.closed.connect(self._close_panel)
        self.tables.segments.chosen.connect(self._close_panel)
        return self.tables

    def read(self, watched: Watched) -> None:
        if watched != self.watched:
            self._close_panel()
            self.tables.forget_widths()
        self.watched = watched
        self.is_reading = True
        monitoring = self.session.site.monitoring

        def work(cancel: CancelToken) -> EndpointCourse:
            return monitoring.endpoint(watched, cancel)

        self.start("endpoint", work, self._take, self.tr("Reading the endpoint's figures"))
        self.tables.read()

    def _take(self, course: EndpointCourse) -> None:
        self._course = course
        assert self.watched is not None
        for total in course.totals:
            self._show_total(total)
        self.cards["cache"].empty_label.setText(self._no_cache()[1])
        self.cards["requests"].remark_label.setText(self._peak_words(course))
        self.show_charts(course.charts, course.window.end)
        self.point_rows.set_rows(moment_rows(course.charts))
        self.tables.show_rows("points")
        nothing = course.is_silent and self.watched.company_id is None and self.watched.token_id is None
        self.stack.setCurrentWidget(self.empty if nothing else self.content)
        self.done()

    def _show_total(self, total: Total) -> None:
        assert self.watched is not None
        card = self.figures[total.key]
        if total.value is None:
            reason = self._no_cache()[0] if total.key == "cache" else self.tr("no requests")
            card.show_value(formats.DASH, note=reason)
            return
        value = value_text(total.unit, total.value)
        than = range_words(self.watched.range)[2]
        if total.earlier is None:
            note = self.tr("no earlier figures")
            tip = self.tr("Nothing is kept of the time before, or nothing was recorded in it.")
            card.show_value(value, note=note, tip=tip)
            return
        card.show_value(value, **_change(total, than))

    def _peak_words(self, course: EndpointCourse) -> str:
        """The busiest hour; "" where none is known: of an hour there is one, of more than a month none is kept."""
        if course.peak is None:
            return ""
        hour = moment_text(course.peak.at, formats.HOUR)
        return self.tr("busiest hour: {0} ({1})").format(formats.integer(course.peak.requests), hour)

    def _no_cache(self) -> tuple[str, str]:
        """Why the cache's hits are not known, in short and in a sentence."""
        if self.watched is not None and self.watched.token_id is not None:
            return self.tr("not kept per token"), self.tr("The cache is counted per company, not per token.")
        return self.tr("no look-ups"), chart_words("cache").empty

    def _read_errors(self) -> None:
        monitoring, watched = self.session.site.monitoring, self.watched
        assert watched is not None

        def work(cancel: CancelToken) -> tuple[ErrorLine, ...]:
            return monitoring.errors(watched, cancel)

        self.start("table", work, self._take_errors, self.tr("Reading the errors"))

    def _take_errors(self, lines: tuple[ErrorLine, ...]) -> None:
        self.error_rows.set_rows(lines)
        self.tables.show_rows("errors", self._kept())

    def _read_companies(self) -> None:
        monitoring, watched = self.session.site.monitoring, self.watched
        assert watched is not None

        def work(cancel: CancelToken) -> tuple[CompanyLine, ...]:
            return monitoring.companies(watched.range, cancel)

        self.start("table", work, self._take_companies, self.tr("Reading the companies' figures"))

    def _take_companies(self, lines: tuple[CompanyLine, ...]) -> None:
        self.company_rows.set_rows(lines)
        self.tables.show_rows("companies", self._whole_words())

    def _whole_words(self) -> str:
        """From when on companies are added up: of whole hours or days."""
        course = self._course
        if course is None or course.window.whole < formats.HOUR:
            return self.tr("all companies")
        since = moment_text(course.window.whole_moments[0], course.window.whole)
        return self.tr("all companies, since {0}").format(since)

    def _read_tokens(self) -> None:
        monitoring, watched = self.session.site.monitoring, self.watched
        assert watched is not None

        def work(cancel: CancelToken) -> tuple[TokenLine, ...]:
            return monitoring.tokens(watched, cancel)

        self.start("table", work, self._take_tokens, self.tr("Reading the tokens' figures"))

    def _take_tokens(self, lines: tuple[TokenLine, ...]) -> None:
        self.token_rows.set_rows(lines)
        most = self.tr("the {0} busiest").format(formats.integer(MOST_TOKENS)) if len(lines) == MOST_TOKENS else ""
        hint = self.tr("choose one to see its course")
        self.tables.show_rows("tokens", " · ".join(part for part in (most, hint, self._kept()) if part))

    def _kept(self) -> str:
        """How far back single requests go, where that is less than what is looked at."""
        days = self.session.site.monitoring.log_days
        course = self._course
        if course is None or course.window.end - course.window.start <= days * formats.DAY:
            return ""
        return self.tr("of the last {0} days: requests are kept no longer").format(formats.integer(days))

    def _on_row(self, table: str, row: int) -> None:
        if table == "tokens":
            totals = self.token_rows.rows[row].totals
            self.token_chosen.emit(totals.token_id, totals.company_id, token_title(self.token_rows.rows[row]))
        elif table == "errors":
            self._show_error(self.error_rows.rows[row])

    def _close_panel(self) -> None:
        self.panel.hide()
        self._make_room(False)

    def _make_room(self, is_narrow: bool) -> None:
        """The panel says these, too, and room is short beside it."""
        for column in (STATUS, FIRST):
            self.tables.tables["errors"].setColumnHidden(column, is_narrow)

    def _show_error(self, line: ErrorLine) -> None:
        self._make_room(True)
        self._shown_error = line
        self._fill_panel(line, self.tr("Reading who met it …"))
        monitoring, watched = self.session.site.monitoring, self.watched
        assert watched is not None

        def work(cancel: CancelToken) -> tuple[PlaceLine, ...]:
            return monitoring.places(watched, line.group, cancel)

        self.start("places", work, self._take_places, self.tr("Reading who met the error"))

    def _take_places(self, places: tuple[PlaceLine, ...]) -> None:
        if self._shown_error is not None and not self.panel.isHidden():
            lines = [self._place_words(one) for one in places[:PLACES_SHOWN]]
            if len(places) > PLACES_SHOWN:
                lines.append(self.tr("… and others"))
            self._fill_panel(self._shown_error, "\n".join(lines))

    def _fill_panel(self, line: ErrorLine, places: str) -> None:
        group, now = line.group, self.context.now()
        counted = formats.counted(group.count, self.tr("1 time"), self.tr("{n} times"))
        first, last = formats.clock_time(group.first_at, now), formats.clock_time(group.last_at, now)
        known = line.advice
        cause = said(known.cause) if known else self.tr("The log of the application may say more.")
        self.panel.show_parts(
            error_title(line),
            [
                (self.tr("Code and status"), f"{error_code(line)} · {group.status}"),
                (self.tr("How often"), self.tr("{0}, first {1}, last {2}").format(counted, first, last)),
                (self.tr("Cause"), cause),
                (self.tr("What helps"), said(known.recovery) if known else ""),
                (self.tr("Who met it, newest first"), places),
            ],
        )

    def _place_words(self, one: PlaceLine) -> str:
        place = one.place
        who = one.token or place.token_id or self.tr("no token")
        company = one.company or ("" if place.company_id is None else str(place.company_id))
        times = formats.counted(place.count, self.tr("once"), self.tr("{n} times"))
        return " · ".join(part for part in (company, who, place.protocol, place.path, times) if part)

    def _go_to_endpoint(self) -> None:
        self.navigate.emit("endpoint", None)

    def sheets(self) -> list[Sheet]:
        """What is exported: the points, and the tables that were read."""
        tables = [
            sheet_of(self.tr("Errors"), self.error_rows),
            sheet_of(self.tr("Companies"), self.company_rows),
            sheet_of(self.tr("Tokens"), self.token_rows),
        ]
        return [*super().sheets(), *(sheet for sheet in tables if sheet.rows)]


def _change(total: Total, than: str) -> dict[str, str]:
    """How a figure changed, as Figure.show_value takes it."""
    assert total.value is not None and total.earlier is not None
    change = total.value - total.earlier
    if total.unit == "share":
        text, still = formats.signed(change * 100, 1), round(change, 3) == 0
    elif total.earlier == 0:
        text, still = formats.signed(change), change == 0
    else:
        share = change / total.earlier
        text, still = f"{formats.signed(share * 100, 0)} %", round(share, 2) == 0
        if share > MANY:
            text = f"×{formats.integer(round(share + 1))}"
    bad = total.key in RISING_IS_BAD
    judged = bad or total.key in RISING_IS_GOOD
    tone = "muted" if still or not judged else "bad" if (change > 0) == bad else "good"
    return {"change": text, "tone": tone, "note": than}
