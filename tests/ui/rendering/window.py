"""What the window shows over its pages, state by state."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from alx_desktop.domain.errors import HostUnknown, SecretMissing
from tests.ui import fakes
from tests.ui.rendering.settings import settings
from tests.ui.rendering.shot import Shot, scene


@scene
def notifications(shot: Shot) -> None:
    shot.start()
    shot.app.attention.items = fakes.waiting()[2:]
    shot.session.attention.refresh()
    shot.settle()
    shot.window.bell.open()


@scene
def dialog_shortcuts(shot: Shot) -> QWidget:
    shot.start()
    shot.window.open_shortcuts()
    return shot.dialog()


@scene
def dialog_help(shot: Shot) -> QWidget:
    shot.start()
    shot.window.open_help()
    return shot.dialog()


@scene
def palette(shot: Shot) -> None:
    shot.start()
    shot.window.open_palette()
    shot.settle()


@scene
def palette_typed(shot: Shot) -> None:
    shot.start()
    shot.window.open_palette()
    shot.window.palette_box.field.setText("co")
    shot.settle()


@scene
def message(shot: Shot) -> None:
    shot.start()
    error = HostUnknown("db.northwind.example: name or service not known")
    shot.window.message_bar.report_error("Export", error)


@scene
def undo(shot: Shot) -> None:
    settings(shot)
    shot.window.message_bar.offer("Batch size: 10,000", "Undo", lambda: None)


@scene
def dialog_password(shot: Shot) -> QWidget:
    shot.start()
    shot.session.password_needed.emit(SecretMissing("alx_desktop"))
    return shot.dialog()
