"""Other keys for one shortcut: press them, see whether they are free, use them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QKeySequenceEdit, QVBoxLayout, QWidget

from alx_desktop.ui.keymap import Keymap, Shortcut
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label, set_tone


class KeysDialog(QDialog):
    """proposed: keys to begin with, as if they had been pressed."""

    def __init__(self, keymap: Keymap, shortcut: Shortcut, parent: QWidget, proposed: str = "") -> None:
        super().__init__(parent)
        self._keymap, self._shortcut = keymap, shortcut
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Keys for: {0}").format(shortcut.title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(dialog_width(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        heading = heading_label(title)
        heading.setWordWrap(True)
        column.addWidget(heading)
        self.field = QKeySequenceEdit(QKeySequence(proposed or keymap.keys(shortcut.key)))
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(self.tr("Press the new keys"))
        self.field.keySequenceChanged.connect(self._judge)
        self.field.editingFinished.connect(self._leave_field)
        column.addWidget(self.field)
        self.words = muted_label(wrap=True)
        self.words.setMinimumHeight(2 * self.words.fontMetrics().lineSpacing())
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.words)
        column.addLayout(self._build_buttons())
        self._judge()
        self.field.setFocus()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.none_button = plain_button(self.tr("No keys"))
        self.none_button.clicked.connect(self._take_away)
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.use_button = primary_button(self.tr("Use these"))
        self.use_button.clicked.connect(self._use)
        row.addWidget(self.none_button)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.use_button)
        return row

    @property
    def keys(self) -> str:
        """What was pressed, "" = nothing."""
        return self.field.keySequence().toString()

    def _judge(self) -> None:
        keys = self.keys
        refused = self._keymap.refusal(self._shortcut.key, keys)
        holder = self._keymap.holder(keys, but=self._shortcut.key) if keys else None
        text = self.tr("Press the keys, such as Ctrl+Shift+P.") if keys == "" else refused
        if holder is not None:
            text = self.tr("{0}. It would have no keys then.").format(refused)
        self.words.setText(text)
        set_tone(self.words, "warn" if holder is not None else "bad" if refused else "")
        self.use_button.setText(self.tr("Take them") if holder is not None else self.tr("Use these"))
        self.use_button.setEnabled(keys != "" and (not refused or holder is not None))

    def _leave_field(self) -> None:
        # The field takes Tab for a key that was pressed: nobody would get out of it without a mouse.
        (self.use_button if self.use_button.isEnabled() else self.cancel_button).setFocus()

    def _use(self) -> None:
        keys = self.keys
        self.accept()
        self._keymap.take(self._shortcut.key, keys)

    def _take_away(self) -> None:
        self.accept()
        self._keymap.change(self._shortcut.key, "")
