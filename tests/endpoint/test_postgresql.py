"""The same over a store on PostgreSQL: mirrors, filters and orders, isolation, texts that it cannot have."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy.engine import make_url

from alx_desktop.app import App
from alx_desktop.domain.sync import SyncRequest
from alx_desktop.services.site import Site
from tests.endpoint import test_isolation, test_rest
from tests.endpoint.churn import biggest_companies
from tests.endpoint.mirrors import FeedMirror, PluginMirror, feed_truth, plugin_truth
from tests.endpoint.test_isolation import Tenant
from tests.endpoint.test_mirrors import Setting
from tests.endpoint.test_rest import LISTS, Reading
from tests.servers import PostgresServer
from tests.site_settings import put

ROUNDS = 5


@pytest.fixture
def site(app: App, postgres: PostgresServer) -> Iterator[Site]:
    """The demo, with its store on PostgreSQL."""
    url = make_url(postgres.create_database("alx_rest")).set(password=None).render_as_string()
    put(app.profiles, app.profiles.get("demo").model_copy(update={"store_url": url}))
    site = app.open_site("demo")
    site.sync.run(SyncRequest())
    yield site
    site.close()


def test_mirrors(site: Site, client: httpx.Client) -> None:
    setting = Setting(site, client, 3)
    setting.set(removed_field="on")
    plugin = PluginMirror(client, setting.token, limit=19)
    feed = FeedMirror(client, setting.token, "/api/v1/changes", limit=23)
    for _round in range(ROUNDS):
        plugin.refresh(setting.churn.some, setting.random)
        feed.refresh(setting.churn.some)
        setting.age()
    for _twice in range(2):
        plugin.refresh()
        feed.refresh()
        setting.age()
    assert plugin.mode == "incremental" and plugin.rows == plugin_truth(site.store, setting.caller())
    assert set(feed.rows.values()) == feed_truth(site.store, setting.caller())


def test_lists(site: Site, client: httpx.Client) -> None:
    reading = Reading(site, client)
    for name in LISTS:
        whole = reading.ask(f"/api/v1/{name}", limit=10_000, total="true").json()
        assert whole["meta"]["total"] == len(whole["data"]) > 0
        assert reading.rows(f"/api/v1/{name}", limit=max(1, len(whole["data"]) // 3)) == whole["data"]
    test_rest.test_filters_and_orders_mean_what_they_say(reading, 11)
    for sort in ("learner_lastname,-is_active", "-course_is_visible,percentage", "-learner_is_suspended"):
        assert {row["id"] for row in reading.rows(limit=40, sort=sort)} == {row["id"] for row in reading.rows()}
    for query in ({"user_id": "-9223372036854775808"}, {"percentage__lt": "1e308"}, {"is_active__gt": "false"},
                  {"learner_is_manager__ne": "true"}, {"grade__ge": "0"}):  # fmt: skip
        assert reading.ask("/api/v1/course-progress", **query).status_code in (200, 400)


def test_companies_never_see_each_other(site: Site, client: httpx.Client) -> None:
    both = [Tenant(site, client, company) for company in biggest_companies(site.store)]
    for tenant in both:
        tenant.mark()
    for tenant in both:
        tenant.gather()
    test_isolation.test_random_requests(both, client, 9)
