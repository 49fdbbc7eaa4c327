"""One profile's turn: open its store, look whether a sync is due, run it. On a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from alx_desktop.domain.errors import AlxError, Cancelled, NoLongerDue, SecretMissing, StoreBusy
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.sync import SyncMode, SyncRequest, SyncRun
from alx_desktop.sync.schedule import NO_TROUBLE, Plan, RunFacts, Trouble, next_run, time_limit

if TYPE_CHECKING:
    from alx_desktop.config import Profile
    from alx_desktop.services.site import Site
    from alx_desktop.sync.run_facts import StoreLook

SHARE = 900.0
"""Seconds that a full sync gets at a time while other sites wait for their turn; it goes on in its next one."""

LOOK_AGAIN = 30.0
"""Seconds after which a store is looked at again where somebody else is syncing."""

LONGEST_INHERITED = 3
"""After a start, an attempt waits no longer than so many failures make it: whoever starts anew may have mended it."""

log = logging.getLogger(__name__)

Began = Callable[[SyncMode], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What a turn is for. wish: the mode that a person asked for, due or not. trouble: None = not known yet, as after
    a start; the history tells. shares: other sites wait. needs_password: the last attempt ended for want of one.
    wait: seconds, from now on, in which nothing is to run by itself.
    """

    profile: Profile
    wish: SyncMode | None = None
    trouble: Trouble | None = NO_TROUBLE
    shares: bool = False
    needs_password: bool = False
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class TurnEnd:
    """How a turn ended. plan: the next run; now: the moment of its clock, the store's.

    run: what ran, None = nothing was due, or it failed. last: the newest run that the store knows of, whoever ran it.
    trouble: as it is now. error: why it failed, or why nothing could be done. busy: somebody else syncs just now.
    recovered: in sentences, what was found damaged in the store when it was opened, and what was made of it.
    """

    plan: Plan
    now: float
    trouble: Trouble
    run: SyncRun | None = None
    last: SyncRun | None = None
    error: AlxError | None = None
    busy: bool = False
    recovered: tuple[str, ...] = ()


class TurnTaker:
    """Takes turns. open_site: as App.open_site. has_password: whether one is known for a profile; may take a while."""

    def __init__(self, open_site: Callable[[str], Site], has_password: Callable[[str], bool]) -> None:
        self._open_site = open_site
        self._has_password = has_password

    def take(self, order: Order, began: Began, progress: ProgressSink, cancel: CancelToken, wall: float) -> TurnEnd:
        """Look, and sync if it is due. began: called when a sync begins. wall: this machine's clock.

        Raises Cancelled; every other failure is in the result.
        """
        site: Site | None = None
        turn: _Turn | None = None
        recovered: tuple[str, ...] = ()
        try:
            cancel.raise_if_cancelled()
            if order.needs_password and not self._has_password(order.profile.name):
                raise SecretMissing
            site = self._open_site(order.profile.name)
            recovered = _recoveries(site)
            turn = _Turn(site, order)
            return replace(turn.take(began, progress, cancel), recovered=recovered)
        except Cancelled:
            raise
        except AlxError as error:
            return replace(_failed(order, error, turn, wall), recovered=recovered)
        except Exception as error:
            log.exception("the turn of %s failed", order.profile.name)
            unexpected = AlxError(f"{type(error).__name__}: {error}")
            return replace(_failed(order, unexpected, turn, wall), recovered=recovered)
        finally:
            if site is not None:
                site.close()


class _Turn:
    """A turn over an opened site. The site's profile is the newest: settings may have changed since the order."""

    def __init__(self, site: Site, order: Order) -> None:
        self._site = site
        self._order = order
        self._schedule = site.profile.sync.schedule
        self.trouble = order.trouble

    def take(self, began: Began, progress: ProgressSink, cancel: CancelToken) -> TurnEnd:
        """See TurnTaker.take; raises the failure of the sync."""
        found = self.look()
        if self._site.store.is_read_only and self._order.wish is None:
            return TurnEnd(Plan(None, None, "administrators sync this store"), found.now, NO_TROUBLE, last=found.last)
        if self.trouble is None:
            self.trouble = _inherited(found)
        plan = self.plan(found, self.trouble)
        if self._order.wish is None:
            if plan.is_due(found.now) and self._order.wait > 0:
                plan = Plan(found.now + self._order.wait, plan.mode, plan.reason)
            if not plan.is_due(found.now):
                return TurnEnd(plan, found.now, self.trouble, last=found.last)
        try:
            run = self._site.sync.run(self._request(plan, found), progress, cancel, self._asker(plan, began))
        except StoreBusy as error:
            found = self.look()
            again = Plan(found.now + LOOK_AGAIN, plan.mode, "another sync of this site is running")
            return TurnEnd(again, found.now, self.trouble, last=found.last, error=error, busy=True)
        except NoLongerDue:
            found = self.look()
            return TurnEnd(self.plan(found, self.trouble), found.now, self.trouble, last=found.last)
        found = self.look()
        return TurnEnd(self.plan(found, NO_TROUBLE), found.now, NO_TROUBLE, run, found.last)

    def look(self) -> StoreLook:
        """What the store says of its past runs. Raises StoreError."""
        # With SQLAlchemy behind it: the window makes its scheduler before that is loaded.
        from alx_desktop.sync.run_facts import look

        return look(self._site.store, self._schedule)

    def plan(self, found: StoreLook, trouble: Trouble) -> Plan:
        """The next run, seen from there."""
        return next_run(self._schedule, found.facts, found.now, self._zone(found), trouble)

    def _asker(self, plan: Plan, began: Began) -> Callable[[], bool]:
        """Asked once nobody else can sync this store: whether the plan still holds, or was done by somebody else."""

        def still_due() -> bool:
            if self._order.wish is None:
                found = self.look()
                newest = self.plan(found, self.trouble or NO_TROUBLE)
                if not newest.is_due(found.now) or newest.mode is not plan.mode:
                    return False
            began(self._order.wish or plan.mode or SyncMode.AUTO)
            return True

        return still_due

    def _request(self, plan: Plan, found: StoreLook) -> SyncRequest:
        if self._order.wish is not None:
            return SyncRequest(self._order.wish)
        limits = [
            float(self._site.profile.sync.time_limit),
            time_limit(self._schedule, found.now, self._zone(found)),
            SHARE if self._order.shares and plan.mode is SyncMode.FULL else 0.0,
        ]
        limit = min((seconds for seconds in limits if seconds), default=0.0)
        # Only `auto` sees a restored backup, and goes on with an unfinished full sync.
        anew = plan.mode is SyncMode.FULL and found.facts.complete and not found.facts.unfinished
        mode = SyncMode.FULL if anew else SyncMode.AUTO
        return SyncRequest(mode, reconcile_due=plan.mode is SyncMode.RECONCILE, time_limit=limit)

    def _zone(self, found: StoreLook) -> ZoneInfo:
        return zone_of(self._site.profile, found.moodle_zone)


def zone_of(profile: Profile, moodle_zone: str | None) -> ZoneInfo:
    """The zone of a site's wall clock, by which quiet hours go."""
    from alx_desktop.services.site_time import site_zone

    return site_zone(profile, moodle_zone)


def _inherited(found: StoreLook) -> Trouble:
    """What the history says of failures before this process started."""
    facts = found.facts
    if not facts.failures or facts.failed_at is None:
        return NO_TROUBLE
    return Trouble(min(facts.failures, LONGEST_INHERITED), found.now - facts.failed_at)


def _failed(order: Order, error: AlxError, turn: _Turn | None, wall: float) -> TurnEnd:
    """A failure is told, and tried again later; also where the store cannot be opened, and so says nothing."""
    before = (turn.trouble if turn else order.trouble) or NO_TROUBLE
    if isinstance(error, StoreBusy):
        return TurnEnd(Plan(wall + LOOK_AGAIN, None, error.title), wall, before, error=error, busy=True)
    trouble = before.after(error)
    if turn is not None:
        try:
            found = turn.look()
            return TurnEnd(turn.plan(found, trouble), found.now, trouble, last=found.last, error=error)
        except Exception as problem:
            # What broke the turn may well break the look; the failure to be told is the first one.
            log.info("%s: %s", order.profile.name, problem)
    plan = next_run(order.profile.sync.schedule, RunFacts(), wall, zone_of(order.profile, None), trouble)
    return TurnEnd(Plan(plan.at, None, plan.reason), wall, trouble, error=error)


def _recoveries(site: Site) -> tuple[str, ...]:
    told = tuple(f"{report.title}. {report.advice}" for report in site.store.recoveries)
    for text in told:
        log.warning("%s: %s", site.profile.name, text)
    return told
