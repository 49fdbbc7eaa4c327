"""The Monitoring page as a person uses it: look, go further back, choose, find out why, export."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import PortRefused, StoreBusy, StoreDamaged
from alx_desktop.domain.query_plan import StatementPlan
from alx_desktop.services.monitoring_window import Range
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.monitoring.models import Moment
from alx_desktop.ui.pages.monitoring import FRESH_SECONDS, MonitoringPage
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.theme import ThemeMode
from benchmarks.metrics_store import MetricsSize
from tests.ui import fakes
from tests.ui.conftest import Desk, RecordedMessages
from tests.ui.monitoring_site import make_monitoring

SMALL = MetricsSize(companies=2, requests=600, runs=300)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A site with a year of figures; tests only read it."""
    return make_monitoring(tmp_path_factory.mktemp("monitoring"), SMALL)


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession, tmp_path: Path) -> MonitoringPage:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MonitoringPage(context, session, settings)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    return made


def settle(qtbot: QtBot, page: MonitoringPage) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=10_000)
    cards = page.view.cards.values()

    def is_drawn() -> bool:
        return all(card.plot is not None for card in cards if card.chart is not None and not card.chart.is_empty)

    qtbot.waitUntil(is_drawn, timeout=10_000)


def visit(qtbot: QtBot, page: MonitoringPage, service: Any, view: str = "endpoint") -> MonitoringPage:
    page._session.site.monitoring.service = service  # type: ignore[attr-defined]
    page.activate()
    settle(qtbot, page)
    if view != "endpoint":
        click(qtbot, page.view_segments.buttons[view])
        settle(qtbot, page)
    return page


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def label(page: MonitoringPage, key: str) -> str:
    return page.views["endpoint"].figures[key].value_label.text()  # type: ignore[attr-defined]


def button(page: MonitoringPage, text: str) -> QPushButton:
    return next(found for found in page.findChildren(QPushButton) if found.text() == text and found.isVisible())


# What it shows


def test_a_person_looks_at_the_last_day(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service)
    course = service.endpoint(page.watched)
    requests = next(one for one in course.totals if one.key == "requests")
    assert label(page, "requests") == f"{round(requests.value):,}"
    assert page.header.freshness_label.text().startswith("The last 24 hours, a point per 5 minutes · read at ")
    card = page.view.cards["response"]
    assert card.plot is not None and card.plot.isVisible()
    assert card.plot.accessibleName() == "Response time"
    assert "p95" in card.plot.accessibleDescription()
    assert page.stack.currentWidget() is page.view


@pytest.mark.parametrize("chosen", list(Range))
def test_every_range_is_as_long_as_it_says(qtbot: QtBot, page: MonitoringPage, service: Any, chosen: Range) -> None:
    visit(qtbot, page, service)
    click(qtbot, page.range_segments.buttons[chosen])
    settle(qtbot, page)
    chart = page.view.cards["requests"].chart
    assert chart is not None
    lengths = {Range.HOUR: 1 / 24, Range.DAY: 1, Range.WEEK: 7, Range.MONTH: 30, Range.QUARTER: 90, Range.YEAR: 365}
    step = chart.times[1] - chart.times[0]
    assert (chart.times[-1] + step - chart.times[0]) / 86_400 == pytest.approx(lengths[chosen])
    assert page.range_segments.current == chosen


def test_the_mouse_over_a_chart_says_the_value_there(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service)
    card = page.view.cards["requests"]
    assert card.plot is not None and card.chart is not None
    before = card.moment_label.text()
    area = card.plot.getPlotItem().getViewBox().sceneBoundingRect()
    card.plot._on_mouse(area.center())
    at = card.plot._hovered
    assert at is not None and abs(at - len(card.chart.times) // 2) <= 2
    value = card.chart.series[0].values[at]
    assert card.legend[0].text() == f"requests {round(value or 0):,}" and card.moment_label.text() != before
    card.plot._hover(None)
    assert card.moment_label.text() == before


def test_colours_follow_the_theme_and_lines_stay(
    qtbot: QtBot, page: MonitoringPage, service: Any, context: UiContext
) -> None:
    visit(qtbot, page, service)
    plot = page.view.cards["requests"].plot
    assert plot is not None
    curves = list(plot._curves)
    context.theme.set_mode(ThemeMode.DARK)
    assert plot.backgroundBrush().color() == context.theme.color("surface")
    assert curves[0].opts["pen"].color() == context.theme.color("accent")
    page.refresh()
    settle(qtbot, page)
    assert page.view.cards["requests"].plot is plot and plot._curves == curves, "updated in place"
    context.theme.set_mode(ThemeMode.LIGHT)
    assert curves[0].opts["pen"].color() == context.theme.color("accent")


def test_the_wheel_scrolls_the_page_and_not_the_chart(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service)
    plot = page.view.cards["requests"].plot
    assert plot is not None
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    plot.wheelEvent(event)
    assert not event.isAccepted()


def test_pyqtgraph_is_imported_when_a_chart_is_wanted() -> None:
    code = (
        "import sys; import alx_desktop.ui.pages.monitoring, alx_desktop.ui.places;"
        "sys.exit(any(name in sys.modules for name in ('pyqtgraph', 'numpy', 'openpyxl')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Empty, loading, failing


@pytest.mark.parametrize("view", ["endpoint", "sync", "store"])
def test_nothing_recorded_says_what_to_do(qtbot: QtBot, page: MonitoringPage, view: str) -> None:
    page.activate()
    settle(qtbot, page)
    click(qtbot, page.view_segments.buttons[view])
    settle(qtbot, page)
    assert page.view.empty.isVisible() and not page.view.grid.isVisible()
    assert page.view.empty.text_label.text()
    assert page.view.height() < 900, "the tables that are not shown take no room"


@pytest.mark.parametrize(("view", "text", "place"), [
    ("endpoint", "Go to Endpoint", "endpoint"), ("sync", "Go to Sync", "sync")
])  # fmt: skip
def test_the_empty_page_leads_on(qtbot: QtBot, desk: Desk, view: str, text: str, place: str) -> None:
    desk.start("monitoring")
    page = desk.window.page
    assert isinstance(page, MonitoringPage)
    click(qtbot, page.view_segments.buttons[view])
    desk.settle()
    click(qtbot, button(page, text))
    assert desk.window.page is not None and desk.window.page.key == place


def test_loading_shows_a_skeleton_and_then_the_figures(
    qtbot: QtBot, page: MonitoringPage, app: fakes.FakeApp, service: Any
) -> None:
    app.monitoring.gate.clear()
    app.monitoring.service = service
    page.activate()
    assert page.stack.currentWidget() is page.loading
    assert page.header.freshness_label.text().endswith("reading …")
    app.monitoring.gate.set()
    settle(qtbot, page)
    assert page.stack.currentWidget() is page.view


def test_a_failure_says_why_and_try_again_mends_it(
    qtbot: QtBot, page: MonitoringPage, app: fakes.FakeApp, service: Any
) -> None:
    app.monitoring.failure = StoreBusy("activity")
    visit(qtbot, page, service)
    assert page.error_panel.isVisible() and page.stack.currentWidget() is page.nothing
    app.monitoring.failure = None
    click(qtbot, button(page, "Try again"))
    settle(qtbot, page)
    assert not page.error_panel.isVisible() and page.stack.currentWidget() is page.view


def test_a_failure_later_keeps_what_was_read(
    qtbot: QtBot, page: MonitoringPage, app: fakes.FakeApp, service: Any
) -> None:
    visit(qtbot, page, service)
    before = label(page, "requests")
    app.monitoring.failure = StoreDamaged("activity")
    page.refresh()
    settle(qtbot, page)
    assert page.error_panel.isVisible() and page.error_panel.kept_label.text()
    assert page.stack.currentWidget() is page.view and label(page, "requests") == before


def test_the_newest_range_wins_whatever_is_read_meanwhile(
    qtbot: QtBot, page: MonitoringPage, app: fakes.FakeApp, service: Any
) -> None:
    visit(qtbot, page, service)
    app.monitoring.gate.clear()
    for chosen in (Range.YEAR, Range.HOUR, Range.WEEK):
        click(qtbot, page.range_segments.buttons[chosen])
    app.monitoring.gate.set()
    settle(qtbot, page)
    chart = page.view.cards["requests"].chart
    assert chart is not None and len(chart.times) == 168


# Tables


def test_an_error_has_its_cause_its_help_and_who_met_it(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service)
    click(qtbot, page.range_segments.buttons[Range.QUARTER])
    settle(qtbot, page)
    view: Any = page.view
    at = next(at for at, row in enumerate(view.error_rows.rows) if row.group.code == "token_expired")
    view.tables.tables["errors"].selectRow(at)
    qtbot.keyClick(view.tables.tables["errors"], Qt.Key.Key_Return)
    settle(qtbot, page)
    words = "\n".join(part.text() for part in view.panel._parts)
    assert view.panel.isVisible() and view.panel.title_label.text() == "The token is not accepted"
    assert "Its expiry has passed." in words and "Rotate it" in words
    assert "Reading who met it" not in words and "/odata/acme/CourseProgress" in words
    view.panel.findChild(QPushButton).click()
    assert not view.panel.isVisible()


def test_a_token_is_looked_at_and_let_go(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service)
    view: Any = page.view
    click(qtbot, view.tables.segments.buttons["tokens"])
    settle(qtbot, page)
    everything = label(page, "requests")
    name = view.token_rows.index(0, 0).data()
    view.tables.tables["tokens"].selectRow(0)
    qtbot.keyClick(view.tables.tables["tokens"], Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.token_chip.isVisible() and name in page.token_chip.text()
    assert label(page, "requests") != everything and label(page, "cache") == "–"
    assert page.watched.token_id is not None and page.watched.company_id is not None
    click(qtbot, page.token_chip)
    settle(qtbot, page)
    assert label(page, "requests") == everything and not page.token_chip.isVisible()


def test_a_company_is_looked_at(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service)
    everything = label(page, "requests")
    assert page.company_box.count() > 2
    page.company_box.setCurrentIndex(1)
    settle(qtbot, page)
    assert label(page, "requests") != everything
    assert page.watched.company_id == page.company_box.currentData()


def test_companies_are_sorted_by_a_click(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service)
    view: Any = page.view
    click(qtbot, view.tables.segments.buttons["companies"])
    settle(qtbot, page)
    numbers = [row.totals.requests for row in view.company_rows.rows]
    assert numbers == sorted(numbers, reverse=True) and len(numbers) == 2
    view.tables.tables["companies"].sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row.totals.requests for row in view.company_rows.rows] == sorted(numbers)


def test_points_of_the_charts_are_a_table(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service)
    view: Any = page.view
    click(qtbot, view.tables.segments.buttons["points"])
    rows: list[Moment] = view.point_rows.rows
    charts = [card.chart for card in view.cards.values()]
    assert rows and rows[0].at > rows[-1].at
    assert rows[0].values[0] == charts[0].series[0].values[-1]
    assert view.point_rows.columnCount() == 1 + sum(len(chart.series) for chart in charts)


def test_slow_queries_have_their_plan(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service, "sync")
    view: Any = page.view
    assert [row.seconds for row in view.statement_rows.rows] == sorted(
        (row.seconds for row in view.statement_rows.rows), reverse=True
    )
    click(qtbot, view.tables.segments.buttons["plans"])
    settle(qtbot, page)
    view.tables.tables["plans"].selectRow(0)
    qtbot.keyClick(view.tables.tables["plans"], Qt.Key.Key_Return)
    words = "\n".join(part.text() for part in view.panel._parts)
    assert view.panel.isVisible() and "SELECT" in words and "course_progress" in words


def test_moodles_statements_are_planned_on_demand(
    qtbot: QtBot, page: MonitoringPage, app: fakes.FakeApp, service: Any
) -> None:
    visit(qtbot, page, service, "sync")
    view: Any = page.view
    name = view.statement_rows.rows[0].statement
    assert not any(asked == "moodle_plan" for asked, _argument in app.monitoring.asked)

    def shown() -> str:
        view.tables.tables["statements"].selectRow(0)
        qtbot.keyClick(view.tables.tables["statements"], Qt.Key.Key_Return)
        settle(qtbot, page)
        return "\n".join(part.text() for part in view.panel._parts)

    assert "run a sync in this window" in shown()
    app.monitoring.moodle_plans[name] = StatementPlan("SELECT 1", 0.25, ("SCAN mdl_user",))
    words = shown()
    assert "SCAN mdl_user" in words and "SELECT 1" in words and "250 ms" in words
    view._take_plan(("what was chosen before", None))
    assert "SCAN mdl_user" in "\n".join(part.text() for part in view.panel._parts), "an answer that came late"
    app.monitoring.failure = PortRefused("db:3306")
    assert str(PortRefused.title) in shown()
    assert page.error_panel.isHidden(), "the page's own figures are there"


def test_what_changed_today_is_a_table_of_companies(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service, "sync")
    view: Any = page.view
    click(qtbot, view.tables.segments.buttons["today"])
    settle(qtbot, page)
    qtbot.waitUntil(lambda: bool(view.today_rows.rows))
    assert list(view.today_rows.rows) == list(service.today())
    assert "midnight" in view.tables.note_label.text()
    assert [sheet.title for sheet in view.sheets()][-1] == "Companies today"


def test_what_changed_today_is_there_when_no_sync_ran_in_the_range(
    qtbot: QtBot, page: MonitoringPage, service: Any
) -> None:
    visit(qtbot, page, service, "sync")
    view: Any = page.view
    view._take(replace(view._course, runs=0))
    assert view.empty.isVisible() and not view.grid.isVisible()
    click(qtbot, view.tables.segments.buttons["today"])
    settle(qtbot, page)
    qtbot.waitUntil(lambda: bool(view.today_rows.rows))


def test_growth_shows_how_it_was_computed(qtbot: QtBot, page: MonitoringPage, service: Any) -> None:
    visit(qtbot, page, service, "store")
    growth = page.view.growth  # type: ignore[attr-defined]
    assert "a day" in growth.value_label.text()
    assert "least squares" in growth.how_label.text() and "90 days" in growth.how_label.text()
    assert "÷" in growth.how_label.text()


# Export


@pytest.mark.parametrize("view", ["endpoint", "sync", "store"])
def test_what_is_seen_is_exported(
    qtbot: QtBot, page: MonitoringPage, service: Any, tmp_path: Path, messages: RecordedMessages, view: str
) -> None:
    visit(qtbot, page, service, view)
    for kind in ("png", "csv", "xlsx"):
        page.export.ask(kind)
        dialog = page.export.dialog
        assert dialog is not None and dialog.defaultSuffix() == kind
        dialog.close()
        page.export.write(str(tmp_path / f"figures.{kind}"))
        settle(qtbot, page)
    assert messages.said[0][0] == "Saved as figures.png."
    image = QImage(str(tmp_path / "figures.png"))
    assert image.width() == page.view.grid.width() * 2
    points = (tmp_path / "figures.csv").read_text("utf-8-sig").splitlines()
    times = page.view.charts[0].times
    assert len(points) == len(times) + 1
    workbook = load_workbook(tmp_path / "figures.xlsx")
    assert workbook.worksheets[0].max_row == len(times) + 1
    assert workbook.worksheets[0]["A2"].is_date


def test_an_export_into_nowhere_says_so(
    qtbot: QtBot, page: MonitoringPage, service: Any, tmp_path: Path, context: UiContext
) -> None:
    visit(qtbot, page, service)
    page.export.ask("csv")
    failed: list[Exception] = []
    context.tasks.task_failed.connect(lambda _title, error: failed.append(error))
    page.export.write(str(tmp_path / "nowhere" / "figures.csv"))
    settle(qtbot, page)
    assert len(failed) == 1


# Around it


def test_it_remembers_view_and_range(
    qtbot: QtBot, page: MonitoringPage, service: Any, context: UiContext, session: SiteSession
) -> None:
    visit(qtbot, page, service)
    click(qtbot, page.range_segments.buttons[Range.YEAR])
    click(qtbot, page.view_segments.buttons["store"])
    settle(qtbot, page)
    again = MonitoringPage(context, session, page._settings)
    qtbot.addWidget(again)
    assert (again.view_segments.current, again.range_segments.current) == ("store", "year")


def test_it_reads_again_after_a_minute_only(
    qtbot: QtBot, page: MonitoringPage, service: Any, app: fakes.FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(qtbot, page, service)
    asked = len(app.monitoring.asked)
    page.update_times()
    assert len(app.monitoring.asked) == asked and not page.view.is_reading
    monkeypatch.setattr(page, "_read_at", fakes.NOW - FRESH_SECONDS)
    page.update_times()
    assert page.view.is_reading
    settle(qtbot, page)
    assert len(app.monitoring.asked) > asked


def test_the_palette_and_the_shortcut_lead_to_it(desk: Desk) -> None:
    desk.start("monitoring")
    page = desk.window.page
    assert isinstance(page, MonitoringPage)
    commands = {command.title: command for command in page.commands()}
    assert {action.text() for action in page.export.actions.values()} < set(commands)
    commands["Store"].run()
    desk.settle()
    assert page.view_segments.current == "store"
    commands["Monitoring of the last 365 days"].run()
    desk.settle()
    assert page.range_segments.current == Range.YEAR


def test_a_page_that_nobody_visited_reads_nothing(
    qtbot: QtBot, context: UiContext, session: SiteSession, app: fakes.FakeApp, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MonitoringPage(context, session, settings)
    qtbot.addWidget(made)
    made.is_unseen = True
    session.data_changed.emit()
    assert app.monitoring.asked == []


def test_the_window_takes_a_sample_in_a_task(qtbot: QtBot, session: SiteSession, app: fakes.FakeApp) -> None:
    session.sampling.take()
    qtbot.waitUntil(lambda: ("sample", "window") in app.monitoring.asked)


def test_a_sample_that_fails_troubles_nobody(
    qtbot: QtBot, session: SiteSession, app: fakes.FakeApp, context: UiContext, messages: RecordedMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def refuse(_process: str) -> None:
        raise StoreBusy("activity")

    monkeypatch.setattr(app.monitoring, "sample", refuse)
    session.sampling.take()
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert messages.errors == []
