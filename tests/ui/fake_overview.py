"""The figures of a believable site, for the Control Center."""

from __future__ import annotations

import random
import threading

from alx_desktop.services.endpoint_today import EndpointToday
from alx_desktop.services.overview import CompanyFigures, Figure, Overview
from alx_desktop.services.recent_activity import Happening
from alx_desktop.store.token_use import Refresh
from tests.ui.fake_clock import DAY, HOUR, MINUTE, NOW

QUIET = EndpointToday(0, 0, 0, None, (0,) * 24)
WEEKS = (None, None, 0.642, 0.648, 0.651, 0.649, 0.657, 0.66, 0.668, 0.671, 0.677, 0.684)
NOTHING = Overview(None, (), WEEKS, (), QUIET, ())
"""Of a site that was never synced."""


NAMES = (
    ("Acme Logistics", 4012, 51230, 0.71, 402, 88),
    ("Beta Foods", 2208, 25770, 0.64, 311, 71),
    ("Delta Care", 3921, 40112, 0.80, 190, 102),
    ("Élan Santé", 1204, 12810, 0.58, 144, 31),
    ("Müller Maschinenbau", 998, 9120, 0.77, 61, 12),
    ("Northwind Traders", 2870, 31004, 0.69, 120, 64),
    ("Ørsted Havn", 640, 7011, 0.83, 22, 9),
    ("株式会社みらい", 1544, 18220, 0.66, 56, 35),
    ("Zażółć Gęślą sp. z o.o. — Oddział Szkoleń Zawodowych Północ", 807, 17603, 0.9969, 0, 0),
    ("New customer", 0, 0, None, 0, 0),
)


def weeks(seed: int, share: float | None) -> tuple[float | None, ...]:
    """Twelve weeks that end at `share`; the youngest company has a gap at the beginning."""
    if share is None:
        return (None,) * 12
    chance = random.Random(seed)
    values: list[float | None] = [share]
    for _ in range(11):
        last = values[0]
        assert last is not None
        values.insert(0, min(1.0, max(0.0, last - chance.uniform(-0.01, 0.02))))
    return tuple(None if seed == 7 and at < 5 else value for at, value in enumerate(values))


HOURS = (12, 9, 4, 3, 3, 5, 18, 41, 96, 112, 104, 88, 61, 74, 101, 97, 82, 55, 38, 29, 21, 17, 14, 11)


ACTIVITY = (
    Happening(NOW - 3 * MINUTE, "sync", "info", "Sync: 229 rows changed"),
    Happening(NOW - 7 * MINUTE, "refresh", "info", "Acme Logistics: read 418 rows", "Power BI of the training team", 1),
    Happening(NOW - 14 * MINUTE, "refresh", "warn", "Beta Foods: reading went wrong, the client left before the last "
              "page", "Excel, monthly report", 2),
    Happening(NOW - 24 * MINUTE, "sync", "bad", "Sync failed: The connection to the Moodle database was lost"),
    Happening(NOW - 2 * HOUR, "act", "info", "Token rotated: Gateway, Delta Care", "m.weber"),
    Happening(NOW - 5 * HOUR, "suspicion", "warn", "Many refused tokens from one address (10.4.0.9)"),
    Happening(NOW - DAY, "act", "info", "Settings changed: Élan Santé", "m.weber"),
)  # fmt: skip


def figure(
    key: str,
    label: str,
    value: float | None,
    unit: str = "count",
    change: float | None = None,
    reason_unknown: str = "",
    definition: str = "",
) -> Figure:
    """A figure that is compared with a week ago."""
    return Figure(key, label, definition, value, unit, change, "this week", reason_unknown)


def overview() -> Overview:
    """The Control Center on an ordinary day."""
    figures = (
        figure("learners", "Active learners", 18_204, change=62,
               definition="Learners with an active enrolment, suspended ones left out."),
        figure("enrolments", "Enrolments", 212_880, change=1_930),
        figure("completed", "Completed", 0.684, "share", 0.007),
        figure("overdue", "Overdue", 1_306, change=48),
        figure("expiring", "Expiring in 30 days", 412, change=-6),
    )  # fmt: skip
    companies = tuple(CompanyFigures(at + 1, *row, weeks(at, row[3]), _refresh(at)) for at, row in enumerate(NAMES))
    return Overview(NOW - 3 * MINUTE, figures, WEEKS, companies, EndpointToday(1_284, 3, 21, 7.2, HOURS), ACTIVITY)


def _refresh(at: int) -> Refresh | None:
    if at > 6:
        return None
    names = ("Power BI", "Excel, monthly report", "Data warehouse")
    return Refresh(names[at % 3], NOW - (7 + at * at * 30) * MINUTE, 418 * at, "cut off" if at == 1 else None)


class FakeOverviewService:
    """Answers with `answer`, or fails with `failure`; `gate` holds it back."""

    def __init__(self, answer: Overview) -> None:
        self.answer = answer
        self.failure: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.calls = 0

    def overview(self) -> Overview:
        self.calls += 1
        self.gate.wait(10)
        if self.failure is not None:
            raise self.failure
        return self.answer
