"""How table cells are drawn: text, bars, pills and sparklines in one delegate, told apart by the model's roles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from cachetools import LRUCache
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import ROW_HEIGHT, TEXT_SIZE
from alx_desktop.ui.widgets.pill import Pill, paint_pill, pill_width
from alx_desktop.ui.widgets.sparkline import paint_sparkline

Index = QModelIndex | QPersistentModelIndex

CELL_PADDING = 8
BAR_WIDTH = grown(90)
BAR_HEIGHT = 6
SHARE_TEXT = grown(60)
"""Room for "100.0 %" right of a bar."""
PICTURE_BYTES = 32 * 1024 * 1024
"""Of the pictures of cells that a table keeps: some screens full, or one where a pixel of the look is four."""


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


@dataclass(frozen=True, slots=True)
class Look:
    """All that decides what a cell looks like, but its size."""

    text: str
    tone: str
    is_strong: bool
    share: float | None
    pill: Pill | None
    series: tuple[float, ...] | None
    alignment: int
    is_selected: bool
    is_hovered: bool
    has_focus: bool


PictureKey = tuple[Look, int, int, tuple[int, int], float]
"""Look, width and height, the same in pixels of the screen, and how many of these one of the look is."""


class CellDelegate(QStyledItemDelegate):
    """Draws every cell of a Table: hairline below, weak accent where selected, whole rows under the mouse.

    Each call into Qt hands Python's lock over, and while a sync and an export run on other threads a hand-over costs
    up to a millisecond. A cell takes forty calls to draw and five to show again, so pictures of cells are kept.
    """

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._font = sized(TEXT_SIZE, tabular=True)
        self._strong = sized(TEXT_SIZE, QFont.Weight.DemiBold, tabular=True)
        self._pictures: LRUCache[PictureKey, QPixmap] = LRUCache(PICTURE_BYTES, _bytes_of)
        self.hovered_row = -1
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._pictures.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        width, height = rect.width(), rect.height()
        if width <= 0 or height <= 0:
            return
        ratio = self._view.devicePixelRatioF()
        if ratio.is_integer():
            place, pixels = QPointF(rect.topLeft()), (width * int(ratio), height * int(ratio))
        else:
            place, pixels = _on_pixels(painter, rect, ratio)
        key = (self._look(option, index), width, height, pixels, ratio)
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = self._picture(*key)
        painter.drawPixmap(place, picture)

    def _look(self, option: QStyleOptionViewItem, index: Index) -> Look:
        # The model itself is asked: index.data() would go through Qt.
        model, state = index.model(), option.state
        pill, series = model.data(index, CellRole.PILL), model.data(index, CellRole.SERIES)
        value = model.data(index, Qt.ItemDataRole.DisplayRole)
        return Look(
            "" if value is None else str(value),
            str(model.data(index, CellRole.TONE) or "text"),
            bool(model.data(index, CellRole.STRONG)),
            model.data(index, CellRole.SHARE),
            pill if isinstance(pill, Pill) else None,
            None if series is None else tuple(series),
            int(model.data(index, Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft),
            bool(state & QStyle.StateFlag.State_Selected),
            index.row() == self.hovered_row,
            bool(state & QStyle.StateFlag.State_HasFocus),
        )

    def _picture(self, look: Look, width: int, height: int, pixels: tuple[int, int], ratio: float) -> QPixmap:
        picture = QPixmap(*pixels)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._ground(look))
        rect = QRect(0, 0, width, height)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._draw_lines(painter, rect, look)
        inner = QRectF(rect).adjusted(CELL_PADDING, 0, -CELL_PADDING, -1)
        if look.pill is not None:
            paint_pill(painter, inner, look.pill, self._theme)
        elif look.series is not None:
            paint_sparkline(painter, inner.adjusted(0, 9, 0, -9), look.series, self._theme)
        else:
            self._draw_text(painter, inner, look)
        painter.end()
        return picture

    def _ground(self, look: Look) -> QColor:
        """Opaque, so that letters are smoothed as they are elsewhere."""
        role = "accent_weak" if look.is_selected else "raised" if look.is_hovered else "surface"
        return self._theme.color(role)

    def _draw_lines(self, painter: QPainter, rect: QRect, look: Look) -> None:
        # To the picture's edge, which may be a part of a pixel of the look further right.
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width() + 1, 1), self._theme.color("grid"))
        if look.has_focus:
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -1.5, -1.5))

    def _draw_text(self, painter: QPainter, inner: QRectF, look: Look) -> None:
        if look.share is not None:
            inner = self._draw_bar(painter, inner, float(look.share))
        painter.setFont(self._strong if look.is_strong else self._font)
        painter.setPen(self._theme.color(look.tone))
        elided = painter.fontMetrics().elidedText(look.text, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, int(Qt.AlignmentFlag(look.alignment) | Qt.AlignmentFlag.AlignVCenter), elided)

    def _draw_bar(self, painter: QPainter, inner: QRectF, share: float) -> QRectF:
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


def _on_pixels(painter: QPainter, rect: QRect, ratio: float) -> tuple[QPointF, tuple[int, int]]:
    """Where a picture begins, and its size in pixels of the screen, so that pictures meet where those are broken."""
    to_screen = painter.deviceTransform()
    dx, dy = to_screen.dx(), to_screen.dy()
    left, top = round(rect.x() * ratio + dx), round(rect.y() * ratio + dy)
    right = round((rect.x() + rect.width()) * ratio + dx)
    bottom = round((rect.y() + rect.height()) * ratio + dy)
    return QPointF((left - dx) / ratio, (top - dy) / ratio), (max(1, right - left), max(1, bottom - top))


def _bytes_of(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
