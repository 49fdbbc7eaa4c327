"""What a page or card shows instead of content: nothing yet, loading, or an error."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from alx_desktop.domain.errors import AlxError
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.tab_order import order_tabs
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import ROW_HEIGHT, SMALL_SIZE, STEP
from alx_desktop.ui.widgets.buttons import link_button, plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label, set_tone, without_marks
from alx_desktop.ui.words import said

_BAR, _WIDTHS = 12, (0.62, 0.84, 0.47, 0.73)


class IconLabel(QLabel):
    """An icon that follows the theme; decoration, so it has no accessible name."""

    def __init__(self, theme: Theme, icon: str, role: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._theme, self._icon, self._role, self._icon_size = theme, icon, role, grown(size)
        self.setFixedSize(self._icon_size, self._icon_size)
        theme.changed.connect(self._draw)
        self._draw()

    def set_icon(self, icon: str, role: str) -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self._draw()

    def _draw(self) -> None:
        self._ratio = self.devicePixelRatioF()
        self.setPixmap(self._theme.pixmap(self._icon, self._role, self._icon_size, self._ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        # Here, and not in event(), where Python would be asked of every event of every icon.
        if self.devicePixelRatioF() != self._ratio:
            self._draw()
        super().paintEvent(event)


class EmptyState(QWidget):
    """What this place will show, and the action that fills it."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 32, 24, 32)
        self._column.setSpacing(2 * STEP)
        self._column.addStretch(1)
        self._column.addWidget(IconLabel(theme, icon, "faint", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title_label = heading_label(title)
        self.title_label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text_label = muted_label(text, wrap=True, small=False)
        self.text_label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text_label.setMinimumWidth(grown(200))
        self.text_label.setMaximumWidth(grown(440))
        self._column.addSpacing(STEP)
        self._column.addWidget(self.title_label)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.text_label, 8)
        row.addStretch(1)
        self._column.addLayout(row)
        self._actions = QHBoxLayout()
        self._actions.addStretch(1)
        self._actions.addStretch(1)
        self._column.addSpacing(STEP)
        self._column.addLayout(self._actions)
        self._column.addStretch(2)

    def add_action(self, text: str, on_click: Callable[[], None], *, primary: bool = False) -> QPushButton:
        """Add a button; returns it."""
        button = primary_button(text) if primary else plain_button(text)
        button.clicked.connect(on_click)
        self._actions.insertWidget(self._actions.count() - 1, button)
        return button

    def set_words(self, title: str, text: str) -> None:
        """Change what it says."""
        self.title_label.setText(title)
        self.text_label.setText(text)


class ErrorPanel(QFrame):
    """What happened, what was kept, what to do; the technical details unfold and can be copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "note")
        self.setProperty("tone", "bad")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 10, 12, 10)
        outer.setSpacing(3 * STEP)
        self._icon = IconLabel(theme, "circle-alert", "bad")
        outer.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(STEP)
        self.title_label = heading_label()
        self.title_label.setWordWrap(True)
        self.kept_label = QLabel()
        self.advice_label = QLabel()
        self.detail_label = muted_label(wrap=True)
        self.detail_label.setFont(monospace())
        for label in (self.title_label, self.kept_label, self.advice_label, self.detail_label):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(3 * STEP)
        self.details_button = link_button(self.tr("Show details"))
        self.details_button.clicked.connect(self._toggle_details)
        self.copy_button = link_button(self.tr("Copy details"))
        self.copy_button.clicked.connect(self._copy)
        self._buttons.addWidget(self.details_button)
        self._buttons.addWidget(self.copy_button)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        outer.addLayout(column, 1)
        self.hide()

    def add_action(self, text: str, on_click: Callable[[], None]) -> QPushButton:
        """A button that mends it, left of the details."""
        button = plain_button(text)
        button.clicked.connect(on_click)
        self._buttons.insertWidget(self._buttons.count() - 3, button)
        order_tabs(self)
        return button

    def show_error(self, error: Exception, *, kept: str = "") -> None:
        """Say what happened. `kept`: one sentence on what is still there."""
        title = said(error.title) if isinstance(error, AlxError) else self.tr("An unexpected error happened")
        advice = said(error.advice) if isinstance(error, AlxError) else self.tr("Please report it with the details.")
        detail = said(error.detail) if isinstance(error, AlxError) else f"{type(error).__name__}: {error}"
        self.show_words(title, kept=kept, advice=advice, detail=detail)

    def show_words(self, title: str, *, kept: str = "", advice: str = "", detail: str = "", tone: str = "bad") -> None:
        """Say it in the given words; tone bad or warn."""
        for label, text in (
            (self.title_label, title),
            (self.kept_label, kept),
            (self.advice_label, advice),
            (self.detail_label, detail),
        ):
            label.setText(without_marks(text))
            label.setVisible(bool(text))
        self.detail_label.hide()
        self.details_button.setText(self.tr("Show details"))
        self.details_button.setVisible(bool(detail))
        self.copy_button.setVisible(bool(detail))
        self._icon.set_icon("triangle-alert" if tone == "warn" else "circle-alert", tone)
        set_tone(self, tone)
        self.setAccessibleName(title)
        self.show()

    def _toggle_details(self) -> None:
        shown = not self.detail_label.isVisible()
        self.detail_label.setVisible(shown)
        self.details_button.setText(self.tr("Hide details") if shown else self.tr("Show details"))

    def _copy(self) -> None:
        parts = (self.title_label, self.kept_label, self.advice_label, self.detail_label)
        QGuiApplication.clipboard().setText("\n".join(part.text() for part in parts if part.text()))
        self.copy_button.setText(self.tr("Copied"))


def monospace() -> QFont:
    """The font of scripts and technical details."""
    font = sized(SMALL_SIZE)
    font.setFamilies(["Cascadia Mono", "Consolas", "SF Mono", "Menlo", "Noto Sans Mono", "DejaVu Sans Mono"])
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


class Skeleton(QWidget):
    """Grey bars, one per row of text that will come."""

    def __init__(self, theme: Theme, rows: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows
        self.setAccessibleName(self.tr("Loading"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(240, min(4, self._rows) * ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bars(painter, QRectF(self.rect()), self._rows, self._theme)


def paint_bars(painter: QPainter, area: QRectF, rows: int, theme: Theme) -> None:
    """Grey bars, one per row, as many as fit."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("grid"))
    fitting = min(rows, int(area.height() // ROW_HEIGHT))
    for row in range(fitting):
        top = area.top() + row * ROW_HEIGHT + (ROW_HEIGHT - _BAR) / 2
        painter.drawRoundedRect(QRectF(area.left(), top, area.width() * _WIDTHS[row % 4], _BAR), 4, 4)
