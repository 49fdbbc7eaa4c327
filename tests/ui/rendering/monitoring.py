"""Monitoring, state by state."""

from __future__ import annotations

from functools import cache
from typing import Any

from alx_desktop.services.monitoring import MonitoringService
from tests.ui.monitoring_site import make_monitoring
from tests.ui.rendering.shot import DAMAGED, Shot, scene
from tests.ui.rendering.stage import new_folder


@cache
def _year() -> MonitoringService:
    """Only read, so one is enough for all scenes."""
    return make_monitoring(new_folder())


@scene
def monitoring(shot: Shot) -> None:
    shot.app.monitoring.service = _year()
    shot.open("monitoring")
    _wait_for_plots(shot)


def _wait_for_plots(shot: Shot) -> None:
    """Plots are imported on a worker, and made one in a turn."""
    shot.wait_for(lambda: all(card.plot is not None for card in shot.page.view.cards.values()))
    shot.settle(100)


def _monitoring_view(shot: Shot, view: str, chosen: str) -> Any:
    monitoring(shot)
    page = shot.page
    page.range_segments.choose(chosen)
    page.view_segments.choose(view)
    shot.settle(100)
    _wait_for_plots(shot)
    return page


@scene
def monitoring_year(shot: Shot) -> None:
    _monitoring_view(shot, "endpoint", "year")


@scene
def monitoring_hour(shot: Shot) -> None:
    _monitoring_view(shot, "endpoint", "hour")


@scene
def monitoring_sync(shot: Shot) -> None:
    _monitoring_view(shot, "sync", "week")


@scene
def monitoring_store(shot: Shot) -> None:
    _monitoring_view(shot, "store", "quarter")


@scene
def monitoring_errors(shot: Shot) -> None:
    page = _monitoring_view(shot, "endpoint", "month")
    page.view.tables.tables["errors"].selectRow(0)
    page.view.tables.tables["errors"].row_activated.emit(0)
    shot.settle(300)
    shot.to_foot()


@scene
def monitoring_tokens(shot: Shot) -> None:
    _monitoring_view(shot, "endpoint", "month").view.tables.segments.choose("tokens")
    shot.settle(300)
    shot.to_foot()


@scene
def monitoring_points(shot: Shot) -> None:
    _monitoring_view(shot, "endpoint", "week").view.tables.segments.choose("points")
    shot.to_foot()


@scene
def monitoring_token(shot: Shot) -> None:
    page = _monitoring_view(shot, "endpoint", "quarter")
    page.view.tables.segments.choose("tokens")
    shot.settle(300)
    page.view.tables.tables["tokens"].row_activated.emit(0)
    shot.settle(600)


@scene
def monitoring_plans(shot: Shot) -> None:
    page = _monitoring_view(shot, "sync", "week")
    page.view.tables.segments.choose("plans")
    shot.settle(600)
    page.view.tables.tables["plans"].row_activated.emit(0)
    shot.to_foot()


@scene
def monitoring_today(shot: Shot) -> None:
    page = _monitoring_view(shot, "sync", "week")
    page.view.tables.segments.choose("today")
    shot.settle(600)
    shot.to_foot()


@scene
def monitoring_loading(shot: Shot) -> None:
    shot.app.monitoring.gate.clear()
    shot.open("monitoring")


@scene
def monitoring_empty(shot: Shot) -> None:
    shot.open("monitoring")


@scene
def monitoring_sync_empty(shot: Shot) -> None:
    monitoring_empty(shot)
    shot.page.view_segments.choose("sync")
    shot.settle()


@scene
def monitoring_store_empty(shot: Shot) -> None:
    monitoring_empty(shot)
    shot.page.view_segments.choose("store")
    shot.settle()


@scene
def monitoring_error(shot: Shot) -> None:
    shot.app.monitoring.failure = DAMAGED
    shot.open("monitoring")


@scene
def monitoring_stale_error(shot: Shot) -> None:
    monitoring(shot)
    shot.app.monitoring.failure = DAMAGED
    shot.window.refresh()
    shot.settle(300)
