"""What to say of Moodle's cron: in the test of a connection and by the doctor."""

from __future__ import annotations

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import Phrase, joined, phrase
from alx_desktop.moodle.cron import LastCron, last_cron
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.attention_item import DAY, HOUR
from alx_desktop.store.finding import Finding, Severity

OVERDUE_ADVICE = phrase(
    "Moodle's administrator should see to its cron: until it runs, Moodle itself is late with completions, expiries "
    "and what IOMAD does by day. What it has not counted yet cannot be reported."
)


def read_cron(source: MoodleSource) -> LastCron | None:
    """What the site tells of its cron; None where it tells nothing, or where that cannot be read."""
    try:
        with source.snapshot() as reader:
            found = last_cron(reader, source.schema)
    except AlxError:
        # A remark about the site is not worth a failed check: what hinders the connection shows in its own steps.
        return None
    return found if found.is_known else None


def cron_words(found: LastCron, now: int) -> Phrase:
    """Both times, as long ago as they are. now: the time of Moodle's server, UTC epoch seconds."""
    parts = []
    if found.started_at is not None:
        parts.append(phrase("cron started {0}", _ago(now - found.started_at)))
    if found.task_at is not None:
        parts.append(phrase("a scheduled task ran {0}", _ago(now - found.task_at)))
    return joined("; ", parts)


def cron_finding(source: MoodleSource) -> Finding | None:
    """The doctor's remark; None where nothing is known."""
    try:
        found, now = read_cron(source), source.server_time()
    except AlxError:
        # The connection was lost just now; the rest of the check-up goes on.
        return None
    if found is None:
        return None
    detail = cron_words(found, now)
    if found.is_overdue(now):
        title = phrase("Moodle's scheduled tasks have not run for a day")
        return Finding("moodle_cron", Severity.WARNING, title, detail, OVERDUE_ADVICE)
    return Finding("moodle_cron", Severity.NOTE, phrase("Moodle's scheduled tasks run"), detail)


def _ago(seconds: int) -> Phrase:
    if seconds < HOUR:
        return phrase("less than an hour ago")
    if seconds >= 2 * DAY:
        return phrase("{0} days ago", seconds // DAY)
    hours = seconds // HOUR
    return phrase("1 hour ago") if hours == 1 else phrase("{0} hours ago", hours)
