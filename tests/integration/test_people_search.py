"""An analyst's text search finds what an administrator's finds in the same company, but no name of who left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from alx_desktop.domain.people import Person, Role
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.store import report
from alx_desktop.store.people import add_person
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import course_progress, pending_removal
from alx_desktop.store.tables.star import company_learner, learner
from tests.integration.shared_site import ANALYST, NOW, SharedSite, forget_role, make_shared_site
from tests.servers import PostgresServer
from tests.unit.synced_demo import synced_demo  # noqa: F401


@pytest.fixture(scope="module")
def shared(
    postgres: PostgresServer,
    synced_demo: Path,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> SharedSite:
    made = make_shared_site(postgres, "people_search", synced_demo, tmp_path_factory.mktemp("shared") / "machine")
    forget_role(postgres, ANALYST)
    add_person(made.owner, None, Person(ANALYST, Role.ANALYST, (made.companies[0],)), "a secret", "the test")
    return made


@pytest.fixture(scope="module")
def gone(shared: SharedSite) -> list[int]:
    """Two learners who left the company: one waits for a decision, the rows of the other are removed."""
    mine = shared.companies[0]
    with Store.open(shared.owner) as store, store.writing(store.reporting) as connection:
        of = course_progress.c
        found = sa.select(of.user_id, of.course_id).where(of.company_id == mine, of.removed_at.is_(None))
        rows = dict(connection.execute(found.order_by(of.user_id)).all())  # type: ignore[arg-type]
        waiting, removed = list(rows)[:2]
        members = company_learner.c
        left = sa.and_(members.company_id == mine, members.user_id.in_([waiting, removed]))
        connection.execute(sa.delete(company_learner).where(left))
        key = {"company_id": mine, "user_id": waiting, "course_id": rows[waiting]}
        connection.execute(sa.insert(pending_removal).values(**key, reason="left_company", run_id="r", found_at=NOW))
        of_removed = sa.and_(of.company_id == mine, of.user_id == removed)
        connection.execute(sa.update(course_progress).where(of_removed).values(removed_at=NOW))
    return [waiting, removed]


def keys(store: Store, query: ReportQuery) -> list[tuple[int, int, int]]:
    with store.reading(store.reporting) as connection:
        rows = report.page(connection, query, NOW, size=5000).rows
        assert report.count(connection, query, NOW) == len(rows)
    return [(row["company_id"], row["user_id"], row["course_id"]) for row in rows]


@pytest.mark.parametrize("include_removed", [False, True])
def test_the_same_rows_as_an_administrator_of_her_company(
    shared: SharedSite, gone: list[int], include_removed: bool
) -> None:
    mine = shared.companies[0]
    with Store.open(shared.owner) as whole, Store.open(shared.location(ANALYST)) as hers:
        assert hers.is_read_only and not whole.is_read_only
        with whole.reading(whole.reporting) as connection:
            names = connection.execute(
                sa.select(learner.c.user_id, learner.c.lastname).where(learner.c.user_id.in_(gone))
            )
            left = {user: str(name) for user, name in names}
        waiting, removed = gone
        for text in (*left.values(), "a", "e r", "safety", "zzzz"):
            query = ReportQuery(text=text, include_removed=include_removed)
            wanted, found = keys(whole, replace(query, company_ids=(mine,))), keys(hers, query)
            assert without(removed, found) == without(removed, wanted), text
            assert set(found) <= set(wanted), text
        # Of a learner without a live row she knows the key alone (store/rights.py), so a course finds the row, no name.
        assert keys(hers, ReportQuery(text=left[removed], include_removed=include_removed)) == []
        found = {user for _, user, _ in keys(hers, ReportQuery(text=left[waiting], include_removed=include_removed))}
        assert waiting in found, "whose removal waits is served until somebody decides"


def without(user_id: int, rows: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    return [row for row in rows if row[1] != user_id]
