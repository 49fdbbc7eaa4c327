""" "Why this value?" says what Moodle says now, what differs from the store, and what mends it."""

from __future__ import annotations

from copy import deepcopy

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import ConnectionLost, StoreBusy
from alx_desktop.domain.sync import SyncMode
from alx_desktop.services.explanation import FieldDifference
from alx_desktop.ui.password_dialog import PasswordDialog
from benchmarks.report_store import NOW
from tests.ui import explained, fakes
from tests.ui.accessible import name_of, used
from tests.ui.conftest import Desk
from tests.ui.explained import FakeExplain
from tests.ui.report_page import Stage
from tests.ui.report_site import ReportSite, site
from tests.ui.why_steps import ask, choose, click, stage, wait_read, window

__all__ = ["site", "stage"]


def test_moodle_cannot_be_reached(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.unreachable(NOW), explained.equal(NOW))
    bar = shown.head.verdict
    assert bar.headline.text() == "Moodle could not be asked."
    assert "connection refused. Check the port" in bar.more.text() and "what the store knows" in bar.more.text()
    assert shown.head.store_side.value.text() == "50 %"
    assert not bar.mend_button.isVisible()
    click(qtbot, bar.read_button)
    qtbot.waitUntil(lambda: bar.headline.text() == "The store says what Moodle says now.")


def test_what_differs_offers_a_sync_and_reads_again_after_it(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW), explained.equal(NOW))
    bar = shown.head.verdict
    assert bar.headline.text() == "Moodle says something else now: Progress, Activities done."
    assert shown.head.moodle_side.value.text() == "66.7 %"
    assert "changed in Moodle since the last sync" in shown.text_view.toPlainText()
    click(qtbot, bar.mend_button)
    assert stage.session.syncs == [SyncMode.AUTO]
    assert bar.mend_button.text() == "Syncing …" and not bar.mend_button.isEnabled()
    stage.session.end_sync(None)
    qtbot.waitUntil(lambda: bar.headline.text() == "The store says what Moodle says now.")


def test_a_change_without_a_trace_is_left_to_reconcile(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW))
    click(qtbot, shown.head.verdict.mend_button)
    stage.session.end_sync(None)
    wait_read(qtbot, stage)
    assert shown.head.verdict.mend_button.text() == "Reconcile with Moodle"
    click(qtbot, shown.head.verdict.mend_button)
    assert stage.session.syncs == [SyncMode.AUTO, SyncMode.RECONCILE]


def test_a_sync_that_fails_says_so_here(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW))
    click(qtbot, shown.head.verdict.mend_button)
    stage.session.end_sync(ConnectionLost("gone"))
    wait_read(qtbot, stage)
    assert "The connection to the Moodle database was lost" in shown.message_bar.text_label.text()
    assert shown.head.verdict.mend_button.text() == "Sync now" and shown.head.verdict.mend_button.isEnabled()


def test_a_store_that_is_wrong_says_so(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.different(NOW, "wrong"))
    assert "the store is wrong" in shown.head.verdict.more.text()
    click(qtbot, shown.head.verdict.mend_button)
    assert stage.session.syncs == [SyncMode.RECONCILE]


def test_rounding_does_not_hide_what_differs(qtbot: QtBot, stage: Stage) -> None:
    close = explained.equal(NOW)
    assert close.live is not None
    close.live["percentage"] = 50.0000004
    close.differences = [FieldDifference("percentage", 50.0, 50.0000004, "changed_since_sync")]
    shown = ask(qtbot, stage, close)
    assert shown.head.store_side.value.text() != shown.head.moodle_side.value.text()


@pytest.mark.parametrize(
    ("make", "headline", "store", "mend"),
    [
        (explained.removed, "The row was removed, and Moodle agrees.", "50 %", ""),
        (explained.waiting, "There is no such row in Moodle any more.", "50 %", "Decide on the Sync page"),
        (explained.never, "There is no such row.", "No row", ""),
    ],
)
def test_rows_that_are_gone(qtbot: QtBot, stage: Stage, make: object, headline: str, store: str, mend: str) -> None:
    shown = ask(qtbot, stage, make(NOW))  # type: ignore[operator]
    bar = shown.head.verdict
    assert bar.headline.text() == headline
    assert shown.head.store_side.value.text() == store
    assert shown.head.moodle_side.value.text() == "No row"
    assert shown.head.moodle_side.note.text() == "The learner is not a member of the company."
    assert (bar.mend_button.text() if bar.mend_button.isVisible() else "") == mend
    if make is explained.removed:
        assert shown.head.store_side.note.text() == "Removed 2 days ago: Left the company. This is its last value."


def test_a_held_removal_leads_to_the_decision(qtbot: QtBot, stage: Stage) -> None:
    shown = ask(qtbot, stage, explained.waiting(NOW))
    with qtbot.waitSignal(stage.page.navigate) as asked:
        click(qtbot, shown.head.verdict.mend_button)
    assert asked.args == ["sync", None]


@pytest.mark.parametrize("there", [True, False])
def test_a_row_on_one_side_only(qtbot: QtBot, stage: Stage, there: bool) -> None:
    found = explained.removed(NOW) if there else explained.equal(NOW)
    found.stored = explained.stored(NOW) if there else None
    found.differences = [FieldDifference("row", "there", "missing", "changed_since_sync")]
    shown = ask(qtbot, stage, found)
    expected = "The row is only in the store." if there else "The row is only in Moodle."
    assert shown.head.verdict.headline.text() == expected
    assert shown.head.verdict.mend_button.text() == "Sync now"


def test_before_the_first_sync_has_finished(qtbot: QtBot, stage: Stage) -> None:
    found = explained.equal(NOW)
    found.as_of = None
    shown = ask(qtbot, stage, found)
    assert shown.head.store_side.note.text() == "No sync has finished yet."


def test_the_store_cannot_be_read(qtbot: QtBot, stage: Stage) -> None:
    explain = stage.site.explain
    explain.failure = StoreBusy("locked")
    choose(stage)
    stage.page.why.explain_cell()
    shown = window(stage)
    qtbot.waitUntil(shown.error_panel.isVisible)
    qtbot.waitUntil(lambda: not stage.tasks.running)
    assert not shown.save_button.isEnabled() and not shown.head.isVisible()
    explain.failure = None
    retry = next(b for b in used(shown.error_panel) if name_of(b) == "Try again")
    click(qtbot, retry)
    wait_read(qtbot, stage)
    assert not shown.error_panel.isVisible() and shown.head.isVisible() and shown.save_button.isEnabled()


@pytest.mark.parametrize(
    ("password", "words"), [("missing", "does not know the password"), ("refused", "could not be asked")]
)
def test_the_password_is_asked_for_once_and_then_it_reads(
    desk: Desk, site: ReportSite, password: str, words: str
) -> None:
    app = desk.app
    app.reports, app.exports = site.reports, site.exports
    explain = FakeExplain(explained.unreachable(int(fakes.NOW), password))
    app.explain = explain
    desk.start("reports")
    page = desk.window.page
    desk.wait(lambda: page.model.rowCount() > 0 and not page.model.is_busy)  # type: ignore[union-attr]
    page.table.setCurrentIndex(page.model.index(0, 0))  # type: ignore[union-attr]
    page.why.explain_cell()  # type: ignore[union-attr]

    def dialogs() -> list[PasswordDialog]:
        return [child for child in desk.window.findChildren(PasswordDialog) if child.isVisible()]

    desk.wait(lambda: len(dialogs()) == 1)
    asked = dialogs()[0]
    assert asked.go_button.text() == "Read with this password"
    asked.reject()
    why = page.why.window  # type: ignore[union-attr]
    assert words in why.head.verdict.headline.text()
    assert why.head.verdict.mend_button.text() == "Enter the password"
    why.read()
    desk.settle()
    assert not dialogs(), "who said no is not asked again unless they want to"
    desk.qtbot.mouseClick(why.head.verdict.mend_button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: len(dialogs()) == 1)
    explain.answers = [deepcopy(explained.equal(int(fakes.NOW)))]
    desk.qtbot.keyClicks(dialogs()[0].field, "secret")
    desk.qtbot.keyClick(dialogs()[0].field, Qt.Key.Key_Return)
    desk.wait(lambda: why.head.verdict.headline.text() == "The store says what Moodle says now.")
    assert app.secrets.kept == [("Northwind Training", "secret", True)]
    assert app.sync.requests == [], "nothing was synced"
