"""The Companies page used as a person uses it, over a real store: every change is seen where it takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from alx_desktop.app import App
from alx_desktop.config import EndpointSettings
from alx_desktop.domain.client_mode import ClientMode
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import DiskFull, StoreDamaged
from alx_desktop.services.companies import CompaniesService
from alx_desktop.services.company_edits import SettingsEdit
from alx_desktop.services.plugin_settings import IMPORTED, UNDONE
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.audit import AuditEntry
from alx_desktop.store.company_parts import CompanyDepartment
from alx_desktop.store.tables.star import company
from alx_desktop.ui.companies.bulk_dialog import BulkDialog
from alx_desktop.ui.companies.compare_dialog import CompareDialog
from alx_desktop.ui.companies.departments import children_of
from alx_desktop.ui.companies.detail import TABS
from alx_desktop.ui.companies.learners import LearnersSection
from alx_desktop.ui.companies.offboard_dialog import OffboardDialog
from alx_desktop.ui.companies.section import Section
from alx_desktop.ui.companies.tokens_section import history_lines
from alx_desktop.ui.models.company_lines import COMPLETED, NAME
from alx_desktop.ui.pages.companies import FRESH_SECONDS
from alx_desktop.ui.widgets.table import LEAST_NAME
from tests.ui.company_page import Desk, desk, real_app, site
from tests.ui.conftest import RecordedMessages
from tests.unit.synced_demo import synced_copy, synced_demo
from tests.waiting import LONG

__all__ = ["desk", "real_app", "site", "synced_copy", "synced_demo"]


@pytest.fixture
def ask(real_app: App, site: Site) -> Iterator[Any]:
    """Asks the running endpoint for a company's rows."""
    control = real_app.endpoint(site, EndpointSettings(port=0))
    status = control.start()

    def rows(company_id: int, path: str = "/api/v1/course-progress") -> list[dict[str, Any]]:
        token = TokenService(site.store, "tester").create(company_id, "BI").text
        answer = httpx.get(f"{status.url}{path}", headers={"Authorization": f"Bearer {token}"}, timeout=LONG)
        found: list[dict[str, Any]] = answer.json()["data"]
        return found

    yield rows
    control.stop()


def undo(desk: Desk, messages: RecordedMessages) -> None:
    messages.offers[-1][2]()
    desk.settle()


def settings(desk: Desk, company_id: int) -> CompanySettings:
    found: CompanySettings = desk.site.companies.edits.get(company_id)
    return found


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


def test_an_email_switched_off_is_gone_from_the_endpoint_and_comes_back(
    desk: Desk, ask: Any, qtbot: QtBot, messages: RecordedMessages
) -> None:
    company_id = desk.open(0, "fields")
    assert all("learner_email" in row for row in ask(company_id))
    box = desk.page.detail.content("fields").boxes["email"]
    assert box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    desk.settle()
    rows = ask(company_id)
    assert rows and not any("learner_email" in row for row in rows)
    assert not box.isChecked() and messages.offers[-1][0].endswith("email: off")
    desk.go_to("preview")
    assert "learner_email" not in [
        desk.page.detail.content("preview").model.headerData(place, Qt.Orientation.Horizontal)
        for place in range(desk.page.detail.content("preview").model.columnCount())
    ]
    undo(desk, messages)
    assert all("learner_email" in row for row in ask(company_id))
    assert box.isChecked()


def test_a_course_switched_off_is_gone_from_the_endpoint(
    desk: Desk, ask: Any, qtbot: QtBot, messages: RecordedMessages
) -> None:
    company_id = desk.open(0, "courses")
    section = desk.page.detail.content("courses")
    busy = max(range(section.model.rowCount()), key=lambda row: section.model.rows[row].course.enrolments)
    course = section.model.rows[busy].course
    assert any(row["course_id"] == course.course_id for row in ask(company_id))
    section.table.setCurrentIndex(section.model.index(busy, 0))
    qtbot.keyClick(section.table, Qt.Key.Key_Return)
    desk.settle()
    assert not any(row["course_id"] == course.course_id for row in ask(company_id))
    assert [line.on for line in section.model.rows if line.course == course] == [False]
    section.all_on_button.click()
    desk.settle()
    assert settings(desk, company_id).courses_off == frozenset()
    section.all_off_button.click()
    desk.settle()
    assert ask(company_id) == []
    undo(desk, messages)
    assert ask(company_id)


def test_clients_settings_are_saved_checked_and_undone(desk: Desk, qtbot: QtBot, messages: RecordedMessages) -> None:
    company_id = desk.open(0, "clients")
    clients = desk.page.detail.content("clients")
    clients.mode_box.setCurrentIndex(clients.mode_box.findData(ClientMode.ALWAYS_FULL))
    clients.mode_box.activated.emit(clients.mode_box.currentIndex())
    desk.settle()
    assert settings(desk, company_id).client_mode is ClientMode.ALWAYS_FULL
    limit = clients.spins["daily_limit"]
    limit.setFocus()
    limit.selectAll()
    qtbot.keyClicks(limit, "24")
    qtbot.keyClick(limit, Qt.Key.Key_Return)
    desk.settle()
    assert settings(desk, company_id).daily_limit == 24
    qtbot.keyClick(clients.boxes["post_only"], Qt.Key.Key_Space)
    desk.settle()
    assert settings(desk, company_id).post_only
    undo(desk, messages)
    assert settings(desk, company_id) == CompanySettings(client_mode=ClientMode.ALWAYS_FULL, daily_limit=24)
    assert not clients.boxes["post_only"].isChecked()
    desk.go_to("history")
    history = desk.page.detail.content("history").model.rows
    assert [(line.what, line.before, line.after) for line in history] == [
        ("POST only", "on", "off"),
        ("POST only", "off", "on"),
        ("Refreshes a day", "no limit", "24"),
        ("Client sync mode", "Automatic", "Always full"),
    ]


def test_a_change_that_fails_is_told_and_the_control_goes_back(
    desk: Desk, qtbot: QtBot, messages: RecordedMessages
) -> None:
    company_id = desk.open(0, "fields")
    with desk.site.store.writing(desk.site.store.reporting) as connection:
        connection.execute(update(company).where(company.c.company_id == company_id).values(removed_at=1))
    box = desk.page.detail.content("fields").boxes["email"]
    qtbot.keyClick(box, Qt.Key.Key_Space)
    desk.settle()
    assert messages.errors and box.isChecked()
    assert not desk.page.detail.content("fields").isEnabled(), "Moodle no longer has the company"
    assert not desk.page.detail.compare_button.isEnabled()


def test_several_companies_are_changed_at_once_after_a_preview(
    desk: Desk, qtbot: QtBot, messages: RecordedMessages
) -> None:
    ids = desk.choose(0, 1, 2)
    desk.page.list.edit_button.click()
    dialog = desk.page.findChild(BulkDialog)
    assert dialog is not None
    desk.settle()
    assert [line.after for line in dialog.table.lines.rows] == ["off"] * 3
    assert dialog.apply_button.text() == "Change 3 companies"
    assert settings(desk, ids[0]).shows("learner_email"), "a preview changes nothing"
    dialog.apply_button.click()
    desk.settle()
    assert [settings(desk, one).shows("learner_email") for one in ids] == [False] * 3
    undo(desk, messages)
    assert [settings(desk, one).shows("learner_email") for one in ids] == [True] * 3
    desk.page.list.edit_button.click()
    dialog = desk.page.findChild(BulkDialog)
    dialog.what_box.setCurrentIndex(dialog.what_box.findData("daily_limit"))
    dialog.what_box.activated.emit(dialog.what_box.currentIndex())
    assert dialog.number_field.text() == "No limit"
    dialog.number_field.setValue(48)
    desk.settle()
    assert [line.after for line in dialog.table.lines.rows] == ["48"] * 3
    dialog.apply_button.click()
    desk.settle()
    assert [settings(desk, one).daily_limit for one in ids] == [48] * 3


def test_settings_are_copied_from_the_comparison(desk: Desk, messages: RecordedMessages) -> None:
    first, second = desk.choose(0, 1)
    desk.site.companies.edits.apply([first], SettingsEdit({"daily_limit": "7", "field_learner_email": "off"}))
    desk.page.list.compare_button.click()
    dialog = desk.page.findChild(CompareDialog)
    assert dialog is not None
    desk.settle()
    assert {line.after for line in dialog.table.lines.rows} == {"7", "off"}
    dialog.swap_button.click()
    desk.settle()
    assert {line.after for line in dialog.table.lines.rows} == {"no limit", "on"}
    dialog.swap_button.click()
    desk.settle()
    dialog.copy_button.click()
    desk.settle()
    assert settings(desk, second) == settings(desk, first)
    undo(desk, messages)
    assert settings(desk, second) == CompanySettings()


def test_defaults_for_new_companies(desk: Desk, qtbot: QtBot) -> None:
    desk.page.defaults_button.click()
    desk.settle()
    detail = desk.page.detail
    assert desk.page.page_title == "Defaults for new companies"
    assert [detail.tabs.tabData(at) for at in range(detail.tabs.count()) if detail.tabs.isTabVisible(at)] == [
        "fields", "clients", "history",
    ]  # fmt: skip
    qtbot.keyClick(detail.content("fields").boxes["email"], Qt.Key.Key_Space)
    desk.settle()
    assert not any(line.settings.shows("learner_email") for line in desk.site.companies.all())
    detail.back_button.click()
    assert desk.page.stack.currentWidget() is desk.page.list and desk.page.page_title == "Companies"


def test_a_company_is_offboarded_only_under_its_name(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (company_id,) = desk.choose(0)
    TokenService(desk.site.store, "tester").create(company_id, "BI")
    desk.page.list.offboard_button.click()
    dialog = desk.page.findChild(OffboardDialog)
    assert dialog is not None
    desk.settle()
    name = desk.site.companies.card(company_id).company.name
    path = tmp_path / "final.xlsx"
    dialog.path_edit.setText(str(path))
    qtbot.keyClicks(dialog.name_edit, name[:-1])
    assert not dialog.offboard_button.isEnabled()
    qtbot.keyClicks(dialog.name_edit, name[-1])
    assert dialog.offboard_button.isEnabled()
    assert "Moodle still has this company" in dialog.kept_label.text()
    dialog.offboard_button.click()
    desk.settle()
    assert path.exists() and desk.site.companies.card(company_id).figures.enrolments == 0
    assert all(label.text().startswith("✓") for label in dialog.steps.values())
    assert "1 token revoked" in dialog.kept_label.text() and not dialog.offboard_button.isVisible()
    assert [one.state.value for one in desk.site.companies.tokens(company_id)] == ["revoked"]
    dialog.keep_button.click()


def test_an_offboarding_that_stops_says_what_is_done_and_can_go_on(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (company_id,) = desk.choose(0)
    desk.page.list.offboard_button.click()
    dialog = desk.page.findChild(OffboardDialog)
    assert dialog is not None
    desk.settle()

    def full(*_arguments: object) -> None:
        raise DiskFull("no space left")

    monkeypatch.setattr(type(desk.site.exports), "run", full)
    dialog.path_edit.setText(str(tmp_path / "a.xlsx"))
    dialog.name_edit.setText(desk.site.companies.card(company_id).company.name)
    dialog.offboard_button.click()
    desk.settle()
    assert dialog.error_panel.isVisible() and "Nothing was changed" in dialog.error_panel.kept_label.text()
    assert desk.site.companies.card(company_id).figures.enrolments
    monkeypatch.undo()
    assert dialog.offboard_button.isEnabled()
    dialog.path_edit.setText(str(tmp_path / "b.xlsx"))
    dialog.offboard_button.click()
    desk.settle()
    assert desk.site.companies.card(company_id).figures.enrolments == 0
    dialog.keep_button.click()


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


def test_the_history_tells_an_import_from_the_plugin_setting_by_setting() -> None:
    detail = {"import": "ab12", "changes": {"client_mode": ["auto", "always_full"], "courses_off": [[], [7]]}}
    entry = AuditEntry(1, 0, "somebody", IMPORTED, "company 3", detail)
    lines = [(line.what, line.before, line.after) for line in history_lines(entry, {7: "Fire Safety"})]
    assert lines == [
        ("Client sync mode · imported from the plugin", "Automatic", "Always full"),
        ("Fire Safety · imported from the plugin", "on", "off"),
    ]
    undone = AuditEntry(
        2, 0, "somebody", UNDONE, "company 3", {"import": "ab12", "changes": {"post_only": [True, False]}}
    )
    assert [line.what for line in history_lines(undone, {})] == ["POST only · import undone"]


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
