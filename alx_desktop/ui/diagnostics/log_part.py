"""The log: newest first, followed, filtered by level, searched; an entry in full below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLayout,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.log_reading import LogQuery, LogReader, lines_of
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.diagnostics.log_model import WIDTHS, level_words, log_model
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_GAP
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.fitting import with_end
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.search_box import SearchBox
from alx_desktop.ui.widgets.states import EmptyState, ErrorPanel, Skeleton, monospace
from alx_desktop.ui.widgets.table import Table

if TYPE_CHECKING:
    from alx_desktop.services.log_reading import LogEntry, LogPage

FOLLOW_MS = 1500
DETAIL_HEIGHT = grown(170)


class LogPart(QWidget):
    """Reads while it is shown; the files are looked at again only when one of them has changed."""

    def __init__(self, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__()
        self._context = context
        self.reader = LogReader(session.app.data_dir.logs)
        self._page: LogPage | None = None
        self._asked = LogQuery()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        column.addWidget(self.error_panel)
        column.addLayout(self._build_filters())
        column.addWidget(self._build_card(settings), 1)
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW_MS)
        self._timer.timeout.connect(self._follow)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)

    def _build_filters(self) -> QLayout:
        self.search = SearchBox(self._context.theme, self.tr("Search the log"))
        self.search.setMaximumWidth(grown(260))
        self.search.search_changed.connect(self._on_filter)
        self.level_box = QComboBox()
        self.level_box.setAccessibleName(self.tr("Least level"))
        for level, word in level_words().items():
            if level not in ("DEBUG", "CRITICAL"):
                self.level_box.addItem(self.tr("{0} and worse").format(word), level)
        self.level_box.insertItem(0, self.tr("All levels"), "DEBUG")
        self.level_box.setCurrentIndex(0)
        self.level_box.currentIndexChanged.connect(self._on_filter)
        self.count_label = muted_label()
        self.copy_button = link_button(self.tr("Copy what is shown"))
        self.copy_button.clicked.connect(self._copy)
        self.folder_button = link_button(self.tr("Open the folder"))
        self.folder_button.clicked.connect(self._open_folder)
        self.follow_box = QCheckBox(self.tr("Follow"))
        self.follow_box.setToolTip(self.tr("Show new entries as they are written"))
        self.follow_box.setChecked(True)
        end = (self.count_label, self.copy_button, self.folder_button, self.follow_box)
        return with_end((self.search, self.level_box), end)

    def _build_card(self, settings: QSettings) -> Card:
        theme = self._context.theme
        card = Card()
        self.stack = QStackedWidget()
        self.loading = Skeleton(theme, 12)
        text = self.tr("What the window, the command line and the endpoint do is written here, without passwords.")
        self.empty = EmptyState(theme, "file-text", self.tr("The log is empty"), text)
        self.nothing = EmptyState(theme, "search", self.tr("Nothing found"), self.tr("No entry fits."))
        self.nothing.add_action(self.tr("Clear all filters"), self._clear)
        self.table = Table(theme, self.tr("Log"))
        self.model = log_model(self._context.now, self)
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.remember_columns(settings, "log")
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.selectionModel().currentRowChanged.connect(self._show_entry)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setFont(monospace())
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName(self.tr("The chosen entry"))
        self.detail.hide()
        content = QSplitter(Qt.Orientation.Vertical)
        content.setChildrenCollapsible(False)
        content.addWidget(self.table)
        content.addWidget(self.detail)
        content.setSizes([400, DETAIL_HEIGHT])
        for widget in (self.loading, self.empty, self.nothing, content):
            self.stack.addWidget(widget)
        self.content = content
        card.add_table(self.stack)
        return card

    @property
    def query(self) -> LogQuery:
        """What the filters ask for."""
        return LogQuery(str(self.level_box.currentData()), self.search.text().strip())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def refresh(self) -> None:
        """Read the log anew, keeping the entry that is chosen."""
        reader, query = self.reader, self.query
        self._asked = query

        def work(_progress: ProgressSink, cancel: CancelToken) -> LogPage:
            return reader.read(query, cancel)

        self._context.tasks.start(
            work, title=self.tr("Reading the log"), on_success=self._show_page, on_failure=self._on_failed, key="log"
        )

    def _follow(self) -> None:
        """Read again where something was written."""
        if not self.follow_box.isChecked() or self._page is None:
            return
        reader, query, seen = self.reader, self.query, self._page.mark

        def work(_progress: ProgressSink, cancel: CancelToken) -> LogPage | None:
            return None if reader.mark() == seen else reader.read(query, cancel)

        self._context.tasks.start(
            work, title=self.tr("Reading the log"), on_success=self._show_page, on_failure=self._on_failed, key="log"
        )

    def _show_page(self, page: LogPage | None) -> None:
        if page is None:
            return
        self.error_panel.hide()
        self._page = page
        chosen = self._chosen()
        self.model.set_rows(page.entries)
        number = formats.counted(len(page.entries), self.tr("1 entry"), self.tr("{n} entries"))
        self.count_label.setText(self.tr("the newest {0}").format(number) if page.is_cut else number)
        filtered = self._asked != LogQuery()
        nothing = self.nothing if filtered else self.empty
        self.stack.setCurrentWidget(self.content if page.entries else nothing)
        if chosen is not None and chosen in page.entries:
            self.table.selectRow(page.entries.index(chosen))
        else:
            self.detail.hide()

    def _chosen(self) -> LogEntry | None:
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _show_entry(self) -> None:
        entry = self._chosen()
        self.detail.setVisible(entry is not None)
        text = lines_of([entry]).rstrip() if entry is not None else ""
        if text != self.detail.toPlainText():
            self.detail.setPlainText(text)

    def _on_filter(self, _what: object = None) -> None:
        self.refresh()

    def _clear(self) -> None:
        self.level_box.setCurrentIndex(0)
        self.search.clear()

    def _on_failed(self, error: Exception) -> None:
        self.error_panel.show_error(error)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(lines_of(self.model.rows))
        self._context.messages.say(self.tr("Copied."))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.reader.folder)))
