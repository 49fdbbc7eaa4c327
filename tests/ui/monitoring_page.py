"""The Monitoring page over a site with a year of figures, and a person's steps on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.monitoring import MonitoringPage
from alx_desktop.ui.session import SiteSession
from benchmarks.metrics_store import MetricsSize
from tests.ui import fakes
from tests.ui.monitoring_site import make_monitoring

SMALL = MetricsSize(companies=2, requests=600, runs=300)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A site with a year of figures; tests only read it."""
    return make_monitoring(tmp_path_factory.mktemp("monitoring"), SMALL)


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession, tmp_path: Path) -> MonitoringPage:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MonitoringPage(context, session, settings)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    return made


def settle(qtbot: QtBot, page: MonitoringPage) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=10_000)
    cards = page.view.cards.values()

    def is_drawn() -> bool:
        return all(card.plot is not None for card in cards if card.chart is not None and not card.chart.is_empty)

    qtbot.waitUntil(is_drawn, timeout=10_000)


def visit(qtbot: QtBot, page: MonitoringPage, service: Any, view: str = "endpoint") -> MonitoringPage:
    page._session.site.monitoring.service = service  # type: ignore[attr-defined]
    page.activate()
    settle(qtbot, page)
    if view != "endpoint":
        click(qtbot, page.view_segments.buttons[view])
        settle(qtbot, page)
    return page


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def label(page: MonitoringPage, key: str) -> str:
    return page.views["endpoint"].figures[key].value_label.text()  # type: ignore[attr-defined]


def button(page: MonitoringPage, text: str) -> QPushButton:
    return next(found for found in page.findChildren(QPushButton) if found.text() == text and found.isVisible())
