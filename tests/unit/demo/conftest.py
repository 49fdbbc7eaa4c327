"""Demo sites that many tests only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alx_desktop.demo.site import DemoSize, make_site

NOW = 1_795_400_000  # a Monday in November 2026
Query = Callable[[str], list[tuple[Any, ...]]]


def _query(path: Path) -> Iterator[Query]:
    connection = sqlite3.connect(path)
    yield lambda statement: connection.execute(statement).fetchall()
    connection.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Query]:
    """A site with every kind of company and course; SQL over it."""
    path = tmp_path_factory.mktemp("demo") / "site.sqlite"
    make_site(f"sqlite:///{path}", DemoSize(8, 400, 26), seed=7, now=NOW)
    yield from _query(path)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Query]:
    """The preset that other tests use; SQL over it."""
    path = tmp_path_factory.mktemp("demo") / "small.sqlite"
    make_site(f"sqlite:///{path}", DemoSize(3, 60, 10), seed=1, now=NOW)
    yield from _query(path)
