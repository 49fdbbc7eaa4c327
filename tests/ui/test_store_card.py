"""Care of the store on the Settings page: asked first, shown, stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import DiskFull
from alx_desktop.domain.sync import RunResult
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.preferences.store import StoreCareCard
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui import fakes
from tests.ui.conftest import RecordedMessages


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def card(qtbot: QtBot, context: UiContext, session: SiteSession) -> StoreCareCard:
    made = StoreCareCard(context, session)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: not context.tasks.running)
    return made


def buttons(card: StoreCareCard) -> list[QPushButton]:
    return [card.check_button, card.compact_button, card.rebuild_button]


def rest(qtbot: QtBot, context: UiContext) -> None:
    qtbot.waitUntil(lambda: not context.tasks.running)


def answer(card: StoreCareCard, yes: bool) -> None:
    dialog = next(one for one in card.window().findChildren(ConfirmDialog) if one.isVisible())
    (dialog.action_button if yes else dialog.keep_button).click()


def test_it_says_where_the_store_is_and_how_large(card: StoreCareCard, app: fakes.FakeApp) -> None:
    assert card.place_label.text() == app.care.place
    assert "231,084 rows" in card.size_label.text() and "reports and history" in card.size_label.text()


@pytest.mark.parametrize("what", ["compact", "rebuild"])
def test_nothing_without_a_yes(
    qtbot: QtBot, context: UiContext, card: StoreCareCard, app: fakes.FakeApp, what: str
) -> None:
    getattr(card, f"{what}_button").click()
    answer(card, yes=False)
    rest(qtbot, context)
    assert app.care.asked == []
    getattr(card, f"{what}_button").click()
    answer(card, yes=True)
    rest(qtbot, context)
    assert app.care.asked == [what] and card.result_label.isVisible()


def test_results_are_told(qtbot: QtBot, context: UiContext, card: StoreCareCard, app: fakes.FakeApp) -> None:
    card.check()
    rest(qtbot, context)
    assert card.result_label.text() == "Nothing is wrong with the store."
    app.care.found = [fakes.FakeFinding("error", f"Wrong {n}", "Repair") for n in range(7)]
    card.check()
    rest(qtbot, context)
    assert "Wrong 0. Repair" in card.result_label.text() and "And 2 more" in card.result_label.text()
    card.compact()
    rest(qtbot, context)
    assert "before" in card.result_label.text() and "312 removed rows forgotten" in card.result_label.text()
    card.rebuild()
    rest(qtbot, context)
    assert "3 rows added, 41 changed, 1 removed" in card.result_label.text()
    app.care.run = replace(app.care.run, result=RunResult.CANCELLED, note="Cancelled; the next run goes on.")
    card.rebuild()
    rest(qtbot, context)
    assert "stopped early" in card.result_label.text()


def test_progress_and_cancel(qtbot: QtBot, context: UiContext, card: StoreCareCard, app: fakes.FakeApp) -> None:
    app.care.release.clear()
    card.rebuild()
    qtbot.waitUntil(lambda: "12,600 / 18,204" in card.progress.words_label.text())
    assert card.progress.isVisible() and not any(button.isEnabled() for button in buttons(card))
    card.compact()
    assert app.care.asked == ["rebuild"], "one at a time"
    card.progress.cancel_button.click()
    assert not card.progress.cancel_button.isEnabled()
    rest(qtbot, context)
    assert "Stopped" in card.result_label.text() and not card.progress.isVisible()
    assert all(button.isEnabled() for button in buttons(card))


def test_a_failure_is_shown_and_the_buttons_come_back(
    qtbot: QtBot, context: UiContext, card: StoreCareCard, app: fakes.FakeApp
) -> None:
    app.care.failure = DiskFull("0 MB free")
    with qtbot.waitSignal(context.tasks.task_failed) as failed:
        card.compact()
    assert isinstance(failed.args[1], DiskFull)
    rest(qtbot, context)
    assert all(button.isEnabled() for button in buttons(card)) and not card.result_label.isVisible()


def test_nothing_starts_while_a_sync_runs(
    qtbot: QtBot, context: UiContext, session: SiteSession, card: StoreCareCard, app: fakes.FakeApp,
    messages: RecordedMessages,
) -> None:  # fmt: skip
    session.start_sync()
    assert not any(button.isEnabled() for button in buttons(card))
    card.compact()
    app.sync.release.set()
    rest(qtbot, context)
    assert app.care.asked == [] and all(button.isEnabled() for button in buttons(card))
