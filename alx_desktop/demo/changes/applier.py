"""Applies changes to a demo site, one transaction each."""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from sqlalchemy import Connection, Engine

from alx_desktop.demo.changes import companies, courses, enrolments, learning, people, settings  # noqa: F401
from alx_desktop.demo.changes.live import ANYBODY, Focus, LiveSite
from alx_desktop.demo.changes.record import OPERATIONS, Change
from alx_desktop.demo.schema import build_schema
from alx_desktop.domain.errors import WrongUse

# Importing them registers their operations.
from alx_desktop.domain.phrases import phrase


class DemoChanges:
    """Random changes to one site; `random` decides whom they hit, `clock` (UTC epoch seconds) when they happen.

    guard: looks at the database in the transaction of each change, before anything is written; may raise.
    """

    def __init__(
        self,
        engine: Engine,
        prefix: str,
        generation: str,
        random: Random,
        clock: Callable[[], int] = lambda: int(time.time()),
        guard: Callable[[Connection], None] = lambda _connection: None,
    ) -> None:
        self._engine = engine
        self._guard = guard
        self._schema = build_schema(prefix, generation)
        self._random = random
        self._clock = clock

    @staticmethod
    def names() -> list[str]:
        """All operations."""
        return sorted(OPERATIONS)

    def apply(self, name: str, focus: Focus = ANYBODY) -> Change | None:
        """Do it to something on the site; None if nothing there fits. Raises WrongUse for an unknown name."""
        if name not in OPERATIONS:
            raise WrongUse(f"no change {name!r}", advice=phrase("Known: {0}.", ", ".join(self.names())))
        chosen = OPERATIONS[name]
        with self._engine.connect() as connection:
            self._guard(connection)
            site = LiveSite(connection, self._schema, self._random, self._clock(), focus)
            detail = chosen.run(site)
            if detail is None:
                return None
            connection.commit()
        return Change(chosen.name, tuple(sorted(site.written)), chosen.reveals, detail)

    def anything(self) -> Change:
        """Any operation that finds something to be done to, all equally likely."""
        while True:
            change = self.apply(self._random.choice(self.names()))
            if change is not None:
                return change

    def everyday(self) -> Change:
        """What happens on a site in use: mostly learning, now and then something else."""
        names = [name for name in self.names() if OPERATIONS[name].everyday]
        weights = [OPERATIONS[name].everyday for name in names]
        while True:
            change = self.apply(self._random.choices(names, weights)[0])
            if change is not None:
                return change
