"""Asks for the master password of the vault: to open it, to make one, to change it, to remove it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import danger_button, plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label, set_tone
from alx_desktop.ui.widgets.password_field import PasswordField
from alx_desktop.ui.words import said

Act = Callable[[str, str], object]


class VaultDialog(QDialog):
    """act(current, new): what is done, on a worker; a wrong password is said, and the dialog stays.

    succeeded(result): it worked. asks_current, asks_new: which passwords are asked for; a new one twice.
    """

    succeeded = Signal(object)

    def __init__(
        self,
        context: UiContext,
        parent: QWidget,
        words: tuple[str, str, str],
        act: Act,
        *,
        asks_current: bool = False,
        asks_new: bool = False,
        danger: bool = False,
    ) -> None:
        """words: title, text, and what the button says."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title, text, action = words
        self._context, self._act = context, act
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(dialog_width(460))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        self._column.setSpacing(2 * STEP)
        self._column.addWidget(heading_label(title))
        body = QLabel(text)
        body.setWordWrap(True)
        self._column.addWidget(body)
        self._column.addSpacing(STEP)
        self.current_field = self._field(self.tr("Master password")) if asks_current else None
        self.new_field = self._field(self.tr("New master password")) if asks_new else None
        self.again_field = self._field(self.tr("The same again")) if asks_new else None
        self.problem_label = muted_label(" ", wrap=True)
        self._column.addWidget(self.problem_label)
        self._column.addLayout(self._buttons(action, danger))
        self._fields[0].setFocus()
        self._check()

    @property
    def _fields(self) -> list[PasswordField]:
        return [field for field in (self.current_field, self.new_field, self.again_field) if field is not None]

    def _field(self, text: str) -> PasswordField:
        label = QLabel(text)
        field = PasswordField(self._context.theme)
        label.setBuddy(field)
        field.setAccessibleName(text)
        field.textChanged.connect(self._on_text)
        field.returnPressed.connect(self._go)
        self._column.addWidget(label)
        self._column.addWidget(field)
        return field

    def _buttons(self, action: str, danger: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        cancel = plain_button(self.tr("Not now"))
        cancel.clicked.connect(self.reject)
        self.go_button = danger_button(action) if danger else primary_button(action)
        self.go_button.clicked.connect(self._go)
        row.addWidget(cancel)
        row.addWidget(self.go_button)
        return row

    def _on_text(self) -> None:
        self._say("")
        self._check()

    def _check(self) -> None:
        self.go_button.setEnabled(all(field.text() for field in self._fields))

    def _say(self, text: str) -> None:
        self.problem_label.setText(text or " ")
        set_tone(self.problem_label, "bad" if text else "")

    def _go(self) -> None:
        if not self.go_button.isEnabled():
            return
        current = self.current_field.text() if self.current_field else ""
        new = self.new_field.text() if self.new_field else ""
        if self.again_field is not None and self.again_field.text() != new:
            self._say(self.tr("The two new passwords differ."))
            return
        act = self._act
        self.go_button.setEnabled(False)
        self._say("")

        def work(_progress: ProgressSink, _cancel: CancelToken) -> object:
            return act(current, new)

        # It takes half a second on purpose: whoever guesses must wait, too.
        self._context.tasks.start(
            work, title=self.windowTitle(), on_success=self._on_done, on_failure=self._on_failed, key="vault"
        )

    def _on_done(self, result: object) -> None:
        self.accept()
        self.succeeded.emit(result)

    def _on_failed(self, error: Exception) -> None:
        self._check()
        if isinstance(error, AlxError):
            self._say(f"{said(error.title)}. {said(error.advice)}")
        else:
            self._context.messages.report_error(self.windowTitle(), error)
        field = self._fields[0]
        field.setFocus()
        field.selectAll()
