"""A store in SQLite files for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alx_desktop.store.store import Store, StoreLocation
from tests.unit.store.chains import NextVersion


@pytest.fixture
def location(tmp_path: Path) -> StoreLocation:
    """A folder whose name has everything that URLs and templates mean something by."""
    return StoreLocation(folder=tmp_path / "störe #1?&%20 %(x)s")


@pytest.fixture
def store(location: StoreLocation) -> Iterator[Store]:
    """A new store."""
    with Store.open(location) as opened:
        yield opened


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NextVersion:
    """The next version of the program, to be installed."""
    return NextVersion(tmp_path, monkeypatch)
