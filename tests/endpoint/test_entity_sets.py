"""Our entity sets over a synced demo: what exists for which token, and that it is what the store holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import pytest
from sqlalchemy import func, select, update

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.tokens import Token, TokenScope
from alx_desktop.endpoint.entity_sets import entity_model, odata_service
from alx_desktop.endpoint.odata.messages import Request
from alx_desktop.endpoint.odata.service import ODataService
from alx_desktop.services.callers import Caller
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.site import Site
from alx_desktop.store.company_settings import StoredSettings
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company_learner, learner
from tests.unit.synced_demo import app, site, synced_copy, synced_demo

__all__ = ["app", "site", "synced_copy", "synced_demo"]

KEY = bytes(range(32))
ALL = [
    "CourseProgress",
    "Learners",
    "Courses",
    "Departments",
    "CompletionEpisodes",
    "RemovedCourseProgress",
    "DailyProgress",
]


@dataclass
class Endpoint:
    """Asks as a token of a company."""

    store: Store
    service: ODataService
    company_id: int

    def get(self, path: str, settings: CompanySettings | None = None, scopes: Any = frozenset(TokenScope),
            company_id: int | None = None) -> Any:  # fmt: skip
        company = company_id or self.company_id
        token = Token("abcdefghij", company, "t", "", 0, scopes=scopes)
        stored = StoredSettings(settings or CompanySettings())
        path, _, query = path.partition("?")
        root = f"http://localhost/odata/{company}/"
        path = path.removeprefix(root)
        answer = self.service.answer(entity_model(Caller(token, stored), KEY), Request(root, path, query))
        body = b"".join(answer.body)
        return answer.status, json.loads(body) if b"json" in answer.headers.get("Content-Type", "").encode() else body


@pytest.fixture
def endpoint(site: Site) -> Iterator[Endpoint]:
    store = site.store
    with store.reading(store.reporting) as connection:
        company = connection.scalar(
            select(course_progress.c.company_id)
            .group_by(course_progress.c.company_id)
            .order_by(func.count().desc())
            .limit(1)
        )
    yield Endpoint(store, odata_service(store, Cursors(KEY)), company)


def test_the_sets_and_their_scopes(endpoint: Endpoint) -> None:
    assert [s["name"] for s in endpoint.get("")[1]["value"]] == ALL
    few = frozenset({TokenScope.PROGRESS})
    assert [s["name"] for s in endpoint.get("", scopes=few)[1]["value"]] == ["CourseProgress", "Courses", "Departments"]
    for name in ("Learners", "CompletionEpisodes", "RemovedCourseProgress", "DailyProgress"):
        assert endpoint.get(name, scopes=few) == (404, endpoint.get("Nothing")[1] | {"error": {
            "code": "NotFound", "message": f"There is no resource '{name}'."}})  # fmt: skip
    assert b'Learner"' not in endpoint.get("$metadata", scopes=few)[1]


@pytest.mark.parametrize("name", ALL)
def test_every_set_can_be_read_by_key(endpoint: Endpoint, name: str) -> None:
    status, data = endpoint.get(f"{name}?$top=40&$count=true")
    assert status == 200 and endpoint.get(f"{name}/$count")[1] == str(data["@odata.count"]).encode()
    keys = [entity["id"] for entity in data["value"]]
    assert len(set(keys)) == len(keys) and (keys or name == "RemovedCourseProgress")
    for entity in data["value"][:3]:
        status, one = endpoint.get(f"{name}('{entity['id']}')")
        assert status == 200 and {k: v for k, v in one.items() if k != "@odata.context"} == entity
        assert endpoint.get(f"{name}?$filter=id eq '{entity['id']}'")[1]["value"] == [entity]
        assert endpoint.get(f"{name}('{entity['id']}')", company_id=endpoint.company_id + 1)[0] == 404


def test_metadata_declares_what_data_has(endpoint: Endpoint) -> None:
    root = ElementTree.fromstring(endpoint.get("$metadata")[1])
    edm = "{http://docs.oasis-open.org/odata/ns/edm}"
    types = {t.get("Name"): {p.get("Name"): p for p in t.iter(f"{edm}Property")} for t in root.iter(f"{edm}EntityType")}
    for item in root.iter(f"{edm}EntitySet"):
        declared = types[item.get("EntityType", "").rpartition(".")[2]]
        for entity in endpoint.get(f"{item.get('Name')}?$top=300")[1]["value"]:
            assert list(entity) == list(declared)
            nulls = {name for name, value in entity.items() if value is None}
            assert all(declared[name].get("Nullable") != "false" for name in nulls), (item.get("Name"), nulls)


def test_a_removed_row_keeps_its_key(endpoint: Endpoint) -> None:
    row = endpoint.get("CourseProgress?$top=1")[1]["value"][0]
    cp = course_progress.c
    with endpoint.store.writing(endpoint.store.reporting) as connection:
        here = (
            (cp.company_id == endpoint.company_id) & (cp.user_id == row["user_id"]) & (cp.course_id == row["course_id"])
        )
        connection.execute(update(course_progress).where(here).values(removed_at=5, removed_reason="unenrolled"))
    assert endpoint.get(f"CourseProgress('{row['id']}')")[0] == 404
    gone = endpoint.get(f"RemovedCourseProgress('{row['id']}')")[1]
    assert gone["removed_at"] == "1970-01-01T00:00:05Z" and gone["course_name"] == row["course_name"]


def test_who_has_left_is_known_by_the_key_alone(endpoint: Endpoint) -> None:
    """What the store has of the learner from then on is another company's to know."""
    row = endpoint.get("CourseProgress?$top=1")[1]["value"][0]
    cp, m = course_progress.c, company_learner.c
    mine = (cp.company_id == endpoint.company_id) & (cp.user_id == row["user_id"])
    membership = (m.company_id == endpoint.company_id) & (m.user_id == row["user_id"])
    with endpoint.store.writing(endpoint.store.reporting) as connection:
        connection.execute(update(course_progress).where(mine).values(removed_at=5, removed_reason="left_company"))
        connection.execute(update(company_learner).where(membership).values(removed_at=5))
        connection.execute(update(learner).where(learner.c.user_id == row["user_id"]).values(email="new@elsewhere"))
    gone = endpoint.get(f"RemovedCourseProgress('{row['id']}')")[1]
    names = [name for name in row if name.startswith("learner_")]
    assert {gone[name] for name in names} == {"", False} and gone["user_id"] == row["user_id"]
    found = "RemovedCourseProgress?$filter=contains(learner_email,'elsewhere')"
    assert endpoint.get(found)[1]["value"] == []


def test_episodes_of_who_has_left_are_known_by_the_key_alone(endpoint: Endpoint) -> None:
    """IOMAD keeps the history of a company's former learners; who they are now is another company's to know."""
    whole = endpoint.get("CompletionEpisodes")[1]["value"]
    row, m = whole[0], company_learner.c
    membership = (m.company_id == endpoint.company_id) & (m.user_id == row["user_id"])
    with endpoint.store.writing(endpoint.store.reporting) as connection:
        connection.execute(update(company_learner).where(membership).values(removed_at=5))
        connection.execute(update(learner).where(learner.c.user_id == row["user_id"]).values(email="new@elsewhere"))
    left = endpoint.get(f"CompletionEpisodes('{row['id']}')")[1]
    names = [name for name in row if name.startswith("learner_")]
    assert names and {name: left[name] for name in row} == row | dict.fromkeys(names, "")
    found = "CompletionEpisodes?$filter=contains(learner_email,'elsewhere')"
    assert endpoint.get(found)[1]["value"] == []
    others = [one for one in whole if one["user_id"] != row["user_id"]]
    assert others and all(one in endpoint.get("CompletionEpisodes")[1]["value"] for one in others)


def test_what_is_switched_off_does_not_exist(endpoint: Endpoint) -> None:
    off = CompanySettings(fields_off=frozenset({"learner_email", "user_id", "department_id"}))
    known = endpoint.get("CourseProgress?$filter=user_id eq 5", off)
    unknown = endpoint.get("CourseProgress?$filter=never_id eq 5", off)
    assert known[0] == unknown[0] == 400
    assert known[1]["error"]["message"] == unknown[1]["error"]["message"].replace("never_id", "user_id")
    for query in ("$select=learner_email", "$orderby=learner_email", "$filter=contains(learner_email,'a')"):
        assert endpoint.get(f"CourseProgress?{query}", off)[0] == 400
    assert endpoint.get("Departments", off)[0] == 404
    assert (
        b"learner_email" not in endpoint.get("$metadata", off)[1]
        and b"department_id" not in endpoint.get("$metadata", off)[1]
    )
    course = endpoint.get("CourseProgress?$top=1")[1]["value"][0]["course_id"]
    hidden = CompanySettings(courses_off=frozenset({course}))
    for name in ("CourseProgress", "Courses", "CompletionEpisodes", "DailyProgress"):
        assert endpoint.get(f"{name}/$count?$filter=course_id eq {course}", hidden) == (200, b"0")
        assert endpoint.get(f"{name}?$filter=course_id eq {course}", hidden)[1]["value"] == []


def test_a_skip_token_is_of_one_company(endpoint: Endpoint) -> None:
    token = Cursors(KEY).seal([1, 1], "odata", str(endpoint.company_id), "CourseProgress", "[null,null,[]]")
    assert endpoint.get(f"CourseProgress?$skiptoken={token}")[0] == 200
    assert endpoint.get(f"CourseProgress?$skiptoken={token}", company_id=endpoint.company_id + 1)[0] == 400
    assert endpoint.get(f"CourseProgress?$skiptoken={token[:-2]}AA")[0] == 400


@pytest.mark.parametrize("order", ["completed_at desc", "status", "learner_lastname,course_name desc", "percentage"])
def test_orders_and_filters_of_progress(endpoint: Endpoint, order: str) -> None:
    whole = endpoint.get(f"CourseProgress?$orderby={order}&$select=id")[1]["value"]
    assert len({e["id"] for e in whole}) == int(endpoint.get("CourseProgress/$count")[1])
    done = int(endpoint.get("CourseProgress/$count?$filter=status eq 'completed'")[1])
    rest = int(endpoint.get("CourseProgress/$count?$filter=not (status eq 'completed')")[1])
    assert done and done + rest == len(whole)
    assert done == int(endpoint.get("CourseProgress/$count?$filter=completed_at ne null")[1])
