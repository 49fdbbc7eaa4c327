"""An SSH tunnel in the assistant, its secrets asked again, and the vault as a person meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.config import SshSettings
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.ssh_errors import (
    HostKeyUnknown,
    SshKeyUnusable,
    SshLoginRefused,
    SshPassphraseWrong,
    SshSecretMissing,
)
from alx_desktop.domain.vault_errors import VaultLocked
from alx_desktop.services.secrets import Purpose
from alx_desktop.ui.assistant.panel import AssistantPanel
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.password_dialog import PasswordDialog
from alx_desktop.ui.vault_dialog import VaultDialog
from tests.ui import fakes
from tests.ui.conftest import Desk
from tests.ui.test_assistant import click, fill, rest, shown

MASTER = "correct horse battery"
SSH = {"host": "ssh.northwind.example", "user": "reporting"}


@pytest.fixture
def panel(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> AssistantPanel:
    app.profiles = fakes.FakeProfiles([])
    return opened(qtbot, AssistantPanel(context, app, None, taken=[]))


def opened(qtbot: QtBot, panel: AssistantPanel) -> AssistantPanel:
    qtbot.addWidget(panel)
    panel.resize(1100, 760)
    panel.show()
    panel.begin()
    rest(qtbot, panel)
    return panel


def fill_ssh(panel: AssistantPanel, way: str, **values: str) -> None:
    card = panel.database.ssh
    if card.form.isHidden():
        card.toggle.click()
    card.way_box.setCurrentIndex(card.way_box.findData(way))
    fields = {"host": card.host_field, "user": card.user_field, "key": card.key_field, "secret": card.secret_field}
    for name, text in (SSH | values).items():
        fields[name].setText(text)


def to_end(qtbot: QtBot, panel: AssistantPanel) -> None:
    for _ in range(3):
        click(qtbot, panel.next_button)
        rest(qtbot, panel)
    with qtbot.waitSignal(panel.finished):
        click(qtbot, panel.save_button)


def test_a_tunnel_is_saved_and_its_password_kept(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    fill(qtbot, panel)
    assert panel.database.ssh.form.isHidden()
    fill_ssh(panel, "password", secret="ssh's")
    panel.database.ssh.port_box.setValue(2222)
    to_end(qtbot, panel)
    settings = app.profiles.list()[0].source
    assert settings.ssh == SshSettings(host=SSH["host"], port=2222, user="reporting", auth="password")
    assert "ssh's" not in settings.model_dump_json()
    assert app.connection.ssh_secrets == ["ssh's"]
    assert app.secrets.get("db.northwind.example", Purpose.SSH) == "ssh's"


def test_which_fields_belong_to_which_way(qtbot: QtBot, panel: AssistantPanel) -> None:
    card = panel.database.ssh
    seen = {}
    for way in ("", "agent", "key", "password"):
        fill_ssh(panel, way)
        seen[way] = {name for name, row in card.rows.items() if not row.control.isHidden()}
    assert seen[""] == {"ssh_auth"}
    assert seen["agent"] == {"ssh_auth", "ssh_host", "ssh_user"}
    assert seen["key"] == seen["password"] | {"ssh_key"} == set(card.rows)
    fill_ssh(panel, "key")
    assert card.secret_field.accessibleName() == "Passphrase"


@pytest.mark.parametrize(
    ("way", "values", "field", "text"),
    [
        ("agent", {"host": ""}, "ssh_host", "Which SSH server"),
        ("agent", {"host": "me@host"}, "ssh_host", "without a user"),
        ("agent", {"user": " "}, "ssh_user", "account"),
        ("key", {"key": ""}, "ssh_key", "private key"),
        ("key", {"key": "/no/such/key"}, "ssh_key", "no such file"),
    ],
)
def test_what_is_missing_is_marked(
    qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp, way: str, values: dict[str, str], field: str, text: str
) -> None:
    fill(qtbot, panel)
    fill_ssh(panel, way, **values)
    panel.database.ssh.toggle.click()
    click(qtbot, panel.next_button)
    assert panel.step is panel.database and app.connection.asked == []
    row = panel.database.rows[field]
    assert text in row.help_label.text()
    assert not panel.database.ssh.form.isHidden() and row.control.hasFocus()


def test_a_key_file_is_tested_with_its_passphrase(
    qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp, tmp_path: Path
) -> None:
    (tmp_path / "id").touch()
    fill(qtbot, panel)
    fill_ssh(panel, "key", key=str(tmp_path / "id"), secret="")
    to_end(qtbot, panel)
    assert app.connection.ssh_secrets == [None]
    assert app.profiles.list()[0].source.ssh.key == tmp_path / "id"


def test_a_new_host_key_is_shown_and_accepted(qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp) -> None:
    app.connection.knows_host = False
    fill(qtbot, panel)
    fill_ssh(panel, "agent")
    click(qtbot, panel.next_button)
    rest(qtbot, panel)
    assert not panel.next_button.isEnabled()
    step = panel.test.results[-1]
    assert fakes.HOST_KEY.fingerprint in step.detail and step.advice == HostKeyUnknown(fakes.HOST_KEY).advice
    click(qtbot, shown(panel, "Accept this key"))
    qtbot.waitUntil(lambda: panel.test.found is not None)
    assert app.connection.knows_host and panel.next_button.isEnabled()


@pytest.mark.parametrize(
    ("step", "way", "leads"),
    [
        ("ssh_server", "agent", {"Change the SSH server": "host_field"}),
        ("ssh_login", "password", {"Change the password": "secret_field", "Log in another way": "way_box"}),
        ("ssh_login", "agent", {"Change the user": "user_field", "Log in another way": "way_box"}),
    ],
)
def test_a_step_that_fails_leads_to_the_field(
    qtbot: QtBot, panel: AssistantPanel, app: fakes.FakeApp, step: str, way: str, leads: dict[str, str]
) -> None:
    for text, field in leads.items():
        app.connection.fails = {step: ("It failed", "Mend it.")}
        fill(qtbot, panel)
        fill_ssh(panel, way, secret="x")
        click(qtbot, panel.next_button)
        rest(qtbot, panel)
        click(qtbot, shown(panel, text))
        assert getattr(panel.database.ssh, field).hasFocus()


def test_editing_keeps_the_tunnel_and_its_secret(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> None:
    ssh = SshSettings(**SSH, auth="password", keepalive=30)
    profile = fakes.northwind()
    profile = profile.model_copy(update={"source": profile.source.model_copy(update={"ssh": ssh})})
    app.profiles.update(profile)
    app.secrets.remember(profile.name, "kept", False, Purpose.SSH)
    panel = opened(qtbot, AssistantPanel(context, app, profile, taken=[]))
    assert "ssh.northwind.example" in panel.database.ssh.words.text()
    to_end(qtbot, panel)
    assert app.profiles.get(profile.name).source.ssh == ssh
    assert app.connection.ssh_secrets[0] == "kept"


# Asked again


def with_ssh(desk: Desk, auth: str) -> None:
    ssh = SshSettings(**SSH, auth=auth, key="/keys/id" if auth == "key" else None)
    profile = fakes.northwind()
    desk.app.profiles.update(profile.model_copy(update={"source": profile.source.model_copy(update={"ssh": ssh})}))


def visible(desk: Desk, kind: type) -> list:
    return [child for child in desk.window.findChildren(kind) if child.isVisible()]


@pytest.mark.parametrize(
    ("auth", "error", "words"),
    [
        ("password", SshSecretMissing("x"), "Password of reporting on the SSH server ssh.northwind.example"),
        ("password", SshLoginRefused("x"), "Password of reporting on the SSH server ssh.northwind.example"),
        ("key", SshPassphraseWrong("x"), "Passphrase of the key file"),
    ],
)
def test_an_ssh_secret_is_asked_for_and_the_sync_goes_on(
    desk: Desk, qtbot: QtBot, auth: str, error: AlxError, words: str
) -> None:
    with_ssh(desk, auth)
    desk.start("sync")
    desk.app.sync.failure = error
    desk.app.sync.release.set()
    desk.flow.session.start_sync()
    desk.wait(lambda: bool(visible(desk, PasswordDialog)))
    [asked] = visible(desk, PasswordDialog)
    assert words in asked.field.accessibleName()
    desk.app.sync.failure = None
    qtbot.keyClicks(asked.field, "right")
    asked.go_button.click()
    desk.wait(lambda: len(desk.app.sync.requests) == 2)
    desk.wait(lambda: not desk.tasks.running)
    assert desk.app.secrets.known_ssh == {"Northwind Training": "right"}
    assert desk.app.secrets.known == {}


@pytest.mark.parametrize(
    ("auth", "error"), [("agent", SshLoginRefused("x")), ("key", SshLoginRefused("x")), ("key", SshKeyUnusable("x"))]
)
def test_nothing_is_asked_for_where_no_password_helps(desk: Desk, auth: str, error: AlxError) -> None:
    with_ssh(desk, auth)
    desk.start()
    desk.flow.session.password_needed.emit(error)
    assert not visible(desk, PasswordDialog)


# The vault


def test_a_locked_vault_is_asked_for_once_at_the_start(desk: Desk, qtbot: QtBot) -> None:
    desk.app.secrets.lock(MASTER)
    desk.start()
    desk.wait(lambda: bool(visible(desk, VaultDialog)))
    [asked] = visible(desk, VaultDialog)
    assert not asked.go_button.isEnabled()
    qtbot.keyClicks(asked.current_field, "wrong")
    asked.go_button.click()
    desk.wait(lambda: "wrong" in asked.problem_label.text())
    desk.wait(lambda: asked.go_button.isEnabled())
    assert asked.isVisible() and asked.current_field.hasFocus()
    asked.current_field.setText(MASTER)
    asked.go_button.click()
    desk.wait(lambda: desk.window.status_bar.secrets_label.text() == "Passwords in the encrypted vault")
    assert desk.app.secrets.is_open


def test_who_did_not_want_to_is_asked_again_when_it_is_needed(desk: Desk, qtbot: QtBot) -> None:
    desk.app.secrets.lock(MASTER)
    desk.start("sync")
    desk.wait(lambda: bool(visible(desk, VaultDialog)))
    visible(desk, VaultDialog)[0].reject()
    desk.flow._read_secret_place()
    desk.settle()
    assert not visible(desk, VaultDialog)
    desk.app.sync.failure = VaultLocked("x")
    desk.app.sync.release.set()
    desk.flow.session.start_sync()
    desk.wait(lambda: bool(visible(desk, VaultDialog)))
    desk.app.sync.failure = None
    [asked] = visible(desk, VaultDialog)
    qtbot.keyClicks(asked.current_field, MASTER)
    asked.go_button.click()
    desk.wait(lambda: len(desk.app.sync.requests) == 2)
    desk.wait(lambda: not desk.tasks.running)


def test_a_store_whose_password_is_in_the_vault_opens_after_it(desk: Desk, qtbot: QtBot) -> None:
    desk.app.secrets.lock(MASTER)
    desk.app.opening_failure = VaultLocked("password of the store")
    desk.flow.start()
    desk.wait(lambda: bool(visible(desk, VaultDialog)))
    desk.app.opening_failure = None
    [asked] = visible(desk, VaultDialog)
    qtbot.keyClicks(asked.current_field, MASTER)
    asked.go_button.click()
    desk.wait(lambda: desk.flow.session is not None)
    desk.settle()


def test_the_vault_s_card(desk: Desk, qtbot: QtBot) -> None:
    desk.start("settings")
    card = desk.window.page.vault
    desk.wait(lambda: card.make_button.isVisible())
    assert shown_buttons(card) == ["Make a vault …"] and card.keychain_box.isVisible()
    card.make_button.click()
    give(desk, card, new="short", again="short")
    desk.wait(lambda: "too short" in card.dialog.problem_label.text())
    give(desk, card, new=MASTER, again=MASTER + "x")
    assert "differ" in card.dialog.problem_label.text() and desk.app.secrets.master is None
    give(desk, card, new=MASTER, again=MASTER)
    desk.wait(lambda: card.change_button.isVisible())
    assert desk.app.secrets.master == MASTER
    desk.wait(lambda: desk.window.status_bar.secrets_label.text() == "Passwords in the encrypted vault")
    card.change_button.click()
    give(desk, card, current="wrong", new="another one", again="another one")
    desk.wait(lambda: "wrong" in card.dialog.problem_label.text())
    give(desk, card, current=MASTER, new="another one", again="another one")
    desk.wait(lambda: card.dialog is None)
    assert desk.app.secrets.master == "another one"
    card.remove_button.click()
    give(desk, card, current="another one")
    desk.wait(lambda: card.make_button.isVisible())
    assert desk.app.secrets.master is None


def give(desk: Desk, card, current: str = "", new: str = "", again: str = "") -> None:
    asked = card.dialog
    desk.wait(lambda: not desk.tasks.running)
    for field, text in ((asked.current_field, current), (asked.new_field, new), (asked.again_field, again)):
        if field is not None:
            field.setText(text)
    assert asked.go_button.isEnabled()
    asked.go_button.click()


def shown_buttons(card) -> list[str]:
    return [one.text() for one in card.findChildren(QPushButton) if one.isVisible()]
