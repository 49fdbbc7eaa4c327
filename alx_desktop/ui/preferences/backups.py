"""Backups of the store: what there is, and one more now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.ports import BackupLike
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import CARD_PADDING, ROW_HEIGHT, STEP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import BLEED, Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import tr

MOST_ROWS = 6


def _columns(context: UiContext) -> list[Column[BackupLike]]:
    what = {"reporting": tr("Reports and history"), "admin": tr("Settings of companies")}
    return [
        Column(
            tr("Made"),
            lambda row: formats.clock_time(row.made_at, context.now()),
            tip=lambda row: formats.exact_time(row.made_at),
        ),
        Column(tr("What"), lambda row: what.get(str(row.database), str(row.database))),
        Column(tr("Size"), lambda row: formats.file_size(row.bytes), right=True),
        Column(tr("Why"), lambda row: tr("before an update") if row.before_migration else tr("daily"), tone="muted"),
    ]


class BackupsCard(Card):
    """Lists, makes one more, opens the folder."""

    def __init__(self, context: UiContext, session: SiteSession, parent: QWidget | None = None) -> None:
        super().__init__(tr("Backups"), parent=parent)
        self._context, self._session = context, session
        text = tr("Made by themselves every day after a sync. A damaged store comes back from the newest one.")
        self.words_label = muted_label(text, wrap=True)
        self.body.addWidget(self.words_label)
        self.table = Table(context.theme, tr("Backups"))
        self.rows: RecordModel[BackupLike] = RecordModel(_columns(context), self)
        self.table.setModel(self.rows)
        self.add_table(self.table, 0)
        self.empty_label = QLabel(tr("There is no backup yet."))
        self.body.addWidget(self.empty_label)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(CARD_PADDING - BLEED, 0, CARD_PADDING - BLEED, 0)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the backup"))
        self.bar.hide()
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.now_button = plain_button(tr("Back up now"))
        self.now_button.clicked.connect(self.back_up)
        self.folder_button = plain_button(tr("Open the folder"))
        self.folder_button.clicked.connect(self._open_folder)
        row.addWidget(self.now_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        column.addLayout(row)
        self.add_table(foot, 0)
        session.data_changed.connect(self.refresh)
        self._show([])

    def refresh(self) -> None:
        """Read the list anew."""
        profile = self._session.site.profile
        if profile.store_url is not None:
            self.words_label.setText(
                tr("This site's store is on a PostgreSQL server; whoever runs that server makes its backups.")
            )
            self.now_button.hide()
            self.empty_label.hide()
            return
        backups = self._session.site.backups

        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[BackupLike]:
            return list(backups.list())

        self._context.tasks.start(work, title=tr("Reading the backups"), on_success=self._show, key="backups")

    def back_up(self) -> None:
        """Make one more."""
        backups = self._session.site.backups

        def work(progress: ProgressSink, cancel: CancelToken) -> Sequence[BackupLike]:
            return backups.run_now(progress, cancel)

        self.now_button.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        task = self._context.tasks.start(work, title=tr("Backup"), on_success=self._on_made, visible=True)
        task.progressed.connect(self._on_progressed)
        task.finished.connect(self._on_finished)

    def _on_progressed(self, progress: Progress) -> None:
        share = progress.fraction
        self.bar.setRange(0, 1000 if share is not None else 0)
        if share is not None:
            self.bar.setValue(int(share * 1000))

    def _on_made(self, made: Sequence[BackupLike]) -> None:
        size = formats.file_size(sum(backup.bytes for backup in made))
        self._context.messages.say(tr("Backup made, {0}.").format(size))

    def _on_finished(self) -> None:
        self.now_button.setEnabled(True)
        self.bar.hide()
        self.refresh()

    def _show(self, backups: list[BackupLike]) -> None:
        self.rows.set_rows(backups)
        self.table.setVisible(bool(backups))
        self.empty_label.setVisible(not backups)
        self.folder_button.setVisible(bool(backups))
        self.set_note(formats.counted(len(backups), tr("1 file"), tr("{n} files")) if backups else "")
        if backups:
            self.table.fit_columns(stretch=3)
            self.table.setFixedHeight((min(len(backups), MOST_ROWS) + 1) * ROW_HEIGHT + 2)

    def _open_folder(self) -> None:
        if self.rows.rows:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.rows.rows[0].path.parent)))
