"""Pages that are built before they are visited: whole at a visit, silent before it, gone with their site."""

from __future__ import annotations

import importlib
import sys
import threading
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from alx_desktop.ui import preparing
from alx_desktop.ui.monitoring.plot_loading import PLOT
from alx_desktop.ui.pages.settings import SettingsPage
from alx_desktop.ui.pages.sync import SyncPage
from alx_desktop.ui.places import default_places, page_module
from alx_desktop.ui.preparing import PagePreparation
from tests.ui import fakes
from tests.ui.conftest import Desk

KEYS = {spec.place.key for spec in default_places()}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "CALM_MS", 0)
    monkeypatch.setattr(preparing, "STEP_MS", 0)


def prepared(desk: Desk) -> Desk:
    """The site is open and all pages are built."""
    preparation = PagePreparation(desk.window, default_places())
    with desk.qtbot.waitSignal(preparation.prepared, timeout=20_000):
        desk.start()
    desk.settle()
    return desk


def begin(desk: Desk, key: str) -> None:
    """Build until that page has begun, and is not whole."""
    while key not in desk.window._pages._begun:
        assert desk.window.build_ahead()


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_page_is_where_the_preparation_imports_it(key: str) -> None:
    importlib.import_module(page_module(key))


def test_classes_of_the_window_are_made_on_the_main_thread(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a worker made some, the main thread's events crashed: once in 180 starts."""
    found: list[tuple[str, bool]] = []

    def watched(name: str, _package: str | None = None) -> ModuleType:
        found.append((name, threading.current_thread() is threading.main_thread()))
        return sys.modules.get(name) or __import__(name)

    monkeypatch.setattr(importlib, "import_module", watched)
    prepared(desk)
    desk.qtbot.waitUntil(lambda: PLOT in dict(found))
    ours = {name for name, _on_main in found if name.startswith("alx_desktop.ui")}
    assert ours == {PLOT, *map(page_module, KEYS)} <= {name for name, on_main in found if on_main}


def test_all_pages_are_built_and_only_the_first_reads(desk: Desk) -> None:
    prepared(desk)
    assert set(desk.window._pages) == KEYS
    unseen = {page.key for page in desk.window._pages.pages() if page.is_unseen}
    assert unseen == KEYS - {"control_center"}
    page = desk.window._pages._whole["sync"]
    assert isinstance(page, SyncPage) and page.history.finished is None
    assert desk.window.page is not None and desk.window.page.key == "control_center"


def test_a_page_reads_when_it_is_visited_and_again_from_then_on(desk: Desk) -> None:
    prepared(desk)
    page = desk.window._pages._whole["sync"]
    assert isinstance(page, SyncPage) and desk.flow.session is not None
    desk.flow.session.data_changed.emit()
    desk.settle()
    assert page.history.finished is None
    desk.window.go_to("sync")
    desk.settle()
    assert desk.window.page is page and page.history.finished is not None
    page.history.finished = None
    desk.flow.session.data_changed.emit()
    desk.settle()
    assert page.history.finished is not None


def test_a_visit_completes_what_was_begun(desk: Desk) -> None:
    desk.start()
    begin(desk, "settings")
    half = desk.window._pages._begun["settings"]
    desk.window.go_to("settings")
    page = desk.window.page
    assert isinstance(page, SettingsPage) and page is half and not page.is_unseen
    assert page.about.isVisibleTo(page)
    assert "settings" in desk.window._pages


def test_commands_are_offered_of_whole_pages_only(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.start()
    begin(desk, "reports")
    asked = list[str]()
    for page in (desk.window._pages._begun["reports"], desk.window._pages._whole["control_center"]):
        monkeypatch.setattr(page, "commands", lambda key=page.key: asked.append(key) or [])
    desk.window.open_palette()
    assert asked and set(asked) == {"control_center"}


def test_other_settings_build_the_pages_anew(desk: Desk, qtbot: QtBot) -> None:
    prepared(desk)
    before = desk.window._pages._whole["settings"]
    assert desk.flow.session is not None
    desk.flow.session.save_profile(fakes.northwind(time_zone="Europe/Paris"))
    qtbot.waitUntil(lambda: desk.window._pages._whole.get("settings") not in (None, before), timeout=20_000)


def test_a_site_that_is_left_takes_a_half_built_page_along(desk: Desk) -> None:
    desk.start()
    begin(desk, "reports")
    half = desk.window._pages._begun["reports"]
    desk.window.clear_site()
    assert desk.window.stack.indexOf(half) < 0
    assert not desk.window.build_ahead()
