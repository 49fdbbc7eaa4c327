"""REST v1 on the wire: filters, order, cursors, fields, scopes, health."""

from __future__ import annotations

from functools import cmp_to_key
from random import Random
from typing import Any

import httpx
import pytest

from alx_desktop.domain.tokens import TokenScope
from alx_desktop.endpoint.plugin.parameters import FUNCTION
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenLimits, TokenService
from tests.endpoint.churn import biggest_companies
from tests.endpoint.mirrors import PLUGIN

ALL = "/api/v1/course-progress"
LISTS = ("course-progress", "companies", "learners", "courses", "departments", "episodes", "daily")


class Reading:
    """Requests of one company's token."""

    def __init__(self, site: Site, client: httpx.Client, company: int | None = None) -> None:
        self.site, self.client = site, client
        self.company = company or biggest_companies(site.store)[0]
        self.tokens = TokenService(site.store, "tester")
        self.made = self.tokens.create(self.company, "rest")

    def ask(self, path: str, token: str | None = None, **query: Any) -> Any:
        headers = {"X-API-Key": token or self.made.text}
        return self.client.get(path, params={name.replace("__", "."): v for name, v in query.items()}, headers=headers)

    def rows(self, path: str = ALL, **query: Any) -> list[dict[str, Any]]:
        """All rows, page by page."""
        found: list[dict[str, Any]] = []
        cursor: dict[str, str] = {}
        while True:
            answer = self.ask(path, **query, **cursor)
            assert answer.status_code == 200, answer.text
            body = answer.json()
            found += body["data"]
            if body["meta"]["next_cursor"] is None:
                return found
            cursor = {"cursor": body["meta"]["next_cursor"]}

    def set(self, **changes: str) -> None:
        CompanySettingsService(self.site.store, "tester").set(self.company, changes)


@pytest.fixture
def reading(site: Site, client: httpx.Client) -> Reading:
    return Reading(site, client)


@pytest.mark.parametrize("name", LISTS)
def test_pages_are_the_whole_once(reading: Reading, name: str) -> None:
    path = f"/api/v1/{name}"
    whole = reading.ask(path, limit=10_000, total="true").json()
    assert whole["meta"]["total"] == whole["meta"]["count"] == len(whole["data"]) > 0
    assert set(whole["meta"]) >= {"mode", "since", "until", "data_age_seconds", "source", "empty_reason"}
    assert reading.rows(path, limit=max(1, len(whole["data"]) // 4)) == whole["data"]
    assert len({row["id"] for row in whole["data"]}) == len(whole["data"])


@pytest.mark.parametrize("seed", range(4))
def test_filters_and_orders_mean_what_they_say(reading: Reading, seed: int) -> None:
    random, everything = Random(seed), reading.rows(limit=5000)
    for _round in range(8):
        field = random.choice(
            ["status", "percentage", "completed_at", "user_id", "is_active", "learner_lastname", "due_at"]
        )
        value = random.choice([row[field] for row in everything if row[field] is not None] or [None])
        if value is None:
            continue
        plain = field in ("is_active", "learner_lastname")
        how = random.choice(["eq", "ne"] if plain else ["eq", "ne", "lt", "le", "gt", "ge"])
        text = str(value).lower() if isinstance(value, bool) else str(value)
        descending, by = (
            random.choice(["", "-"]),
            random.choice(["percentage", "learner_lastname", "completed_at", "is_active"]),
        )
        found = reading.rows(limit=random.randint(5, 80), sort=f"{descending}{by}", **{f"{field}__{how}": text})
        expected = [row for row in everything if fits(row[field], how, value)]
        expected.sort(key=cmp_to_key(lambda a, b: places(a, b, by, descending)))  # noqa: B023
        assert [row["id"] for row in found] == [row["id"] for row in expected], (field, how, value, by, descending)


def fits(mine: Any, how: str, value: Any) -> bool:
    if how == "ne":
        return mine != value
    return mine is not None and {"eq": mine == value, "lt": mine < value, "le": mine <= value, "gt": mine > value,
                                 "ge": mine >= value}[how]  # fmt: skip


def places(a: dict[str, Any], b: dict[str, Any], by: str, descending: str) -> int:
    if (a[by] is None) != (b[by] is None):
        return 1 if a[by] is None else -1
    one, two = (str(x[by]).encode() if by == "learner_lastname" else x[by] for x in (a, b))
    if one != two:
        return (-1 if one < two else 1) * (-1 if descending else 1)
    return -1 if (a["user_id"], a["course_id"]) < (b["user_id"], b["course_id"]) else 1


def test_offsets_of_times_are_honoured(reading: Reading) -> None:
    row = next(row for row in reading.rows() if row["completed_at"])
    hour = int(row["completed_at"][11:13])
    shifted = f"{row['completed_at'][:11]}{(hour + 2) % 24:02}{row['completed_at'][13:19]}+02:00"
    if hour < 22:
        assert row in reading.rows(completed_at=shifted)
        raw = reading.client.get(f"{ALL}?completed_at={shifted}", headers={"X-API-Key": reading.made.text})
        assert row in raw.json()["data"], "a plus that was not escaped"
    assert not reading.rows(completed_at__null="true", completed_at__ge="1971-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"nonsense": "1"}, "nonsense"), ({"fields": "user_id,nonsense"}, "nonsense"),
        ({"sort": "-nonsense"}, "nonsense"),
        ({"status.like": "a"}, "like"), ({"limit": "0"}, "limit"), ({"limit": "10001"}, "limit"),
        ({"user_id": "9223372036854775808"}, "user_id"), ({"user_id": "x"}, "user_id"),
        ({"percentage.ge": "nan"}, "percentage"),
        ({"completed_at.ge": "2026-01-01"}, "completed_at"),
        ({"completed_at.ge": "2026-99-01T00:00:00Z"}, "completed_at"),
        ({"is_active": "perhaps"}, "is_active"), ({"is_active.gt": "false"}, "is_active"),
        ({"status": "a\0b"}, "status"), ({"total": "si"}, "total"),
        ({"mode": "server"}, "mode"), ({"mode": "client", "status": "completed"}, "status"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(reading: Reading, query: dict[str, str], named: str) -> None:
    answer = reading.client.get(ALL, params=query, headers={"X-API-Key": reading.made.text})
    assert answer.status_code == 400 and answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "parameter_invalid" and named in answer.json()["detail"]


def test_a_token_as_a_parameter_s_name_is_not_repeated(reading: Reading) -> None:
    answer = reading.client.get(ALL, params={reading.made.text: "1"}, headers={"X-API-Key": reading.made.text})
    assert answer.status_code == 400 and reading.made.token.token_id not in answer.text


def test_a_field_that_is_off_does_not_exist(reading: Reading) -> None:
    reading.set(field_learner_email="off", field_grade="off")
    assert not {"learner_email", "grade"} & set(reading.rows(limit=1000)[0])
    for field in ("learner_email", "grade"):
        for query in ({field: "1"}, {f"{field}.ge": "1"}, {"sort": field}, {"sort": f"-{field}"}, {"fields": field},
                      {f"{field}.null": "true", "total": "true"}, {f"{field}.like": "x"}):  # fmt: skip
            told = reading.client.get(ALL, params=query, headers={"X-API-Key": reading.made.text})
            other = {name.replace(field, "no_such"): value.replace(field, "no_such") for name, value in query.items()}
            unknown = reading.client.get(ALL, params=other, headers={"X-API-Key": reading.made.text})
            one, two = told.json(), unknown.json()
            assert told.status_code == unknown.status_code == 400
            assert one["detail"].replace(field, "no_such") == two["detail"]


def test_a_course_that_is_off_does_not_exist(reading: Reading) -> None:
    everything = reading.rows(limit=5000)
    course = everything[0]["course_id"]
    reading.set(**{f"course_{course}": "off"})
    left = [row for row in everything if row["course_id"] != course]
    whole = reading.ask(ALL, total="true", limit=10_000).json()
    assert whole["meta"]["total"] == len(left) and whole["data"] == left
    assert reading.ask(ALL, course_id=course, total="true").json()["meta"]["total"] == 0
    for name in ("courses", "episodes", "daily"):
        assert course not in {row["course_id"] for row in reading.rows(f"/api/v1/{name}")}


def test_no_course_enabled_is_told(reading: Reading) -> None:
    courses = {row["course_id"] for path in (ALL, "/api/v1/courses") for row in reading.rows(path)}
    reading.set(**{f"course_{course}": "off" for course in courses})
    body = reading.ask(ALL).json()
    assert body["data"] == [] and body["meta"]["empty_reason"] == "no_course_enabled"


def test_scopes(reading: Reading) -> None:
    made = reading.tokens.create(reading.company, "few", TokenLimits(scopes=frozenset({TokenScope.LEARNERS})))
    codes = {name: reading.ask(f"/api/v1/{name}", made.text).status_code for name in (*LISTS, "changes", "health")}
    assert {name for name, code in codes.items() if code == 200} == {"learners", "health"}
    assert set(codes.values()) == {200, 403}
    assert reading.ask(f"/export/{reading.company}/course-progress.csv", made.text).status_code == 403


def test_debug_details_are_for_tokens_that_want_them(reading: Reading) -> None:
    assert "debug" not in reading.ask(ALL).json()["meta"]
    reading.tokens.change(reading.made.token.token_id, TokenLimits(), debug=True)
    assert reading.ask(ALL).json()["meta"]["debug"]["milliseconds"] > 0


def test_the_daily_limit_counts_refreshes_not_pages(reading: Reading) -> None:
    reading.set(daily_limit="3")
    first = reading.ask("/api/v1/changes", limit=5).json()["meta"]["next_cursor"]
    assert reading.ask(f"/export/{reading.company}/course-progress.csv").status_code == 200
    page = reading.ask(ALL, mode="client", limit=5).json()["meta"]["next_cursor"]
    for path, query in (("/api/v1/changes", {"cursor": first}), (ALL, {"mode": "client", "cursor": page}), (ALL, {})):
        assert reading.ask(path, limit=5, **query).status_code == 200
    for path, query in (("/api/v1/changes", {}), (ALL, {"mode": "client"})):
        answer = reading.ask(path, **query)
        assert answer.status_code == 429 and answer.json()["code"] == "daily_limit" and "Retry-After" in answer.headers
    plugin = {"wstoken": reading.made.text, "wsfunction": FUNCTION, "moodlewsrestformat": "json"}
    assert reading.client.get(PLUGIN, params=plugin).json()["errorcode"] == "ratelimitexceeded"


def test_health(reading: Reading) -> None:
    body = reading.ask("/api/v1/health").json()
    assert body["data"] == [{"status": "ok"}] and body["meta"]["data_age_seconds"] >= 0


def test_changes_of_other_settings_or_stores_are_410(reading: Reading) -> None:
    cursor = reading.ask("/api/v1/changes").json()["meta"]["next_cursor"]
    assert reading.ask("/api/v1/changes", cursor=cursor).json()["meta"]["empty_reason"] == "nothing_changed"
    reading.set(removed_field="on")
    answer = reading.ask("/api/v1/changes", cursor=cursor)
    assert (
        answer.status_code == 410
        and answer.json()["code"] == "cursor_outdated"
        and "Begin again" in answer.json()["recovery"]
    )
