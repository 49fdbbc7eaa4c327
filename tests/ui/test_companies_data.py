"""A company's data by hand, as a person does it: cleared under its name, and the last hours read again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import StoreBusy
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.sync import SyncMode
from alx_desktop.store.erasing import CompanyContent
from alx_desktop.ui.companies.clear_dialog import ClearDialog
from alx_desktop.ui.widgets.recheck_dialog import RecheckDialog
from tests.ui.company_page import Desk, desk, real_app, site
from tests.ui.conftest import RecordedMessages
from tests.unit.synced_demo import synced_copy, synced_demo
from tests.waiting import LONG

__all__ = ["desk", "real_app", "site", "synced_copy", "synced_demo"]

LEFT = Qt.MouseButton.LeftButton


def clear_dialog(desk: Desk, qtbot: QtBot) -> ClearDialog:
    """Of the company that is open."""
    button: QPushButton = desk.page.detail.content("overview").clear_button
    qtbot.mouseClick(button, LEFT)
    desk.settle()
    return next(one for one in desk.page.window().findChildren(ClearDialog) if one.isVisible())


def test_a_company_is_cleared_only_under_its_name_and_comes_back(
    desk: Desk, qtbot: QtBot, messages: RecordedMessages
) -> None:
    company_id = desk.open(0)
    before = desk.site.companies.card(company_id)
    assert before.figures.enrolments > 0
    dialog = clear_dialog(desk, qtbot)
    rows = desk.site.care.company(company_id).rows
    assert f"{rows['course_progress']:,} rows of course progress" in dialog.goes_label.text()
    assert "its settings, tokens" in dialog.stays_label.text()
    assert "the next sync reads its learners again" in dialog.next_label.text()
    qtbot.keyClicks(dialog.name_edit, before.company.name[:-1])
    assert not dialog.clear_button.isEnabled()
    qtbot.keyClicks(dialog.name_edit, before.company.name[-1])
    qtbot.mouseClick(dialog.clear_button, LEFT)
    desk.settle()
    assert desk.site.companies.card(company_id).figures.enrolments == 0
    assert messages.said[0][0] == f"Data of {before.company.name} cleared: {sum(rows.values()):,} rows erased."
    assert desk.page.detail.content("overview").figures["enrolments"].value_label.text() == "0"
    desk.go_to("history")
    history = desk.page.detail.content("history")
    qtbot.waitUntil(lambda: history.model.rowCount() > 0, timeout=int(LONG * 1000))
    assert "Its data cleared from the store" in history.model.index(0, 2).data()
    desk.go_to("overview")
    qtbot.mouseClick(desk.page.detail.content("overview").sync_button, LEFT)
    desk.settle()
    assert desk.site.companies.card(company_id).figures == before.figures


def open_named(name: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> int:
    """Open a company that is to be cleared under this name; returns its id."""
    company_id = desk.open(0)
    found = replace(desk.site.care.company(company_id), name=name)
    monkeypatch.setattr(desk.site.care, "company", lambda _company_id: found)
    return company_id


def test_a_name_that_looks_like_html_is_shown_as_it_has_to_be_typed(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "A <i>B</i>"
    open_named(name, desk, monkeypatch)
    dialog = clear_dialog(desk, qtbot)
    assert name in dialog.name_row.help_label.text()
    assert dialog.name_row.help_label.textFormat() is Qt.TextFormat.PlainText
    qtbot.keyClicks(dialog.name_edit, "A B")
    assert not dialog.clear_button.isEnabled()
    dialog.reject()


def test_a_company_without_a_name_is_cleared_under_its_number(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    company_id = open_named(" ", desk, monkeypatch)
    dialog = clear_dialog(desk, qtbot)
    assert not dialog.clear_button.isEnabled(), "nothing typed is no consent"
    qtbot.keyClicks(dialog.name_edit, str(company_id))
    assert dialog.clear_button.isEnabled()
    dialog.reject()


def test_all_companies_are_cleared_only_under_the_sites_name(
    desk: Desk, qtbot: QtBot, messages: RecordedMessages
) -> None:
    rows = desk.site.care.all_companies().rows
    menu = desk.page.more_menu()
    offered = {command.title: command.enabled for command in desk.page.commands()}
    assert {action.text(): action.isEnabled() for action in menu.actions() if action.text()}.items() <= offered.items()
    next(one for one in menu.actions() if one.text() == "Clear the data of all companies …").trigger()
    desk.settle()
    dialog = next(one for one in desk.page.window().findChildren(ClearDialog) if one.isVisible())
    assert f"{rows['course_progress']:,} rows of course progress" in dialog.goes_label.text()
    assert "tokens of all companies" in dialog.stays_label.text() and "removed rows" in dialog.next_label.text()
    name = desk.site.profile.name
    qtbot.keyClicks(dialog.name_edit, name[:-1])
    assert not dialog.clear_button.isEnabled()
    qtbot.keyClicks(dialog.name_edit, name[-1])
    qtbot.mouseClick(dialog.clear_button, LEFT)
    desk.settle()
    assert messages.said == [(f"Data of all companies cleared: {sum(rows.values()):,} rows erased.", "good")]
    assert not any(desk.site.care.all_companies().rows.values())
    assert {line.id for line in desk.site.companies.all()} == set(desk.site.care.all_companies().company_ids)
    assert desk.site.companies.history(1)[0].act == "company cleared"


def test_escape_keeps_the_data(desk: Desk, qtbot: QtBot) -> None:
    company_id = desk.open(0)
    dialog = clear_dialog(desk, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    desk.settle()
    assert desk.site.companies.card(company_id).figures.enrolments > 0


def test_stopped_in_the_middle_nothing_is_erased(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    company_id = desk.open(0)
    before = desk.site.companies.card(company_id).figures
    real = desk.site.care.clear

    def slow(company_id: int, cancel: CancelToken, progress: ProgressSink) -> CompanyContent:
        assert cancel.wait(LONG), "stopped by the person, while it erases"
        return real(company_id, cancel, progress)

    monkeypatch.setattr(desk.site.care, "clear", slow)
    dialog = clear_dialog(desk, qtbot)
    qtbot.keyClicks(dialog.name_edit, desk.site.companies.card(company_id).company.name)
    qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Tab)
    qtbot.mouseClick(dialog.clear_button, LEFT)
    assert dialog.progress.isVisible() and not dialog.keep_button.isEnabled()
    qtbot.mouseClick(dialog.progress.cancel_button, LEFT)
    desk.settle()
    assert "Nothing was erased" in dialog.error_panel.kept_label.text()
    assert dialog.clear_button.isEnabled() and not dialog.progress.isVisible()
    assert desk.site.companies.card(company_id).figures == before
    dialog.reject()


def test_a_busy_store_keeps_it(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    company_id = desk.open(0)

    def busy(*_arguments: object) -> CompanyContent:
        raise StoreBusy("another:1")

    monkeypatch.setattr(desk.site.care, "clear", busy)
    dialog = clear_dialog(desk, qtbot)
    qtbot.keyClicks(dialog.name_edit, desk.site.companies.card(company_id).company.name)
    qtbot.mouseClick(dialog.clear_button, LEFT)
    desk.settle()
    assert dialog.error_panel.isVisible() and "Nothing was erased" in dialog.error_panel.kept_label.text()
    dialog.reject()


def test_the_last_hours_of_a_company_are_read_again(desk: Desk, qtbot: QtBot) -> None:
    company_id = desk.open(0)
    qtbot.mouseClick(desk.page.detail.content("overview").recheck_button, LEFT)
    dialog = next(one for one in desk.page.window().findChildren(RecheckDialog) if one.isVisible())
    qtbot.keyClicks(dialog.hours, "72")
    qtbot.mouseClick(dialog.read_button, LEFT)
    desk.settle()
    run = desk.site.sync.history()[0]
    assert (run.company_id, run.mode) == (company_id, SyncMode.INCREMENTAL)
