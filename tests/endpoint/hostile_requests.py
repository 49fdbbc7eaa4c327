"""Requests that nobody means well with, made up by chance; for every protocol of the endpoint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, urlencode

from tests.endpoint.odata.test_hostile import HOSTILE

LONGEST = 7_800
"""Characters of a query that still come through the gate; now and then one is longer."""

FUNCTION = "local_alx_report_api_get_course_progress"
FIELDS = ("user_id", "status", "percentage", "completed_at", "learner_lastname", "is_active", "id", "removed_at")
SETS = ("CourseProgress", "Learners", "Courses", "Departments", "DailyProgress", "RemovedCourseProgress")
LISTS = ("course-progress", "learners", "courses", "departments", "episodes", "daily", "companies", "changes")
VALUES = (
    "", "0", "-1", "1" * 19, "9" * 400, "-9223372036854775809", "1e400", "nan", "inf", "null", "true", "' OR 1=1 --",
    "\0", "é" * 300, "𝕏" * 100, "\ud7ff\u2028", "%" * 500, "_" * 500, "2026-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00", "2026-02-30T00:00:00Z", "../../etc/passwd", "<script>alert(1)</script>", "a" * 3000,
    "{}" * 200, "[" * 900, "$filter", "alx_" + "a" * 10 + "_" + "b" * 43, "A" * 600, "=" * 100, "(((((", "*",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """One request."""

    method: str
    target: str
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def odata(chance: Random, company: str) -> Made:
    """Deep, long and senseless expressions, keys, tokens and batches."""
    root = f"/odata/{company}/"
    kind = chance.random()
    if kind < 0.1:
        body = chance.choice([_noise(chance, 20_000), b"{" * 9_000, b'{"requests":' + b"[" * 9_000, _batch(chance)])
        types = ["application/json", "multipart/mixed; boundary=b", "text/plain", "multipart/mixed"]
        return Made("POST", f"{root}$batch", body, {"Content-Type": chance.choice(types)})
    if kind < 0.2:
        path = f"{chance.choice(SETS)}({quote(chance.choice(VALUES), safe='')})"
        return Made(chance.choice(["GET", "HEAD"]), root + path[:LONGEST])
    size = chance.choice([3, 20, 200, 1000])
    expression = HOSTILE[chance.choice(list(HOSTILE))](size)
    option = chance.choice(["$filter", "$filter", "$orderby", "$select", "$skiptoken", "$top", "$apply", "$expand"])
    count = chance.choice(["", "", "/$count"])
    return Made("GET", f"{root}{chance.choice(SETS)}{count}?$top=5&{option}={quote(expression)[: _length(chance)]}")


def rest(chance: Random, company: str) -> Made:
    """Filters, orders and cursors that do not fit, and too many of them."""
    names = [*FIELDS, "sort", "fields", "cursor", "limit", "total", "mode", "x" * 200, "user_id.ge", "status.zz"]
    several = chance.choice([1, 3, 49, 300])
    asked = [(chance.choice(names), chance.choice(VALUES)) for _one in range(several)]
    query = urlencode(asked, errors="ignore")[: _length(chance)]
    path = f"/api/v1/{chance.choice([*LISTS, quote(chance.choice(VALUES), safe='')[:900]])}"
    return Made(chance.choice(["GET", "GET", "GET", "DELETE", "POST"]), f"{path}?{query}")


def plugin(chance: Random, company: str) -> Made:
    """Parameters twice, wrong and without end; forms that are none."""
    names = ["limit", "offset", "wsfunction", "moodlewsrestformat", "wstoken", "moodlewssettingraw", "x"]
    asked = [("wsfunction", FUNCTION)] * chance.randrange(2)
    asked += [(chance.choice(names), chance.choice(VALUES)) for _one in range(chance.choice([1, 3, 40, 400]))]
    text = urlencode(asked, errors="ignore")
    if chance.random() < 0.5:
        return Made("GET", f"/webservice/rest/server.php?{text[: _length(chance)]}")
    body = chance.choice([text.encode(), _noise(chance, 9_000), b"&" * 8_000, b"=" * 8_000])
    types = ["application/x-www-form-urlencoded", "application/json", "multipart/form-data", ""]
    return Made("POST", "/webservice/rest/server.php", body, {"Content-Type": chance.choice(types)})


def streams(chance: Random, company: str) -> Made:
    """Places that are none, fields that are not there, forms of another world."""
    form = chance.choice(["csv", "jsonl", "parquet", "arrow", "xlsx", quote(chance.choice(VALUES), safe="")[:900]])
    whose = chance.choice([company, company, company, "0", quote(chance.choice(VALUES), safe="")[:900]])
    asked = [(chance.choice(["after", "fields", "safe", "x"]), chance.choice(VALUES)) for _one in range(3)]
    query = urlencode(asked, errors="ignore")[: _length(chance)]
    return Made("GET", f"/export/{whose}/course-progress.{form}?{query}")


PROTOCOLS: Mapping[str, Callable[[Random, str], Made]] = {
    "odata": odata, "rest": rest, "plugin": plugin, "streams": streams
}  # fmt: skip


def _length(chance: Random) -> int:
    return LONGEST if chance.random() < 0.95 else 40_000


def _noise(chance: Random, length: int) -> bytes:
    return chance.randbytes(chance.randrange(length))


def _batch(chance: Random) -> bytes:
    url = f"{chance.choice(SETS)}?$filter={HOSTILE[chance.choice(list(HOSTILE))](50)}"
    one = f'{{"id":"1","method":"GET","url":{_quoted(url[:2000])}}}'
    return ('{"requests":[' + ",".join([one] * chance.choice([1, 20, 300])) + "]}").encode()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
