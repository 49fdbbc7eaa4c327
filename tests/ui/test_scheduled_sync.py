"""Syncs that run by themselves, as the Sync page and the window show them."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import HostUnknown, StoreBusy
from alx_desktop.domain.progress import Progress
from alx_desktop.domain.sync import RunResult, SyncMode
from alx_desktop.services.scheduler_state import ScheduledRun
from alx_desktop.ui.pages.sync import SyncPage
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui import fakes
from tests.ui.conftest import Desk, RecordedMessages
from tests.ui.schedule_page import DONE, IDLE, NAME, RUNNING, end, page, session, shown_at_once

__all__ = ["page", "session", "shown_at_once"]


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
