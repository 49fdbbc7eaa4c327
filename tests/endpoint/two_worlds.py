"""Two worlds that differ only in what a company must not see: whatever it asks for, both answer the same.

Other companies' rows, the fields that are off and the courses that are off have other values in the second world, or
are not there. A row, name or count of another company, and a filter, order, count, status or error that tells of
something hidden, is then a difference between two answers.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection, delete, func, select, update

from alx_desktop.app import App
from alx_desktop.config import EndpointSettings
from alx_desktop.domain.course_progress import RemovedReason
from alx_desktop.endpoint.app import close_app, make_app
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.server import EndpointServer
from alx_desktop.paths import DataDir
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.refreshes import RefreshService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.secrets import read_or_make_key
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import completion_episode, course_progress, progress_change, progress_daily
from alx_desktop.store.tables.star import company, company_course, company_learner, course, department, learner
from tests.endpoint.churn import biggest_companies
from tests.waiting import LONG

FIELDS_OFF = ("learner_email", "grade", "grade_percent", "course_shortname", "last_access_at", "learner_username",
              "learner_idnumber")  # fmt: skip
HOST = "127.0.0.1:7"
"""The same for both, so that links and entity tags made of it are."""

_VOLATILE = re.compile(
    rb'("(?:data_age_seconds|next_cursor|@odata\.nextLink|request_id|milliseconds)":)("[^"]*"|[0-9.]+)'
)
_WATCHED = ("content-type", "x-alx-mode", "x-alx-empty-reason", "x-alx-warning", "x-alx-total", "odata-version", "etag")


@dataclass
class World:
    """One store with its server. cursors: what answers handed out, in the order in which they did."""

    site: Site
    client: httpx.Client
    cursors: list[str] = field(default_factory=list)


@dataclass
class TwoWorlds:
    """The company `me`, another one, and their tokens, the same in both worlds."""

    plain: World
    changed: World
    me: int
    other: int
    token: str
    others_token: str
    course_off: int
    others_ids: list[str] = field(default_factory=list)
    with_rows: Counter[str] = field(default_factory=Counter)
    """By path, how many answers in JSON had rows: only these say anything of what is seen."""

    def ask(self, method: str, path: str, cursor: int | None = None, **options: Any) -> tuple[httpx.Response, str]:
        """One request in both worlds: the answer of the first, and what differs ("" = nothing).

        CURSOR in a parameter stands for the cursor of that number, each world's own.
        """
        answers = []
        for world in (self.plain, self.changed):
            own = world.cursors[cursor] if cursor is not None else ""
            sent = dict(options)
            sent["params"] = {name: own if value == "CURSOR" else value for name, value in options["params"].items()}
            answers.append(world.client.request(method, path, **sent))
        first, second = answers
        if cursor is not None:
            # A tag is also made of the question, and so of the cursor, which is each world's own.
            for answer in answers:
                if "etag" in answer.headers:
                    answer.headers["etag"] = "with a cursor"
        found = _difference(first, second)
        if not found:
            self._remember(first, second)
        return first, found

    def _remember(self, first: httpx.Response, second: httpx.Response) -> None:
        body, other = _json(first), _json(second)
        self.with_rows[first.url.path.partition("(")[0]] += bool(body.get("data") or body.get("value"))
        one, two = _cursor(body), _cursor(other)
        if one and two and len(self.plain.cursors) < 500:
            self.plain.cursors.append(one)
            self.changed.cursors.append(two)


@contextmanager
def two_worlds(synced_demo: Path, folder: Path) -> Iterator[TwoWorlds]:
    """Both worlds, serving. synced_demo: a data directory with the profile "demo", left as it is."""
    with ExitStack() as stack:
        shutil.copytree(synced_demo, folder / "plain")
        made = _prepare(folder / "plain")
        shutil.copytree(folder / "plain", folder / "changed")
        worlds = [stack.enter_context(_serving(folder / name)) for name in ("plain", "changed")]
        both = TwoWorlds(*worlds, *made)
        both.others_ids = _ids_of_other(both)
        store = both.changed.site.store
        with store.writing(store.reporting) as connection:
            change_what_is_hidden(connection, both.me, both.course_off)
        yield both


def _prepare(data: Path) -> tuple[int, int, str, str, int]:
    with closing(App(DataDir(data))) as app, closing(app.open_site("demo")) as site:
        me, other = biggest_companies(site.store)
        tokens, settings = TokenService(site.store, "tester"), CompanySettingsService(site.store, "tester")
        course_off = _busiest_course(site.store, me)
        read_or_make_key(site.store, "endpoint")  # the same in both worlds, so that rows have the same keys
        _remove_some(site.store)
        settings.set(me, {f"field_{name}": "off" for name in FIELDS_OFF} | {f"course_{course_off}": "off"})
        return me, other, tokens.create(me, "me").text, tokens.create(other, "other").text, course_off


def _remove_some(store: Store) -> None:
    """Some rows of every company are gone, and some learners have left, so that there are tombstones to be read."""
    cp, m = course_progress.c, company_learner.c
    gone = update(course_progress).where((cp.user_id % 5 == 0) & (cp.course_id % 3 == 0) | (cp.user_id % 10 == 0))
    with store.writing(store.reporting) as connection:
        connection.execute(gone.values(removed_at=cp.changed_at, removed_reason=RemovedReason.UNENROLLED))
        connection.execute(update(company_learner).where(m.user_id % 10 == 0).values(removed_at=1))


def _busiest_course(store: Store, company_id: int) -> int:
    cp = course_progress.c
    statement = select(cp.course_id).where(cp.company_id == company_id).group_by(cp.course_id)
    with store.reading(store.reporting) as connection:
        return int(connection.scalars(statement.order_by(func.count().desc())).first() or 0)


@contextmanager
def _serving(data: Path) -> Iterator[World]:
    settings = EndpointSettings(port=0)
    with closing(App(DataDir(data))) as app, closing(app.open_site("demo")) as site:
        store, key = site.store, read_or_make_key(site.store, "endpoint")
        context = EndpointContext(
            store, Authenticator(store), RefreshService(store), Cursors(key), key, site.profile, lambda: UTC
        )
        server = EndpointServer(settings, lambda: make_app(context, settings), close_app)
        url = server.start().url
        assert url is not None
        try:
            with httpx.Client(base_url=url, timeout=LONG, headers={"Host": HOST}) as client:
                yield World(site, client)
        finally:
            server.stop()


def change_what_is_hidden(connection: Connection, me: int, course_off: int) -> None:
    """Other values for all that `me` must not see: other companies, fields that are off, a course that is off."""
    cp, m = course_progress.c, company_learner.c
    mine = select(m.user_id).where(m.company_id == me, m.removed_at.is_(None))
    my_courses = select(cp.course_id).where(cp.company_id == me, cp.course_id != course_off).union(
        select(company_course.c.course_id).where(company_course.c.company_id == me)
    )  # fmt: skip
    _change_others(connection, me)
    strangers = learner.c.user_id.not_in(mine)
    connection.execute(update(learner).where(strangers).values(firstname="X", lastname="Y", sort_name="y x"))
    connection.execute(update(learner).values(
        email="hidden@x", username="hidden", idnumber="hidden", search_text="hidden"))  # fmt: skip
    connection.execute(update(course).values(shortname="hidden", search_text="hidden"))
    foreign = (course.c.course_id.not_in(my_courses)) | (course.c.course_id == course_off)
    connection.execute(update(course).where(foreign).values(fullname="hidden", category_name="hidden"))
    connection.execute(update(course_progress).where(cp.company_id == me).values(
        grade=77.7, grade_percent=7.7, last_access_at=7))  # fmt: skip
    _change_course(connection, me, course_off)


def _change_others(connection: Connection, me: int) -> None:
    for table in (course_progress, progress_daily, completion_episode):
        connection.execute(delete(table).where(table.c.company_id != me, table.c.course_id % 2 == 0))
    connection.execute(update(course_progress).where(course_progress.c.company_id != me).values(
        percentage=12.5, status="in_progress", completed_at=None))  # fmt: skip
    connection.execute(update(progress_daily).where(progress_daily.c.company_id != me).values(enrolled=1000))
    # Whom and what they have, and what has happened there: nobody else's lists, counts and feed may show it.
    for belongs in (company_learner, company_course):
        connection.execute(delete(belongs).where(belongs.c.company_id != me))
    connection.execute(delete(progress_change).where(progress_change.c.company_id != me))
    connection.execute(update(company).where(company.c.company_id != me).values(change_seq=company.c.change_seq + 1000))
    for named in (company, department):
        connection.execute(update(named).where(named.c.company_id != me).values(name="hidden", sort_name="hidden"))


def _change_course(connection: Connection, me: int, course_off: int) -> None:
    for table in (progress_daily, completion_episode):
        connection.execute(delete(table).where(table.c.company_id == me, table.c.course_id == course_off))
    cp = course_progress.c
    here = (cp.company_id == me, cp.course_id == course_off)
    connection.execute(delete(course_progress).where(*here, cp.user_id % 2 == 0))
    connection.execute(update(course_progress).where(*here).values(percentage=1.25, status="in_progress"))


def _ids_of_other(both: TwoWorlds) -> list[str]:
    """Keys of rows that are not for `me`: of another company."""
    answer = both.plain.client.get(
        "/api/v1/course-progress", params={"limit": 50}, headers={"X-API-Key": both.others_token}
    )
    return [row["id"] for row in answer.json()["data"]]


def _difference(first: httpx.Response, second: httpx.Response) -> str:
    if first.status_code != second.status_code:
        return f"status {first.status_code} and {second.status_code}"
    for name in _WATCHED:
        if first.headers.get(name) != second.headers.get(name):
            return f"{name}: {first.headers.get(name)} and {second.headers.get(name)}"
    one, two = _steady(first.content), _steady(second.content)
    return "" if one == two else f"bodies: {_around(one, two)}"


def _steady(body: bytes) -> bytes:
    """Without what differs from request to request: ages, and cursors, which are sealed anew each time."""
    return _VOLATILE.sub(rb"\1", body)


def _around(one: bytes, two: bytes) -> str:
    at = next((place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return f"{one[max(0, at - 80) : at + 80]!r} and {two[max(0, at - 80) : at + 80]!r}"


def _json(answer: httpx.Response) -> dict[str, Any]:
    """The body; the plugin's list of rows as `data`; {} where it is something else."""
    try:
        body = json.loads(answer.content)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {"data": body} if isinstance(body, list) else {}


def _cursor(body: dict[str, Any]) -> str | None:
    link = body.get("@odata.nextLink")
    if isinstance(link, str):
        return httpx.URL(link).params.get("$skiptoken")
    meta = body.get("meta")
    return meta.get("next_cursor") if isinstance(meta, dict) else None
