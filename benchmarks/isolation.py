"""Random requests to two stores that differ only in what a company must not see; every answer must be the same.

python bootstrap.py bench isolation [--requests 20000] [--seed N]

Over all protocols, with cursors and keys of another company, changed tokens, filters and orders on fields that are off
(tests/endpoint/two_worlds.py says what differs). Each thousand requests begins with fresh stores and its own seed.
Prints how often each status came; exit code 1 at the first difference, with the request and its seed, or at a 5xx.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alx_desktop.app import App
from alx_desktop.domain.sync import SyncRequest
from alx_desktop.paths import DataDir
from tests.endpoint.test_two_worlds import ask_many
from tests.endpoint.two_worlds import two_worlds

PER_STORE = 1000


def make_demo(folder: Path) -> Path:
    """A synced demo."""
    with closing(App(DataDir(folder))) as app:
        app.make_demo(size="small")
        with closing(app.open_site("demo")) as site:
            site.sync.run(SyncRequest())
    return folder


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**9))
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    begun, statuses = time.perf_counter(), Counter[int]()
    with tempfile.TemporaryDirectory(prefix="alx-isolation-") as folder:
        demo = make_demo(Path(folder, "demo"))
        for number in range(0, options.requests, PER_STORE):
            seed = options.seed + number
            with two_worlds(demo, Path(folder, str(number))) as worlds:
                try:
                    statuses += ask_many(worlds, seed, min(PER_STORE, options.requests - number))
                except AssertionError as difference:
                    print(f"seed {seed}: {difference}")
                    return 1
            print(f"{statuses.total():,} requests, {time.perf_counter() - begun:.0f} s: {dict(statuses)}", flush=True)
    faults = sum(count for status, count in statuses.items() if status >= 500 and status != 501)
    print(f"no difference in {statuses.total():,} requests; answers 5xx: {faults}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
