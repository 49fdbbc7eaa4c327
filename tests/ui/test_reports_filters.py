"""The filters of the report page: by text, company, course, status and change; by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from sqlalchemy import select, update

from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.store.tables.progress import course_progress
from tests.ui.report_site import site
from tests.ui.report_steps import PLACES, settle, stage, users

__all__ = ["site", "stage"]


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
