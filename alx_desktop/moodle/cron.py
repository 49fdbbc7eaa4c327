"""When Moodle's cron ran last: without it completions are not counted, and licences and tasks of IOMAD stand still."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader

OVERDUE = 86_400
"""Seconds after which Moodle, too, calls its cron overdue [admin/index.php, $cronoverdue]."""


@dataclass(frozen=True, slots=True)
class LastCron:
    """UTC epoch seconds by the clock of Moodle's web server; None: not known, or never.

    started_at: the last start of cron. task_at: the last run of a scheduled task, by cron or by hand.
    """

    started_at: int | None
    task_at: int | None

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return self.started_at is not None or self.task_at is not None

    def is_overdue(self, now: int) -> bool:
        """Whether cron did not start, or started and ran no task, for longer than a day."""
        return any(moment is not None and now - moment > OVERDUE for moment in (self.started_at, self.task_at))


def last_cron(reader: SourceReader, schema: MoodleSchema) -> LastCron:
    """What the site tells of its cron, as far as the account may read it. Reads two small tables."""
    started = task = None
    if schema.has("config_plugins"):
        c = schema.table("config_plugins").c
        # [lib/classes/cron.php; before Moodle 4.2 lib/cronlib.php]
        wanted = select(c.value).where(c.plugin == "tool_task", c.name == "lastcronstart")
        started = reader.scalar("cron.started", wanted)
    if schema.has("task_scheduled"):
        task = reader.scalar("cron.task", select(func.max(schema.table("task_scheduled").c.lastruntime)))
    return LastCron(_moment(started), _moment(task))


def _moment(value: object) -> int | None:
    """A time that Moodle keeps as a number or a text; 0 is its "never"."""
    text = str(value or "").strip()
    return int(text) or None if text.isdecimal() else None
