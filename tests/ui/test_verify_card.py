"""Verification against Moodle from the Sync page: chosen, watched, stopped, its differences named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from alx_desktop.app import App
from alx_desktop.domain.errors import ConnectionLost, LoginRefused
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.settings import SettingsPage
from alx_desktop.ui.pages.sync import SyncPage
from alx_desktop.ui.password_dialog import PasswordDialog
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.verify_card import VerifyCard
from tests.ui import fake_verify
from tests.ui.conftest import Desk
from tests.unit.synced_demo import app as real_app
from tests.unit.synced_demo import synced_copy, synced_demo

__all__ = ["real_app", "synced_copy", "synced_demo"]


@pytest.fixture
def card(desk: Desk) -> VerifyCard:
    page = desk.start("sync").window.page
    assert isinstance(page, SyncPage)
    assert not page.verify_card.isVisible()
    page.store_card.verify_button.click()
    assert page.verify_card.isVisible()
    return page.verify_card


def finish(desk: Desk, card: VerifyCard) -> None:
    desk.wait(lambda: not desk.tasks.running)
    assert card.start_button.isEnabled() and not card.progress.isVisible()


def test_nothing_differs(desk: Desk, card: VerifyCard) -> None:
    card.start_button.click()
    finish(desk, card)
    assert desk.app.verify.asked == [(500, None)]
    assert "nothing differs" in card.result_label.text()
    assert "6,204 rows of 500 learners" in card.facts_label.text()
    assert not card.table.isVisible() and not card.reconcile_button.isVisible()


def test_differences_are_named_and_can_be_copied(desk: Desk, card: VerifyCard) -> None:
    desk.app.verify.found, desk.app.verify.differences = fake_verify.DIFFERENT, fake_verify.NAMED
    card.sample_box.setCurrentIndex(card.sample_box.count() - 1)
    card.start_button.click()
    finish(desk, card)
    assert desk.app.verify.asked == [(None, None)]
    assert "1 row of the store is wrong" in card.result_label.text()
    assert "not finished yet" in card.facts_label.text()
    shown = [card.differences.columns[at].text(card.differences.rows[0]) for at in range(7)]
    assert shown[:4] == ["Acme Logistics (1)", "Ada Okafor (412)", "Fire Safety (7)", "Percentage"]
    assert card.table.isVisible()
    card.table.select_rows([0, 1])
    assert card.table.copy_selection() == 2


def test_what_changed_since_is_read_by_a_reconcile(desk: Desk, card: VerifyCard) -> None:
    desk.app.verify.found, desk.app.verify.differences = fake_verify.CHANGED, fake_verify.NAMED[1:]
    card.start_button.click()
    finish(desk, card)
    assert "No row of the store is wrong" in card.result_label.text()
    card.reconcile_button.click()
    desk.wait(desk.app.sync.started.is_set)
    assert not card.start_button.isEnabled(), "while a sync runs, a moving store would be compared"
    desk.app.sync.release.set()
    desk.wait(lambda: not desk.tasks.running)
    assert desk.app.sync.requests[0].mode.value == "reconcile" and card.start_button.isEnabled()


def test_it_is_stopped(desk: Desk, card: VerifyCard) -> None:
    desk.app.verify.release.clear()
    card.start_button.click()
    desk.wait(lambda: "180 / 500" in card.progress.words_label.text())
    assert "left" in card.progress.words_label.text() or "3 rows differ" in card.progress.words_label.text()
    card.start()
    card.progress.cancel_button.click()
    finish(desk, card)
    assert len(desk.app.verify.asked) == 1 and "Stopped" in card.result_label.text()


def test_an_error_is_explained_and_a_password_asked_for(desk: Desk, card: VerifyCard) -> None:
    desk.app.verify.failure = ConnectionLost("(2013) Lost connection")
    card.start_button.click()
    finish(desk, card)
    assert card.error_panel.isVisible() and not card.result_label.isVisible()
    desk.app.verify.failure = LoginRefused()
    card.start_button.click()
    finish(desk, card)
    (question,) = desk.window.findChildren(PasswordDialog)
    desk.app.verify.failure = None
    question.given.emit("right", False)
    desk.wait(lambda: card.result_label.isVisible())
    assert len(desk.app.verify.asked) == 3 and not card.error_panel.isVisible()


def test_a_report_asks_for_its_place_first(desk: Desk, card: VerifyCard, tmp_path: Path) -> None:
    card.report_box.setChecked(True)
    card.start_button.click()
    dialog = card.findChild(QFileDialog)
    assert dialog is not None and desk.app.verify.asked == []
    dialog.fileSelected.emit(str(tmp_path / "found.html"))
    dialog.reject()
    finish(desk, card)
    assert desk.app.verify.asked == [(500, tmp_path / "found.html")]
    assert "found.html" in card.facts_label.text()


def test_the_palette_opens_it(desk: Desk) -> None:
    desk.start()
    desk.window.go_to("sync")
    page = desk.window.page
    assert isinstance(page, SyncPage)
    desk.window.go_to("control_center")
    next(command for command in page.commands() if "Verify" in command.title).run()
    assert desk.window.page is page and page.verify_card.isVisible()


def test_a_real_store_with_a_wrong_value(qtbot: QtBot, context: UiContext, real_app: App) -> None:
    site = real_app.open_site("demo")
    with site.store.writing(site.store.reporting) as connection:
        wrong = connection.execute(course_progress.select().where(course_progress.c.percentage > 0).limit(1)).one()
        keys = [course_progress.c[name] == getattr(wrong, name) for name in ("company_id", "user_id", "course_id")]
        connection.execute(update(course_progress).where(*keys).values(percentage=0.5))
    session = SiteSession(context, site, real_app)  # type: ignore[arg-type]
    card = VerifyCard(context, session)
    qtbot.addWidget(card)
    card.show()
    card.sample_box.setCurrentIndex(card.sample_box.count() - 1)
    card.start()
    qtbot.waitUntil(lambda: not context.tasks.running, timeout=60_000)
    assert not card.error_panel.isVisible(), card.error_panel.detail_label.text()
    (found,) = card.differences.rows
    assert f"({wrong.company_id})" in found.company and f"({wrong.user_id})" in found.learner and found.is_wrong
    assert found.company != f"{wrong.company_id}", "by its name"
    session.close()


def test_one_card_and_one_primary_button_at_a_time(desk: Desk, card: VerifyCard) -> None:
    page = desk.window.page
    assert isinstance(page, SyncPage)
    for other, shown, hidden in (
        (page.schedule_button, page.schedule_card, card),
        (page.store_card.verify_button, card, page.schedule_card),
    ):
        other.click()
        assert shown.isVisible() and not hidden.isVisible()
        primary = [one for one in page.findChildren(QPushButton) if one.property("look") == "primary"]
        assert len([one for one in primary if one.isVisible()]) == 1


def test_batch_size_and_time_limit_are_found_from_the_schedule(desk: Desk, card: VerifyCard) -> None:
    page = desk.window.page
    assert isinstance(page, SyncPage)
    page.schedule_button.click()
    page.schedule_card.limits_button.click()
    desk.settle()
    settings = desk.window.page
    assert isinstance(settings, SettingsPage) and settings.finder.search.text() == "Batch size"
