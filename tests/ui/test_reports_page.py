"""The report page as a person uses it: look, sort, choose columns, open a row; by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget
from sqlalchemy import update

from alx_desktop.domain.errors import StoreBusy
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.services.report_columns import CATALOGUE, DEFAULT_COLUMNS
from alx_desktop.store.tables.progress import course_progress
from tests.ui.report_page import staged
from tests.ui.report_site import make_site, site
from tests.ui.report_steps import PLACES, click_header, settle, stage, users

__all__ = ["site", "stage"]


def test_it_shows_rows_totals_and_how_fresh_they_are(stage, site):
    page, total = stage.page, site.reports.count(ReportQuery())
    assert page.states.currentWidget() is page.states.content
    assert f"{total:,} rows" in page.header.freshness_label.text()
    assert "as of 3 minutes ago" in page.header.freshness_label.text()
    assert "Europe/Vienna" in page.header.freshness_label.text()
    assert f"Total: {total:,} rows" in page.card.totals.accessibleDescription()
    assert page.note.startswith("Rows 1–")
    assert page.table.shown_columns() == [PLACES[name] for name in DEFAULT_COLUMNS]


def test_a_header_has_two_states(qtbot, stage, site):
    click_header(qtbot, stage, "course_name")
    ascending = ReportQuery(sort=SortColumn.COURSE)
    settle(qtbot, stage, ascending)
    assert users(stage) == [row["user_id"] for row in site.reports.page(ascending, size=10).rows]
    click_header(qtbot, stage, "course_name")
    settle(qtbot, stage, ReportQuery(sort=SortColumn.COURSE, descending=True))
    click_header(qtbot, stage, "course_name")
    settle(qtbot, stage, ascending)
    header = stage.page.table.horizontalHeader()
    assert header.sortIndicatorSection() == PLACES["course_name"]
    assert header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder


def test_times_begin_with_the_newest(qtbot, stage):
    click_header(qtbot, stage, "completed_at")
    settle(qtbot, stage, ReportQuery(sort=SortColumn.COMPLETED_AT, descending=True))


def test_a_column_without_an_order_leaves_the_rows_as_they_are(qtbot, stage):
    stage.page.card.columns.show(["attribution", "learner_name"])
    click_header(qtbot, stage, "attribution")
    header = stage.page.table.horizontalHeader()
    assert header.sortIndicatorSection() == PLACES["learner_name"]
    assert stage.page.model.query == ReportQuery()
    tip = stage.page.model.headerData(PLACES["attribution"], Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "cannot be sorted" in tip


@pytest.mark.parametrize(
    ("column", "sort", "descending"),
    [
        ("department_name", SortColumn.DEPARTMENT, False),
        ("learner_email", SortColumn.EMAIL, False),
        ("days_overdue", SortColumn.DAYS_OVERDUE, True),
    ],
)
def test_what_chasers_sort_by_can_be_sorted(qtbot, stage, column, sort, descending):
    stage.page.card.columns.show([column, "learner_name"])
    click_header(qtbot, stage, column)
    settle(qtbot, stage, ReportQuery(sort=sort, descending=descending))


def test_the_keyboard_sorts_by_the_current_column(qtbot, stage):
    table = stage.page.table
    table.setCurrentIndex(stage.page.model.index(0, PLACES["due_at"]))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, stage, ReportQuery(sort=SortColumn.DUE_AT, descending=True))
    table.setCurrentIndex(stage.page.model.index(0, PLACES["status"]))
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, stage, ReportQuery(sort=SortColumn.STATUS))


def test_columns_are_chosen_moved_and_remembered(qtbot, stage, site, tmp_path):
    qtbot.mouseClick(stage.page.columns_button, Qt.MouseButton.LeftButton)
    popup = stage.page.card.columns_popup
    qtbot.waitUntil(lambda: popup.search.hasFocus())
    qtbot.keyClicks(popup.search, "e-mail")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.page.card.columns.shown[-1] == "learner_email")
    popup.search.clear()
    popup.list.setFocus()
    popup.list.setCurrentIndex(popup.model.index(0))
    qtbot.keyClick(popup.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    wanted = (DEFAULT_COLUMNS[1], DEFAULT_COLUMNS[0], *DEFAULT_COLUMNS[2:], "learner_email")
    qtbot.waitUntil(lambda: stage.page.card.columns.shown == wanted)
    stage.page.table.setColumnWidth(PLACES["course_name"], 222)
    stage.page.card.columns.keep()
    with staged(site, tmp_path / "window.ini") as again:
        assert again.page.card.columns.shown == wanted
        assert again.page.table.columnWidth(PLACES["course_name"]) == 222
        again.page.card.columns.reset()
        assert again.page.card.columns.shown == DEFAULT_COLUMNS


@pytest.mark.parametrize("kept", ["", "nonsense", "[]", '[["gone", 9]]', '[["status", "wide"]]', "{}", "7"])
def test_settings_of_another_version_do_no_harm(qtbot, site, tmp_path, kept):
    from PySide6.QtCore import QSettings

    from alx_desktop.ui.pages.reports_layout import KEY

    settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    settings.setValue(KEY, kept)
    settings.sync()
    with staged(site, tmp_path / "w.ini") as again:
        assert again.page.card.columns.shown == DEFAULT_COLUMNS


def test_the_last_column_cannot_be_taken_away(qtbot, stage):
    stage.page.card.columns.show([])
    assert stage.page.card.columns.shown == DEFAULT_COLUMNS


def test_a_row_opens_in_full_and_follows_the_selection(qtbot, stage):
    table, detail, model = stage.page.table, stage.page.detail, stage.page.model
    table.setCurrentIndex(model.index(1, PLACES["learner_name"]))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert detail.isVisible()
    assert detail.title_label.text() == model.row(1)["learner_name"]
    assert len(detail.facts) == len(CATALOGUE)
    values = {fact.column.id: fact.value.text() for fact in detail.facts}
    assert values["learner_email"] == model.row(1)["learner_email"]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert detail.course_label.text() == model.row(2)["course_name"]
    qtbot.mouseClick(detail.meaning_button, Qt.MouseButton.LeftButton)
    assert detail.facts[0].meaning.isVisible()
    qtbot.mouseClick(detail.copy_button, Qt.MouseButton.LeftButton)
    assert f"Course: {model.row(2)['course_name']}" in QGuiApplication.clipboard().text()
    detail.close_button.setFocus()
    qtbot.keyClick(detail.close_button, Qt.Key.Key_Escape)
    assert detail.isHidden() and table.hasFocus()


def test_new_data_keeps_selection_and_place(qtbot, tmp_path):
    site = make_site(tmp_path)
    with staged(site, tmp_path / "w.ini") as stage:
        page = stage.page
        page.activate()
        settle(qtbot, stage, ReportQuery())
        page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum() // 2)
        page.table.selectRow(page.table.rowAt(40))
        place, selected = page.table.verticalScrollBar().value(), page.table.selected_ranges()
        with site.store.writing(site.store.reporting) as connection:
            connection.execute(update(course_progress).values(percentage=77.0))
        stage.session.data_changed.emit()
        row = selected[0][0]
        qtbot.waitUntil(lambda: (page.model.row(row) or {}).get("percentage") == 77.0)
        assert page.table.verticalScrollBar().value() == place
        assert page.table.selected_ranges() == selected
    site.close()


def test_a_site_never_synced_says_what_will_be_here(qtbot, tmp_path):
    site = make_site(tmp_path, None)
    with staged(site, tmp_path / "w.ini") as stage:
        stage.page.activate()
        states = stage.page.states
        qtbot.waitUntil(lambda: states.currentWidget() is states.empty)
        qtbot.waitUntil(lambda: states.empty.title_label.text() == "Nothing has been synced yet")
        with qtbot.waitSignal(stage.page.navigate) as sent:
            qtbot.mouseClick(states.sync_button, Qt.MouseButton.LeftButton)
        assert sent.args == ["sync", None]
    site.close()


def test_an_error_says_what_was_kept_and_can_be_tried_again(qtbot, stage, monkeypatch):
    def broken(*_args, **_kwargs):
        raise StoreBusy("locked")

    with monkeypatch.context() as patch:
        patch.setattr(stage.site.reports, "page", broken)
        stage.page.filters.search.setText("fire")
        qtbot.waitUntil(lambda: stage.page.error_panel.isVisible())
    assert "still shown" in stage.page.error_panel.kept_label.text()
    assert stage.page.states.currentWidget() is stage.page.states.content
    retry = next(b for b in stage.page.error_panel.findChildren(QAbstractButton) if b.text() == "Try again")
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    settle(qtbot, stage, ReportQuery(text="fire"))
    assert stage.page.error_panel.isHidden()


def test_a_store_that_cannot_be_read_is_said_once(qtbot, stage, monkeypatch):
    def broken(*_args, **_kwargs):
        raise StoreBusy("locked")

    with monkeypatch.context() as patch:
        for name in ("page", "totals", "facts", "courses"):
            patch.setattr(stage.site.reports, name, broken)
        patch.setattr(stage.site.exports, "saved", broken)
        stage.page.refresh()
        qtbot.waitUntil(lambda: not stage.tasks.running)
    assert stage.page.error_panel.isVisible() and stage.messages.errors == []


def test_rows_that_come_do_not_hide_that_the_filters_have_nothing_to_offer(qtbot, stage, monkeypatch):
    def broken(*_args, **_kwargs):
        raise StoreBusy("locked")

    with monkeypatch.context() as patch:
        patch.setattr(stage.site.reports, "facts", broken)
        stage.page.refresh()
        qtbot.waitUntil(lambda: stage.page.error_panel.isVisible())
        stage.page.filters.search.setText("fire")
        settle(qtbot, stage, ReportQuery(text="fire"))
    assert stage.page.error_panel.isVisible() and stage.messages.errors == []
    stage.page.refresh()
    qtbot.waitUntil(lambda: not stage.tasks.running)
    assert stage.page.error_panel.isHidden()


def test_everything_has_an_accessible_name(qtbot, stage):
    stage.page.table.selectRow(0)
    stage.page.details.open()
    nameless = [
        widget
        for widget in stage.page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QAbstractItemView)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert [type(widget).__name__ for widget in nameless] == []


def test_the_palette_knows_what_can_be_done_here(qtbot, stage):
    commands = {command.title: command for command in stage.page.commands()}
    assert "Export the report" in commands and "Choose columns" in commands
    with qtbot.waitSignal(stage.page.navigate):
        commands["Sort by Due"].run()
    settle(qtbot, stage, ReportQuery(sort=SortColumn.DUE_AT))
