"""The Companies page used as a person uses it, over a real store: find, open, sync, and look at each tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import StoreDamaged
from alx_desktop.services.companies import CompaniesService
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.company_parts import CompanyDepartment
from alx_desktop.ui.companies.departments import children_of
from alx_desktop.ui.companies.detail import TABS
from alx_desktop.ui.companies.learners import LearnersSection
from alx_desktop.ui.companies.section import Section
from alx_desktop.ui.models.company_lines import COMPLETED, NAME
from alx_desktop.ui.pages.companies import FRESH_SECONDS
from alx_desktop.ui.widgets.table import LEAST_NAME
from tests.ui.company_page import Desk, desk, real_app, site
from tests.ui.conftest import RecordedMessages
from tests.unit.synced_demo import synced_copy, synced_demo

__all__ = ["desk", "real_app", "site", "synced_copy", "synced_demo"]


def test_the_list_shows_every_company_and_finds_one(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page
    lines = desk.site.companies.all()
    assert [row.id for row in page.list.model.rows] == [line.id for line in lines]
    ModelTester(None).check(page.list.model)
    wanted = lines[1].company
    qtbot.keyClicks(page.list.search, wanted.shortname.upper())
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert [row.id for row in page.list.model.rows] == [wanted.company_id]
    page.list.search.setText("no such company")
    qtbot.keyClick(page.list.search, Qt.Key.Key_Return)
    assert page.list.stack.currentWidget() is page.list.no_hit
    page.list.search.clear()
    assert page.list.model.rowCount() == len(lines)
    assert page.note.startswith(f"{len(lines)} companies")
    TokenService(desk.site.store, "tester").create(wanted.company_id, "BI")
    page.activate()
    desk.settle()
    assert [row.id for row in page.list.model.rows if row.use.active] == [wanted.company_id], "made on another page"


def test_what_is_read_anew_by_the_clock_leaves_a_person_where_they_are(desk: Desk) -> None:
    page, table = desk.page, desk.page.list.table
    chosen, current = desk.choose(0, 1), desk.page.list.table.currentIndex().row()
    page._asked_at -= FRESH_SECONDS
    page.update_times()
    assert desk.context.tasks.running
    desk.settle()
    assert [line.id for line in page.list.chosen()] == chosen and table.currentIndex().row() == current == 1
    desk.open(0, "learners")
    page._asked_at -= FRESH_SECONDS
    page.update_times()
    assert not desk.context.tasks.running, "learners would begin with their first page again"
    page.activate()
    assert [task.title for task in desk.context.tasks.running] == ["Reading the companies"]
    desk.settle()


def test_chosen_companies_are_synced_one_after_the_other(desk: Desk, qtbot: QtBot, messages: RecordedMessages) -> None:
    chosen = desk.page.list
    assert not chosen.sync_button.isEnabled()
    chosen.table.selectAll()
    ids = [line.id for line in chosen.chosen()]
    qtbot.mouseClick(chosen.sync_button, Qt.MouseButton.LeftButton)
    assert not chosen.sync_button.isEnabled(), "a sync is running"
    assert messages.offers[-1][:2] == (f"Syncing {len(ids)} companies", "Watch it")
    desk.settle()
    runs = desk.site.sync.history(len(ids))
    assert [run.company_id for run in runs[::-1]] == ids
    assert chosen.sync_button.isEnabled()


def test_every_tab_of_every_company_shows_something(desk: Desk) -> None:
    for row in range(min(3, desk.page.list.model.rowCount())):
        desk.open(row)
        for tab in TABS:
            desk.go_to(tab)
            part = desk.page.detail.part(tab)
            assert desk.page.detail.stack.currentWidget() is part
            if isinstance(part, Section):
                assert part.error_panel.isHidden() and part.stack.currentWidget() is not part.loading
        desk.page.show_list()


def test_learners_are_found_and_read_page_by_page(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    company_id = desk.open(0, "learners")
    section = desk.page.detail.part("learners")
    assert isinstance(section, LearnersSection)
    everyone = desk.site.companies.learners(company_id, size=10_000)
    model = section.model
    model._size = 5
    model.begin(everyone[:5])
    monkeypatch.setattr(CompaniesService.learners, "__defaults__", ("", None, 5, None))
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
        desk.settle()
    assert [row.user_id for row in model.rows] == [row.user_id for row in everyone]
    qtbot.keyClicks(section.search, everyone[2].email)
    qtbot.keyClick(section.search, Qt.Key.Key_Return)
    desk.settle()
    assert everyone[2].user_id in [row.user_id for row in model.rows]


def test_a_damaged_store_is_told_and_what_was_read_stays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise StoreDamaged("row 17 is missing")

    monkeypatch.setattr(CompaniesService, "all", broken)
    desk.page.refresh()
    desk.settle()
    assert desk.page.error_panel.isVisible() and desk.page.stack.currentWidget() is desk.page.list
    monkeypatch.undo()
    desk.page.refresh()
    desk.settle()
    assert not desk.page.error_panel.isVisible()


def test_a_store_without_companies_says_what_fills_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CompaniesService, "all", lambda _self: [])
    desk.page.refresh()
    desk.settle()
    assert desk.page.stack.currentWidget() is desk.page.empty


def test_a_circle_of_departments_loses_none() -> None:
    departments = [
        CompanyDepartment(1, "top", None, 1), CompanyDepartment(2, "below", 1, 1), CompanyDepartment(3, "a", 4, 1),
        CompanyDepartment(4, "b", 3, 1), CompanyDepartment(5, "orphan", 99, 1), CompanyDepartment(6, "of circle", 3, 1),
    ]  # fmt: skip
    below = children_of(departments)
    reached, waiting = set(), list(below[None])
    while waiting:
        one = waiting.pop()
        assert one not in reached
        reached.add(one)
        waiting += below.get(one.department_id, [])
    assert reached == set(departments)


def test_names_get_the_room_that_comes_while_the_list_is_hidden(desk: Desk, qtbot: QtBot) -> None:
    """As where the page is built ahead, or shows something else while it reads."""
    listed, table = desk.page.list, desk.page.list.table
    full = table.columnWidth(COMPLETED)
    desk.page.resize(640, 600)
    qtbot.waitUntil(lambda: table.columnWidth(NAME) == LEAST_NAME)
    assert table.columnWidth(COMPLETED) < full, "bars give way before names do"
    desk.page.stack.setCurrentIndex(desk.page.stack.indexOf(listed) - 1)
    desk.page.resize(1800, 600)
    QApplication.processEvents()
    desk.page.stack.setCurrentWidget(listed)
    qtbot.waitUntil(lambda: table.viewport().width() > 1500)
    QApplication.processEvents()
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.columnWidth(NAME) > LEAST_NAME and table.columnWidth(COMPLETED) == full


def test_one_company_is_read_anew(desk: Desk) -> None:
    company_id = desk.open(0)
    overview = desk.page.detail.content("overview")
    desk.qtbot.mouseClick(overview.sync_button, Qt.MouseButton.LeftButton)
    assert desk.session.is_syncing and not overview.sync_button.isEnabled()
    desk.settle()
    newest = desk.site.sync.history(1)[0]
    assert (newest.company_id, newest.mode.value, newest.result.value) == (company_id, "full", "success")
    assert overview.sync_button.isEnabled()
