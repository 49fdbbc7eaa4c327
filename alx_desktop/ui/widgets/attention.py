"""The card "Needs attention": sentences that name the thing and the figure, each with the action that mends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.domain.errors import AlxError
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.overview_port import AttentionLike
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import CONTROL_HEIGHT, STEP, TEXT_SIZE
from alx_desktop.ui.widgets.buttons import icon_button, link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import hairline, muted_label
from alx_desktop.ui.widgets.line_chart import LineChart, Point
from alx_desktop.ui.words import said

MOST_SHOWN = 5

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
    """action_asked(AttentionLike): the action of an item was chosen. wait_asked(AttentionLike): not before tomorrow.

    all_asked(): what was put off is to be shown again.
    """

    action_asked = Signal(object)
    wait_asked = Signal(object)
    all_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Needs attention"), parent=parent)
        self._theme = theme
        self._shows_all = False
        self._again: Callable[[], None] = lambda: None
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.body.addWidget(self._list)
        foot = QHBoxLayout()
        self.more_button = link_button("")
        self.more_button.clicked.connect(self._toggle)
        self.put_off_button = link_button("")
        self.put_off_button.setToolTip(self.tr("Show them again"))
        self.put_off_button.clicked.connect(self.all_asked)
        for button in (self.more_button, self.put_off_button):
            button.hide()
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.trend = LineChart(theme, self.tr("Completed share of all enrolments"))
        self.trend_label = muted_label(wrap=True)
        self.body.addWidget(self.trend_label)
        self.body.addWidget(self.trend, 100)
        self.body.addStretch(1)

    def show_items(
        self,
        items: Sequence[AttentionLike],
        weeks: Sequence[float | None],
        now: float,
        since: Callable[[AttentionLike], int | None] = lambda item: item.since,
        put_off: int = 0,
    ) -> None:
        """Show the most urgent ones; say so if there is nothing, and show the trend of the weeks instead.

        since: when an item began, UTC epoch seconds. put_off: how many wait until tomorrow.
        """
        self._again = partial(self.show_items, items, weeks, now, since, put_off)
        while (taken := self._rows.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = items if self._shows_all else items[:MOST_SHOWN]
        self._show_counts(items, len(shown), put_off)
        if not items:
            self._rows.addWidget(self._calm(put_off))
        self._show_trend(weeks if not items else (), now)
        for at, item in enumerate(shown):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(item, since(item), now))

    def show_failure(self, error: Exception) -> None:
        """What needs attention could not be read: nobody may take that for calm."""
        title = said(error.title) if isinstance(error, AlxError) else str(error)
        self.set_note(self.tr("could not be read: {0}").format(title))

    def _show_counts(self, items: Sequence[AttentionLike], shown: int, put_off: int) -> None:
        urgent = sum(item.is_urgent for item in items)
        self.set_note(formats.counted(urgent, self.tr("1 to act on"), self.tr("{n} to act on")) if urgent else "")
        more = len(items) - shown
        self.more_button.setText(
            self.tr("Show fewer") if self._shows_all
            else formats.counted(more, self.tr("Show 1 more"), self.tr("Show {n} more"))
        )  # fmt: skip
        self.more_button.setVisible(bool(more) or (self._shows_all and len(items) > MOST_SHOWN))
        late = formats.counted(
            put_off, self.tr("1 is put off until tomorrow"), self.tr("{n} are put off until tomorrow")
        )
        self.put_off_button.setText(late)
        self.put_off_button.setVisible(bool(put_off))

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self._again()

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

    def _calm(self, put_off: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, STEP, 0, STEP)
        line.setSpacing(3 * STEP)
        line.addWidget(_Calm(self._theme), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(QLabel(self.tr("Nothing needs attention.")))
        text = self.tr("The last sync went well, the data is fresh, and nothing is held back.")
        if put_off:
            text = self.tr("Nothing but what you have put off.")
        words.addWidget(muted_label(text, wrap=True))
        line.addLayout(words, 1)
        return row

    def _row(self, item: AttentionLike, since: int | None, now: float) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 7, 0, 7)
        line.setSpacing(2 * STEP)
        line.addWidget(SeverityMark(self._theme, item.severity), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        text = QLabel(item.text)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        words.addWidget(text)
        if since is not None:
            began = muted_label(self.tr("since {0}").format(formats.clock_time(since, now)))
            began.setToolTip(formats.relative_time(since, now))
            words.addWidget(began)
        line.addLayout(words, 1)
        if item.action_key:
            button = link_button(item.action_label)
            button.setAccessibleDescription(item.text)
            button.clicked.connect(partial(self.action_asked.emit, item))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        if item.can_wait:
            later = icon_button(self._theme, "clock", self.tr("Not before tomorrow"))
            later.setAccessibleDescription(item.text)
            later.clicked.connect(partial(self.wait_asked.emit, item))
            line.addWidget(later, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            # So that the actions stand below each other.
            line.addSpacing(CONTROL_HEIGHT + 2 * STEP)
        return row


class _Calm(SeverityMark):
    """The mark of "all is well"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "info")
        self._sign, self._color, self._ground = "✓", "good", "good_weak"
        self.setAccessibleName(self.tr("All is well"))
