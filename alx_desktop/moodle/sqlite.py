"""SQLite: the demo site, and copies of a Moodle in one file."""

from __future__ import annotations

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL

from alx_desktop.config import SourceSettings
from alx_desktop.moodle.server import ServerFacts

# SQLITE_MAX_LENGTH is 1,000,000,000 unless compiled otherwise.
PACKED_LIMIT = 999_000_000
# Virtual machine steps between two looks at the clock: some milliseconds.
STEPS = 100_000


class SqliteServer:
    """A database file, opened read-only."""

    dialect = "sqlite"
    begin = "BEGIN"
    commit = "COMMIT"
    now = "SELECT CAST(strftime('%s', 'now') AS INTEGER)"

    def url(self, settings: SourceSettings) -> URL:
        """The URL as it is."""
        return settings.parsed_url

    def connect_arguments(self, settings: SourceSettings, password: str | None) -> dict[str, Any]:
        """None: connect() opens the file itself."""
        return {}

    def through(self, address: tuple[str, int]) -> dict[str, Any]:
        """Never asked: no tunnel leads to a file."""
        return {}

    def connect(self, settings: SourceSettings) -> sqlite3.Connection:
        """Open the file with mode=ro, so that nothing can write and a missing file is not made."""
        path = Path(settings.parsed_url.database or "").absolute()
        return sqlite3.connect(
            f"{path.as_uri()}?mode=ro",
            uri=True,
            timeout=settings.connect_timeout,
            isolation_level=None,
            check_same_thread=False,
        )

    def prepare(self, raw: Any, settings: SourceSettings) -> ServerFacts:
        """query_only on top of mode=ro, and the hash functions that the other servers bring along."""
        raw.create_function("alx_crc32", 1, _crc32, deterministic=True)
        raw.create_function("alx_sha256", 1, _sha256, deterministic=True)
        raw.execute("PRAGMA query_only = on")
        # Reads a page, so that a file that is no database is found out here.
        raw.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        read_only = raw.execute("PRAGMA query_only").fetchone()[0] == 1
        return ServerFacts(f"SQLite {sqlite3.sqlite_version}", 0, PACKED_LIMIT, None, read_only)

    def limited(self, raw: Any, facts: ServerFacts, settings: SourceSettings) -> AbstractContextManager[None]:
        """Let the statement that follows end at the limit."""
        end = time.monotonic() + settings.statement_limit
        raw.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        return nullcontext()

    def after_statement(self, raw: Any, cursor: Any) -> None:
        """Nothing: an answer that does not fit is an error here."""

    def kill(self, raw: Any, facts: ServerFacts, connect: Callable[[], Any]) -> None:
        """Interrupt the statement."""
        raw.interrupt()

    def drop(self, raw: Any, facts: ServerFacts) -> None:
        """Nothing to break: interrupting a local file always works."""


def _crc32(text: object) -> int | None:
    return None if text is None else zlib.crc32(str(text).encode())


def _sha256(text: object) -> str | None:
    return None if text is None else hashlib.sha256(str(text).encode()).hexdigest()
