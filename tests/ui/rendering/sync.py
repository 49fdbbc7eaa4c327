"""Sync, state by state."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from alx_desktop.domain.errors import ConnectionLost, HostUnknown
from tests.ui import fake_sync, fake_verify, fakes
from tests.ui.rendering.shot import Shot, scene


@scene
def sync(shot: Shot) -> None:
    shot.open("sync")


@scene
def sync_running(shot: Shot) -> None:
    shot.open("sync")
    shot.session.start_sync()
    shot.settle(250)


@scene
def sync_by_company(shot: Shot) -> None:
    shot.app.sync.steps = fake_sync.with_companies()
    sync_running(shot)


@scene
def sync_by_company_unknown(shot: Shot) -> None:
    shot.app.sync.steps = fake_sync.with_companies(expects=False)
    sync_running(shot)


@scene
def sync_several(shot: Shot) -> None:
    shot.open("sync")
    shot.session.start_company_syncs([1, 2, 3])
    shot.settle(250)


@scene
def sync_held(shot: Shot) -> None:
    shot.app.sync.pending = list(fakes.HELD)
    sync(shot)


@scene
def sync_failed(shot: Shot) -> None:
    shot.app.sync.failure = HostUnknown("db.northwind.example: name or service not known")
    shot.app.sync.release.set()
    sync(shot)
    shot.session.start_sync()
    shot.settle(300)


@scene
def sync_detail(shot: Shot) -> None:
    sync(shot)
    shot.page.history.table.selectRow(4)
    shot.settle()


@scene
def sync_learners(shot: Shot) -> None:
    sync(shot)
    shot.page.history.table.selectRow(2)
    shot.settle(200)
    shot.page.history.detail.findChild(QScrollArea).verticalScrollBar().setValue(300)
    shot.settle()


@scene
def sync_empty(shot: Shot) -> None:
    shot.app.sync.runs.clear()
    shot.app.sync.age = None
    sync(shot)


@scene
def scheduled(shot: Shot) -> None:
    quiet = fakes.northwind().sync.schedule.model_validate({"quiet_from": "02:00", "quiet_to": "03:00"})
    shot.app.profiles.update(fakes.northwind(sync=fakes.northwind().sync.model_copy(update={"schedule": quiet})))
    shot.app.scheduler.states["Northwind Training"] = fakes.SchedulerState(
        "Northwind Training", paused=False, next_at=fakes.NOW + 118, next_mode=fakes.SyncMode.INCREMENTAL,
        reason="every 5 minutes",
    )  # fmt: skip
    sync(shot)


@scene
def sync_schedule(shot: Shot) -> None:
    scheduled(shot)
    shot.page.schedule_button.click()
    shot.settle()


@scene
def dialog_sync_recheck(shot: Shot) -> QWidget:
    sync_schedule(shot)
    shot.page.schedule_card.recheck_button.click()
    return shot.dialog()


@scene
def sync_schedule_wrong(shot: Shot) -> None:
    sync_schedule(shot)
    shot.page.schedule_card.reconcile.setValue(5)
    shot.page.schedule_card.incremental.setValue(30)
    shot.settle()


@scene
def sync_verify(shot: Shot) -> None:
    shot.app.verify.found, shot.app.verify.differences = fake_verify.DIFFERENT, fake_verify.NAMED
    scheduled(shot)
    shot.page.open_verify()
    shot.page.verify_card.start()
    shot.settle(200)


@scene
def sync_verify_running(shot: Shot) -> None:
    shot.app.verify.release.clear()
    scheduled(shot)
    shot.page.open_verify()
    shot.page.verify_card.start()
    shot.settle(200)


@scene
def sync_paused(shot: Shot) -> None:
    paused = fakes.northwind().sync.schedule.model_copy(update={"automatic": False})
    shot.app.profiles.update(fakes.northwind(sync=fakes.northwind().sync.model_copy(update={"schedule": paused})))
    sync(shot)


@scene
def sync_read_error(shot: Shot) -> None:
    shot.app.sync.reading_failure = ConnectionLost("the store's server went away")
    sync(shot)


@scene
def dialog_remove_rows(shot: Shot) -> QWidget:
    sync_held(shot)
    shot.page.held_card._remove(fakes.HELD[0])
    return shot.dialog()
