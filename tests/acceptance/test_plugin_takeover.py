"""Tokens and settings of a real site that has the plugin."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.moodle_tokens import MoodleRefusal
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.domain.tokens import TokenState
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.moodle_tokens import MoodleTokenService
from alx_desktop.services.plugin_settings import PluginSettingsService
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.sync.engine import SyncEngine
from tests.acceptance.sites import SITES, load
from tests.servers import MariaDBServer


def test_a_site_that_has_the_plugin(mariadb: MariaDBServer, tmp_path: Path) -> None:
    url = sa.make_url(load(mariadb, SITES["a"], "takeover_a"))
    rows = ("(1, 'field_email', 0, 1, 1)", "(1, 'sync_mode', 1, 1, 1)", "(2, 'rate_limit', 127, 1, 1)")
    mariadb.execute(
        "INSERT INTO mdl_local_alx_api_settings (companyid, setting_name, setting_value, timecreated, timemodified) "
        f"VALUES {', '.join(rows)}",
        "takeover_a",
    )
    own = SourceSettings(url=url.set(password=None).render_as_string())
    profile, store = Profile(name="a", source=own), Store.open(StoreLocation(tmp_path))
    try:
        tokens = MoodleTokenService(store, "tester")
        tokens.accept(True)
        engine = SyncEngine(lambda: MoodleSource.open(own, url.password), store, profile, "test")
        engine.run(SyncRequest(mode=SyncMode.FULL), ignore_progress, CancelToken())
        found = {view.token.moodle_id: (view.state, view.refused, view.company_id) for view in tokens.all()}
        assert found == {
            1: (TokenState.ACTIVE, None, 1),
            2: (TokenState.ACTIVE, None, 2),
            3: (TokenState.EXPIRED, None, 3),
            4: (TokenState.ACTIVE, None, 4),
            5: (TokenState.ACTIVE, None, 5),
            6: (TokenState.ACTIVE, None, 3),
            7: (TokenState.REFUSED, MoodleRefusal.SEVERAL_COMPANIES, None),
        }
        opened = lambda: MoodleSource.open(own, url.password)  # noqa: E731
        service = PluginSettingsService(store, opened, "tester")  # type: ignore[arg-type]
        done = service.apply(service.read())
        changes = {one.company_id: one.changes for one in done.companies}
        assert changes[1]["client_mode"] == ["auto", "always_incremental"] and "fields_off" in changes[1]
        # The site's limit of 100 calls a day, but for the company that has its own.
        assert {key: one["daily_limit"][1] for key, one in changes.items()} == {1: 100, 2: 127, 3: 100, 4: 100, 5: 100}
        assert [one.taken for one in done.remarks if one.company_id == 2] == [True]
    finally:
        store.close()
