"""Sync: when it runs by itself; start it, watch it, stop it; decide on held removals; what earlier runs did."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from alx_desktop.domain.errors import AlxError, SourceError
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.sync import CompanySyncs, SyncMode, SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.pages.sync_button import SyncButton
from alx_desktop.ui.pages.sync_history import SyncHistory
from alx_desktop.ui.preferences.editor import ProfileEditor
from alx_desktop.ui.schedule_words import next_words, schedule_words, why_words
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.site_state import data_line, data_moment
from alx_desktop.ui.sync_end import end_words, kept_of
from alx_desktop.ui.tokens import CARD_GAP
from alx_desktop.ui.widgets.buttons import link_button, plain_button
from alx_desktop.ui.widgets.fitting import side_by_side
from alx_desktop.ui.widgets.held import HeldCard
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.recheck_dialog import RecheckDialog
from alx_desktop.ui.widgets.schedule_card import ScheduleCard
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.widgets.store_card import StoreCard
from alx_desktop.ui.widgets.sync_chart import SyncChartCard
from alx_desktop.ui.widgets.sync_progress import SyncProgressCard
from alx_desktop.ui.widgets.verify_card import VerifyCard
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.config import Schedule

VERIFY = "verify"
"""The argument that opens the page with the verification."""

RECHECK = "recheck"
"""The argument that asks how many hours are to be read again."""


class SyncPage(Page):
    """Shows the running sync and the run history."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, "sync", "", scrolls=True)
        self.set_title(self.tr("Sync"))
        self._session = session
        self._editor = ProfileEditor(context, session)
        self.pause_button = link_button("")
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.next_label = muted_label()
        self.header.add_to_line(self.next_label, self.pause_button)
        self.schedule_button = plain_button(self.tr("Schedule …"))
        self.schedule_button.clicked.connect(self._toggle_schedule)
        self.reconcile_button = plain_button(self.tr("Reconcile"))
        text = self.tr("Compare every table with Moodle, and find changes that left no trace there")
        self.reconcile_button.setToolTip(text)
        self.reconcile_button.clicked.connect(self._start_reconcile)
        for button in (self.schedule_button, self.reconcile_button):
            self.header.add_action(button)
        self.sync_button = SyncButton(context, session)
        self.header.add_action(self.sync_button)
        self.build(self._build_parts())

    def _build_parts(self) -> Iterator[None]:
        self._build()
        yield
        self._build_summary()
        yield
        self.history = SyncHistory(self.context, self._session)
        self.history.was_read.connect(self._show_history)
        self.history.failed.connect(self._fail)
        self.body.addWidget(self.history, 1)
        self._connect(self._session)
        self._show_state()

    def _build(self) -> None:
        theme = self.context.theme
        self.error_panel = ErrorPanel(theme)
        self.connection_button = self.error_panel.add_action(self.tr("Edit and test the connection"), self._mend)
        self.read_error_panel = ErrorPanel(theme)
        self.read_error_panel.add_action(self.tr("Try again"), self.refresh)
        self.held_card = HeldCard(theme)
        self.held_card.decided.connect(self._decide)
        self.progress_card = SyncProgressCard(theme)
        self.progress_card.cancel_asked.connect(self._cancel)
        self.schedule_card = ScheduleCard(theme)
        self.schedule_card.saved.connect(self._save_schedule)
        self.schedule_card.full_asked.connect(self._start_full)
        self.schedule_card.recheck_asked.connect(self.ask_hours)
        self.schedule_card.closed.connect(self._close_schedule)
        self.schedule_card.limits_asked.connect(self._go_to_limits)
        self.verify_card = VerifyCard(self.context, self._session)
        self.verify_card.closed.connect(self._close_verify)
        self.verify_card.reconcile_asked.connect(self._start_reconcile)
        parts = (self.error_panel, self.read_error_panel, self.held_card, self.progress_card, self.verify_card)
        for widget in (self.schedule_card, *parts):
            self.body.addWidget(widget)

    def _build_summary(self) -> None:
        theme = self.context.theme
        pair = side_by_side()
        pair.setSpacing(CARD_GAP)
        self.chart_card = SyncChartCard(theme)
        self.store_card = StoreCard(theme)
        self.store_card.verify_asked.connect(self.open_verify)
        pair.addWidget(self.chart_card, 5)
        pair.addWidget(self.store_card, 4)
        self.summary = QWidget()
        pair.setContentsMargins(0, 0, 0, 0)
        self.summary.setLayout(pair)
        self.body.addWidget(self.summary)

    def _connect(self, session: SiteSession) -> None:
        session.sync_started.connect(self._on_started)
        session.sync_progressed.connect(self._on_progressed)
        session.sync_ended.connect(self._on_ended)
        session.status_changed.connect(self._show_state)
        session.data_changed.connect(self.reread)
        session.profile_changed.connect(self._show_schedule)
        session.scheduled.changed.connect(self._show_schedule)
        self.connection_button.setVisible(False)

    def activate(self, argument: object = None) -> None:
        """Read the history when the page is first seen. argument VERIFY, RECHECK: open that."""
        if self.history.finished is None:
            self.refresh()
        if argument == VERIFY:
            self.open_verify()
        elif argument == RECHECK and not self._session.is_syncing:
            self.ask_hours()

    def commands(self) -> list[Command]:
        """What the palette offers beside starting and stopping syncs."""
        words = self.tr("check compare correct differences")
        go = partial(self.navigate.emit, self.key, VERIFY)
        verify = Command(self.tr("Verify against Moodle …"), go, self.tr("Sync"), "scale", words=words)
        if self._session.is_read_only or self._session.is_syncing:
            return [verify]
        again, words = partial(self.navigate.emit, self.key, RECHECK), self.tr("recent changes since")
        title = self.tr("Read the last hours again …")
        return [verify, Command(title, again, self.tr("Sync"), "refresh-cw", words=words)]

    def refresh(self) -> None:
        """Read the history anew."""
        self.history.read()

    def update_times(self) -> None:
        """Relative times move on."""
        self._show_schedule()

    def _show_history(self) -> None:
        """It was read."""
        runs = self.history.finished or []
        self.read_error_panel.hide()
        self.chart_card.show_runs(runs, self.context.now())
        self.store_card.show_runs(runs)
        self._show_state()

    def _fail(self, error: Exception) -> None:
        kept = self.tr("The history below is from an earlier reading.") if self.history.finished else ""
        self.read_error_panel.show_error(error, kept=kept)

    def _on_started(self) -> None:
        self.error_panel.hide()
        started = formats.clock_time(int(self._session.sync_started_at), self.context.now())
        titles = {SyncMode.FULL: self.tr("Full sync running"), SyncMode.RECONCILE: self.tr("Reconcile running")}
        title = titles.get(self._session.sync_mode, self.tr("Sync running"))
        companies = self._session.sync_companies
        if len(companies) > 1:
            title = self.tr("Sync of {0} companies running").format(len(companies))
        elif companies:
            title = self.tr("Sync of company {0} running").format(companies[0])
        self.progress_card.begin(title, self.tr("started {0}").format(started))
        self._show_state()

    def _on_progressed(self, progress: Progress) -> None:
        self.progress_card.show_progress(progress)

    def _on_ended(self, outcome: object) -> None:
        error = outcome.error if isinstance(outcome, CompanySyncs) else outcome
        if isinstance(error, AlxError):
            kept = self.tr("Everything that was synced before is still here, and reports go on working.")
            if isinstance(outcome, CompanySyncs):
                kept = kept_of(outcome)
            self.error_panel.show_error(error, kept=kept)
            self.connection_button.setVisible(isinstance(error, SourceError))
        else:
            self.error_panel.hide()
        if isinstance(outcome, SyncRun | CompanySyncs) and not self._session.by_itself:
            text, tone = end_words(outcome) or ("", "")
            if text:
                self.context.messages.say(text, tone=tone)
        self._show_state()

    def _show_state(self) -> None:
        session = self._session
        syncing = session.is_syncing
        self._show_schedule()
        self.progress_card.setVisible(syncing)
        self.sync_button.setVisible(not syncing)
        self.schedule_card.full_button.setEnabled(not syncing)
        self.schedule_card.recheck_button.setEnabled(not syncing)
        self.reconcile_button.setVisible(not syncing)
        if session.is_stopping:
            self.progress_card.show_stopping()
        status = session.status
        self.held_card.show_held(status.held if status else (), enabled=not syncing)
        self.summary.setVisible(bool(self.history.finished))
        if status is not None:
            self.store_card.show_status(status, self.context.now())
        self.history.show_state()

    def _show_schedule(self) -> None:
        """The line below the title: when the site is synced, and when next. Data that is not there comes first."""
        session, now = self._session, self.context.now()
        schedule, state = session.site.profile.sync.schedule, session.scheduled.state
        never = session.status is not None and data_moment(session) is None
        first = data_line(session, now) if never else schedule_words(schedule)
        self.header.set_freshness(first)
        coming = next_words(schedule, state, now)
        self.next_label.setText(f"· {coming}" if coming else "")
        self.pause_button.setText(self.tr("Pause") if schedule.automatic else self.tr("Resume"))
        self.schedule_card.show_next(why_words(schedule, state, now))

    def _pause_or_resume(self) -> None:
        self._session.set_automatic(not self._session.site.profile.sync.schedule.automatic)

    def _toggle_schedule(self) -> None:
        if self.schedule_card.isVisible():
            self._close_schedule()
            return
        profile = self._session.site.profile
        self.schedule_card.show_schedule(profile.sync.schedule, profile.time_zone)
        self.verify_card.hide()
        self.schedule_card.show()
        self.sync_button.set_primary(False)
        self.schedule_card.incremental.setFocus()

    def _close_schedule(self) -> None:
        self.schedule_card.hide()
        self.sync_button.set_primary(True)
        self.schedule_button.setFocus()

    def open_verify(self) -> None:
        """Show what compares the store with Moodle."""
        self.schedule_card.hide()
        self.verify_card.show()
        self.sync_button.set_primary(False)
        self.verify_card.sample_box.setFocus()

    def _close_verify(self) -> None:
        """What runs goes on, and can be looked at again."""
        self.verify_card.hide()
        self.sync_button.set_primary(True)
        self.store_card.verify_button.setFocus()

    def _save_schedule(self, schedule: Schedule) -> None:
        self._close_schedule()
        self._editor.change("sync", "schedule", schedule, schedule_words(schedule))

    def _go_to_limits(self) -> None:
        # By the words that the setting has in the person's language.
        self.navigate.emit("settings", tr("Batch size"))

    def _start_full(self) -> None:
        self._session.start_sync(SyncMode.FULL)

    def ask_hours(self) -> None:
        """Ask how many hours back a sync is to look, and start it."""
        dialog = RecheckDialog(self.window())
        dialog.asked.connect(self._read_again)
        dialog.open()

    def _read_again(self, hours: int) -> None:
        self._session.start_sync(SyncMode.INCREMENTAL, since_hours=hours)

    def _start_reconcile(self) -> None:
        self._session.start_sync(SyncMode.RECONCILE)

    def _cancel(self) -> None:
        self._session.cancel_sync()
        self.progress_card.show_stopping()

    def _mend(self) -> None:
        self._session.connection_asked.emit()

    def _decide(self, company_id: int, accept: bool) -> None:
        sync = self._session.site.sync

        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[bool, int]:
            return accept, sync.decide(company_id, accept)

        title = self.tr("Deciding on removals")
        self.context.tasks.start(work, title=title, on_success=self._on_decided, visible=True)

    def _on_decided(self, answer: tuple[bool, int]) -> None:
        accepted, count = answer
        removed = formats.counted(count, self.tr("1 row removed."), self.tr("{n} rows removed."))
        kept = formats.counted(count, self.tr("1 row kept."), self.tr("{n} rows kept."))
        self.context.messages.say(removed if accepted else kept)
        self._session.refresh_status()
        self._session.data_changed.emit()
