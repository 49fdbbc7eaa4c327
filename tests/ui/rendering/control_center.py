"""The Control Center, state by state."""

from __future__ import annotations

from tests.ui import fakes
from tests.ui.rendering.shot import DAMAGED, Shot, scene


@scene
def control_center(shot: Shot) -> None:
    shot.start()


@scene
def control_center_calm(shot: Shot) -> None:
    shot.app.attention.items = ()
    shot.app.overview.answer = fakes.overview()
    shot.start()


@scene
def control_center_loading(shot: Shot) -> None:
    shot.app.overview.gate.clear()
    shot.start()


@scene
def control_center_empty(shot: Shot) -> None:
    shot.app.overview.answer = fakes.NOTHING
    shot.app.attention.items = ()
    shot.app.sync.runs.clear()
    shot.app.sync.age = None
    shot.start()


@scene
def control_center_error(shot: Shot) -> None:
    shot.app.overview.failure = DAMAGED
    shot.start()


@scene
def control_center_stale_error(shot: Shot) -> None:
    shot.start()
    shot.app.overview.failure = DAMAGED
    shot.window.refresh()
    shot.settle()


@scene
def control_center_collapsed(shot: Shot) -> None:
    shot.start()
    shot.window.rail.toggle()
    shot.settle()


@scene
def control_center_busy(shot: Shot) -> None:
    shot.app.attention.items = fakes.waiting()
    shot.app.endpoint.start()
    shot.start()
    shot.session.attention.wait_a_day(fakes.waiting()[1])
    shot.settle()


@scene
def control_center_foot(shot: Shot) -> None:
    shot.start()
    shot.to_foot()
