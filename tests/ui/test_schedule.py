"""The schedule on the Sync page: what it says, how it is changed, and the syncs that run by themselves."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from alx_desktop.config import Schedule
from alx_desktop.domain.errors import HostUnknown, StoreBusy
from alx_desktop.domain.progress import Progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.services.scheduler_state import ScheduledRun, SchedulerState
from alx_desktop.services.scheduler_turn import TurnEnd
from alx_desktop.sync.schedule import NO_TROUBLE, Plan
from alx_desktop.ui import scheduled_sync
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.page import PageHeader
from alx_desktop.ui.pages.sync import SyncPage
from alx_desktop.ui.schedule_words import next_words, short_span, why_words
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.sync_commands import sync_commands
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui import fakes
from tests.ui.conftest import Desk, RecordedMessages

NAME = "Northwind Training"
IDLE = SchedulerState(NAME, paused=False, next_at=fakes.NOW + 118, next_mode=SyncMode.INCREMENTAL,
                      reason="every 5 minutes")  # fmt: skip
RUNNING = replace(IDLE, running=ScheduledRun(SyncMode.RECONCILE, fakes.NOW - 3.0))
DONE = SyncRun("s" * 32, SyncMode.RECONCILE, RunResult.SUCCESS, fakes.NOW - 4, fakes.NOW - 1, updated=7)


def end(run: SyncRun | None = None, error: Exception | None = None, busy: bool = False) -> TurnEnd:
    return TurnEnd(Plan(None, None, ""), fakes.NOW, NO_TROUBLE, run, error=error, busy=busy)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduled_sync, "SHOW_AFTER_MS", 0)
    monkeypatch.setattr(scheduled_sync, "LOOK_MS", 5)


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession) -> SyncPage:
    made = SyncPage(context, session)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.activate()
    session.refresh_status()
    qtbot.waitUntil(lambda: not made.context.tasks.running)
    return made


def line(page: SyncPage) -> str:
    return f"{page.header.freshness_label.text()} {page.next_label.text()}".strip()


def schedule_of(app: fakes.FakeApp) -> Schedule:
    return app.profiles.get(NAME).sync.schedule


# What it says


def test_the_line_says_when_it_runs_and_when_next(qtbot: QtBot, page: SyncPage, app: fakes.FakeApp) -> None:
    assert line(page) == "Every 5 minutes · reconcile hourly"
    app.scheduler.tell(IDLE)
    qtbot.waitUntil(lambda: line(page) == "Every 5 minutes · reconcile hourly · next run in 2 min")
    app.scheduler.tell(RUNNING)
    qtbot.waitUntil(lambda: line(page).endswith("· running now"))
    other = replace(IDLE, profile="another site", next_at=fakes.NOW + 3)
    app.scheduler.tell(other)
    app.scheduler.tell(replace(IDLE, next_at=None))
    qtbot.waitUntil(lambda: line(page) == "Every 5 minutes · reconcile hourly")


def test_a_site_that_was_never_synced_says_so_first(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    app.sync.age = None
    app.scheduler.tell(IDLE)
    session.refresh_status()
    qtbot.waitUntil(lambda: "never synced" in line(page) and "next run in 2 min" in line(page))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (None, ""),
        (replace(IDLE, next_at=None), ""),
        (replace(IDLE, next_at=fakes.NOW - 5), "next run in a moment"),
        (replace(IDLE, next_at=fakes.NOW + 40), "next run in 40 s"),
        (replace(IDLE, failures=1), "next run in 2 min"),
        (replace(IDLE, failures=4), "next run in 2 min after 4 failures"),
        (RUNNING, "running now"),
    ],
)
def test_the_next_run_in_words(state: SchedulerState | None, words: str) -> None:
    assert next_words(Schedule(), state, fakes.NOW) == words
    assert next_words(Schedule(automatic=False), state, fakes.NOW) == ""


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "1 s"),
        (59, "59 s"),
        (118, "2 min"),
        (3600, "60 min"),
        (6000, "2 h"),
        (86_400, "24 h"),
        (260_000, "3 d"),
    ],
)
def test_spans(seconds: float, words: str) -> None:
    assert short_span(seconds) == words


def test_the_reason_is_told_with_what_went_wrong() -> None:
    assert why_words(Schedule(), None, fakes.NOW) == why_words(Schedule(automatic=False), IDLE, fakes.NOW) == ""
    assert why_words(Schedule(), IDLE, fakes.NOW).endswith(", every 5 minutes.")
    assert why_words(Schedule(), IDLE, fakes.NOW).startswith("Next: Incremental at ")
    failed = replace(IDLE, next_mode=None, error=HostUnknown("db.example"))
    assert why_words(Schedule(), failed, fakes.NOW).startswith("Next: A look at the site at ")
    assert why_words(Schedule(), failed, fakes.NOW).endswith("The host name is not known: db.example")


# The panel


def test_the_panel_shows_what_holds_and_saves_what_is_chosen(
    qtbot: QtBot, page: SyncPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    card = page.schedule_card
    assert not card.isVisible()
    page.schedule_button.click()
    assert card.isVisible()
    assert (card.automatic.isChecked(), card.incremental.value(), card.reconcile.value()) == (True, 5, 60)
    assert (card.full.text(), card.quiet.isChecked(), card.quiet_from.isEnabled()) == ("Never", False, False)
    assert "Europe/Dublin" in card.quiet_row.help_label.text()
    card.incremental.setValue(15)
    card.full.setValue(7)
    card.quiet.setChecked(True)
    card.quiet_from.setTime(QTime(22, 30))
    card.quiet_to.setTime(QTime(5, 0))
    words = "Every 15 minutes · reconcile hourly · everything every 7 days · quiet from 22:30 to 05:00"
    assert card.words.text() == words
    assert schedule_of(app) == Schedule()
    card.save_button.click()
    qtbot.waitUntil(lambda: page.header.freshness_label.text() == words)
    assert not card.isVisible()
    chosen = Schedule(incremental_minutes=15, full_days=7, quiet_from=time(22, 30), quiet_to=time(5))
    assert schedule_of(app) == chosen
    assert ("look", NAME) in app.scheduler.asked
    text, action, undo = messages.offers[-1]
    assert (text, action) == (words, "Undo")
    undo()
    qtbot.waitUntil(lambda: schedule_of(app) == Schedule())


def test_what_does_not_fit_is_said_beside_its_field_and_cannot_be_saved(page: SyncPage, app: fakes.FakeApp) -> None:
    card = page.schedule_card
    page.schedule_button.click()
    card.incremental.setValue(90)
    assert card.reconcile_row.help_label.text() == "Not more often than looking for changes."
    assert not card.save_button.isEnabled()
    card.reconcile.setValue(90)
    assert card.save_button.isEnabled()
    assert "without a trace" in card.reconcile_row.help_label.text()
    card.quiet.setChecked(True)
    card.quiet_to.setTime(card.quiet_from.time())
    assert "same time" in card.quiet_row.help_label.text()
    assert not card.save_button.isEnabled()
    card.quiet.setChecked(False)
    assert card.save_button.isEnabled()
    assert schedule_of(app) == Schedule()


def test_leaving_the_panel_changes_nothing(page: SyncPage, app: fakes.FakeApp) -> None:
    page.schedule_button.click()
    page.schedule_card.incremental.setValue(30)
    page.schedule_button.click()
    assert not page.schedule_card.isVisible()
    page.schedule_button.click()
    assert page.schedule_card.incremental.value() == 5
    page.schedule_card.closed.emit()
    assert not page.schedule_card.isVisible()
    assert schedule_of(app) == Schedule()


def test_the_page_has_one_primary_button(page: SyncPage) -> None:
    def primary() -> list[QPushButton]:
        buttons = page.findChildren(QPushButton)
        return [button for button in buttons if button.isVisible() and button.property("look") == "primary"]

    assert primary() == [page.sync_button]
    page.schedule_button.click()
    assert primary() == [page.schedule_card.save_button]
    page.schedule_button.click()
    assert primary() == [page.sync_button]


def test_the_header_is_as_high_as_on_other_pages(page: SyncPage, context: UiContext) -> None:
    other = PageHeader(context, "Other")
    other.set_freshness("Fresh")
    for header in (page.header, other):
        for part in (header, *header.findChildren(QWidget)):
            part.ensurePolished()
    assert page.header.sizeHint().height() == other.sizeHint().height()


def test_the_header_gives_its_line_room_from_the_first_moment_on(qtbot: QtBot, context: UiContext) -> None:
    header = PageHeader(context, "Page")
    qtbot.addWidget(header)
    for number in range(3):
        header.add_action(QPushButton(f"Action {number}"))
    header.resize(900, 60)
    words = "Data as of 3 minutes ago · 12 companies · everything else that there is to say"
    header.set_freshness(words)
    header.show()
    given = header.palette_button.minimumWidth()
    header.set_freshness(words)
    assert given == header.palette_button.minimumWidth()


def test_saving_what_holds_already_does_nothing(page: SyncPage, messages: RecordedMessages) -> None:
    page.schedule_button.click()
    page.schedule_card.save_button.click()
    assert not page.schedule_card.isVisible()
    assert messages.offers == []


# Pause


def test_pause_and_resume(qtbot: QtBot, page: SyncPage, app: fakes.FakeApp) -> None:
    app.scheduler.tell(IDLE)
    assert page.pause_button.text() == "Pause"
    page.pause_button.click()
    qtbot.waitUntil(lambda: page.pause_button.text() == "Resume")
    assert line(page) == "Automatic sync is paused"
    assert not schedule_of(app).automatic
    page.pause_button.click()
    qtbot.waitUntil(lambda: page.pause_button.text() == "Pause")
    assert schedule_of(app).automatic


def test_the_palette_offers_it(qtbot: QtBot, session: SiteSession, app: fakes.FakeApp) -> None:
    def titles() -> list[str]:
        return [command.title for command in sync_commands(session)]

    assert "Pause automatic sync" in titles()
    next(command for command in sync_commands(session) if command.title == "Pause automatic sync").run()
    qtbot.waitUntil(lambda: "Resume automatic sync" in titles())
    app.scheduler.tell(RUNNING)
    qtbot.waitUntil(lambda: session.is_syncing)
    assert titles() == ["Cancel the sync", "Resume automatic sync"]


# Syncs that run by themselves


def test_a_scheduled_sync_is_shown_with_its_progress_and_ends_quietly(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    app.scheduler.tell(RUNNING)
    qtbot.waitUntil(page.progress_card.isVisible)
    assert (session.is_syncing, session.sync_mode, session.by_itself) == (True, SyncMode.RECONCILE, True)
    assert page.progress_card.title_label.text() == "Reconcile running"
    assert not page.sync_button.isVisible() and not page.schedule_card.full_button.isEnabled()
    progress = Progress("learners", 63, 100)
    run = ScheduledRun(SyncMode.RECONCILE, fakes.NOW - 3.0, progress)
    app.scheduler.states[NAME] = replace(IDLE, running=run)
    qtbot.waitUntil(lambda: page.progress_card.share_label.text() == "63 %")
    assert session.progress == progress
    app.sync.runs.insert(0, DONE)
    with qtbot.waitSignal(session.data_changed):
        app.scheduler.tell(IDLE, end(DONE))
    qtbot.waitUntil(lambda: page.history.runs.rowCount() == 61)
    assert not page.progress_card.isVisible() and not session.is_syncing
    assert messages.said == []


def test_a_short_scheduled_sync_is_not_shown_but_its_rows_are(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.scheduled._later.setInterval(3_600_000)
    shown: list[object] = []
    session.sync_started.connect(lambda: shown.append(None))
    app.scheduler.tell(RUNNING)
    qtbot.waitUntil(lambda: session.scheduled.run is not None)
    assert not session.is_syncing
    app.sync.runs.insert(0, DONE)
    app.scheduler.tell(IDLE, end(DONE))
    qtbot.waitUntil(lambda: page.history.runs.rowCount() == 61)
    assert shown == []


def test_who_wants_a_sync_while_one_has_just_begun_sees_that_one(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    session.scheduled._later.setInterval(3_600_000)
    app.scheduler.tell(RUNNING)
    qtbot.waitUntil(lambda: session.scheduled.run is not None)
    page.sync_button.click()
    assert page.progress_card.isVisible() and session.is_syncing
    assert app.sync.requests == []


def test_a_scheduled_sync_can_be_cancelled(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    app.scheduler.tell(RUNNING)
    qtbot.waitUntil(page.progress_card.isVisible)
    page.progress_card.cancel_button.click()
    assert ("cancel", NAME) in app.scheduler.asked
    assert page.progress_card.cancel_button.text() == "Stopping …"
    stopping = ScheduledRun(SyncMode.RECONCILE, fakes.NOW - 3.0, is_stopping=True)
    app.scheduler.tell(replace(IDLE, running=stopping))
    qtbot.waitUntil(lambda: session.is_stopping)
    app.scheduler.tell(IDLE, end(replace(DONE, result=RunResult.CANCELLED)))
    qtbot.waitUntil(lambda: not session.is_syncing)
    assert not session.is_stopping


def test_a_scheduled_failure_is_shown_until_a_sync_succeeds(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    asked: list[object] = []
    session.password_needed.connect(asked.append)
    app.scheduler.tell(replace(IDLE, failures=1), end(error=HostUnknown("db.example: unknown")))
    qtbot.waitUntil(page.error_panel.isVisible)
    assert page.error_panel.title_label.text() == "The host name is not known"
    app.scheduler.tell(IDLE, end(error=StoreBusy("other:1"), busy=True))
    app.scheduler.tell(IDLE, end())
    app.scheduler.tell(IDLE, end(DONE))
    qtbot.waitUntil(lambda: not page.error_panel.isVisible())
    assert messages.said == messages.errors == asked == []


def test_a_run_that_just_vanishes_does_not_stay_on_the_page(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    app.scheduler.tell(RUNNING)
    qtbot.waitUntil(page.progress_card.isVisible)
    app.scheduler.tell(IDLE)
    qtbot.waitUntil(lambda: not page.progress_card.isVisible())
    assert not session.is_syncing


def test_a_sync_of_the_persons_own_tells_the_scheduler(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    app.sync.release.set()
    session.start_sync()
    qtbot.waitUntil(lambda: not session.is_syncing)
    assert app.scheduler.asked[-1] == ("mended", NAME)
    assert messages.said != []
    app.sync.failure = HostUnknown("x")
    session.start_sync()
    qtbot.waitUntil(lambda: not session.is_syncing)
    assert app.scheduler.asked[-1] == ("HostUnknown", NAME)


def test_listeners_may_be_called_from_any_thread(qtbot: QtBot, session: SiteSession, app: fakes.FakeApp) -> None:
    thread = threading.Thread(target=app.scheduler.tell, args=(RUNNING,))
    with qtbot.waitSignal(session.sync_started):
        thread.start()
    thread.join()


# The window


def test_a_scheduled_sync_keeps_nobody_from_leaving_the_site(desk: Desk) -> None:
    desk.app.profiles.update(fakes.northwind(name="Other"))
    desk.start()
    desk.app.scheduler.tell(RUNNING)
    assert desk.flow.session is not None
    desk.wait(lambda: desk.flow.session is not None and desk.flow.session.is_syncing)
    assert len(desk.app.scheduler.listeners) == 1
    desk.flow.open_site("Other")
    desk.wait(lambda: desk.flow.session is not None and desk.flow.session.site.profile.name == "Other")
    assert not desk.window.findChildren(ConfirmDialog)
    assert len(desk.app.scheduler.listeners) == 1
    desk.settle()


def test_a_site_is_set_aside_while_it_is_removed(desk: Desk) -> None:
    desk.start("settings")
    seen: list[list[str]] = []
    remove = desk.app.profiles.remove

    def noted(name: str, delete_store: bool) -> None:
        seen.append(list(desk.app.scheduler.aside))
        remove(name, delete_store)

    desk.app.profiles.remove = noted  # type: ignore[method-assign]
    desk.app.secrets.left[NAME] = ("profile:it:source",)
    assert desk.flow.session is not None
    desk.flow.session.removal_asked.emit(True)
    desk.wait(lambda: bool(seen))
    desk.settle()
    assert seen == [[NAME]]
    told = desk.window.message_bar
    desk.wait(lambda: told.text_label.text() == "Removing the site: Its old passwords may still be in the keychain")
    assert "delete them in the keychain" in told.advice_label.text()
