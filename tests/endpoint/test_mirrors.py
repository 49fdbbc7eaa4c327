"""Mirrors kept through each protocol equal the store, whatever happens between their pages."""

from __future__ import annotations

from random import Random

import httpx
import pytest
from sqlalchemy import update

from alx_desktop.demo.life import Life
from alx_desktop.domain.sync import SyncRequest
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.callers import Caller
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.tables.admin import client_state
from alx_desktop.store.tables.state import sync_state
from tests.endpoint.churn import Churn, biggest_companies
from tests.endpoint.mirrors import (
    FeedMirror,
    PluginMirror,
    StreamMirror,
    feed_truth,
    plugin_truth,
)

ROUNDS = 20


class Setting:
    """One company with a token, and the things that happen to it."""

    def __init__(self, site: Site, client: httpx.Client, seed: int) -> None:
        self.site, self.store, self.client, self.random = site, site.store, client, Random(seed)
        self.company = biggest_companies(site.store)[0]
        self.settings = CompanySettingsService(site.store, "tester")
        self.made = TokenService(site.store, "tester").create(self.company, "mirror")
        self.token = self.made.text
        self.churn = Churn(site.store, self.company, self.random)

    def caller(self) -> Caller:
        return Authenticator(self.store).authenticate(self.token, "127.0.0.1")

    def set(self, **changes: str) -> None:
        self.settings.set(self.company, changes)

    def age(self) -> None:
        """Ten minutes pass: what was begun before is no more replayed."""
        c = client_state.c
        with self.store.writing(self.store.admin) as connection:
            connection.execute(update(client_state).values(started_at=c.started_at - 700, moved_at=c.moved_at - 700))

    def rebuild(self) -> None:
        """As after a lost store: an epoch of its own."""
        with self.store.writing(self.store.reporting) as connection:
            connection.execute(update(sync_state).values(store_epoch=f"epoch-{self.random.random()}"))


@pytest.fixture(params=[1, 2])
def setting(request: pytest.FixtureRequest, site: Site, client: httpx.Client) -> Setting:
    return Setting(site, client, request.param)


@pytest.mark.parametrize("removed_field", ["off", "on"])
def test_the_plugin_s_protocol(setting: Setting, removed_field: str) -> None:
    setting.set(removed_field=removed_field)
    mirror, modes = PluginMirror(setting.client, setting.token, limit=9), set()
    for number in range(ROUNDS):
        setting.churn.some() if setting.random.random() < 0.7 else None
        if mirror.refresh(setting.churn.some if number % 3 else lambda: None, setting.random):
            modes.add(mirror.mode)
        setting.age()
    mirror.refresh()
    setting.age()
    mirror.refresh()
    assert mirror.rows == plugin_truth(setting.store, setting.caller())
    setting.age()
    assert mirror.refresh() and mirror.mode == "incremental", "nothing has happened since"
    assert removed_field == "off" or modes == {"full", "incremental"}


def test_always_incremental_loses_no_upsert(setting: Setting) -> None:
    setting.set(client_mode="always_incremental", include_suspended="on", include_inactive="on",
                include_hidden_courses="on")  # fmt: skip
    mirror = PluginMirror(setting.client, setting.token, limit=9)
    assert mirror.refresh(setting.churn.some)
    for _round in range(ROUNDS // 2):
        setting.churn.some()
        setting.age()
        mirror.refresh(setting.churn.some, setting.random)
    setting.age()
    mirror.refresh()
    truth = plugin_truth(setting.store, setting.caller())
    assert {key: mirror.rows.get(key) for key in truth} == truth


@pytest.mark.parametrize("path", ["/api/v1/changes", "/api/v1/course-progress?mode=client"])
def test_feeds_of_rest(setting: Setting, path: str) -> None:
    mirror = FeedMirror(setting.client, setting.token, path, limit=11)
    if "mode=client" in path:
        mirror.path, mirror.limit = "/api/v1/course-progress", 11
        get = mirror.client.get
        mirror.get = lambda cursor: get(  # type: ignore[method-assign]
            mirror.path,
            params={"mode": "client", "limit": "11"} | ({"cursor": cursor} if cursor else {}),
            headers=mirror.headers,
        )
    for number in range(ROUNDS):
        setting.churn.some()
        mirror.refresh(setting.churn.some if number % 3 else lambda: None, setting.random)
        setting.age()
        if number == ROUNDS // 2:
            setting.set(field_grade="off")
        if number == ROUNDS - 5:
            setting.rebuild()
    mirror.refresh()
    setting.age()
    mirror.refresh()
    assert set(mirror.rows.values()) == feed_truth(setting.store, setting.caller())
    assert "mode=client" in path or mirror.restarts >= 1


def test_a_stream_that_breaks_goes_on(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.endpoint.streams.chunks.ROWS", 13)
    stream = StreamMirror(setting.client, setting.token, setting.company)
    before = {row[:2] for row in feed_truth(setting.store, setting.caller())}
    found = stream.read(setting.random, setting.churn.some)
    after = {row[:2] for row in feed_truth(setting.store, setting.caller())}
    keys = {(int(row["user_id"]), int(row["course_id"])) for row in found.values()}
    assert len(keys) == len(found) and before & after <= keys
    whole = stream.read(Random(0))
    assert {(int(row["user_id"]), int(row["course_id"])) for row in whole.values()} == after


def test_what_cannot_go_on_is_told(setting: Setting) -> None:
    mirror = PluginMirror(setting.client, setting.token, limit=5)
    mirror.page(0)
    setting.set(field_email="off")
    assert mirror.page(5)[0]["errorcode"] == "refreshoutdated"
    assert mirror.refresh() and mirror.mode == "full"
    setting.churn.some()
    setting.age()
    mirror.page(0)
    setting.rebuild()
    assert mirror.page(5)[0]["errorcode"] == "refreshoutdated"
    assert mirror.refresh() and mirror.mode == "full"
    assert mirror.rows == plugin_truth(setting.store, setting.caller())


def test_a_switched_course_makes_the_next_read_full(setting: Setting) -> None:
    mirror = PluginMirror(setting.client, setting.token)
    mirror.refresh()
    course = next(iter(mirror.rows))[1]
    setting.set(**{f"course_{course}": "off"})
    assert mirror.refresh() and mirror.mode == "full"
    assert mirror.rows and course not in {key[1] for key in mirror.rows}
    assert mirror.rows == plugin_truth(setting.store, setting.caller())


def test_two_clients_on_one_token_are_noticed(setting: Setting) -> None:
    first = PluginMirror(setting.client, setting.token, 5, "first")
    second = PluginMirror(setting.client, setting.token, 5, "second")
    first.page(0)
    _rows, headers = second.page(5)
    assert "another client" in headers["X-ALX-Warning"]
    (known,) = TokenService(setting.store, "t").clients(setting.made.token.token_id).values()
    assert "another client" in (known.error or "")
    first.refresh()
    setting.age()
    assert first.refresh() and first.mode == "incremental"
    _rows, headers = first.page(777)
    assert "X-ALX-Warning" not in headers, "it had its last page and asks on"


def test_an_offset_that_never_was_is_noticed_and_the_next_read_is_full(setting: Setting) -> None:
    mirror = PluginMirror(setting.client, setting.token, 5)
    mirror.page(0)
    rows, headers = mirror.page(8)
    assert rows and "offset" in headers["X-ALX-Warning"]
    assert mirror.page(100_000)[0] == []
    offset = 5
    while len(mirror.page(offset)[0]) == 5:
        offset += 5
    setting.age()
    assert mirror.refresh() and mirror.mode == "full"
    assert mirror.rows == plugin_truth(setting.store, setting.caller())


def test_a_repeated_page_has_the_same_rows_and_never_leaves_out_what_follows(setting: Setting) -> None:
    mirror = PluginMirror(setting.client, setting.token, 5)
    mirror.page(0)
    once, again = mirror.page(5)[0], mirror.page(5)[0]
    assert once == again
    churn = setting.churn
    with setting.store.writing(setting.store.reporting) as connection:
        dying = [(once[0]["userid"], once[0]["courseid"])]
        churn.raised(connection, dying, removed_at=1, removed_reason="unenrolled")
    wider = mirror.page(5)[0]
    after = mirror.page(10)[0]
    assert [row for row in wider if row not in once] == [after[0]], "what moved up comes on both pages"


def test_no_session_is_kept_for_a_company_that_wants_none(setting: Setting) -> None:
    setting.set(client_mode="disabled")
    mirror = PluginMirror(setting.client, setting.token, 9)
    for _round in range(2):
        assert mirror.refresh() and mirror.mode == "full"
        assert mirror.rows == plugin_truth(setting.store, setting.caller())
    assert not TokenService(setting.store, "t").clients(setting.made.token.token_id)


def test_a_real_sync_between_pages(site: Site, client: httpx.Client) -> None:
    setting = Setting(site, client, 5)
    life = Life(site.profile.source.url, setting.random)
    plugin = PluginMirror(client, setting.token, 40)
    feed = FeedMirror(client, setting.token, "/api/v1/changes", 50)

    def sync() -> None:
        for _each in range(10):
            life.happen()
        site.sync.run(SyncRequest())

    left = [sync, sync]

    def between() -> None:
        if left:
            left.pop()()

    for _round in range(3):
        plugin.refresh(between)
        feed.refresh(between)
        setting.age()
        left.append(sync)
    life.close()
    for mirror in (plugin, feed):
        mirror.refresh()
        setting.age()
        mirror.refresh()
    assert plugin.rows == plugin_truth(site.store, setting.caller())
    assert set(feed.rows.values()) == feed_truth(site.store, setting.caller())
