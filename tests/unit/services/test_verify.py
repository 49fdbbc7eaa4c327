"""Verify finds what differs, names it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from alx_desktop.app import App
from alx_desktop.domain.course_progress import CourseProgress
from alx_desktop.domain.errors import Cancelled, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.services.site import Site
from alx_desktop.services.verify import VerifyService, choose, differences
from alx_desktop.store.checkpoint import write_state
from alx_desktop.store.tables.progress import course_progress, pending_removal

ROW = CourseProgress(
    1, 2, 3, 10, 10, None, True, True, 50.0, 1, 2, None, None, "in_progress",
    None, None, None, None, False, None, None, "course", 11, None,
)  # fmt: skip


def one_row(site: Site) -> dict[str, Any]:
    with site.store.reading(site.store.reporting) as connection:
        found = connection.execute(select(course_progress).where(course_progress.c.percentage > 0).limit(1)).one()
    return dict(found._mapping)


def where(row: dict[str, Any]) -> list[Any]:
    return [course_progress.c[name] == row[name] for name in ("company_id", "user_id", "course_id")]


def test_a_fresh_store_equals_moodle(site: Site) -> None:
    told: list[Progress] = []
    found = site.verify.run(sample=None, progress=told.append)
    assert found.equal
    assert found.rows == site.sync.status().rows_live
    assert (told[-1].done, told[-1].total) == (found.learners, found.learners)


def test_a_changed_value_is_named_by_row_and_field(site: Site) -> None:
    row = one_row(site)
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(course_progress).where(*where(row)).values(percentage=0.5, status="not_started"))
    found = site.verify.run(sample=None)
    assert found.rows_different == 1
    assert {(d.user_id, d.course_id, d.field) for d in found.first} == {
        (row["user_id"], row["course_id"], "percentage"),
        (row["user_id"], row["course_id"], "status"),
    }
    percentage = next(d for d in found.first if d.field == "percentage")
    assert (percentage.stored, percentage.moodle) == (0.5, row["percentage"])


def test_rows_on_one_side_only_are_named(site: Site) -> None:
    row = one_row(site)
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(delete(course_progress).where(*where(row)))
        connection.execute(insert(course_progress).values(row | {"course_id": 987_654}))
    found = site.verify.run(sample=None)
    assert {(d.course_id, d.field, d.stored, d.moodle) for d in found.first} == {
        (row["course_id"], "row", "missing", "there"),
        (987_654, "row", "there", "missing"),
    }


def test_rows_that_wait_for_removal_are_no_difference(site: Site) -> None:
    row = one_row(site)
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(insert(course_progress).values(row | {"course_id": 987_654}))
        waiting = {"company_id": row["company_id"], "user_id": row["user_id"], "course_id": 987_654}
        connection.execute(insert(pending_removal).values(**waiting, reason="unenrolled", run_id="r", found_at=1))
    assert site.verify.run(sample=None).equal


def test_a_sample_is_as_large_as_asked_and_repeatable(site: Site) -> None:
    first, again = site.verify.run(sample=10, seed=3), site.verify.run(sample=10, seed=3)
    assert first.learners == again.learners == 10
    assert (first.rows, first.seed) == (again.rows, 3)


def test_a_later_moment_is_compared_as_of_then(site: Site) -> None:
    assert site.verify.run(sample=5).as_of == site.verify.run(sample=5, seed=1).as_of
    with pytest.raises(WrongUse):
        site.verify.run(sample=5, as_of=99_999_999_999)


def test_before_the_first_sync_there_is_nothing_to_verify(site: Site) -> None:
    with site.store.writing(site.store.reporting) as connection:
        write_state(connection, watermark=None)
    with pytest.raises(WrongUse, match="no complete sync"):
        site.verify.run()


class FakeMoodle:
    """Gives every learner the same row, and cancels after the first part."""

    def __init__(self, token: CancelToken) -> None:
        self._token = token

    def learners(self) -> Sequence[int]:
        return range(1000)

    def rows(self, user_ids: Sequence[int]) -> list[CourseProgress]:
        self._token.cancel()
        return [ROW._replace(user_id=user_id) for user_id in user_ids]


def test_cancel_ends_it_between_two_parts(app: App, site: Site) -> None:
    token = CancelToken()
    service = VerifyService(site.profile, site.store, app.source(site.profile), lambda *_: FakeMoodle(token))
    with pytest.raises(Cancelled):
        service.run(sample=None, cancel=token)


def test_many_differences_are_counted_but_not_all_kept(app: App, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.services.verify.KEPT", 7)
    service = VerifyService(site.profile, site.store, app.source(site.profile), lambda *_: FakeMoodle(CancelToken()))
    found = service.run(sample=None)
    assert found.rows_different >= 1000
    assert len(found.first) == 7


def test_differences_compare_numbers_to_a_billionth_and_forget_recheck() -> None:
    near = ROW._replace(percentage=50.0 + 1e-10, recheck_at=5, is_active=1)
    assert list(differences([ROW], [near])) == []
    far = ROW._replace(percentage=50.0 + 1e-8, completed_at=0)
    assert [d.field for d in differences([ROW], [far])] == ["percentage", "completed_at"]


def test_choose() -> None:
    assert choose({3, 1, 2}, None, 5) == ([1, 2, 3], None)
    assert choose({3, 1, 2}, 3, 5) == ([1, 2, 3], None)
    chosen, seed = choose(set(range(100)), 10, None)
    assert choose(set(range(100)), 10, seed) == (chosen, seed)
    assert len(set(chosen)) == 10
