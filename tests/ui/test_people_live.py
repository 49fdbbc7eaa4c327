"""The real window over a shared store on a real server, as an analyst opens it: every page, and not one error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QStackedWidget
from pytestqt.qtbot import QtBot

from alx_desktop.domain.people import Person, Role
from alx_desktop.services.people import PeopleService
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.page_shelf import PageShelf
from alx_desktop.ui.places import default_places
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.states import ErrorPanel
from tests.integration.shared_site import SharedSite, forget_role, make_shared_site
from tests.servers import PostgresServer
from tests.ui.conftest import RecordedMessages
from tests.unit.synced_demo import synced_demo

__all__ = ["synced_demo"]

LEA = "lea"


@pytest.fixture
def shared(postgres: PostgresServer, synced_demo: Path, tmp_path: Path) -> SharedSite:
    made = make_shared_site(postgres, "people_window", synced_demo, tmp_path / "machine")
    forget_role(postgres, LEA)
    PeopleService(made.owner, None).add(Person(LEA, Role.ANALYST, made.companies[:1]), "a secret")
    return made


@pytest.fixture
def session(qtbot: QtBot, context: UiContext, shared: SharedSite, tmp_path: Path) -> Iterator[SiteSession]:
    with shared.app(LEA, tmp_path / "hers") as (app, site):
        made = SiteSession(context, site, app)  # type: ignore[arg-type]
        yield made
        qtbot.waitUntil(lambda: not context.tasks.running, timeout=20_000)
        made.scheduled.leave()
        made.deleteLater()


def settle(qtbot: QtBot, context: UiContext) -> None:
    for _again in range(3):
        qtbot.waitUntil(lambda: not context.tasks.running, timeout=20_000)
        QApplication.processEvents()


def test_every_page_opens_without_an_error(
    qtbot: QtBot, context: UiContext, session: SiteSession, messages: RecordedMessages, tmp_path: Path
) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.resize(1200, 800)
    stack.show()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    shelf = PageShelf(stack, default_places(), lambda _page: None)
    failed: list[Any] = []
    context.tasks.task_failed.connect(lambda *what: failed.append(what))
    session.refresh_status()
    for place in default_places():
        page = shelf.visit(place.place.key, context, session, settings)
        stack.setCurrentWidget(page)
        page.activate()
        settle(qtbot, context)
        page.refresh()
        settle(qtbot, context)
        shown = [panel for panel in page.findChildren(ErrorPanel) if panel.isVisible()]
        assert shown == [], place.place.key
        page.commands()
    session.sampling.take()
    settle(qtbot, context)
    assert (failed, messages.errors) == ([], [])
    assert session.status is not None and session.status.store.rows_live > 0
