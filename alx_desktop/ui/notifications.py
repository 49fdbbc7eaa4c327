"""The notifications of a site: what was told, when it came, and whether it is over; the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from alx_desktop.services.attention_notes import Note
from alx_desktop.ui import formats
from alx_desktop.ui.pages.reports_popup import EDGE, Popup
from alx_desktop.ui.text_size import side_width
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.attention import SeverityMark
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.labels import hairline, heading_label, muted_label
from alx_desktop.ui.words import tr

WIDTH, HEIGHT = side_width(400), 460


class NotificationsPopup(Popup):
    """attention_asked(): the person wants to act on what waits."""

    attention_asked = Signal()

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        super().__init__(owner, tr("Notifications"), WIDTH)
        self._theme = theme
        head = QHBoxLayout()
        head.setContentsMargins(2 * STEP, STEP, 2 * STEP, 0)
        head.addWidget(heading_label(self.tr("Notifications")))
        head.addStretch(1)
        self.act_button = link_button(self.tr("Go to Control Center"))
        self.act_button.clicked.connect(self._go)
        head.addWidget(self.act_button)
        self.column.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("What was told"))
        self.column.addWidget(self._area)

    def show_notes(self, notes: Sequence[Note], now: float) -> None:
        """Show these, in their order."""
        content = QWidget()
        content.setProperty("look", "page")
        rows = QVBoxLayout(content)
        rows.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        rows.setSpacing(0)
        for at, note in enumerate(notes):
            if at:
                rows.addWidget(hairline())
            rows.addWidget(self._row(note, now))
        if not notes:
            text = self.tr("Nothing has needed attention yet. What comes up is listed here, also after it is mended.")
            rows.addWidget(muted_label(text, wrap=True, small=False))
        rows.addStretch(1)
        self._area.setFixedHeight(min(HEIGHT, max(0, rows.heightForWidth(WIDTH - 6 * STEP)) + 2 * STEP))
        self._area.setWidget(content)

    def focus_first(self) -> None:
        """On the way to where something can be done."""
        self.act_button.setFocus()

    def open_beside(self, opener: QWidget) -> None:
        """Show it right of the button that asked for it, inside the window."""
        self.open_below(opener)
        host = opener.window()
        corner = opener.mapTo(host, QPoint(opener.width() + 2 * STEP, opener.height()))
        left = max(EDGE, min(corner.x(), host.width() - self.width() - EDGE))
        self.move(left, max(EDGE, corner.y() - self.height()))

    def _row(self, note: Note, now: float) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        line.setSpacing(3 * STEP)
        line.addWidget(SeverityMark(self._theme, note.severity), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        text = QLabel(note.text)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        came = formats.clock_time(note.came_at, now)
        state = self.tr("{0}, still waits").format(came)
        if note.ended_at is not None:
            text.setProperty("look", "muted")
            state = self.tr("{0}, over since {1}").format(came, formats.clock_time(note.ended_at, now))
        words.addWidget(text)
        words.addWidget(muted_label(state))
        line.addLayout(words, 1)
        return row

    def _go(self) -> None:
        self.close_popup()
        self.attention_asked.emit()
