"""How table cells are drawn: text, bars, pills and sparklines in one delegate, told apart by the model's roles."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import ROW_HEIGHT, TEXT_SIZE
from alx_desktop.ui.widgets.pill import Pill, paint_pill, pill_width
from alx_desktop.ui.widgets.sparkline import paint_sparkline

Index = QModelIndex | QPersistentModelIndex

CELL_PADDING = 8
BAR_WIDTH = 90
BAR_HEIGHT = 6
SHARE_TEXT = 60
"""Room for "100.0 %" right of a bar."""


class CellRole(IntEnum):
    """Roles a model may answer beside Qt's own; display text, alignment and tool tip are Qt's roles."""

    TONE = Qt.ItemDataRole.UserRole + 1
    """Name of the text's colour: a token such as "muted" or "bad"."""
    SHARE = Qt.ItemDataRole.UserRole + 2
    """0 to 1: a bar is drawn, the display text right of it."""
    PILL = Qt.ItemDataRole.UserRole + 3
    """A Pill instead of text."""
    SERIES = Qt.ItemDataRole.UserRole + 4
    """Values of a sparkline instead of text."""
    STRONG = Qt.ItemDataRole.UserRole + 5
    """True: the text is semi-bold."""


Ask = Callable[[int], Any]


def _asking(index: Index) -> Ask:
    """Asks the model itself: index.data() goes through Qt, and hands Python's lock over on each way.

    While a sync and an export run on other threads, each hand-over costs a millisecond, and a table asks a thousand
    times for one picture of itself.
    """
    model = index.model()
    return lambda role: model.data(index, role)


class CellDelegate(QStyledItemDelegate):
    """Draws every cell of a Table: hairline below, weak accent where selected, whole rows under the mouse."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = sized(TEXT_SIZE, tabular=True)
        self._strong = sized(TEXT_SIZE, QFont.Weight.DemiBold, tabular=True)
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._paint_ground(painter, option, index)
        # The style sheet's option is only needed for its rectangle and state: everything is drawn here.
        rect: QRect = option.rect
        inner = QRectF(rect).adjusted(CELL_PADDING, 0, -CELL_PADDING, -1)
        ask = _asking(index)
        pill = ask(CellRole.PILL)
        series = ask(CellRole.SERIES)
        if isinstance(pill, Pill):
            paint_pill(painter, inner, pill, self._theme)
        elif series is not None:
            paint_sparkline(painter, inner.adjusted(0, 9, 0, -9), series, self._theme)
        else:
            self._paint_text(painter, inner, ask)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("accent_weak"))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, self._theme.color("raised"))
        painter.setPen(QPen(self._theme.color("grid"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -1.5, -1.5))

    def _paint_text(self, painter: QPainter, inner: QRectF, ask: Ask) -> None:
        share = ask(CellRole.SHARE)
        if share is not None:
            inner = self._paint_bar(painter, inner, float(share))
        painter.setFont(self._strong if ask(CellRole.STRONG) else self._font)
        painter.setPen(self._theme.color(ask(CellRole.TONE) or "text"))
        alignment = ask(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        value = ask(Qt.ItemDataRole.DisplayRole)
        text = "" if value is None else str(value)
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, int(Qt.AlignmentFlag(alignment) | Qt.AlignmentFlag.AlignVCenter), elided)

    def _paint_bar(self, painter: QPainter, inner: QRectF, share: float) -> QRectF:
        """Draw the bar; returns what is left for the text."""
        width = min(float(BAR_WIDTH), max(24.0, inner.width() - SHARE_TEXT))
        bar = QRectF(inner.left(), inner.center().y() - BAR_HEIGHT / 2, width, BAR_HEIGHT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("grid"))
        painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        if share > 0:
            painter.setBrush(self._theme.color("accent"))
            done = QRectF(bar.left(), bar.top(), max(float(BAR_HEIGHT), width * min(1.0, share)), BAR_HEIGHT)
            painter.drawRoundedRect(done, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.restore()
        return inner.adjusted(width + CELL_PADDING, 0, 0, 0)

    @staticmethod
    def _text(index: Index) -> str:
        value: Any = index.data(Qt.ItemDataRole.DisplayRole)
        return "" if value is None else str(value)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pill = index.data(CellRole.PILL)
        if isinstance(pill, Pill):
            return QSize(pill_width(pill) + 2 * CELL_PADDING, ROW_HEIGHT)
        width = 96 if index.data(CellRole.SERIES) is not None else self._text_width(index)
        if index.data(CellRole.SHARE) is not None:
            width = BAR_WIDTH + SHARE_TEXT
        return QSize(width + 2 * CELL_PADDING, ROW_HEIGHT)

    def _text_width(self, index: Index) -> int:
        return QFontMetrics(self._font).horizontalAdvance(self._text(index)) + 2

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The model's tool tip, else the whole text where it is cut."""
        if event.type() == QEvent.Type.ToolTip and index.isValid() and not index.data(Qt.ItemDataRole.ToolTipRole):
            rect: QRect = option.rect
            cut = self.sizeHint(option, index).width() > rect.width()
            QToolTip.showText(event.globalPos(), self._text(index) if cut else "", view)
            return True
        return super().helpEvent(event, view, option, index)
