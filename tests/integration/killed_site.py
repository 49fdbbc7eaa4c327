"""A site that changes while the syncs of its store are killed; what must be true after every kill is checked."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from alx_desktop.config import SourceSettings
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.integrity import check
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.progress import course_progress, pending_removal, progress_change, progress_daily
from alx_desktop.sync.signs import Signs
from tests.integration.changing import ChangingSite, Step
from tests.integration.following import LIVE, Row, differences, history_is_whole, live_rows
from tests.integration.story import NOW, Setting, names_of
from tests.integration.victim import Task, kill_somewhere
from tests.reference import Reference
from tests.waiting import until

Key = tuple[int, int, int]
MODES = ("full", "incremental", "reconcile", "auto", "company")
WHOLE = (SyncMode.FULL, SyncMode.RECONCILE)


class Look:
    """What a store says at a moment."""

    def __init__(self, store: Store) -> None:
        t = course_progress.c
        with store.reading(store.reporting) as connection:
            self.rows: dict[str, dict[Any, Row]] = {table.name: live_rows(connection, table) for table in LIVE}
            gone = sa.select(t.company_id, t.user_id, t.course_id, t.removed_reason).where(t.removed_at.is_not(None))
            self.tombstones: dict[Key, str] = {row[:3]: row[3] for row in map(tuple, connection.execute(gone))}
            state = read_state(connection)
            self.moments = (state.watermark, state.last_success_at, state.last_full_at, state.last_reconcile_at)
            self.watermark = state.watermark
            self.in_part = Signs.load(state.signs).in_part if state.signs else frozenset[int]()
            self.pending = connection.scalar(sa.select(sa.func.count()).select_from(pending_removal)) or 0
            self._inserted = Counter(
                connection.execute(
                    sa.select(*(progress_change.c[name] for name in ("company_id", "user_id", "course_id"))).where(
                        progress_change.c.kind == "inserted"
                    )
                ).all()
            )
        self.live: set[Key] = set(self.rows["course_progress"])
        assert max(self._inserted.values(), default=1) == 1, "an insertion was told twice"


class KilledSite:
    """Rounds of: change the site, sync and kill, look, mend, look. hits: at which event how many were killed."""

    def __init__(self, setting: Setting, url: str, store: StoreLocation, folder: Path, seed: int) -> None:
        self.site = ChangingSite(url, setting.generation, setting.prefix, NOW)
        self.setting, self.location = setting, store
        self.settings = SourceSettings(url=url, prefix=setting.prefix, company_source=setting.company_source)
        self.choose = random.Random(seed)
        self.hits: Counter[str] = Counter()
        self.modes: Counter[str] = Counter()
        self.kills = self.late = self.held = 0
        self._folder, self._fresh = folder, 0
        self._lasts: dict[str, float] = {}
        self._events: dict[str, list[str]] = {}
        self._ever: set[Key] = set()
        self._measure()

    def round(self, compare: bool = True, mode: str | None = None) -> None:
        """One or more kills, and the run that mends. compare: with a fresh full sync, where it must be equal."""
        self._change()
        mode = mode or self.choose.choice(MODES)
        killed = self.kill(mode)
        while self.choose.random() < 0.3:
            killed = self.kill(self.choose.choice(MODES)) and killed
        changed = self.choose.random() < 0.2
        if changed:
            self._change()
        self.mend(SyncMode.AUTO, exact=not changed, compare=compare)

    def kill(self, mode: str) -> bool:
        """Sync and kill, then see that nothing is wrong; False if the sync was over before."""
        companies = sorted(self.before.rows["company"])
        company = self.choose.choice(companies)[0] if mode == "company" and companies else None
        task = self._task(SyncMode.FULL if mode == "company" else SyncMode(mode), company, self.choose.random() < 0.5)
        victim = kill_somewhere(task, self.choose, self._lasts[mode], self._events[mode])
        if victim is None:
            self.late += 1
            self.before = self.look()
            return False
        wait_for_the_server(self.location)
        self.kills += 1
        self.modes[mode] += 1
        self.hits[victim.phase] += 1
        after = self.look()
        said = f"{mode} killed at {victim.phase}"
        finishing = "finish:committing" in victim.events
        if not finishing or company is not None:
            assert after.moments == self.before.moments, f"{said}: {self.before.moments} became {after.moments}"
        if finishing:
            self._are_right(after, said)
        else:
            assert after.tombstones.items() <= self.before.tombstones.items(), f"{said}: new tombstones"
        self.before = after
        return True

    def mend(self, mode: SyncMode, exact: bool = True, compare: bool = True) -> SyncRun:
        """The next run, which nobody kills. exact: the site is as it was for the runs that were killed."""
        with Store.open(self.location) as store:
            assert store.recoveries == ()
            run = self._task(mode, None, True).run(store)
        assert run.result is RunResult.SUCCESS, run
        hidden = self.site.hidden
        if run.mode in WHOLE and not run.resumed:
            hidden = self.site.hidden = False
        after = self.look()
        # Or what whole_readings leaves out would never be compared.
        assert run.mode not in WHOLE or not after.in_part
        if exact:
            self._are_right(after, f"mended by {run.mode}")
        assert not after.pending
        if compare and not hidden and not (run.resumed and not exact):
            told = differences(*(whole_readings(rows, after.in_part) for rows in (after.rows, self._uninterrupted())))
            assert not told, f"after {run.mode}: {told[:6]} ({len(told)})"
        self.before = after
        return run

    def end(self) -> None:
        """Live rows are those of a sync that nobody interrupted, tombstones what was there once and went."""
        self.mend(SyncMode.AUTO, exact=False, compare=False)
        self.mend(SyncMode.RECONCILE, exact=False)
        with Store.open(self.location) as store:
            assert _todays_counts(store) == self._counts
        gone, kept = self._ever - self.before.live, self.before.tombstones
        told = sorted(gone - kept.keys()), sorted((key, kept[key]) for key in kept.keys() - gone)
        assert not any(told), f"no tombstone: {told[0][:6]}; a tombstone of what was never there: {told[1][:6]}"

    def look(self) -> Look:
        """Open the store as the next process would, check it, and see what it says."""
        with Store.open(self.location) as store:
            assert store.recoveries == ()
            found = check(store)
            assert not found, found
            look = Look(store)
            history_is_whole(store)
        self._ever |= look.live
        return look

    def _task(self, mode: SyncMode, company: int | None, accept: bool) -> Task:
        size = self.choose.choice((20, 60, 400))
        return Task(self.settings, self.location, mode, self.site.now, company, accept, size)

    def _measure(self) -> None:
        """How long each mode takes here, and what it tells; the first of them fills the store."""
        for mode in ("full", "incremental", "reconcile", "company"):
            company = min(self.before.rows["company"])[0] if mode == "company" else None
            self._change(4 if mode in ("incremental", "reconcile") else 0)
            task = self._task(SyncMode.FULL if company is not None else SyncMode(mode), company, True)
            told: list[str] = []
            with Store.open(self.location) as store:
                begun = time.monotonic()
                task.run(store, told.append)
                self._lasts[mode] = time.monotonic() - begun + 0.1
            self._events[mode] = sorted(set(told))
            self.before = self.look()
        self._lasts["auto"], self._events["auto"] = self._lasts["reconcile"], self._events["reconcile"]

    def _change(self, count: int | None = None) -> None:
        self.site.now += self.choose.choice((30, 300, 1200, 4000))
        plain = self.choose.random() < 0.7 and not self.site.hidden
        for _ in range(self.choose.randint(1, 6) if count is None else count):
            name, seed = self.choose.choice(names_of("change", plain)), self.choose.randrange(2**32)
            self.site.do(Step("change", name, seed))
        if count is None and self.setting.company_source == "iomad" and self.choose.random() < 0.15:
            self._leave_or_return()

    def _leave_or_return(self) -> None:
        """All learners of a company leave it at once, so that the guard holds; or they come back."""
        members = self.site.schema.tables["company_users"]
        if self.held % 2:
            self.site.do(Step("restore", "company_users"))
        else:
            self.site.do(Step("remember", "company_users"))
            company = self.choose.choice([0, *sorted({row["companyid"] for row in self.site.rows("company_users")})])
            self.site.execute(members.delete().where(members.c.companyid == company))
        self.held += 1

    def _are_right(self, look: Look, when: str) -> None:
        """New tombstones are of rows that Moodle has no more, and say why."""
        new = {key: why for key, why in look.tombstones.items() if self.before.tombstones.get(key) != why}
        if new:
            reference = Reference(self.site.url, self.site.now, self.setting.generation, self.setting.prefix)
            for key, why in new.items():
                right = reference.why_gone(key, self.setting.company_source)
                assert right == why, f"{when}: {key} is gone because {why}, not {right}"

    def _uninterrupted(self) -> dict[str, dict[Any, Row]]:
        self._fresh += 1
        with Store.open(StoreLocation(self._folder / f"fresh{self._fresh}", None)) as store:
            Task(self.settings, store.location, SyncMode.FULL, self.site.now).run(store)
            self._counts = _todays_counts(store)
            with store.reading(store.reporting) as connection:
                return {table.name: live_rows(connection, table) for table in LIVE}


def wait_for_the_server(location: StoreLocation) -> None:
    """PostgreSQL goes on with what a killed client had sent, a commit too, and only then hears that nobody listens."""
    if location.url is None:
        return
    engine = sa.create_engine(location.url, poolclass=sa.NullPool)
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend'"
    )
    with engine.connect() as connection:
        until(lambda: not connection.exec_driver_sql(others).scalar(), "the server's end with the killed sync")


def whole_readings(rows: dict[str, dict[Any, Row]], in_part: frozenset[int]) -> dict[str, dict[Any, Row]]:
    """Without the checksums of learners of whom only some courses were read: they are of an older, whole reading."""
    sources = {key: row for key, row in rows["learner_source"].items() if key[0] not in in_part}
    return {**rows, "learner_source": sources}


def _todays_counts(store: Store) -> set[tuple[Any, ...]]:
    day = sa.select(sa.func.max(progress_daily.c.day)).scalar_subquery()
    with store.reading(store.reporting) as connection:
        return {tuple(row) for row in connection.execute(sa.select(progress_daily).where(progress_daily.c.day == day))}
