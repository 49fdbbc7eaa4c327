"""Syncs that are killed at random moments, in every mode, and run again end like ones that never were."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from alx_desktop.store.store import StoreLocation
from tests.integration.killed_site import MODES, KilledSite
from tests.integration.story import Setting, make_sqlite

IOMAD = Setting("iomad41", "iomad")


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_in_every_mode_while_the_site_changes(kind: str, tmp_path: Path, request: pytest.FixtureRequest):
    location = StoreLocation(tmp_path / "store", None)
    if kind == "postgresql":
        postgres = request.getfixturevalue("postgres")
        location = StoreLocation(None, postgres.create_database(f"killed_{uuid.uuid4().hex[:8]}"))
    site = KilledSite(IOMAD, make_sqlite(IOMAD, tmp_path), location, tmp_path, seed=7)
    modes = iter(MODES)
    while site.kills < len(MODES):
        site.round(compare=False, mode=next(modes, "full"))
    site.end()
    site.site.engine.dispose()
