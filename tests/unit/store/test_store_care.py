"""Retention, compacting, clearing a company, and what comes before a rebuild; on SQLite."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import delete, event, func, insert, select, update

from alx_desktop.domain.errors import Cancelled, DiskFull, StoreBusy, StoreDamaged, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress, ignore_progress
from alx_desktop.store import compacting, erasing, retention
from alx_desktop.store.compacting import compact
from alx_desktop.store.erasing import OWN_TABLES, company_content, erase_all, erase_company
from alx_desktop.store.integrity import check
from alx_desktop.store.lease import Lease
from alx_desktop.store.location import Database
from alx_desktop.store.rebuilding import is_rebuilding, prepare_rebuild
from alx_desktop.store.retention import DAY, purge
from alx_desktop.store.sqlite_files import companion, size_of
from alx_desktop.store.store import Store
from alx_desktop.store.tables import activity, progress, star, state
from tests.unit.store.pair import content, episode, member, put, two_companies
from tests.unit.store.rows import company, count, fact, fill, learner, sync_state

NOW = 1_790_000_000
OLD, FRESH = NOW - 401 * DAY, NOW - 399 * DAY


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "clock", lambda _connection: NOW)


def erase(store: Store, company_id: int) -> None:
    with Lease(store, "test") as lease:
        erase_company(store, lease, company_id, CancelToken())


def seqs(store: Store, company_id: int) -> tuple[int, int]:
    with store.reading(store.reporting) as connection:
        row = connection.execute(select(star.company).where(star.company.c.company_id == company_id)).one()
    return row.change_seq, row.forgotten_seq


def test_clearing_a_company_touches_nobody_else(store: Store) -> None:
    two_companies(store)
    before = content(store, without=1)
    erase(store, 1)
    for table in OWN_TABLES:
        with store.reading(store.reporting) as connection:
            assert not connection.scalar(select(func.count()).where(table.c.company_id == 1)), table.name
    after = content(store, without=1)
    assert [row[0] for row in after["learner"]] == [2, 3, 4]
    assert [row[0] for row in after["course"]] == [2, 3, 4]
    assert [row[0] for row in after["learner_source"]] == [2, 3, 4]
    changed = {"learner", "course", "learner_source", "pending_recompute"}
    assert {name: rows for name, rows in after.items() if name not in changed} == {
        name: rows for name, rows in before.items() if name not in changed
    }
    assert check(store) == []


def test_episodes_that_name_no_company_go_with_their_learner(store: Store) -> None:
    two_companies(store)
    put(store, progress.completion_episode, episode(0, 1, 90), episode(0, 2, 91))
    erase(store, 1)
    with store.reading(store.reporting) as connection:
        assert list(connection.scalars(select(star.learner.c.user_id))) == [2, 3, 4]
        nobody = select(progress.completion_episode.c.user_id).where(progress.completion_episode.c.company_id == 0)
        assert list(connection.scalars(nobody)) == [2]


def test_a_counter_behind_what_was_forgotten_is_found_and_mended(store: Store) -> None:
    two_companies(store)
    with store.writing(store.reporting) as connection:
        connection.execute(state.sync_state.update().values(watermark=5))
        connection.execute(update(star.company).values(forgotten_seq=30))
    assert [one.key for one in check(store)] == ["forgotten"]
    with Lease(store, "test") as lease:
        prepare_rebuild(store, lease, ignore_progress, CancelToken())
    assert check(store) == [] and seqs(store, 1) == (30, 30)


def test_clients_of_a_cleared_company_must_read_everything(store: Store) -> None:
    two_companies(store)
    erase(store, 1)
    assert seqs(store, 1) == (11, 11)
    assert seqs(store, 2) == (20, 0)
    with store.reading(store.reporting) as connection:
        assert list(connection.scalars(select(state.pending_recompute.c.user_id))) == [1, 2]
    erase(store, 1)
    assert seqs(store, 1) == (12, 12)


def test_what_is_erased_is_not_in_the_files_any_more(store: Store) -> None:
    two_companies(store)
    with store.writing(store.reporting) as connection:
        secret = update(star.learner).where(star.learner.c.user_id == 1)
        connection.execute(secret.values(email="geheim@example.org", search_text="geheim@example.org"))
    path = store.location.file(Database.REPORTING)
    erase(store, 1)
    log = companion(path, "-wal")
    assert b"geheim" not in path.read_bytes() + (log.read_bytes() if log.exists() else b"")


def test_a_disk_that_fails_behind_the_commit_is_no_failed_erasing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_companies(store)

    def broken(_path: Path) -> NoReturn:
        raise StoreDamaged("disk I/O error")

    monkeypatch.setattr(erasing, "connected", broken)
    with Lease(store, "test") as lease:
        assert erase_company(store, lease, 1, CancelToken()).lingers
    with store.reading(store.reporting) as connection:
        assert company_content(connection, 1).rows["course_progress"] == 0


def test_all_companies_go_together_or_not_at_all(store: Store) -> None:
    two_companies(store)
    # Learner 4 has left every company, and only the training history names her.
    put(store, progress.completion_episode, episode(0, 1, 90), episode(0, 4, 91))
    before, stopped = content(store), CancelToken()
    with pytest.raises(Cancelled), Lease(store, "test") as lease:
        # What one company has is not told before all of them are gone.
        erase_all(store, lease, stopped, lambda at: stopped.cancel() if at.done else None)
    assert content(store) == before
    with Lease(store, "test") as lease:
        erased = erase_all(store, lease, CancelToken())
    assert (erased.company_ids, erased.in_moodle, erased.rows["course_progress"]) == ((1, 2), 2, 4)
    assert (erased.rows["learner"], erased.rows["course"], erased.lingers) == (4, 3, False)
    assert erased.rows["completion_episode"] == len(before["completion_episode"])
    after = content(store)
    assert not any(after[table.name] for table in OWN_TABLES)
    assert after["learner"] == after["learner_source"] == [], "nobody's name stays"
    assert [row[0] for row in after["course"]] == [4], "of no company at all"
    assert (seqs(store, 1), seqs(store, 2)) == ((11, 11), (21, 21))
    assert check(store) == []
    with store.reading(store.reporting) as connection:
        assert list(connection.scalars(select(state.pending_recompute.c.user_id))) == [1, 2, 3, 4]


def test_more_companies_than_a_statement_takes_ids(store: Store) -> None:
    two_companies(store)
    put(store, star.company, *(company(number, change_seq=1, name=str(number)) for number in range(3, 1_203)))

    def bounded(connection: sqlite3.Connection, *_more: object) -> None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 1_000)

    event.listen(store.reporting, "checkout", bounded)
    with Lease(store, "test") as lease:
        erased = erase_all(store, lease, CancelToken())
    assert len(erased.company_ids) == 1_202 and erased.rows["course_progress"] == 4
    assert seqs(store, 1_202) == (2, 2)


def test_a_company_that_is_not_known(store: Store) -> None:
    two_companies(store)
    with pytest.raises(WrongUse, match="no company 9"):
        erase(store, 9)
    with store.reading(store.reporting) as connection:
        found = company_content(connection, 1)
    assert found.in_moodle and found.rows["course_progress"] == 2
    assert (found.rows["learner"], found.rows["course"]) == (1, 1)


def test_a_cancelled_clear_erases_nothing(store: Store) -> None:
    two_companies(store)
    before = content(store)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled), Lease(store, "test") as lease:
        erase_company(store, lease, 1, token)
    assert content(store) == before


def test_nothing_is_done_while_a_sync_runs(store: Store) -> None:
    two_companies(store)
    with Lease(store, "a sync"), pytest.raises(StoreBusy):
        erase(store, 1)


def run_purge(store: Store, days: int = 400, cancel: CancelToken | None = None) -> retention.Purged:
    with Lease(store, "test") as lease:
        return purge(store, lease, days, days, ignore_progress, cancel or CancelToken())


def test_old_tombstones_go_and_the_company_says_so(store: Store, clock: None) -> None:
    two_companies(store)
    put(
        store,
        progress.course_progress,
        fact(1, 4, 1, change_seq=7, removed_at=OLD, removed_reason="unenrolled"),
        fact(1, 4, 2, change_seq=5, removed_at=OLD, removed_reason="unenrolled"),
        fact(1, 4, 3, change_seq=9, removed_at=FRESH, removed_reason="unenrolled"),
        fact(2, 4, 3, change_seq=15, removed_at=FRESH, removed_reason="unenrolled"),
    )
    assert run_purge(store).tombstones == 2
    assert (seqs(store, 1), seqs(store, 2)) == ((10, 7), (20, 0))
    assert count(store, progress.course_progress) == 6
    assert run_purge(store).tombstones == 0 and seqs(store, 1) == (10, 7)
    assert run_purge(store, 398).tombstones == 2
    assert (seqs(store, 1), seqs(store, 2)) == ((10, 9), (20, 15))
    assert count(store, progress.progress_change) == 4, "the history of changes is never forgotten"


def test_batches_are_as_good_as_one(store: Store, clock: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 3)
    put(store, star.company, company(1, change_seq=9))
    put(store, progress.course_progress, *(fact(1, u, 1, change_seq=9 - u, removed_at=OLD) for u in range(9)))
    assert run_purge(store).tombstones == 9
    assert seqs(store, 1) == (9, 9)


def test_learners_go_with_their_last_row(store: Store, clock: None) -> None:
    two_companies(store)
    put(store, star.learner, *(learner(user) | {"removed_at": OLD} for user in (11, 12, 13, 14)))
    put(store, star.company_learner, member(1, 11, removed_at=OLD), member(1, 12, removed_at=FRESH))
    put(store, progress.completion_episode, episode(1, 13, 99), episode(1, 11, 98, removed_at=OLD))
    found = run_purge(store)
    assert (found.learners, found.memberships, found.episodes) == (2, 1, 1)
    with store.reading(store.reporting) as connection:
        assert list(connection.scalars(select(star.learner.c.user_id))) == [1, 2, 3, 4, 12, 13]


def test_old_runs_go_but_never_the_newest(store: Store, clock: None) -> None:
    figures = dict.fromkeys(("read", "inserted", "updated", "removed", "held", "source_seconds"), 0)
    base = {"mode": "full", "result": "success", "resumed": False, **figures}
    with store.writing(store.activity) as connection:
        for number, started in enumerate((OLD - 9, OLD, FRESH)):
            connection.execute(insert(activity.sync_run).values(run_id=str(number), started_at=started, **base))
            times = {"calls": 1, "rows": 1, "seconds": 1.0, "slowest": 1.0}
            connection.execute(insert(activity.statement_time).values(run_id=str(number), statement="s", **times))
    assert run_purge(store).runs == 2
    with store.writing(store.activity) as connection:
        assert list(connection.scalars(select(activity.statement_time.c.run_id))) == ["2"]
        connection.execute(update(activity.sync_run).values(started_at=OLD))
    assert run_purge(store).runs == 0


def test_a_cancel_keeps_what_was_committed(store: Store, clock: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 3)
    put(store, star.company, company(1, change_seq=99))
    put(store, progress.course_progress, *(fact(1, u, 1, change_seq=u + 1, removed_at=OLD) for u in range(9)))
    token = CancelToken()

    def stop(told: Progress) -> None:
        if told.done == 3:
            token.cancel()

    with pytest.raises(Cancelled), Lease(store, "test") as lease:
        purge(store, lease, 400, 400, stop, token)
    assert count(store, progress.course_progress) == 6
    assert seqs(store, 1) == (99, 3)


def test_compacting_gives_space_back_beside_a_reader(store: Store) -> None:
    fill(store, 2_000, 5)
    with store.writing(store.reporting) as connection:
        connection.execute(delete(progress.course_progress).where(progress.course_progress.c.user_id > 100))
    before = content(store)
    with store.reading(store.reporting) as reader:
        told: list[Progress] = []
        done = {one.database: one for one in compact(store, told.append, CancelToken())}
        assert reader.scalar(select(func.count()).select_from(progress.course_progress)) == 500
    assert told[-1].fraction == 1
    compact(store, ignore_progress, CancelToken())
    assert size_of(store.location.file(Database.REPORTING)) < done[Database.REPORTING].before / 2
    assert content(store) == before and check(store) == []
    log = companion(store.location.file(Database.REPORTING), "-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_compacting_asks_for_room_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store, 200, 5)
    monkeypatch.setattr(
        compacting, "require_space", lambda _folder, needed: (_ for _ in ()).throw(DiskFull(f"{needed}"))
    )
    path = store.location.file(Database.REPORTING)
    before = path.read_bytes()
    with pytest.raises(DiskFull):
        compact(store, ignore_progress, CancelToken())
    assert path.read_bytes() == before


def test_compacting_stops_when_asked(store: Store) -> None:
    fill(store, 200, 5)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        compact(store, ignore_progress, token)
    assert check(store) == []


def test_what_a_full_sync_takes_on_trust_is_made_anew(store: Store) -> None:
    fill(store, 20, 2)
    with store.writing(store.reporting) as connection:
        connection.execute(state.sync_state.update().values(watermark=5, first_fill=False, full_run_id="x"))
        connection.execute(update(star.learner).values(sort_name="wrong", search_text="wrong"))
        connection.execute(update(star.company).values(change_seq=1))
    with sqlite3.connect(store.location.file(Database.REPORTING)) as plain:
        plain.execute("DROP INDEX ix_progress_change_key")
    epoch = sync_state(store)["store_epoch"]
    assert not is_rebuilding(store)
    with Lease(store, "test") as lease:
        done = prepare_rebuild(store, lease, ignore_progress, CancelToken())
    assert len(done) == 2 and is_rebuilding(store)
    with store.reading(store.reporting) as connection:
        assert set(connection.scalars(select(star.learner.c.sort_name))) == {"lee ann"}
        assert connection.scalar(select(star.company.c.change_seq)) == 40
    found = sync_state(store)
    assert (found["watermark"], found["store_epoch"], found["full_run_id"]) == (5, epoch, None)
    assert check(store) == []
