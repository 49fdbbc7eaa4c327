"""Diagnostics, state by state."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtWidgets import QWidget

from tests.ui import fakes
from tests.ui.fake_diagnostics import WRONG
from tests.ui.rendering.shot import DAMAGED, Shot, scene


def _diagnostics(shot: Shot, part: str = "checks") -> Any:
    log = shot.app.data_dir.logs / "alx-desktop.log"
    log.parent.mkdir(exist_ok=True)
    moment = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(fakes.NOW - 900))
    lines = [
        ("INFO", "sync.engine", "sync incremental: success; read, inserted, updated, removed, held: 120, 3, 41, 0, 0"),
        ("WARNING", "moodle.source", "Moodle's database does not answer, next try in about 2.0 s: Connection lost"),
        ("ERROR", "ui.tasks", "task failed unexpectedly\nTraceback (most recent call last):\nValueError: broken"),
    ]
    log.write_text(
        "".join(f"{moment},000 {level:<7} 4711 alx_desktop.{where}: {text}\n" for level, where, text in lines * 20),
        encoding="utf-8",
    )
    shot.open("diagnostics", part)
    return shot.page


@scene
def diagnostics(shot: Shot) -> None:
    _diagnostics(shot)


@scene
def diagnostics_found(shot: Shot) -> None:
    shot.app.diagnostics.findings = WRONG
    shot.app.crashes.keep(ValueError("broken"))
    _diagnostics(shot).run_checks()
    shot.settle(200)


@scene
def diagnostics_running(shot: Shot) -> None:
    shot.app.diagnostics.release.clear()
    _diagnostics(shot).run_checks()
    shot.settle(200)


@scene
def diagnostics_failed(shot: Shot) -> None:
    shot.app.diagnostics.failure = DAMAGED
    _diagnostics(shot).run_checks()
    shot.settle(200)


@scene
def diagnostics_log(shot: Shot) -> None:
    page = _diagnostics(shot, "log")
    page.log.table.selectRow(0)
    shot.settle()


@scene
def diagnostics_log_empty(shot: Shot) -> None:
    _diagnostics(shot)
    (shot.app.data_dir.logs / "alx-desktop.log").unlink()
    shot.window.go_to("diagnostics", "log")
    shot.settle()


@scene
def diagnostics_store(shot: Shot) -> None:
    _diagnostics(shot, "store")


@scene
def diagnostics_store_loading(shot: Shot) -> None:
    shot.app.care.gate.clear()
    _diagnostics(shot, "store")


@scene
def diagnostics_store_error(shot: Shot) -> None:
    shot.app.care.failure = DAMAGED
    _diagnostics(shot, "store")


@scene
def diagnostics_versions(shot: Shot) -> None:
    page = _diagnostics(shot)
    page.run_checks()
    shot.settle(200)
    page.show_part(3)
    shot.settle()


@scene
def dialog_bundle(shot: Shot) -> QWidget:
    _diagnostics(shot).open_bundle()
    return shot.dialog(500)


@scene
def dialog_bundle_waiting(shot: Shot) -> QWidget:
    shot.app.diagnostics.release.clear()
    _diagnostics(shot).open_bundle()
    return shot.dialog()


@scene
def dialog_crash(shot: Shot) -> QWidget:
    try:
        [][1]
    except IndexError as error:
        shot.app.crashes.keep(error)
    page = _diagnostics(shot)
    page.checks.crash_card.view_button.click()
    return shot.dialog()


@scene
def dialog_about(shot: Shot) -> QWidget:
    page = _diagnostics(shot, "versions")
    page.versions.licences_button.click()
    return shot.dialog(900)
