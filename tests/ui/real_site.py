"""The real application over a copy of the synced demo, as the window gets it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from alx_desktop.app import App
from alx_desktop.config import EndpointSettings
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from tests.site_settings import put
from tests.unit.synced_demo import app, synced_copy, synced_demo

__all__ = ["app", "session", "synced_copy", "synced_demo"]


@pytest.fixture
def session(qtbot: QtBot, context: UiContext, app: App) -> Iterator[SiteSession]:
    """The demo, opened, on a free port."""
    profile = app.profiles.get("demo")
    put(app.profiles, profile.model_copy(update={"endpoint": EndpointSettings(port=0)}))
    made = SiteSession(context, app.open_site("demo"), app)  # type: ignore[arg-type]
    yield made
    qtbot.waitUntil(lambda: not context.tasks.running, timeout=20_000)
    made.close()
    made.deleteLater()
