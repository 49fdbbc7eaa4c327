""" "Why this value?" taken along: copied, saved as a file, printed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from alx_desktop.ui.pages import reports_why_save
from benchmarks.report_store import NOW
from tests.ui import explained
from tests.ui.report_page import Stage
from tests.ui.report_site import site
from tests.ui.why_steps import ask, click, stage

__all__ = ["site", "stage"]


def test_copy_as_text(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW))
    click(qtbot, shown.copy_button)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Why this value?") and "differ now in: Progress" in copied


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_it_is_saved_and_opened(
    qtbot: QtBot, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    shown = ask(qtbot, stage, explained.different(NOW))
    shown.saving._found = shown.found
    path = tmp_path / f"why.{ending}"
    shown.saving.save(path)
    qtbot.waitUntil(shown.message_bar.isVisible)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-" if ending == "pdf" else b"<!DOCTYPE html>")
    assert len(content) > 4_000
    click(qtbot, shown.message_bar.action_button)
    assert [Path(name) for name in opened] == [path]


def test_the_file_dialog_proposes_a_name_and_follows_the_kind(qtbot: QtBot, stage: Stage, tmp_path: Path) -> None:
    stage.settings.setValue(reports_why_save.FOLDER_KEY, str(tmp_path))
    found = explained.equal(NOW)
    found.names["course"] = 'A/B: "fire"?\n.'
    shown = ask(qtbot, stage, found)
    qtbot.keyClick(shown, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = shown.saving.dialog
    assert Path(dialog.selectedFiles()[0]).name == "Why - María José Peña - A B fire.pdf"
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert Path(dialog.selectedFiles()[0]).name == "Why - María José Peña - A B fire.html"
    dialog.reject()


def test_a_file_that_cannot_be_written(qtbot: QtBot, stage: Stage, tmp_path: Path) -> None:
    shown = ask(qtbot, stage)
    shown.saving._found = shown.found
    shown.saving.save(tmp_path / "no such folder" / "why.pdf")
    qtbot.waitUntil(shown.message_bar.isVisible)
    assert "Saving the explanation" in shown.message_bar.text_label.text()
    assert "folder" in shown.message_bar.advice_label.text()


def test_it_is_printed(qtbot: QtBot, stage: Stage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    shown = ask(qtbot, stage)
    if sys.platform == "linux":  # elsewhere the system's own dialog waits for a person
        click(qtbot, shown.print_button)
        assert shown.saving.print_dialog.isVisible()
        shown.saving.print_dialog.reject()
    shown.saving._found = shown.found
    shown.saving.print_with(printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
