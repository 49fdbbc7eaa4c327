"""A demo site in use: again and again something happens on it, as on a real one, and it stays what it was made as."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from alx_desktop.demo.changes import Change, DemoChanges
from alx_desktop.demo.changes.balance import Balance, Option
from alx_desktop.demo.changes.live import Focus
from alx_desktop.demo.changes.tidying import tidy
from alx_desktop.demo.changes.words import in_words
from alx_desktop.demo.cron import run_cron
from alx_desktop.demo.rhythm import HOURS, day_weight
from alx_desktop.demo.schema import build_schema
from alx_desktop.demo.targets.base import read_mark
from alx_desktop.demo.targets.mark import MARK, check_ownership, parse_mark
from alx_desktop.domain.errors import DemoRefused
from alx_desktop.domain.phrases import phrase

TOGETHER = ("activity-completed", "course-opened", "member-enrolled", "activity-failed")
"""What several people of a course do within the same minutes."""

MOST_TOGETHER = 6

MAKE_IT = "`alx-desktop demo` makes one in a profile of its own."

TIDY_EVERY = 200
"""Happenings between two clean-ups."""

WAIT = 30.0
"""Seconds to wait for a sync that reads the same file, or another writer."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One or several changes of a kind, and what they are in words: "3 activities completed in Fire Safety"."""

    changes: tuple[Change, ...]
    text: str


class Life:
    """Happenings on one marked demo site. The same site, seed and clock (UTC epoch seconds), the same happenings.

    Raises DemoRefused where the database is not a finished demo site, whole and alone; also later, should it be
    replaced by something else. Other failures are SQLAlchemy's: nothing is written then.
    """

    def __init__(self, url: str, random: Random, clock: Callable[[], int] = lambda: int(time.time())) -> None:
        self._engine = _engine(make_url(url))
        try:
            tables, mark = read_mark(self._engine)
        except DBAPIError as error:
            raise DemoRefused(
                str(error.orig), title=phrase("The demo site cannot be opened"), advice=MAKE_IT
            ) from error
        if mark is None or not mark.ready:
            raise DemoRefused(
                "only a finished demo site is changed", title=phrase("This is not a demo site"), advice=MAKE_IT
            )
        check_ownership(tables, mark, replace_own=True)
        self.mark = mark
        self._random = random
        self._clock = clock
        self._schema = build_schema(mark.prefix, mark.generation)
        # Sites that were made before there was a cron go on without one.
        self._has_cron = self._schema.tables["task_scheduled"].name in tables
        self._balance = Balance(self._schema, mark)
        self._changes = DemoChanges(self._engine, mark.prefix, mark.generation, random, clock, self._guard)
        self._happened = 0

    def happen(self) -> Happening:
        """Let something happen: what is likely on this site just now, to more people at once in working hours."""
        self._happened += 1
        self._run_cron()
        if self._happened % TIDY_EVERY == 0:
            self._tidy()
        with self._engine.connect() as connection:
            options = self._balance.options(connection)
            courses = self._courses(connection)
        while True:
            option = self._random.choices(options, [option.weight for option in options])[0]
            done = self._do(option, courses)
            if done:
                with self._engine.connect() as connection:
                    return Happening(tuple(done), in_words(connection, self._schema, done))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _do(self, option: Option, courses: list[int]) -> list[Change]:
        if option.name not in TOGETHER:
            row = self._random.choice(option.targets) if option.targets else None
            return self._applied(option.name, Focus(row=row))
        focus = Focus(course=self._random.choice(courses)) if courses else option.focus
        done: list[Change] = []
        for _person in range(self._people()):
            done += self._applied(option.name, focus)
        return done

    def _applied(self, name: str, focus: Focus) -> list[Change]:
        change = self._changes.apply(name, focus)
        return [] if change is None else [change]

    def _people(self) -> int:
        """One in the night, up to six in working hours; a demo moves on a Sunday too."""
        moment = datetime.fromtimestamp(self._clock(), UTC)
        busy = min(1.0, day_weight(moment) * HOURS[moment.hour] / max(HOURS))
        return min(MOST_TOGETHER, 1 + int(self._random.expovariate(1 / (0.4 + 2.0 * busy))))

    def _courses(self, connection: Connection) -> list[int]:
        methods, enrolments = self._schema.tables["enrol"], self._schema.tables["user_enrolments"]
        entered = select(methods.c.courseid).join(enrolments, enrolments.c.enrolid == methods.c.id)
        return sorted(connection.scalars(entered.where(methods.c.status == 0, enrolments.c.status == 0).distinct()))

    def _run_cron(self) -> None:
        if not self._has_cron:
            return
        with self._engine.begin() as connection:
            self._guard(connection)
            run_cron(connection, self._schema, self._clock())

    def _tidy(self) -> None:
        with self._engine.begin() as connection:
            self._guard(connection)
            tidy(connection, self._schema, self._clock())

    def _guard(self, connection: Connection) -> None:
        config = self._schema.tables["config"]
        text = connection.scalar(select(config.c.value).where(config.c.name == MARK))
        found = parse_mark(text) if text else None
        if found is None or replace(found, now=self.mark.now) != self.mark:
            raise DemoRefused(
                "it is no longer the site that it was", title=phrase("The demo site was replaced"), advice=MAKE_IT
            )


def _engine(url: URL) -> Engine:
    """Connections that are not kept, so that the site can be made anew or removed at any time."""
    options: dict[str, Any] = {}
    if url.get_backend_name() == "sqlite":
        options["creator"] = partial(_open_file, Path(url.database or "").absolute())
    return create_engine(url, poolclass=NullPool, **options)


def _open_file(path: Path) -> sqlite3.Connection:
    """A file that is there: SQLite would make one that is not."""
    raw = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=WAIT, check_same_thread=False)
    # The file is in WAL mode: a power cut may cost the newest happenings, and nothing else.
    raw.execute("PRAGMA synchronous = NORMAL")
    return raw
