"""The Companies page, the plugin and the cache: import with undo, clearing, tokens that lead to their page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from alx_desktop.app import App
from alx_desktop.config import EndpointSettings
from alx_desktop.domain.errors import PluginMissing, SecretMissing
from alx_desktop.domain.moodle_tokens import MoodleAccess, MoodleToken
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.tokens import digest_of
from alx_desktop.moodle.plugin_settings import PluginSettings
from alx_desktop.services.plugin_settings import PluginSettingsService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.clock import clock
from alx_desktop.store.moodle_tokens import companies_of, merge_tokens, write_access
from alx_desktop.store.tables.star import company_learner
from alx_desktop.ui.companies.clients import cache_words
from alx_desktop.ui.companies.import_dialog import ImportDialog
from alx_desktop.ui.companies.offboard_dialog import OffboardDialog
from tests.ui.company_page import Desk, desk, real_app, site
from tests.ui.conftest import RecordedMessages
from tests.unit.synced_demo import synced_copy, synced_demo
from tests.waiting import LONG

__all__ = ["desk", "real_app", "site", "synced_copy", "synced_demo"]


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch, site: Site) -> dict[str, Any]:
    """What reading the plugin gives: "found", or the exception "error"."""
    first, second = [line.id for line in site.companies.all()][:2]
    course = site.companies.courses(first)[0].course_id
    rows = {first: [("field_email", 0), (f"course_{course}", 0), ("colour", 3)], second: [("sync_mode", 2)]}
    answer: dict[str, Any] = {"found": PluginSettings(rows, {"max_records": "500"}), "error": None}

    def read(_self: object, _cancel: CancelToken | None = None) -> PluginSettings:
        if answer["error"] is not None:
            raise answer["error"]
        return answer["found"]  # type: ignore[no-any-return]

    monkeypatch.setattr(PluginSettingsService, "read", read)
    return answer


def choose_more(desk: Desk, place: int) -> None:
    """As the menu does."""
    desk.page.more_menu().actions()[place].trigger()
    desk.settle()


def import_dialog(desk: Desk) -> ImportDialog:
    choose_more(desk, 0)
    return next(one for one in desk.page.findChildren(ImportDialog) if one.isVisible())


def moodle_token(site: Site, company_index: int = 0) -> tuple[int, str]:
    """Let in a token of Moodle whose learner is in that company alone; (company, token's id)."""
    company_id = [line.id for line in site.companies.all()][company_index]
    with site.store.reading(site.store.reporting) as connection:
        users = set(connection.scalars(select(company_learner.c.user_id)))
        user = next(user for user, theirs in companies_of(connection, users).items() if theirs == (company_id,))
    with site.store.writing(site.store.admin) as connection:
        merge_tokens(connection, [MoodleToken(12, digest_of("x"), user, "Old report", "ALX Report API Service", 1)])
        write_access(connection, MoodleAccess(True, clock(connection)))
    return company_id, "moodle-12"


def test_the_plugins_settings_are_shown_taken_over_and_given_back(
    desk: Desk, qtbot: QtBot, plugin: dict[str, Any], messages: RecordedMessages
) -> None:
    first, second = [line.id for line in desk.site.companies.all()][:2]
    before = [desk.site.companies.edits.get(one) for one in (first, second)]
    dialog = import_dialog(desk)
    assert dialog.apply_button.text() == "Change 2 companies" and "2 of" in dialog.summary_label.text()
    course = desk.site.companies.courses(first)[0].fullname
    assert course in [line.setting for line in dialog.table.lines.rows]
    assert {line.setting for line in dialog.remarks_table.lines.rows} >= {"colour", "max_records"}
    assert "whole site" in [line.company for line in dialog.remarks_table.lines.rows]
    assert [desk.site.companies.edits.get(one) for one in (first, second)] == before  # only looked at
    qtbot.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert not desk.site.companies.edits.get(first).shows("learner_email")
    assert next(line for line in desk.page.list.model.rows if line.id == second).settings.client_mode == "always_full"
    said, action, undo = messages.offers[-1]
    assert said == "The plugin's settings are taken over for 2 companies." and action == "Undo"
    undo()
    desk.settle()
    assert [desk.site.companies.edits.get(one) for one in (first, second)] == before
    assert messages.said[-1][0] == "Undone: 2 companies as before."


def test_an_import_that_would_change_nothing(desk: Desk, plugin: dict[str, Any]) -> None:
    plugin["found"] = PluginSettings({}, {})
    dialog = import_dialog(desk)
    assert "Nothing would change" in dialog.summary_label.text() and not dialog.apply_button.isEnabled()
    assert not dialog.table.isVisible() and not dialog.remarks_table.isVisible()
    dialog.cancel_button.click()


def test_a_plugin_that_cannot_be_read(desk: Desk, plugin: dict[str, Any]) -> None:
    asked: list[Exception] = []
    desk.session.password_asked.connect(lambda error, _action, _then: asked.append(error))
    plugin["error"] = PluginMissing("mdl_local_alx_api_settings")
    dialog = import_dialog(desk)
    assert dialog.error_panel.isVisible() and "Nothing was changed" in dialog.error_panel.kept_label.text()
    assert not dialog.apply_button.isEnabled() and asked == []
    plugin["error"] = SecretMissing("moodle")
    dialog.read()
    desk.settle()
    assert [type(error) for error in asked] == [SecretMissing]
    plugin["error"] = None
    dialog.read()
    desk.settle()
    assert dialog.apply_button.isEnabled() and not dialog.error_panel.isVisible()
    dialog.reject()


def test_a_dialog_that_is_closed_while_it_reads_changes_nothing(desk: Desk, plugin: dict[str, Any]) -> None:
    desk.page.more_menu().actions()[0].trigger()
    dialog = desk.page.findChild(ImportDialog)
    assert dialog is not None
    dialog.reject()
    desk.settle()
    assert desk.page.findChildren(ImportDialog) == [] or not dialog.isVisible()


def test_the_cache_is_cleared_for_one_and_for_all(
    desk: Desk, real_app: App, site: Site, qtbot: QtBot, messages: RecordedMessages
) -> None:
    company_id = desk.open(0, "clients")
    panel = desk.page.detail.content("clients")
    assert "No answer could have come from the cache" in panel.cache_row.help_label.text()
    control = real_app.endpoint(site, EndpointSettings(port=0))
    status = control.start()
    try:
        token = TokenService(site.store, "tester").create(company_id, "BI").text

        def source() -> str:
            answer = httpx.get(
                f"{status.url}/api/v1/course-progress", headers={"Authorization": f"Bearer {token}"}, timeout=LONG
            )
            return str(answer.json()["meta"]["source"])

        assert [source(), source()] == ["store", "cache"]
        qtbot.mouseClick(panel.clear_button, Qt.MouseButton.LeftButton)
        desk.settle()
        assert "Cache cleared for 1 company" in messages.said[-1][0]
        assert [source(), source()] == ["store", "cache"]
        desk.page.show_list()
        choose_more(desk, 1)
        assert f"Cache cleared for {len(desk.page._in_moodle())} companies" in messages.said[-1][0]
        assert [source(), source()] == ["store", "cache"]
    finally:
        control.stop()
    desk.open(0, "clients")
    assert desk.page.detail.card is not None
    cache = desk.page.detail.card.cache
    assert cache.hits >= 3 and cache.misses >= 3 and cache.held > 0
    assert panel.cache_row.help_label.text() == cache_words(cache)


def test_the_defaults_have_no_cache(desk: Desk) -> None:
    desk.page.defaults_button.click()
    desk.settle()
    desk.go_to("clients")
    panel = desk.page.detail.content("clients")
    assert not panel.clear_button.isVisible() and not desk.page.more_button.isVisible()


def test_tokens_of_a_company_lead_to_the_tokens_page(desk: Desk, site: Site, qtbot: QtBot) -> None:
    company_id, token_id = moodle_token(site)
    ours = TokenService(site.store, "tester").create(company_id, "BI").token.token_id
    went: list[tuple[str, object]] = []
    desk.page.navigate.connect(lambda key, argument: went.append((key, argument)))
    desk.open(0, "tokens")
    section = desk.page.detail.content("tokens")
    rows = [row.token.token_id for row in section.model.rows]
    assert set(rows) == {ours, token_id}
    for row in range(2):
        place = section.table.visualRect(section.model.index(row, 0)).center()
        qtbot.mouseClick(section.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.keyClick(section.table, Qt.Key.Key_Return)
    qtbot.mouseClick(section.all_button, Qt.MouseButton.LeftButton)
    assert went == [*(("tokens", one) for one in rows), ("tokens", company_id)]


def test_offboarding_says_that_moodles_tokens_are_blocked(desk: Desk, site: Site, qtbot: QtBot, tmp_path: Path) -> None:
    company_id, token_id = moodle_token(site)
    desk.choose(0)
    desk.page.list.offboard_button.click()
    dialog = desk.page.findChild(OffboardDialog)
    assert dialog is not None
    desk.settle()
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "block 1 token of Moodle that reads this company" in words
    dialog.path_edit.setText(str(tmp_path / "final.xlsx"))
    qtbot.keyClicks(dialog.name_edit, site.companies.card(company_id).company.name)
    qtbot.mouseClick(dialog.offboard_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert "1 of Moodle's blocked" in dialog.kept_label.text()
    views = {view.token.token_id: view for view in desk.session.app.moodle_tokens(site).all()}  # type: ignore[attr-defined]
    assert views[token_id].token.blocked_at is not None
    dialog.keep_button.click()
