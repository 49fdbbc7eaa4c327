"""SIGKILL at random moments of syncs of all modes, on a demo site that changes; the next run must mend.

python bootstrap.py bench kills [--kills 200] [--source sqlite] [--store sqlite] [--seed N]
python bootstrap.py bench kills --big [--kills 20] [--source-url URL] [--within SECONDS]

The first checks the store after every kill: sound, no moment of it moved by the killed run unless that had
committed its end, no tombstone of a row that Moodle has, no change told twice; after every run that mends: equal to a
sync that nobody interrupted. --big kills the first full sync of site B, and compares the end. Prints what was hit;
exit code 1 on a difference.
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
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alx_desktop.demo.site import DemoSize
from alx_desktop.store.store import StoreLocation
from benchmarks.big_kills import kill_big_site
from tests.integration.killed_site import KilledSite
from tests.integration.story import SETTINGS_OF_SITES, Setting, make_on_server, make_sqlite
from tests.servers import MariaDBServer, PostgresServer, open_temporary

KINDS: dict[str, type[MariaDBServer | PostgresServer]] = {"mariadb": MariaDBServer, "postgresql": PostgresServer}
SIZE = DemoSize(3, 150, 8)
PER_SITE = 25
"""Kills on one site; then the next setting."""


class Tally:
    """What was killed so far, over all sites."""

    def __init__(self) -> None:
        self.kills = self.late = 0
        self.phases: Counter[str] = Counter()
        self.modes: Counter[str] = Counter()

    def add(self, site: KilledSite) -> None:
        """Count what a site saw."""
        self.kills += site.kills
        self.late += site.late
        self.modes += site.modes
        for event, count in site.hits.items():
            self.phases[event] += count


def kill_on(site: KilledSite, kills: int) -> str | None:
    """Kill so many syncs of a site; what went wrong, or None."""
    try:
        while site.kills < kills:
            site.round()
        site.end()
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}: {str(error)[:1500]}"
    finally:
        site.site.engine.dispose()
    return None


def kill_all(options: argparse.Namespace, stack: ExitStack) -> tuple[Tally, int]:
    """Site after site, each with a store of its own; what was killed, and how many sites were not right."""
    tally, wrong = Tally(), 0
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="alx-kills-", ignore_cleanup_errors=True)))
    names = {options.source, options.store} & KINDS.keys()
    servers = {name: stack.enter_context(open_temporary(KINDS[name])) for name in names}
    for number, seed in enumerate(range(options.seed, options.seed + options.kills)):
        if tally.kills >= options.kills:
            break
        setting = SETTINGS_OF_SITES[number % len(SETTINGS_OF_SITES)] if number % 2 else Setting("iomad41", "iomad")
        place = folder / str(seed)
        place.mkdir()
        server = servers.get(options.source)
        url = make_on_server(setting, server, SIZE) if server else make_sqlite(setting, place, SIZE)
        stored = servers.get(options.store)
        base = stored.create_database(f"store_{uuid.uuid4().hex[:8]}") if stored else None
        location = StoreLocation(None, base) if base else StoreLocation(place / "store", None)
        site = KilledSite(setting, url, location, place, seed)
        failure = kill_on(site, min(PER_SITE, options.kills - tally.kills))
        tally.add(site)
        told = f"seed {seed}, {setting.generation} by {setting.company_source}: {site.kills} kills"
        print(f"{told}: {failure or 'right'}", flush=True)
        wrong += failure is not None
    return tally, wrong


def main() -> None:
    """Kill, mend, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--source", choices=("sqlite", *KINDS), default="sqlite")
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--big", action="store_true", help="kill the first full sync of site B instead")
    parser.add_argument("--within", type=float, default=5.0, help="--big: kill within so many seconds of each start")
    parser.add_argument("--source-url", help="--big: a site B that is there already")
    options = parser.parse_args()
    if options.big:
        raise SystemExit(kill_big_site(options.source_url, options.kills, options.within, random.Random(options.seed)))
    logging.disable(logging.CRITICAL)
    begun = time.monotonic()
    with ExitStack() as stack:
        tally, wrong = kill_all(options, stack)
    print(f"killed {tally.kills} running syncs ({tally.late} were over before), from {options.source} to "
          f"{options.store}, {time.monotonic() - begun:.0f} s; by mode: {dict(tally.modes)}")  # fmt: skip
    for event, count in sorted(tally.phases.items()):
        print(f"  {count:4} at {event}")
    print(f"sites that were not right: {wrong or 'none'}")
    raise SystemExit(1 if wrong or not tally.kills else 0)


if __name__ == "__main__":
    main()
