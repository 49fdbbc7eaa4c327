"""The Endpoint page over the believable site: what it says, and what it does when something fails."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from alx_desktop.config import EndpointSettings
from alx_desktop.domain.errors import SettingsChanged, StoreDamaged
from alx_desktop.services.always_on import AlwaysOnRefused, AlwaysOnState
from alx_desktop.services.certificate_info import CertificateInfo
from alx_desktop.services.endpoint_checks import Check
from alx_desktop.services.endpoint_control import CertificateBad, PortBusy
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.endpoint_cards.assistant import PullAssistant, pullers
from alx_desktop.ui.endpoint_cards.checks_card import check_words
from alx_desktop.ui.endpoint_cards.settings_card import EndpointSettingsCard
from alx_desktop.ui.models.requests import RequestModel
from alx_desktop.ui.pages.endpoint import EndpointPage
from alx_desktop.ui.session import SiteSession
from tests.ui import fakes
from tests.ui.conftest import Desk, RecordedMessages


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


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
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=10_000)
    QApplication.processEvents()


def test_a_failure_is_said_once_and_goes_with_the_next_start(
    qtbot: QtBot, page: EndpointPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    app.endpoint.failure = PortBusy("127.0.0.1:8765")
    page.status_card.start_button.click()
    settle(qtbot, page)
    assert page.error_panel.isVisible() and not messages.errors
    app.endpoint.failure = None
    page.status_card.start_button.click()
    settle(qtbot, page)
    assert not page.error_panel.isVisible() and page.status_card.stop_button.isVisible()


def test_a_failure_that_nobody_asked_for_is_told(
    qtbot: QtBot, page: EndpointPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    profile = session.site.profile
    app.profiles.update(profile.model_copy(update={"endpoint": EndpointSettings(enabled=True)}))
    session.save_profile(app.profiles.get())
    settle(qtbot, page)
    app.endpoint.failure = PortBusy("127.0.0.1:8765")
    session.endpoint.start_if_wanted()
    settle(qtbot, page)
    assert [type(error) for _title, error in messages.errors] == [PortBusy]


def test_what_is_edited_stays_when_saving_fails_and_when_other_settings_change(
    qtbot: QtBot, page: EndpointPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    card = page.settings_card
    card.port.setValue(9001)
    card.names_field.setText("reports.example.org")
    session.set_automatic(False)
    settle(qtbot, page)
    assert card.port.value() == 9001

    def full(*_profiles: object) -> None:
        raise StoreDamaged("config.toml")

    with monkeypatch.context() as patched:
        patched.setattr(app.profiles, "update", full)
        card.apply_button.click()
        settle(qtbot, page)
    assert [type(error) for _title, error in messages.errors] == [StoreDamaged]
    assert card.port.value() == 9001 and card.names_field.text() == "reports.example.org"
    card.apply_button.click()
    settle(qtbot, page)
    assert session.site.profile.endpoint.port == 9001 and not card.apply_button.isVisible()


def test_undo_of_the_endpoints_settings_leaves_the_others(
    qtbot: QtBot, page: EndpointPage, session: SiteSession, messages: RecordedMessages
) -> None:
    before = session.site.profile.endpoint
    page.settings_card.port.setValue(9001)
    page.settings_card.apply_button.click()
    settle(qtbot, page)
    session.set_automatic(False)
    other = session.profile.endpoint.model_copy(update={"log_days": before.log_days + 1})
    session.save_profile(session.profile.model_copy(update={"endpoint": other}))
    settle(qtbot, page)
    messages.offers[-1][2]()
    settle(qtbot, page)
    assert session.site.profile.endpoint == before.model_copy(update={"log_days": before.log_days + 1})
    assert not session.site.profile.sync.schedule.automatic


def test_one_act_at_a_time(qtbot: QtBot, page: EndpointPage, session: SiteSession, app: fakes.FakeApp) -> None:
    session.endpoint.start()
    session.endpoint.start()
    assert not page.status_card.start_button.isEnabled()
    settle(qtbot, page)
    assert app.endpoint.starts == 1


def test_an_endpoint_that_ended_by_itself_is_seen(qtbot: QtBot, page: EndpointPage, app: fakes.FakeApp) -> None:
    page.status_card.start_button.click()
    settle(qtbot, page)
    app.endpoint.stop()
    page.update_times()
    assert page.status_card.start_button.isVisible()


def test_the_log_is_searched_and_filtered(qtbot: QtBot, page: EndpointPage, app: fakes.FakeApp) -> None:
    page.show_part(1)
    settle(qtbot, page)
    assert page.requests.model.rowCount() == 120 and page.requests.count_label.text() == "120 requests"
    page.requests.search.setText("/nothing")
    page.requests.search.returnPressed.emit()
    settle(qtbot, page)
    assert page.requests.stack.currentWidget() is page.requests.nothing
    page.requests.search.clear()
    settle(qtbot, page)
    page.requests.table.selectRow(5)
    chosen = page.requests.model.rows[5].request_id
    newest = app.endpoint.log[0]
    app.endpoint.log.insert(0, type(newest)(newest.request_id + 1, newest.request))
    page.requests._follow()
    settle(qtbot, page)
    assert page.requests.model.rowCount() == 121
    (row,) = page.requests.table.selected_rows()
    assert page.requests.model.rows[row].request_id == chosen


def test_a_log_that_cannot_be_read_keeps_what_is_shown(
    qtbot: QtBot, page: EndpointPage, app: fakes.FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_part(1)
    settle(qtbot, page)

    def fail(*_arguments: object, **_named: object) -> None:
        raise StoreDamaged("activity.sqlite")

    monkeypatch.setattr(app.endpoint, "read", fail)
    page.requests.refresh()
    settle(qtbot, page)
    assert page.requests.error_panel.isVisible() and page.requests.model.rowCount() == 120


def test_a_certificate_that_cannot_be_used_is_said(
    qtbot: QtBot, page: EndpointPage, app: fakes.FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_settings: object) -> CertificateInfo:
        raise CertificateBad("no such file")

    monkeypatch.setattr(app.endpoint, "info", fail)
    page.refresh()
    settle(qtbot, page)
    assert "no such file" in page.settings_card.certificate_row.help_label.text()


def test_settings_are_checked_before_they_can_be_applied(qapp: QApplication) -> None:
    card = EndpointSettingsCard()
    card.show_settings(EndpointSettings())
    assert not card.apply_button.isVisibleTo(card)
    card.reach.setCurrentIndex(card.reach.findData(""))
    assert not card.apply_button.isEnabled() and "address" in card.note_label.text()
    card.host_field.setText("10.1.2.3")
    assert not card.apply_button.isEnabled()
    card.host_field.setText("127.0.0.2")
    assert card.apply_button.isEnabled(), "a loopback address needs no certificate"
    card.undo_button.click()
    assert card.values()["host"] == "127.0.0.1" and not card.apply_button.isVisibleTo(card)
    card.deleteLater()


def test_every_check_has_words() -> None:
    keys = {
        "address_here", "address_network", "no_tls_here", "no_tls_network", "certificate_bad", "certificate_expired",
        "certificate_soon", "certificate_self", "certificate_good", "tokens_expire", "tokens_endless", "tokens_from",
        "tokens_anywhere", "tokens_unused", "tokens_unlimited", "audit_whole", "audit_broken", "cors_off", "cors_on",
    }  # fmt: skip
    for key in keys:
        title, _advice = check_words(Check(key, "warn", (3,)))
        assert title


def test_everybody_who_pulls_is_told_what_fails() -> None:
    for puller in pullers():
        assert puller.needs and puller.asleep


class Windows(QObject):
    """What is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_where_the_service_is_there_already(qtbot: QtBot, qapp: QApplication) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    dialog = PullAssistant(parent := QWidget(), AlwaysOnState(True, "alx.service", "", "serve"))
    qapp.removeEventFilter(windows)
    qtbot.addWidget(parent)
    assert windows.shown == [] and not dialog.remove_button.isHidden()


def test_a_service_of_which_the_system_says_nothing_can_be_taken_down_and_not_set_up_anew(qtbot: QtBot) -> None:
    state = AlwaysOnState(False, "alx.service", "/units/alx.service", "serve", "Failed to connect to bus")
    dialog = PullAssistant(parent := QWidget(), state)
    qtbot.addWidget(parent)
    assert not dialog.remove_button.isHidden()
    assert dialog.service_box.isHidden() and not dialog.service_box.isChecked()
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Failed to connect to bus" in said and "/units/alx.service" in said


def test_a_service_is_set_up_with_the_settings_renewed_and_taken_down(
    qtbot: QtBot, page: EndpointPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    def assistant(choice: int) -> PullAssistant:
        page.assistant_button.click()
        qtbot.waitUntil(lambda: page.assistant is not None)
        assert page.assistant is not None
        page.assistant.choices[choice].click()
        return page.assistant

    def rest() -> None:
        qtbot.waitUntil(lambda: not page.context.tasks.running)

    session.endpoint.start()
    rest()
    assistant(1).go_button.click()
    if page.settings_card.is_changed:
        page.settings_card.apply_button.click()
    rest()
    assert page.service.state is not None and page.service.state.on
    assert not session.endpoint.status.running, "both cannot have the port"
    assert "alx-desktop.service" in page.status_card.reach_label.text()
    page.settings_card.port.setValue(9001)
    page.settings_card.apply_button.click()
    rest()
    assert "--port 9001" in app.system.commands[-1][-1], "what serves has the new settings"
    dialog = assistant(3)
    assert dialog.service_box.isHidden()
    dialog.remove_button.click()
    rest()
    assert not page.service.state.on


def applied(page: EndpointPage, port: int) -> None:
    """As after the assistant: a service is wanted with these settings."""
    page.service.wanted = True
    page.settings_card.port.setValue(port)
    page.settings_card.apply_button.click()


def test_a_refused_save_sets_no_service_up_and_another_try_does(
    qtbot: QtBot, page: EndpointPage, app: fakes.FakeApp, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_profiles: object) -> None:
        raise SettingsChanged("endpoint.port")

    with monkeypatch.context() as patched:
        patched.setattr(app.profiles, "update", refuse)
        applied(page, 9001)
        settle(qtbot, page)
    assert app.system.commands == [] and messages.offers == [], "the file has another port"
    assert [type(error) for _title, error in messages.errors] == [SettingsChanged]
    page.settings_card.apply_button.click()
    settle(qtbot, page)
    assert "--port 9001" in app.system.commands[-1][-1] and len(messages.offers) == 1


def test_a_refused_save_that_shows_what_holds_wants_no_service_later(
    qtbot: QtBot, page: EndpointPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    profile = session.site.profile
    app.profiles.update(profile.model_copy(update={"endpoint": EndpointSettings(port=9002)}))
    applied(page, 9001)
    settle(qtbot, page)
    assert page.settings_card.port.value() == 9002
    page.settings_card.port.setValue(9003)
    page.settings_card.apply_button.click()
    settle(qtbot, page)
    assert app.system.commands == [] and session.site.profile.endpoint.port == 9003


def test_a_slow_save_is_waited_for(
    qtbot: QtBot, page: EndpointPage, app: fakes.FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, update = threading.Event(), app.profiles.update

    def slow(*profiles: Any) -> object:
        gate.wait(10)
        return update(*profiles)

    monkeypatch.setattr(app.profiles, "update", slow)
    applied(page, 9001)
    qtbot.waitUntil(lambda: [task.title for task in page.context.tasks.running] == ["Saving the settings"])
    early = list(app.system.commands)
    gate.set()
    settle(qtbot, page)
    assert early == [] and "--port 9001" in app.system.commands[-1][-1]


def test_settings_that_come_while_the_service_is_set_up_are_those_that_it_gets(
    qtbot: QtBot, page: EndpointPage, app: fakes.FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, run = threading.Event(), app.system._run

    def slow(command: Sequence[str]) -> tuple[int, str]:
        if "--port 9001" in command[-1]:
            gate.wait(10)
        return run(command)

    monkeypatch.setattr(app.system, "_run", slow)
    applied(page, 9001)
    qtbot.waitUntil(lambda: [task.title for task in page.context.tasks.running] == ["Setting up the service"])
    applied(page, 9002)
    qtbot.waitUntil(lambda: page.settings_card.settings.port == 9002)
    qtbot.waitUntil(lambda: len(page.context.tasks.running) == 1)
    gate.set()
    settle(qtbot, page)
    assert [command[-1][-4:] for command in app.system.commands] == ["9001", "9002"]


def test_without_the_service_the_window_serves_as_before(
    qtbot: QtBot, page: EndpointPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    app.system.refuses = True
    session.endpoint.start()
    settle(qtbot, page)
    applied(page, 9001)
    settle(qtbot, page)
    assert session.endpoint.status.running and app.system.commands, "it was tried, and given up"
    assert [(title, type(error)) for title, error in messages.errors] == [("The window serves again", AlwaysOnRefused)]
    assert page.service.state is not None and not page.service.state.on


def test_a_service_that_was_only_proposed_is_not_set_up(qtbot: QtBot, page: EndpointPage, app: fakes.FakeApp) -> None:
    qtbot.waitUntil(lambda: page.service.state is not None)
    page._set_up("0.0.0.0", False, True)
    page.settings_card.undo_button.click()
    page.settings_card.port.setValue(9001)
    page.settings_card.apply_button.click()
    qtbot.waitUntil(lambda: not page.context.tasks.running)
    assert app.system.commands == []


def test_the_request_model_holds_to_qts_rules(
    qapp: QApplication, app: fakes.FakeApp, qtmodeltester: ModelTester
) -> None:
    model = RequestModel(lambda: fakes.NOW, qapp)
    model.set_rows(app.endpoint.log)
    qtmodeltester.check(model)


def test_the_palette_starts_and_stops_it(desk: Desk) -> None:
    desk.start("endpoint")
    commands = {command.title: command for command in desk.window._place_commands()}
    commands["Start the endpoint"].run()
    desk.settle()
    assert desk.app.endpoint.running.running
    commands = {command.title: command for command in desk.window._place_commands()}
    commands["Show the endpoint's requests"].run()
    desk.settle()
    page = desk.window.page
    assert isinstance(page, EndpointPage) and page.parts.currentWidget() is page.requests
    commands["Stop the endpoint"].run()
    desk.settle()
    assert not desk.app.endpoint.running.running


def test_another_site_stops_it(desk: Desk) -> None:
    desk.app.profiles.add(fakes.northwind(name="Other"))
    desk.start("endpoint")
    assert desk.flow.session is not None
    desk.flow.session.endpoint.start()
    desk.settle()
    assert desk.app.endpoint.running.running
    desk.flow.open_site("Other")
    desk.settle()
    assert not desk.app.endpoint.running.running
