"""Welcome, the demo, and the assistant that connects a site, state by state."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from alx_desktop.domain.errors import StoreDamaged
from tests.ui import fakes
from tests.ui.rendering.shot import Shot, scene


@scene
def welcome(shot: Shot) -> None:
    shot.app.profiles = fakes.FakeProfiles([])
    shot.start()


@scene
def demo(shot: Shot) -> None:
    welcome(shot)
    shot.app.demo_gate.clear()
    shot.flow.demo.make()
    shot.settle(200)


@scene
def opening_failed(shot: Shot) -> None:
    shot.app.opening_failure = StoreDamaged("reporting.sqlite: database disk image is malformed")
    shot.start()


def _assistant(shot: Shot) -> None:
    welcome(shot)
    shot.flow.connect_site()
    shot.settle()
    panel = shot.flow.assistant
    assert panel is not None
    panel.database.host_field.setText("db.northwind.example")
    panel.database.database_field.setText("moodle")
    panel.database.user_field.setText("alx_desktop")
    panel.database.password_field.setText("secret")


@scene
def assistant_database(shot: Shot) -> None:
    _assistant(shot)
    shot.flow.assistant.database._toggle_tls()


@scene
def assistant_missing(shot: Shot) -> None:
    _assistant(shot)
    shot.flow.assistant.database.host_field.setText("")
    shot.flow.assistant.next_button.click()
    shot.settle()


@scene
def assistant_test(shot: Shot) -> None:
    shot.app.connection.warns = {"tls": ("the connection is not encrypted", "Give the server's CA file, so that nobody "
                                         "on the way can read or change what Moodle says.")}  # fmt: skip
    _assistant(shot)
    shot.flow.assistant.next_button.click()
    shot.settle(250)


@scene
def assistant_test_failed(shot: Shot) -> None:
    words = "The database refused the user name or the password: Access denied for user 'alx_desktop'@'10.1.9.7'"
    advice = "Check both, and that the account may log in from this machine."
    shot.app.connection.fails = {"login": (words, advice)}
    _assistant(shot)
    shot.flow.assistant.next_button.click()
    shot.settle(250)


@scene
def assistant_companies(shot: Shot) -> None:
    _assistant(shot)
    for _ in range(2):
        shot.flow.assistant.next_button.click()
        shot.settle(250)


@scene
def assistant_finish(shot: Shot) -> None:
    shot.app.connection.found = fakes.FakeFound(
        time_zone=None, missing_features=("certificates (no iomadcertificate)",)
    )
    assistant_companies(shot)
    shot.flow.assistant.next_button.click()
    shot.settle(250)


@scene
def dialog_rights(shot: Shot) -> QWidget:
    _assistant(shot)
    shot.flow.assistant.database._ask_rights()
    return shot.dialog(250)


@scene
def assistant_ssh(shot: Shot) -> None:
    _assistant(shot)
    step = shot.flow.assistant.database
    step.ssh.toggle.click()
    step.ssh.way_box.setCurrentIndex(2)
    step.ssh.host_field.setText("ssh.northwind.example")
    step.ssh.user_field.setText("reporting")
    step.ssh.key_field.setText("C:/Users/kim/.ssh/id_ed25519")
    shot.settle()
    for area in shot.flow.assistant.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    shot.settle()


@scene
def assistant_host_key(shot: Shot) -> None:
    shot.app.connection.knows_host = False
    _assistant(shot)
    step = shot.flow.assistant.database
    step.ssh.way_box.setCurrentIndex(1)
    step.ssh.host_field.setText("ssh.northwind.example")
    step.ssh.user_field.setText("reporting")
    shot.flow.assistant.next_button.click()
    shot.settle(250)


@scene
def dialog_vault_unlock(shot: Shot) -> QWidget:
    shot.app.secrets.lock("correct horse battery")
    shot.start()
    asked = shot.flow.vault.dialog
    assert asked is not None and asked.current_field is not None
    asked.current_field.setText("wrong")
    asked.go_button.click()
    shot.settle(250)
    return asked
