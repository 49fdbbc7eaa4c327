"""A small demo site in a folder of its own: a Moodle whose tables a test may change, and the store that follows it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.demo.schema import build_schema
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest, SyncRun
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.sync.engine import SyncEngine

NOW = 1_790_000_000


class DemoSite:
    """Its Moodle is made where the folder has none yet; what is in the store is left to `sync`."""

    def __init__(self, folder: Path, generation: str = "iomad41", company_source: str = "iomad", seed: int = 3) -> None:
        self.url = f"sqlite:///{(folder / 'moodle.sqlite').as_posix()}"
        self.generation = generation
        if not (folder / "moodle.sqlite").exists():
            make_site(self.url, DemoSize(3, 60, 9), seed=seed, now=NOW, generation=generation)
        settings = SourceSettings(url=self.url, company_source=company_source)
        self.profile = Profile(name="demo", source=settings)
        self.store = Store.open(StoreLocation(folder / "store", None))
        self.opened = lambda: MoodleSource.open(settings, None)

    @cached_property
    def tables(self) -> Mapping[str, sa.Table]:
        """Moodle's, by their names without prefix."""
        return build_schema("mdl_", self.generation).tables

    def sync(self, mode: SyncMode = SyncMode.FULL, **options: Any) -> SyncRun:
        """One run; `options` are those of SyncRequest."""
        engine = SyncEngine(self.opened, self.store, self.profile, "test")
        return engine.run(SyncRequest(mode=mode, **options), ignore_progress, CancelToken())

    def moodle(self, *statements: sa.Executable | str, **values: Any) -> None:
        """Run these in Moodle's database; `values` are the parameters of each."""
        engine = sa.create_engine(self.url)
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(sa.text(statement) if isinstance(statement, str) else statement, values)
        engine.dispose()
