"""What needs attention on a believable site."""

from __future__ import annotations

from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.attention_item import Attention, EndpointSeen, by_severity
from tests.ui.fake_clock import DAY, HOUR, MINUTE, NOW


def waiting(count: int | None = None) -> tuple[Attention, ...]:
    """What needs attention, the worst first; the first `count` of it."""
    items = (
        Attention("sync_failing", "bad", "The last sync failed: The host name is not known: db.northwind.example",
                  "open_sync", "See what happened", since=NOW - 24 * MINUTE),
        Attention("overdue:1:7", "warn", "Acme Logistics: 41 learners are overdue in Fire Safety", "open_report",
                  "Open report", ReportQuery((1,), (7,)), NOW - 40 * DAY, can_wait=True),
        Attention("held:3", "warn", "Removing 1,204 rows of Delta Care was stopped (31 % of the company)", "decide",
                  "Decide", since=NOW - 3 * HOUR),
        Attention("sync_early", "info", "The last sync stopped early; the next one goes on from there", "sync",
                  "Sync now", since=NOW - 9 * MINUTE, can_wait=True),
        Attention("token_expiring:a", "warn", "Token “Power BI of the training team” of Beta Foods expires in 6 days",
                  "open_tokens", "Rotate", "expiring", NOW - 8 * DAY, can_wait=True),
        Attention("requests_refused", "warn", "57 of 131 requests of the last hour were refused, mostly token_expired",
                  "open_requests", "See them", "refused", NOW - 50 * MINUTE, can_wait=True),
        Attention("backup", "warn", "The newest backup is 4 days old", "back_up", "Back up now", since=NOW - 3 * DAY),
    )  # fmt: skip
    return tuple(by_severity(list(items[:count])))


class FakeAttentionService:
    """Answers with `items`, or fails with `failure`; keeps what it was told of the endpoint."""

    def __init__(self, items: tuple[Attention, ...]) -> None:
        self.items = items
        self.failure: Exception | None = None
        self.seen: list[EndpointSeen | None] = []

    def read(self, seen: EndpointSeen | None = None) -> tuple[Attention, ...]:
        self.seen.append(seen)
        if self.failure is not None:
            raise self.failure
        return self.items
