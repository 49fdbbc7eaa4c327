"""A person starts the endpoint, meets a busy port, stops and restarts it, tries it; over the real one."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alx_desktop.app import App
from alx_desktop.config import EndpointSettings
from alx_desktop.services.endpoint_control import PortBusy
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.endpoint import TRY, EndpointPage
from alx_desktop.ui.session import SiteSession
from tests.ui.conftest import RecordedMessages
from tests.ui.real_site import app, session, synced_copy, synced_demo
from tests.waiting import LONG

__all__ = ["app", "session", "synced_copy", "synced_demo"]


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession, tmp_path: Path) -> EndpointPage:
    made = EndpointPage(context, session, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.activate()
    settle(qtbot, made)
    return made


def settle(qtbot: QtBot, page: EndpointPage) -> None:
    # What a task has found may ask for more.
    for _again in range(3):
        qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=30_000)
        QApplication.processEvents()


def started(qtbot: QtBot, page: EndpointPage) -> str:
    page.status_card.start_button.click()
    settle(qtbot, page)
    url = page._session.endpoint.status.url
    assert url is not None and page.status_card.url_label.text() == url
    return url


def answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=LONG).status_code == 200
    except httpx.TransportError:
        return False


def threads() -> int:
    return sum(thread.name == "endpoint" for thread in threading.enumerate())


def test_start_restart_stop_leave_nothing(qtbot: QtBot, page: EndpointPage) -> None:
    assert page.status_card.start_button.isVisible() and not page.status_card.stop_button.isVisible()
    url = started(qtbot, page)
    assert answers(url) and threads() == 1
    assert not page.status_card.start_button.isVisible()
    page.status_card.restart_button.click()
    settle(qtbot, page)
    again = page._session.endpoint.status.url
    assert again is not None and answers(again) and threads() == 1
    page.status_card.stop_button.click()
    settle(qtbot, page)
    assert not answers(again) and threads() == 0
    assert "Off" in page.status_card.reach_label.text()


def test_a_busy_port_is_said_and_mended(
    qtbot: QtBot, page: EndpointPage, session: SiteSession, messages: RecordedMessages
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        page.settings_card.port.setValue(taken.getsockname()[1])
        assert page.settings_card.apply_button.isVisible()
        page.settings_card.apply_button.click()
        settle(qtbot, page)
        assert session.site.profile.endpoint.port == taken.getsockname()[1]
        page.status_card.start_button.click()
        settle(qtbot, page)
        assert page.error_panel.isVisible() and page.error_panel.title_label.text() == PortBusy.title
        assert threads() == 0 and page.status_card.start_button.isEnabled()
    page.status_card.start_button.click()
    settle(qtbot, page)
    assert not page.error_panel.isVisible() and session.endpoint.status.running


def test_other_settings_restart_it_and_those_of_others_do_not(
    qtbot: QtBot, page: EndpointPage, session: SiteSession
) -> None:
    url = started(qtbot, page)
    profile = session.site.profile
    retention = profile.retention.model_copy(update={"run_days": 77})
    session.save_profile(profile.model_copy(update={"retention": retention}))
    settle(qtbot, page)
    assert session.endpoint.status.url == url and answers(url)
    page.settings_card.names_field.setText("reports.example.org")
    page.settings_card.apply_button.click()
    settle(qtbot, page)
    again = session.endpoint.status.url
    assert again is not None and answers(again) and threads() == 1
    named = httpx.get(f"{again}/health", headers={"Host": "reports.example.org"}, timeout=LONG)
    assert named.status_code == 200


def test_other_computers_only_with_a_certificate(qtbot: QtBot, page: EndpointPage, session: SiteSession) -> None:
    card = page.settings_card
    card.reach.setCurrentIndex(card.reach.findData("0.0.0.0"))
    assert not card.apply_button.isEnabled() and "certificate" in card.note_label.text()
    card.make_button.click()
    settle(qtbot, page)
    assert card.apply_button.isEnabled()
    card.apply_button.click()
    settle(qtbot, page)
    url = started(qtbot, page)
    assert url.startswith("https://") and "Every computer" in page.status_card.reach_label.text()
    port = session.endpoint.status.port
    assert httpx.get(f"https://127.0.0.1:{port}/health", verify=False, timeout=LONG).status_code == 200
    page.refresh()
    settle(qtbot, page)
    assert any("signed by itself" in text for text in page.checks_card.texts)
    assert "Made by itself" in card.certificate_row.help_label.text()


def test_a_bad_certificate_is_refused_before_it_is_applied(
    qtbot: QtBot, page: EndpointPage, session: SiteSession, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.pem"
    bad.write_text("no certificate")
    page.settings_card.import_button.click()
    dialog = page.getter.dialog
    assert dialog is not None
    dialog.file.setText(str(bad))
    dialog.go_button.click()
    settle(qtbot, page)
    assert dialog.isVisible() and dialog.error_panel.isVisible()
    pfx = tmp_path / "bad.pfx"
    pfx.write_bytes(b"nothing")
    dialog.file.setText(str(pfx))
    assert dialog.password.isVisible()
    dialog.go_button.click()
    settle(qtbot, page)
    assert "password is wrong" in dialog.error_panel.detail_label.text()
    dialog.reject()
    assert session.site.profile.endpoint.certificate is None


def test_the_console_asks_as_a_client_does_and_the_log_has_it(
    qtbot: QtBot, page: EndpointPage, session: SiteSession, app: App
) -> None:
    panel = page.try_panel
    page.show_part(TRY)
    assert not panel.send_button.isEnabled()
    started(qtbot, page)
    panel.protocol.setCurrentIndex(panel.protocol.findData("/api/v1/course-progress?limit=5"))
    panel.send()
    settle(qtbot, page)
    assert panel.status_label.text().startswith("200"), panel.body_view.toPlainText()
    assert '"data"' in panel.body_view.toPlainText() or "user_id" in panel.body_view.toPlainText()
    assert "content-type" in panel.headers_view.toPlainText().lower()
    panel.send()
    settle(qtbot, page)
    site = session.site
    trials = app.tokens(site).all()  # type: ignore[arg-type]
    assert len(trials) == 1, "the trial token is used again while it is good"
    panel.token.setText("alx_aaaaaaaaaa_" + "x" * 43)
    panel.send()
    settle(qtbot, page)
    assert panel.status_label.text().startswith("401")
    page.show_part(1)
    page.requests.follow_box.setChecked(False)

    def seen() -> bool:
        page.requests.refresh()
        settle(qtbot, page)
        return page.requests.model.rowCount() >= 3

    qtbot.waitUntil(seen, timeout=30_000)
    page.requests.search.setText("course-progress")
    page.requests.search.returnPressed.emit()
    page.requests._set(page.requests.filter.__class__(text="course-progress", statuses=("refused",)))
    settle(qtbot, page)
    assert [row.request.status for row in page.requests.model.rows] == [401]


def test_new_requests_show_while_following(qtbot: QtBot, page: EndpointPage) -> None:
    url = started(qtbot, page)
    page.show_part(1)
    settle(qtbot, page)
    assert page.requests.stack.currentWidget() is page.requests.empty
    httpx.get(f"{url}/health", timeout=LONG)
    qtbot.waitUntil(lambda: page.requests.model.rowCount() == 1, timeout=30_000)


def test_it_starts_by_itself_where_the_settings_say_so(qtbot: QtBot, page: EndpointPage, session: SiteSession) -> None:
    page.settings_card.auto_box.setChecked(True)
    page.settings_card.apply_button.click()
    settle(qtbot, page)
    assert session.site.profile.endpoint.enabled and not session.endpoint.status.running
    session.endpoint.start_if_wanted()
    settle(qtbot, page)
    assert session.endpoint.status.running
    session.retire()
    settle(qtbot, page)
    assert not session.endpoint.status.running and threads() == 0


def test_the_assistant_proposes_and_nothing_holds_before_it_is_applied(
    qtbot: QtBot, page: EndpointPage, session: SiteSession
) -> None:
    page.assistant_button.click()
    qtbot.waitUntil(lambda: page.assistant is not None)
    dialog = page.assistant
    assert dialog is not None
    dialog.choices[1].click()
    assert dialog.service.isVisibleTo(dialog) and "serve demo --port" in dialog._service.command
    dialog.choices[2].click()
    assert "firewall" in dialog.needs_label.text() and not dialog.service.isVisibleTo(dialog)
    dialog.go_button.click()
    settle(qtbot, page)
    values = page.settings_card.values()
    assert values["host"] == "0.0.0.0" and values["enabled"] is True and values["certificate"] is not None
    assert session.site.profile.endpoint == EndpointSettings(port=0)
