"""Tab goes as people read. Qt goes by the order in which widgets were made, and what comes later, such as a row of a
list, would follow the end of the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def order_tabs(root: QWidget) -> None:
    """Put everything in `root` that Tab leads to into the order of its layouts."""
    for first, second in pairwise(_stops(root)):
        QWidget.setTabOrder(first, second)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    layout = widget.layout()
    if layout is not None and not isinstance(widget, QStackedWidget):
        yield from _in_layout(layout)
        return
    for part in _parts(widget):
        yield from _stops(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """What is shown in a widget without a layout."""
    if isinstance(widget, QStackedWidget | QScrollArea):
        shown = widget.currentWidget() if isinstance(widget, QStackedWidget) else widget.widget()
        return [shown] if shown is not None else []
    if isinstance(widget, QSplitter):
        return [part for at in range(widget.count()) if (part := widget.widget(at)) is not None]
    return [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in sorted(range(layout.count()), key=lambda at: _line(layout, at)):
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)


def _line(layout: QLayout, at: int) -> tuple[int, int]:
    """Row and column in a grid; other layouts have one line."""
    if not isinstance(layout, QGridLayout):
        return 0, at
    row, column, *_spans = cast(tuple[int, int, int, int], layout.getItemPosition(at))
    return row, column
