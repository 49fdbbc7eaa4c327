""" "Why this value?" as a person uses it: by menu, key and button; while Moodle is slow, silent, or says otherwise."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import ConnectionLost, StoreBusy
from alx_desktop.domain.sync import SyncMode
from alx_desktop.services.explanation import Explanation, FieldDifference
from alx_desktop.services.report_columns import CATALOGUE
from alx_desktop.ui.pages import reports_why_save
from alx_desktop.ui.pages.reports_why_window import WhyWindow
from alx_desktop.ui.password_dialog import PasswordDialog
from alx_desktop.ui.theme import ThemeMode
from benchmarks.report_store import NOW
from tests.ui import explained, fakes
from tests.ui.accessible import name_of, used
from tests.ui.conftest import Desk
from tests.ui.explained import FakeExplain
from tests.ui.report_page import Stage, staged
from tests.ui.report_site import ReportSite, make_site

PLACES = {name: place for place, name in enumerate(CATALOGUE)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReportSite]:
    made = make_site(tmp_path_factory.mktemp("store"))
    yield made
    made.close()


@pytest.fixture
def stage(qtbot: QtBot, site: ReportSite, tmp_path: Path) -> Iterator[Stage]:
    site.explain = FakeExplain(explained.equal(NOW))
    with staged(site, tmp_path / "window.ini") as made:
        made.page.activate()
        qtbot.waitUntil(lambda: made.page.model.totals is not None and not made.page.model.is_busy)
        yield made
        site.explain.gate.set()


def choose(stage: Stage, row: int = 2, column: str = "percentage") -> None:
    stage.page.table.setCurrentIndex(stage.page.model.index(row, PLACES[column]))


def window(stage: Stage) -> WhyWindow:
    made = stage.page.why.window
    assert made is not None
    return made


def ask(qtbot: QtBot, stage: Stage, *answers: Explanation, column: str = "percentage") -> WhyWindow:
    """Press the keys on a cell, and wait for Moodle's answer."""
    if answers:
        stage.site.explain = FakeExplain(*answers)
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    choose(stage, column=column)
    qtbot.keyClick(
        stage.page.table, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    wait_read(qtbot, stage)
    return window(stage)


def wait_read(qtbot: QtBot, stage: Stage) -> None:
    qtbot.waitUntil(lambda: stage.page.why.window is not None and not window(stage).head.verdict.bar.isVisible())


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def test_the_keys_explain_the_current_cell(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage)
    row = stage.page.model.row(2)
    assert row is not None
    assert stage.site.explain.keys == [(row["company_id"], row["user_id"], row["course_id"])]
    assert shown.isVisible() and not shown.isModal()
    assert row["learner_name"] in shown.row_label.text() and row["course_name"] in shown.row_label.text()
    head = shown.head
    assert (head.store_side.label.text(), head.store_side.value.text()) == ("Progress in the store", "50 %")
    assert (head.moodle_side.label.text(), head.moodle_side.value.text()) == ("Progress in Moodle now", "50 %")
    assert head.moodle_side.note.text() == "read just now"
    assert head.verdict.headline.text() == "The store says what Moodle says now."
    assert not head.verdict.mend_button.isVisible()
    page = shown.text_view.toPlainText()
    order = [page.index(words) for words in ("Step by step", "The values", "Enrolments", "History of the value")]
    assert order == sorted(order)
    assert "3 of 6 = 50 %" in page and "33.33333333 %" in page


def test_the_column_that_is_asked_for_stands_first(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, column="due_at")
    assert shown.head.store_side.label.text() == "Due in the store"
    assert ":" in shown.head.store_side.value.text(), "a date with its time"
    shown = ask(qtbot, stage, column="learner_name")
    assert shown.head.store_side.label.text() == "Progress in the store", "a name is not derived from anything"


def test_the_menu_of_a_row(qtbot: QtBot, stage: Stage) -> None:
    table = stage.page.table
    place = table.visualRect(stage.page.model.index(4, PLACES["status"])).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    menu = next(menu for menu in table.findChildren(QMenu) if menu.isVisible())
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert texts == ["Why this value?", "Show the whole row", "Copy with headers"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    wait_read(qtbot, stage)
    assert window(stage).head.store_side.value.text() == "In progress"
    row = stage.page.model.row(4)
    assert row is not None and stage.site.explain.keys[0][1] == row["user_id"]


def test_the_menu_by_keyboard_and_beside_the_rows(qtbot: QtBot, stage: Stage) -> None:
    table = stage.page.table
    choose(stage, 1)
    far = QPoint(5, 5)
    QApplication.sendEvent(table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, far, far))
    menu = next(menu for menu in table.findChildren(QMenu) if menu.isVisible())
    menu.close()
    stage.page.filters.search.setText("no such thing")
    qtbot.keyClick(stage.page.filters.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.page.model.rowCount() == 0)
    QApplication.sendEvent(table.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, far, far))
    assert not [menu for menu in table.findChildren(QMenu) if menu.isVisible()]
    stage.page.why.explain_cell()
    assert stage.messages.said == ["Choose a row first"] and stage.page.why.window is None


def test_the_button_in_the_panel_of_a_row(qtbot: QtBot, stage: Stage) -> None:
    choose(stage, 3)
    qtbot.keyClick(stage.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(stage.page.detail.isVisible)
    click(qtbot, stage.page.detail.why_button)
    wait_read(qtbot, stage)
    row = stage.page.model.row(3)
    assert row is not None and row["learner_name"] in window(stage).row_label.text()


def test_the_store_answers_while_moodle_is_slow_and_can_be_given_up(qtbot: QtBot, stage: Stage) -> None:
    explain = stage.site.explain
    explain.gate.clear()
    choose(stage)
    stage.page.why.explain_cell()
    shown = window(stage)
    qtbot.waitUntil(lambda: shown.found is not None)
    bar = shown.head.verdict
    assert bar.bar.isVisible() and bar.stop_button.isVisible() and not bar.read_button.isVisible()
    assert shown.head.store_side.value.text() == "50 %" and shown.head.moodle_side.value.text() == "–"
    assert "History of the value" in shown.text_view.toPlainText()
    assert "In Moodle now" not in shown.text_view.toPlainText(), "a column of nothing says nothing"
    click(qtbot, bar.stop_button)
    assert not bar.bar.isVisible() and "stopped" in bar.headline.text()
    qtbot.waitUntil(lambda: not stage.tasks.running)
    assert shown.head.moodle_side.note.text() == "not read"
    explain.gate.set()
    qtbot.keyClick(shown, Qt.Key.Key_F5)
    wait_read(qtbot, stage)
    assert bar.headline.text() == "The store says what Moodle says now."


def test_moodle_cannot_be_reached(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.unreachable(NOW), explained.equal(NOW))
    bar = shown.head.verdict
    assert bar.headline.text() == "Moodle could not be asked."
    assert "connection refused. Check the port" in bar.more.text() and "what the store knows" in bar.more.text()
    assert shown.head.store_side.value.text() == "50 %"
    assert not bar.mend_button.isVisible()
    click(qtbot, bar.read_button)
    qtbot.waitUntil(lambda: bar.headline.text() == "The store says what Moodle says now.")


def test_what_differs_offers_a_sync_and_reads_again_after_it(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW), explained.equal(NOW))
    bar = shown.head.verdict
    assert bar.headline.text() == "Moodle says something else now: Progress, Activities done."
    assert shown.head.moodle_side.value.text() == "66.7 %"
    assert "changed in Moodle since the last sync" in shown.text_view.toPlainText()
    click(qtbot, bar.mend_button)
    assert stage.session.syncs == [SyncMode.AUTO]
    assert bar.mend_button.text() == "Syncing …" and not bar.mend_button.isEnabled()
    stage.session.end_sync(None)
    qtbot.waitUntil(lambda: bar.headline.text() == "The store says what Moodle says now.")


def test_a_change_without_a_trace_is_left_to_reconcile(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW))
    click(qtbot, shown.head.verdict.mend_button)
    stage.session.end_sync(None)
    wait_read(qtbot, stage)
    assert shown.head.verdict.mend_button.text() == "Reconcile with Moodle"
    click(qtbot, shown.head.verdict.mend_button)
    assert stage.session.syncs == [SyncMode.AUTO, SyncMode.RECONCILE]


def test_a_sync_that_fails_says_so_here(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW))
    click(qtbot, shown.head.verdict.mend_button)
    stage.session.end_sync(ConnectionLost("gone"))
    wait_read(qtbot, stage)
    assert "The connection to the Moodle database was lost" in shown.message_bar.text_label.text()
    assert shown.head.verdict.mend_button.text() == "Sync now" and shown.head.verdict.mend_button.isEnabled()


def test_a_store_that_is_wrong_says_so(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW, "wrong"))
    assert "the store is wrong" in shown.head.verdict.more.text()
    click(qtbot, shown.head.verdict.mend_button)
    assert stage.session.syncs == [SyncMode.RECONCILE]


def test_rounding_does_not_hide_what_differs(qtbot: QtBot, stage: Stage) -> None:
    close = explained.equal(NOW)
    assert close.live is not None
    close.live["percentage"] = 50.0000004
    close.differences = [FieldDifference("percentage", 50.0, 50.0000004, "changed_since_sync")]
    shown = ask(qtbot, stage, close)
    assert shown.head.store_side.value.text() != shown.head.moodle_side.value.text()


@pytest.mark.parametrize(
    ("make", "headline", "store", "mend"),
    [
        (explained.removed, "The row was removed, and Moodle agrees.", "50 %", ""),
        (explained.waiting, "There is no such row in Moodle any more.", "50 %", "Decide on the Sync page"),
        (explained.never, "There is no such row.", "No row", ""),
    ],
)
def test_rows_that_are_gone(qtbot: QtBot, stage: Stage, make: object, headline: str, store: str, mend: str) -> None:
    shown = ask(qtbot, stage, make(NOW))  # type: ignore[operator]
    bar = shown.head.verdict
    assert bar.headline.text() == headline
    assert shown.head.store_side.value.text() == store
    assert shown.head.moodle_side.value.text() == "No row"
    assert shown.head.moodle_side.note.text() == "The learner is not a member of the company."
    assert (bar.mend_button.text() if bar.mend_button.isVisible() else "") == mend
    if make is explained.removed:
        assert shown.head.store_side.note.text() == "Removed 2 days ago: Left the company. This is its last value."


def test_a_held_removal_leads_to_the_decision(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.waiting(NOW))
    with qtbot.waitSignal(stage.page.navigate) as asked:
        click(qtbot, shown.head.verdict.mend_button)
    assert asked.args == ["sync", None]


@pytest.mark.parametrize("there", [True, False])
def test_a_row_on_one_side_only(qtbot: QtBot, stage: Stage, there: bool) -> None:
    found = explained.removed(NOW) if there else explained.equal(NOW)
    found.stored = explained.stored(NOW) if there else None
    found.differences = [FieldDifference("row", "there", "missing", "changed_since_sync")]
    shown = ask(qtbot, stage, found)
    expected = "The row is only in the store." if there else "The row is only in Moodle."
    assert shown.head.verdict.headline.text() == expected
    assert shown.head.verdict.mend_button.text() == "Sync now"


def test_before_the_first_sync_has_finished(qtbot: QtBot, stage: Stage) -> None:
    found = explained.equal(NOW)
    found.as_of = None
    shown = ask(qtbot, stage, found)
    assert shown.head.store_side.note.text() == "No sync has finished yet."


def test_the_store_cannot_be_read(qtbot: QtBot, stage: Stage) -> None:
    explain = stage.site.explain
    explain.failure = StoreBusy("locked")
    choose(stage)
    stage.page.why.explain_cell()
    shown = window(stage)
    qtbot.waitUntil(shown.error_panel.isVisible)
    qtbot.waitUntil(lambda: not stage.tasks.running)
    assert not shown.save_button.isEnabled() and not shown.head.isVisible()
    explain.failure = None
    retry = next(b for b in used(shown.error_panel) if name_of(b) == "Try again")
    click(qtbot, retry)
    wait_read(qtbot, stage)
    assert not shown.error_panel.isVisible() and shown.head.isVisible() and shown.save_button.isEnabled()


def test_escape_closes_and_gives_moodle_up(qtbot: QtBot, stage: Stage) -> None:
    stage.site.explain.gate.clear()
    choose(stage)
    stage.page.why.explain_cell()
    shown = window(stage)
    shown.resize(700, 560)
    qtbot.keyClick(shown.text_view, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    qtbot.waitUntil(lambda: not stage.tasks.running)
    stage.site.explain.gate.set()
    again = WhyWindow(stage.page, stage.page.context, stage.session, stage.settings)  # type: ignore[arg-type]
    assert (again.width(), again.height()) == (700, 560)
    again.deleteLater()
    stage.session.data_changed.emit()
    assert len(stage.site.explain.keys) <= 1, "a window that is closed reads nothing"


def test_another_row_takes_the_window_over(qtbot: QtBot, stage: Stage) -> None:
    """The answer of the first row must not appear under the name of the second."""
    slow = FakeExplain(explained.different(NOW))
    slow.gate.clear()
    stage.site.explain = slow
    choose(stage, 0)
    stage.page.why.explain_cell()
    stage.site.explain = FakeExplain(explained.equal(NOW))
    choose(stage, 5)
    stage.page.why.explain_cell()
    wait_read(qtbot, stage)
    slow.gate.set()
    qtbot.waitUntil(lambda: not stage.tasks.running)
    assert window(stage).head.verdict.headline.text() == "The store says what Moodle says now."


def test_a_refresh_keeps_the_place(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage)
    click(qtbot, shown.jumps["history"])
    place = shown.text_view.verticalScrollBar().value()
    assert place > 0
    stage.session.data_changed.emit()
    wait_read(qtbot, stage)
    assert shown.text_view.verticalScrollBar().value() == place
    stage.theme.set_mode(ThemeMode.DARK)
    assert shown.text_view.verticalScrollBar().value() == place
    assert "#4cc38a" in shown.text_view.toHtml().lower(), "the page wears the theme's colours"


def test_hostile_names_are_text(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage)
    assert "<img src=x onerror=alert(1)>" in shown.text_view.toPlainText()


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


def test_everything_has_a_name_and_is_reached_with_tab(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW))
    stops = [widget for widget in used(shown) if widget.isVisible() and widget.isEnabled()]
    assert [repr(widget) for widget in stops if not name_of(widget)] == []
    reached = set()
    for _ in range(40):
        shown.focusNextChild()
        reached.add(shown.focusWidget())
    wanted = {w for w in [*stops, shown.text_view] if w.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert [repr(widget) for widget in wanted - reached] == []
    assert name_of(shown) and shown.head.store_side.accessibleName() == "Progress in the store: 50 %"


@pytest.mark.parametrize(
    ("password", "words"), [("missing", "does not know the password"), ("refused", "could not be asked")]
)
def test_the_password_is_asked_for_once_and_then_it_reads(
    desk: Desk, site: ReportSite, password: str, words: str
) -> None:
    app = desk.app
    app.reports, app.exports = site.reports, site.exports
    explain = FakeExplain(explained.unreachable(int(fakes.NOW), password))
    app.explain = explain
    desk.start("reports")
    page = desk.window.page
    desk.wait(lambda: page.model.rowCount() > 0 and not page.model.is_busy)  # type: ignore[union-attr]
    page.table.setCurrentIndex(page.model.index(0, 0))  # type: ignore[union-attr]
    page.why.explain_cell()  # type: ignore[union-attr]

    def dialogs() -> list[PasswordDialog]:
        return [child for child in desk.window.findChildren(PasswordDialog) if child.isVisible()]

    desk.wait(lambda: len(dialogs()) == 1)
    asked = dialogs()[0]
    assert asked.go_button.text() == "Read with this password"
    asked.reject()
    why = page.why.window  # type: ignore[union-attr]
    assert words in why.head.verdict.headline.text()
    assert why.head.verdict.mend_button.text() == "Enter the password"
    why.read()
    desk.settle()
    assert not dialogs(), "who said no is not asked again unless they want to"
    desk.qtbot.mouseClick(why.head.verdict.mend_button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: len(dialogs()) == 1)
    explain.answers = [deepcopy(explained.equal(int(fakes.NOW)))]
    desk.qtbot.keyClicks(dialogs()[0].field, "secret")
    desk.qtbot.keyClick(dialogs()[0].field, Qt.Key.Key_Return)
    desk.wait(lambda: why.head.verdict.headline.text() == "The store says what Moodle says now.")
    assert app.secrets.kept == [("Northwind Training", "secret", True)]
    assert app.sync.requests == [], "nothing was synced"


def test_the_palette_knows_it(desk: Desk, site: ReportSite) -> None:
    desk.app.reports, desk.app.exports = site.reports, site.exports
    desk.app.explain = FakeExplain(explained.equal(int(fakes.NOW)))
    desk.start("reports")
    command = next(c for c in desk.window.page.commands() if c.title == "Why this value?")  # type: ignore[union-attr]
    assert command.keys == "Ctrl+Shift+W"


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
