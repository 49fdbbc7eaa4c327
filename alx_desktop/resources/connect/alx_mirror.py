"""Keeps a copy of a company's course progress in an SQLite file. Needs Python 3.9 or later and nothing else.

    python alx_mirror.py course_progress.sqlite

The token comes from the environment variable ALX_TOKEN; without it, you are asked. The first run reads everything, each
later one only what has changed since: new and changed rows, and rows that are gone. Stop it whenever you like: every
page is kept together with the place where it ends, and the next run goes on from there. While everything is read anew
(the endpoint says when that is needed), the table course_progress stays as it was until the new one is whole.
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import http.client
import json
import os
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

BASE_URL = "https://reports.example"
PAGE = 5000
PATIENCE = 120
PAUSES = (1, 2, 5, 15, 60)

LIVE, NEW = "course_progress", "course_progress_new"


class Failed(Exception):
    """What keeps the copy from being brought up to date; the copy is as the last page left it."""


class Outdated(Exception):
    """The endpoint can no longer tell what changed since the cursor: everything has to be read anew."""


def read_page(base_url: str, token: str, cursor: str | None, limit: int = PAGE) -> dict[str, Any]:
    """One page of the change feed: {"data": [...], "meta": {...}}. Tries again where that can help."""
    asked = {"limit": limit} if cursor is None else {"limit": limit, "cursor": cursor}
    request = urllib.request.Request(f"{base_url}/api/v1/changes?{urllib.parse.urlencode(asked)}")
    request.add_unredirected_header("Authorization", f"Bearer {token}")
    for pause in (*PAUSES, None):
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                page: dict[str, Any] = json.load(answer)
                return page
        except urllib.error.HTTPError as error:
            wait = after_refusal(error, pause)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if pause is None:
                raise Failed(f"{base_url} cannot be read: {error}") from error
            wait = pause
        time.sleep(wait)
    raise AssertionError("the last try returns or raises")


def after_refusal(error: urllib.error.HTTPError, pause: int | None) -> int:
    """Seconds until the next try. Raises Outdated, and Failed where another try does not help."""
    with error:
        try:
            problem = json.load(error)
        except ValueError:
            problem = {}
    if problem.get("code") in ("cursor_outdated", "cursor_invalid"):
        raise Outdated
    if pause is None or error.code not in (408, 429, 502, 503, 504):
        told = problem.get("detail") or error.reason
        raise Failed(f"The endpoint refused ({error.code}): {told}") from error
    wait = error.headers.get("Retry-After", "")
    return min(int(wait), 3600) if wait.isdigit() else pause


class Mirror:
    """The copy. Its cursor and its rows change in one transaction."""

    def __init__(self, path: str) -> None:
        self.database = sqlite3.connect(path, timeout=60, isolation_level=None)
        self.database.execute("CREATE TABLE IF NOT EXISTS mirror_state (cursor TEXT)")

    @property
    def cursor(self) -> str | None:
        """Where the next page begins; None: at the beginning."""
        found = self.database.execute("SELECT cursor FROM mirror_state").fetchone()
        return found[0] if found else None

    def begin_again(self) -> None:
        """Read everything anew with the next page."""
        with self.transaction():
            self.database.execute("DELETE FROM mirror_state")

    def apply(self, asked: str | None, page: dict[str, Any]) -> tuple[int, int]:
        """Take over the page that came for the cursor `asked`; how many rows changed and how many are gone."""
        rows, meta = page["data"], page["meta"]
        table = NEW if meta["mode"] == "full" else LIVE
        changed = [row for row in rows if not row["removed"]]
        gone = [(row["id"],) for row in rows if row["removed"]]
        with self.transaction():
            if self.cursor != asked:
                raise Failed("Another run keeps the same copy; let only one of them run.")
            if asked is None:
                self.database.execute(f"DROP TABLE IF EXISTS {NEW}")
            self.database.execute(f"CREATE TABLE IF NOT EXISTS {table} (id TEXT PRIMARY KEY)")
            self.write(table, changed)
            self.database.executemany(f"DELETE FROM {table} WHERE id = ?", gone)
            if table == NEW and not meta["more"]:
                self.database.execute(f"DROP TABLE IF EXISTS {LIVE}")
                self.database.execute(f"ALTER TABLE {NEW} RENAME TO {LIVE}")
            self.database.execute("DELETE FROM mirror_state")
            self.database.execute("INSERT INTO mirror_state VALUES (?)", (meta["next_cursor"],))
        return len(changed), len(gone)

    def write(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Put rows into a table, which gets the columns that it lacks."""
        wanted = list(dict.fromkeys(name for row in rows for name in row if name != "removed"))
        known = {column[1] for column in self.database.execute(f"PRAGMA table_info({table})")}
        for name in wanted:
            if name not in known:
                self.database.execute(f"ALTER TABLE {table} ADD COLUMN {quoted(name)}")
        if rows:
            columns, marks = ", ".join(map(quoted, wanted)), ", ".join("?" * len(wanted))
            values = [[row.get(name) for name in wanted] for row in rows]
            self.database.executemany(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", values)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self.database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        self.database.execute("COMMIT")


def quoted(name: str) -> str:
    """The name of a column in SQL."""
    return '"' + name.replace('"', '""') + '"'


def refresh(mirror: Mirror, read: Callable[[str | None], dict[str, Any]]) -> tuple[int, int]:
    """Bring the copy up to date; how many rows changed and how many are gone. read: gives the page of a cursor."""
    changed = gone = 0
    while True:
        cursor = mirror.cursor
        try:
            page = read(cursor)
        except Outdated:
            if cursor is None:
                raise Failed("The endpoint refuses to begin.") from None
            mirror.begin_again()
            continue
        counts = mirror.apply(cursor, page)
        changed, gone = changed + counts[0], gone + counts[1]
        # After a full read comes what has changed while it ran.
        if page["meta"]["mode"] == "incremental" and not page["meta"]["more"]:
            return changed, gone


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Keep a copy of a company's course progress in an SQLite file.")
    parser.add_argument("file", help="the SQLite file; made by the first run")
    parser.add_argument("--url", default=BASE_URL, help="where the endpoint answers (default: %(default)s)")
    parser.add_argument("--page", type=int, default=PAGE, help="rows of a page, up to 10000 (default: %(default)s)")
    chosen = parser.parse_args()
    token = os.environ.get("ALX_TOKEN") or getpass.getpass("Token: ")
    try:
        mirror = Mirror(chosen.file)
        changed, gone = refresh(mirror, lambda cursor: read_page(chosen.url.rstrip("/"), token, cursor, chosen.page))
    except (Failed, sqlite3.Error) as error:
        sys.exit(f"{error}\nWhat was read until now is kept; the next run goes on from there.")
    except KeyboardInterrupt:
        sys.exit("Stopped. The next run goes on from here.")
    total = mirror.database.execute(f"SELECT count(*) FROM {LIVE}").fetchone()[0]
    sys.stdout.write(f"{changed} rows new or changed, {gone} gone; {total} rows in {chosen.file}.\n")


if __name__ == "__main__":
    main()
