"""Mirrors of clients with other habits: pages side by side, REST that keeps the client's state, OData in full."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import httpx

from tests.endpoint.mirrors import Between, FeedMirror, PluginMirror, nothing

TOGETHER = 3


class ParallelPluginMirror(PluginMirror):
    """Asks for the first page, then for several at a time, as a client does that hopes to be faster."""

    def refresh(self, between: Between = nothing, random: Random | None = None) -> bool:
        if random is None:
            return super().refresh(between, random)
        first, headers = self.page(0)
        assert isinstance(first, list), first
        found, offset, full = list(first), self.limit, headers["X-ALX-Mode"] == "full"
        with ThreadPoolExecutor(TOGETHER) as pool:
            while len(first) == self.limit:
                between()
                offsets = [offset + number * self.limit for number in range(TOGETHER)]
                pages = [page for page, _headers in pool.map(self.page, offsets)]
                if not all(isinstance(page, list) for page in pages):
                    return False
                found += [row for page in pages for row in page]
                if any(len(page) < self.limit for page in pages):
                    break
                offset += TOGETHER * self.limit
        self.take(found, full)
        return True


class ClientModeMirror(FeedMirror):
    """REST with mode=client: the server knows how far this client is."""

    def __init__(self, client: Any, token: str, limit: int = 7) -> None:
        super().__init__(client, token, "/api/v1/course-progress", limit)

    def get(self, cursor: str | None) -> httpx.Response:
        wanted = {"limit": str(self.limit), "mode": "client"} | ({"cursor": cursor} if cursor else {})
        return self.client.get(self.path, params=wanted, headers=self.headers)


class ODataMirror:
    """Reads CourseProgress in full, from link to link, as Power BI does."""

    def __init__(self, client: Any, token: str, company_id: int) -> None:
        self.client, self.start = client, f"/odata/{company_id}/CourseProgress"
        self.auth = httpx.BasicAuth("any", token)
        self.rows: dict[str, tuple[Any, ...]] = {}

    def refresh(self, between: Between = nothing, random: Random | None = None) -> bool:
        """One refresh; False where it broke off."""
        link: str | None = self.start
        rows: dict[str, tuple[Any, ...]] = {}
        while link is not None:
            answer = self.client.get(link, auth=self.auth, headers={"Prefer": "odata.maxpagesize=40"})
            if answer.status_code == 410:
                return False
            assert answer.status_code == 200, answer.text
            body = answer.json()
            for row in body["value"]:
                rows[row["id"]] = (row["user_id"], row["course_id"], row["learner_firstname"], row["status"],
                                   row["percentage"], row["completed_at"])  # fmt: skip
            link = body.get("@odata.nextLink")
            if link and random and random.random() < 0.04:
                return False
            between()
        self.rows = rows
        return True
