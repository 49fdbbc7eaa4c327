"""Moodle's tokens on the Tokens page: let in by an explicit yes, told apart, given to a company, blocked, unblocked."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import StoreBusy
from alx_desktop.domain.moodle_tokens import MoodleRefusal
from alx_desktop.services.token_list import MOODLE, REFUSED, REVOKED
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.tokens import COMPANY, ERROR, SOURCE, STATE
from alx_desktop.ui.pages.tokens import TokensPage
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.token_dialogs.moodle_access import MoodleAccessDialog
from alx_desktop.ui.token_dialogs.moodle_company import MoodleCompanyDialog
from alx_desktop.ui.token_dialogs.rotate_dialog import RotateDialog
from alx_desktop.ui.token_words import refusal_words
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui import fakes
from tests.ui.conftest import RecordedMessages

Kind = TypeVar("Kind", bound=QDialog)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, app: fakes.FakeApp, tmp_path: Path) -> TokensPage:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = TokensPage(context, SiteSession(context, app.open_site(), app), settings)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    made.activate()
    settle(qtbot, made)
    return made


@pytest.fixture
def let_in(qtbot: QtBot, page: TokensPage, app: fakes.FakeApp) -> TokensPage:
    app.token_desk.moodle.accept(True)
    page.refresh()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: TokensPage) -> None:
    for _again in range(3):
        qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=10_000)
        QApplication.processEvents()


def shown(page: TokensPage, kind: type[Kind]) -> Kind:
    return next(found for found in page.findChildren(kind) if found.isVisible())


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot: QtBot, page: TokensPage, *token_ids: str) -> None:
    page.table.select_rows([at for at, line in enumerate(page.model.rows) if line.token.token_id in token_ids])
    settle(qtbot, page)


def cell(page: TokensPage, token_id: str, column: int) -> str:
    row = next(at for at, line in enumerate(page.model.rows) if line.token.token_id == token_id)
    index = page.model.index(row, column)
    return str(index.data(Qt.ItemDataRole.DisplayRole) or index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_nobody_sees_them_before_they_are_accepted(
    qtbot: QtBot, page: TokensPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    assert page.model.rowCount() == 24 and page.table.isColumnHidden(SOURCE)
    assert not page.filters.source_chip.isVisible() and not page.head.refused_button.isVisible()
    click(qtbot, page.moodle_button)
    dialog = shown(page, MoodleAccessDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "off unless you accept them" in words and "hash" in words and "external_*" in words
    click(qtbot, dialog.close_button)
    settle(qtbot, page)
    assert not app.token_desk.moodle.state.accepted
    click(qtbot, page.moodle_button)
    click(qtbot, shown(page, MoodleAccessDialog).decide_button)
    settle(qtbot, page)
    assert app.token_desk.moodle.state.accepted and page.model.rowCount() == 28
    assert messages.offers[-1][1] == "Sync now"
    assert page.filters.source_chip.isVisible() and not page.table.isColumnHidden(SOURCE)


def test_a_decision_that_is_saved_after_the_page_has_gone_troubles_nobody(
    qtbot: QtBot, context: UiContext, app: fakes.FakeApp, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    page = TokensPage(context, SiteSession(context, app.open_site(), app), settings)
    page.show()
    page.activate()
    settle(qtbot, page)
    desk, release, tasks = app.token_desk.moodle, threading.Event(), context.tasks
    accept = desk.accept

    def slow(on: bool) -> object:
        release.wait(10)
        return accept(on)

    monkeypatch.setattr(desk, "accept", slow)
    click(qtbot, page.moodle_button)
    click(qtbot, shown(page, MoodleAccessDialog).decide_button)
    # As when another site is opened.
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    release.set()
    qtbot.waitUntil(lambda: not tasks.running, timeout=10_000)
    assert desk.state.accepted and messages.offers == []


def test_they_stand_beside_ours_with_what_is_wrong(qtbot: QtBot, let_in: TokensPage) -> None:
    page = let_in
    assert page.head.refused_button.text() == "3 refused"
    assert (cell(page, "moodle-31", SOURCE), cell(page, "moodle-31", STATE)) == ("Moodle", "Active")
    assert cell(page, "moodle-32", COMPANY) == "to be chosen"
    assert cell(page, "moodle-32", ERROR) == refusal_words(MoodleRefusal.SEVERAL_COMPANIES)[0]
    assert cell(page, "moodle-33", STATE) == "Refused" and "suspended" in cell(page, "moodle-33", ERROR)
    page.activate(REFUSED)
    settle(qtbot, page)
    assert {line.token.token_id for line in page.model.rows} == {"moodle-32", "moodle-33", "moodle-34"}
    page.filters.clear()
    page.filters._set(page.filters.query.__class__(sources=(MOODLE,)))
    settle(qtbot, page)
    assert page.model.rowCount() == 4 and page.filters.source_chip.text() == "Source: Moodle"
    page.filters.clear()
    page.filters.search.setText("zoe")
    page.filters.search.returnPressed.emit()
    settle(qtbot, page)
    assert [line.token.token_id for line in page.model.rows] == ["moodle-32"]
    page.filters.choose(company_ids=(3,))
    settle(qtbot, page)
    assert "moodle-32" in {line.token.token_id for line in page.model.rows}


@pytest.mark.parametrize("column", range(12))
def test_every_column_sorts_both_kinds(qtbot: QtBot, let_in: TokensPage, column: int) -> None:
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        let_in.table.sortByColumn(column, order)
        settle(qtbot, let_in)
        assert let_in.model.rowCount() == 28


def test_every_reason_has_words() -> None:
    words = [refusal_words(reason) for reason in MoodleRefusal]
    assert all(why and helps for why, helps in words) and len({why for why, _helps in words}) == len(MoodleRefusal)


def test_a_company_is_chosen_and_taken_back(
    qtbot: QtBot, let_in: TokensPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    page = let_in
    choose(qtbot, page, "moodle-32")
    assert not page.detail.rotate_button.isVisible() and not page.detail.limits_button.isVisible()
    click(qtbot, page.detail.company_button)
    dialog = shown(page, MoodleCompanyDialog)
    assert not dialog.go_button.isEnabled() and dialog.box.count() == 4
    dialog.box.setCurrentIndex(dialog.box.findData(3))
    click(qtbot, dialog.go_button)
    settle(qtbot, page)
    assert app.token_desk.moodle.tokens["moodle-32"].mapped_company == 3
    name = app.token_desk.companies[3].name
    assert (cell(page, "moodle-32", COMPANY), cell(page, "moodle-32", STATE)) == (name, "Active")
    said, action, undo = messages.offers[-1]
    assert name in said and action == "Undo"
    undo()
    settle(qtbot, page)
    assert app.token_desk.moodle.tokens["moodle-32"].mapped_company is None
    assert cell(page, "moodle-32", STATE) == "Refused"


def test_who_is_in_no_company_cannot_be_given_one(qtbot: QtBot, let_in: TokensPage) -> None:
    choose(qtbot, let_in, "moodle-34")
    assert let_in.detail.company_button.isVisible() and not let_in.detail.company_button.isEnabled()


def test_block_asks_and_unblock_lets_in_again(
    qtbot: QtBot, let_in: TokensPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    page, tokens = let_in, app.token_desk.moodle.tokens
    choose(qtbot, page, "moodle-31")
    click(qtbot, page.detail.block_button)
    question = shown(page, ConfirmDialog)
    assert "In Moodle nothing changes" in " ".join(label.text() for label in question.findChildren(QLabel))
    click(qtbot, question.keep_button)
    assert tokens["moodle-31"].blocked_at is None
    click(qtbot, page.detail.block_button)
    click(qtbot, shown(page, ConfirmDialog).action_button)
    settle(qtbot, page)
    assert tokens["moodle-31"].blocked_at is not None and messages.said[-1][0] == "1 token blocked."
    assert cell(page, "moodle-31", STATE) == "Blocked"
    assert page.detail.unblock_button.isVisible() and not page.detail.block_button.isVisible()
    click(qtbot, page.detail.unblock_button)
    settle(qtbot, page)
    assert tokens["moodle-31"].blocked_at is None and cell(page, "moodle-31", STATE) == "Active"


def test_both_kinds_at_once(qtbot: QtBot, let_in: TokensPage, app: fakes.FakeApp) -> None:
    page, desk = let_in, app.token_desk
    ours = next(line.token.token_id for line in page.model.rows if line.moodle is None and line.state == "active")
    choose(qtbot, page, ours, "moodle-31")
    click(qtbot, page.bulk.full_button)
    settle(qtbot, page)
    assert desk.made[ours].next_full and desk.moodle.tokens["moodle-31"].next_full
    click(qtbot, page.bulk.rotate_button)
    rotate = shown(page, RotateDialog)
    assert rotate.windowTitle() == f"Rotate {desk.made[ours].name}"  # Moodle's has its secret there
    rotate.reject()
    assert page.bulk.revoke_button.text() == "Revoke or block …"
    click(qtbot, page.bulk.revoke_button)
    click(qtbot, shown(page, ConfirmDialog).action_button)
    settle(qtbot, page)
    assert desk.made[ours].revoked_at and desk.moodle.tokens["moodle-31"].blocked_at
    choose(qtbot, page, "moodle-33", "moodle-34")
    assert not page.bulk.rotate_button.isEnabled()
    assert {line.state for line in page.model.rows if line.token.token_id in (ours, "moodle-31")} == {REVOKED}


def test_all_of_them_are_refused_again(
    qtbot: QtBot, let_in: TokensPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    page = let_in
    page.activate(REFUSED)
    settle(qtbot, page)
    click(qtbot, page.moodle_button)
    dialog = shown(page, MoodleAccessDialog)
    assert "1 of them was used today." in dialog.state_label.text()
    click(qtbot, dialog.decide_button)
    settle(qtbot, page)
    assert not app.token_desk.moodle.state.accepted and page.model.rowCount() == 0
    assert page.stack.currentWidget() is page.nothing
    assert messages.said[-1][0] == "Moodle's tokens are refused from now on."


def test_what_cannot_be_saved_is_said(
    qtbot: QtBot, page: TokensPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    app.token_desk.moodle.refusal = StoreBusy("admin.sqlite")
    click(qtbot, page.moodle_button)
    click(qtbot, shown(page, MoodleAccessDialog).decide_button)
    settle(qtbot, page)
    assert not app.token_desk.moodle.state.accepted and messages.errors


def test_the_page_is_asked_for_one_token(qtbot: QtBot, let_in: TokensPage) -> None:
    let_in.activate("moodle-33")
    settle(qtbot, let_in)
    assert let_in._selected_ids() == ["moodle-33"] and let_in.detail.isVisible()
    let_in.activate("gone")
    settle(qtbot, let_in)
    assert let_in.model.rowCount() == 28
