"""A sample of `bench exactness`: mirrors through all protocols equal the store, whoever is killed meanwhile."""

from __future__ import annotations

from pathlib import Path

from tests.endpoint.mirrored_site import mirrored_rounds


def test_mirrors_equal_the_store_after_kills_and_syncs(tmp_path: Path) -> None:
    site = mirrored_rounds(tmp_path / "data", seed=4, rounds=6, check_every=3, tell=print)
    assert site.syncs and site.amid and site.checks == 20
