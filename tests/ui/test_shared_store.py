"""Opening a shared store from the window: at the first start, from the list of sites, and after a login was refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import SecretNotKept, StoreDamaged, StoreLoginRefused, StoreRightMissing
from alx_desktop.services.shared_stores import StorePlace
from alx_desktop.ui.sites.shared_store_dialog import SharedStoreDialog
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.theme import Theme
from tests.ui import fakes
from tests.ui.conftest import Desk
from tests.ui.fake_shared_stores import PLACE


@pytest.fixture
def new_desk(qtbot: QtBot, theme: Theme, tasks: TaskRunner, tmp_path: Path) -> Desk:
    """A machine without any site."""
    made = Desk(qtbot, fakes.FakeApp(tmp_path / "app", profiles=[]), theme, tasks, tmp_path)
    made.flow.start()
    made.settle()
    return made


def dialog(desk: Desk) -> SharedStoreDialog:
    (found,) = [one for one in desk.window.findChildren(SharedStoreDialog) if one.isVisible()]
    return found


def fill(found: SharedStoreDialog) -> None:
    for field, text in ((found.name_field, "Training"), (found.host_field, " store.example "),
                        (found.database_field, "alx"), (found.login_field, "lea"),
                        (found.password_field, "a secret")):  # fmt: skip
        assert not found.open_button.isEnabled() or field is found.password_field
        field.setText(text)
    found.port_field.setValue(5433)


def test_who_was_let_in_starts_without_moodle(new_desk: Desk) -> None:
    desk = new_desk
    desk.flow.welcome.shared_button.click()
    found = dialog(desk)
    fill(found)
    stores = desk.app.shared_stores
    stores.failure = StoreLoginRefused("password authentication failed")
    found.open_button.click()
    desk.settle()
    assert found.error_panel.isVisible() and found.isVisible()
    assert found.host_field.text() == " store.example ", "nothing typed is lost"
    stores.failure = None
    found.open_button.click()
    desk.wait(lambda: desk.flow.session is not None)
    desk.settle()
    assert stores.asked[-1] == ("add", "Training", StorePlace("store.example", 5433, "alx", "lea"), "a secret", True)
    assert desk.flow.session is not None and desk.flow.session.site.profile.name == "Training"
    desk.window.go_to("settings")
    desk.settle()
    desk.close()


def test_the_list_of_sites_and_the_palette_offer_it(desk: Desk) -> None:
    desk.start()
    menu = desk.flow.menu.pop_up(desk.window)
    assert "Open a shared store …" in [action.text() for action in menu.actions()]
    menu.close()
    next(one for one in desk.flow.menu.commands() if one.title == "Open a shared store").run()
    dialog(desk).reject()
    assert desk.app.shared_stores.asked == []


def test_a_keychain_that_refuses_holds_nobody_up(desk: Desk) -> None:
    desk.start()
    desk.flow.menu.shared_asked.emit()
    found = dialog(desk)
    fill(found)
    desk.app.shared_stores.late_failure = SecretNotKept("the keychain is locked")
    found.open_button.click()
    desk.wait(lambda: desk.flow.session is not None and desk.flow.session.site.profile.name == "Training")
    desk.settle()


@pytest.mark.parametrize("refused", [StoreLoginRefused("no"), StoreRightMissing("lea is not among the people")])
def test_a_site_whose_store_refuses_the_login_asks_for_another(
    desk: Desk, refused: StoreLoginRefused | StoreRightMissing
) -> None:
    desk.app.opening_failure = refused
    desk.flow.start()
    desk.wait(lambda: desk.flow.failed.isVisible())
    assert desk.flow.failed.login_button.isVisible()
    desk.flow.failed.login_button.click()
    desk.settle()
    found = dialog(desk)
    assert (found.host_field.text(), found.port_field.value(), found.login_field.text()) == (
        "store.example",
        5433,
        "lea",
    )
    assert not found.name_field.isVisible()
    found.password_field.setText("new")
    desk.app.opening_failure = None
    found.open_button.click()
    desk.wait(lambda: desk.flow.session is not None)
    desk.settle()
    assert desk.app.shared_stores.asked == [("log in", "Northwind Training", PLACE, "new", True)]


def test_another_failure_offers_no_login(desk: Desk) -> None:
    desk.app.opening_failure = StoreDamaged("row 17")
    desk.flow.start()
    desk.wait(lambda: desk.flow.failed.isVisible())
    assert not desk.flow.failed.login_button.isVisible()
