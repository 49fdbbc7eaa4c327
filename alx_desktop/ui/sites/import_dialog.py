"""What a file of sites would add, before it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.site_mark import mark_icon
from alx_desktop.ui.sites.desk import SitesDesk
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.words import said

if TYPE_CHECKING:
    from alx_desktop.services.profile_transfer import ImportPlan


class ImportSitesDialog(QDialog):
    """Reads the file as soon as it opens; nothing is added before the button is pressed."""

    def __init__(self, desk: SitesDesk, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._path = desk, path
        self._plan: ImportPlan | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Import sites from {0}").format(path.name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(680, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        self.words = QLabel(self.tr("Reading the file …"))
        self.words.setWordWrap(True)
        column.addWidget(self.words)
        self.error_panel = ErrorPanel(desk.context.theme)
        self.error_panel.hide()
        column.addWidget(self.error_panel)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("What the file has"))
        self.list.setHeaderLabels([self.tr("Site"), self.tr("What happens")])
        self.list.header().setAccessibleName(self.tr("Columns of what the file has"))
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.add_button = primary_button(self.tr("Add"))
        self.add_button.setEnabled(False)
        self.add_button.clicked.connect(self._add)
        row.addWidget(self.cancel_button)
        row.addWidget(self.add_button)
        column.addLayout(row)
        desk.read_file(path, self._take, self._fail)

    def _take(self, plan: ImportPlan) -> None:
        self._plan = plan
        for one in plan.new:
            what = "; ".join((self.tr("is added"), *map(said, one.remarks)))
            item = QTreeWidgetItem([one.profile.name, what])
            item.setIcon(0, mark_icon(one.profile.name, one.profile.color, self._desk.context.theme))
            item.setToolTip(1, what)
            self.list.addTopLevelItem(item)
        for name in plan.same:
            item = QTreeWidgetItem([name, self.tr("is here already, with the same settings")])
            for column in range(2):
                item.setForeground(column, self._desk.context.theme.color("muted"))
            self.list.addTopLevelItem(item)
        self.list.resizeColumnToContents(0)
        count = len(plan.new)
        added = formats.counted(count, self.tr("1 site is added"), self.tr("{n} sites are added"))
        note = self.tr("Nothing that is here is changed. Passwords are not in the file, they are asked for.")
        self.words.setText(f"{added}. {note}" if count else self.tr("There is nothing to add."))
        self.add_button.setText(formats.counted(count, self.tr("Add 1 site"), self.tr("Add {n} sites")))
        self.add_button.setEnabled(count > 0)
        self.add_button.setFocus()

    def _add(self) -> None:
        self.add_button.setEnabled(False)
        self._desk.apply(self._plan, self.accept, self._fail)

    def _fail(self, error: Exception) -> None:
        self.words.hide()
        self.list.hide()
        self.add_button.setEnabled(False)
        self.error_panel.show_error(error)
        self.error_panel.show()
