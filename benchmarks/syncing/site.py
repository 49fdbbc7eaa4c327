"""Site B as the benchmarks see it, and changes of it that Moodle could have made; each is undone afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from alx_desktop.config import SourceSettings

AS_OF = 1795300000
"""Site B's own time: a full sync at it finds the site as it was made."""

LEARNERS, COMPLETIONS = 500, 1000
"""How many learners change, and how many of their activity completions in all."""

LOG_COLUMNS = (
    "eventname, component, action, target, crud, edulevel, objecttable, objectid, relateduserid, other, contextid,"
    " contextlevel, contextinstanceid, userid, courseid, anonymous, timecreated, origin, ip"
)
EVENTS = (
    (
        r"'\\core\\event\\course_module_completion_updated', 'core', 'updated', 'course_module_completion', 'u', 2,"
        " 'course_modules_completion', c.id, c.userid,"
        " CONCAT('{\"relateduserid\":', c.userid, ',\"completionstate\":', c.completionstate, '}')",
        70,
        "m.id",
    ),
    (
        r"'\\core\\event\\course_viewed', 'core', 'viewed', 'course', 'r', 2, NULL, NULL, NULL, 'null'",
        50,
        "m.course",
    ),
)
"""What Moodle logs of a completion, and of a page that was looked at: values from eventname to other, context level and
instance."""


@dataclass(frozen=True)
class Site:
    """Where site B is. url: with the driver. connections: how many a sync may read with at a time."""

    url: str
    prefix: str
    connections: int = 2

    @property
    def settings(self) -> SourceSettings:
        """As the profile of a site has them."""
        return SourceSettings(url=self.url, prefix=self.prefix, pool_size=self.connections)

    @contextmanager
    def connected(self) -> Iterator[sa.Connection]:
        """A connection of the benchmark's own, which may write."""
        engine = sa.create_engine(self.url, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()


def check_clock(site: Site) -> None:
    """Runs go by the server's clock, which is real; ends the benchmark where the site's rows lie in its future.

    An incremental run takes rows for new that are younger than the last run's time minus 15 minutes: with the server's
    clock days ahead of the site's newest row only what the benchmark changes is new, as on a site that is followed.
    """
    with site.connected() as connection:
        newest = f"SELECT MAX(timemodified) > UNIX_TIMESTAMP() - 3600 FROM {site.prefix}course_modules_completion"
        if connection.exec_driver_sql(newest).scalar():
            raise SystemExit("The server's clock is behind the site's own time; only --only full can be measured.")


@contextmanager
def changed_completions(site: Site, logged: bool = False) -> Iterator[list[int]]:
    """1,000 completions of 500 learners flip between done and not done, now; yields the learners.

    logged: with a line in Moodle's event log for each, among as many of pages that were looked at.
    """
    with site.connected() as connection:
        # Of two benchmarks at once each would restore what the other had changed.
        if not connection.exec_driver_sql("SELECT GET_LOCK('alx-bench', 3600)").scalar():
            raise SystemExit("another benchmark is changing this site")
        rows = _chosen(connection, site.prefix)
        _flip(connection, site.prefix, rows)
        last_line = _log(connection, site.prefix, rows) if logged else None
        try:
            yield sorted({row.userid for row in rows})
        finally:
            _restore(connection, site.prefix, rows)
            if last_line is not None:
                connection.exec_driver_sql(f"DELETE FROM {site.prefix}logstore_standard_log WHERE id > {last_line}")


def _chosen(connection: sa.Connection, prefix: str) -> list[Any]:
    """The first completions of learners spread over the whole site."""
    source = f"FROM {prefix}course_modules_completion"
    users = [row[0] for row in connection.exec_driver_sql(f"SELECT DISTINCT userid {source} ORDER BY userid")]
    step = max(1, len(users) // LEARNERS)
    each = COMPLETIONS // LEARNERS
    rows: list[Any] = []
    for user_id in users[: step * LEARNERS : step]:
        wanted = f"SELECT id, userid, completionstate, timemodified {source} WHERE userid = {user_id}"
        rows += connection.exec_driver_sql(f"{wanted} ORDER BY id LIMIT {each}").all()
    if len(rows) != COMPLETIONS:
        raise SystemExit(f"{len(rows)} completions to change, not {COMPLETIONS}: is this site B?")
    return rows


def _flip(connection: sa.Connection, prefix: str, rows: list[Any]) -> None:
    flip = f"UPDATE {prefix}course_modules_completion SET timemodified = UNIX_TIMESTAMP(), completionstate ="
    for state in {row.completionstate for row in rows}:
        ids = ",".join(str(row.id) for row in rows if row.completionstate == state)
        connection.exec_driver_sql(f"{flip} {0 if state else 1} WHERE id IN ({ids})")


def _restore(connection: sa.Connection, prefix: str, rows: list[Any]) -> None:
    back = sa.text(
        f"UPDATE {prefix}course_modules_completion SET completionstate = :s, timemodified = :t WHERE id = :i"
    )
    connection.execute(back, [{"s": row.completionstate, "t": row.timemodified, "i": row.id} for row in rows])


def _log(connection: sa.Connection, prefix: str, rows: list[Any]) -> int:
    """Write what Moodle would have logged; returns the last line before it.

    With consecutive ids, as from requests one after the other: lines of earlier benchmarks, deleted, left a gap.
    """
    log, modules = f"{prefix}logstore_standard_log", f"{prefix}course_modules"
    last = int(connection.exec_driver_sql(f"SELECT COALESCE(MAX(id), 0) FROM {log}").scalar() or 0)
    ids = ",".join(str(row.id) for row in rows)
    for place, (values, level, instance) in enumerate(EVENTS):
        first = last + place * len(rows)
        connection.exec_driver_sql(
            f"INSERT INTO {log} (id, {LOG_COLUMNS}) SELECT {first} + ROW_NUMBER() OVER (ORDER BY c.id), {values},"
            f" COALESCE(x.id, 1), {level}, {instance}, c.userid, m.course, 0, UNIX_TIMESTAMP(), 'web', '127.0.0.1'"
            f" FROM {prefix}course_modules_completion c JOIN {modules} m ON m.id = c.coursemoduleid"
            f" LEFT JOIN {prefix}context x ON x.contextlevel = {level} AND x.instanceid = {instance}"
            f" WHERE c.id IN ({ids})"
        )
    return last
