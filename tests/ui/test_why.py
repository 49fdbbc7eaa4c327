""" "Why this value?" as a person uses it: by menu, key and button; while Moodle is slow, and for row after row."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from alx_desktop.ui.pages.reports_why_window import WhyWindow
from alx_desktop.ui.theme import ThemeMode
from benchmarks.report_store import NOW
from tests.ui import explained, fakes
from tests.ui.accessible import name_of, used
from tests.ui.conftest import Desk
from tests.ui.explained import FakeExplain
from tests.ui.report_page import Stage
from tests.ui.report_site import ReportSite, site
from tests.ui.report_steps import PLACES
from tests.ui.why_steps import ask, choose, click, stage, wait_read, window

__all__ = ["site", "stage"]


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


def test_the_palette_knows_it(desk: Desk, site: ReportSite) -> None:
    desk.app.reports, desk.app.exports = site.reports, site.exports
    desk.app.explain = FakeExplain(explained.equal(int(fakes.NOW)))
    desk.start("reports")
    command = next(c for c in desk.window.page.commands() if c.title == "Why this value?")  # type: ignore[union-attr]
    assert command.keys == "Ctrl+Shift+W"
