"""What happens when the window is closed: the choice, and the question that is asked until there is one."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QSystemTrayIcon, QVBoxLayout, QWidget

from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label


class OnClose(StrEnum):
    """As the setting window.on_close."""

    ASK = "ask"
    BACKGROUND = "background"
    QUIT = "quit"


class ClosePreference(QObject):
    """changed(): the person chose something else; the window keeps it.

    has_tray: whether there is a tray now, without which a window that was hidden would be lost.
    """

    changed = Signal()

    def __init__(
        self, choice: OnClose = OnClose.ASK, has_tray: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable
    ) -> None:
        super().__init__()
        self._choice = choice
        self.has_tray = has_tray

    @property
    def choice(self) -> OnClose:
        """What the person chose."""
        return self._choice

    def choose(self, choice: OnClose) -> None:
        """From now on."""
        if choice is not self._choice:
            self._choice = choice
            self.changed.emit()

    def what_now(self) -> OnClose:
        """What closing the window does now."""
        return self._choice if self.has_tray() else OnClose.QUIT


class CloseDialog(QDialog):
    """answered(OnClose.BACKGROUND or OnClose.QUIT, whether to remember it); Escape leaves the window open."""

    answered = Signal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Keep ALX Desktop running?")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        text = QLabel(self.tr("In the background the schedule goes on syncing, and the endpoint goes on answering. "
                              "The icon in the tray brings the window back."))  # fmt: skip
        text.setWordWrap(True)
        text.setMinimumWidth(grown(420))
        column.addWidget(text)
        self.remember_box = QCheckBox(self.tr("Do so from now on, and do not ask again"))
        column.addWidget(self.remember_box)
        column.addWidget(muted_label(self.tr("Settings has this too, under “Background and start”."), wrap=True))
        column.addSpacing(2 * STEP)
        column.addLayout(self._build_buttons())
        self.keep_button.setFocus()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.quit_button = plain_button(self.tr("Quit"))
        self.quit_button.clicked.connect(self._quit)
        self.keep_button = primary_button(self.tr("Keep running"))
        self.keep_button.clicked.connect(self._keep)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.quit_button)
        row.addWidget(self.keep_button)
        return row

    def _quit(self) -> None:
        self._answer(OnClose.QUIT)

    def _keep(self) -> None:
        self._answer(OnClose.BACKGROUND)

    def _answer(self, choice: OnClose) -> None:
        remember = self.remember_box.isChecked()
        self.accept()
        self.answered.emit(choice, remember)
