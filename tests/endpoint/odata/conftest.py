"""The engine's clients on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.endpoint.odata.things import METADATA, Client, fill, rows, sqlite_engine


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Two tenants' rows in SQLite, then in PostgreSQL; nobody writes to them."""
    if request.param == "sqlite":
        engine = sqlite_engine(str(tmp_path_factory.mktemp("odata") / "things.db"))
    else:
        engine = create_engine(request.getfixturevalue("postgres").create_database("odata"))
        METADATA.create_all(engine)
    fill(engine, rows() + rows(20, tenant=2))
    yield Client(engine)
    engine.dispose()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Client]:
    """An empty SQLite database with pages of three rows."""
    engine = sqlite_engine(str(tmp_path / "small.db"))
    yield Client(engine, page=3)
    engine.dispose()
