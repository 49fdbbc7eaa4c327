"""Kept answers: found while nothing they show has changed, by nobody else, and never instead of a session's step."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.tokens import Token, TokenScope
from alx_desktop.endpoint.cache import OVERHEAD, SHARE, AnswerCache, Kept, Stamp, cache_figures
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.plugin.parameters import FUNCTION
from alx_desktop.services.callers import Caller
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.site import Site
from alx_desktop.store.checkpoint import read_state, write_state
from alx_desktop.store.company_settings import StoredSettings
from alx_desktop.store.lease import Lease
from alx_desktop.store.request_log import DAY_SPAN, MINUTE_SPAN
from alx_desktop.store.tables.activity import request_log
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company, learner
from tests.endpoint.churn import biggest_companies
from tests.endpoint.conftest import Running, Tenants
from tests.endpoint.mirrors import PLUGIN
from tests.waiting import LONG, until

TOKEN = Token("t", 1, "made", "0" * 64, 0)
STAMP = Stamp("e", 1, 0, 0, 0)


@pytest.fixture
def caller(context: EndpointContext, tenants: Tenants) -> Caller:
    return context.authenticator.authenticate(tenants.token().text, "127.0.0.1")


def with_settings(caller: Caller, **changes: object) -> Caller:
    return replace(caller, stored=replace(caller.stored, settings=replace(caller.settings, **changes)))  # type: ignore[arg-type]


def of_company(caller: Caller, company_id: int) -> Caller:
    return replace(caller, token=replace(caller.token, company_id=company_id))


def test_nobody_else_finds_it(caller: Caller) -> None:
    cache = AnswerCache()
    cache.put(caller, STAMP, "page", Kept(b"rows", 1))
    assert cache.get(caller, STAMP, "page") == Kept(b"rows", 1)
    assert cache.get(of_company(caller, 99), STAMP, "page") is None
    fewer = replace(caller, token=replace(caller.token, scopes=frozenset({TokenScope.PROGRESS})))
    assert cache.get(fewer, STAMP, "page") is None and cache.get(caller, STAMP, "other") is None
    assert cache.get(with_settings(caller, cache_enabled=False), STAMP, "page") is None


@pytest.mark.parametrize("moved", [{"last": 2}, {"settings": 1}, {"settings_at": 5}, {"epoch": "f"}, {"oldest": 1}])
def test_what_moved_is_forgotten_and_gives_its_room_back(caller: Caller, moved: dict[str, object]) -> None:
    cache, neighbour = AnswerCache(), of_company(caller, 99)
    for one in (caller, neighbour):
        cache.put(one, STAMP, "page", Kept(b"rows", 1))
    assert cache.get(caller, STAMP._replace(**moved), "page") is None
    assert cache.bytes() == {99: 4 + OVERHEAD} and cache.get(neighbour, STAMP, "page") is not None


def test_a_body_may_end_in_the_middle_of_it(caller: Caller) -> None:
    """Python finalizes a body that nobody reads on wherever it collects garbage."""

    def now() -> float:
        cache.gathered(0)
        return 0.0

    cache = AnswerCache(now=now)
    putting = threading.Thread(target=cache.put, args=(caller, STAMP, "page", Kept(b"rows", 1)), daemon=True)
    putting.start()
    putting.join(LONG)
    assert not putting.is_alive()


def test_time_runs_out_by_the_company_s_setting(caller: Caller) -> None:
    now = 0.0
    cache = AnswerCache(now=lambda: now)
    cache.put(with_settings(caller, cache_minutes=5), STAMP, "short", Kept(b"a", 1))
    cache.put(with_settings(caller, cache_minutes=60), STAMP, "long", Kept(b"b", 1))
    now = 299.0
    assert cache.get(caller, STAMP, "short") is not None
    now = 300.0
    assert cache.get(caller, STAMP, "short") is None and cache.get(caller, STAMP, "long") is not None


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 9), st.integers(0, 9_000), st.booleans()), max_size=60))
def test_it_never_holds_more_than_it_may(steps: list[tuple[int, int, int, bool]]) -> None:
    cache, most = AnswerCache(20_000), 20_000
    for company_id, question, size, ask in steps:
        one = Caller(replace(TOKEN, company_id=company_id), StoredSettings(CompanySettings()))
        if ask:
            found = cache.get(one, STAMP, question)
            assert found is None or found.body == bytes([company_id]) * len(found.body)
        else:
            cache.put(one, STAMP, question, Kept(bytes([company_id]) * size, 1))
        assert sum(cache.bytes().values()) == cache.totals()[1] <= most


def test_counts_and_figures(caller: Caller) -> None:
    cache = AnswerCache(SHARE * (OVERHEAD + 10))
    for question in range(SHARE + 2):
        assert cache.get(caller, STAMP, question) is None
        cache.put(caller, STAMP, question, Kept(b"x" * 10, 1))
    assert cache.get(caller, STAMP, SHARE) is not None and cache.get(caller, STAMP, 0) is None
    cache.warming().put(caller, STAMP, "warm", Kept(b"", 1))
    assert cache.warming().get(caller, STAMP, "nothing") is None
    figures = cache_figures(cache, 1_800_000_061)
    mine = {name: one.count for (span, at, name, of), one in figures.items()
            if span == DAY_SPAN and of == caller.company_id}  # fmt: skip
    assert mine == {
        "cache hits": 1,
        "cache misses": SHARE + 3,
        "cache evictions": 3,
        "cache warmed": 1,
        "cache bytes": 1,
    }
    assert figures[MINUTE_SPAN, 1_800_000_060, "cache bytes", caller.company_id].highest > (SHARE - 1) * OVERHEAD
    assert cache_figures(cache, 1_800_000_061) == {} and cache.totals()[0].hits == 1


def test_nothing_is_kept_where_there_is_no_room(caller: Caller) -> None:
    for most in (0, 4000):
        cache = AnswerCache(most)
        cache.put(caller, STAMP, "page", Kept(b"x" * 2000, 1))
        assert cache.get(caller, STAMP, "page") is None and cache.totals()[1] == 0


class Asking:
    """One company's token, asking over HTTP."""

    def __init__(self, site: Site, client: httpx.Client, tenants: Tenants) -> None:
        self.site, self.client, self.tenants = site, client, tenants
        self.settings = CompanySettingsService(site.store, "tester")
        self.company, self.other = biggest_companies(site.store)[:2]
        self.text = self.token()

    def token(self) -> str:
        return self.tenants.service.create(self.company, "test").text

    def plugin(self, offset: int = 0, text: str | None = None, **more: str) -> httpx.Response:
        query = {"wsfunction": FUNCTION, "moodlewsrestformat": "json", "limit": "5", "offset": str(offset)}
        return self.client.get(PLUGIN, params=query | {"wstoken": text or self.text} | more)

    def source(self, offset: int = 0, text: str | None = None) -> str:
        return self.plugin(offset, text).headers["X-ALX-Source"]

    def rest(self, path: str = "course-progress", **headers: str) -> httpx.Response:
        return self.client.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {self.text}"} | headers)

    def odata(self, path: str, **headers: str) -> httpx.Response:
        bearer = {"Authorization": f"Bearer {self.text}"}
        return self.client.get(f"/odata/{self.company}/{path}", headers=bearer | headers)

    def change_rows(self) -> None:
        with self.site.store.writing(self.site.store.reporting) as connection:
            mine = company.c.company_id == self.company
            connection.execute(update(company).where(mine).values(change_seq=company.c.change_seq + 1))
            last = connection.scalar(select(company.c.change_seq).where(mine))
            theirs = course_progress.c.company_id == self.company
            connection.execute(update(course_progress).where(theirs).values(change_seq=last, percentage=12.25))

    def end_a_sync(self) -> None:
        with self.site.store.writing(self.site.store.reporting) as connection:
            state = read_state(connection)
            write_state(connection, watermark=state.watermark + 1, last_success_at=state.last_success_at + 1)


@pytest.fixture
def asking(site: Site, client: httpx.Client, tenants: Tenants) -> Asking:
    return Asking(site, client, tenants)


def test_a_page_is_kept_for_the_company_s_tokens(asking: Asking) -> None:
    asking.settings.set(asking.company, {"client_mode": "always_full"})
    first, again = asking.plugin(), asking.plugin()
    assert (first.headers["X-ALX-Source"], again.headers["X-ALX-Source"]) == ("store", "cache")
    assert first.content == again.content and "X-ALX-Data-Age" in again.headers
    assert first.headers["X-ALX-Until"] == again.headers["X-ALX-Until"]
    assert asking.source(text=asking.token()) == "cache"
    assert asking.source(text=asking.tenants.service.create(asking.other, "x").text) == "store"
    assert asking.plugin(moodlewsrestformat="xml").headers["X-ALX-Source"] == "store"


def test_pages_behind_the_first_are_kept_by_place(asking: Asking) -> None:
    asking.settings.set(asking.company, {"client_mode": "always_full"})
    rows = [asking.plugin(offset).content for offset in (0, 5, 10)]
    assert [asking.plugin(offset).content for offset in (0, 5, 10)] == rows and len(set(rows)) == 3
    assert asking.source() == asking.source(5) == "cache"


Act = Callable[[Asking], object]
ACTS: dict[str, Act] = {
    "rows": Asking.change_rows,
    "a field": lambda asking: asking.settings.set(asking.company, {"field_email": "off"}),
    "a window": lambda asking: asking.settings.set(asking.company, {"sync_window_hours": "5"}),
    "by hand": lambda asking: asking.settings.clear_cache([asking.company]),
    "twice by hand": lambda asking: [asking.settings.clear_cache([asking.company]) for _time in range(2)],
}


@pytest.mark.parametrize("act", ACTS)
def test_what_moves_is_made_anew(asking: Asking, act: str) -> None:
    asking.settings.set(asking.company, {"client_mode": "always_full"})
    pages = ("course-progress", "courses")
    asking.plugin(), [asking.rest(path) for path in pages], asking.odata("Courses")
    assert asking.source() == asking.rest().json()["meta"]["source"] == "cache"
    ACTS[act](asking)
    found = asking.plugin()
    assert found.headers["X-ALX-Source"] == "store" and asking.rest().json()["meta"]["source"] == "store"
    if act == "rows":
        assert any(row["percentage"] == 12.25 for row in found.json())
    if act == "a field":
        assert found.json() and all("email" not in row for row in found.json())


def test_a_company_may_switch_it_off(asking: Asking) -> None:
    asking.settings.set(asking.company, {"client_mode": "always_full", "cache_enabled": "off"})
    assert [asking.source(), asking.source()] == ["store", "store"]
    assert [asking.rest().json()["meta"]["source"] for _time in range(2)] == ["store", "store"]


def test_a_kept_page_moves_the_session_as_any_other(asking: Asking) -> None:
    asking.settings.set(asking.company, {"client_mode": "always_incremental"})
    other = asking.token()
    pages, rows = 0, 0
    while found := asking.plugin(5 * pages, other).json():
        pages, rows = pages + 1, rows + len(found)
    # The page that ends the session is kept, too: an empty one, where all before it are full.
    kept = pages if rows % 5 else pages + 1
    for page in range(pages + 1):
        told = asking.plugin(5 * page).headers
        assert told["X-ALX-Mode"] == "full" and told["X-ALX-Source"] == ("cache" if page < kept else "store")
    asking.change_rows()
    changed = asking.plugin()
    assert changed.headers["X-ALX-Mode"] == "incremental" and len(changed.json()) == 5


def test_the_request_log_and_the_figures_know_of_it(running: Running, asking: Asking) -> None:
    asking.settings.set(asking.company, {"client_mode": "always_full"})
    asking.plugin(), asking.plugin(), asking.rest(), asking.odata("Courses"), asking.odata("Courses")
    metrics = asking.client.get("/metrics").text
    assert 'alx_cache_events{event="hits"} 2.0' in metrics and "alx_cache_bytes" in metrics
    running.server.stop()
    with asking.site.store.reading(asking.site.store.activity) as connection:
        logged = select(request_log.c.source).where(request_log.c.token_id.is_not(None))
        sources = list(connection.scalars(logged.order_by(request_log.c.request_id)))
        names = set(connection.exec_driver_sql(
            f"SELECT name FROM metric WHERE company_id = {asking.company} AND name LIKE 'cache%'"
        ).scalars())  # fmt: skip
    assert sources == ["store", "cache", "store", "store", "cache"]
    assert names == {"cache hits", "cache misses", "cache bytes"}


def test_rest_tells_a_client_that_it_has_the_rows(asking: Asking) -> None:
    first = asking.rest("course-progress?limit=5&sort=-user_id&total=true")
    tag = first.headers["ETag"]
    again = asking.rest("course-progress?limit=5&sort=-user_id&total=true", **{"If-None-Match": f'"x", {tag}'})
    assert again.status_code == 304 and again.content == b"" and again.headers["ETag"] == tag
    kept = asking.rest("course-progress?limit=5&sort=-user_id&total=true")
    assert kept.json()["data"] == first.json()["data"] and kept.json()["meta"]["total"] == first.json()["meta"]["total"]
    following = first.json()["meta"]["next_cursor"]
    assert kept.json()["meta"]["next_cursor"] != following
    pages = [asking.rest(f"course-progress?limit=5&sort=-user_id&total=true&cursor={one}").json()["data"]
             for one in (following, kept.json()["meta"]["next_cursor"])]  # fmt: skip
    assert pages[0] == pages[1] != first.json()["data"]
    asking.change_rows()
    assert asking.rest("course-progress?limit=5&sort=-user_id&total=true", **{"If-None-Match": tag}).status_code == 200
    mine, asking.text = asking.rest("courses").headers["ETag"], asking.token()
    assert asking.rest("courses").headers["ETag"] != mine


def test_odata_keeps_what_stays_the_same(asking: Asking) -> None:
    path = "CourseProgress?$top=7&$orderby=user_id desc&$count=true"
    first, again = asking.odata(path), asking.odata(path)
    assert first.content == again.content and first.headers["Content-Type"] == again.headers["Content-Type"]
    assert asking.odata(path, **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    strings = asking.odata(path, Accept="application/json;IEEE754Compatible=true")
    assert isinstance(strings.json()["@odata.count"], str) and isinstance(again.json()["@odata.count"], int)
    for clock in ("now()", "%6Eow()", "no%77()"):
        found = asking.odata(f"CourseProgress?$filter=due_at lt {clock}")
        assert found.status_code == 200 and "ETag" not in found.headers
    refused = asking.odata("CourseProgress?$filter=nonsense")
    assert refused.status_code == 400 and "ETag" not in refused.headers
    asking.change_rows()
    assert asking.odata(path, **{"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_warming_asks_what_was_asked(running: Running, asking: Asking) -> None:
    asking.settings.set(asking.company, {"client_mode": "always_full"})
    asking.plugin(), asking.rest("courses"), asking.odata("Courses?$top=3")
    warmer = running.server._running.app.state.warmer  # type: ignore[union-attr]
    until(lambda: warmer._synced is not None, "the warmer has looked")
    asking.change_rows()
    asking.end_a_sync()
    warmer.look()
    cache = running.server._running.app.state.context.cache  # type: ignore[union-attr]
    assert cache.totals()[0].warmed >= 3
    assert asking.source() == asking.source(5) == "cache"
    assert asking.rest("courses").json()["meta"]["source"] == "cache"
    before = cache.totals()[0].hits
    assert asking.odata("Courses?$top=3").status_code == 200 and cache.totals()[0].hits == before + 1
    assert any(row["percentage"] == 12.25 for row in asking.plugin().json())


def test_warming_ends_with_the_endpoint(running: Running, asking: Asking) -> None:
    asking.plugin()
    warmer = running.server._running.app.state.warmer  # type: ignore[union-attr]
    asking.end_a_sync()
    running.server.stop()
    assert not warmer._thread.is_alive()


def test_a_run_that_counts_nothing_is_seen(asking: Asking) -> None:
    """A sync of one company moves no watermark, and learners, last access and daily counts have no change number."""
    pages: list[Callable[..., httpx.Response]] = [
        lambda **headers: asking.rest("learners", **headers),
        lambda **headers: asking.odata("Learners", **headers),
    ]
    tags = [page().headers["ETag"] for page in pages]
    assert [page(**{"If-None-Match": tag}).status_code for page, tag in zip(pages, tags, strict=True)] == [304, 304]
    store = asking.site.store
    with Lease(store, "a sync of one company") as lease, store.writing(store.reporting) as connection:
        lease.check(connection)
        assert asking.rest("learners", **{"If-None-Match": tags[0]}).status_code == 304  # nothing is written yet
        connection.execute(update(learner).values(firstname="Renamed"))
    for page, tag in zip(pages, tags, strict=True):
        assert b"Renamed" in page(**{"If-None-Match": tag}).content
