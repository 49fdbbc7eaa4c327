"""The schedule on the Sync page: what it says, how it is changed, pause and resume."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from alx_desktop.config import Schedule
from alx_desktop.domain.errors import HostUnknown
from alx_desktop.services.scheduler_state import SchedulerState
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.page import PageHeader
from alx_desktop.ui.pages.sync import SyncPage
from alx_desktop.ui.schedule_words import next_words, short_span, why_words
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.sync_commands import sync_commands
from tests.ui import fakes
from tests.ui.conftest import RecordedMessages
from tests.ui.schedule_page import IDLE, NAME, RUNNING, line, page, schedule_of, session, shown_at_once

__all__ = ["page", "session", "shown_at_once"]


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
