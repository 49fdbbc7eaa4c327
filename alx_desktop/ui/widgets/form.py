"""Rows of a form: label, control, a word of help, and what is wrong with it. The label is the control's name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CONTROL_HEIGHT, STEP
from alx_desktop.ui.widgets.labels import muted_label, set_tone

LABEL_WIDTH = grown(168)
CONTROL_WIDTH = grown(360)


class FormRow:
    """One row; set_error("") clears it."""

    def __init__(self, label: QLabel, control: QWidget, help_label: QLabel, holder: QWidget) -> None:
        """holder: the control with what stands beside it, or the control itself."""
        self.label, self.control, self.help_label = label, control, help_label
        self._holder = holder
        self._help = help_label.text()

    def set_error(self, text: str) -> None:
        """Say what is wrong below the control, instead of the help."""
        self.help_label.setText(text or self._help)
        set_tone(self.help_label, "bad" if text else "")
        self.help_label.setVisible(bool(text or self._help))
        self.control.setProperty("wrong", "true" if text else "false")
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        self.control.setAccessibleDescription(text or self._help)

    def set_help(self, text: str) -> None:
        """Change the word of help."""
        self._help = text
        self.set_error("")

    def set_visible(self, visible: bool) -> None:
        """Show or hide the row."""
        self.label.setVisible(visible)
        self.control.setVisible(visible)
        self._holder.setVisible(visible)
        self.help_label.setVisible(visible and bool(self.help_label.text()))


class Form(QWidget):
    """A column of rows."""

    def __init__(self, parent: QWidget | None = None, *, control_width: int = CONTROL_WIDTH) -> None:
        super().__init__(parent)
        self._control_width = control_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4 * STEP)
        self._grid.setVerticalSpacing(3 * STEP)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._next = 0

    def add_row(
        self, text: str, control: QWidget, help_text: str = "", *, beside: QWidget | None = None, wide: bool = False
    ) -> FormRow:
        """Add a control with its label; `beside` stands right of it. wide: it may be wider than the other controls."""
        label = QLabel(text)
        label.setWordWrap(True)
        label.setMinimumHeight(CONTROL_HEIGHT)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(text)
        control.setAccessibleDescription(help_text)
        shown = control if beside is None else _pair(control, beside)
        if not wide:
            shown.setMaximumWidth(self._control_width)
        help_label = muted_label(help_text, wrap=True)
        help_label.setVisible(bool(help_text))
        cell = QVBoxLayout()
        cell.setSpacing(2)
        # A row with a stretch: alone in a column, what is narrower than the column would stand in its middle.
        line = QHBoxLayout()
        line.addWidget(shown, 1)
        line.addStretch(0)
        cell.addLayout(line)
        cell.addWidget(help_label)
        self._grid.addWidget(label, self._next, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(cell, self._next, 1)
        self._next += 1
        return FormRow(label, control, help_label, shown)


def _pair(control: QWidget, beside: QWidget) -> QWidget:
    pair = QWidget()
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2 * STEP)
    line.addWidget(control, 1)
    line.addWidget(beside)
    return pair
