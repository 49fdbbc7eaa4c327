"""Syncs through a line that a proxy cuts at random bytes, in either direction; nothing half-read may reach the store.

python bootstrap.py bench cut_lines [--rounds 50] [--source mariadb|postgresql] [--driver mysql+mysqldb] [--seed N]

After each cut run: what it did not finish moved no watermark and removed nothing; after each round: a run over a whole
line makes the store equal to a fresh full sync. Exit code 1 on a difference.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.kills import KINDS
from tests.integration.cut_lines import CutSite, hurry
from tests.integration.story import Setting, make_on_server
from tests.servers import open_temporary

IOMAD = Setting("iomad41", "iomad")


def main() -> None:
    """Cut, mend, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--source", choices=tuple(KINDS), default="mariadb")
    parser.add_argument("--driver", help="another driver than the source's usual one")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    hurry(setattr)
    failure, begun = None, time.monotonic()
    with open_temporary(KINDS[options.source]) as server, tempfile.TemporaryDirectory(prefix="alx-cut-") as folder:
        site = CutSite(IOMAD, make_on_server(IOMAD, server), Path(folder), options.seed, options.driver)
        try:
            for _ in range(options.rounds):
                site.round()
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            failure = f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}: {str(error)[:1500]}"
        site.close()
    told = f"seed {options.seed}, {options.source}: {options.rounds} rounds, {site.cuts} lines cut"
    print(f"{told}, {time.monotonic() - begun:.0f} s; runs ended with {dict(site.ends)}: {failure or 'right'}")
    raise SystemExit(1 if failure or not site.cuts else 0)


if __name__ == "__main__":
    main()
