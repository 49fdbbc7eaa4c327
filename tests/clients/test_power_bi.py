"""Requests as Power BI's and Excel's mashup engine sends them, answered as it expects. They are made from what servers
have logged and Microsoft has documented; the engine itself runs on Windows alone."""

from __future__ import annotations

import gzip
import re
from typing import Any

import httpx
import pytest

from tests.clients.conftest import Reached
from tests.waiting import LONG

MASHUP = {
    "User-Agent": "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)",
    "MaxDataServiceVersion": "3.0",
    "OData-MaxVersion": "4.0",
    "Accept": "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
    "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7",
    "Accept-Encoding": "gzip, deflate",
}
METADATA = {**MASHUP, "Accept": "application/xml"}
JSON = "application/json;odata.metadata=minimal"


class Engine:
    """Sends requests as the engine does; follows links to next pages."""

    def __init__(self, reached: Reached, user: str = "token", agent: str | None = None) -> None:
        headers = MASHUP if agent is None else {**MASHUP, "User-Agent": agent}
        self.client = httpx.Client(headers=headers, auth=(user, reached.token), timeout=LONG)
        self.root = reached.odata

    def get(self, tail: str, **headers: str) -> httpx.Response:
        """An answer that has to be good; `tail` goes out as it is, escapes and all."""
        answer = self.client.get(self.root + tail, headers=headers)
        assert answer.status_code == 200, answer.text
        assert answer.headers.get_list("OData-Version") == ["4.0"], "twice would be read as '4.0,4.0'"
        return answer

    def rows(self, tail: str) -> list[dict[str, Any]]:
        """The rows of all pages."""
        found: list[dict[str, Any]] = []
        url: str | None = self.root + tail
        while url is not None:
            assert url.startswith(self.root) and "+" not in url
            body = self.client.get(url).json()
            found += body["value"]
            url = body.get("@odata.nextLink")
        return found


@pytest.fixture
def engine(reached: Reached) -> Engine:
    return Engine(reached)


def test_it_asks_without_credentials_first_and_is_challenged(reached: Reached) -> None:
    for tail in ("", "$metadata", "CourseProgress?$top=0"):
        answer = httpx.get(reached.odata + tail, headers=MASHUP, timeout=LONG)
        assert answer.status_code == 401
        schemes = [value.partition(" ")[0] for value in answer.headers.get_list("WWW-Authenticate")]
        assert "Basic" in ", ".join(schemes) and "realm=" in answer.headers["WWW-Authenticate"]
        assert answer.headers["OData-Version"] == "4.0" and answer.headers["Content-Type"].startswith(
            "application/json"
        )
        assert set(answer.json()["error"]) >= {"code", "message"}


@pytest.mark.parametrize("user", ["", "token", "anything at all", "ünïcode"])
def test_any_user_name_goes_with_the_token(reached: Reached, user: str) -> None:
    assert Engine(reached, user).get("").json()["value"]


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Basic", "Basic !!", "Basic dG9rZW46", "Negotiate abc"])
def test_empty_or_foreign_credentials_are_challenged(reached: Reached, header: str) -> None:
    """The engine probes with an empty Bearer when an organizational account is chosen."""
    answer = httpx.get(reached.odata, headers={**MASHUP, "Authorization": header.strip()}, timeout=LONG)
    assert answer.status_code == 401 and "Basic" in answer.headers["WWW-Authenticate"]


def test_the_root_answers_with_and_without_a_slash(engine: Engine, reached: Reached) -> None:
    for root in (reached.odata, reached.odata.rstrip("/")):
        answer = engine.client.get(root)
        body = answer.json()
        assert answer.status_code == 200 and body["@odata.context"] == f"{reached.odata}$metadata"
        assert "CourseProgress" in {item["name"] for item in body["value"]}
        assert all(item["kind"] == "EntitySet" for item in body["value"])


def test_metadata_is_xml_whatever_is_accepted(engine: Engine) -> None:
    for headers in ({}, METADATA, {"Accept": "application/json"}):
        answer = engine.get("$metadata", **headers)
        assert answer.headers["Content-Type"].startswith("application/xml") and answer.content.startswith(b"<?xml")


def test_data_is_json_whatever_is_accepted(engine: Engine) -> None:
    for accept in (MASHUP["Accept"], "application/atom+xml", "*/*", ""):
        answer = engine.get("CourseProgress?$top=1", Accept=accept)
        assert answer.headers["Content-Type"].startswith(JSON)


def test_zero_rows_first_then_a_preview_then_all(engine: Engine) -> None:
    probe = engine.get("CourseProgress?$top=0").json()
    assert probe["value"] == [] and "@odata.nextLink" not in probe
    whole = engine.rows("CourseProgress")
    for top in (200, 1000):
        preview = engine.get(f"CourseProgress?$top={top}").json()
        assert preview["value"] == whole[:top]
        assert ("@odata.nextLink" in preview) is False
    assert engine.rows("CourseProgress") == whole, "the same query is asked several times and has to agree"


def test_columns_chosen_in_the_editor(engine: Engine) -> None:
    answer = engine.get("CourseProgress?$select=user_id%2Ccourse_id%2Cstatus&$top=1000").json()
    assert answer["@odata.context"].endswith("$metadata#CourseProgress(user_id,course_id,status)")
    assert {frozenset(row) for row in answer["value"]} == {frozenset({"user_id", "course_id", "status"})}
    only_key = engine.get("CourseProgress?$select=id&$top=2").json()["value"]
    assert [set(row) for row in only_key] == [{"id"}] * 2


@pytest.mark.parametrize(
    "tail",
    [
        "CourseProgress?$filter=status%20eq%20'completed'&$select=user_id%2Cstatus",
        "CourseProgress?$filter=status eq 'completed'&$select=user_id%2Cstatus",
        "CourseProgress?$filter=status%20eq%20%27completed%27&$select=user_id,status",
        "CourseProgress?%24filter=status%20eq%20%27completed%27&%24select=user_id%2Cstatus",
    ],
)
def test_filters_in_every_way_of_escaping(engine: Engine, tail: str) -> None:
    wanted = [row["user_id"] for row in engine.rows("CourseProgress") if row["status"] == "completed"]
    assert [row["user_id"] for row in engine.rows(tail)] == wanted


@pytest.mark.parametrize(("zone", "hours"), [("Z", 0), ("%2B01%3A00", 1), ("-05%3A00", -5), ("%2B05%3A30", 5.5)])
def test_moments_of_any_time_zone(engine: Engine, zone: str, hours: float) -> None:
    from datetime import datetime, timedelta

    moments = sorted(row["completed_at"] for row in engine.rows("CourseProgress") if row["completed_at"])
    middle = moments[len(moments) // 2]
    local = datetime.fromisoformat(middle.removesuffix("Z")) + timedelta(hours=hours)
    text = local.strftime("%Y-%m-%dT%H%%3A%M%%3A%S") + zone
    found = engine.rows(f"CourseProgress?$filter=completed_at%20gt%20{text}&$top=1000")
    assert sorted(row["completed_at"] for row in found) == [one for one in moments if one > middle]


def test_incremental_refresh_asks_for_ranges_of_days(engine: Engine) -> None:
    """What daily-incremental.pq folds to: two comparisons, the first of them with its bound."""
    days = sorted({row["day"] for row in engine.rows("DailyProgress")})
    assert days, "the demo has counts of days"
    inside = f"DailyProgress?$filter=day%20ge%20{days[0]}%20and%20day%20lt%20{days[-1]}"
    assert {row["day"] for row in engine.rows(inside)} == set(days[:-1])
    after = f"DailyProgress?$filter=day%20ge%20{days[-1]}%20and%20day%20lt%209999-12-31"
    assert {row["day"] for row in engine.rows(after)} == {days[-1]}


def test_counting_rows(engine: Engine) -> None:
    rows = engine.rows("CourseProgress")
    answer = engine.get("CourseProgress/$count")
    assert answer.headers["Content-Type"].startswith("text/plain") and int(answer.text.lstrip("\ufeff")) == len(rows)
    assert engine.get("CourseProgress?$count=true&$top=0").json()["@odata.count"] == len(rows)


def test_small_pages_agree_with_large_ones(engine: Engine) -> None:
    whole = engine.rows("CourseProgress")
    engine.client.headers["Prefer"] = "odata.maxpagesize=13"
    assert engine.rows("CourseProgress") == whole
    assert engine.rows("CourseProgress?$top=30") == whole[:30]
    assert engine.get("CourseProgress?$top=1").headers["Preference-Applied"] == "odata.maxpagesize=13"


def test_nulls_can_be_left_out(engine: Engine) -> None:
    answer = engine.get("CourseProgress?$top=100", Prefer="omit-values=nulls")
    assert "omit-values=nulls" in answer.headers["Preference-Applied"]
    assert not any(value is None for row in answer.json()["value"] for value in row.values())


def test_a_compressed_answer_is_the_same_answer(engine: Engine, reached: Reached) -> None:
    with engine.client.stream("GET", reached.odata + "CourseProgress") as answer:
        raw = b"".join(answer.iter_raw())
        assert answer.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in answer.headers["Vary"]
    plain = engine.get("CourseProgress", **{"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(raw) == plain.content and len(raw) < len(plain.content) / 4


def test_every_moment_says_its_zone_and_no_number_has_an_exponent(engine: Engine) -> None:
    text = engine.get("CourseProgress").text
    assert re.search(r'_at":"[^"]*[^Z"]"', text) is None
    assert re.search(r'":-?\d+(\.\d+)?[eE]', text) is None


def test_excel_is_the_same_engine(reached: Reached) -> None:
    engine = Engine(reached, agent="Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)")
    engine.client.headers["Accept-Language"] = "de-DE, de;q=0.9"
    assert engine.get("Learners?$top=200").json()["value"]


def test_a_wrong_column_is_an_error_that_the_engine_can_show(engine: Engine) -> None:
    answer = engine.client.get(engine.root + "CourseProgress?$select=nothing")
    assert answer.status_code == 400 and answer.headers["Content-Type"].startswith("application/json")
    assert "nothing" in answer.json()["error"]["message"]


def test_no_value_is_no_body(engine: Engine) -> None:
    row = next(row for row in engine.rows("CourseProgress") if row["completed_at"] is None)
    answer = engine.client.get(f"{engine.root}CourseProgress('{row['id']}')/completed_at")
    assert answer.status_code == 204 and answer.content == b"" and "Content-Encoding" not in answer.headers
