"""The panel beside a table: a title, and paragraphs under small headings; everything can be selected and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import icon_button, link_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.states import monospace

WIDTH = grown(380)


class SidePanel(QFrame):
    """closed(): the person closed it."""

    closed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(2 * STEP)
        head = QHBoxLayout()
        self.title_label = heading_label()
        self.title_label.setWordWrap(True)
        close = icon_button(theme, "x", self.tr("Close the details"))
        close.clicked.connect(self._close)
        head.addWidget(self.title_label, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, BAR_WIDTH, 0)
        self._column.setSpacing(STEP)
        self.copy_button = link_button(self.tr("Copy as text"))
        self.copy_button.clicked.connect(self._copy)
        self._parts: list[QLabel] = []
        self._column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        column.addWidget(ColumnArea(content, self._column, BAR_WIDTH), 1)
        self.hide()

    def show_parts(self, title: str, parts: Sequence[tuple[str, str]], *, is_code: bool = False) -> None:
        """Show (heading, text) below each other, those without a text left out. is_code: texts are technical."""
        self.title_label.setText(title)
        for label in self._parts:
            self._column.removeWidget(label)
            label.deleteLater()
        self._parts = []
        self.copy_button.setText(self.tr("Copy as text"))
        for heading, text in parts:
            if text:
                self._add(muted_label(heading, wrap=True))
                self._add(self._paragraph(text, is_code))
        self.show()

    def _paragraph(self, text: str, is_code: bool) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setContentsMargins(0, 0, 0, 2 * STEP)
        if is_code:
            label.setFont(monospace())
        return label

    def _add(self, label: QLabel) -> None:
        # Before the button and the stretch.
        self._column.insertWidget(self._column.count() - 2, label)
        self._parts.append(label)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join([self.title_label.text(), *(p.text() for p in self._parts)]))
        self.copy_button.setText(self.tr("Copied"))
