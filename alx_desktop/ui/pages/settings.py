"""Settings for what exists: typed, checked, applied at once, with Undo."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.preferences.about import AboutCard, DataCard, RemoveCard
from alx_desktop.ui.preferences.appearance import AppearanceCard
from alx_desktop.ui.preferences.backups import BackupsCard
from alx_desktop.ui.preferences.connection import ConnectionCard
from alx_desktop.ui.preferences.editor import ProfileEditor
from alx_desktop.ui.preferences.limits import SourceCard, retention_card, sync_card
from alx_desktop.ui.preferences.store import StoreCareCard
from alx_desktop.ui.preferences.time_zone import TimeZoneCard
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import CARD_GAP

WIDTH = 820


class SettingsPage(Page):
    """Cards in one column; the site's first, the application's below."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, "settings", "", scrolls=True)
        self.set_title(self.tr("Settings"))
        self._session = session
        editor = ProfileEditor(context, session)
        data_dir = session.app.data_dir
        self.appearance = AppearanceCard(context.theme)
        self.connection = ConnectionCard(context, session)
        self.time_zone = TimeZoneCard(context, editor, session)
        self.limits = sync_card(editor, session)
        self.source = SourceCard(editor, session)
        self.store = StoreCareCard(context, session)
        self.retention = retention_card(editor, session)
        self.backups = BackupsCard(context, session)
        self.data = DataCard(data_dir.root, data_dir.logs)
        self.about = AboutCard()
        self.remove = RemoveCard(session)
        self._column([
            self.appearance, self.connection, self.time_zone, self.limits, self.source, self.store,
            self.retention, self.backups, self.data, self.remove, self.about,
        ])  # fmt: skip
        text = self.tr("Changes hold at once. Appearance is the same for all sites; the rest is {0}'s own.")
        self.header.set_freshness(text.format(session.site.profile.name))

    def _column(self, cards: list[QWidget]) -> None:
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(holder, 1)
        row.addStretch(0)
        self.body.addLayout(row, 1)

    def activate(self, argument: object = None) -> None:
        """Backups and sizes are read each time: a sync may have changed them."""
        self.refresh()

    def refresh(self) -> None:
        """Read the backups and the store's size anew."""
        self.backups.refresh()
        self.store.refresh()

    def commands(self) -> list[Command]:
        """What can be done here."""
        group = self.tr("Settings")
        return [
            Command(self.tr("Back up now"), self.backups.back_up, group, "hard-drive", words="backup save"),
            Command(self.tr("Check the store"), self.store.check, group, "hard-drive", words="doctor damage integrity"),
        ]
