"""A full sync of a million enrolments, as a ratio to its limit measured in the same run.

The limit: reading the same columns of the six large tables in table order with the same driver and fetchmany, plus
executemany of the final rows into a table with the same indexes. Reading and writing alone, nothing derived.

    python bootstrap.py bench sync [--driver pymysql|mysqldb] [--source-url URL] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import sqlalchemy as sa

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.merge import COLUMNS
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.progress import VIEW_INDEXES, course_progress
from alx_desktop.sync.engine import SyncEngine
from benchmarks.big_site import big_site

AS_OF = 1795300000
"""Site B's own time."""

LIMIT_READS = {
    "user_enrolments": "enrolid, userid, status, timestart, timeend, timecreated",
    "course_modules_completion": "userid, coursemoduleid, completionstate, timemodified",
    "course_completions": "userid, course, timeenrolled, timestarted, timecompleted, reaggregate",
    "role_assignments": "userid, contextid, roleid",
    "grade_grades": "userid, itemid, finalgrade, rawgrademin, rawgrademax, hidden",
    "user_lastaccess": "userid, courseid, timeaccess",
}


def full_sync(url: str, prefix: str, folder: Path) -> dict[str, Any]:
    """One full sync into an empty store; in a process of its own, so that its memory is its own."""
    profile = Profile(name="bench", source=SourceSettings(url=url, prefix=prefix))
    store = Store.open(StoreLocation(folder, None))
    engine = SyncEngine(lambda: MoodleSource.open(profile.source, None), store, profile, "bench")
    begun = time.perf_counter()
    run = engine.run(SyncRequest(mode=SyncMode.FULL, as_of=AS_OF), ignore_progress, CancelToken())
    seconds = time.perf_counter() - begun
    store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": seconds,
        "rows": run.inserted,
        "read": run.read,
        "source_seconds": run.source_seconds,
        "mb": peak,
    }


def read_limit(url: str, prefix: str) -> float:
    """Seconds to read the columns in table order, 10,000 rows at a time."""
    engine = sa.create_engine(url)
    begun = time.perf_counter()
    with engine.connect() as connection:
        for table, columns in LIMIT_READS.items():
            cursor = connection.connection.cursor(_streaming_cursor(url))
            cursor.execute(f"SELECT {columns} FROM {prefix}{table} ORDER BY id")
            while cursor.fetchmany(10_000):
                pass
            cursor.close()
    return time.perf_counter() - begun


def _streaming_cursor(url: str) -> Any:
    if "pymysql" in url:
        from pymysql.cursors import SSCursor

        return SSCursor
    from MySQLdb.cursors import SSCursor as Streaming

    return Streaming


def write_limit(store: Path, folder: Path) -> float:
    """Seconds to executemany the final rows, in key order, into a table with the same indexes."""
    names = ", ".join(COLUMNS)
    with sqlite3.connect(store / "reporting.sqlite") as source:
        rows = source.execute(f"SELECT {names} FROM course_progress ORDER BY company_id, user_id, course_id").fetchall()
    target = sqlite3.connect(folder / "limit.sqlite", isolation_level=None)
    target.execute("PRAGMA journal_mode=WAL")
    target.execute("PRAGMA synchronous=NORMAL")
    target.execute("PRAGMA cache_size=-32000")
    dialect = sa.create_engine("sqlite://").dialect
    target.execute(str(sa.schema.CreateTable(course_progress).compile(dialect=dialect)))
    for index in VIEW_INDEXES:
        if index.table is course_progress:
            target.execute(str(sa.schema.CreateIndex(index).compile(dialect=dialect)))
    begun = time.perf_counter()
    target.execute("BEGIN")
    target.executemany(f"INSERT INTO course_progress ({names}) VALUES ({','.join('?' * len(COLUMNS))})", rows)
    target.execute("COMMIT")
    seconds = time.perf_counter() - begun
    target.close()
    return seconds


def main() -> None:
    """Rounds of sync and limit, interleaved; the medians' ratio is the figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driver", default="pymysql", choices=["pymysql", "mysqldb"])
    parser.add_argument("--source-url", help="an existing site B, e.g. mysql+pymysql://root@127.0.0.1:3306/b")
    parser.add_argument("--prefix", default="mdl_")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    ratios = []
    with big_site(options.source_url, options.driver) as url:
        for _round in range(options.rounds):
            with tempfile.TemporaryDirectory(prefix="alx-bench-store-") as folder:
                store = Path(folder) / "store"
                with multiprocessing.get_context("spawn").Pool(1) as pool:
                    result = pool.apply(full_sync, (url, options.prefix, store))
                read, write = read_limit(url, options.prefix), write_limit(store, Path(folder))
            ratios.append(result["seconds"] / (read + write))
            figures = {
                "driver": options.driver,
                **result,
                "limit_read": read,
                "limit_write": write,
                "ratio": ratios[-1],
            }
            print(json.dumps({k: round(v, 2) if isinstance(v, float) else v for k, v in figures.items()}), flush=True)
    print(f"full sync: {sorted(ratios)[len(ratios) // 2]:.2f} x its limit (median of {len(ratios)}), {options.driver}")


if __name__ == "__main__":
    main()
