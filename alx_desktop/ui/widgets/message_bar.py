"""The window's message bar: one note at a time over the page's foot, never a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.domain.errors import AlxError
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import icon_button, link_button
from alx_desktop.ui.widgets.labels import set_tone, without_marks
from alx_desktop.ui.widgets.states import IconLabel
from alx_desktop.ui.words import said

SHORT_MS = 5000
LONG_MS = 10_000
WIDTH = dialog_width(560)

_ICONS = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert", "accent": "info"}


class MessageBar(QFrame):
    """Implements context.Messages over a host widget. Errors stay until closed, other notes go by themselves."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._on_action: Callable[[], None] | None = None
        self._details = ""
        self.setProperty("look", "note")
        self.setAccessibleName(self.tr("Message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 4, 8)
        row.setSpacing(3 * STEP)
        self._icon = IconLabel(theme, "info", "accent")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.text_label = QLabel()
        self.advice_label = QLabel()
        for label in (self.text_label, self.advice_label):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            words.addWidget(label)
        row.addLayout(words, 1)
        self.action_button = link_button("")
        self.action_button.clicked.connect(self._act)
        self.copy_button = link_button(self.tr("Copy details"))
        self.copy_button.clicked.connect(self._copy)
        self.close_button = icon_button(theme, "x", self.tr("Close message"))
        self.close_button.clicked.connect(self.hide)
        for button in (self.action_button, self.copy_button, self.close_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, tone: str = "good") -> None:
        """A short note that goes away by itself."""
        self._show(text, tone=tone, lasting_ms=SHORT_MS)

    def offer(self, text: str, action: str, on_action: Callable[[], None]) -> None:
        """A note with one button, such as Undo."""
        self._show(text, tone="accent", action=action, lasting_ms=LONG_MS)
        self._on_action = on_action

    def withdraw(self) -> None:
        """Offer no more what was offered: the site that it was about is left."""
        if self._on_action is not None:
            self._on_action = None
            self.hide()

    def report_error(self, title: str, error: Exception) -> None:
        """A failure: stays until it is closed, its details can be copied."""
        if isinstance(error, AlxError):
            happened, advice, detail = said(error.title), said(error.advice), said(error.detail)
        else:
            happened, advice = self.tr("An unexpected error happened"), ""
            detail = f"{type(error).__name__}: {error}"
        text = f"{title}: {happened}" if title else happened
        self._show(text, tone="bad", advice=advice, details="\n".join(part for part in (text, advice, detail) if part))

    def _show(
        self, text: str, *, tone: str, advice: str = "", action: str = "", details: str = "", lasting_ms: int = 0
    ) -> None:
        self._on_action = None
        self.text_label.setText(text)
        self.advice_label.setText(without_marks(advice))
        self.advice_label.setVisible(bool(advice))
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self._details = details
        self.copy_button.setText(self.tr("Copy details"))
        self.copy_button.setVisible(bool(details))
        self._icon.set_icon(_ICONS[tone], "accent_text" if tone == "accent" else tone)
        set_tone(self, tone)
        self.setAccessibleDescription(text)
        self._place()
        self.show()
        self.raise_()
        if lasting_ms:
            self._timer.start(lasting_ms)
        else:
            self._timer.stop()

    def _act(self) -> None:
        self.hide()
        on_action, self._on_action = self._on_action, None
        if on_action is not None:
            on_action()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy_button.setText(self.tr("Copied"))

    def _place(self) -> None:
        width = min(WIDTH, self._host.width() - 48)
        self.setFixedWidth(max(240, width))
        layout = self.layout()
        assert layout is not None
        height = max(layout.heightForWidth(self.width()), layout.sizeHint().height())
        self.setGeometry((self._host.width() - self.width()) // 2, self._host.height() - height - 44, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
