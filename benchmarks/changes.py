"""Long run of the property test: random stories of a changing site, each checked like those in CI.

    python -m benchmarks.changes --rounds 500 --steps 25 --seed 1
    python -m benchmarks.changes --rounds 40 --source mariadb --store postgresql

A story that fails is cut down to the steps that it takes, and printed so that it can be told again.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import time
import traceback
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alx_desktop.store.store import StoreLocation
from tests.integration.changing import Step
from tests.integration.story import SETTINGS_OF_SITES, Setting, Story, by_chance, make_on_server, make_sqlite
from tests.servers import MariaDBServer, PostgresServer, open_temporary

KINDS: dict[str, type[MariaDBServer | PostgresServer]] = {"mariadb": MariaDBServer, "postgresql": PostgresServer}
Failure = str


class Places:
    """Where sites and stores are made; servers run as long as this does."""

    def __init__(self, source: str, store: str, stack: ExitStack) -> None:
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="alx-changes-")))
        servers = {name: stack.enter_context(open_temporary(KINDS[name])) for name in {source, store} & KINDS.keys()}
        self._source, self._store = servers.get(source), servers.get(store)

    def site(self, setting: Setting) -> str:
        """The URL of a new site."""
        return make_on_server(setting, self._source) if self._source else make_sqlite(setting, self.folder)

    def store(self) -> StoreLocation:
        """A new store."""
        name = f"store_{uuid.uuid4().hex[:8]}"
        if self._store:
            return StoreLocation(None, self._store.create_database(name))
        return StoreLocation(self.folder / name, None)


def tell(places: Places, setting: Setting, steps: list[Step]) -> Failure | None:
    """Tell a story; what went wrong, or None."""
    with tempfile.TemporaryDirectory(prefix="alx-story-", dir=places.folder) as folder:
        story: Story | None = None
        try:
            story = Story(setting, places.site(setting), places.store(), Path(folder))
            story.tell(steps)
            story.end()
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            return f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}: {str(error)[:1500]}"
        finally:
            if story is not None:
                story.close()
    return None


def shortest(steps: list[Step], fails: Callable[[list[Step]], bool]) -> list[Step]:
    """The steps without those that the failure does not need."""
    size = max(1, len(steps) // 2)
    while True:
        at = 0
        while at < len(steps):
            fewer = steps[:at] + steps[at + size :]
            if fails(fewer):
                steps = fewer
            else:
                at += size
        if size == 1:
            return steps
        size //= 2


def main() -> None:
    """Tell stories; exit code 1 if one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--steps", type=int, default=20, help="steps per story")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--source", choices=("sqlite", *KINDS), default="sqlite")
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    failed, begun = 0, time.monotonic()
    with ExitStack() as stack:
        places = Places(options.source, options.store, stack)
        for seed in range(options.seed, options.seed + options.rounds):
            choose = random.Random(seed)
            setting = choose.choice(SETTINGS_OF_SITES)
            steps = by_chance(choose, options.steps)
            failure = tell(places, setting, steps)
            if failure is not None:
                failed += 1
                few = shortest(steps, lambda fewer, setting=setting: tell(places, setting, fewer) is not None)
                told = "\n".join(f"    {step}," for step in few)
                print(f"seed {seed}: {setting}\n{told}\n  {tell(places, setting, few) or failure}", flush=True)
    seconds = time.monotonic() - begun
    told = f"{options.rounds} stories of {options.steps} steps from {options.source} to {options.store}"
    print(f"{told}: {failed} failed; seeds from {options.seed}; {seconds:.0f} s")
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
