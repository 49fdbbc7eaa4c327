"""Fills the activity database with the figures of a year: what the Monitoring page reads. Everything is invented."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, insert

from alx_desktop.domain.metrics import BOUNDS_MS, BYTES, CACHE_HITS, CACHE_MISSES, REFUSALS, ROWS, SERVER_ERRORS, TIME
from alx_desktop.store.request_log import DAY, DAY_SPAN, HOUR_SPAN, MINUTE_SPAN, SESSIONS
from alx_desktop.store.tables.activity import metric, request_log, statement_time, sync_run

KEPT = {MINUTE_SPAN: 2, HOUR_SPAN: 35, DAY_SPAN: 365}
MB = 1_000_000
AGENTS = ("Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)", "python-requests/2.32", None)
STATEMENTS = ("user_enrolments", "course_completions", "course_modules_completion", "grade_grades", "company_users",
              "user_lastaccess", "iomad_track")  # fmt: skip


@dataclass(frozen=True, slots=True)
class MetricsSize:
    """busy: requests an hour at the busiest time, of the whole endpoint. sessions: daily figures of tokens, too."""

    companies: int = 6
    tokens: int = 9
    requests: int = 2_000
    runs: int = 1_500
    busy: int = 240
    sessions: bool = False
    days: int = 365


def fill_metrics(connection: Connection, size: MetricsSize, now: int, token_ids: list[str] | None = None) -> None:
    """Fill the empty activity database. now: UTC epoch seconds. token_ids: of the admin database, for the log."""
    chance = random.Random(7)
    _insert(connection, metric, _figures(size, now, chance))
    _insert(connection, metric, _samples(size, now, chance))
    if size.sessions:
        _insert(connection, metric, _sessions(size, now, chance))
    _insert(connection, request_log, _requests(size, now, chance, token_ids or []))
    runs = list(_runs(size, now, chance))
    _insert(connection, sync_run, iter(runs))
    _insert(connection, statement_time, _statements(runs, chance))


def _insert(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == 20_000:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


def _moments(size: MetricsSize, now: int) -> Iterator[tuple[int, int]]:
    for span, days in KEPT.items():
        first = (now - min(days, size.days) * DAY) // span * span + span
        for at in range(first, now + 1, span):
            yield span, at


def _load(at: int, span: int) -> float:
    """How busy it is, 0 to 1: working days, mornings above all."""
    if span == DAY:
        return 0.35 * (0.12 if (at // DAY + 3) % 7 >= 5 else 1.0)
    hour = at % DAY / 3600
    day = 0.12 if (at // DAY + 3) % 7 >= 5 else 1.0
    return day * (0.06 + 0.94 * math.exp(-(((hour - 9.5) / 3.2) ** 2)) + 0.3 * math.exp(-(((hour - 15) / 2) ** 2)))


def _figures(size: MetricsSize, now: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    for span, at in _moments(size, now):
        busy = size.busy * span / 3600 * _load(at, span) * chance.uniform(0.7, 1.3)
        growth = 0.7 + 0.3 * (1 - (now - at) / (365 * DAY))
        for company_id in range(size.companies + 1):
            share = 1.0 if company_id == 0 else 1 / size.companies
            number = max(0, round(busy * share * growth * (1.0 if company_id == 0 else chance.uniform(0.4, 1.6))))
            if number:
                yield from _of_requests(span, at, company_id, number, chance)


def _of_requests(span: int, at: int, company_id: int, number: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    slow = 1.0 + 2.5 * (chance.random() < 0.02)
    weights = [0, 2, 8, 22, 27, 20, 11, 5, 2.5, 1.2 * slow, 0.5 * slow, 0.1 * slow, 0, 0]
    total = sum(weights)
    buckets = [round(number * weight / total * chance.uniform(0.8, 1.2)) for weight in weights]
    highest = float(BOUNDS_MS[max((place for place, one in enumerate(buckets) if one), default=4)])
    row = {"span": span, "at": at, "company_id": company_id, "highest": 0.0, "buckets": None}
    yield row | {"name": TIME, "count": number, "total": number * 24.0 * slow, "highest": highest,
                 "buckets": json.dumps(buckets)}  # fmt: skip
    rows = number * chance.randint(300, 900)
    yield row | {"name": ROWS, "count": number, "total": rows, "highest": 1000.0}
    yield row | {"name": BYTES, "count": number, "total": rows * 180, "highest": 180_000.0}
    for name, rate in ((SERVER_ERRORS, 0.002), (REFUSALS, 0.018)):
        found = round(number * rate * chance.uniform(0, 2))
        if found:
            yield row | {"name": name, "count": found, "total": 0.0}
    hits = round(number * chance.uniform(0.7, 0.93))
    yield row | {"name": CACHE_HITS, "count": hits, "total": 0.0}
    if number > hits:
        yield row | {"name": CACHE_MISSES, "count": number - hits, "total": 0.0}


def _samples(size: MetricsSize, now: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    for span, at in _moments(size, now):
        age = (now - at) / DAY
        values = {
            "store bytes reporting": (420 - 0.62 * age + chance.uniform(-1.5, 1.5)) * MB,
            "store bytes admin": 2.4 * MB,
            "store bytes activity": (96 - 0.18 * age + chance.uniform(-0.5, 0.5)) * MB,
        }
        hour = at % DAY // 3600
        if 7 <= hour <= 17 or span == DAY:
            values["memory window"] = chance.uniform(168, 196) * MB
        values["memory serve"] = chance.uniform(118, 131) * MB
        for name, value in values.items():
            yield {"span": span, "at": at, "company_id": 0, "name": name, "count": 1, "total": value,
                   "highest": value, "buckets": None}  # fmt: skip


def _sessions(size: MetricsSize, now: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    for at in range((now - size.days * DAY) // DAY * DAY, now, DAY):
        for number in range(size.tokens):
            yield {"span": DAY, "at": at, "company_id": number % size.companies + 1, "count": chance.randint(1, 9),
                   "name": f"{SESSIONS} t{number:011d}", "total": 0.0, "highest": 0.0, "buckets": None}  # fmt: skip


def _requests(size: MetricsSize, now: int, chance: random.Random, ids: list[str]) -> Iterator[dict[str, Any]]:
    troubles = [(401, "token_expired", "/odata/acme/CourseProgress"), (401, "token_missing", "/api/v1/companies"),
                (429, "burst_limit", "/api/v1/course-progress"), (400, "parameter_invalid", "/odata/2/CourseProgress"),
                (200, "limittoolarge", "/webservice/rest/server.php"), (503, "store_unavailable", "/odata/1/Learners"),
                (499, None, "/export/3/course-progress.csv")]  # fmt: skip
    for number in range(size.requests):
        at = now - round(89 * DAY * (number / size.requests) ** 2) - chance.randint(0, 50)
        token = number % size.tokens
        fine = (200, None, "/odata/1/CourseProgress")
        status, code, path = chance.choice(troubles) if chance.random() < 0.04 else fine
        known = status != 401 or code == "token_expired"
        yield {
            "at_ms": at * 1000 + number % 1000, "method": "GET", "path": path, "status": status, "code": code,
            "token_id": (ids[token % len(ids)] if ids else f"t{token:011d}") if known else None,
            "company_id": token % size.companies + 1 if known else None, "ip": f"10.1.9.{token % 250}",
            "protocol": "plugin" if path.startswith("/web") else "odata", "mode": None, "source": "store",
            "rows": 0 if code else chance.randint(100, 9000), "bytes": chance.randint(300, 900_000),
            "ms": round(chance.lognormvariate(3.1, 0.9), 3), "user_agent": AGENTS[token % 3],
        }  # fmt: skip


def _runs(size: MetricsSize, now: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(size.runs):
        at = now - number * min(size.days * DAY // max(1, size.runs), 4 * 3600) - 120
        failed, full = chance.random() < 0.01, number % 24 == 12
        changed = 0 if failed else round(chance.lognormvariate(5, 1))
        yield {
            "run_id": f"run-{number}", "mode": "reconcile" if full else "incremental", "started_at": at,
            "result": "failed" if failed else "success", "company_id": None, "as_of": None,
            "finished_at": at + (chance.randint(20, 60) if full else chance.randint(1, 9)),
            "read": changed * 40 + 20_000, "inserted": changed // 5, "updated": changed, "removed": changed // 90,
            "held": 0, "source_seconds": 2.0, "resumed": False, "advice": None, "note": None,
            "error": "The host name is not known" if failed else None,
        }  # fmt: skip


def _statements(runs: list[dict[str, Any]], chance: random.Random) -> Iterator[dict[str, Any]]:
    for run in runs:
        for place, name in enumerate(STATEMENTS):
            calls = chance.randint(1, 12)
            mean = 0.004 * (place + 1) * chance.uniform(0.6, 1.8)
            yield {"run_id": run["run_id"], "statement": name, "calls": calls, "rows": calls * 800,
                   "seconds": calls * mean, "slowest": mean * chance.uniform(1.2, 6)}  # fmt: skip
