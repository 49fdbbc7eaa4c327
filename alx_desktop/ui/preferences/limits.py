"""Bounds of a sync, and the load that it may put on Moodle's database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox

from alx_desktop.ui.preferences.editor import ProfileEditor
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.spin import DecimalField, IntegerField
from alx_desktop.ui.words import tr

SPIN_WIDTH = 160


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
        editor: ProfileEditor,
        session: SiteSession,
    ) -> None:
        super().__init__(title)
        self._editor, self._limits = editor, limits
        self.form = Form(control_width=SPIN_WIDTH)
        self.body.addWidget(self.form)
        self.spins: dict[str, IntegerField | DecimalField] = {}
        for limit in limits:
            spin = self._spin(limit)
            self.form.add_row(limit.title, spin, limit.help_text)
            self.spins[limit.field] = spin
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

    def show_profile(self) -> None:
        """Show what holds now."""
        for limit in self._limits:
            spin = self.spins[limit.field]
            spin.setValue(self._editor.value(limit.section, limit.field))


def sync_card(editor: ProfileEditor, session: SiteSession) -> LimitsCard:
    """How a sync goes about it."""
    limits = [
        Limit("sync", "batch_size", tr("Batch size"), tr("Enrolments per range. Smaller needs less memory, "
              "larger is faster."), step=5000),
        Limit("sync", "time_limit", tr("Time limit"), tr("A sync that takes longer stops as “partial”; the "
              "next one goes on from there."), tr(" s"), tr("No limit"), 60),
        Limit("sync", "pause", tr("Pause between ranges"), tr("Gives other users of Moodle's database room."),
              tr(" s"), tr("No pause")),
    ]  # fmt: skip
    return LimitsCard(tr("Sync"), limits, editor, session)


def retention_card(editor: ProfileEditor, session: SiteSession) -> LimitsCard:
    """How long the store remembers what Moodle no longer has."""
    limits = [
        Limit("retention", "tombstone_days", tr("Removed rows"), tr("Rows that Moodle no longer has are forgotten "
              "after this time, with the first sync of a day."), tr(" days"), step=30),
        Limit("retention", "run_days", tr("Run history"), tr("Syncs that ran longer ago are forgotten then, too."),
              tr(" days"), step=30),
    ]  # fmt: skip
    return LimitsCard(tr("What is kept"), limits, editor, session)


class SourceCard(LimitsCard):
    """The load on Moodle's database."""

    def __init__(self, editor: ProfileEditor, session: SiteSession) -> None:
        limits = [
            Limit("source", "statement_limit", tr("Statement limit"), tr("The server stops a statement "
                  "that takes longer."), tr(" s"), step=10),
            Limit("source", "pool_size", tr("Connections"), tr("Open at the same time, at most.")),
            Limit("source", "connect_timeout", tr("Connect timeout"), "", tr(" s")),
            Limit("source", "pool_recycle", tr("Renew connections after"), tr("Shorter than the server's or "
                  "a firewall's limit for idle connections."), tr(" s"), step=60),
        ]  # fmt: skip
        super().__init__(tr("Load on Moodle's database"), limits, editor, session)
        self.ping_box = QCheckBox(tr("Test a connection before it is used again"))
        self.ping_box.toggled.connect(self._save_ping)
        self.form.add_row("", self.ping_box, tr("Finds connections that a sleep or the VPN has cut."))
        self.ping_box.setAccessibleName(self.ping_box.text())
        # Its words are longer than a field of numbers is wide.
        self.ping_box.setMaximumWidth(self.ping_box.sizeHint().width())
        self._show_ping()
        session.profile_changed.connect(self._show_ping)

    def _show_ping(self) -> None:
        self.ping_box.setChecked(bool(self._editor.value("source", "pool_pre_ping")))

    def _save_ping(self, checked: bool) -> None:
        state = tr("on") if checked else tr("off")
        self._editor.change("source", "pool_pre_ping", checked, f"{self.ping_box.text()}: {state}")
