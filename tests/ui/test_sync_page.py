"""The Sync page as a person uses it: start, watch, stop, decide, look at history."""

from __future__ import annotations

from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import ConnectionLost, HostUnknown, StoreBusy
from alx_desktop.domain.progress import Progress
from alx_desktop.domain.sync import SyncMode, SyncRun
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.runs import NOTE
from alx_desktop.ui.pages.sync import SyncPage
from alx_desktop.ui.pages.sync_history import SyncHistory
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.widgets.pill import Shape
from alx_desktop.ui.widgets.recheck_dialog import RecheckDialog
from alx_desktop.ui.widgets.sync_progress import PhaseChips, progress_words
from tests.ui import fakes
from tests.ui.conftest import RecordedMessages
from tests.waiting import LONG


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession) -> SyncPage:
    made = SyncPage(context, session)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    return made


def read(qtbot: QtBot, page: SyncPage, session: SiteSession) -> None:
    page.activate()
    session.refresh_status()
    qtbot.waitUntil(lambda: not page.context.tasks.running)


def button(page: SyncPage, text: str) -> QPushButton:
    # What a layout was just given is shown by the event loop.
    QApplication.processEvents()
    return next(found for found in page.findChildren(QPushButton) if found.text() == text and found.isVisible())


def dialog(page: SyncPage) -> ConfirmDialog:
    return next(found for found in page.window().findChildren(ConfirmDialog) if found.isVisible())


def test_it_shows_the_history(qtbot: QtBot, page: SyncPage, session: SiteSession) -> None:
    read(qtbot, page, session)
    assert page.history.runs.rowCount() == 60
    assert page.history.note_label.text() == "60 runs"
    assert page.history.title_label.isVisible() and page.history.note_label.isVisible()
    assert page.store_card.value_label.text() == "212,880"
    assert page.summary.isVisible()


def test_a_history_that_is_gone_hears_of_no_failure(
    qtbot: QtBot, context: UiContext, session: SiteSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages go when a site's settings are saved; pytest-qt fails where a slot raises."""
    history, go_on = SyncHistory(context, session), Event()

    def broken(_limit: int) -> list[SyncRun]:
        assert go_on.wait(LONG)
        raise StoreBusy("another:1")

    monkeypatch.setattr(session.site.sync, "history", broken)
    history.read()
    shiboken6.delete(history)
    go_on.set()
    qtbot.waitUntil(lambda: not context.tasks.running)


def test_without_history_it_says_what_a_sync_does(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    app.sync.runs.clear()
    app.sync.age = None
    read(qtbot, page, session)
    assert page.history.stack.currentWidget() is page.history.empty
    assert not page.summary.isVisible()
    assert "never synced" in page.header.freshness_label.text()


def test_start_watch_and_finish(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    read(qtbot, page, session)
    qtbot.mouseClick(page.sync_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.progress_card.share_label.text() == "63 %")
    assert page.progress_card.isVisible()
    assert not page.sync_button.isVisible()
    assert page.progress_card.bar.value() == 630
    assert "12,600 of 20,000 learners" in page.progress_card.words_label.text()
    assert page.progress_card.chips.pills["structure"].pill.shape is Shape.CHECK  # type: ignore[union-attr]
    app.sync.release.set()
    qtbot.waitUntil(lambda: not session.is_syncing and not page.context.tasks.running)
    assert not page.progress_card.isVisible()
    assert page.history.runs.rowCount() == 61
    assert messages.said == [("Full sync finished: 318 rows changed.", "good")]


@pytest.mark.parametrize(
    ("text", "mode"),
    [("Full sync now", SyncMode.FULL), ("Reconcile", SyncMode.RECONCILE)],
)
def test_other_kinds(qtbot: QtBot, page: SyncPage, app: fakes.FakeApp, text: str, mode: SyncMode) -> None:
    app.sync.release.set()
    page.schedule_button.click()
    button(page, text).click()
    qtbot.waitUntil(lambda: not page.context.tasks.running)
    assert app.sync.requests[0].mode is mode
    assert app.sync.requests[0].batch_size == 25_000


def test_the_last_hours_are_read_again(qtbot: QtBot, page: SyncPage, app: fakes.FakeApp) -> None:
    app.sync.release.set()
    page.schedule_button.click()
    qtbot.mouseClick(button(page, "Read the last hours again …"), Qt.MouseButton.LeftButton)
    asked = next(found for found in page.window().findChildren(RecheckDialog) if found.isVisible())
    assert asked.hours.value() == 24
    qtbot.keyClicks(asked.hours, "168")
    qtbot.keyClick(asked.hours, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.context.tasks.running)
    assert (app.sync.requests[0].mode, app.sync.requests[0].since_hours) == (SyncMode.INCREMENTAL, 168)


def test_the_palette_asks_for_hours_too(qtbot: QtBot, page: SyncPage, app: fakes.FakeApp) -> None:
    command = next(one for one in page.commands() if "hours" in one.title)
    page.navigate.connect(lambda _key, argument: page.activate(argument))
    command.run()
    asked = next(found for found in page.window().findChildren(RecheckDialog) if found.isVisible())
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.context.tasks.running)
    assert app.sync.requests == []


def test_cancel_is_real(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    read(qtbot, page, session)
    page.sync_button.click()
    assert app.sync.started.wait(10)
    button(page, "Cancel").click()
    assert page.progress_card.cancel_button.text() == "Stopping …"
    assert not page.progress_card.cancel_button.isEnabled()
    qtbot.waitUntil(lambda: not session.is_syncing)
    assert "What was committed is kept" in messages.said[0][0]
    page.sync_button.click()
    assert page.progress_card.cancel_button.isEnabled()
    app.sync.release.set()


def test_a_second_start_does_nothing(qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp) -> None:
    session.start_sync()
    session.start_sync()
    assert app.sync.started.wait(10)
    app.sync.release.set()
    qtbot.waitUntil(lambda: not session.is_syncing)
    assert len(app.sync.requests) == 1


def test_a_failure_says_what_was_kept_and_leads_to_the_connection(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    app.sync.failure = HostUnknown("db.example: unknown")
    app.sync.release.set()
    page.sync_button.click()
    qtbot.waitUntil(page.error_panel.isVisible)
    assert page.error_panel.title_label.text() == "The host name is not known"
    assert "still here" in page.error_panel.kept_label.text()
    with qtbot.waitSignal(session.connection_asked):
        button(page, "Edit and test the connection").click()
    app.sync.failure = None
    page.sync_button.click()
    assert not page.error_panel.isVisible()


def test_a_busy_store_offers_no_connection(qtbot: QtBot, page: SyncPage, app: fakes.FakeApp) -> None:
    app.sync.failure = StoreBusy("window:1")
    app.sync.release.set()
    page.sync_button.click()
    qtbot.waitUntil(page.error_panel.isVisible)
    assert not page.connection_button.isVisible()


def test_history_that_cannot_be_read(qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp) -> None:
    app.sync.reading_failure = ConnectionLost("gone")
    read(qtbot, page, session)
    assert page.read_error_panel.isVisible()
    app.sync.reading_failure = None
    button(page, "Try again").click()
    qtbot.waitUntil(lambda: page.history.runs.rowCount() == 60)
    assert not page.read_error_panel.isVisible()


@pytest.mark.parametrize(("choice", "accept", "said"), [
    ("Remove 1,204 rows", True, "1,204 rows removed."),
    ("Keep the rows", False, "1,204 rows kept."),
])  # fmt: skip
def test_decisions_name_the_figures_and_are_confirmed(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages,
    choice: str, accept: bool, said: str,
) -> None:  # fmt: skip
    app.sync.pending = list(fakes.HELD)
    read(qtbot, page, session)
    assert page.held_card.isVisible()
    button(page, "Remove 1,204 rows …" if accept else "Keep the rows").click()
    question = dialog(page)
    assert app.sync.decisions == []
    assert question.action_button.text() == choice
    question.action_button.click()
    qtbot.waitUntil(lambda: not page.held_card.isVisible())
    assert app.sync.decisions == [(3, accept)]
    assert messages.said == [(said, "good")]


def test_deciding_later_changes_nothing(qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp) -> None:
    app.sync.pending = list(fakes.HELD)
    read(qtbot, page, session)
    button(page, "Remove 1,204 rows …").click()
    qtbot.keyClick(dialog(page), Qt.Key.Key_Escape)
    assert app.sync.decisions == []
    assert page.held_card.isVisible()


def test_no_decision_while_a_sync_runs(qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp) -> None:
    app.sync.pending = list(fakes.HELD)
    read(qtbot, page, session)
    session.start_sync()
    buttons = page.held_card.findChildren(QPushButton)
    qtbot.waitUntil(lambda: not any(found.isEnabled() for found in buttons if found.isVisible()))
    app.sync.release.set()
    qtbot.waitUntil(lambda: not session.is_syncing)


def test_the_detail_panel(qtbot: QtBot, page: SyncPage, session: SiteSession) -> None:
    read(qtbot, page, session)
    page.history.table.selectRow(4)
    assert page.history.detail.isVisible()
    assert page.history.table.isColumnHidden(NOTE)
    assert page.history.detail.error_panel.title_label.text() == "The connection to the Moodle database was lost"
    assert "repeats" in page.history.detail.error_panel.advice_label.text()
    page.history.detail.copy_button.click()
    assert "Lost connection during query" in QGuiApplication.clipboard().text()
    page.history.table.selectRow(0)
    assert not page.history.detail.error_panel.isVisible()
    with qtbot.waitSignal(page.history.detail.closed):
        next(
            b for b in page.history.detail.findChildren(QPushButton) if b.accessibleName() == "Close the details"
        ).click()
    assert not page.history.detail.isVisible()
    assert not page.history.table.isColumnHidden(NOTE)


def test_the_selected_run_stays_selected(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    read(qtbot, page, session)
    page.history.table.selectRow(4)
    run_id = page.history.runs.rows[4].run_id
    app.sync.release.set()
    session.start_sync()
    qtbot.waitUntil(lambda: page.history.runs.rowCount() == 61 and not page.context.tasks.running)
    assert page.history.runs.rows[page.history.table.selected_rows()[0]].run_id == run_id


def test_somebody_elses_sync_is_noticed(qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp) -> None:
    read(qtbot, page, session)
    app.sync.runs.insert(0, fakes.history(1, fakes.NOW + 600)[0])
    with qtbot.waitSignal(session.data_changed):
        session.refresh_status()
    qtbot.waitUntil(lambda: page.history.runs.rowCount() == 61)


def test_phases_may_come_twice(qtbot: QtBot, context: UiContext) -> None:
    chips = PhaseChips(context.theme)
    qtbot.addWidget(chips)
    chips.begin()
    for phase in ("structure", "changes", "learners", "checksums"):
        chips.show_phase(phase)
    shapes = {key: pill.pill.shape for key, pill in chips.pills.items() if not pill.isHidden() and pill.pill}
    assert shapes == {"structure": Shape.CHECK, "changes": Shape.CHECK, "checksums": Shape.DOT,
                      "learners": Shape.CHECK, "finish": Shape.RING}  # fmt: skip
    chips.begin()
    assert chips.pills["changes"].isHidden()


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (None, "Connecting to Moodle's database …"),
        (Progress("finish", message="Removals and daily counts"), "Removals and daily counts"),
        (Progress("learners", 0, 20), "Learners' progress · 0 of 20 learners"),
        (Progress("learners", 10, 20_000, 500.0, 40.0, "Learners 1–10"),
         "Learners 1–10 · 10 of 20,000 learners · 500 per second · 40 s left"),
        (Progress("checksums", 3, 10, 2.0, 3.5, "grade_grades"), "grade_grades · 3 / 10 · a few seconds left"),
        (Progress("something_new", 1, 2), "1 / 2"),
    ],
)  # fmt: skip
def test_progress_in_words(progress: Progress | None, words: str) -> None:
    assert progress_words(progress) == words


def test_a_run_says_what_it_changed_by_company(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    app.sync.changed_companies = 30
    read(qtbot, page, session)
    page.history.table.selectRow(2)
    qtbot.waitUntil(lambda: page.history.detail.companies_label.isVisible())
    page.history.detail.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "Acme Logistics: " in copied and "12 removed" in copied and "18 more companies: 18" in copied
    page.history.table.selectRow(4)
    qtbot.waitUntil(lambda: not page.context.tasks.running)
    assert not page.history.detail.companies_label.isVisible(), "it failed, and changed nothing"


def test_a_run_says_whose_rows_it_changed(
    qtbot: QtBot, page: SyncPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    read(qtbot, page, session)
    detail = page.history.detail
    page.history.table.selectRow(2)
    qtbot.waitUntil(detail.learners_label.isVisible)
    run = page.history.runs.rows[2]
    changed = run.inserted + run.updated + run.removed
    left = changed - changed // 40
    assert detail.untouched_label.text() == f"Of {changed} rows, {left} are still as this run left them."
    detail.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "Ada Novak: 8 changed" in copied and "Learner 5: 4 changed" in copied
    assert "11 more learners" in copied
    page.history.table.selectRow(4)
    qtbot.waitUntil(lambda: not page.context.tasks.running)
    assert not detail.learners_label.isVisible() and not detail.untouched_label.isVisible()
