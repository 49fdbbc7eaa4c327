"""The Companies page over the synced demo with its real services, as tests and pictures use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alx_desktop.app import App
from alx_desktop.paths import DataDir
from alx_desktop.services.site import Site
from alx_desktop.ui.companies.detail import TABS
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.companies import CompaniesPage
from alx_desktop.ui.session import SiteSession
from tests.waiting import LONG


class Desk:
    """The page as a person has it before them. messages: what was said, with what could be undone."""

    def __init__(self, qtbot: QtBot, context: UiContext, app: App, site: Site, folder: Path) -> None:
        self.qtbot, self.site, self.context = qtbot, site, context
        self.session = SiteSession(context, site, app)  # type: ignore[arg-type]
        self.page = CompaniesPage(context, self.session, QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(self.page)
        self.page.resize(1080, 760)
        self.page.show()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it holds."""
        self.qtbot.waitUntil(condition, timeout=int(LONG * 1000))

    def settle(self) -> None:
        """Until nothing runs."""
        self.wait(lambda: not self.context.tasks.running)
        QApplication.processEvents()
        self.wait(lambda: not self.context.tasks.running)

    def start(self) -> Desk:
        """Visit the page."""
        self.page.activate()
        self.settle()
        return self

    def open(self, row: int, tab: str = "overview") -> int:
        """Open a company by double click and go to a tab; returns its id."""
        company_id = self.page.list.model.rows[row].id
        table = self.page.list.table
        place = table.visualRect(self.page.list.model.index(row, 0)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()
        self.go_to(tab)
        return company_id

    def go_to(self, tab: str) -> None:
        """Click a tab."""
        tabs = self.page.detail.tabs
        place = tabs.tabRect(TABS.index(tab)).center()
        self.qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def choose(self, *rows: int) -> list[int]:
        """Select rows with Ctrl and the mouse; returns the companies' ids."""
        table = self.page.list.table
        table.clearSelection()
        for row in rows:
            place = table.visualRect(self.page.list.model.index(row, 0)).center()
            self.qtbot.mouseClick(
                table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place
            )
        return [line.id for line in self.page.list.chosen()]


@pytest.fixture
def real_app(synced_copy: Path) -> Iterator[App]:
    """The application over a copy of the synced demo."""
    made = App(DataDir(synced_copy))
    yield made
    made.close()


@pytest.fixture
def site(real_app: App) -> Iterator[Site]:
    """The demo, opened."""
    opened = real_app.open_site("demo")
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, context: UiContext, real_app: App, site: Site, tmp_path: Path) -> Desk:
    """The page, visited."""
    return Desk(qtbot, context, real_app, site, tmp_path).start()
