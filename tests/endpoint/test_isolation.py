"""Two companies never see each other, whatever is asked for, with whatever cursor or key of the other."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from alx_desktop.endpoint.plugin.parameters import FUNCTION
from alx_desktop.services.site import Site
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company_learner, learner
from tests.endpoint.churn import biggest_companies
from tests.endpoint.mirrors import PLUGIN
from tests.endpoint.test_rest import LISTS, Reading

REQUESTS = 300
OPERATORS = ("", ".eq", ".ne", ".lt", ".le", ".gt", ".ge", ".null", ".like")


class Tenant:
    """A company, with what only it may see, and what its answers handed out."""

    def __init__(self, site: Site, client: httpx.Client, company: int) -> None:
        self.reading = Reading(site, client, company)
        self.token, self.company = self.reading.made.text, company
        self.users: set[int] = set()
        self.ids: list[str] = []
        self.cursors: list[str] = []

    def mark(self) -> None:
        """Every learner of this company alone gets its mark as name."""
        store = self.reading.site.store
        with store.writing(store.reporting) as connection:
            m, cp = company_learner.c, course_progress.c
            mine = set(connection.scalars(select(m.user_id).where(m.company_id == self.company)))
            mine |= set(connection.scalars(select(cp.user_id).where(cp.company_id == self.company)))
            others = set(connection.scalars(select(m.user_id).where(m.company_id != self.company)))
            others |= set(connection.scalars(select(cp.user_id).where(cp.company_id != self.company)))
            self.users = mine - others
            for user_id in self.users:
                values = {"firstname": self.secret, "lastname": self.secret, "email": self.secret}
                connection.execute(update(learner).where(learner.c.user_id == user_id).values(**values))

    @property
    def secret(self) -> str:
        return f"mark-of-{self.company}-only"

    def gather(self) -> None:
        for name in (*LISTS, "changes"):
            body = self.reading.ask(f"/api/v1/{name}", limit=2).json()
            self.ids += [row["id"] for row in body["data"]]
            self.cursors += [body["meta"]["next_cursor"] or ""]


@pytest.fixture
def tenants_with_marks(site: Site, client: httpx.Client) -> list[Tenant]:
    both = [Tenant(site, client, company) for company in biggest_companies(site.store)]
    for tenant in both:
        tenant.mark()
    for tenant in both:
        tenant.gather()
        assert tenant.users
    return both


@pytest.mark.parametrize("seed", [1, 2])
def test_random_requests(tenants_with_marks: list[Tenant], client: httpx.Client, seed: int) -> None:
    random, answered = Random(seed), 0
    for _request in range(REQUESTS // 2):
        me, other = random.sample(tenants_with_marks, 2)
        path, query = random_request(random, me, other)
        answer = client.get(path, params=query, headers=headers(random, me))
        assert answer.status_code < 500, (path, query, answer.text)
        assert other.secret not in answer.text, (path, query)
        assert not users_in(answer.text) & other.users, (path, query)
        answered += answer.status_code == 200 and me.secret in answer.text
    assert answered > REQUESTS // 20, "requests that find something are among them"


@pytest.mark.parametrize("name", [*LISTS, "changes"])
def test_cursors_of_others_and_changed_ones_are_refused(tenants_with_marks: list[Tenant], name: str) -> None:
    me, other = tenants_with_marks
    for cursor in (
        [one for one in other.cursors if one] + [tampered(one) for one in me.cursors if one] + ["x", "é", "A" * 20_000]
    ):
        if len(cursor) < 8000:
            answer = me.reading.ask(f"/api/v1/{name}", cursor=cursor)
            assert answer.status_code == 400 and answer.json()["code"] == "cursor_invalid"


def test_keys_of_others_lead_nowhere(tenants_with_marks: list[Tenant]) -> None:
    me, other = tenants_with_marks
    assert not set(me.ids) & set(other.ids)
    for id_ in other.ids:
        answer = me.reading.ask(f"/export/{me.company}/course-progress.csv", after=id_)
        assert answer.status_code == 400


def test_counts_are_of_one_s_own(tenants_with_marks: list[Tenant]) -> None:
    me, other = tenants_with_marks
    for user_id in list(other.users)[:20]:
        body = me.reading.ask("/api/v1/course-progress", user_id=user_id, total="true").json()
        assert body["meta"]["total"] == 0 and body["data"] == []


def random_request(random: Random, me: Tenant, other: Tenant) -> tuple[str, dict[str, Any]]:
    kind = random.randrange(4)
    if kind == 0:
        query = {"wsfunction": FUNCTION, "moodlewsrestformat": random.choice(["json", "xml"]), "limit": 1000,
                 "offset": random.choice([0, 0, 0, 3, 10**9]), "wstoken": me.token}  # fmt: skip
        return PLUGIN, query | random.choice([{}, {}, {"companyid": other.company}])
    if kind == 1:
        form = random.choice(["csv", "jsonl"])
        query = random.choice([{}, {"after": random.choice(other.ids)}, {"company_id": other.company}])
        return f"/export/{random.choice([me.company, me.company, other.company])}/course-progress.{form}", query
    name = random.choice([*LISTS, "changes"])
    query: dict[str, Any] = {"limit": random.choice([1, 50, 5000])}
    for _each in range(random.randrange(3)):
        field = random.choice(
            ["user_id", "learner_firstname", "learner_email", "company_id", "company_name", "course_id"]
        )
        user = random.choice(sorted(other.users))
        value = random.choice([user, other.secret, me.secret, other.company, "' OR 1=1 --", "%", "true"])
        query[field + random.choice(OPERATORS)] = value
    query |= random.choice([{}, {"cursor": random.choice(other.cursors + me.cursors)}, {"sort": "-user_id"},
                            {"total": "true"}, {"mode": "client"}])  # fmt: skip
    return f"/api/v1/{name}", query


def headers(random: Random, me: Tenant) -> dict[str, str]:
    return random.choice([{"Authorization": f"Bearer {me.token}"}, {"X-API-Key": me.token}])


def tampered(text: str) -> str:
    return text[:20] + ("A" if text[20] != "A" else "B") + text[21:]


def users_in(text: str) -> set[int]:
    try:
        body = json.loads(text)
    except ValueError:
        return set()
    rows = body if isinstance(body, list) else body.get("data", []) if isinstance(body, dict) else []
    return {row[name] for row in rows for name in ("user_id", "userid") if name in row}
