"""All sites: found as one types, listed by folder, opened, renamed, duplicated, marked, exported and imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.site_mark import mark_icon
from alx_desktop.ui.sites.desk import SitesDesk
from alx_desktop.ui.sites.import_dialog import ImportSitesDialog
from alx_desktop.ui.sites.small_dialogs import MarkDialog, NameDialog
from alx_desktop.ui.tokens import PAGE_MARGIN, SMALL_SIZE, STEP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.search_box import SearchBox
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.config import Profile

NAME_ROLE = Qt.ItemDataRole.UserRole


class SitesDialog(QDialog):
    """open_asked(name)."""

    open_asked = Signal(str)

    def __init__(self, desk: SitesDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sites: dict[str, Profile] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Sites")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(760, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        column.addWidget(muted_label(self.tr("Each site has settings and a store of its own."), wrap=True))
        self.search = SearchBox(desk.context.theme, self.tr("Search sites"))
        self.search.search_changed.connect(self._show)
        column.addWidget(self.search)
        row = QHBoxLayout()
        row.setSpacing(4 * STEP)
        row.addWidget(self._build_list(), 1)
        row.addLayout(self._build_buttons())
        column.addLayout(row, 1)
        desk.changed.connect(self._take)
        desk.context.theme.changed.connect(self._show)
        self._connect_keys()
        self._on_chosen()
        desk.read()
        self.search.setFocus()

    def _build_list(self) -> QTreeWidget:
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Sites"))
        self.list.setHeaderLabels([self.tr("Name"), self.tr("Moodle's database")])
        self.list.header().setAccessibleName(self.tr("Columns of the sites"))
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(14)
        self.list.setIconSize(QSize(20, 20))
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setColumnWidth(0, 260)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._open)
        return self.list

    def _build_buttons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2 * STEP)

        def add(text: str, act: Callable[[], None]) -> QPushButton:
            button = plain_button(text)
            button.clicked.connect(act)
            column.addWidget(button)
            return button

        self.open_button = add(self.tr("Open"), self._open)
        self.rename_button = add(self.tr("Rename …"), self._rename)
        self.rename_button.setToolTip(self.tr("F2"))
        self.duplicate_button = add(self.tr("Duplicate …"), self._duplicate)
        self.mark_button = add(self.tr("Folder and colour …"), self._mark)
        column.addStretch(1)
        self.export_button = add(self.tr("Export …"), self._ask_export)
        self.import_button = add(self.tr("Import …"), self._ask_import)
        column.addSpacing(2 * STEP)
        self.close_button = add(self.tr("Close"), self.accept)
        return column

    def _connect_keys(self) -> None:
        find, rename = QShortcut(QKeySequence.StandardKey.Find, self), QShortcut(QKeySequence("F2"), self)
        find.activated.connect(self.search.setFocus)
        rename.activated.connect(self.rename_button.click)
        self.search.returnPressed.connect(self._to_list)

    def _to_list(self) -> None:
        if self.search.text():
            self.list.setFocus()

    def _take(self, sites: list[Profile]) -> None:
        self._sites = {profile.name: profile for profile in sites}
        self._show()

    def _show(self, _text: str = "") -> None:
        kept = {profile.name for profile in self.chosen()} or {self._desk.open_name or ""}
        self.list.clear()
        wanted = self.search.text().strip().casefold()
        first: QTreeWidgetItem | None = None
        for folder, sites in self._by_folder(wanted):
            parent = self.list.invisibleRootItem()
            if folder:
                parent = self._heading(folder)
            for profile in sites:
                item = self._item(profile, parent)
                item.setSelected(profile.name in kept)
                first = first or item
        if first is not None and not self.list.selectedItems():
            first.setSelected(True)
        selected = self.list.selectedItems()
        if selected:
            self.list.setCurrentItem(selected[0], 0, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._on_chosen()

    def _by_folder(self, wanted: str) -> Iterator[tuple[str, list[Profile]]]:
        found = [one for one in self._sites.values() if wanted in f"{one.name} {one.folder} {_place(one)}".casefold()]
        folders = sorted({one.folder for one in found}, key=str.casefold)
        for folder in folders:
            yield folder, [one for one in found if one.folder == folder]

    def _heading(self, folder: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem(self.list, [folder])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        heading.setFont(0, sized(SMALL_SIZE, QFont.Weight.DemiBold))
        heading.setExpanded(True)
        heading.setFirstColumnSpanned(True)
        return heading

    def _item(self, profile: Profile, parent: QTreeWidgetItem) -> QTreeWidgetItem:
        is_open = profile.name == self._desk.open_name
        name = self.tr("{0} (open)").format(profile.name) if is_open else profile.name
        item = QTreeWidgetItem(parent, [name, _place(profile)])
        item.setData(0, NAME_ROLE, profile.name)
        item.setIcon(0, mark_icon(profile.name, profile.color, self._desk.context.theme))
        item.setToolTip(1, _place(profile))
        return item

    def chosen(self) -> list[Profile]:
        """The selected sites."""
        names = [item.data(0, NAME_ROLE) for item in self.list.selectedItems()]
        return [self._sites[name] for name in names if name in self._sites]

    def _on_chosen(self) -> None:
        chosen = self.chosen()
        one = len(chosen) == 1
        self.open_button.setEnabled(one and chosen[0].name != self._desk.open_name)
        for button in (self.rename_button, self.duplicate_button, self.mark_button):
            button.setEnabled(one)
        self.export_button.setEnabled(any(not profile.is_demo for profile in chosen))

    def _open(self) -> None:
        chosen = self.chosen()
        if len(chosen) == 1 and chosen[0].name != self._desk.open_name:
            self.accept()
            self.open_asked.emit(chosen[0].name)

    def _rename(self) -> None:
        name = self.chosen()[0].name
        words = self.tr("Its store, backups and passwords stay with it.")
        dialog = NameDialog(self, self.tr("Rename {0}").format(name), words, self.tr("Rename"), name)

        def give(new_name: str) -> None:
            def done() -> None:
                dialog.accept()
                if name == self._desk.open_name:
                    self.accept()

            self._desk.rename(name, new_name, done, dialog.show_error)

        dialog.given.connect(give)
        dialog.open()

    def _duplicate(self) -> None:
        name = self.chosen()[0].name
        words = self.tr("The copy has the same settings, and a store of its own, which is empty. Its password is "
                        "asked for, and its endpoint does not start by itself.")  # fmt: skip
        dialog = NameDialog(self, self.tr("Duplicate {0}").format(name), words, self.tr("Duplicate"), name)

        def give(new_name: str) -> None:
            self._desk.duplicate(name, new_name, dialog.accept, dialog.show_error)

        dialog.given.connect(give)
        dialog.open()

    def _mark(self) -> None:
        profile = self.chosen()[0]
        folders = (one.folder for one in self._sites.values())
        dialog = MarkDialog(self, self._desk.context.theme, profile, folders)
        dialog.given.connect(partial(self._save_mark, profile.name))
        dialog.open()

    def _save_mark(self, name: str, folder: str, color: object) -> None:
        messages = self._desk.context.messages
        self._desk.mark(name, folder, color, partial(messages.report_error, self.tr("Folder and colour")))  # type: ignore[arg-type]

    def _ask_export(self) -> None:
        names = [profile.name for profile in self.chosen()]
        dialog = QFileDialog(self, self.tr("Export sites"), "sites.toml", self.tr("Sites (*.toml)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._desk.export(Path(path), names))
        dialog.open()

    def _ask_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import sites"), "", self.tr("Sites (*.toml);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    def import_file(self, path: str) -> None:
        """Show what a file would add."""
        ImportSitesDialog(self._desk, Path(path), self).open()


def _place(profile: Profile) -> str:
    """Where its Moodle is, in a few words."""
    if not profile.source.is_known and profile.store_url is not None:
        return tr("shared store {0}").format(profile.store_url.rpartition("@")[2])
    url = profile.source.parsed_url
    if url.host is None:
        return url.database or ""
    port = f":{url.port}" if url.port else ""
    return f"{url.host}{port}/{url.database or ''}"
