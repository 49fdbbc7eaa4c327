"""Rebuild and clear against Moodle: what comes back, what stays, and what a second try does."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import delete, func, select, update

from alx_desktop.app import App
from alx_desktop.domain.errors import Cancelled, DiskFull, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.services import store_care
from alx_desktop.services.site import Site
from alx_desktop.store.store import StoreLocation
from alx_desktop.store.tables import progress, star, state
from tests.site_settings import put
from tests.unit.store.pair import content
from tests.unit.synced_demo import app, site, synced_copy, synced_demo

__all__ = ["app", "site", "synced_copy", "synced_demo"]

FACTS = ("course_progress", "learner", "company_learner", "course", "company_course", "department", "learner_source",
         "completion_episode")  # fmt: skip


def epoch(site: Site) -> str:
    return site.sync.status().store_epoch


def spoil(site: Site) -> None:
    """Damage that no file check sees: wrong values, lost rows, lost names."""
    t = progress.course_progress
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(t).where(t.c.user_id % 7 == 0).values(status="completed", activities_done=99))
        connection.execute(delete(t).where(t.c.user_id % 7 == 1))
        connection.execute(update(star.learner).where(star.learner.c.user_id % 5 == 0).values(search_text="?"))
        connection.execute(update(star.course).values(fullname="?"))


def values(site: Site, *names: str) -> dict[str, list[tuple[object, ...]]]:
    """Rows without what is ours: when first seen, and the numbers of changes."""
    ours = {"first_seen_at", "change_seq", "changed_at"}
    found = {}
    with site.store.reading(site.store.reporting) as connection:
        for name in names:
            table = star.company.metadata.tables[name]
            columns = [column for column in table.columns if column.name not in ours]
            found[name] = sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
    return found


def test_a_rebuild_brings_the_state_back_and_keeps_the_rest(site: Site) -> None:
    before, history, old = values(site, *FACTS), content(site.store), epoch(site)
    spoil(site)
    told: list[Progress] = []
    done = site.care.rebuild(told.append)
    assert done.run.result is RunResult.SUCCESS and not done.resumed and done.mended
    assert values(site, *FACTS) == before
    after = content(site.store)
    assert set(history["progress_change"]) <= set(after["progress_change"])
    assert epoch(site) == old and not site.care.is_rebuilding()
    seqs = [{row[0]: row[7] for row in one["company"]} for one in (history, after)]
    assert all(seqs[1][company] >= number for company, number in seqs[0].items())
    assert {"backup", "indexes", "learners"} <= {one.phase for one in told}
    assert len(site.backups.list()) >= 2
    assert site.sync.run(SyncRequest()).updated == 0


def test_a_rebuild_of_a_sound_store_changes_no_row(site: Site) -> None:
    before = content(site.store)
    run = site.care.rebuild().run
    assert (run.inserted, run.updated, run.removed) == (0, 0, 0)
    after = content(site.store)
    differing = {name for name in before if before[name] != after[name]}
    assert differing <= {"sync_state", "progress_daily"}


def test_an_interrupted_rebuild_goes_on(site: Site) -> None:
    spoil(site)
    token = CancelToken()

    def stop(one: Progress) -> None:
        if one.phase == "learners" and one.done:
            token.cancel()

    first = site.care.rebuild(stop, token)
    assert first.run.result is RunResult.CANCELLED and site.care.is_rebuilding()
    assert site.sync.status().data_age_seconds is not None, "the store serves its readers as before"
    second = site.care.rebuild()
    assert second.resumed and second.run.result is RunResult.SUCCESS and not site.care.is_rebuilding()


def test_any_full_sync_ends_a_rebuild(site: Site) -> None:
    token = CancelToken()

    def stop(one: Progress) -> None:
        if one.phase == "learners":
            token.cancel()

    site.care.rebuild(stop, token)
    assert site.care.is_rebuilding()
    assert site.sync.run(SyncRequest()).mode is SyncMode.FULL
    assert not site.care.is_rebuilding()


@pytest.mark.parametrize("phase", ["backup", "indexes", "names"])
def test_a_rebuild_that_is_cancelled_early_changes_nothing(site: Site, phase: str) -> None:
    before = content(site.store)
    token = CancelToken()

    def stop(one: Progress) -> None:
        if one.phase == phase:
            token.cancel()

    with pytest.raises(Cancelled):
        site.care.rebuild(stop, token)
        token.raise_if_cancelled()
    if phase != "names":
        assert content(site.store) == before
    assert site.sync.run(SyncRequest()).result is RunResult.SUCCESS


def test_a_rebuild_without_room_for_its_backup_begins_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(site.store)

    def full(*_arguments: object) -> None:
        raise DiskFull("0 MB free")

    monkeypatch.setattr("alx_desktop.store.backup.require_space", full)
    with pytest.raises(DiskFull):
        site.care.rebuild()
    assert content(site.store) == before and not site.care.is_rebuilding()


@pytest.mark.parametrize("mode", [SyncMode.AUTO, SyncMode.INCREMENTAL, SyncMode.FULL])
def test_a_cleared_company_that_moodle_has_comes_back(site: Site, mode: SyncMode) -> None:
    before = values(site, *FACTS)
    with site.store.reading(site.store.reporting) as connection:
        number = select(progress.course_progress.c.company_id).group_by(progress.course_progress.c.company_id)
        company_id = connection.scalar(number.order_by(func.count().desc()).limit(1))
    assert company_id is not None
    others = content(site.store, without=company_id)["course_progress"]
    told: list[Progress] = []
    erased = site.care.clear(company_id, None, told.append)
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert told[-1].done == told[-1].total == sum(erased.rows.values())
    entry = site.companies.history(company_id)[0]
    assert (entry.act, entry.detail["course_progress"]) == ("company cleared", erased.rows["course_progress"])
    assert erased.in_moodle and erased.rows["course_progress"] > 0
    assert content(site.store, without=company_id)["course_progress"] == others
    assert site.sync.run(SyncRequest(mode)).result is RunResult.SUCCESS
    assert values(site, *FACTS) == before
    assert content(site.store, without=company_id)["course_progress"] == others
    with site.store.reading(site.store.reporting) as connection:
        found = connection.execute(select(star.company).where(star.company.c.company_id == company_id)).one()
        low = select(func.min(progress.course_progress.c.change_seq))
        assert connection.scalar(low.where(progress.course_progress.c.company_id == company_id)) > found.forgotten_seq
        assert not connection.scalar(select(func.count()).select_from(state.pending_recompute))


def test_an_erasing_is_in_the_audit_trail_whatever_happens_behind_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Store and trail are two files on SQLite: a kill, or a full disk, may come between them."""
    written = store_care.append_audit

    def full(*arguments: Any) -> None:
        if arguments[3] == "company cleared":
            raise DiskFull("no space left")
        written(*arguments)

    monkeypatch.setattr(store_care, "append_audit", full)
    assert site.care.clear(1).rows["course_progress"] > 0, "no error, which would be told as: nothing was erased"
    assert site.care.company(1).rows["course_progress"] == 0
    assert site.companies.history(1)[0].act == "clearing of a company begun"


def test_what_cannot_be_noted_is_not_erased(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(site.store)

    def full(*_arguments: Any) -> None:
        raise DiskFull("no space left")

    monkeypatch.setattr(store_care, "append_audit", full)
    with pytest.raises(DiskFull):
        site.care.clear(1)
    assert content(site.store) == before


def test_compacting_by_the_profile_s_retention(site: Site) -> None:
    with site.store.writing(site.store.reporting) as connection:
        t = progress.course_progress
        removed = update(t).where(t.c.user_id % 3 == 0).values(removed_at=1, removed_reason="unenrolled")
        number = connection.execute(removed).rowcount
    done = site.care.compact()
    assert done.purged.tombstones == number > 0
    assert [one.after > 0 for one in done.databases] == [True] * 3


def test_the_settings_reach_the_retention(app: App) -> None:
    profile = app.profiles.get("demo")
    keep = profile.retention.model_copy(update={"tombstone_days": 36_500})
    put(app.profiles, profile.model_copy(update={"retention": keep}))
    site = app.open_site("demo")
    try:
        with site.store.writing(site.store.reporting) as connection:
            connection.execute(update(progress.course_progress).values(removed_at=1_700_000_000))
        assert site.care.compact().purged.tombstones == 0
    finally:
        site.close()


def test_a_store_that_moved_while_it_was_opened_is_opened_where_it_is(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alx_desktop.store.store import Store

    moved, real, opened = app.data_dir.profile("elsewhere"), Store.open, []

    def opening(location: StoreLocation, *arguments: object) -> Store:
        if not opened:
            monkeypatch.setattr(app, "location", lambda _profile: StoreLocation(folder=moved))
        opened.append(location)
        return real(location, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "open", opening)
    site = app.open_site("demo")
    assert site.store.location.folder == moved and len(opened) == 2
    site.close()


def test_a_move_wants_a_fitting_place(app: App) -> None:
    profile = app.profiles.get("demo")
    for url in ("mysql+pymysql://a@b/c", "postgresql+psycopg://a:secret@b/c", "nonsense"):
        with pytest.raises(WrongUse) as refused:
            app.store_move.moved(profile, url)
        assert "secret" not in str(refused.value)
    with pytest.raises(WrongUse, match="already"):
        app.store_move.move(profile, "sqlite")
