"""A company's settings on the Companies page: every change is seen where it takes effect, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from alx_desktop.app import App
from alx_desktop.config import EndpointSettings
from alx_desktop.domain.client_mode import ClientMode
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.services.company_edits import SettingsEdit
from alx_desktop.services.plugin_settings import IMPORTED, UNDONE
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.audit import AuditEntry
from alx_desktop.store.tables.star import company
from alx_desktop.ui.companies.bulk_dialog import BulkDialog
from alx_desktop.ui.companies.compare_dialog import CompareDialog
from alx_desktop.ui.companies.tokens_section import history_lines
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
