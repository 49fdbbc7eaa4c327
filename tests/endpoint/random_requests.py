"""Random requests over all protocols, as a curious client of one company would send them."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

from alx_desktop.endpoint.plugin.parameters import FUNCTION
from tests.endpoint.mirrors import PLUGIN
from tests.endpoint.test_rest import LISTS
from tests.endpoint.two_worlds import TwoWorlds

OPERATORS = ("", ".eq", ".ne", ".lt", ".le", ".gt", ".ge", ".null", ".like")
SETS = {"CourseProgress": "course-progress", "Learners": "learners", "Courses": "courses",
        "Departments": "departments", "CompletionEpisodes": "episodes", "RemovedCourseProgress": "course-progress",
        "DailyProgress": "daily"}  # fmt: skip
"""Entity sets, and the list of REST that has the same fields."""

FIELDS = ("user_id", "learner_firstname", "learner_email", "learner_username", "course_id", "course_name",
          "course_shortname", "company_id", "company_name", "department_name", "percentage", "grade", "grade_percent",
          "status", "completed_at", "last_access_at", "is_active", "day", "enrolled", "removed_reason", "id",
          "change_seq", "nonsense")  # fmt: skip


MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T|$)")


@dataclass(frozen=True)
class Asked:
    """A request. cursor: the number of the cursor that CURSOR stands for; None = it has none."""

    method: str
    path: str
    params: dict[str, Any]
    headers: dict[str, str]
    cursor: int | None = None
    others: dict[str, Any] = field(default_factory=dict)


class Curious:
    """Draws requests. Each seed draws the same ones."""

    def __init__(self, worlds: TwoWorlds, seed: int) -> None:
        self.worlds, self.random = worlds, Random(seed)
        self.own = {name: _own_rows(worlds, name) for name in LISTS}
        self.values: list[Any] = ["", "hidden", "hidden@x", "%", "'", "true", "null", 0, -1, 2**63, 12.5, 77.7, 1.25,
                                  worlds.me, worlds.other, worlds.course_off, "2026-01-01T00:00:00Z",
                                  *worlds.others_ids[:5]]  # fmt: skip

    def request(self) -> Asked:
        """The next one."""
        kind = self.random.choice([self.plugin, self.rest, self.rest, self.rest, self.odata, self.odata, self.odata,
                                   self.batch, self.stream, self.elsewhere])  # fmt: skip
        return kind()

    def plugin(self) -> Asked:
        params = {"wsfunction": FUNCTION, "moodlewsrestformat": self.random.choice(["json", "json", "xml"]),
                  "limit": self.random.choice([1, 7, 1000]), "offset": self.random.choice([0, 0, 7, 10**9]),
                  "wstoken": self.token()}  # fmt: skip
        more = self.random.choice([{}, {}, {"companyid": self.worlds.other}, {"courseid": self.worlds.course_off}])
        if self.random.random() < 0.5:
            return Asked("POST", PLUGIN, {}, {}, others={"data": params | more})
        return Asked("GET", PLUGIN, params | more, {})

    def rest(self) -> Asked:
        draw, params, name = self.random, dict[str, Any](), self.random.choice(LISTS)
        for _each in range(draw.randrange(3)):
            known, value = self.known(name)
            params[known + draw.choice(OPERATORS)] = value
        params |= draw.choice([{}, {}, {"sort": draw.choice(["", "-"]) + self.known(name)[0]}])
        params |= draw.choice([{}, {}, {"total": "true"}, {"fields": f"{self.known(name)[0]},{self.known(name)[0]}"}])
        params["limit"] = draw.choice([1, 3, 50, 5000])
        path = f"/api/v1/{draw.choice([name] * 7 + ['changes'])}"
        return self.with_cursor(path, params, "cursor")

    def known(self, name: str) -> tuple[str, Any]:
        """A field and a value: mostly of a row that the company has, else of any kind."""
        row = self.random.choice(self.own[name])
        if self.random.random() < 0.7:
            return self.random.choice([(field, "" if value is None else value) for field, value in row.items()])
        return self.random.choice(FIELDS), self.random.choice(self.values)

    def odata(self) -> Asked:
        draw, params, name = self.random, dict[str, Any](), self.random.choice([*SETS])
        of = SETS[name]
        if draw.random() < 0.6:
            terms = [self.term(of) for _each in range(draw.choice([1, 1, 2, 3]))]
            params["$filter"] = draw.choice([" and ", " or "]).join(terms)
        params |= draw.choice([{}, {}, {"$orderby": f"{self.known(of)[0]} {draw.choice(['asc', 'desc'])}"}])
        params |= draw.choice([{}, {}, {"$count": "true"}, {"$select": f"{self.known(of)[0]},{self.known(of)[0]}"}])
        params |= draw.choice([{}, {"$top": draw.choice([0, 1, 5, 1000])}, {"$skip": draw.choice([0, 3, 10**6])}])
        path = f"/odata/{self.company()}/{name}"
        path += draw.choice(["", "", "", "", "", "/$count", f"('{draw.choice(self.worlds.others_ids)}')"])
        return self.with_cursor(path, params, "$skiptoken")

    def batch(self) -> Asked:
        parts = [self.odata() for _each in range(self.random.randint(1, 3))]
        urls = [f"{one.path}?" + "&".join(f"{name}={value}" for name, value in one.params.items()) for one in parts]
        requests = [{"id": str(number), "method": "GET", "url": url} for number, url in enumerate(urls)]
        path = f"/odata/{self.company()}/$batch"
        return Asked("POST", path, {}, self.headers(), others={"content": json.dumps({"requests": requests})})

    def stream(self) -> Asked:
        form = self.random.choice(["csv", "jsonl", "arrow", "parquet"])
        after = self.random.choice(self.worlds.others_ids)
        fields = ",".join({self.known("course-progress")[0] for _each in range(3)})
        params = self.random.choice([{}, {}, {"after": after}, {"fields": fields}])
        return Asked("GET", f"/export/{self.company()}/course-progress.{form}", params, self.headers())

    def elsewhere(self) -> Asked:
        paths = ["$metadata", "", "Nothing", "CourseProgress/x", "Learners/$count/x"]
        path = f"/odata/{self.company()}/{self.random.choice(paths)}"
        return Asked(self.random.choice(["GET", "HEAD", "POST", "DELETE"]), path, {}, self.headers())

    def with_cursor(self, path: str, params: dict[str, Any], name: str) -> Asked:
        known = len(self.worlds.plain.cursors)
        if known and self.random.random() < 0.2:
            return Asked("GET", path, params | {name: "CURSOR"}, self.headers(), self.random.randrange(known))
        return Asked("GET", path, params, self.headers())

    def term(self, of: str) -> str:
        draw, (name, value) = self.random, self.known(of)
        text = _literal(value)
        return draw.choice([
            f"{name} {draw.choice(['eq', 'ne', 'lt', 'ge'])} {text}", f"contains({name},{text})", f"{name} eq null",
            f"not ({name} ne null)", f"length({name}) gt 3", f"{name} in ({text},{text})",
            f"$it/{name} eq {text}"])  # fmt: skip

    def company(self) -> int:
        return self.random.choice([self.worlds.me] * 8 + [self.worlds.other, 10**9])

    def token(self) -> str:
        """Mostly the right one; also one with a character changed, and none at all."""
        text = self.worlds.token
        return self.random.choice([text] * 12 + [text[:-1] + ("A" if text[-1] != "A" else "B"), "x"])

    def headers(self) -> dict[str, str]:
        text = self.token()
        basic = base64.b64encode(f"x:{text}".encode()).decode()
        found = self.random.choice(
            [{"Authorization": f"Bearer {text}"}, {"X-API-Key": text}, {"Authorization": f"Basic {basic}"}]
        )
        small = {"Prefer": f"odata.maxpagesize={self.random.choice([2, 20])}"}
        return found | self.random.choice([{}, small]) | {"Content-Type": "application/json"}


def _literal(value: Any) -> str:
    """As OData writes it."""
    if isinstance(value, bool | int | float):
        return str(value).lower()
    return value if MOMENT.match(value) else "'" + value.replace("'", "''") + "'"


def _own_rows(worlds: TwoWorlds, name: str) -> list[dict[str, Any]]:
    params, headers = {"limit": 50}, {"X-API-Key": worlds.token}
    answer, difference = worlds.ask("GET", f"/api/v1/{name}", params=params, headers=headers)
    rows: list[dict[str, Any]] = answer.json()["data"]
    assert rows and not difference, (name, difference)
    return rows
