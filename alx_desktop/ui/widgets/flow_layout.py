"""A layout that sets widgets side by side and begins a new line where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, top to bottom; widgets of one line are centred on each other."""

    def __init__(self, parent: QWidget | None = None, *, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # What items ask for, until something changes: Qt asks for heights again and again, each a round through Python.
        self._sizes: dict[QLayoutItem, QSize] = {}
        self._heights: dict[int, int] = {}
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._sizes.clear()
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            lines = self._lines(width)
            self._heights[width] = sum(height for height, _ in lines) + self._gap * max(0, len(lines) - 1)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in shown), default=0), max((size.height() for size in shown), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for height, items in self._lines(rect.width()):
            left = rect.left()
            for item in items:
                size = self._size(item, rect.width())
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self._gap
            top += height + self._gap

    def _lines(self, width: int) -> list[tuple[int, list[QLayoutItem]]]:
        """Height and items of each line."""
        lines: list[tuple[int, list[QLayoutItem]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = self._size(item, width)
            if not lines or used + self._gap + size.width() > width:
                lines.append((size.height(), [item]))
                used = size.width()
            else:
                height, items = lines[-1]
                lines[-1] = (max(height, size.height()), [*items, item])
                used += self._gap + size.width()
        return lines

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        size = self._sizes.get(item)
        if size is None:
            size = item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())
            self._sizes[item] = size
        return QSize(min(size.width(), width), size.height())
