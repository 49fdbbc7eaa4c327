"""About: version, licence, and the licences of everything this program is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from alx_desktop import __version__
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.states import ErrorPanel, Skeleton, monospace
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.services.licences import Licence


class AboutDialog(QDialog):
    """Opened at once; the licences are read on a worker."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        title = self.tr("About ALX Desktop")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(820, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(f"ALX Desktop {__version__}"))
        text = self.tr("Free software under the GNU General Public License, version 3 or later, as Moodle. It comes "
                       "without any warranty. It is made of these parts, each under its own licence; choose one to "
                       "read it.")  # fmt: skip
        words = QLabel(text)
        words.setWordWrap(True)
        column.addWidget(words)
        self.error_panel = ErrorPanel(context.theme)
        column.addWidget(self.error_panel)
        column.addWidget(self._build_parts(), 1)
        row = QHBoxLayout()
        self.count_label = muted_label()
        row.addWidget(self.count_label)
        row.addStretch(1)
        close = plain_button(self.tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self._read()

    def _build_parts(self) -> QWidget:
        self.stack = QStackedWidget()
        self.table = Table(self._context.theme, self.tr("Parts of the program"))
        self.model = _model(self)
        self.table.setModel(self.model)
        for at, width in enumerate((230, 120, 380)):
            self.table.setColumnWidth(at, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.selectionModel().currentRowChanged.connect(self._show_text)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(monospace())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.text)
        parts.setSizes([240, 200])
        self.stack.addWidget(Skeleton(self._context.theme, 10))
        self.stack.addWidget(parts)
        return self.stack

    def _read(self) -> None:
        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[Licence]:
            from alx_desktop.services.licences import licences

            return licences()

        title = self.tr("Reading the licences")
        self._context.tasks.start(
            work, title=title, on_success=self._show, on_failure=self.error_panel.show_error, key="licences"
        )

    def _show(self, found: list[Licence]) -> None:
        self.model.set_rows(found)
        self.stack.setCurrentIndex(1)
        self.count_label.setText(formats.counted(len(found), self.tr("1 part"), self.tr("{n} parts")))
        self.table.selectRow(0)

    def _show_text(self) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self.model.rows):
            return
        name = self.model.rows[row].name

        def work(_progress: ProgressSink, _cancel: CancelToken) -> str:
            from alx_desktop.services.licences import licence_text

            return licence_text(name)

        title = self.tr("Reading the licences")
        self._context.tasks.start(work, title=title, on_success=self._show_licence, key="licence-text")

    def _show_licence(self, text: str) -> None:
        nothing = self.tr("No text came with this part; its licence is named above.")
        self.text.setPlainText(text or nothing)


def _model(parent: QWidget) -> RecordModel[Licence]:
    columns: list[Column[Licence]] = [
        Column(tr("Part"), lambda row: row.name, tip=lambda row: row.home),
        Column(tr("Version"), lambda row: row.version, tone="muted"),
        Column(tr("Licence"), lambda row: row.licence, tip=lambda row: row.licence),
    ]
    return RecordModel(columns, parent)
