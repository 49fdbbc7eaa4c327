"""Diagnostics, as a person uses it: checks and repair, the log, the store's figures, a bundle, the last crash."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from alx_desktop.domain.errors import DiskFull, StoreBusy, StoreDamaged
from alx_desktop.domain.vault_errors import VaultLocked
from alx_desktop.store.finding import Finding, Severity
from alx_desktop.ui.about_dialog import AboutDialog
from alx_desktop.ui.diagnostics.bundle_dialog import BundleDialog
from alx_desktop.ui.diagnostics.crash_dialog import CrashDialog
from alx_desktop.ui.diagnostics.crash_offer import CrashOffer
from alx_desktop.ui.pages.diagnostics import CHECKS, LOG, STORE, VERSIONS, DiagnosticsPage
from alx_desktop.ui.vault_dialog import VaultDialog
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui.conftest import Desk
from tests.ui.fake_diagnostics import GOOD, WRONG

LINE = "2026-11-23 14:31:0{0},000 {1:<7} 4711 alx_desktop.{2}: {3}\n"


def page_of(desk: Desk) -> DiagnosticsPage:
    page = desk.window.page
    assert isinstance(page, DiagnosticsPage)
    return page


@pytest.fixture
def page(desk: Desk) -> DiagnosticsPage:
    log = desk.app.data_dir.logs / "alx-desktop.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(
        LINE.format(1, "INFO", "sync.engine", "sync full: success")
        + LINE.format(2, "ERROR", "ui.tasks", "task failed unexpectedly")
        + "Traceback (most recent call last):\nValueError: broken\n"
        + LINE.format(3, "WARNING", "moodle.source", "does not answer"),
        encoding="utf-8",
    )
    return page_of(desk.start("diagnostics"))


def shown(page: DiagnosticsPage, text: str) -> bool:
    return any(text in label.text() for label in page.checks.list.findChildren(QLabel) if label.isVisible())


def dialog_of(desk: Desk, kind: type[QWidget]) -> QWidget:
    desk.wait(lambda: any(one.isVisible() for one in desk.window.findChildren(kind)))
    return next(one for one in desk.window.findChildren(kind) if one.isVisible())


def click(desk: Desk, button: QWidget) -> None:
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_ctrl_8_leads_here_and_it_is_the_last_place(desk: Desk) -> None:
    desk.start()
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert page_of(desk).isVisible()
    assert list(desk.window.rail.buttons)[-1] == "diagnostics"


def test_nothing_is_checked_before_it_is_asked_for(desk: Desk, page: DiagnosticsPage) -> None:
    assert desk.app.diagnostics.asked == []
    assert page.checks.repair_button.isHidden()


def test_checks_are_run_cancelled_and_run_again(desk: Desk, page: DiagnosticsPage) -> None:
    desk.app.diagnostics.release.clear()
    click(desk, page.checks.run_button)
    desk.wait(page.checks.progress.isVisible)
    assert not page.checks.run_button.isEnabled()
    click(desk, page.checks.progress.cancel_button)
    desk.wait(page.checks.run_button.isEnabled)
    assert "Stopped" in page.checks.card.note_label.text()
    desk.app.diagnostics.release.set()
    click(desk, page.checks.run_button)
    desk.wait(lambda: bool(page.checks.list.texts))
    assert page.checks.card.note_label.text().startswith("Nothing is wrong")
    assert page.checks.repair_button.isHidden()


def test_what_is_wrong_comes_worst_first_and_is_repaired(desk: Desk, page: DiagnosticsPage) -> None:
    desk.app.diagnostics.findings = WRONG
    page.run_checks()
    desk.wait(lambda: bool(page.checks.list.texts))
    assert page.checks.list.texts[0] == "The reporting database is damaged"
    assert page.checks.card.note_label.text().startswith("3 to look at")
    desk.wait(page.checks.repair_button.isVisible)
    opened = len(desk.app.opened)
    page.checks.repair_button.click()
    dialog = dialog_of(desk, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    dialog.action_button.click()
    desk.wait(lambda: desk.app.diagnostics.repaired == ["Northwind Training"])
    desk.wait(lambda: desk.flow.session is not None)
    desk.settle()
    assert desk.app.opened[opened - 1].is_closed and len(desk.app.opened) == opened + 1
    assert desk.app.scheduler.aside == []
    assert "ix_course_progress_by_status" in desk.window.message_bar.text_label.text()
    assert page_of(desk).isVisible()


def test_leaving_it_repairs_nothing(desk: Desk, page: DiagnosticsPage) -> None:
    desk.app.diagnostics.findings = WRONG
    page.run_checks()
    desk.wait(page.checks.repair_button.isVisible)
    page.checks.repair_button.click()
    dialog = dialog_of(desk, ConfirmDialog)
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.app.diagnostics.repaired == []
    assert desk.flow.session is not None


def test_a_repair_that_fails_opens_the_site_again(desk: Desk, page: DiagnosticsPage) -> None:
    desk.app.diagnostics.findings = WRONG
    desk.app.diagnostics.repair_failure = StoreBusy("held by another window")
    page.run_checks()
    desk.wait(page.checks.repair_button.isVisible)
    page.checks.repair_asked.emit()
    desk.wait(lambda: "Repairing" in desk.window.message_bar.text_label.text())
    desk.wait(lambda: desk.flow.session is not None)
    desk.settle()
    assert page_of(desk).isVisible()


def test_no_repair_while_a_sync_runs(desk: Desk, page: DiagnosticsPage) -> None:
    desk.app.diagnostics.findings = WRONG
    page.run_checks()
    desk.wait(page.checks.repair_button.isVisible)
    assert desk.flow.session is not None
    desk.flow.session.start_sync()
    assert not page.checks.repair_button.isEnabled()
    desk.app.sync.release.set()
    desk.wait(page.checks.repair_button.isEnabled)


def test_checks_that_fail_say_so(desk: Desk, page: DiagnosticsPage) -> None:
    desk.app.diagnostics.failure = DiskFull("/data")
    page.run_checks()
    desk.wait(page.checks.error_panel.isVisible)
    assert page.checks.run_button.isEnabled()


def test_a_locked_vault_is_asked_for_and_the_checks_run_again(desk: Desk, page: DiagnosticsPage) -> None:
    locked = Finding("vault_locked", Severity.WARNING, VaultLocked.title, "", VaultLocked.advice)
    desk.app.diagnostics.findings = (*GOOD, locked)
    click(desk, page.checks.run_button)
    dialog = dialog_of(desk, VaultDialog)
    assert isinstance(dialog, VaultDialog) and dialog.current_field is not None
    assert desk.app.diagnostics.asked == ["diagnose"] and shown(page, VaultLocked.title)
    desk.app.diagnostics.findings = GOOD
    desk.app.secrets.lock("correct horse battery")
    dialog.current_field.setText("correct horse battery")
    click(desk, dialog.go_button)
    desk.wait(lambda: desk.app.diagnostics.asked == ["diagnose", "diagnose"])
    desk.settle()
    assert not shown(page, VaultLocked.title)


def test_the_log_is_filtered_searched_and_read_in_full(desk: Desk, page: DiagnosticsPage) -> None:
    page.switch.choose("log")
    desk.wait(lambda: len(page.log.model.rows) == 3)
    assert page.log.model.rows[0].message == "does not answer"
    page.log.level_box.setCurrentIndex(page.log.level_box.findData("ERROR"))
    desk.wait(lambda: len(page.log.model.rows) == 1)
    page.log.table.selectRow(0)
    assert page.log.detail.isVisible()
    assert "ValueError: broken" in page.log.detail.toPlainText()
    page.log.level_box.setCurrentIndex(0)
    desk.qtbot.keyClicks(page.log.search, "nowhere")
    desk.wait(page.log.nothing.isVisible)
    page.log._clear()
    desk.wait(lambda: len(page.log.model.rows) == 3)
    page.log.copy_button.click()
    assert "ValueError: broken" in QGuiApplication.clipboard().text()


def test_the_log_follows_and_keeps_what_is_chosen(desk: Desk, page: DiagnosticsPage) -> None:
    page.show_part(LOG)
    desk.wait(lambda: len(page.log.model.rows) == 3)
    page.log.table.selectRow(2)
    path = desk.app.data_dir.logs / "alx-desktop.log"
    with path.open("a", encoding="utf-8") as file:
        file.write(LINE.format(9, "INFO", "x", "one more"))
    page.log._follow()
    desk.wait(lambda: len(page.log.model.rows) == 4)
    assert page.log.model.rows[0].message == "one more"
    assert page.log.table.currentIndex().row() == 3
    page.log.follow_box.setChecked(False)
    with path.open("a", encoding="utf-8") as file:
        file.write(LINE.format(9, "INFO", "x", "and more"))
    page.log._follow()
    desk.settle()
    assert len(page.log.model.rows) == 4


def test_an_empty_log(desk: Desk) -> None:
    page = page_of(desk.start("diagnostics"))
    page.show_part(LOG)
    desk.wait(page.log.empty.isVisible)


def test_the_store_is_counted(desk: Desk, page: DiagnosticsPage) -> None:
    page.switch.choose("store")
    desk.wait(lambda: page.store.found is not None)
    assert "SQLite 3.45.1" in page.store.card.note_label.text()
    page.store.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert page.store.model.rows[0].name == "course_progress"
    last = next(row for row in page.store.model.rows if row.name == "metric")
    assert last.index_bytes is None


def test_a_store_that_cannot_be_counted(desk: Desk, page: DiagnosticsPage) -> None:
    desk.app.care.failure = StoreDamaged("row 17")
    page.show_part(STORE)
    desk.wait(page.store.error_panel.isVisible)
    desk.app.care.failure = None
    page.store.refresh()
    desk.wait(lambda: page.store.found is not None)
    assert page.store.table.isVisible()


def test_everything_is_copied(desk: Desk, page: DiagnosticsPage) -> None:
    desk.app.diagnostics.findings = WRONG
    page.run_checks()
    page.show_part(STORE)
    desk.wait(lambda: page.store.found is not None and page.checks.diagnosis is not None)
    page.show_part(VERSIONS)
    page.copy_button.click()
    text = QGuiApplication.clipboard().text()
    for part in (
        "ALX Desktop:",
        "Qt:",
        "[Error] The reporting database is damaged",
        "MariaDB 10.11.6",
        "course_progress\t",
    ):
        assert part in text


def test_a_bundle_is_looked_through_and_saved(desk: Desk, page: DiagnosticsPage, tmp_path: Path) -> None:
    page.bundle_button.click()
    dialog = dialog_of(desk, BundleDialog)
    assert isinstance(dialog, BundleDialog)
    desk.wait(lambda: dialog.bundle is not None)
    assert dialog.bundle is not None
    names = [file.name for file in dialog.bundle.files]
    assert dialog.list.count() == len(names)
    dialog.list.setCurrentRow(names.index("log.txt"))
    assert "sync full: success" in dialog.text.toPlainText()
    assert "broken" not in dialog.text.toPlainText()
    dialog.save_to(str(tmp_path / "bundle.zip"))
    desk.wait(lambda: dialog.saved_at is not None)
    assert zipfile.ZipFile(tmp_path / "bundle.zip").namelist() == names
    assert dialog.folder_button.isVisible()
    dialog.reject()


def test_a_bundle_that_cannot_be_saved_or_made(desk: Desk, page: DiagnosticsPage, tmp_path: Path) -> None:
    desk.app.diagnostics.failure = DiskFull("/data")
    page.open_bundle()
    dialog = dialog_of(desk, BundleDialog)
    assert isinstance(dialog, BundleDialog)
    desk.wait(dialog.error_panel.isVisible)
    assert not dialog.save_button.isEnabled()
    desk.app.diagnostics.failure = None
    dialog.compose()
    desk.wait(dialog.save_button.isEnabled)
    (tmp_path / "file").write_text("", encoding="utf-8")
    dialog.save_to(str(tmp_path / "file" / "bundle.zip"))
    desk.wait(dialog.error_panel.isVisible)
    assert dialog.save_button.isEnabled()
    dialog.reject()


def test_closing_the_dialog_stops_the_work(desk: Desk, page: DiagnosticsPage) -> None:
    desk.app.diagnostics.release.clear()
    page.open_bundle()
    dialog = dialog_of(desk, BundleDialog)
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()


def test_the_last_crash_is_viewed_and_deleted(desk: Desk, page: DiagnosticsPage) -> None:
    assert page.checks.crash_card.isHidden()
    desk.app.crashes.keep(ValueError("broken in the night"))
    page.refresh()
    desk.wait(page.checks.crash_card.isVisible)
    page.checks.crash_card.view_button.click()
    dialog = dialog_of(desk, CrashDialog)
    assert isinstance(dialog, CrashDialog)
    assert "broken in the night" in dialog.text.toPlainText()
    dialog.delete_button.click()
    desk.wait(lambda: page.checks.crash_card.isHidden())
    assert desk.app.crashes.last() is None


def test_a_crash_is_offered_once_at_the_next_start(desk: Desk) -> None:
    desk.start()
    desk.app.crashes.keep(ValueError("broken in the night"))
    crash = desk.app.crashes.last()
    offer = CrashOffer(desk.app, desk.window, lambda: desk.flow.session)
    offer.offer(None)
    assert not desk.window.message_bar.action_button.isVisible()
    offer.offer(crash)
    assert "sent nowhere" in desk.window.message_bar.text_label.text()
    click(desk, desk.window.message_bar.action_button)
    dialog = dialog_of(desk, CrashDialog)
    assert isinstance(dialog, CrashDialog)
    dialog.bundle_button.click()
    bundle = dialog_of(desk, BundleDialog)
    assert isinstance(bundle, BundleDialog)
    desk.wait(lambda: bundle.bundle is not None)
    assert bundle.bundle is not None
    file = next(one for one in bundle.bundle.files if one.name == "crash.txt")
    assert "ValueError" in file.text and "night" not in file.text
    bundle.reject()
    desk.window.message_bar.hide()
    offer.offer(crash)
    assert not desk.window.message_bar.isVisible()


def test_licences_are_read(desk: Desk, page: DiagnosticsPage) -> None:
    page.show_part(VERSIONS)
    page.versions.licences_button.click()
    dialog = dialog_of(desk, AboutDialog)
    assert isinstance(dialog, AboutDialog)
    desk.wait(lambda: "GNU GENERAL PUBLIC LICENSE" in dialog.text.toPlainText())
    assert dialog.model.rows[0].licence == "GPL-3.0-or-later"
    names = [row.name.lower() for row in dialog.model.rows]
    dialog.table.selectRow(names.index("sqlalchemy"))
    desk.wait(lambda: "Permission is hereby granted" in dialog.text.toPlainText())
    dialog.accept()


def test_the_palette_finds_it(desk: Desk, page: DiagnosticsPage) -> None:
    titles = [command.title for command in page.commands()]
    assert titles == ["Run the checks", "Show the log", "Copy what Diagnostics shows", "Make a support bundle"]
    page.commands()[1].run()
    desk.settle()
    assert page.parts.currentIndex() == LOG
    # As the Control Center's warning of Moodle's cron: what it is about is seen at once.
    page.navigate.emit("diagnostics", "run")
    desk.wait(lambda: page.checks.diagnosis is not None)
    assert page.parts.currentIndex() == CHECKS
