"""Kills the first full sync of site B again and again; the result must equal an uninterrupted one."""

from __future__ import annotations

import hashlib
import random
import sqlite3
import subprocess
import tempfile
from pathlib import Path

from alx_desktop.store.store import StoreLocation
from benchmarks.big_site import big_site
from tests.integration.crash import run_and_kill, sync_command

AS_OF = 1795300000
BATCH = 25_000
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


def kill_big_site(source_url: str | None, kills: int, within: float, choose: random.Random) -> int:
    """Kill, resume, compare; the exit code."""
    with big_site(source_url, "pymysql") as url, tempfile.TemporaryDirectory(prefix="alx-kills-") as folder:
        whole, killed = (StoreLocation(Path(folder) / name, None) for name in ("whole", "killed"))
        subprocess.run(sync_command(url, "mdl_", whole, AS_OF, BATCH), check=True)
        command = sync_command(url, "mdl_", killed, AS_OF, BATCH)
        caught = sum(run_and_kill(command, within, choose) for _kill in range(kills))
        subprocess.run(command, check=True)
        assert whole.folder and killed.folder
        expected, found = digests(whole.folder), digests(killed.folder)
    different = [table for table in TABLES if expected[table] != found[table]]
    print(f"killed {caught} running syncs of {kills}; tables that differ: {different or 'none'}")
    return 1 if different or not caught else 0
