"""The card "Needs attention": sentences that name the thing and the figure, each with the action that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.ports import AttentionLike
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP, TEXT_SIZE
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import hairline, muted_label
from alx_desktop.ui.widgets.line_chart import LineChart, Point

MOST_SHOWN = 4

_LOOKS = {
    "bad": ("!", "bad", "bad_weak"),
    "warn": ("!", "warn", "warn_weak"),
    "info": ("i", "accent_text", "accent_weak"),
}


class SeverityMark(QWidget):
    """A small square with the severity's sign."""

    def __init__(self, theme: Theme, severity: str) -> None:
        super().__init__()
        self._theme = theme
        self._sign, self._color, self._ground = _LOOKS.get(severity, _LOOKS["info"])
        self.setFixedSize(24, 24)
        words = {"bad": self.tr("Urgent"), "warn": self.tr("Soon")}
        self.setAccessibleName(words.get(severity, self.tr("For information")))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setPen(self._theme.color(self._color))
        painter.setFont(sized(TEXT_SIZE, QFont.Weight.Bold))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._sign)


class AttentionCard(Card):
    """action_asked(AttentionLike): the action of an item was chosen."""

    action_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Needs attention"), parent=parent)
        self._theme = theme
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.body.addWidget(self._list)
        self.trend = LineChart(theme, self.tr("Completed share of all enrolments"))
        self.trend_label = muted_label(wrap=True)
        self.body.addSpacing(STEP)
        self.body.addWidget(self.trend_label)
        self.body.addWidget(self.trend, 100)
        self.body.addStretch(1)

    def show_items(self, items: Sequence[AttentionLike], weeks: Sequence[float | None], now: float) -> None:
        """Show the most urgent ones; say so if there is nothing, and show the trend of the weeks instead."""
        while (taken := self._rows.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = items[:MOST_SHOWN]
        self.set_note(self.tr("{0} of {1}").format(len(shown), len(items)) if len(items) > len(shown) else "")
        if not items:
            self._rows.addWidget(self._calm())
        self._show_trend(weeks if not items else (), now)
        for at, item in enumerate(shown):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(item))

    def _show_trend(self, weeks: Sequence[float | None], now: float) -> None:
        known = [value for value in weeks if value is not None]
        self.trend.setVisible(len(known) > 1)
        self.trend_label.setVisible(bool(known))
        if len(known) < 2:
            text = self.tr("The completed share, week by week, appears here after the second week.")
            self.trend_label.setText(text)
            return
        self.trend_label.setText(self.tr("Completed share of all enrolments, week by week"))
        ends = [now - (len(weeks) - 1 - at) * 7 * formats.DAY for at in range(len(weeks))]
        texts = [f"{formats.percent(value, 1)} · {formats.day(end)}" for value, end in zip(weeks, ends, strict=True)]
        points = [Point(value, text) for value, text in zip(weeks, texts, strict=True)]
        low, high = formats.percent(min(known), 1), formats.percent(max(known), 1)
        first = formats.day(ends[0])
        self.trend.set_points(points, low=low, high=high, first=first, last=self.tr("now"))

    def _calm(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, STEP, 0, STEP)
        line.setSpacing(3 * STEP)
        line.addWidget(_Calm(self._theme), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(QLabel(self.tr("Nothing needs attention.")))
        text = self.tr("The last sync went well, the data is fresh, and nothing is held back.")
        words.addWidget(muted_label(text, wrap=True))
        line.addLayout(words, 1)
        return row

    def _row(self, item: AttentionLike) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 9, 0, 9)
        line.setSpacing(3 * STEP)
        line.addWidget(SeverityMark(self._theme, item.severity), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QLabel(item.text)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        line.addWidget(words, 1)
        if item.action_key:
            button = link_button(item.action_label)
            button.setAccessibleDescription(item.text)
            button.clicked.connect(partial(self.action_asked.emit, item))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class _Calm(SeverityMark):
    """The mark of "all is well"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "info")
        self._sign, self._color, self._ground = "✓", "good", "good_weak"
        self.setAccessibleName(self.tr("All is well"))
