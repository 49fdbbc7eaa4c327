"""What a change is, and the list of all that there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alx_desktop.demo.changes.live import LiveSite


class Reveals(Enum):
    """Whether somebody who only looks for new ids and fresh timestamps notices the change."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Change:
    """What was done: the operation, the tables it wrote to (logical names), what it was done to."""

    name: str
    tables: tuple[str, ...]
    timestamp_reveals: Reveals
    detail: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A kind of change. run returns what it was done to, None if the site has nothing to do it to.

    everyday: how often it happens on a site in use, compared with the others; 0 = hardly ever.
    """

    name: str
    reveals: Reveals
    everyday: int
    run: Callable[[LiveSite], str | None]


OPERATIONS: dict[str, Operation] = {}

Run = Callable[["LiveSite"], "str | None"]


def operation(reveals: Reveals, everyday: int = 0) -> Callable[[Run], Run]:
    """Register a function as an operation, under its name with dashes."""

    def register(run: Run) -> Run:
        name = run.__name__.replace("_", "-")
        OPERATIONS[name] = Operation(name, reveals, everyday, run)
        return run

    return register
