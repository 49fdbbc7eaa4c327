"""A person makes a token, a client uses it over HTTP, the person rotates and revokes it, the client notices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from alx_desktop.app import App
from alx_desktop.domain.progress import CancelToken
from alx_desktop.endpoint.plugin.parameters import FUNCTION
from alx_desktop.services.endpoint_control import EndpointControl
from alx_desktop.services.token_list import TokenQuery
from alx_desktop.services.tokens import TokenLimits
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.tokens import TokensPage
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.token_dialogs.rotate_dialog import RotateDialog
from alx_desktop.ui.token_dialogs.shown_once import NewTokensDialog
from alx_desktop.ui.token_dialogs.token_dialog import TokenDialog
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui.real_site import app, session, synced_copy, synced_demo
from tests.waiting import LONG

__all__ = ["app", "session", "synced_copy", "synced_demo"]


Kind = TypeVar("Kind", bound=QDialog)


@pytest.fixture
def endpoint(app: App, session: SiteSession) -> Iterator[EndpointControl]:
    control = app.endpoint(session.site)  # type: ignore[arg-type]
    control.start()
    yield control
    control.stop()


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession, tmp_path: Path) -> TokensPage:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = TokensPage(context, session, settings)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.activate()
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: TokensPage) -> None:
    # What a task has found may ask for more.
    for _again in range(3):
        qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=20_000)
        QApplication.processEvents()


def shown(page: TokensPage, kind: type[Kind]) -> Kind:
    return next(found for found in page.findChildren(kind) if found.isVisible())


def secret_shown(page: TokensPage) -> str:
    once = shown(page, NewTokensDialog)
    once.copy()
    text = once.shown[0].text
    once.reject()
    return text


def ask(control: EndpointControl, token: str) -> int:
    url = f"{control.status().url}/api/v1/companies"
    return httpx.get(url, headers={"Authorization": f"Bearer {token}"}, timeout=LONG).status_code


def test_made_used_rotated_revoked(qtbot: QtBot, page: TokensPage, endpoint: EndpointControl, app: App) -> None:
    assert page.stack.currentWidget() is page.empty
    page.create_button.click()
    form = shown(page, TokenDialog)
    form.companies.model.toggle(0)
    form.form.name_field.setText("Power BI")
    form.go_button.click()
    settle(qtbot, page)
    first = secret_shown(page)
    assert ask(endpoint, first) == 200

    page.table.selectRow(0)
    settle(qtbot, page)
    page.detail.rotate_button.click()
    shown(page, RotateDialog).go_button.click()
    settle(qtbot, page)
    second = secret_shown(page)
    assert second != first
    assert (ask(endpoint, first), ask(endpoint, second)) == (200, 200), "the former one is good for a day"

    page.detail.rotate_button.click()
    rotate = shown(page, RotateDialog)
    rotate.grace.setCurrentIndex(0)
    rotate.go_button.click()
    settle(qtbot, page)
    third = secret_shown(page)
    assert [ask(endpoint, one) for one in (first, second, third)] == [401, 401, 200]

    page.detail.revoke_button.click()
    shown(page, ConfirmDialog).action_button.click()
    settle(qtbot, page)
    assert ask(endpoint, third) == 401
    assert page.model.rows[0].state == "revoked" and not page.detail.revoke_button.isEnabled()
    detail = app.token_list(page._session.site).detail(page.model.rows[0].token.token_id)  # type: ignore[arg-type]
    assert detail is not None
    assert [entry.act for entry in detail.history] == [
        "token revoked", "token rotated", "token rotated", "token created",
    ]  # fmt: skip


def test_calls_and_the_session_show(qtbot: QtBot, page: TokensPage, endpoint: EndpointControl, app: App) -> None:
    site = page._session.site
    company = next(iter(app.company_settings(site).companies()))  # type: ignore[arg-type]
    made = app.tokens(site).create(company, "reader", TokenLimits(daily_limit=9))  # type: ignore[arg-type]
    query = {"wstoken": made.text, "wsfunction": FUNCTION, "moodlewsrestformat": "json"}
    answer = httpx.get(f"{endpoint.status().url}/webservice/rest/server.php", params=query, timeout=LONG)
    assert answer.status_code == 200

    def read() -> bool:
        page.refresh()
        settle(qtbot, page)
        # The request log is written off the request's path.
        return page.model.rows[0].calls_today == 1

    qtbot.waitUntil(read, timeout=20_000)
    line = page.model.rows[0]
    assert line.session is not None and line.session.mode == "full" and line.session.rows > 0
    detail = app.token_list(site).detail(line.token.token_id)  # type: ignore[arg-type]
    assert detail is not None and detail.reads_today == 1 and detail.clients[0].rows == line.session.rows


def test_a_search_that_is_cancelled_reads_nothing_more(app: App, session: SiteSession) -> None:
    from alx_desktop.domain.errors import Cancelled

    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        app.token_list(session.site).read(TokenQuery(), cancel)  # type: ignore[arg-type]


def test_connection_files_are_saved_with_the_token_still_shown(
    qtbot: QtBot, page: TokensPage, endpoint: EndpointControl, app: App, tmp_path: Path
) -> None:
    session = page._session
    page.actions_of_tokens.know_companies(app.company_settings(session.site).companies())  # type: ignore[arg-type]
    companies = list(app.company_settings(session.site).companies())[:2]  # type: ignore[arg-type]
    made = app.tokens(session.site).create_many(companies, "files")  # type: ignore[arg-type]
    page.actions_of_tokens.show_once(made)
    once = shown(page, NewTokensDialog)
    once.ask_folder = lambda _parent, _title: tmp_path / "out"
    once.save_button.click()
    settle(qtbot, page)
    # The port is a free one, and the window's own endpoint is not started: nobody knows the address yet.
    assert once.error_panel.isVisible() and not (tmp_path / "out").exists()
    session.endpoint.start()
    settle(qtbot, page)
    once.save_button.click()
    settle(qtbot, page)
    assert not once.error_panel.isVisible() and "written" in once.once_label.text()
    for company in companies:
        folder = tmp_path / "out" / f"company-{company}"
        texts = [path.read_text("utf-8") for path in folder.iterdir()]
        assert texts and any(f"/odata/{company}/" in text for text in texts)
        assert not any(token.text in text for token in made for text in texts), "the secret is in no file"
    once.reject()
    assert not once.isVisible()


def test_the_consoles_trial_is_not_counted_among_those_that_expire_soon(app: App, session: SiteSession) -> None:
    """Nor told of by the attention list: no client waits for it."""
    tokens, listed = app.tokens(session.site), app.token_list(session.site)  # type: ignore[arg-type]
    company, now = next(iter(listed.read(TokenQuery()).companies)), tokens.now()
    before = listed.read(TokenQuery()).expiring
    tokens.create_many([company], "Trial", TokenLimits(expires_at=now + 600))
    tokens.create_many([company], "BI", TokenLimits(expires_at=now + 9 * 86_400))
    found = listed.read(TokenQuery(states=("expiring",)))
    assert found.expiring == before + 1 and "Trial" not in {line.token.name for line in found.lines}
