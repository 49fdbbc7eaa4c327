"""Syncs of a changing site through a line that is cut at random bytes; what must be true after each is checked."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import SourceError
from alx_desktop.domain.sync import RunResult, SyncMode
from alx_desktop.moodle import source as moodle_source
from alx_desktop.store.store import Store, StoreLocation
from tests.cutting_proxy import CuttingProxy
from tests.integration.changing import ChangingSite, Step
from tests.integration.following import LIVE, Row, differences, live_rows
from tests.integration.killed_site import Look
from tests.integration.story import NOW, Setting, names_of
from tests.integration.victim import Task

MODES = (SyncMode.FULL, SyncMode.INCREMENTAL, SyncMode.RECONCILE, SyncMode.AUTO)
QUICK = (0.01, 0.01, 0.02, 0.05)
"""Pauses before further tries to connect, in place of the half minute that a server's restart may take."""


class CutSite:
    """A site on a server, read through a proxy. ends: how the runs ended, by result or error."""

    def __init__(self, setting: Setting, url: str, folder: Path, seed: int, driver: str | None = None) -> None:
        self.site = ChangingSite(url, setting.generation, setting.prefix, NOW)
        self.choose = random.Random(seed)
        self.ends: Counter[str] = Counter()
        self.cuts = 0
        parsed = make_url(url)
        self._driver = driver or parsed.drivername
        self._port, self._url = parsed.port, parsed
        self._setting = setting
        self._location = StoreLocation(folder / "store", None)
        self._folder = folder
        self._bytes = 0
        self._sync_straight(self._location, SyncMode.FULL)
        self._before = self._look()

    def round(self) -> None:
        """Change the site, sync through a line that is cut, look; then mend and compare."""
        self.site.now += self.choose.choice((60, 1200, 4000))
        for _ in range(self.choose.randint(1, 4)):
            name = self.choose.choice(names_of("change", not self.site.hidden))
            self.site.do(Step("change", name, self.choose.randrange(2**32)))
        for _ in range(self.choose.randint(1, 3)):
            self._sync_cut(self.choose.choice(MODES))
        run = self._sync_straight(self._location, SyncMode.RECONCILE)
        assert run.result is RunResult.SUCCESS
        after = self._look()
        expected = self._uninterrupted()
        told = differences(after.rows, expected)
        assert not told, f"{told[:6]} ({len(told)})"
        self._before = after

    def close(self) -> None:
        """Close the connections to the site."""
        self.site.engine.dispose()

    def _sync_cut(self, mode: SyncMode) -> None:
        """A cut in a range is read again, or the run fails and has removed nothing."""
        # Cut rarely enough that a run gets somewhere, and everywhere: in the greeting, a short answer, a long one.
        scale = self.choose.choice((300, 3_000, 30_000, 300_000))
        lasting = self.choose.random() < 0.5
        spent = [0]

        def budget() -> int | None:
            spent[0] += 1
            return self.choose.randint(1, scale) if lasting or spent[0] <= 3 else None

        with CuttingProxy(self._port or 0, budget, reset=self.choose.random() < 0.5) as proxy:
            settings = self._settings(proxy.port)
            task = Task(settings, self._location, mode, self.site.now, batch_size=self.choose.choice((20, 60)))
            with Store.open(self._location) as store:
                try:
                    end = task.run(store).result.value
                except SourceError as error:
                    assert error.advice, error
                    end = type(error).__name__
            self.cuts += proxy.cuts
        self.ends[end] += 1
        after = self._look()
        if end != RunResult.SUCCESS:
            assert after.moments == self._before.moments, f"{mode} ended with {end}, and moved the watermark"
            assert after.tombstones == self._before.tombstones, f"{mode} ended with {end}, and removed rows"
        else:
            assert not after.pending
            self._are_true(after)
        self._before = after

    def _are_true(self, look: Look) -> None:
        """What went is not in Moodle."""
        new = look.tombstones.keys() - self._before.tombstones.keys()
        if new:
            live = self._uninterrupted()["course_progress"].keys()
            assert not new & live, f"removed, but in Moodle: {sorted(new & live)[:5]}"

    def _settings(self, port: int | None) -> SourceSettings:
        url = self._url.set(drivername=self._driver, port=port or self._port, query={})
        return SourceSettings(
            url=url.render_as_string(), prefix=self._setting.prefix, company_source=self._setting.company_source,
            statement_limit=20, connect_timeout=5,
        )  # fmt: skip

    def _sync_straight(self, location: StoreLocation, mode: SyncMode) -> Any:
        with Store.open(location) as store:
            return Task(self._settings(None), location, mode, self.site.now).run(store)

    def _look(self) -> Look:
        with Store.open(self._location) as store:
            assert store.recoveries == ()
            return Look(store)

    def _uninterrupted(self) -> dict[str, dict[Any, Row]]:
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory(dir=self._folder, ignore_cleanup_errors=True))
            location = StoreLocation(Path(folder), None)
            self._sync_straight(location, SyncMode.FULL)
            store = stack.enter_context(Store.open(location))
            connection = stack.enter_context(store.reading(store.reporting))
            return {table.name: live_rows(connection, table) for table in LIVE}


def hurry(patch: Any) -> None:
    """Try again at once. patch: as pytest's monkeypatch.setattr."""
    patch(moodle_source, "BACK_OFF", QUICK)
