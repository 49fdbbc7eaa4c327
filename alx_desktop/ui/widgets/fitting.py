"""Dialogs as high as what they say: texts that wrap tell their height only for a width."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def fit_height(dialog: QDialog) -> None:
    """Make it as high as its content needs at its width; a person who made it higher keeps that."""
    layout = dialog.layout()
    if layout is not None:
        layout.activate()
        width = min(max(dialog.width(), dialog.minimumWidth()), dialog.maximumWidth())
        # One that was not shown yet has a height that nobody chose.
        chosen = dialog.height() if dialog.isVisible() else 0
        dialog.resize(width, max(chosen, layout.totalHeightForWidth(width)))
