"""A store that follows a changing site, and everything that must always be true of it."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import sqlalchemy as sa

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.course_progress import PUBLISHED_END, CourseProgress
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest, SyncRun
from alx_desktop.moodle.source import MoodleSource, SourceReader
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.progress import completion_episode, course_progress, progress_change
from alx_desktop.store.tables.star import company, company_course, company_learner, course, department, learner
from alx_desktop.store.tables.state import learner_source, pending_recompute
from alx_desktop.sync.engine import SyncEngine
from tests.integration.changing import ChangingSite

Key = tuple[int, int, int]
Row = tuple[Any, ...]
LIVE = (course_progress, completion_episode, company, company_course, company_learner, course, department, learner,
        learner_source)  # fmt: skip
OURS = {"change_seq", "changed_at", "changed_until", "first_seen_at", "removed_reason"}
PUBLISHED = CourseProgress._fields[:PUBLISHED_END]


class Follower:
    """A store, the engine that fills it, and a reader that mirrors it by "what changed since N"."""

    def __init__(self, site: ChangingSite, location: StoreLocation, company_source: str) -> None:
        self.site = site
        self.company_source = company_source
        self.store = Store.open(location)
        self.mirror = Mirror(self.store)
        # One connection: a story that is told again reads in the same order.
        self._settings = SourceSettings(url=site.url, prefix=site.prefix, company_source=company_source, pool_size=1)
        profile = Profile(name="property", source=self._settings)
        self._engine = SyncEngine(self._open, self.store, profile, "property")
        self._between: list[Callable[[], None]] = []
        self._source: MoodleSource | None = None
        self._ahead = 0
        _after_each_commit(self.store, self.mirror.follow)

    def sync(
        self,
        mode: SyncMode,
        as_of: bool = False,
        company_id: int | None = None,
        between: list[Callable[[], None]] | None = None,
        cancel_after: int | None = None,
        batch_size: int = 60,
    ) -> SyncRun:
        """One run, at the site's time. between: what happens to the site before one snapshot after the other.

        as_of: the source's clock is ahead, and the run is told the time. cancel_after: reports of progress.
        """
        token, reports = CancelToken(), 0

        def report(_progress: Progress) -> None:
            nonlocal reports
            reports += 1
            if reports == cancel_after:
                token.cancel()

        self._between = list(between or ())
        self._ahead = 977 if as_of else 0
        request = SyncRequest(mode, company_id, self.site.now if as_of else None, True, 0.0, batch_size)
        before = self.site.hidden
        self.site.hidden = False
        run = self._engine.run(request, report, token)
        whole = run.mode in (SyncMode.FULL, SyncMode.RECONCILE) and not run.resumed and company_id is None
        self.site.hidden |= before and not (whole and run.result is RunResult.SUCCESS)
        assert run.result in (RunResult.SUCCESS, RunResult.CANCELLED)
        return run

    def statements(self) -> set[str]:
        """Names of the statements that the last run sent to Moodle's server."""
        assert self._source is not None
        return {time.name for time in self._source.statement_times()}

    def rows(self) -> dict[str, dict[Any, Row]]:
        """The live rows of every table, without what is ours; keys are primary keys."""
        with self.store.reading(self.store.reporting) as connection:
            return {table.name: live_rows(connection, table) for table in LIVE}

    def waiting(self) -> int:
        """Learners that wait to be recomputed."""
        with self.store.reading(self.store.reporting) as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(pending_recompute)) or 0

    def tombstones(self) -> dict[Key, str]:
        """Reasons of what is gone, by (company, user, course)."""
        t = course_progress.c
        statement = sa.select(t.company_id, t.user_id, t.course_id, t.removed_reason)
        with self.store.reading(self.store.reporting) as connection:
            return {
                row[:3]: row[3] for row in map(tuple, connection.execute(statement.where(t.removed_at.is_not(None))))
            }

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def _open(self) -> MoodleSource:
        source = self._source = MoodleSource.open(self._settings, None)
        source.server_time = lambda: self.site.now + self._ahead  # type: ignore[method-assign]
        opened = source.snapshot

        @contextmanager
        def snapshot() -> Iterator[SourceReader]:
            if self._between:
                self._between.pop(0)()
            with opened() as reader:
                yield reader

        source.snapshot = snapshot  # type: ignore[method-assign]
        return source


class Mirror:
    """What a client has that only ever reads "rows with change_seq > N", per company."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._copy: dict[Key, Row] = {}
        self._seen: dict[int, int] = defaultdict(int)

    def follow(self) -> None:
        """Read what changed; then the copy is what the store shows. Nothing comes that did not change."""
        with self._store.reading(self._store.reporting) as connection:
            for company_id, number in connection.execute(_COMPANIES).all():
                self._read(connection, company_id, number)
            shown = {row[:3]: row[3:-2] for row in map(tuple, connection.execute(_SHOWN)) if row[-1] is None}
        assert self._copy.keys() == shown.keys()
        for key, row in shown.items():
            assert self._copy[key] == row, f"{key}: no change_seq told of {_different(self._copy[key], row)}"

    def _read(self, connection: sa.Connection, company_id: int, number: int) -> None:
        since = self._seen[company_id]
        for *values, sequence, removed_at in connection.execute(_CHANGED, {"company": company_id, "since": since}):
            key, row = tuple(values[:3]), tuple(values[3:])
            assert since < sequence <= number
            old = self._copy.pop(key, None)  # type: ignore[arg-type]
            if removed_at is None:
                assert old != row, f"{key}: change_seq rose, but nothing changed"
                self._copy[key] = row  # type: ignore[index]
        self._seen[company_id] = number


def _shown() -> sa.Select[Any]:
    """Everything of a row that readers are shown, with the names of what it belongs to."""
    cp, cl = course_progress, company_learner
    joined = cp.outerjoin(learner, learner.c.user_id == cp.c.user_id).outerjoin(
        course, course.c.course_id == cp.c.course_id
    )
    joined = joined.outerjoin(company, company.c.company_id == cp.c.company_id)
    joined = joined.outerjoin(cl, sa.and_(cl.c.company_id == cp.c.company_id, cl.c.user_id == cp.c.user_id))
    of_department = (department.c.company_id == cl.c.company_id, department.c.department_id == cl.c.department_id)
    joined = joined.outerjoin(department, sa.and_(*of_department))
    names = (
        *(learner.c[n] for n in "username firstname lastname email idnumber is_suspended".split()),
        *(course.c[n] for n in "fullname shortname idnumber category_name is_visible".split()),
        *(company.c[n] for n in "name shortname parent_id is_suspended removed_at".split()),
        *(cl.c[n] for n in "department_id department_ids manager_type is_educator is_suspended".split()),
        department.c.name,
    )
    return sa.select(*(cp.c[n] for n in PUBLISHED), *names, cp.c.change_seq, cp.c.removed_at).select_from(joined)


# Made once: they run after each commit.
_COMPANIES = sa.select(company.c.company_id, company.c.change_seq)
_SHOWN = _shown()
_CHANGED = _SHOWN.where(
    course_progress.c.company_id == sa.bindparam("company"), course_progress.c.change_seq > sa.bindparam("since")
)


def _different(old: Row, new: Row) -> list[Any]:
    return [(old[i], new[i]) for i in range(len(new)) if old[i] != new[i]]


def live_rows(connection: sa.Connection, table: sa.Table) -> dict[Any, Row]:
    columns = [column for column in table.columns if column.name not in OURS]
    key = [columns.index(column) for column in table.primary_key.columns]
    statement = sa.select(*columns)
    if "removed_at" in table.c:
        statement = statement.where(table.c.removed_at.is_(None))
    return {tuple(row[i] for i in key): tuple(row) for row in connection.execute(statement)}


def _after_each_commit(store: Store, then: Callable[[], None]) -> None:
    writing = store.writing

    @contextmanager
    def watched(engine: sa.Engine) -> Iterator[sa.Connection]:
        with writing(engine) as connection:
            yield connection
        # Not what the lease's own thread writes: `then` is for one thread at a time.
        if engine is store.reporting and threading.current_thread() is threading.main_thread():
            then()

    store.writing = watched  # type: ignore[method-assign]


def differences(found: dict[str, dict[Any, Row]], expected: dict[str, dict[Any, Row]]) -> list[str]:
    """In words: rows and values of one store that are not those of the other."""
    told = []
    for table, rows in expected.items():
        names = [column.name for column in next(t for t in LIVE if t.name == table).columns if column.name not in OURS]
        told += [f"{table} {key}: missing" for key in rows.keys() - found[table].keys()]
        told += [f"{table} {key}: should not be" for key in found[table].keys() - rows.keys()]
        for key in rows.keys() & found[table].keys():
            pairs = zip(names, found[table][key], rows[key], strict=True)
            told += [
                f"{table} {key}.{name}: {ours!r} instead of {right!r}" for name, ours, right in pairs if ours != right
            ]
    return told


def history_is_whole(store: Store) -> None:
    """Every row's history begins with its insertion, changes hang together, and its end is what the row says."""
    with store.reading(store.reporting) as connection:
        changes = connection.execute(sa.select(progress_change).order_by(progress_change.c.change_id)).all()
        rows = {(r.company_id, r.user_id, r.course_id): r for r in connection.execute(sa.select(course_progress))}
    told: dict[Key, dict[str, Any]] = defaultdict(dict)
    alive = dict.fromkeys(rows, True)
    for change in changes:
        key = (change.company_id, change.user_id, change.course_id)
        assert change.kind != "restored" or not alive[key], key
        assert change.kind not in ("updated", "removed") or alive[key], key
        alive[key] = change.kind != "removed"
        for name, value in orjson.loads(change.old or "{}").items():
            assert told[key].get(name, value) == value, f"{key}.{name} was {told[key].get(name)}, not {value}"
        told[key].update(orjson.loads(change.new or "{}"))
    for key, row in rows.items():
        assert alive[key] == (row.removed_at is None), key
        assert {name: getattr(row, name) for name in told[key]} == told[key], key


def fresh(site: ChangingSite, company_source: str, folder: Path) -> dict[str, dict[Any, Row]]:
    """What a full sync into a new store says. The same site, to the byte, is not asked again at the same time."""
    state = (company_source, site.now, site.content())
    if None in state or site.fresh[:1] != (state,):
        site.fresh = (state, _synced(site, company_source, folder))
    return dict(site.fresh[1])


def _synced(site: ChangingSite, company_source: str, folder: Path) -> dict[str, dict[Any, Row]]:
    follower = Follower(site, StoreLocation(folder, None), company_source)
    hidden = site.hidden
    try:
        follower.sync(SyncMode.FULL)
        site.hidden = hidden
        return follower.rows()
    finally:
        follower.close()
