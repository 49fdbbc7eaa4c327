"""Exports from the report page: the dialog, progress and cancel, the written file, saved exports."""

from __future__ import annotations

import threading
from pathlib import Path

import orjson
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton

from alx_desktop.domain.errors import DiskFull
from alx_desktop.domain.progress import Progress
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.services.exports import ExportFormat, ExportRequest, ExportResult
from alx_desktop.services.report_columns import CATALOGUE, DEFAULT_COLUMNS
from alx_desktop.ui.pages.reports_export import ExportDialog, look_at
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui.report_page import Stage, staged
from tests.ui.report_site import site

__all__ = ["site"]


@pytest.fixture
def stage(qtbot, site, tmp_path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    for saved in site.exports.saved():
        site.exports.remove(saved.name)
    with staged(site, tmp_path / "window.ini") as made:
        made.opened = opened
        made.page.activate(ReportQuery(statuses=("completed",), sort=SortColumn.COMPLETED_AT, descending=True))
        qtbot.waitUntil(lambda: made.page.model.totals is not None and not made.page.model.is_busy)
        yield made


def open_dialog(qtbot, stage: Stage, path: Path):
    qtbot.mouseClick(stage.page.export_button, Qt.MouseButton.LeftButton)
    dialog = stage.page.findChild(ExportDialog)
    dialog.path_edit.setText(str(path))
    qtbot.waitUntil(lambda: dialog.export_button.isEnabled() and not stage.tasks.running)
    return dialog


def test_what_is_seen_is_written(qtbot, stage, site, tmp_path):
    stage.page.card.columns.show(["course_name", "learner_name", "completed_at", "percentage"])
    dialog = open_dialog(qtbot, stage, tmp_path / "seen.xlsx")
    total = site.reports.count(stage.page.model.query)
    assert dialog.seen_button.text() == "The 4 columns as seen"
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    bar = stage.page.export_bar
    assert bar.isVisible() and not stage.page.export_button.isEnabled()
    qtbot.waitUntil(lambda: not bar.is_running)
    assert f"{total:,} rows written" in bar.text_label.text()
    assert stage.page.export_button.isEnabled()
    sheet = load_workbook(tmp_path / "seen.xlsx", read_only=True).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Course", "Learner", "Completed", "Progress")
    assert len(rows) == total + 1
    first = site.reports.page(stage.page.model.query, size=1).rows[0]
    assert rows[1][:2] == (first["course_name"], first["learner_name"])
    qtbot.mouseClick(bar.folder_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.open_button, Qt.MouseButton.LeftButton)
    assert stage.opened == [str(tmp_path), str(tmp_path / "seen.xlsx")]
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_all_columns_as_json_lines_and_the_folder_opens(qtbot, stage, tmp_path):
    dialog = open_dialog(qtbot, stage, tmp_path / "all.xlsx")
    dialog.format_box.setCurrentIndex(2)
    assert dialog.path == tmp_path / "all.jsonl"
    dialog.all_button.setChecked(True)
    dialog.open_box.setChecked(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.opened == [str(tmp_path)])
    lines = (tmp_path / "all.jsonl").read_bytes().splitlines()
    assert set(orjson.loads(lines[0])) == set(CATALOGUE)
    assert stage.settings.value("reports/export/folder") == str(tmp_path)
    assert stage.settings.value("reports/export/open_folder") == "true"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Give the file a name."),
        ("report.xlsx", "Give the whole path"),
        ("{tmp}/nowhere/report.xlsx", "There is no such folder."),
        ("{tmp}", "This is a folder."),
    ],
)
def test_a_path_that_cannot_be_is_told_before_the_export(qtbot, stage, tmp_path, typed, said):
    qtbot.mouseClick(stage.page.export_button, Qt.MouseButton.LeftButton)
    dialog = stage.page.findChild(ExportDialog)
    dialog.path_edit.setText(typed.format(tmp=tmp_path))
    qtbot.waitUntil(lambda: said in dialog.path_row.help_label.text())
    assert not dialog.export_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not stage.page.export_bar.is_running


def test_a_file_that_is_there_is_announced_as_replaced(qtbot, stage, tmp_path):
    (tmp_path / "old.xlsx").write_bytes(b"old")
    dialog = open_dialog(qtbot, stage, tmp_path / "old.xlsx")
    qtbot.waitUntil(lambda: "will be replaced" in dialog.path_row.help_label.text())
    assert look_at(tmp_path / "old.xlsx") == "exists"
    assert look_at(tmp_path / "none" / "x.xlsx") == "no_folder"
    dialog.reject()


class SlowExports:
    """An export service that the test lets go on."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.error: Exception | None = None

    def saved(self) -> list:
        return []

    def run(self, request: ExportRequest, progress, cancel) -> ExportResult:
        progress(Progress("export", 250, 1_000, 100.0, 75.0))
        while not self.gate.wait(0.01):
            cancel.raise_if_cancelled()
        if self.error is not None:
            raise self.error
        return ExportResult(1, request.path, 0.1)


@pytest.fixture
def slow(stage, monkeypatch):
    exports = SlowExports()
    monkeypatch.setattr(stage.page.export_bar, "_exports", exports)
    yield exports
    exports.gate.set()


def test_progress_what_is_left_and_cancel(qtbot, stage, slow, tmp_path):
    open_dialog(qtbot, stage, tmp_path / "slow.xlsx").export_button.click()
    bar = stage.page.export_bar
    qtbot.waitUntil(lambda: bar.bar.value() == 250)
    assert bar.left_label.text() == "25 % · 1 min 15 s left"
    qtbot.keyClick(stage.page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert stage.page.findChild(ExportDialog) is None, "one export at a time"
    qtbot.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bar.is_running)
    assert bar.text_label.text() == "Export cancelled. Nothing was written."
    assert not (tmp_path / "slow.xlsx").exists()


def test_a_failure_is_told(qtbot, stage, slow, tmp_path):
    slow.error = DiskFull("x")
    slow.gate.set()
    open_dialog(qtbot, stage, tmp_path / "full.xlsx").export_button.click()
    qtbot.waitUntil(lambda: bool(stage.messages.errors))
    assert isinstance(stage.messages.errors[0], DiskFull)
    assert stage.page.export_bar.isHidden() and stage.page.export_button.isEnabled()


def test_a_named_export_runs_again_in_one_click(qtbot, stage, site, tmp_path):
    dialog = open_dialog(qtbot, stage, tmp_path / "weekly.csv")
    dialog.format_box.setCurrentIndex(1)
    dialog.name_edit.setText(" Weekly & more ")
    qtbot.waitUntil(lambda: dialog.export_button.isEnabled())
    dialog.export_button.click()
    qtbot.waitUntil(lambda: stage.page.saved.names == {"Weekly & more"})
    (saved,) = site.exports.saved()
    assert (saved.format, saved.columns) == (ExportFormat.CSV, DEFAULT_COLUMNS)
    assert saved.last_rows == stage.page.model.rowCount()
    (tmp_path / "weekly.csv").unlink()
    stage.page.filters.clear()
    qtbot.mouseClick(stage.page.saved_button, Qt.MouseButton.LeftButton)
    popup = stage.page.saved.popup
    assert popup.isVisible()
    qtbot.keyClick(popup.run_buttons[0], Qt.Key.Key_Space)
    qtbot.waitUntil((tmp_path / "weekly.csv").exists)
    assert popup.isHidden()


def test_a_saved_export_can_be_shown_and_removed(qtbot, stage, site, tmp_path):
    query = ReportQuery((1,), text="fire", sort=SortColumn.DUE_AT)
    site.exports.save("Fire", ExportRequest(query, (), ExportFormat.XLSX, tmp_path / "f.xlsx"))
    stage.page.refresh()
    qtbot.waitUntil(lambda: stage.page.saved.names == {"Fire"})
    qtbot.mouseClick(stage.page.saved_button, Qt.MouseButton.LeftButton)
    buttons = stage.page.saved.popup.findChildren(QAbstractButton)
    named = {button.accessibleName(): button for button in buttons}
    qtbot.mouseClick(named["Show the rows of Fire"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.page.model.query == query)
    assert stage.page.filters.search.text() == "fire"
    stage.page.saved._ask_remove(site.exports.saved()[0])
    dialog = stage.page.findChild(ConfirmDialog)
    qtbot.mouseClick(dialog.action_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.page.saved.names == frozenset())
    assert site.exports.saved() == []
