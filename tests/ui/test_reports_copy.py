"""Rows of the report page on the clipboard: with headers, in their order, and never too many unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.report_columns import CATALOGUE, DEFAULT_COLUMNS
from alx_desktop.ui.models import report_copy
from alx_desktop.ui.pages import reports_actions
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui.report_site import site
from tests.ui.report_steps import stage

__all__ = ["site", "stage"]


def test_copy_puts_a_table_with_headers_on_the_clipboard(qtbot, stage, site):
    table, model = stage.page.table, stage.page.model
    table.selectRow(2)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stage.messages.said == ["1 row copied, with headers"])
    header, line, rest = QGuiApplication.clipboard().text().split("\n")
    assert header.split("\t") == [CATALOGUE[name].title for name in DEFAULT_COLUMNS]
    assert line.split("\t")[0] == model.row(2)["learner_name"]
    assert rest == ""


def test_all_rows_are_copied_though_few_were_ever_seen(qtbot, stage, site):
    table = stage.page.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    total = site.reports.count(ReportQuery())
    assert table.selected_ranges() == [(0, total - 1)]
    assert f"{total:,} selected" in stage.page.note
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stage.messages.said == [f"{total:,} rows copied, with headers"])
    lines = QGuiApplication.clipboard().text().rstrip("\n").split("\n")[1:]
    rows = site.reports.page(ReportQuery(), size=5_000).rows
    assert [line.split("\t")[0] for line in lines] == [row["learner_name"] for row in rows]
    assert {line.count("\t") for line in lines} == {len(DEFAULT_COLUMNS) - 1}


def test_scattered_rows_are_copied_in_their_order(qtbot, stage):
    table, model = stage.page.table, stage.page.model
    from PySide6.QtCore import QItemSelectionModel

    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (7, 1, 2):
        table.selectionModel().select(model.index(row, 0), flags)
    assert table.selected_ranges() == [(1, 2), (7, 7)]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(stage.messages.said))
    courses = [line.split("\t")[2] for line in QGuiApplication.clipboard().text().split("\n")[1:-1]]
    assert courses == [model.row(n)["course_name"] for n in (1, 2, 7)]


def test_very_much_is_copied_after_a_question_and_too_much_not_at_all(qtbot, stage, monkeypatch):
    monkeypatch.setattr(reports_actions, "ASK_ABOVE", 10)
    stage.page.table.selectAll()
    stage.page.copying.copy()
    dialog = stage.page.findChild(ConfirmDialog)
    assert dialog is not None and not stage.messages.said
    qtbot.mouseClick(dialog.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(stage.messages.said))
    monkeypatch.setattr(reports_actions, "MOST", 100)
    stage.messages.said.clear()
    stage.page.copying.copy()
    assert "too many to copy" in stage.messages.said[0]
    assert report_copy.MOST > 10_000


def test_copy_without_a_selection_says_what_to_do(qtbot, stage):
    stage.page.table.clearSelection()
    stage.page.copying.copy()
    assert "Select rows first" in stage.messages.said[0]
