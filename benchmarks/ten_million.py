"""A site with ten million enrolments and a store on PostgreSQL: every mode of sync, with time, memory and load.

The site is made on a private server (demo.copies), the store on a private PostgreSQL. Steps: full sync; incremental
with nothing changed; incremental after everyday changes; reconcile; reconcile after a deletion without a trace;
verify of a sample. Each step runs in a process of its own, so that its peak memory is its own. Limits of the same run:
one scan of the columns that a full sync reads, by the source's server alone, and writing the final rows with their
indexes by the store's server alone; for an incremental its own time filters, for a reconcile its checksum scans.

    python bootstrap.py bench ten_million [--enrolments N] [--source mariadb|postgresql] [--folder DIR]

--folder keeps the servers' data there (40 GB for ten million); another run goes on with the site that it finds.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import sqlalchemy as sa

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.demo.changes import DemoChanges
from alx_desktop.demo.site import BESIDE_REPORTING, DemoSize, find_site, make_site
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.secrets import Purpose, Secrets, SessionStore
from alx_desktop.services.source import ProfileSource
from alx_desktop.services.verify import VerifyService
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.sync.engine import SyncEngine
from benchmarks.syncing.full import LIMIT_READS
from tests.servers import MariaDBServer, PostgresServer

MEMORY_LIMIT = 300
"""MB that a syncing process may take."""
STATEMENT_LIMIT = 3600
"""Seconds: a busy machine takes longer for one scan of thirty million rows than the default lets it."""
LIMIT_ROWS = 1_000_000
PER_LEARNER, COPIES = 50, 25
"""Enrolments per learner as asked for (small companies come to somewhat more), and how often each learner is there."""
CHANGES = 500
EVERYDAY = ("activity-completed", "activity-completed", "course-opened", "enrolled", "grade-changed")
SAMPLE = 500

# DYNAMIC rows, as Moodle makes them where tables do not have files of their own: loading takes half the time.
MARIADB = (
    "--innodb-file-per-table=OFF",
    "--innodb-strict-mode=OFF",
    "--innodb-log-file-size=512M",
    "--innodb-sort-buffer-size=64M",
    "--tmp-memory-table-size=64M",
    "--innodb-autoextend-increment=256",
)
POSTGRESQL = ("-c", "shared_buffers=512MB", "-c", "maintenance_work_mem=256MB", "-c", "max_wal_size=2GB")


class Teller:
    """Prints a line when the phase changes and every half minute, and keeps how long each phase took."""

    def __init__(self) -> None:
        self.phases: dict[str, float] = {}
        self._phase, self._since, self._told = "", time.monotonic(), 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.phase != self._phase:
            self.end()
            self._phase, self._since, self._told = progress.phase, now, 0.0
        if now - self._told > 30:
            self._told = now
            left = f", {progress.remaining:.0f} s left" if progress.remaining else ""
            print(f"    {progress.phase} {progress.done:,}/{progress.total or 0:,}{left}", file=sys.stderr, flush=True)

    def end(self) -> dict[str, float]:
        """Seconds per phase so far."""
        if self._phase:
            spent = time.monotonic() - self._since
            self.phases[self._phase] = round(self.phases.get(self._phase, 0.0) + spent, 1)
            self._since = time.monotonic()
        return self.phases


def sync(source_url: str, store_url: str, mode: str) -> dict[str, Any]:
    """One run, in a process of its own. seconds: the whole run; statements: the source's, the longest first."""
    profile = Profile(name="bench", source=SourceSettings(url=source_url, statement_limit=STATEMENT_LIMIT))
    sources: list[MoodleSource] = []

    def open_source() -> MoodleSource:
        sources.append(MoodleSource.open(profile.source, None))
        return sources[-1]

    teller = Teller()
    with closing(Store.open(StoreLocation(None, store_url))) as store:
        begun = time.perf_counter()
        run = SyncEngine(open_source, store, profile, "bench").run(SyncRequest(SyncMode(mode)), teller, CancelToken())
        seconds = time.perf_counter() - begun
    statements = sources[0].statement_times()
    return {
        "result": run.result.value,
        "seconds": seconds,
        "phases": teller.end(),
        "source rows": run.read,
        "inserted": run.inserted,
        "updated": run.updated,
        "removed": run.removed,
        "source seconds": run.source_seconds,
        "longest": {item.name: round(item.seconds, 1) for item in statements[:4]},
        "filters": sum(item.seconds for item in statements if item.name.startswith("changed.")),
        "checksums": sum(item.seconds for item in statements if item.name.startswith("buckets.")),
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "note": run.note,
    }


def verify(source_url: str, store_url: str) -> dict[str, Any]:
    """Recompute a sample of learners and compare."""
    profile = Profile(name="bench", source=SourceSettings(url=source_url, statement_limit=STATEMENT_LIMIT))
    no_password = SessionStore()
    no_password.set(profile.name, Purpose.SOURCE, "")
    with closing(Store.open(StoreLocation(None, store_url))) as store:
        service = VerifyService(profile, store, ProfileSource(profile, Secrets(environment=no_password)))
        found = service.run(sample=SAMPLE, seed=1)
    return {"learners": found.learners, "rows": found.rows, "differences": found.differences, "seconds": found.seconds}


def apart(function: Any, *arguments: str) -> dict[str, Any]:
    """Run it in a new process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return dict(pool.apply(function, arguments))


def tell(step: str, figures: dict[str, Any]) -> dict[str, Any]:
    """Print one line of figures."""
    shown = {name: round(value, 2) if isinstance(value, float) else value for name, value in figures.items()}
    print(f"{step}: {json.dumps(shown)}", flush=True)
    return figures


def make(url: str, enrolments: int) -> None:
    """The site, unless it is there."""
    if find_site(url) is not None:
        return
    copies = COPIES if enrolments >= 1_000_000 else 5
    learners = max(400, round(enrolments / PER_LEARNER / copies))
    size = DemoSize(min(200, learners // 4), learners, 400, float(PER_LEARNER), copies)
    teller = Teller()
    # The history ends a day ago: nothing of it is news to an incremental sync.
    site = make_site(url, size, progress=teller, now=int(time.time()) - 86_400, left_empty=BESIDE_REPORTING)
    tell("site made", {"enrolments": site.enrolments, "seconds": site.seconds, "phases": teller.end()})


def read_limit(url: str) -> float:
    """Seconds in which the source's server alone scans the columns that a full sync reads."""
    engine = sa.create_engine(url)
    begun = time.perf_counter()
    with engine.connect() as connection:
        for table, columns in LIMIT_READS.items():
            sums = ", ".join(f"SUM({name.strip()})" for name in columns.split(","))
            connection.exec_driver_sql(f"SELECT COUNT(*), {sums} FROM mdl_{table}").all()
    engine.dispose()
    return time.perf_counter() - begun


def write_limit(server: PostgresServer, database: str) -> float:
    """Seconds in which the store's server alone writes the final rows once more, with the same indexes.

    Above LIMIT_ROWS measured with so many, and multiplied: a second copy of everything would not fit many disks.
    """
    table = "reporting.course_progress"
    indexes = server.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'course_progress'", database)
    ((rows,),) = server.execute(f"SELECT count(*) FROM {table}", database)
    begun = time.perf_counter()
    server.execute(f"CREATE TABLE reporting.bench_limit (LIKE {table})", database)
    ordered = f"SELECT * FROM {table} ORDER BY company_id, user_id, course_id LIMIT {LIMIT_ROWS}"
    server.execute(f"INSERT INTO reporting.bench_limit {ordered}", database)
    for number, (text,) in enumerate(indexes):
        head, _on, tail = text.partition(f" ON {table} ")
        unique = "UNIQUE " if "UNIQUE" in head else ""
        server.execute(f"CREATE {unique}INDEX bench_{number} ON reporting.bench_limit {tail}", database)
    seconds = time.perf_counter() - begun
    server.execute("DROP TABLE reporting.bench_limit", database)
    return seconds * max(1.0, int(rows) / LIMIT_ROWS)


def change(url: str) -> int:
    """Everyday changes; returns how many."""
    engine = sa.create_engine(url)
    random = Random(1)
    changes = DemoChanges(engine, "mdl_", "iomad41", random)
    done = sum(changes.apply(random.choice(EVERYDAY)) is not None for _number in range(CHANGES))
    engine.dispose()
    return done


def delete_without_trace(url: str, server: PostgresServer, database: str) -> None:
    """One learner's enrolment in one course goes, as a script would do it: no time, no event, no higher id."""
    live = "SELECT user_id, course_id FROM reporting.course_progress WHERE removed_at IS NULL"
    half = "user_id >= (SELECT max(user_id) / 2 FROM reporting.learner)"
    ((user, course),) = server.execute(f"{live} AND {half} ORDER BY user_id, course_id LIMIT 1", database)
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        methods = f"SELECT id FROM mdl_enrol WHERE courseid = {course}"
        connection.exec_driver_sql(f"DELETE FROM mdl_user_enrolments WHERE userid = {user} AND enrolid IN ({methods})")
    engine.dispose()


def run_all(source_url: str, server: PostgresServer) -> bool:
    """All steps; whether memory, results and the final comparison are as they must be."""
    store_url = server.create_database("alx")
    runs = []

    def step(name: str, mode: str) -> dict[str, Any]:
        runs.append(tell(name, apart(sync, source_url, store_url, mode)))
        return runs[-1]

    full = step("full", "full")
    ((size,),) = server.execute("SELECT pg_database_size('alx')")
    reading, writing = read_limit(source_url), write_limit(server, "alx")
    tell("limit of full", {"source scan": reading, "store write": writing})
    quiet = step("incremental, nothing changed", "incremental")
    tell("changes", {"made": change(source_url)})
    changed = step("incremental, changes", "incremental")
    step("reconcile", "reconcile")
    delete_without_trace(source_url, server, "alx")
    found = step("reconcile, one deletion without a trace", "reconcile")
    same = tell("verify", apart(verify, source_url, store_url))
    summary = {
        "rows": full["inserted"],
        "rows/s": full["inserted"] / full["seconds"],
        "full / its limit": full["seconds"] / (reading + writing),
        "incremental / its filters": quiet["seconds"] / max(0.001, quiet["filters"]),
        "changes / the filters": changed["seconds"] / max(0.001, changed["filters"]),
        "reconcile / its scans": found["seconds"] / max(0.001, found["filters"] + found["checksums"]),
        "store MB": size / 1e6,
        "store MB per million rows": size / max(1, full["inserted"]),
        "peak MB": max(run["MB"] for run in runs),
    }
    tell("summary", summary)
    right = found["removed"] >= 1 and all(run["result"] == "success" for run in runs) and not same["differences"]
    return right and summary["peak MB"] < MEMORY_LIMIT


def main() -> None:
    """Make the site, run the steps; exit code 1 where something is wrong or memory exceeds its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--enrolments", type=int, default=10_000_000)
    parser.add_argument("--source", choices=("mariadb", "postgresql"), default="mariadb")
    parser.add_argument("--buffer-pool", default="2G", help="of the MariaDB that the site is in")
    parser.add_argument("--folder", type=Path, help="keep the servers' data here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alx-ten-", ignore_cleanup_errors=True) as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        # PostgreSQL does not run as root: its user must be able to reach its folder.
        folder.chmod(0o755)
        source: MariaDBServer | PostgresServer = (
            MariaDBServer(folder / "mariadb", buffer_pool=options.buffer_pool, options=MARIADB)
            if options.source == "mariadb"
            else PostgresServer(folder / "source", options=POSTGRESQL)
        )
        name = f"site_{options.enrolments}"
        with source, PostgresServer(folder / "store", options=POSTGRESQL) as store:
            if not source.execute(_NAMED[options.source].format(name)):
                source.create_database(name)
            url = source.url(name)
            make(url, options.enrolments)
            right = run_all(url, store)
    print("as it must be" if right else "NOT as it must be")
    raise SystemExit(0 if right else 1)


_NAMED = {
    "mariadb": "SELECT 1 FROM information_schema.schemata WHERE schema_name = '{}'",
    "postgresql": "SELECT 1 FROM pg_database WHERE datname = '{}'",
}


if __name__ == "__main__":
    main()
