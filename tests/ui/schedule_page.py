"""The Sync page of a site with a schedule, and what its scheduler tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from alx_desktop.config import Schedule
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.services.scheduler_state import ScheduledRun, SchedulerState
from alx_desktop.services.scheduler_turn import TurnEnd
from alx_desktop.sync.schedule import NO_TROUBLE, Plan
from alx_desktop.ui import scheduled_sync
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.sync import SyncPage
from alx_desktop.ui.session import SiteSession
from tests.ui import fakes

NAME = "Northwind Training"
IDLE = SchedulerState(NAME, paused=False, next_at=fakes.NOW + 118, next_mode=SyncMode.INCREMENTAL,
                      reason="every 5 minutes")  # fmt: skip
RUNNING = replace(IDLE, running=ScheduledRun(SyncMode.RECONCILE, fakes.NOW - 3.0))
DONE = SyncRun("s" * 32, SyncMode.RECONCILE, RunResult.SUCCESS, fakes.NOW - 4, fakes.NOW - 1, updated=7)


def end(run: SyncRun | None = None, error: Exception | None = None, busy: bool = False) -> TurnEnd:
    return TurnEnd(Plan(None, None, ""), fakes.NOW, NO_TROUBLE, run, error=error, busy=busy)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduled_sync, "SHOW_AFTER_MS", 0)
    monkeypatch.setattr(scheduled_sync, "LOOK_MS", 5)


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession) -> SyncPage:
    made = SyncPage(context, session)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.activate()
    session.refresh_status()
    qtbot.waitUntil(lambda: not made.context.tasks.running)
    return made


def line(page: SyncPage) -> str:
    return f"{page.header.freshness_label.text()} {page.next_label.text()}".strip()


def schedule_of(app: fakes.FakeApp) -> Schedule:
    return app.profiles.get(NAME).sync.schedule
