"""Settings that are made on other pages: found by the search here too, with where they are, and reset."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel

from alx_desktop.ui import formats
from alx_desktop.ui.preferences.editor import ProfileEditor
from alx_desktop.ui.preferences.setting_row import SettingRow, reset_button
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One setting. words: its value as a person reads it."""

    section: str
    field: str
    title: str
    words: Callable[[Any], str]


class ElsewhereCard(Card):
    """open_asked(key): go to the page where they are set."""

    open_asked = Signal(str)

    def __init__(
        self, title: str, place: str, items: list[Elsewhere], theme: Theme, editor: ProfileEditor, session: SiteSession
    ) -> None:
        super().__init__(title)
        self._editor = editor
        self.settings: list[SettingRow] = []
        self._labels: list[tuple[Elsewhere, QLabel]] = []
        self.open_button = link_button(tr("Change them there"))
        self.open_button.clicked.connect(partial(self.open_asked.emit, place))
        self.header.addWidget(self.open_button)
        form = Form(control_width=grown(360))
        self.body.addWidget(form)
        for item in items:
            label = QLabel()
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            back = reset_button(theme)
            back.clicked.connect(partial(self._reset, item))
            row = form.add_row(item.title, label, beside=back)
            self._labels.append((item, label))
            differs = partial(editor.differs, item.section, item.field)
            self.settings.append(SettingRow(item.title, row, back, differs, partial(self._default_text, item)))
        session.profile_changed.connect(self.show_profile)
        self.show_profile()

    def show_profile(self) -> None:
        """Show what holds now."""
        for item, label in self._labels:
            label.setText(item.words(self._editor.value(item.section, item.field)))
        for setting in self.settings:
            setting.show_state()

    def _default_text(self, item: Elsewhere) -> str:
        return item.words(self._editor.default(item.section, item.field))

    def _reset(self, item: Elsewhere) -> None:
        self._editor.reset(item.section, item.field, f"{item.title}: {self._default_text(item)}")


def schedule_card(theme: Theme, editor: ProfileEditor, session: SiteSession) -> ElsewhereCard:
    """When the site is synced by itself. Quiet hours are a pair, so they are reset on their own page."""
    where, minutes = "sync.schedule", _minutes
    items = [
        Elsewhere(where, "automatic", tr("Sync automatically"), _on_off),
        Elsewhere(where, "incremental_minutes", tr("Look for changes every"), minutes),
        Elsewhere(where, "reconcile_minutes", tr("Compare with Moodle every"), minutes),
        Elsewhere(where, "scan_minutes", tr("Check all dates every"), minutes),
        Elsewhere(where, "full_days", tr("Full sync every"), _days),
    ]
    return ElsewhereCard(tr("Schedule (on the Sync page)"), "sync", items, theme, editor, session)


def endpoint_card(theme: Theme, editor: ProfileEditor, session: SiteSession) -> ElsewhereCard:
    """Where the endpoint answers."""
    items = [
        Elsewhere("endpoint", "enabled", tr("Start with the window"), _on_off),
        Elsewhere("endpoint", "host", tr("Address"), str),
        Elsewhere("endpoint", "port", tr("Port"), str),
        Elsewhere("endpoint", "allowed_hosts", tr("Names that clients use"), _listed),
        Elsewhere("endpoint", "cors_origins", tr("Web pages that may read (CORS)"), _listed),
    ]
    return ElsewhereCard(tr("Endpoint (on its own page)"), "endpoint", items, theme, editor, session)


def _on_off(value: bool) -> str:
    return tr("on") if value else tr("off")


def _minutes(value: int) -> str:
    return formats.duration(value * 60) if value else tr("never")


def _days(value: int) -> str:
    return formats.counted(value, tr("1 day"), tr("{n} days")) if value else tr("never")


def _listed(value: tuple[str, ...]) -> str:
    return ", ".join(value) or tr("none")
