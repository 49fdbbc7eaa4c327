"""Mirrors that clients keep through the endpoint, page by page, and what they must hold in the end."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from random import Random
from typing import Any

import httpx
from sqlalchemy import select

from alx_desktop.domain.written_times import utc_text
from alx_desktop.endpoint.plugin.parameters import FUNCTION
from alx_desktop.services.callers import Caller
from alx_desktop.store.published import plugin_visible, progress_set
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import course_progress

Rows = dict[tuple[int, int], tuple[Any, ...]]
Between = Callable[[], None]
PLUGIN = "/webservice/rest/server.php"


def nothing() -> None:
    """Nothing happens between two pages."""


class PluginMirror:
    """Rows by (userid, courseid), kept through the plugin's protocol."""

    def __init__(self, client: Any, token: str, limit: int = 7, agent: str = "mirror") -> None:
        self.client, self.token, self.limit, self.agent = client, token, limit, agent
        self.rows: Rows = {}
        self.mode = ""

    def page(self, offset: int, **others: Any) -> tuple[Any, httpx.Headers]:
        wanted = {"wstoken": self.token, "wsfunction": FUNCTION, "moodlewsrestformat": "json"}
        wanted |= {"limit": self.limit, "offset": offset, **others}
        answer = self.client.get(PLUGIN, params=wanted, headers={"User-Agent": self.agent})
        assert answer.status_code == 200
        return answer.json(), answer.headers

    def refresh(self, between: Between = nothing, random: Random | None = None) -> bool:
        """One refresh; False where it broke off. random: by chance pages are asked for again, and it dies."""
        offset, found = 0, list[Any]()
        while True:
            page, headers = self.page(offset)
            assert isinstance(page, list), page
            if random and random.random() < 0.2:
                between()
                page, headers = self.page(offset) if offset else (page, headers)
            found += page
            if len(page) < self.limit:
                break
            if random and random.random() < 0.04:
                return False
            offset += self.limit
            between()
        self.mode = headers["X-ALX-Mode"]
        self.take(found, self.mode == "full")
        return True

    def take(self, found: list[Any], full: bool) -> None:
        """Apply a refresh's rows by key."""
        if full:
            self.rows = {}
        for row in found:
            key = (row["userid"], row["courseid"])
            if row.get("removed"):
                self.rows.pop(key, None)
            else:
                self.rows[key] = (row["firstname"], row["status"], row["percentage"], row["timecompleted_unix"])


class FeedMirror:
    """Rows by id, kept through REST: /changes with a cursor of the client's, or mode=client."""

    def __init__(self, client: Any, token: str, path: str, limit: int = 7) -> None:
        self.client, self.path, self.limit = client, path, limit
        self.headers = {"Authorization": f"Bearer {token}"}
        self.rows: dict[str, tuple[Any, ...]] = {}
        self.cursor: str | None = None
        self.restarts = 0

    def get(self, cursor: str | None) -> httpx.Response:
        wanted = {"limit": str(self.limit)} | ({"cursor": cursor} if cursor else {})
        return self.client.get(self.path, params=wanted, headers=self.headers)

    def refresh(self, between: Between = nothing, random: Random | None = None) -> bool:
        keeps = self.path.endswith("changes")
        cursor, first = (self.cursor if keeps else None), True
        rows = dict(self.rows)
        while True:
            answer = self.get(cursor)
            if answer.status_code == 410:
                self.restarts += 1
                self.cursor = cursor = None
                first, rows = True, {}
                continue
            assert answer.status_code == 200, answer.text
            meta, data = answer.json()["meta"], answer.json()["data"]
            if random and meta["more"] and random.random() < 0.04:
                return False
            if first and meta["mode"] == "full" and cursor is None:
                rows = {}
            first = False
            for row in data:
                if row["removed"]:
                    rows.pop(row["id"], None)
                else:
                    rows[row["id"]] = feed_row(row)
            cursor = meta["next_cursor"] or cursor
            if keeps:
                self.cursor, self.rows = cursor, rows
            if not meta["more"]:
                self.rows = rows
                return True
            between()


def feed_row(row: dict[str, Any]) -> tuple[Any, ...]:
    return (
        row["user_id"],
        row["course_id"],
        row["learner_firstname"],
        row["status"],
        row["percentage"],
        row["completed_at"],
    )


class StreamMirror:
    """Reads the CSV stream whole, broken off and gone on by chance."""

    def __init__(self, client: Any, token: str, company_id: int) -> None:
        self.client, self.company_id = client, company_id
        self.headers = {"Authorization": f"Bearer {token}"}

    def read(self, random: Random, between: Between = nothing) -> dict[str, dict[str, str]]:
        rows: dict[str, dict[str, str]] = {}
        after: dict[str, str] = {}
        while True:
            answer = self.client.get(
                f"/export/{self.company_id}/course-progress.csv", params=after, headers=self.headers
            )
            assert answer.status_code == 200, answer.text
            lines = list(csv.DictReader(io.StringIO(answer.text, newline="")))
            kept = lines if len(lines) < 5 or random.random() < 0.3 else lines[: random.randint(1, len(lines) - 1)]
            rows |= {line["id"]: line for line in kept}
            if len(kept) == len(lines):
                return rows
            after = {"after": kept[-1]["id"]}
            between()


def plugin_truth(store: Store, caller: Caller) -> Rows:
    """What a mirror of the plugin's protocol must hold."""
    settings = caller.settings
    shown = plugin_visible(settings.include_inactive, settings.include_suspended, settings.include_hidden_courses)
    return {
        row[:2]: (row[2] or "", row[3], round(row[4] or 0, 2), row[5] or 0) for row in _truth(store, caller, [shown])
    }


def feed_truth(store: Store, caller: Caller) -> set[tuple[Any, ...]]:
    """What a mirror through REST must hold."""
    return {(*row[:5], utc_text(row[5])) for row in _truth(store, caller, [])}


def _truth(store: Store, caller: Caller, conditions: list[Any]) -> list[tuple[Any, ...]]:
    published, cp = progress_set(caller.view), course_progress.c
    names = ("learner_firstname", "status", "percentage", "completed_at")
    statement = select(cp.user_id, cp.course_id, *(published.columns[name] for name in names))
    statement = statement.select_from(published.source).where(published.condition, *conditions)
    with store.reading(store.reporting) as connection:
        return [tuple(row) for row in connection.execute(statement)]
