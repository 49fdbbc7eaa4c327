"""Contrast of what is shown, measured by WCAG 2.2 AA in the colours of the theme that is worn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import Tokens, contrast
from alx_desktop.ui.widgets.cells import CellRole
from tests.ui.accessible import told

TEXT, LARGE = 4.5, 3.0
"""The least contrast: of text, and of large text (24 px, or 18.7 px in bold) and icons."""

SCALE = 3
"""Each pixel of the look is so many, so that thin strokes reach their colour."""


def pale(root: QWidget, theme: Theme) -> list[str]:
    """Texts that are enabled and cannot be read well."""
    return [*_painted(root), *_cells(root, theme.tokens)]


def _painted(root: QWidget) -> Iterator[str]:
    for field in root.findChildren(QLineEdit):
        field.deselect()  # the colours of a selection are those of test_look.py
    picture = QImage(root.size() * SCALE, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(SCALE)
    root.render(picture)
    for widget in root.findChildren(QWidget):
        if not (isinstance(widget, QLabel | QPushButton | QLineEdit) and widget.isVisible() and widget.isEnabled()):
            continue
        seen = widget.visibleRegion().boundingRect()
        shown = widget.text() or (widget.placeholderText() if isinstance(widget, QLineEdit) else "")
        icon = isinstance(widget, QPushButton) and not widget.icon().isNull()
        # What is covered or cut by a scroll area is measured where all of it is seen.
        if seen.size() != widget.size() or not (shown.strip() or icon):
            continue
        reached = _measured(picture, QRect(widget.mapTo(root, QPoint()), widget.size()))
        if reached < _needed(widget, shown):
            yield f"contrast {reached:.1f}: {told(widget)}"


def _needed(widget: QWidget, shown: str) -> float:
    size, bold = widget.font().pixelSize(), widget.font().bold()
    return LARGE if not shown.strip() or size >= 24 or (bold and size >= 19) else TEXT


def _measured(picture: QImage, place: QRect) -> float:
    """Of the ink that differs most from the ground, which is the colour of most pixels; without 2 pixels of border."""
    inner = place.adjusted(2, 2, -2, -2)
    part = picture.copy(QRect(inner.topLeft() * SCALE, inner.size() * SCALE))
    if part.isNull():
        return 21.0
    pixels = numpy.frombuffer(part.constBits(), numpy.uint32).reshape(part.height(), -1)[:, : part.width()] & 0xFFFFFF
    colors, counts = numpy.unique(pixels, return_counts=True)
    ground = int(colors[counts.argmax()])
    return max(_contrast(ground, int(ink)) for ink in colors)


@cache
def _contrast(one: int, other: int) -> float:
    return contrast(f"#{one:06X}", f"#{other:06X}")


def _cells(root: QWidget, tokens: Tokens) -> Iterator[str]:
    """The tones of a table's cells, on its ground and selected."""
    for view in root.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None and isinstance(view, QTableView):
            for tone, text in _tones(view).items():
                grounds = (tokens.surface, tokens.accent_weak)
                reached = min(contrast(getattr(tokens, tone), ground) for ground in grounds)
                if reached < TEXT:
                    yield f"contrast {reached:.1f}: {tone} cell {text!r} in {told(view)}"


def _tones(view: QTableView) -> dict[str, str]:
    """The tones of texts in the first rows, each with such a text."""
    model, found = view.model(), {}
    for row in range(min(30, model.rowCount())):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            painted = index.data(CellRole.PILL) or index.data(CellRole.SERIES)
            text = index.data(Qt.ItemDataRole.DisplayRole)
            if text and not painted:
                found.setdefault(str(index.data(CellRole.TONE) or "text"), str(text))
    return found
