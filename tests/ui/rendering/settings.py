"""Settings, state by state."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from alx_desktop.config import EndpointSettings, Schedule, SyncSettings
from tests.ui import fakes
from tests.ui.rendering.shot import Shot, scene


@scene
def settings(shot: Shot) -> None:
    shot.open("settings")


@scene
def settings_foot(shot: Shot) -> None:
    settings(shot)
    shot.to_foot()


@scene
def settings_store(shot: Shot) -> None:
    settings(shot)
    _to_store(shot)


@scene
def settings_store_running(shot: Shot) -> None:
    settings(shot)
    shot.app.care.release.clear()
    shot.page.store.rebuild()
    _to_store(shot)


@scene
def settings_store_checked(shot: Shot) -> None:
    settings(shot)
    advice = "Run `alx-desktop doctor --repair`. The next sync then reads everything from Moodle again."
    shot.app.care.found = [
        fakes.FakeFinding("error", "Course progress refers to learners that are not there", advice),
        fakes.FakeFinding(
            "warning", "Indexes are missing, so that pages are slow", "Run `alx-desktop doctor --repair`."
        ),
    ]
    shot.page.store.check()
    _to_store(shot)


def _to_store(shot: Shot) -> None:
    shot.settle(200)
    for area in shot.page.findChildren(QScrollArea):
        area.ensureWidgetVisible(shot.page.retention, 0, 40)
    shot.settle()


@scene
def settings_other(shot: Shot) -> None:
    shot.app.profiles.update(
        fakes.northwind(
            sync=SyncSettings(batch_size=5_000, time_limit=600, schedule=Schedule(incremental_minutes=15)),
            endpoint=EndpointSettings(cache_megabytes=0, sandbox=False),
        )
    )
    settings(shot)


@scene
def settings_only_other(shot: Shot) -> None:
    settings_other(shot)
    shot.page.finder.other_chip.click()
    shot.settle()


@scene
def settings_found(shot: Shot) -> None:
    settings_other(shot)
    shot.page.finder.search.setText("time")
    shot.settle(400)


@scene
def settings_not_found(shot: Shot) -> None:
    settings(shot)
    shot.page.finder.search.setText("nowhere")
    shot.settle(400)


@scene
def dialog_rebuild(shot: Shot) -> QWidget:
    settings(shot)
    shot.page.store.ask_rebuild()
    return shot.dialog()


@scene
def dialog_vault_make(shot: Shot) -> QWidget:
    settings(shot)
    shot.settle(250)
    card = shot.page.vault
    card.make_button.click()
    shot.settle(250)
    return card.dialog
