"""Bounds of a sync, and the load that it may put on Moodle's database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QCheckBox

from alx_desktop.ui import formats
from alx_desktop.ui.preferences.editor import ProfileEditor
from alx_desktop.ui.preferences.setting_row import SettingRow, reset_button
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.spin import DecimalField, IntegerField
from alx_desktop.ui.words import tr

SPIN_WIDTH = grown(200)
"""With the way back to the default beside the number."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One number. zero: what 0 means, "" where 0 is a number as any other."""

    section: str
    field: str
    title: str
    help_text: str
    suffix: str = ""
    zero: str = ""
    step: int = 1


class LimitsCard(Card):
    """A card of numbers; each is saved when its field is left or Return is pressed."""

    def __init__(
        self,
        title: str,
        limits: list[Limit],
        theme: Theme,
        editor: ProfileEditor,
        session: SiteSession,
    ) -> None:
        super().__init__(title)
        self._editor, self._session, self._limits, self._theme = editor, session, limits, theme
        self.settings: list[SettingRow] = []
        self.form = Form(control_width=SPIN_WIDTH)
        self.body.addWidget(self.form)
        self.spins: dict[str, IntegerField | DecimalField] = {}
        for limit in limits:
            spin = self._spin(limit)
            self.spins[limit.field] = spin
            back = reset_button(theme)
            back.clicked.connect(partial(self._reset, limit))
            row = self.form.add_row(limit.title, spin, limit.help_text, beside=back)
            differs = partial(editor.differs, limit.section, limit.field)
            self.settings.append(
                SettingRow(limit.title, row, back, differs, partial(self._default_text, limit), limit.help_text)
            )
        session.profile_changed.connect(self.show_profile)
        self.show_profile()

    def _spin(self, limit: Limit) -> IntegerField | DecimalField:
        low, high = self._editor.bounds(limit.section, limit.field)
        spin: IntegerField | DecimalField
        if isinstance(self._editor.value(limit.section, limit.field), float):
            spin = DecimalField()
            spin.setRange(low, high)
        else:
            spin = IntegerField()
            spin.setRange(int(low), int(high))
            spin.setSingleStep(limit.step)
        spin.setSuffix(limit.suffix)
        if limit.zero:
            spin.setSpecialValueText(limit.zero)
        spin.editingFinished.connect(self._saver(limit, spin))
        return spin

    def _saver(self, limit: Limit, spin: IntegerField | DecimalField) -> Callable[[], None]:
        def save() -> None:
            self._editor.change(limit.section, limit.field, spin.value(), f"{limit.title}: {spin.text()}")

        return save

    def _reset(self, limit: Limit) -> None:
        words = f"{limit.title}: {self._default_text(limit)}"
        self._editor.reset(limit.section, limit.field, words)

    def _default_text(self, limit: Limit) -> str:
        value = self._editor.default(limit.section, limit.field)
        if limit.zero and not value:
            return limit.zero
        text = f"{value:g}" if isinstance(value, float) else formats.integer(value)
        return f"{text}{limit.suffix}"

    def show_profile(self) -> None:
        """Show what holds now."""
        for limit in self._limits:
            spin = self.spins[limit.field]
            spin.setValue(self._editor.value(limit.section, limit.field))
        for setting in self.settings:
            setting.show_state()

    def add_box(self, section: str, field: str, title: str, help_text: str) -> QCheckBox:
        """Add a setting that is on or off; it is saved when it is clicked."""
        box = QCheckBox(title)
        box.setAccessibleName(title)
        # Its words are longer than a field of numbers is wide.
        box.setMinimumWidth(box.sizeHint().width())
        back = reset_button(self._theme)
        row = self.form.add_row("", box, help_text, beside=back, wide=True)

        def words(value: object) -> str:
            return tr("on") if value else tr("off")

        def save(checked: bool) -> None:
            self._editor.change(section, field, checked, f"{title}: {words(checked)}")

        def default_text() -> str:
            return words(self._editor.default(section, field))

        def reset() -> None:
            self._editor.reset(section, field, f"{title}: {default_text()}")

        def show() -> None:
            box.setChecked(bool(self._editor.value(section, field)))
            setting.show_state()

        setting = SettingRow(title, row, back, partial(self._editor.differs, section, field), default_text, help_text)
        self.settings.append(setting)
        box.toggled.connect(save)
        back.clicked.connect(reset)
        self._session.profile_changed.connect(show)
        show()
        return box


def sync_card(theme: Theme, editor: ProfileEditor, session: SiteSession) -> LimitsCard:
    """How a sync goes about it."""
    limits = [
        Limit("sync", "batch_size", tr("Batch size"), tr("Enrolments per range. Smaller needs less memory, "
              "larger is faster."), step=5000),
        Limit("sync", "time_limit", tr("Time limit"), tr("A sync that takes longer stops as “partial”; the "
              "next one goes on from there."), tr(" s"), tr("No limit"), 60),
        Limit("sync", "pause", tr("Pause between ranges"), tr("Gives other users of Moodle's database room."),
              tr(" s"), tr("No pause")),
    ]  # fmt: skip
    return LimitsCard(tr("Sync"), limits, theme, editor, session)


def retention_card(theme: Theme, editor: ProfileEditor, session: SiteSession) -> LimitsCard:
    """How long the store remembers what Moodle no longer has."""
    limits = [
        Limit("retention", "tombstone_days", tr("Removed rows"), tr("Rows that Moodle no longer has are forgotten "
              "after this time, with the first sync of a day."), tr(" days"), step=30),
        Limit("retention", "run_days", tr("Run history"), tr("Syncs that ran longer ago are forgotten then, too."),
              tr(" days"), step=30),
    ]  # fmt: skip
    return LimitsCard(tr("What is kept"), limits, theme, editor, session)


class SourceCard(LimitsCard):
    """The load on Moodle's database."""

    def __init__(self, theme: Theme, editor: ProfileEditor, session: SiteSession) -> None:
        limits = [
            Limit("source", "statement_limit", tr("Statement limit"), tr("The server stops a statement "
                  "that takes longer."), tr(" s"), step=10),
            Limit("source", "pool_size", tr("Connections"), tr("Open at the same time, at most.")),
            Limit("source", "connect_timeout", tr("Connect timeout"), "", tr(" s")),
            Limit("source", "pool_recycle", tr("Renew connections after"), tr("Shorter than the server's or "
                  "a firewall's limit for idle connections."), tr(" s"), step=60),
        ]  # fmt: skip
        super().__init__(tr("Load on Moodle's database"), limits, theme, editor, session)
        self.ping_box = self.add_box(
            "source", "pool_pre_ping", tr("Test a connection before it is used again"),
            tr("Finds connections that a sleep or the VPN has cut."),
        )  # fmt: skip


class EndpointMemoryCard(LimitsCard):
    """What the endpoint keeps; its address and certificate are on its own page."""

    def __init__(self, theme: Theme, editor: ProfileEditor, session: SiteSession) -> None:
        limits = [
            Limit("endpoint", "cache_megabytes", tr("Answers kept in memory"), tr("Of all companies together. The "
                  "oldest make room for new ones."), tr(" MB"), tr("None"), 16),
            Limit("endpoint", "log_days", tr("Request log"), tr("Requests are forgotten after this time."),
                  tr(" days"), step=30),
        ]  # fmt: skip
        super().__init__(tr("What the endpoint keeps"), limits, theme, editor, session)
        self.sandbox_box = self.add_box(
            "endpoint", "sandbox", tr("Serve a made-up company for trying"),
            tr("At /sandbox, with a token that /docs shows; no real data."),
        )  # fmt: skip
