"""The anatomy of a page: title, one line of freshness, palette field, actions; content below."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_GAP, CONTROL_HEIGHT, PAGE_MARGIN, SMALL_SIZE, STEP
from alx_desktop.ui.widgets.areas import ColumnArea
from alx_desktop.ui.widgets.buttons import Button, icon_button, icon_text, set_button_icon
from alx_desktop.ui.widgets.labels import ElidedLabel, title_label

PALETTE_WIDTH = grown(256)
FIELD_MARGIN = 56
"""Pixels of the palette's field that its icon and what is around words and keys take."""
LEAST_WIDE = 760
"""Pixels of a page's header that hold a field for the palette; the least window has more."""


class PageHeader(QWidget):
    """Title and freshness at the left; palette field, help and actions at the right."""

    palette_asked = Signal()
    help_asked = Signal()

    def __init__(self, context: UiContext, title: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * STEP)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title_label = title_label(title)
        self.freshness_label = ElidedLabel()
        self.freshness_label.setProperty("look", "muted")
        self.freshness_label.setFont(sized(SMALL_SIZE))
        words.addWidget(self.title_label)
        self._line = QHBoxLayout()
        self._line.setSpacing(2 * STEP)
        self._line.addWidget(self.freshness_label)
        words.addLayout(self._line)
        row.addLayout(words, 1)
        self.palette_button = self._palette_field(context)
        self.palette_button.clicked.connect(self.palette_asked)
        row.addWidget(self.palette_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.help_button = icon_button(context.theme, "circle-help", self.tr("Help on this page"))
        self.help_button.clicked.connect(self.help_asked)
        row.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = row
        self._beside: list[QWidget] = [self.help_button]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where text is large and the page narrow, the field of the palette is only its icon."""
        super().resizeEvent(event)
        narrow = self.width() < grown(LEAST_WIDE)
        words = self.tr("Search or run a command")
        self.palette_button.setText("" if narrow else icon_text(words))
        self.palette_button.setToolTip(words if narrow else "")
        self._row.setSpacing((1 if narrow else 3) * STEP)
        self.keys_label.setVisible(bool(self.keys_label.text()) and not narrow)
        self._fit_palette()

    def _fit_palette(self) -> None:
        """The field is as narrow as its words before the line of freshness is cut.

        Not isVisible(): when the header gets its size, what is in it is not shown yet.
        """
        button = self.palette_button
        if not button.text():
            button.setMinimumWidth(CONTROL_HEIGHT)
            return
        others = [widget for widget in self._beside if not widget.isHidden()]
        room = self.width() - sum(widget.sizeHint().width() + self._row.spacing() for widget in others)
        room -= self._row.spacing() + self._line.sizeHint().width()
        keys = 0 if self.keys_label.isHidden() else self.keys_label.sizeHint().width()
        least = button.fontMetrics().horizontalAdvance(button.text()) + keys + grown(FIELD_MARGIN)
        button.setMinimumWidth(min(PALETTE_WIDTH, max(least, room)))

    def show_keys(self, palette: str, help_keys: str) -> None:
        """Say by which keys the palette and the help come, "" = by none."""
        self.keys_label.setText(palette.replace("+", " "))
        self.keys_label.setVisible(bool(palette) and bool(self.palette_button.text()))
        name = self.tr("Help on this page")
        self.help_button.setToolTip(f"{name} ({help_keys})" if help_keys else name)

    def add_action(self, button: QPushButton) -> None:
        """Put a button at the right end; the page's primary button comes last."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._beside.append(button)

    def add_to_line(self, *widgets: QWidget) -> None:
        """Put something behind the line of freshness, which gives way where room is short."""
        self.freshness_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        for widget in widgets:
            # A link that is higher than the words around it would push them down, lower than on other pages.
            widget.setProperty("line", True)
            self._line.addWidget(widget)
        self._line.addStretch(1)

    def set_freshness(self, text: str, tip: str = "") -> None:
        """Say how fresh the data is and what it covers."""
        self.freshness_label.setText(text)
        self.freshness_label.setToolTip(tip)
        self._fit_palette()

    def _palette_field(self, context: UiContext) -> QPushButton:
        """Looks like a field, opens the palette."""
        button = Button(self.tr("Search or run a command"))
        button.setProperty("look", "field")
        button.setMinimumWidth(grown(256))
        set_button_icon(context.theme, button, "search")
        inner = QHBoxLayout(button)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.addStretch(1)
        self.keys_label = QLabel()
        self.keys_label.setProperty("look", "keys")
        self.keys_label.setFont(sized(SMALL_SIZE - 1))
        inner.addWidget(self.keys_label, 0, Qt.AlignmentFlag.AlignVCenter)
        return button


class Page(QWidget):
    """Base of every page. Subclasses fill `body` and override the hooks.

    A page may be built before it is visited (preparing.py): its constructor reads nothing, activate() does, and
    session.data_changed goes to reread(). One that takes above 20 ms to build ends its constructor with build().
    is_unseen: built ahead, and not visited yet.

    navigate(key, argument): go to another page; "reports" takes a ReportQuery, the others None.
    note_changed(): `note`, the page's part of the status bar (e.g. what is selected), has changed.
    """

    navigate = Signal(str, object)
    note_changed = Signal()

    def __init__(self, context: UiContext, key: str, title: str, *, scrolls: bool = False) -> None:
        super().__init__()
        self.context = context
        self.key = key
        self.page_title = title
        self.note = ""
        self.is_unseen = False
        self._parts: Iterator[None] = iter(())
        self.setAccessibleName(title)
        # A click beside the controls takes the focus out of them; Tab does not stop here.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.header = PageHeader(context, title)
        holder = QVBoxLayout()
        holder.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        holder.addWidget(self.header)
        outer.addLayout(holder)
        content = QWidget()
        content.setProperty("look", "page")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, CARD_GAP)
        self.body.setSpacing(CARD_GAP)
        outer.addWidget(ColumnArea(content, self.body, PAGE_MARGIN) if scrolls else content, 1)

    def build(self, parts: Iterator[None]) -> None:
        """Build what each step of `parts` builds: at once, or in idle moments where the page is built ahead.

        Nobody uses the page before all of it is there; signals that it has connected may come in between.
        """
        self._parts = parts
        while not self.context.builds_ahead and self.build_next():
            pass

    def build_next(self) -> bool:
        """Build one more part; False if there is none."""
        return next(self._parts, self) is None

    def settle(self, size: QSize) -> None:
        """Polish what is built and give it its places, though it is not seen."""
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()
        if self.is_unseen:
            self.resize(size)
            self._outer.activate()

    def reread(self) -> None:
        """Rows may have changed: read anew, unless nobody has looked yet."""
        if not self.is_unseen:
            self.refresh()

    def activate(self, argument: object = None) -> None:
        """The page comes to the front; `argument` is what navigate() was given."""

    def refresh(self) -> None:
        """Read everything anew, keeping what is shown and its place (F5)."""

    def commands(self) -> list[Command]:
        """What the palette offers while this page's site is open."""
        return []

    def update_times(self) -> None:
        """Some seconds have passed: relative times may read differently."""

    def set_title(self, title: str) -> None:
        """Name the page; subclasses do so in their own translation context."""
        self.page_title = title
        self.header.title_label.setText(title)
        self.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        """Change the page's part of the status bar."""
        if note != self.note:
            self.note = note
            self.note_changed.emit()
