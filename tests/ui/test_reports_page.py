"""The report page as a person uses it: filter, sort, look, copy; by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QMenu, QWidget
from sqlalchemy import select, update

from alx_desktop.domain.errors import StoreBusy
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.services.report_columns import CATALOGUE, DEFAULT_COLUMNS
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.ui.models import report_copy
from alx_desktop.ui.pages import reports_actions
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui.report_page import Stage, staged
from tests.ui.report_site import make_site

PLACES = {name: place for place, name in enumerate(CATALOGUE)}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    made = make_site(tmp_path_factory.mktemp("store"))
    yield made
    made.close()


@pytest.fixture
def stage(qtbot, site, tmp_path):
    with staged(site, tmp_path / "window.ini") as made:
        made.page.activate()
        qtbot.waitUntil(lambda: made.page.model.totals is not None and not made.page.model.is_busy)
        yield made


def settle(qtbot, stage: Stage, query: ReportQuery) -> None:
    """Wait until the page shows this query in full."""
    model = stage.page.model
    qtbot.waitUntil(lambda: model.query == query and model.totals is not None and not model.is_waiting)
    qtbot.waitUntil(lambda: not model.is_busy)


def users(stage: Stage, count: int = 10) -> list[int]:
    return [stage.page.model.row(n)["user_id"] for n in range(min(count, stage.page.model.rowCount()))]


def click_header(qtbot, stage: Stage, column: str) -> None:
    header = stage.page.table.horizontalHeader()
    x = header.sectionViewportPosition(PLACES[column]) + 20
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 12))


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


def test_a_text_search_says_how_much_it_found(qtbot, stage, site):
    qtbot.keyClick(stage.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stage.page.filters.search.hasFocus())
    qtbot.keyClicks(stage.page.filters.search, "fire")
    settle(qtbot, stage, ReportQuery(text="fire"))
    hits = site.reports.count(ReportQuery(text="fire"))
    assert 0 < hits == stage.page.model.rowCount()
    assert stage.page.filters.hits.text() == f"{hits:,} rows"
    qtbot.keyClick(stage.page.filters.search, Qt.Key.Key_Escape)
    settle(qtbot, stage, ReportQuery())
    assert stage.page.filters.hits.isHidden()


def test_companies_are_chosen_by_keyboard(qtbot, stage, site):
    filters, wanted = stage.page.filters, site.reports.companies()[3]
    filters.company_chip.setFocus()
    qtbot.keyClick(filters.company_chip, Qt.Key.Key_Space)
    popup = filters.company_popup
    qtbot.waitUntil(lambda: popup.search.hasFocus())
    qtbot.keyClicks(popup.search, wanted.name.split()[-1])
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    settle(qtbot, stage, ReportQuery(company_ids=(wanted.id,)))
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    qtbot.keyClick(popup.search, Qt.Key.Key_Escape)
    assert popup.isHidden()
    assert filters.company_chip.hasFocus(), "the keyboard goes on where it was"
    assert wanted.name in filters.company_chip.text()
    assert {stage.page.model.row(n)["company_id"] for n in range(10)} == {wanted.id}


def test_several_statuses_by_mouse_and_clear_all(qtbot, stage):
    filters = stage.page.filters
    qtbot.mouseClick(filters.status_chip, Qt.MouseButton.LeftButton)
    listed = filters.status_popup.list
    for row in (1, 2):
        qtbot.mouseClick(
            listed.viewport(), Qt.MouseButton.LeftButton, pos=listed.visualRect(listed.model().index(row, 0)).center()
        )
    settle(qtbot, stage, ReportQuery(statuses=("in_progress", "not_started")))
    assert filters.status_chip.text() == "Status: In progress, Not started"
    qtbot.mouseClick(stage.page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 400))
    assert filters.status_popup.isHidden(), "a click beside it closes it"
    qtbot.mouseClick(filters.clear_button, Qt.MouseButton.LeftButton)
    settle(qtbot, stage, ReportQuery())
    assert filters.clear_button.isHidden()
    assert not filters.status_chip.isChecked()


def test_a_second_click_on_the_chip_closes_its_popup(qtbot, stage):
    chip, popup = stage.page.filters.status_chip, stage.page.filters.status_popup
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert popup.isVisible()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert popup.isHidden()


def test_courses_follow_the_company_and_the_chosen_one_stays(qtbot, stage, site):
    filters, course = stage.page.filters, site.reports.courses()[0]
    stage.page.activate(ReportQuery(company_ids=(1,), course_ids=(course.id,)))
    settle(qtbot, stage, ReportQuery(company_ids=(1,), course_ids=(course.id,)))
    filters.offer_courses([])
    qtbot.mouseClick(filters.course_chip, Qt.MouseButton.LeftButton)
    assert [option.title for option in filters.course_popup.model.chosen] == [course.name]


def test_removed_rows_can_be_shown(qtbot, stage, site):
    qtbot.mouseClick(stage.page.filters.removed_chip, Qt.MouseButton.LeftButton)
    settle(qtbot, stage, ReportQuery(include_removed=True))
    assert stage.page.model.rowCount() == site.reports.count(ReportQuery(include_removed=True))
    assert stage.page.filters.removed_chip.isChecked()


def test_what_changed_lately(qtbot, stage, site):
    filters, of = stage.page.filters, course_progress.c
    now = site.reports.facts().as_of
    with site.store.writing(site.store.reporting) as connection:
        one = connection.scalars(select(of.user_id).where(of.removed_at.is_(None)).limit(1)).one()
        connection.execute(update(course_progress).values(changed_at=now - 400 * 86_400))
        connection.execute(update(course_progress).where(of.user_id == one).values(changed_at=now))
    qtbot.mouseClick(filters.changed_chip, Qt.MouseButton.LeftButton)
    menu = filters.findChild(QMenu)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["at any time"]
    week = next(action for action in menu.actions() if action.text() == "last 7 days")
    week.trigger()
    menu.close()
    settle(qtbot, stage, ReportQuery(changed_hours=168))
    assert filters.changed_chip.text() == "Changed: last 7 days" and filters.is_filtered
    assert set(users(stage, 99)) == {one}
    assert "Changed: last 7 days" in filters.words()
    stage.page.activate(ReportQuery(changed_hours=5))
    assert filters.changed_chip.text() == "Changed: last 5 hours"
    assert [action.text() for action in filters.changed_menu().actions()][2] == "last 5 hours"
    qtbot.mouseClick(filters.clear_button, Qt.MouseButton.LeftButton)
    settle(qtbot, stage, ReportQuery())


def test_who_sends_us_a_query_sees_it(qtbot, stage):
    query = ReportQuery((1,), (), ("not_started",), sort=SortColumn.DUE_AT)
    stage.page.activate(query)
    settle(qtbot, stage, query)
    assert stage.page.filters.company_chip.isChecked() and stage.page.filters.status_chip.isChecked()
    assert stage.page.table.horizontalHeader().sortIndicatorSection() == PLACES["due_at"]


def test_nothing_fits_says_so_and_offers_the_way_back(qtbot, stage):
    stage.page.filters.search.setText("no such thing")
    qtbot.keyClick(stage.page.filters.search, Qt.Key.Key_Return)
    states = stage.page.states
    qtbot.waitUntil(lambda: states.currentWidget() is states.empty)
    assert states.empty.title_label.text() == "No rows fit these filters"
    qtbot.mouseClick(states.clear_button, Qt.MouseButton.LeftButton)
    settle(qtbot, stage, ReportQuery())
    assert states.currentWidget() is states.content


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
