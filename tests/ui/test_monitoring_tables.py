"""The tables below the charts of the Monitoring page, and what an export of it writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import PortRefused
from alx_desktop.domain.query_plan import StatementPlan
from alx_desktop.services.monitoring_window import Range
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.monitoring.models import Moment
from alx_desktop.ui.pages.monitoring import MonitoringPage
from tests.ui import fakes
from tests.ui.conftest import RecordedMessages
from tests.ui.monitoring_page import click, label, page, service, session, settle, visit

__all__ = ["page", "service", "session"]


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
