"""The left rail: the site and its state on top, the places below. It collapses to icons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.site_mark import paint_mark
from alx_desktop.ui.text_size import TEXT_SCALE, grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import SMALL_SIZE, STEP, TEXT_SIZE
from alx_desktop.ui.widgets.buttons import Button, icon_button, icon_text

WIDE, NARROW = grown(200), grown(53 - 18) + 18
MARK, MARKED_LEFT = 24, 38
PLACE_HEIGHT = grown(32)


@dataclass(frozen=True, slots=True)
class Place:
    """One page in the rail. keys: its shortcut as text."""

    key: str
    title: str
    icon: str
    keys: str
    at_foot: bool = False


class PlaceButton(Button):
    """A place; shows a badge only where someone must act."""

    def __init__(self, theme: Theme, place: Place) -> None:
        super().__init__(place.title)
        self._theme, self._place = theme, place
        self._keys = place.keys
        self._badge, self._badge_text = 0, ""
        self.is_narrow = False
        self.setProperty("look", "rail")
        self.setCheckable(True)
        self.setIconSize(QSize(grown(16), grown(16)))
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.toggled.connect(self._wear)
        self._wear()
        self._name_it()
        theme.changed.connect(self.update)

    def set_badge(self, count: int, text: str = "") -> None:
        """How many things wait for a person here; 0 shows nothing. text: the count in words, with {0} for it."""
        if count != self._badge:
            self._badge, self._badge_text = count, text or self.tr("{0} to decide")
            self._name_it()
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icon only, or icon and word."""
        self.is_narrow = narrow
        self.setText("" if narrow else icon_text(icon_text(self._place.title)))
        _wear_narrow(self, narrow)
        self._name_it()

    def show_keys(self, keys: str) -> None:
        """By which keys the place comes, "" = by none."""
        self._keys = keys
        self._name_it()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, PLACE_HEIGHT))

    def nextCheckState(self) -> None:
        """Only the page in front is marked, whatever is clicked. Not an exclusive group: there, arrow keys would go."""

    def _wear(self) -> None:
        self._theme.set_icon(self, self._place.icon, "accent_text" if self.isChecked() else "muted")

    def _name_it(self) -> None:
        needs = self._badge_text.format(self._badge)
        self.setAccessibleName(f"{self._place.title}, {needs}" if self._badge else self._place.title)
        name = f"{self.accessibleName()} ({self._keys})" if self._keys else self.accessibleName()
        self.setToolTip(name if self.is_narrow else self._keys)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._badge:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_narrow:
            painter.setBrush(self._theme.color("bad"))
            painter.drawEllipse(QRectF(self.width() - 13, 6, 7, 7))
            return
        text = str(self._badge)
        painter.setFont(sized(SMALL_SIZE - 1, QFont.Weight.Bold))
        width = max(18, painter.fontMetrics().horizontalAdvance(text) + 12)
        box = QRectF(self.width() - width - 10, self.height() / 2 - 8.5, width, 17)
        painter.setBrush(self._theme.color("bad_weak"))
        painter.drawRoundedRect(box, 8.5, 8.5)
        painter.setPen(self._theme.color("bad"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class SiteButton(Button):
    """The open site: a dot in the colour of its state, its name, its state in words. Opens the list of sites."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tone, self._name, self._color = "neutral", "", ""
        self.is_narrow = False
        self.setProperty("look", "site")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 3, 4, 3)
        column.setSpacing(0)
        self.name_label = _line(TEXT_SIZE, QFont.Weight.DemiBold)
        self.state_label = _line(SMALL_SIZE - 1, QFont.Weight.Normal)
        self.state_label.setProperty("look", "muted")
        column.addWidget(self.name_label)
        column.addWidget(self.state_label)
        theme.changed.connect(self.update)

    def show_site(self, name: str, state: str, tone: str, color: str = "") -> None:
        """Say which site is open and how it is. color: of its mark, "" = none."""
        self._tone, self._name, self._color = tone, name, color
        left = MARKED_LEFT if color else 24
        self._column.setContentsMargins(left, 3, 4, 3)
        room = WIDE - 16 - left - 4 - 2
        metrics = self.name_label.fontMetrics()
        self.name_label.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))
        self.state_label.setText(self.state_label.fontMetrics().elidedText(state, Qt.TextElideMode.ElideRight, room))
        words = ", ".join(part for part in (name, state) if part)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Dot only, or dot and words."""
        self.is_narrow = narrow
        self.name_label.setVisible(not narrow)
        self.state_label.setVisible(not narrow)
        _wear_narrow(self, narrow)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        color: QColor = self._theme.color(self._tone)
        if self._color:
            self._paint_mark(painter, color)
            return
        painter.setBrush(color)
        left = self.width() / 2 - 4 if self.is_narrow else 9
        painter.drawEllipse(QRectF(left, self.height() / 2 - 4, 8, 8))

    def _paint_mark(self, painter: QPainter, tone: QColor) -> None:
        """The site's mark, the dot of its state at its corner."""
        left = self.width() / 2 - MARK / 2 if self.is_narrow else 6
        box = QRectF(left, (self.height() - MARK) / 2, MARK, MARK)
        paint_mark(painter, box, self._name, self._color, self._theme)
        dot = QRectF(box.right() - 5, box.bottom() - 5, 9, 9)
        painter.setBrush(tone)
        painter.setPen(QPen(self._theme.color("surface"), 1.5))
        painter.drawEllipse(dot)


def _wear_narrow(button: QWidget, narrow: bool) -> None:
    """In the narrow rail large icons stand in its middle, and a low window shows them all; see the style sheet."""
    button.setProperty("narrow", narrow and TEXT_SCALE > 1)
    button.style().unpolish(button)
    button.style().polish(button)


def _line(size: int, weight: QFont.Weight) -> QLabel:
    label = QLabel()
    label.setFont(sized(size, weight))
    label.setTextFormat(Qt.TextFormat.PlainText)
    # Clicks belong to the button.
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label


class Rail(QFrame):
    """place_chosen(key): a place was clicked. sites_asked(): the site's name was clicked. collapsed_changed(bool).

    notes_asked(): the bell was clicked.
    """

    place_chosen = Signal(str)
    sites_asked = Signal()
    collapsed_changed = Signal(bool)
    notes_asked = Signal()

    def __init__(self, theme: Theme, places: list[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "rail")
        self.setAccessibleName(self.tr("Places"))
        self.is_collapsed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(2)
        self.site_button = SiteButton(theme)
        self.site_button.clicked.connect(self.sites_asked)
        column.addWidget(self.site_button)
        column.addSpacing(3 * STEP)
        self.buttons: dict[str, PlaceButton] = {}
        for place in places:
            if not place.at_foot:
                self._add(column, place)
        column.addStretch(1)
        for place in places:
            if place.at_foot:
                self._add(column, place)
        foot = QHBoxLayout()
        foot.setContentsMargins(2, STEP, 0, 0)
        self.collapse_button = icon_button(theme, "panel-left-close", self.tr("Collapse the rail"))
        self.collapse_button.clicked.connect(self.toggle)
        self.notes_button = icon_button(theme, "bell", self.tr("Notifications"))
        self.notes_button.clicked.connect(self.notes_asked)
        foot.addWidget(self.collapse_button)
        foot.addStretch(1)
        foot.addWidget(self.notes_button)
        column.addLayout(foot)
        self.set_collapsed(False)

    def _add(self, column: QVBoxLayout, place: Place) -> None:
        button = PlaceButton(self._theme, place)
        button.clicked.connect(partial(self.place_chosen.emit, place.key))
        self.buttons[place.key] = button
        column.addWidget(button)

    def show_place(self, key: str) -> None:
        """Mark the place whose page is in front."""
        for other, button in self.buttons.items():
            button.setChecked(other == key)

    def toggle(self) -> None:
        """Collapse to icons, or unfold."""
        self.set_collapsed(not self.is_collapsed)
        self.collapsed_changed.emit(self.is_collapsed)

    def set_collapsed(self, collapsed: bool) -> None:
        """Icons only, or icons and words."""
        self.is_collapsed = collapsed
        self.setFixedWidth(NARROW if collapsed else WIDE)
        self.site_button.set_narrow(collapsed)
        # Collapsed, there is room for one button; the palette has the notifications too.
        self.notes_button.setVisible(not collapsed)
        for button in self.buttons.values():
            button.set_narrow(collapsed)
        name = self.tr("Unfold the rail") if collapsed else self.tr("Collapse the rail")
        self._theme.set_icon(self.collapse_button, "panel-left-open" if collapsed else "panel-left-close")
        self.collapse_button.setToolTip(name)
        self.collapse_button.setAccessibleName(name)
