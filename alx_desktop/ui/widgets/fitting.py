"""Making things fit: dialogs as high as what they say, and rows that large words do not fit into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLayout, QWidget

from alx_desktop.ui.text_size import TEXT_SCALE
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.flow_layout import FlowLayout

LARGE = 1.5
"""Text that is so many times as large leaves no room for two cards with forms beside each other."""
FRAME = 40
"""What a window's title bar takes at most, pixels."""


def fit_height(dialog: QDialog) -> None:
    """Make it as high as its content needs at its width, and its screen lets it be: tables in it scroll then.

    A person who made it higher keeps that.
    """
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        width = min(max(dialog.width(), dialog.minimumWidth()), dialog.maximumWidth())
        # One that was not shown yet has a height that nobody chose.
        chosen = dialog.height() if dialog.isVisible() else 0
        room = dialog.screen().availableGeometry().height() - FRAME
        dialog.resize(width, max(chosen, min(layout.totalHeightForWidth(width), room)))


def side_by_side() -> QBoxLayout:
    """A row for two parts; where text is large they stand below each other."""
    direction = QBoxLayout.Direction
    return QBoxLayout(direction.TopToBottom if TEXT_SCALE >= LARGE else direction.LeftToRight)


def with_end(start: Sequence[QWidget], end: Sequence[QWidget]) -> QLayout:
    """A row of both, `end` at the right; where text is large they take as many lines as they need.

    The first one, a search box, is as wide as there is room, up to its maximum.
    """
    if TEXT_SCALE != 1:
        lines = FlowLayout(gap=2 * STEP)
        for widget in (*start, *end):
            lines.addWidget(widget)
        return lines
    row = QHBoxLayout()
    row.setSpacing(2 * STEP)
    for widget in start:
        row.addWidget(widget)
    row.setStretch(0, 1)
    row.addStretch()
    for widget in end:
        row.addWidget(widget)
    return row
