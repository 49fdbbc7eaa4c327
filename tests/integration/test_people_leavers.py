"""What an analyst of a shared store sees of learners who have left her company, with SQL of her own.

The same as a client of the endpoint (store.published): rows of the past stay with the key, and who the learner is now,
with what another company has entered since, is not hers to know.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
import sqlalchemy as sa

from alx_desktop.domain.people import Person, Role
from alx_desktop.domain.report_query import ReportQuery, ReportRow, SortColumn
from alx_desktop.services.site import Site
from alx_desktop.store.people import add_person
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import completion_episode, course_progress
from alx_desktop.store.tables.star import company_learner, learner
from tests.integration.shared_site import SharedSite, forget_role, make_shared_site
from tests.servers import PostgresServer
from tests.unit.synced_demo import synced_demo  # noqa: F401

EVA = "eva"
NOW_HIS = "new@elsewhere.example"
WALK = 23
"""Rows of a page: no divisor of anything."""


@pytest.fixture
def shared(
    postgres: PostgresServer,
    synced_demo: Path,  # noqa: F811
    tmp_path: Path,
) -> SharedSite:
    made = make_shared_site(postgres, "people_leavers", synced_demo, tmp_path / "machine")
    forget_role(postgres, EVA)
    add_person(made.owner, None, Person(EVA, Role.ANALYST, made.companies[:1]), "a secret", "the test")
    return made


@pytest.fixture
def store(shared: SharedSite) -> Iterator[Store]:
    """As whoever syncs it sees it."""
    with Store.open(shared.owner) as opened:
        yield opened


def someone(store: Store, company_id: int) -> int:
    """A learner of that company alone, with rows there."""
    m = company_learner.c
    elsewhere = sa.select(m.user_id).where(m.company_id != company_id)
    rows = sa.select(course_progress.c.user_id).where(course_progress.c.company_id == company_id)
    statement = sa.select(sa.func.min(m.user_id)).where(
        m.company_id == company_id, m.removed_at.is_(None), m.user_id.in_(rows), m.user_id.not_in(elsewhere)
    )
    with store.reading(store.reporting) as connection:
        return int(connection.scalars(statement).one())


def leave(store: Store, company_id: int, user_id: int, rows_too: bool = True) -> None:
    """As a sync does it: tombstones. The store learns the new address from another company."""
    with store.writing(store.reporting) as connection:
        for table in (company_learner, course_progress) if rows_too else (company_learner,):
            mine = (table.c.company_id == company_id) & (table.c.user_id == user_id)
            connection.execute(sa.update(table).where(mine).values(removed_at=5))
        connection.execute(sa.update(learner).where(learner.c.user_id == user_id).values(email=NOW_HIS))
        track = {"track_id": 7_000_000, "company_id": company_id, "user_id": user_id, "course_id": 1}
        connection.execute(sa.insert(completion_episode).values(**track, course_name="First aid", is_cleared=False))


def seen(shared: SharedSite, table: str, user_id: int) -> int:
    with shared.session(EVA) as connection:
        counted = connection.scalar(sa.text(f"SELECT count(*) FROM reporting.{table} WHERE user_id = {user_id}"))
    return int(counted or 0)


def addresses(shared: SharedSite) -> set[str]:
    with shared.session(EVA) as connection:
        return set(connection.scalars(sa.text("SELECT email FROM reporting.learner")))


def test_who_has_left_is_known_by_the_key_alone(shared: SharedSite, store: Store) -> None:
    mine = shared.companies[0]
    user_id = someone(store, mine)
    before, rows = addresses(shared), seen(shared, "course_progress", user_id)
    assert seen(shared, "learner", user_id) == 1 and rows > 0
    leave(store, mine, user_id)
    assert seen(shared, "course_progress", user_id) == rows, "tombstones are hers"
    assert seen(shared, "completion_episode", user_id) > 0, "and so is the company's history"
    assert seen(shared, "company_learner", user_id) == 1
    assert seen(shared, "learner", user_id) == 0
    now = addresses(shared)
    assert NOW_HIS not in now and len(now) == len(before) - 1


def test_who_comes_back_is_known_again(shared: SharedSite, store: Store) -> None:
    mine = shared.companies[0]
    user_id = someone(store, mine)
    leave(store, mine, user_id)
    with store.writing(store.reporting) as connection:
        membership = (company_learner.c.company_id == mine) & (company_learner.c.user_id == user_id)
        connection.execute(sa.update(company_learner).where(membership).values(removed_at=None))
    assert seen(shared, "learner", user_id) == 1 and NOW_HIS in addresses(shared)


def test_who_has_rows_without_a_membership_is_known(shared: SharedSite, store: Store) -> None:
    """An enrolment counts for the company that Moodle gives it to, until it is a tombstone."""
    mine = shared.companies[0]
    user_id = someone(store, mine)
    leave(store, mine, user_id, rows_too=False)
    assert seen(shared, "learner", user_id) == 1


def test_a_new_company_of_the_learner_is_not_hers_either(shared: SharedSite, store: Store) -> None:
    mine, other = shared.companies[:2]
    user_id = someone(store, mine)
    leave(store, mine, user_id)
    with store.writing(store.reporting) as connection:
        mine_before = (company_learner.c.company_id == mine) & (company_learner.c.user_id == user_id)
        row = connection.execute(sa.select(company_learner).where(mine_before)).mappings().one()
        connection.execute(sa.insert(company_learner).values({**row, "company_id": other, "removed_at": None}))
    assert seen(shared, "learner", user_id) == 0
    assert seen(shared, "company_learner", user_id) == 1


def test_reports_of_an_analyst_keep_the_tombstones(shared: SharedSite, store: Store, tmp_path: Path) -> None:
    """No order drops a row because its learner has no name any more, in whatever steps it is read."""
    mine = shared.companies[0]
    left = [someone(store, mine)]
    leave(store, mine, left[0])
    with shared.app(EVA, tmp_path / "hers") as (_app, site):
        for sort, descending in product(SortColumn, (False, True)):
            query = ReportQuery(sort=sort, descending=descending, include_removed=True)
            number = site.reports.count(query)
            whole = [key(row) for row in site.reports.page(query, size=number + 1).rows]
            assert len(whole) == len(set(whole)) == number and left[0] in {user for _company, user, _course in whole}
            assert walked(site, query, forwards=True) == whole, sort
            assert walked(site, query, forwards=False) == whole, sort
            assert [key(row) for row in site.reports.page_at(query, number - 3, 7).rows] == whole[-3:], sort
        rows = [row for row in site.reports.page(query, size=number).rows if row["user_id"] in left]
        assert rows and {row["learner_email"] or "" for row in rows} == {""}
        assert not {row["user_id"] for row in site.reports.page(ReportQuery(), size=number).rows} & set(left)
        assert site.reports.count(ReportQuery(text="elsewhere", include_removed=True)) == 0


def walked(site: Site, query: ReportQuery, *, forwards: bool) -> list[tuple[int, ...]]:
    """The whole result in small pages from one of its ends."""
    whole = site.reports.page(query, size=site.reports.count(query))
    found = [key(whole.rows[0 if forwards else -1])]
    place = whole.first if forwards else whole.last
    while True:
        page = site.reports.page(query, **{"after" if forwards else "before": place}, size=WALK)
        if not page.rows:
            return found
        keys = [key(row) for row in page.rows]
        found = [*found, *keys] if forwards else [*keys, *found]
        place = page.last if forwards else page.first


def key(row: ReportRow) -> tuple[int, ...]:
    return row["company_id"], row["user_id"], row["course_id"]
