"""Enter presses the button that has the focus, as Space does: also where a dialog has a default button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from alx_desktop.ui.rail import SiteButton
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.buttons import danger_button, icon_button, link_button, plain_button, primary_button
from alx_desktop.ui.widgets.chip import Chip


def test_enter_presses_what_has_the_focus_and_never_something_else(qtbot: QtBot, theme: Theme) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    pressed: list[str] = []
    tried = [
        primary_button("primary"), plain_button("Cancel"), danger_button("danger"), link_button("link"),
        icon_button(theme, "x", "icon"), Chip("chip"), SiteButton(theme),
    ]  # fmt: skip
    for at, button in enumerate(tried):
        button.clicked.connect(lambda _on=False, at=at: pressed.append(str(at)))
        column.addWidget(button)
    default = QPushButton("Destroy")
    default.setDefault(True)
    default.clicked.connect(lambda: pressed.append("default"))
    column.addWidget(default)
    dialog.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        pressed.clear()
        for button in tried:
            qtbot.keyClick(button, key)
        assert pressed == [str(at) for at in range(len(tried))]
