"""The window with several sites: switching, removing, adding, changing them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui import fakes
from tests.ui.conftest import Desk
from tests.ui.window_parts import button, dialog


@pytest.fixture
def two_sites(desk: Desk) -> Desk:
    desk.app.profiles.update(fakes.northwind(name="Second"))
    return desk


def test_switching_sites(two_sites: Desk) -> None:
    desk = two_sites.start()
    first = desk.app.opened[0]
    desk.window.rail.site_button.click()
    menu = next(child for child in desk.window.findChildren(QMenu) if child.isVisible())
    assert [action.text() for action in menu.actions() if action.isCheckable()] == ["Northwind Training", "Second"]
    assert desk.flow.session is not None
    desk.flow.session._retiring.setInterval(1)
    next(action for action in menu.actions() if action.text() == "Second").trigger()
    menu.close()
    desk.wait(lambda: desk.flow.session is not None and desk.flow.session.site.profile.name == "Second")
    desk.settle()
    desk.wait(lambda: first.is_closed)
    assert desk.window.windowTitle().startswith("Second")


def test_what_was_offered_for_a_site_goes_with_it(two_sites: Desk) -> None:
    desk = two_sites.start()
    undone: list[bool] = []
    desk.window.message_bar.offer("Batch size: 5,000", "Undo", lambda: undone.append(True))
    desk.flow.open_site("Second")
    desk.settle()
    assert not desk.window.message_bar.action_button.isVisible()
    desk.window.message_bar.action_button.click()
    assert undone == []


def test_the_last_site_opens_first(two_sites: Desk) -> None:
    two_sites.state.profile = "Second"
    two_sites.start()
    assert two_sites.window.windowTitle().startswith("Second")


def test_a_named_site_opens_whatever_was_last(two_sites: Desk) -> None:
    two_sites.state.profile = "Second"
    two_sites.flow.start("Northwind Training")
    two_sites.wait(lambda: two_sites.flow.session is not None)
    assert two_sites.window.windowTitle().startswith("Northwind")


def test_switching_while_a_sync_runs_asks(two_sites: Desk) -> None:
    desk = two_sites.start()
    assert desk.flow.session is not None
    desk.flow.session.start_sync()
    assert desk.app.sync.started.wait(10)
    desk.flow.open_site("Second")
    question = dialog(desk, ConfirmDialog)
    assert desk.flow.session.is_syncing
    button(question, "Stop and open Second").click()
    desk.wait(lambda: desk.flow.session is not None and desk.flow.session.site.profile.name == "Second")
    assert desk.app.sync.runs[0].result.value == "cancelled"


def test_removing_the_open_site_opens_the_next(two_sites: Desk) -> None:
    desk = two_sites.start()
    assert desk.flow.session is not None
    first = desk.app.opened[0]
    desk.flow.session.removal_asked.emit(True)
    desk.wait(lambda: desk.flow.session is not None)
    assert desk.flow.session.site.profile.name == "Second"
    assert first.is_closed
    assert [profile.name for profile in desk.app.profiles.list()] == ["Second"]


def test_removing_the_last_site_welcomes(desk: Desk) -> None:
    desk.start()
    assert desk.flow.session is not None
    desk.flow.session.removal_asked.emit(False)
    desk.wait(lambda: desk.window.stack.currentWidget() is desk.flow.welcome)


def test_editing_the_connection_from_the_window(desk: Desk) -> None:
    desk.start()
    desk.flow.edit_connection()
    panel = desk.flow.assistant
    assert panel is not None
    assert panel.database.host_field.text() == "db.northwind.example"
    panel.cancel_button.click()
    assert desk.window.page is not None
    assert desk.flow.assistant is None
    desk.settle()


def test_a_new_site_from_the_assistant_is_synced(desk: Desk) -> None:
    desk.start()
    desk.app.profiles.update(fakes.northwind(name="Third"))
    desk.flow._on_assistant_finished("Third", True)
    desk.wait(lambda: desk.flow.session is not None and desk.flow.session.is_syncing)
    assert desk.window.page is not None
    assert desk.window.page.key == "sync"
    desk.app.sync.release.set()
    desk.wait(lambda: not desk.tasks.running)


def test_changed_settings_build_the_other_pages_anew(desk: Desk) -> None:
    desk.start("settings")
    assert set(desk.window._pages) == {"control_center", "settings"}
    assert desk.flow.session is not None
    desk.flow.session.save_profile(fakes.northwind(time_zone="Europe/Paris"))
    desk.settle()
    assert set(desk.window._pages) == {"settings"}
    desk.window.go_to("control_center")
    desk.settle()
