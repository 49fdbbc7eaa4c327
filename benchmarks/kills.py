"""SIGKILL at random moments of a full sync of site B; the resumed result must equal an uninterrupted one.

python bootstrap.py bench kills [--kills 20] [--source-url URL] [--within SECONDS] [--seed N]
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alx_desktop.store.store import StoreLocation
from benchmarks.big_site import big_site
from tests.integration.crash import run_and_kill, sync_command

AS_OF = 1795300000
TABLES = ("course_progress", "learner", "company_learner", "company_course", "course", "learner_source",
          "completion_episode", "progress_daily")  # fmt: skip


def digests(folder: Path) -> dict[str, str]:
    """A hash per table over all rows in key order; change_seq aside, which counts transactions."""
    found = {}
    with sqlite3.connect(folder / "reporting.sqlite") as connection:
        for table in TABLES:
            info = connection.execute(f"PRAGMA table_info({table})").fetchall()
            columns = [row[1] for row in info if row[1] != "change_seq"]
            keys = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
            digest = hashlib.sha256()
            for row in connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {', '.join(keys)}"):
                digest.update(repr(row).encode())
            found[table] = digest.hexdigest()
    return found


def main() -> None:
    """Kill, resume, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--within", type=float, default=5.0, help="kill within so many seconds of each start")
    parser.add_argument("--source-url")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    choose = random.Random(options.seed)
    with big_site(options.source_url, "pymysql") as url, tempfile.TemporaryDirectory(prefix="alx-kills-") as folder:
        whole, killed = (StoreLocation(Path(folder) / name, None) for name in ("whole", "killed"))
        subprocess.run(sync_command(url, "mdl_", whole, AS_OF, 25_000), check=True)
        command = sync_command(url, "mdl_", killed, AS_OF, 25_000)
        caught = sum(run_and_kill(command, options.within, choose) for _kill in range(options.kills))
        subprocess.run(command, check=True)
        assert whole.folder and killed.folder
        expected, found = digests(whole.folder), digests(killed.folder)
    different = [table for table in TABLES if expected[table] != found[table]]
    found_out = f"killed {caught} running syncs of {options.kills}; tables that differ: {different or 'none'}"
    print(f"seed {options.seed}: {found_out}")
    raise SystemExit(1 if different or not caught else 0)


if __name__ == "__main__":
    main()
