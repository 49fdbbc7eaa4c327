"""A turn over a real store and a real (demo) Moodle: due or not, which mode, and what it learns from the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from alx_desktop.app import App
from alx_desktop.config import Profile, Schedule, SourceSettings, SyncSettings
from alx_desktop.domain.errors import (
    Cancelled,
    LoginRefused,
    PortRefused,
    SecretMissing,
    SourceError,
    StoreBusy,
    StoreError,
)
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest, SyncRun
from alx_desktop.services.scheduler_turn import LOOK_AGAIN, SHARE, Order, TurnEnd, TurnTaker
from alx_desktop.store.checkpoint import write_state
from alx_desktop.store.lease import Lease
from alx_desktop.store.runs import write_run
from alx_desktop.store.store import Store
from alx_desktop.sync.schedule import NO_TROUBLE, Trouble
from tests.site_settings import put

MINUTE, HOUR, DAY = 60, 3600, 86_400


class StoreClock:
    """The store's clock, moved by hand."""

    def __init__(self, now: float) -> None:
        self.now = now

    def time(self) -> float:
        return self.now


class Desk:
    """The demo with a schedule, a clock, and turns."""

    def __init__(self, app: App, clock: StoreClock) -> None:
        self.app, self.clock = app, clock
        self.began: list[SyncMode] = []
        self.requests: list[SyncRequest] = []
        self.has_password = True

    def set(self, time_limit: int = 0, time_zone: str | None = None, **schedule: Any) -> None:
        sync = SyncSettings(time_limit=time_limit, schedule=Schedule(**schedule))
        profile = self.app.profiles.get("demo")
        put(self.app.profiles, profile.model_copy(update={"sync": sync, "time_zone": time_zone}))

    def open(self, name: str) -> Any:
        site = self.app.open_site(name)
        run = site.sync.run

        def noted(request: SyncRequest, *rest: Any) -> SyncRun:
            self.requests.append(request)
            return run(request, *rest)

        site.sync.run = noted  # type: ignore[method-assign]
        return site

    def turn(self, cancel: CancelToken | None = None, **order: Any) -> TurnEnd:
        taker = TurnTaker(self.open, lambda _name: self.has_password)
        wanted = Order(self.app.profiles.get("demo"), **order)
        return taker.take(wanted, self.began.append, ignore_progress, cancel or CancelToken(), self.clock.now)

    def store(self) -> Store:
        return Store.open(self.app.location(self.app.profiles.get("demo")))


@pytest.fixture
def desk(app: App, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The demo was synced in full just now, by the store's clock."""
    site = app.open_site("demo")
    run = site.sync.history()[0]
    site.close()
    clock = StoreClock(run.started_at + 30)
    monkeypatch.setattr("alx_desktop.store.clock.time", SimpleNamespace(time=clock.time))
    return Desk(app, clock)


def test_nothing_runs_before_it_is_due(desk: Desk) -> None:
    end = desk.turn()
    assert (end.run, end.error, end.busy, desk.began, desk.requests) == (None, None, False, [], [])
    assert (end.plan.mode, end.plan.at) == (SyncMode.INCREMENTAL, desk.clock.now - 30 + 5 * MINUTE)
    assert end.last is not None and end.last.mode is SyncMode.FULL


def test_what_is_due_runs_and_says_what_is_next(desk: Desk) -> None:
    desk.clock.now += 5 * MINUTE
    end = desk.turn()
    assert end.run is not None and end.run.result is RunResult.SUCCESS
    assert (end.run.mode, end.run.started_at) == (SyncMode.INCREMENTAL, int(desk.clock.now))
    assert (desk.began, end.trouble) == ([SyncMode.INCREMENTAL], NO_TROUBLE)
    assert (end.plan.mode, end.plan.at) == (SyncMode.INCREMENTAL, end.run.started_at + 5 * MINUTE)
    assert end.last == end.run


def test_reconcile_when_the_schedule_says_so(desk: Desk) -> None:
    desk.set(incremental_minutes=5, reconcile_minutes=20)
    desk.clock.now += 19 * MINUTE
    assert desk.turn().run.mode is SyncMode.INCREMENTAL
    desk.clock.now += 59
    assert desk.turn().run is None, "a rest after each run"
    desk.clock.now += 1
    assert desk.turn().run.mode is SyncMode.RECONCILE
    assert desk.began == [SyncMode.INCREMENTAL, SyncMode.RECONCILE]


def test_the_schedule_decides_for_the_command_line_too(desk: Desk) -> None:
    """`sync --auto` reconciles by the schedule; its measure is Moodle's clock, which the demo shares with us."""
    for minutes, mode in ((600, SyncMode.INCREMENTAL), (5, SyncMode.RECONCILE)):
        desk.set(reconcile_minutes=minutes)
        site = desk.app.open_site("demo")
        with site.store.writing(site.store.reporting) as connection:
            write_state(connection, last_reconcile_at=int(datetime.now(UTC).timestamp()) - 400)
        assert site.sync.run(SyncRequest()).mode is mode
        site.close()


def test_a_full_sync_every_so_many_days(desk: Desk) -> None:
    desk.set(full_days=2)
    desk.clock.now += 2 * DAY - MINUTE
    assert desk.turn().run.mode is SyncMode.RECONCILE
    desk.clock.now += 2 * MINUTE
    assert desk.turn().run.mode is SyncMode.FULL
    desk.clock.now += 2 * MINUTE
    assert desk.turn().run is None


def test_after_a_long_sleep_one_run_makes_up_for_all(desk: Desk) -> None:
    desk.clock.now += 3 * DAY
    assert desk.turn().run.mode is SyncMode.RECONCILE
    desk.clock.now += 61
    assert desk.turn().run is None


def test_a_clock_that_was_set_back_stops_nothing(desk: Desk) -> None:
    desk.clock.now -= 30 * DAY
    assert desk.turn().run is not None
    desk.clock.now += 61
    assert desk.turn().run is None
    desk.clock.now += 240
    assert desk.turn().run is not None


def test_quiet_hours_in_the_zone_of_the_site(desk: Desk) -> None:
    desk.clock.now += 10 * MINUTE
    local = datetime.fromtimestamp(desk.clock.now, UTC) + timedelta(hours=9)
    bounds = {"quiet_from": time((local.hour - 1) % 24, 0), "quiet_to": time((local.hour + 1) % 24, 0)}
    desk.set(time_zone="Asia/Tokyo", **bounds)
    end = desk.turn()
    assert end.run is None and end.plan.reason.startswith("quiet from")
    assert end.plan.at is not None and desk.clock.now < end.plan.at <= desk.clock.now + HOUR
    assert desk.turn(wish=SyncMode.INCREMENTAL).run is not None, "a person may sync in quiet hours"
    # The site moves: the same hours are another time now.
    desk.clock.now += 10 * MINUTE
    desk.set(time_zone="America/New_York", **bounds)
    assert desk.turn().run is not None


def test_a_run_is_limited_by_the_settings_by_quiet_hours_and_by_others(desk: Desk) -> None:
    desk.clock.now += 10 * MINUTE
    desk.turn()
    local = datetime.fromtimestamp(desk.clock.now, UTC) + timedelta(hours=2)
    desk.set(quiet_from=time(local.hour, 0), quiet_to=time(local.hour, 30), time_zone="UTC")
    desk.clock.now += 10 * MINUTE
    desk.turn()
    desk.set(time_limit=120, quiet_from=time(local.hour, 0), quiet_to=time(local.hour, 30), time_zone="UTC")
    desk.clock.now += 10 * MINUTE
    desk.turn()
    desk.set(full_days=1)
    desk.clock.now += 2 * DAY
    desk.turn(shares=True)
    limits = [request.time_limit for request in desk.requests]
    assert limits[0] == 0
    assert 0 < limits[1] <= 2 * HOUR
    assert limits[2:] == [120, SHARE]


def test_paused_runs_only_what_a_person_asks_for(desk: Desk) -> None:
    desk.set(automatic=False)
    desk.clock.now += DAY
    end = desk.turn()
    assert (end.run, end.plan.at, end.plan.reason) == (None, None, "Automatic sync is paused")
    end = desk.turn(wish=SyncMode.FULL)
    assert end.run is not None and end.run.mode is SyncMode.FULL
    assert desk.began == [SyncMode.FULL]


def test_a_delay_holds_what_is_due_but_not_the_look(desk: Desk) -> None:
    desk.clock.now += HOUR
    end = desk.turn(wait=15.0)
    assert end.run is None and end.plan.at == desk.clock.now + 15
    assert desk.turn(wait=0.0).run is not None


def test_a_store_that_somebody_else_syncs_is_no_failure(desk: Desk) -> None:
    desk.clock.now += HOUR
    store = desk.store()
    with Lease(store, "somebody:1"):
        end = desk.turn(trouble=Trouble(2, 10 * HOUR))
    store.close()
    assert (end.run, end.busy, type(end.error), desk.began) == (None, True, StoreBusy, [])
    assert end.plan.at == desk.clock.now + LOOK_AGAIN
    assert end.trouble.failures == 2
    assert desk.turn().run is not None


def test_what_somebody_else_has_just_done_is_not_done_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one is faster: between the look and the lease. Nothing is begun, and nothing is in the history."""
    desk.clock.now += HOUR
    enter = Lease.__enter__
    runs: list[SyncRun] = []

    def after_somebody_else(lease: Lease) -> Lease:
        monkeypatch.setattr(Lease, "__enter__", enter)
        other = desk.app.open_site("demo")
        runs.append(other.sync.run(SyncRequest(SyncMode.RECONCILE)))
        other.close()
        return enter(lease)

    monkeypatch.setattr(Lease, "__enter__", after_somebody_else)
    end = desk.turn()
    assert (end.run, end.error, end.busy, desk.began) == (None, None, False, [])
    assert end.last == runs[0]
    assert end.plan.at == runs[0].started_at + 5 * MINUTE
    site = desk.app.open_site("demo")
    assert [run.run_id for run in site.sync.history(1)] == [runs[0].run_id]
    site.close()


def unreachable(desk: Desk) -> None:
    source = SourceSettings(url="mysql+pymysql://moodle@127.0.0.1:1/moodle")
    put(desk.app.profiles, desk.app.profiles.get("demo").model_copy(update={"source": source}))


def test_failures_are_told_counted_and_waited_for(desk: Desk) -> None:
    unreachable(desk)
    desk.clock.now += HOUR
    end = desk.turn()
    assert isinstance(end.error, PortRefused) and isinstance(end.error, SourceError)
    assert (end.run, end.trouble.failures) == (None, 1)
    assert end.plan.at == desk.clock.now + MINUTE
    assert end.last is not None and end.last.result is RunResult.FAILED
    desk.clock.now += 90
    end = desk.turn(trouble=Trouble(1, 90))
    assert (end.trouble.failures, end.plan.at) == (2, desk.clock.now + 2 * MINUTE)
    desk.clock.now += 90
    end = desk.turn(trouble=Trouble(2, 90))
    assert (end.error, end.plan.at) == (None, desk.clock.now + 30)


def test_failures_before_the_start_are_known_from_the_history(desk: Desk) -> None:
    desk.clock.now += HOUR
    store = desk.store()
    with store.writing(store.activity) as connection:
        for number in range(9):
            began = int(desk.clock.now) - 60 + number
            write_run(
                connection, SyncRun(f"f{number}", SyncMode.AUTO, RunResult.FAILED, began, began, error="no route")
            )
    store.close()
    end = desk.turn(trouble=None)
    assert (end.run, end.trouble.failures) == (None, 3)
    assert end.plan.at == desk.clock.now - 52 + 5 * MINUTE
    unreachable(desk)
    desk.clock.now += 5 * MINUTE
    assert desk.turn(trouble=None).trouble.failures == 4


@pytest.mark.parametrize("kind", [SecretMissing, LoginRefused])
def test_a_password_that_is_missing_or_wrong_is_not_tried_again_soon(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, kind: type[LoginRefused]
) -> None:
    def refuse(*_args: object) -> None:
        raise kind("Access denied")

    monkeypatch.setattr("alx_desktop.services.source.ProfileSource.__call__", refuse)
    desk.clock.now += HOUR
    end = desk.turn()
    assert type(end.error) is kind
    assert (end.plan.at, end.plan.reason) == (desk.clock.now + HOUR, "waits for a password")


def test_without_a_password_nothing_is_tried_until_there_is_one(desk: Desk) -> None:
    desk.clock.now += HOUR
    desk.has_password = False
    end = desk.turn(needs_password=True)
    assert isinstance(end.error, SecretMissing) and desk.requests == []
    desk.has_password = True
    assert desk.turn(needs_password=True).run is not None


def test_a_store_that_cannot_be_opened_is_tried_again_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> Any:
        raise StoreError("gone")

    monkeypatch.setattr(desk, "open", fail)
    end = desk.turn()
    assert type(end.error) is StoreError
    assert (end.plan.at, end.plan.mode, end.trouble.failures) == (desk.clock.now + MINUTE, None, 1)
    assert desk.turn(trouble=Trouble(5)).plan.at == desk.clock.now + HOUR


def test_a_mistake_of_ours_is_a_failure_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> Any:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(desk, "open", fail)
    end = desk.turn()
    assert end.error is not None and "ZeroDivisionError" in str(end.error)


def test_cancel_before_and_during_the_run(desk: Desk) -> None:
    desk.clock.now += HOUR
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        desk.turn(token)
    during = CancelToken()
    desk.began = SimpleNamespace(append=lambda _mode: during.cancel())  # type: ignore[assignment]
    end = desk.turn(during)
    assert end.run is not None and end.run.result is RunResult.CANCELLED
    assert end.plan.at == end.run.started_at + 5 * MINUTE, "who stops a run does not see it start again at once"


def test_a_new_profile_is_read_whole(desk: Desk) -> None:
    source = desk.app.profiles.get("demo").source
    desk.app.profiles.add(Profile(name="fresh", source=source))
    taker: Callable[..., TurnEnd] = TurnTaker(desk.open, lambda _name: True).take
    end = taker(
        Order(desk.app.profiles.get("fresh")), desk.began.append, ignore_progress, CancelToken(), desk.clock.now
    )
    assert end.run is not None and end.run.mode is SyncMode.FULL
    assert desk.began == [SyncMode.FULL]
    assert end.plan.mode is SyncMode.INCREMENTAL


def test_a_keychain_that_breaks_is_a_failure_like_any_other(desk: Desk) -> None:
    def broken(_name: str) -> bool:
        raise OSError("the keychain is gone")

    taker = TurnTaker(desk.open, broken)
    order = Order(desk.app.profiles.get("demo"), needs_password=True)
    end = taker.take(order, desk.began.append, ignore_progress, CancelToken(), desk.clock.now)
    assert "the keychain is gone" in str(end.error) and end.trouble.failures == 1
