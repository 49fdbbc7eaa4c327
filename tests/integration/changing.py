"""A demo site that changes in every way that Moodle's tables change, with and without a trace."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from alx_desktop.demo.changes import DemoChanges, Reveals
from alx_desktop.demo.changes.record import OPERATIONS
from alx_desktop.demo.schema import DemoSchema, build_schema

MINUTE, DAY = 60, 86400
LATE = 14 * MINUTE
"""A transaction that takes longer than the overlap of a sync (15 minutes) is only found by a reconcile."""

TIMES = ("timemodified", "modifiedtime", "issuedate")
LEARNING = (
    "user", "user_enrolments", "course_modules_completion", "course_completions", "course_completion_crit_compl",
    "role_assignments", "grade_grades", "user_lastaccess", "company_users", "local_iomad_track",
    "companylicense_users", "cohort_members", "user_info_data",
)  # fmt: skip
STRUCTURE = (
    "course", "course_categories", "course_modules", "course_sections", "modules", "page", "quiz", "enrol",
    "course_completion_criteria", "context", "role_capabilities", "grade_items", "company", "department",
    "company_course", "company_shared_courses", "iomad_courses", "companylicense", "cohort",
)  # fmt: skip
SETTINGS = {
    "enablecompletion": ("0", "1", ""),
    "siteadmins": ("2", "2,5,6,7", ""),
    "siteguest": ("1", "9"),
    "defaultuserroleid": ("7", "5"),
    "grade_minmaxtouse": ("1", "2"),
    "version": ("2021051703.05", "2022112822", "2024100705.01"),
}
Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Step:
    """One thing to do: its kind, what it is done to (a name), by chance (seed)."""

    kind: str
    name: str = ""
    seed: int = 0

    def __str__(self) -> str:
        return f"Step({self.kind!r}, {self.name!r}, {self.seed})"


class ChangingSite:
    """A demo site with a clock of its own.

    now: Moodle's clock (UTC epoch seconds). hidden: something happened that ids and times do not show. fresh: what a
    full sync into a new store said the last time, behind what it was asked of.
    """

    def __init__(self, url: str, generation: str, prefix: str, now: int) -> None:
        self.url, self.generation, self.prefix, self.now = url, generation, prefix, now
        self.hidden = False
        self.fresh: tuple[Any, ...] = ()
        self.schema: DemoSchema = build_schema(prefix, generation)
        self.engine = sa.create_engine(url, poolclass=NullPool)
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", lambda raw, _record: raw.execute("PRAGMA synchronous = OFF"))
        self._random = Random()
        self._clock = now
        self._changes = DemoChanges(self.engine, prefix, generation, self._random, lambda: self._clock)
        self._in_flight: list[tuple[int, str, Rows, list[int]]] = []
        self._copies: dict[str, Rows] = {}
        self._kinds: dict[str, Callable[[Step], None]] = {
            "change": self._change,
            "late": self._late,
            "blanked": self._blanked,
            "uncommitted": self._uncommitted,
            "land": self._land,
            "lose": self._lose,
            "scramble": self._scramble,
            "remember": self._remember,
            "restore": self._restore,
            "setting": self._setting,
            "wait": self._wait,
        }

    def content(self) -> bytes | None:
        """A digest of its files, which differs where anything in it does; None on a server."""
        if self.engine.dialect.name != "sqlite":
            return None
        file = Path(str(self.engine.url.database))
        log = file.with_name(f"{file.name}-wal")
        return hashlib.sha256(file.read_bytes() + (log.read_bytes() if log.exists() else b"")).digest()

    def kinds(self) -> list[str]:
        """Kinds of steps."""
        return sorted(self._kinds)

    def tables(self, among: tuple[str, ...] = (*LEARNING, *STRUCTURE)) -> list[str]:
        """Those of the tables that this generation has."""
        return [name for name in among if self.schema.has(name)]

    def do(self, step: Step) -> None:
        """Do it; steps that find nothing to be done to do nothing."""
        self._random.seed(step.seed)
        self._kinds[step.kind](step)

    def _change(self, step: Step, clock: int | None = None) -> tuple[str, ...]:
        """A change as Moodle makes it; returns the tables written."""
        self._clock = self.now if clock is None else clock
        change = self._changes.apply(step.name)
        self.hidden |= bool(change) and OPERATIONS[step.name].reveals is not Reveals.YES
        return change.tables if change else ()

    def _late(self, step: Step) -> None:
        """The web server's clock was read minutes before the commit."""
        self._change(step, self.now - self._random.randint(1, LATE))

    def _blanked(self, step: Step) -> None:
        """The same change by code that forgets the timestamps."""
        for name in self._change(step):
            table = self.schema.tables[name]
            for column in TIMES:
                if column in table.c:
                    self.execute(table.update().where(table.c[column] == self._clock).values({column: 0}))
                    self.hidden = True

    def _uncommitted(self, step: Step) -> None:
        """A change whose transaction is still open: its ids are taken, but nobody sees it yet."""
        before = {name: self._by_id(name) for name in self.tables()}
        written = self._change(step)
        for name in before.keys() & set(written):
            table, after = self.schema.tables[name], self._by_id(name)
            written_rows = [row for number, row in after.items() if before[name].get(number) != row]
            gone = [number for number in before[name] if number not in after]
            self._in_flight.append((self._clock, name, written_rows, gone))
            self.execute(table.delete().where(table.c.id.in_([row["id"] for row in written_rows])))
            old = [
                before[name][number]
                for number in (*gone, *(row["id"] for row in written_rows))
                if number in before[name]
            ]
            if old:
                self.execute(table.insert().values(old))

    def _land(self, step: Step) -> None:
        """Commit it."""
        for since, name, rows, gone in self._in_flight:
            self.hidden |= self.now - since > LATE
            table = self.schema.tables[name]
            self.execute(table.delete().where(table.c.id.in_([*gone, *(row["id"] for row in rows)])))
            for row in rows:
                self._try(table.insert().values(row))
        self._in_flight.clear()

    def _lose(self, step: Step) -> None:
        """A row is deleted."""
        ids = sorted(self._ids(step.name))
        if ids:
            table = self.schema.tables[step.name]
            self.execute(table.delete().where(table.c.id == self._random.choice(ids)))
            self.hidden = True

    def _scramble(self, step: Step) -> None:
        """A script writes another row's value into a column, or nothing."""
        table = self.schema.tables[step.name]
        rows = sorted(self.rows(step.name), key=lambda row: int(row["id"]))
        if not rows:
            return
        column = self._random.choice([column for column in table.c if column.key != "id"])
        row, other = self._random.choice(rows), self._random.choice(rows)
        nothing = None if column.nullable else "" if isinstance(column.type, sa.String) else 0
        value = nothing if self._random.random() < 0.2 else other[column.key]
        self.hidden = True
        self._try(table.update().where(table.c.id == row["id"]).values({column: value}))

    def _remember(self, step: Step) -> None:
        """Somebody makes a copy of a table, or of all."""
        for name in self.tables() if step.name == "*" else [step.name]:
            self._copies[name] = self.rows(name)

    def _restore(self, step: Step) -> None:
        """Tables become what the older copy says."""
        for name in self.tables() if step.name == "*" else [step.name]:
            if name in self._copies:
                table, rows = self.schema.tables[name], self._copies[name]
                with self.engine.begin() as connection:
                    connection.execute(table.delete())
                    if rows:
                        connection.execute(table.insert(), rows)
                self.hidden = True

    def _setting(self, step: Step) -> None:
        """A setting of the whole site gets another value."""
        config = self.schema.tables["config"]
        value = self._random.choice(SETTINGS[step.name])
        self.execute(config.update().where(config.c.name == step.name).values(value=value))
        self.hidden = True

    def _wait(self, step: Step) -> None:
        """Time passes."""
        self.now += self._random.choice((1, 30, 5 * MINUTE, 20 * MINUTE, DAY // 4, 3 * DAY, 40 * DAY))

    def rows(self, name: str) -> Rows:
        """All rows of a table."""
        table = self.schema.tables[name]
        with self.engine.connect() as connection:
            return [dict(zip(table.c.keys(), row, strict=True)) for row in connection.execute(sa.select(table))]

    def _by_id(self, name: str) -> dict[int, dict[str, Any]]:
        return {row["id"]: row for row in self.rows(name)}

    def _ids(self, name: str) -> set[int]:
        with self.engine.connect() as connection:
            return set(connection.scalars(sa.select(self.schema.tables[name].c.id)))

    def execute(self, statement: sa.Executable) -> None:
        """Do something by hand, committed."""
        with self.engine.begin() as connection:
            connection.execute(statement)

    def _try(self, statement: sa.Executable) -> None:
        """What the database's own keys forbid does not happen."""
        try:
            self.execute(statement)
        except (sa.exc.IntegrityError, sa.exc.DataError):
            return
