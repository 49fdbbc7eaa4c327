"""A store without rows: they come straight from Moodle, and are those that the store has after its sync."""

from __future__ import annotations

import csv
import errno
import io
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from alx_desktop.config import EndpointSettings, Profile, SourceSettings
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import HostUnknown
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.domain.tokens import Token, new_id, new_secret, text_of
from alx_desktop.endpoint.control import ProfileEndpoint
from alx_desktop.endpoint.plugin.parameters import FUNCTION
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services import live
from alx_desktop.store.checkpoint import write_state
from alx_desktop.store.company_names import company_names
from alx_desktop.store.company_settings import save_settings
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.admin import client_state
from alx_desktop.store.tokens import add_token
from alx_desktop.sync.engine import SyncEngine
from tests.endpoint.mirrors import PLUGIN
from tests.servers import MariaDBServer
from tests.waiting import LONG, until

NOW = 1_790_000_000


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests wait as long as a busy machine needs."""
    monkeypatch.setattr(live, "PATIENCE", LONG)


@dataclass
class Served:
    """An endpoint over a store that was never synced, and the Moodle beside it."""

    store: Store
    profile: Profile
    folder: Path
    url: str = ""

    def open(self) -> MoodleSource:
        """As ProfileSource does."""
        return MoodleSource.open(self.profile.source, None)

    def sync(self) -> None:
        SyncEngine(self.open, self.store, self.profile, "test").run(
            SyncRequest(SyncMode.FULL), ignore_progress, CancelToken()
        )

    def companies(self) -> list[int]:
        """By rows, the largest first; of Moodle, because the store knows none yet."""
        source = self.open()
        try:
            with source.snapshot() as reader:
                table = source.schema.table("company_users")
                found = [row[0] for row in reader.rows("companies", select(table.c.companyid))]
        finally:
            source.close()
        return sorted(set(found), key=lambda one: (-found.count(one), one))

    def token(self, company_id: int) -> str:
        """A token from before: a store that knows no company makes none."""
        secret, digest = new_secret()
        token = Token(new_id(), company_id, "t", digest, 1)
        with self.store.writing(self.store.admin) as connection:
            add_token(connection, token)
        return text_of(token.token_id, secret)

    def plugin(self, token: str, offset: int = 0, limit: int = 7) -> httpx.Response:
        query = {"wstoken": token, "wsfunction": FUNCTION, "moodlewsrestformat": "json", "limit": str(limit)}
        return httpx.get(self.url + PLUGIN, params=query | {"offset": str(offset)}, timeout=LONG)

    def get(self, token: str, path: str) -> httpx.Response:
        return httpx.get(self.url + path, headers={"Authorization": f"Bearer {token}"}, timeout=LONG)

    def plugin_rows(self, token: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        while True:
            page = self.plugin(token, len(rows)).json()
            assert isinstance(page, list), page
            rows += page
            if len(page) < 7:
                return rows

    def rest_rows(self, token: str, path: str = "/api/v1/course-progress?limit=9") -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        cursor = ""
        while True:
            page = self.get(token, f"{path}{cursor}").json()
            rows += page["data"]
            if page["meta"]["next_cursor"] is None:
                return rows
            cursor = f"&cursor={page['meta']['next_cursor']}"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """URLs of the made sites: each is made once."""
    return {}


@pytest.fixture(params=["sqlite", "mariadb"])
def source_url(request: pytest.FixtureRequest, sites: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> str:
    kind = str(request.param)
    if kind not in sites:
        if kind == "mariadb":
            server: MariaDBServer = request.getfixturevalue("mariadb")
            sites[kind] = server.create_database("live_site")
        else:
            sites[kind] = f"sqlite:///{tmp_path_factory.mktemp('live') / 'site.sqlite'}"
        make_site(sites[kind], DemoSize(3, 90, 7), seed=3, now=NOW, prefix="mdl_", generation="iomad41")
    return sites[kind]


@pytest.fixture
def served(source_url: str, tmp_path: Path) -> Iterator[Served]:
    profile = Profile(name="live", source=SourceSettings(url=source_url), time_zone="UTC")
    with Store.open(StoreLocation(folder=tmp_path / "store")) as store:
        one = Served(store, profile, tmp_path / "store")
        with running(one):
            yield one


class running:
    """An endpoint while the block runs."""

    def __init__(self, served: Served, opener: Callable[[], MoodleSource] | None = None) -> None:
        self._served = served
        source: Any = opener or served.open
        self.control = ProfileEndpoint(served.profile, served.store, EndpointSettings(port=0), "t", source)

    def __enter__(self) -> ProfileEndpoint:
        self._served.url = self.control.start().url or ""
        return self.control

    def __exit__(self, *_error: object) -> None:
        self.control.stop()


def test_live_rows_are_those_of_the_store(served: Served) -> None:
    company, other = served.companies()[:2]
    token, foreign = served.token(company), served.token(other)
    first = served.plugin(token).headers
    assert first["X-ALX-Source"] == "live" and first["X-ALX-Reason"] == "live" and int(first["X-ALX-Data-Age"]) >= 0
    plugin, rest = served.plugin_rows(token), served.rest_rows(token)
    listed = served.rest_rows(token, "/api/v1/course-progress?mode=client&limit=9")
    assert served.get(token, "/api/v1/courses").json()["meta"]["source"] == "live"
    odata = served.get(token, f"/odata/{company}/CourseProgress?$filter=status eq 'completed'&$count=true")
    assert odata.headers["X-ALX-Source"] == "live"
    stream = served.get(token, f"/export/{company}/course-progress.csv")
    assert stream.headers["X-ALX-Source"] == "live"
    theirs = served.plugin_rows(foreign)
    assert plugin and theirs and served.get(token, f"/odata/{other}/Courses").status_code == 404
    served.sync()
    until(lambda: served.plugin(token, limit=1000).headers["X-ALX-Source"] in ("store", "cache"))
    told = served.plugin(served.token(company), limit=1000)
    assert told.json() == plugin
    assert served.rest_rows(token) == rest and [row | {"removed": False} for row in rest] == listed
    after = served.get(token, f"/odata/{company}/CourseProgress?$filter=status eq 'completed'&$count=true")
    assert after.json() == odata.json()
    again = served.get(token, f"/export/{company}/course-progress.csv")
    assert again.headers["X-ALX-Source"] == "store" and again.text == stream.text
    assert len(list(csv.reader(io.StringIO(again.text)))) == len(rest) + 1
    assert not {row["userid"] for row in theirs} & {row["userid"] for row in plugin} or theirs != plugin
    with served.store.reading(served.store.reporting) as connection:
        assert {company, other} <= set(company_names(connection))


def test_what_is_off_stays_off(served: Served) -> None:
    company = served.companies()[0]
    token = served.token(company)
    course = served.rest_rows(token)[0]["course_id"]
    settings = CompanySettings().changed("field_email", "off").changed(f"course_{course}", "off")
    with served.store.writing(served.store.admin) as connection:
        save_settings(connection, company, settings, 1)
    rows = served.rest_rows(token)
    assert rows and all("learner_email" not in row and row["course_id"] != course for row in rows)
    rows = served.plugin_rows(token)
    assert rows and all("email" not in row and row["courseid"] != course for row in rows)
    assert served.get(token, "/api/v1/course-progress?learner_email=x").status_code == 400
    document = served.get(token, f"/odata/{company}/$metadata").text
    assert "learner_email" not in document and "learner_firstname" in document


def test_no_watermark_moves_and_the_next_read_is_full(served: Served) -> None:
    company = served.companies()[0]
    served.sync()
    until(lambda: served.plugin(served.token(company)).headers["X-ALX-Source"] != "live")
    token = served.token(company)
    while served.plugin(token, limit=1000).headers["X-ALX-Mode"] == "full":
        pass
    with served.store.writing(served.store.reporting) as connection:
        write_state(connection, rebuild_since=NOW)
    until(lambda: served.plugin(token).headers["X-ALX-Source"] == "live", "the rebuild is seen")
    page = served.plugin(token, 7)
    assert page.headers["X-ALX-Source"] == "live" and page.headers["X-ALX-Mode"] == "full"
    with served.store.reading(served.store.admin) as connection:
        known = connection.execute(select(client_state).where(client_state.c.session_id.is_(None))).one()
    assert known.watermark is None and known.delivered_at is None
    with served.store.writing(served.store.reporting) as connection:
        write_state(connection, rebuild_since=None)
    assert served.plugin(token, 14).json()["errorcode"] == "refreshoutdated"
    after = served.plugin(token, limit=1000)
    assert after.headers["X-ALX-Mode"] == "full" and after.headers["X-ALX-Reason"] == "last_read_not_delivered"


@pytest.fixture
def plain(tmp_path: Path, sites: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Without an endpoint yet."""
    if "sqlite" not in sites:
        sites["sqlite"] = f"sqlite:///{tmp_path_factory.mktemp('live') / 'site.sqlite'}"
        make_site(sites["sqlite"], DemoSize(3, 90, 7), seed=3, now=NOW, prefix="mdl_", generation="iomad41")
    profile = Profile(name="live", source=SourceSettings(url=sites["sqlite"]), time_zone="UTC")
    with Store.open(StoreLocation(folder=tmp_path / "store")) as store:
        yield Served(store, profile, tmp_path / "store")


def test_it_says_when_to_come_again(plain: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, go = threading.Semaphore(0), threading.Event()

    def slow() -> MoodleSource:
        opened.release()
        assert go.wait(LONG)
        return plain.open()

    monkeypatch.setattr(live, "PATIENCE", 0.05)
    company, other = plain.companies()[:2]
    token, foreign = plain.token(company), plain.token(other)
    with running(plain, slow):
        waits = plain.get(token, "/api/v1/course-progress")
        assert waits.status_code == 503 and int(waits.headers["Retry-After"]) > 0
        assert waits.json()["code"] == "live_unavailable"
        answer = plain.plugin(token)
        assert answer.json()["errorcode"] == "storeunavailable" and int(answer.headers["Retry-After"]) > 0
        for path in (f"/odata/{company}/CourseProgress", f"/export/{company}/course-progress.csv"):
            assert plain.get(token, path).status_code == 503 and "Retry-After" in plain.get(token, path).headers
        assert plain.plugin(foreign).json()["errorcode"] == "storeunavailable"
        assert opened.acquire(timeout=LONG) and not opened.acquire(blocking=False)  # one asks Moodle, whoever waits
        go.set()
        until(lambda: plain.get(token, "/api/v1/course-progress").status_code == 200)
        until(lambda: isinstance(plain.plugin(foreign).json(), list))
    assert not list(plain.folder.glob(f"{live.PREFIX}*"))


def test_a_moodle_that_is_away(plain: Served) -> None:
    asked: list[int] = []

    def away() -> MoodleSource:
        asked.append(1)
        raise HostUnknown("no route")

    token = plain.token(plain.companies()[0])
    with running(plain, away):
        for _time in range(5):
            assert plain.get(token, "/api/v1/course-progress").status_code == 503
        assert len(asked) == 1
    plain.sync()
    with plain.store.writing(plain.store.reporting) as connection:
        write_state(connection, rebuild_since=NOW)
    with running(plain, away):
        found = plain.get(token, "/api/v1/course-progress").json()
        assert found["data"] and found["meta"]["source"] == "store"


def test_a_disk_without_room_for_copies(plain: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is being rebuilt has the rows of before; and copies that have to go, go all the same."""
    token, other = (plain.token(company) for company in plain.companies()[:2])
    with running(plain):
        assert plain.plugin(token).headers["X-ALX-Source"] == "live"

        def full(*_of: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(live, "OwnedFolder", full)
        assert plain.get(other, "/api/v1/course-progress").json()["code"] == "live_unavailable"
        monkeypatch.setattr(live, "FRESH", 0.0)
        assert plain.get(token, "/api/v1/course-progress").json()["code"] == "live_unavailable"
        assert not list(plain.folder.glob(f"{live.PREFIX}*"))
        plain.sync()
        with plain.store.writing(plain.store.reporting) as connection:
            write_state(connection, rebuild_since=NOW)
        assert plain.get(token, "/api/v1/course-progress").json()["meta"]["source"] == "store"


def test_a_stop_ends_the_reading(plain: Served) -> None:
    reading = threading.Event()

    def endless() -> MoodleSource:
        source = plain.open()
        reading.set()
        return source

    token = plain.token(plain.companies()[0])
    before = set(threading.enumerate())
    with running(plain, endless):
        asking = threading.Thread(target=lambda: plain.plugin(token))
        asking.start()
        assert reading.wait(LONG)
    asking.join(LONG)
    until(lambda: not [one for one in set(threading.enumerate()) - before if one.name.startswith("endpoint")])
    assert not list(plain.folder.glob(f"{live.PREFIX}*"))


def test_copies_go_once_the_store_has_the_rows(plain: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    token = plain.token(plain.companies()[0])
    with running(plain):
        assert plain.plugin(token).headers["X-ALX-Source"] == "live"
        assert list(plain.folder.glob(f"{live.PREFIX}*"))
        plain.sync()
        until(lambda: plain.plugin(token).headers["X-ALX-Source"] != "live")
        assert list(plain.folder.glob(f"{live.PREFIX}*"))  # an answer may still be read from it
        monkeypatch.setattr(live, "FRESH", 0.0)
        monkeypatch.setattr(live, "WHOLE_SECONDS", 0.0)
        assert plain.plugin(token).headers["X-ALX-Source"] != "live"
        assert not list(plain.folder.glob(f"{live.PREFIX}*"))


def test_copies_of_a_killed_process_are_deleted(plain: Served) -> None:
    old, new = (plain.folder / f"{live.PREFIX}{name}" for name in ("old", "new"))
    for one in (old, new):
        one.mkdir()
    os.utime(old, (1, 1))
    with running(plain):
        assert not old.exists() and new.exists()
