"""The mark that a demo site carries, and what may be done with a database that has one, has none, or is not ours."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from alx_desktop.demo.schema import GENERATIONS, build_schema
from alx_desktop.domain.errors import DemoExists, DemoRefused

MARK = "alx_demo_site"  # config.name


@dataclass(frozen=True, slots=True)
class Mark:
    """What the row of the config table says. Counts are 0 until the site is ready."""

    generation: str
    prefix: str
    seed: int
    now: int
    ready: bool = False
    companies: int = 0
    learners: int = 0
    courses: int = 0
    enrolments: int = 0
    completions: int = 0

    def text(self) -> str:
        """As it stands in the database."""
        return json.dumps(asdict(self), sort_keys=True)

    def finished(self, companies: int, learners: int, courses: int, enrolments: int, completions: int) -> Mark:
        """The same, of a site that is ready."""
        return replace(
            self,
            ready=True,
            companies=companies,
            learners=learners,
            courses=courses,
            enrolments=enrolments,
            completions=completions,
        )


def parse_mark(text: str) -> Mark | None:
    """Read a mark; None if somebody else wrote a row of that name."""
    try:
        mark = Mark(**json.loads(text))
    except (ValueError, TypeError):
        return None
    return mark if mark.generation in GENERATIONS else None


def own_tables(mark: Mark) -> set[str]:
    """The names of all tables of the marked site."""
    return {table.name for table in build_schema(mark.prefix, mark.generation).tables.values()}


def check_ownership(tables: set[str], mark: Mark | None, replace_own: bool) -> None:
    """Raise DemoRefused if anything in the database is not the demo's; DemoExists if a ready one is not to go."""
    foreign = sorted(tables - (own_tables(mark) if mark else set()))
    if foreign:
        named = ", ".join(foreign[:3]) + (", ..." if len(foreign) > 3 else "")
        raise DemoRefused(f"it holds {len(foreign)} tables that no demo site made: {named}")
    if mark is not None and mark.ready and not replace_own:
        raise DemoExists(f"{mark.companies} companies, {mark.learners} learners, seed {mark.seed}")
