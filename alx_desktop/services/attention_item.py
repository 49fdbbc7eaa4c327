"""One thing that waits for a person: a sentence with its figure, since when, and the one action that mends it."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.phrases import Phrase, phrase
from alx_desktop.domain.report_query import ReportQuery

HOUR = 3600
DAY = 24 * HOUR

BAD, WARN, INFO = SEVERITIES = ("bad", "warn", "info")


@dataclass(frozen=True, slots=True)
class Attention:
    """severity: bad, warn or info. key: the same as long as the same thing lasts, across restarts.

    action_key: sync, back_up, start_endpoint (does it); decide, open_sync, open_report, open_tokens, open_requests,
    open_endpoint, open_settings, open_checks (goes there, with `argument`: a ReportQuery, a company's id, a state).
    since: UTC epoch seconds, None = not known. can_wait: nothing is lost if a person puts it off for a day.
    """

    key: str
    severity: str
    text: str
    action_key: str
    action_label: str
    argument: ReportQuery | int | str | None = None
    since: int | None = None
    can_wait: bool = False

    @property
    def is_urgent(self) -> bool:
        """Whether somebody has to act; the others are only to be known."""
        return self.severity != INFO


@dataclass(frozen=True, slots=True)
class EndpointSeen:
    """The endpoint under this window. is_changing: it is being started or stopped. problem: why it did not start.

    since: UTC epoch seconds, None = not known.
    """

    is_running: bool
    is_changing: bool = False
    problem: str = ""
    since: int | None = None


def by_severity(items: list[Attention]) -> list[Attention]:
    """The worst first, else in the order in which they were found."""
    return sorted(items, key=lambda item: SEVERITIES.index(item.severity))


def span(seconds: int) -> Phrase:
    """A length of time in a sentence."""
    if seconds >= 2 * DAY:
        return phrase("{0} days", seconds // DAY)
    hours = max(1, seconds // HOUR)
    return phrase("1 hour") if hours == 1 else phrase("{0} hours", hours)


def ahead(seconds: int) -> Phrase:
    """How far ahead something lies: other languages have other endings there."""
    if seconds >= 2 * DAY:
        return phrase("in {0} days", seconds // DAY)
    hours = max(1, seconds // HOUR)
    return phrase("in 1 hour") if hours == 1 else phrase("in {0} hours", hours)
