"""The Monitoring page as a person uses it: look, go further back, choose, come back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import StoreBusy, StoreDamaged
from alx_desktop.services.monitoring_window import Range
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.monitoring import FRESH_SECONDS, MonitoringPage
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.theme import ThemeMode
from tests.ui import fakes
from tests.ui.conftest import Desk, RecordedMessages
from tests.ui.monitoring_page import button, click, label, page, service, session, settle, visit

__all__ = ["page", "service", "session"]


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
