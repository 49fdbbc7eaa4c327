"""The Tokens page as a person uses it: find, make, copy once, rotate, revoke, many at once."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import StoreDamaged, WrongUse
from alx_desktop.domain.tokens import NewToken
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.tokens import CALLS, EXPIRES, NAME, TokenModel
from alx_desktop.ui.pages.tokens import TokensPage
from alx_desktop.ui.pages.tokens_actions import TokenActions
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.token_dialogs.rotate_dialog import RotateDialog
from alx_desktop.ui.token_dialogs.shown_once import NewTokensDialog
from alx_desktop.ui.token_dialogs.token_dialog import TokenDialog
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui import fakes
from tests.ui.conftest import Desk, RecordedMessages
from tests.ui.fake_tokens import FakeTokens


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, app: fakes.FakeApp, tmp_path: Path) -> TokensPage:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = TokensPage(context, SiteSession(context, app.open_site(), app), settings)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.activate()
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: TokensPage) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=10_000)
    QApplication.processEvents()


def dialog(page: TokensPage, kind: type[QDialog]) -> QDialog:
    return next(found for found in page.findChildren(kind) if found.isVisible())


def select(qtbot: QtBot, page: TokensPage, rows: list[int]) -> None:
    page.table.select_rows(rows)
    settle(qtbot, page)


def names(page: TokensPage) -> list[str]:
    return [line.token.token_id for line in page.model.rows]


def test_it_shows_all_tokens_and_which_expire_soon(page: TokensPage) -> None:
    assert page.model.rowCount() == 24
    assert page.header.freshness_label.text() == "24 tokens · 10 companies"
    assert page.head.expiring_button.text() == "2 expire within 14 days" and page.head.expiring_button.isVisible()
    tones = {line.state: page.model.columns[EXPIRES].tone(line) for line in page.model.rows}  # type: ignore[operator]
    assert tones["expiring"] == "warn" and tones["expired"] == "bad"


def test_search_filter_and_clear(qtbot: QtBot, page: TokensPage) -> None:
    page.filters.search.setText("elan excel")
    page.filters.search.returnPressed.emit()
    settle(qtbot, page)
    assert {line.company for line in page.model.rows} == {"Élan Santé"}
    assert page.filters.hits.text() == f"{page.model.rowCount()} of 24"
    page.filters.choose(states=("expiring",))
    settle(qtbot, page)
    assert page.model.rowCount() == 2 and page.filters.state_chip.text() == "State: Expires soon"
    page.filters.search.setText("nobody")
    page.filters.search.returnPressed.emit()
    settle(qtbot, page)
    assert page.stack.currentWidget() is page.nothing
    page.filters.clear()
    settle(qtbot, page)
    assert page.stack.currentWidget() is page.content and page.model.rowCount() == 24


def test_a_click_on_a_header_sorts_and_keeps_the_selection(qtbot: QtBot, page: TokensPage) -> None:
    select(qtbot, page, [3])
    chosen = page.selected()[0].token.token_id
    header = page.table.horizontalHeader()
    header.sectionClicked.emit(CALLS)
    page.table.sortByColumn(CALLS, Qt.SortOrder.DescendingOrder)
    settle(qtbot, page)
    calls = [line.calls_today for line in page.model.rows]
    assert calls == sorted(calls, reverse=True)
    assert [line.token.token_id for line in page.selected()] == [chosen]
    page.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    settle(qtbot, page)
    folded = [line.token.name.casefold() for line in page.model.rows]
    assert folded == sorted(folded)


def test_no_tokens_and_a_store_that_fails(qtbot: QtBot, page: TokensPage, app: fakes.FakeApp) -> None:
    app.token_desk.failure = StoreDamaged("admin.sqlite")
    page.refresh()
    settle(qtbot, page)
    assert page.error_panel.isVisible() and "earlier reading" in page.error_panel.kept_label.text()
    assert page.model.rowCount() == 24
    app.token_desk.failure = None
    app.token_desk.made.clear()
    page.refresh()
    settle(qtbot, page)
    assert page.stack.currentWidget() is page.empty and not page.error_panel.isVisible()


def test_a_token_is_made_and_copied_once(qtbot: QtBot, page: TokensPage, app: fakes.FakeApp) -> None:
    qtbot.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    form = dialog(page, TokenDialog)
    assert isinstance(form, TokenDialog)
    assert not form.go_button.isEnabled() and form.note_label.text() == "Choose a company."
    form.companies.search.setText("acme")
    form.companies.model.toggle(0)
    qtbot.keyClicks(form.form.name_field, "Power BI")
    assert form.go_button.isEnabled() and form.go_button.text() == "Create token"
    qtbot.keyClicks(form.form.ip_field, "10.0.0.300")
    assert not form.go_button.isEnabled() and "10.0.0.300" in form.form.ip_row.help_label.text()
    form.form.ip_field.setText("10.1.0.0/16, ::1")
    form.form.daily.setValue(12)
    qtbot.mouseClick(form.go_button, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    once = dialog(page, NewTokensDialog)
    assert isinstance(once, NewTokensDialog) and "cannot be shown again" in once.once_label.text()
    token = next(iter(app.token_desk.made.values()))
    assert (token.name, token.company_id, token.daily_limit) == ("Power BI", 1, 12)
    assert token.ip_rules == ("10.1.0.0/16", "::1") and token.expires_at is not None
    once.reject()
    assert once.isVisible() and "Not copied yet" in once.once_label.text()
    qtbot.mouseClick(once.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == once.shown[0].text
    once.reject()
    assert not once.isVisible()
    assert page.model.rowCount() == 25


def test_what_is_refused_is_said_in_the_dialog(qtbot: QtBot, page: TokensPage, app: fakes.FakeApp) -> None:
    app.token_desk.refusal = WrongUse("no company 1", advice="It is gone.")
    page.actions_of_tokens.create([1])
    form = dialog(page, TokenDialog)
    assert isinstance(form, TokenDialog)
    form.form.name_field.setText("x")
    form.go_button.click()
    settle(qtbot, page)
    assert form.isVisible() and form.error_panel.isVisible()
    assert form.form.name_field.text() == "x"
    form.form.name_field.setText("xy")
    assert form.go_button.isEnabled()


def test_many_companies_get_one_token_each(qtbot: QtBot, page: TokensPage, app: fakes.FakeApp) -> None:
    page.create_button.click()
    form = dialog(page, TokenDialog)
    assert isinstance(form, TokenDialog)
    form.companies.all_button.click()
    form.form.name_field.setText("Gateway")
    assert form.go_button.text() == "Create 10 tokens"
    form.go_button.click()
    settle(qtbot, page)
    once = dialog(page, NewTokensDialog)
    assert isinstance(once, NewTokensDialog)
    once.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Company\tName\tToken" and len(lines) == 11
    assert len({line.split("\t")[2] for line in lines[1:]}) == 10
    once.reject()


def test_rotate_with_grace(qtbot: QtBot, page: TokensPage, app: fakes.FakeApp) -> None:
    select(qtbot, page, [0])
    chosen = page.selected()[0].token.token_id
    qtbot.mouseClick(page.detail.rotate_button, Qt.MouseButton.LeftButton)
    asked = dialog(page, RotateDialog)
    assert isinstance(asked, RotateDialog)
    asked.grace.setCurrentIndex(3)
    asked.go_button.click()
    settle(qtbot, page)
    assert app.token_desk.made[chosen].former_until == fakes.NOW + 7 * fakes.DAY
    once = dialog(page, NewTokensDialog)
    assert isinstance(once, NewTokensDialog)
    once.copy()
    once.reject()


@pytest.mark.parametrize("kept", [0, 2])
def test_secrets_made_before_an_error_are_shown(
    qtbot: QtBot, page: TokensPage, app: fakes.FakeApp, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch,
    kept: int,
) -> None:  # fmt: skip
    """They cannot be seen again, and their clients' former ones expire."""
    select(qtbot, page, [6, 7, 8, 9, 10])
    rotate, done = app.token_desk.rotate, []

    def rotate_some(token_id: str, days: float) -> NewToken:
        if len(done) == kept:
            raise StoreDamaged("admin.sqlite")
        done.append(token_id)
        return rotate(token_id, days)

    monkeypatch.setattr(app.token_desk, "rotate", rotate_some)
    page.bulk.rotate_button.click()
    asked = dialog(page, RotateDialog)
    assert isinstance(asked, RotateDialog)
    asked.go_button.click()
    settle(qtbot, page)
    assert isinstance(messages.errors[-1][1], StoreDamaged)
    found = page.actions_of_tokens.shown
    assert len(found.shown if found else ()) == kept
    if found is not None:
        note = "Stopped; 3 were left as they are."
        assert any(note in label.text() for label in found.findChildren(QLabel))
        found.copy()
        found.reject()


def test_secrets_are_shown_though_their_page_has_gone(
    qtbot: QtBot, context: UiContext, app: fakes.FakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other settings were saved, or another site was opened, while a token was being rotated."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    session = SiteSession(context, app.open_site(), app)
    page = TokensPage(context, session, settings)
    page.activate()
    settle(qtbot, page)
    release, rotate, lines = threading.Event(), app.token_desk.rotate, page.model.rows[:1]

    def slow(token_id: str, days: float) -> NewToken:
        release.wait(10)
        return rotate(token_id, days)

    monkeypatch.setattr(app.token_desk, "rotate", slow)
    actions = page.actions_of_tokens
    actions._rotate(lines, 1)
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    release.set()
    qtbot.waitUntil(lambda: actions.shown is not None, timeout=10_000)
    once = actions.shown
    assert once is not None and once.isVisible() and len(once.shown) == 1
    once.copy()
    with qtbot.waitSignal(actions.destroyed):
        once.reject()
    assert session.findChildren(TokenActions) == []


def test_revoke_asks_and_the_detail_shows_it(
    qtbot: QtBot, page: TokensPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    select(qtbot, page, [0])
    chosen = page.selected()[0].token.token_id
    page.detail.revoke_button.click()
    question = dialog(page, ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    question.keep_button.click()
    assert app.token_desk.made[chosen].revoked_at is None
    page.detail.revoke_button.click()
    question = dialog(page, ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    question.action_button.click()
    settle(qtbot, page)
    settle(qtbot, page)
    assert app.token_desk.made[chosen].revoked_at == fakes.NOW
    assert messages.said[-1][0] == "1 token revoked."
    assert page.detail.isVisible() and not page.detail.rotate_button.isEnabled()


def test_several_at_once(qtbot: QtBot, page: TokensPage, app: fakes.FakeApp) -> None:
    assert not page.bulk.isVisible()
    select(qtbot, page, [0, 1, 2])
    assert page.bulk.isVisible() and not page.detail.isVisible() and page.note == "3 selected"
    chosen = [line.token.token_id for line in page.selected()]
    page.bulk.full_button.click()
    settle(qtbot, page)
    assert all(app.token_desk.made[token_id].next_full for token_id in chosen)
    page.bulk.revoke_button.click()
    question = dialog(page, ConfirmDialog)
    assert isinstance(question, ConfirmDialog)
    question.action_button.click()
    settle(qtbot, page)
    assert all(app.token_desk.made[token_id].revoked_at for token_id in chosen)


def test_limits_are_changed(qtbot: QtBot, page: TokensPage, app: fakes.FakeApp) -> None:
    select(qtbot, page, [0])
    chosen = page.selected()[0].token.token_id
    page.detail.limits_button.click()
    form = dialog(page, TokenDialog)
    assert isinstance(form, TokenDialog)
    form.form.expiry.setCurrentIndex(form.form.expiry.findData(0))
    assert "for ever" in form.form.expiry_row.help_label.text()
    form.form.burst.setValue(60)
    form.go_button.click()
    settle(qtbot, page)
    token = app.token_desk.made[chosen]
    assert token.expires_at is None and token.burst_per_minute == 60


def test_the_model_holds_to_qts_rules(qapp: QApplication, app: fakes.FakeApp, qtmodeltester: ModelTester) -> None:
    from alx_desktop.services.token_list import TokenQuery

    model = TokenModel(qapp)
    model.set_rows(app.token_desk.read(TokenQuery()).lines)
    qtmodeltester.check(model)


def test_the_palette_and_the_rail_know_it(desk: Desk) -> None:
    desk.start("tokens")
    assert desk.window.page is not None and desk.window.page.key == "tokens"
    titles = [command.title for command in desk.window._place_commands()]
    assert {"Tokens", "New token", "Show tokens that expire soon"} <= set(titles)
    page = desk.window.page
    assert isinstance(page, TokensPage)
    page.head.expiring_button.click()
    desk.settle()
    assert page.model.rowCount() == 2


def test_ten_thousand_tokens_open_and_none_is_lost(qtbot: QtBot, page: TokensPage, app: fakes.FakeApp) -> None:
    desk: FakeTokens = app.token_desk
    first = next(iter(desk.made.values()))
    desk.made |= {f"t{at:09d}": replace(first, token_id=f"t{at:09d}", name=f"Client {at}") for at in range(9_976)}
    page.refresh()
    settle(qtbot, page)
    assert page.model.rowCount() == 10_000
    page.table.selectAll()
    settle(qtbot, page)
    assert page.bulk.count_label.text() == "10,000 tokens"
    page.refresh()
    settle(qtbot, page)
    assert len(page.selected()) == 10_000
