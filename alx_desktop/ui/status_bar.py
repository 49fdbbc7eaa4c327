"""The foot of the window: the last sync, what a live demo does, what is selected, where secrets live."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.text_size import TEXT_SCALE, grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, SMALL_SIZE
from alx_desktop.ui.widgets.labels import ElidedLabel
from alx_desktop.ui.widgets.states import IconLabel

HEIGHT = grown(29)


class StatusBar(QFrame):
    """Four texts; empty ones take no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "status")
        self.setAccessibleName(self.tr("Status"))
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        row.setSpacing(24)
        self.sync_label = ElidedLabel()
        self.demo_label = ElidedLabel()
        self.note_label = ElidedLabel() if TEXT_SCALE > 1 else QLabel()
        self.secrets_icon = IconLabel(theme, "lock", "muted", 13)
        self.secrets_label = ElidedLabel() if TEXT_SCALE > 1 else QLabel()
        for label in (self.sync_label, self.demo_label, self.note_label, self.secrets_label):
            label.setProperty("look", "muted")
            label.setFont(sized(SMALL_SIZE, tabular=True))
        row.addWidget(self.sync_label, 1)
        row.addWidget(self.demo_label, 1)
        row.addWidget(self.note_label)
        secrets = QHBoxLayout()
        secrets.setSpacing(6)
        secrets.addWidget(self.secrets_icon)
        secrets.addWidget(self.secrets_label)
        row.addLayout(secrets)
        self.secrets_icon.hide()
        self.demo_label.hide()

    def show_sync(self, text: str) -> None:
        """The last or the running sync."""
        self.sync_label.setText(text)

    def show_demo(self, text: str) -> None:
        """What has just happened on a demo site that is live."""
        self.demo_label.setText(text)
        self.demo_label.setVisible(bool(text))

    def show_note(self, text: str) -> None:
        """What the page has to say, such as what is selected."""
        self.note_label.setText(text)

    def show_secrets(self, text: str, *, safe: bool) -> None:
        """Where secrets live; not safe = they are gone with this session."""
        self.secrets_label.setText(text)
        self.secrets_icon.set_icon("lock" if safe else "lock-open", "muted" if safe else "warn")
        self.secrets_icon.setVisible(bool(text))
