"""The demo site's cron: Moodle's scheduled tasks, when each ran last, and runs of it while the site is in use.

Tasks and times of day are Moodle's own [lib/db/tasks.php, admin/tool/log/store/standard/db/tasks.php]; "R" there is a
random minute or hour, chosen at the installation.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from alx_desktop.demo.rows import Rows
from alx_desktop.demo.schema import DemoSchema

MINUTE, HOUR, DAY = 60, 3_600, 86_400


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """minute, hour: as in Moodle's table, "*" = every one."""

    component: str
    classname: str
    minute: str
    hour: str

    @property
    def period(self) -> int:
        """Seconds between two runs."""
        return MINUTE if self.minute == "*" else HOUR if self.hour == "*" else DAY

    def last_run(self, now: int) -> int:
        """The newest moment at which it was due, UTC epoch seconds."""
        minute, hour = (0 if text == "*" else int(text) for text in (self.minute, self.hour))
        offset = (minute * MINUTE + hour * HOUR) % self.period
        return now - (now - offset) % self.period


TASKS = (
    ScheduledTask("moodle", r"\core\task\session_cleanup_task", "*", "*"),
    ScheduledTask("moodle", r"\core\task\completion_regular_task", "*", "*"),
    ScheduledTask("moodle", r"\core\task\context_cleanup_task", "25", "*"),
    ScheduledTask("moodle", r"\core\task\cache_cron_task", "50", "*"),
    ScheduledTask("moodle", r"\core\task\delete_unconfirmed_users_task", "0", "*"),
    ScheduledTask("moodle", r"\core\task\grade_cron_task", "36", "*"),
    ScheduledTask("moodle", r"\core\task\completion_daily_task", "18", "3"),
    ScheduledTask("moodle", r"\core\task\file_temp_cleanup_task", "55", "2"),
    ScheduledTask("logstore_standard", r"\logstore_standard\task\cleanup_task", "12", "4"),
)


def write_cron(rows: Rows, now: int) -> None:
    """A cron that runs every minute, up to `now` (UTC epoch seconds)."""
    rows.plugin_config.add("tool_task", "lastcronstart", str(now - now % MINUTE))
    rows.plugin_config.add("tool_task", "lastcroninterval", str(MINUTE))
    for task in TASKS:
        last = task.last_run(now)
        rows.scheduled_task.add(
            task.component, task.classname, last, last + task.period, task.minute, task.hour, "*", "*", "*"
        )


def run_cron(connection: Connection, schema: DemoSchema, now: int) -> None:
    """What cron leaves behind when it runs at `now` (UTC epoch seconds): its start, and the tasks that were due."""
    config, tasks = schema.tables["config_plugins"], schema.tables["task_scheduled"]
    started = config.update().where(config.c.plugin == "tool_task", config.c.name == "lastcronstart")
    connection.execute(started.values(value=str(now)))
    due = set(connection.scalars(select(tasks.c.classname).where(tasks.c.nextruntime <= now)))
    for task in TASKS:
        if task.classname in due:
            values = {"lastruntime": now, "nextruntime": task.last_run(now) + task.period}
            connection.execute(tasks.update().where(tasks.c.classname == task.classname).values(values))
