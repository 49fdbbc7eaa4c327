"""Settings: typed, checked, applied at once, with Undo; searched, and compared with their defaults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.language import Language
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.preferences.about import AboutCard, DataCard, RemoveCard
from alx_desktop.ui.preferences.appearance import AppearanceCard
from alx_desktop.ui.preferences.background import BackgroundCard
from alx_desktop.ui.preferences.backups import BackupsCard
from alx_desktop.ui.preferences.connection import ConnectionCard
from alx_desktop.ui.preferences.editor import ProfileEditor
from alx_desktop.ui.preferences.elsewhere import endpoint_card, schedule_card
from alx_desktop.ui.preferences.finder import SettingsFinder
from alx_desktop.ui.preferences.limits import EndpointMemoryCard, SourceCard, retention_card, sync_card
from alx_desktop.ui.preferences.people import PeopleCard
from alx_desktop.ui.preferences.setting_row import SettingRow
from alx_desktop.ui.preferences.store import StoreCareCard
from alx_desktop.ui.preferences.time_zone import TimeZoneCard
from alx_desktop.ui.preferences.vault import VaultCard
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import ThemeMode
from alx_desktop.ui.tokens import CARD_GAP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.widgets.states import EmptyState
from alx_desktop.ui.window_state import ZOOMS

WIDTH = grown(820)
SOURCE_FIELDS = ("statement_limit", "pool_size", "connect_timeout", "pool_recycle", "pool_pre_ping")
ENDPOINT_FIELDS = (
    "enabled", "host", "port", "allowed_hosts", "cors_origins", "log_days", "cache_megabytes", "sandbox",
)  # fmt: skip

_Card = TypeVar("_Card", bound=Card)


class SettingsPage(Page):
    """Cards in one column; the site's first, the application's below."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, "settings", "", scrolls=True)
        self.set_title(self.tr("Settings"))
        self._session = session
        text = self.tr(
            "Changes hold at once. Appearance, background and start are the same for all sites; the rest is {0}'s own."
        )
        self.header.set_freshness(text.format(session.site.profile.name))
        self.cards: list[Card] = []
        self.editor = ProfileEditor(context, session)
        self._column = self._build_column()
        self.build(self._build_cards())

    def _build_column(self) -> QVBoxLayout:
        holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self.finder = SettingsFinder(self.context.theme)
        column.addWidget(self.finder)
        title, text = self.tr("Nothing found"), self.tr("No setting fits.")
        self.nothing = EmptyState(self.context.theme, "search", title, text)
        self.nothing.add_action(self.tr("Show all settings"), self.finder.clear)
        self.nothing.hide()
        column.addWidget(self.nothing)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(holder, 1)
        row.addStretch(0)
        self.body.addLayout(row, 1)
        return column

    def _build_cards(self) -> Iterator[None]:
        context, session, editor, theme = self.context, self._session, self.editor, self.context.theme
        data_dir = session.app.data_dir
        self.appearance = self._add(AppearanceCard(context))
        self.background = self._add(BackgroundCard(context, session.app.login_start))
        self.connection = self._add(ConnectionCard(context, session))
        self.vault = self._add(VaultCard(context, session))
        yield
        self.time_zone = self._add(TimeZoneCard(context, editor, session))
        yield
        self.limits = self._add(sync_card(theme, editor, session))
        self.source = self._add(SourceCard(theme, editor, session))
        yield
        self.schedule = self._add(schedule_card(theme, editor, session))
        self.endpoint_memory = self._add(EndpointMemoryCard(theme, editor, session))
        yield
        self.endpoint = self._add(endpoint_card(theme, editor, session))
        self.store = self._add(StoreCareCard(context, session))
        self.people = self._add(PeopleCard(context, session))
        self.retention = self._add(retention_card(theme, editor, session))
        yield
        self.backups = self._add(BackupsCard(context, session))
        self.data = self._add(DataCard(data_dir.root, data_dir.logs))
        yield
        self.remove = self._add(RemoveCard(session))
        self.about = self._add(AboutCard(context))
        self._connect()

    def _connect(self) -> None:
        self.vault.changed.connect(self._session.secrets_changed)
        # An analyst reads; what only matters to who syncs and serves is not hers to set.
        shared, closed = self._session.site.profile.store_url is not None, self._session.is_read_only
        of_administrators = (
            self.limits, self.source, self.schedule, self.endpoint_memory, self.endpoint, self.store, self.retention,
            self.backups,
        )  # fmt: skip
        for card in (*(of_administrators if closed else ()), *(() if shared else (self.people,))):
            self.cards.remove(card)
            card.hide()
        for card in (self.schedule, self.endpoint):
            card.open_asked.connect(self._go_to)
        self.finder.changed.connect(self._find)
        self.finder.reset_asked.connect(self._ask_reset)
        self.finder.undo_asked.connect(self.editor.undo)
        self.editor.changed.connect(self._show_undo)
        self._session.profile_changed.connect(self._find)
        self.appearance.language_chosen.connect(self._find)
        self.context.theme.mode_changed.connect(self._find)
        self.appearance.zoom_chosen.connect(self._find)
        self.context.closing.changed.connect(self._find)
        self.background.changed.connect(self._find)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        for shortcut in (find, undo):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.finder.search.setFocus)
        undo.activated.connect(self.editor.undo)
        self._find()

    @property
    def settings(self) -> list[SettingRow]:
        """Every setting of the page."""
        return [row for card in self.cards for row in getattr(card, "settings", [])]

    def _find(self, _what: object = None) -> None:
        self.finder.show_count(sum(row.differs() for row in self.settings))
        self.nothing.setVisible(not self.finder.apply(self.cards))

    def _go_to(self, key: str) -> None:
        self.navigate.emit(key, None)

    def _show_undo(self) -> None:
        self.finder.undo_button.setEnabled(self.editor.can_undo)

    def _ask_reset(self) -> None:
        names = [row.title for row in self.settings if row.differs()]
        text = self.tr("Back to what a new site has: {0}. Connection, companies and tokens stay. It can be undone.")
        dialog = ConfirmDialog(
            self.window(), self.tr("All settings to their defaults?"), text.format(", ".join(names)),
            action=self.tr("Reset them"), keep=self.tr("Leave them"), danger=False,
        )  # fmt: skip
        dialog.confirmed.connect(self.reset_all)
        dialog.open()

    def reset_all(self) -> None:
        """Every setting of this page back to its default, in one step that can be undone."""
        fields = [("sync", name) for name in ("batch_size", "time_limit", "pause", "schedule")]
        fields += [("source", name) for name in SOURCE_FIELDS]
        fields += [("retention", name) for name in ("tombstone_days", "run_days")]
        fields += [("endpoint", name) for name in ENDPOINT_FIELDS]
        changes = [
            (section, name, self.editor.default(section, name)) for section, name in [*fields, ("", "time_zone")]
        ]
        self.editor.change_all(changes, self.tr("All settings are as a new site has them"))
        self.context.theme.set_mode(ThemeMode.SYSTEM)
        self.appearance.choose_language(Language.SYSTEM)
        self.appearance.choose_zoom(ZOOMS[0])
        self.background.reset()

    def _add(self, card: _Card) -> _Card:
        """Below the others, above the stretch."""
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
        return card

    def activate(self, argument: object = None) -> None:
        """Backups and sizes are read each time: a sync may have changed them. argument: a text to look for."""
        if isinstance(argument, str):
            self.finder.search.setText(argument)
        self.refresh()

    def refresh(self) -> None:
        """Read the backups, the store's size, where passwords are kept and the start at login anew."""
        self.background.refresh()
        self.vault.refresh()
        if self.people in self.cards:
            self.people.refresh()
        if not self._session.is_read_only:
            self.backups.refresh()
            self.store.refresh()

    def commands(self) -> list[Command]:
        """What can be done here."""
        group = self.tr("Settings")
        if self._session.is_read_only:
            return []
        return [
            Command(self.tr("Back up now"), self.backups.back_up, group, "hard-drive", words="backup save"),
            Command(self.tr("Undo the last change of a setting"), self.editor.undo, group, "rotate-ccw",
                    enabled=self.editor.can_undo),
            Command(self.tr("Check the store"), self.store.check, group, "hard-drive", words="doctor damage integrity"),
        ]  # fmt: skip
