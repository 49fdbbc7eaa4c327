"""Settings for what exists: typed, checked, applied at once, with Undo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

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

_Card = TypeVar("_Card", bound=QWidget)


class SettingsPage(Page):
    """Cards in one column; the site's first, the application's below."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, "settings", "", scrolls=True)
        self.set_title(self.tr("Settings"))
        self._session = session
        text = self.tr("Changes hold at once. Appearance is the same for all sites; the rest is {0}'s own.")
        self.header.set_freshness(text.format(session.site.profile.name))
        self._column = self._build_column()
        self.build(self._build_cards())

    def _build_column(self) -> QVBoxLayout:
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(holder, 1)
        row.addStretch(0)
        self.body.addLayout(row, 1)
        return column

    def _build_cards(self) -> Iterator[None]:
        context, session = self.context, self._session
        editor = ProfileEditor(context, session)
        data_dir = session.app.data_dir
        self.appearance = self._add(AppearanceCard(context.theme))
        self.connection = self._add(ConnectionCard(context, session))
        yield
        self.time_zone = self._add(TimeZoneCard(context, editor, session))
        yield
        self.limits = self._add(sync_card(editor, session))
        self.source = self._add(SourceCard(editor, session))
        yield
        self.store = self._add(StoreCareCard(context, session))
        self.retention = self._add(retention_card(editor, session))
        yield
        self.backups = self._add(BackupsCard(context, session))
        self.data = self._add(DataCard(data_dir.root, data_dir.logs))
        yield
        self.remove = self._add(RemoveCard(session))
        self.about = self._add(AboutCard())

    def _add(self, card: _Card) -> _Card:
        """Below the others, above the stretch."""
        self._column.insertWidget(self._column.count() - 1, card)
        return card

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
