"""The real sites beside the project: where they are, how they are loaded, copied to other databases, and compared.

They are no part of the project: without them these tests skip.
"""

from __future__ import annotations

import gzip
import json
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest, SyncRun
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.sync.engine import SyncEngine
from tests.servers import MariaDBServer

FIELDS = ("is_active", "is_tracked", "percentage", "completed_at", "started_at", "grade", "grade_max")
Key = tuple[int, int, int]


def shared() -> Path:
    """The folder with `iomad/` and `moodle/`; skips the test where it is missing."""
    folder = Path(os.environ.get("ALX_ACCEPTANCE_DATA") or Path(__file__).parents[3] / "shared")
    if not (folder / "iomad" / "site-a.sql.gz").exists():
        pytest.skip(f"no real sites in {folder}; set ALX_ACCEPTANCE_DATA to the folder that holds iomad/ and moodle/")
    return folder


@dataclass(frozen=True)
class Site:
    """A recorded site: file, prefix, oracle, and the time (UTC epoch seconds) that the oracle took as now."""

    name: str
    dump: str
    prefix: str
    as_of: int
    oracle: str | None
    company_source: str


SITES = {
    "a": Site("a", "iomad/site-a.sql.gz", "mdl_", 1795384228, "iomad/oracle-a.jsonl.gz", "iomad"),
    "gen311": Site(
        "gen311", "moodle/site-gen311.sql.gz", "moodle_", 1795389954, "moodle/oracle-gen311.jsonl.gz", "site"
    ),
    "gen45": Site("gen45", "moodle/site-gen45.sql.gz", "mdl_", 1795389916, "moodle/oracle-gen45.jsonl.gz", "site"),
    "gen51": Site("gen51", "moodle/site-gen51.sql.gz", "m51_", 1795389919, None, "site"),
}


def load(server: MariaDBServer, site: Site, database: str) -> str:
    """Load the site's dump into a new database; returns the URL."""
    folder = shared()
    url = server.create_database(database)
    server.load(database, folder / site.dump)
    return url


@cache
def loaded(server: MariaDBServer, site: Site) -> str:
    """The site's database for tests that only read it, loaded once per server; returns the URL."""
    return load(server, site, f"{site.name}_{uuid.uuid4().hex[:8]}")


def copy_database(source_url: str, target_url: str) -> None:
    """Copy all tables with their rows and indexes from one database to another of any kind."""
    source, target = sa.create_engine(source_url), sa.create_engine(target_url)
    metadata = sa.MetaData()
    metadata.reflect(source)
    plain = sa.MetaData()
    for table in metadata.tables.values():
        columns = [sa.Column(c.name, _plain(c.type), primary_key=c.primary_key, nullable=c.nullable,
                             autoincrement=False) for c in table.columns]  # fmt: skip
        copy = sa.Table(table.name, plain, *columns)
        for number, index in enumerate(table.indexes):
            sa.Index(f"{table.name}_{number}", *(copy.c[c.name] for c in index.columns), unique=index.unique)
    plain.create_all(target)
    with source.connect() as read, target.begin() as write:
        for table in metadata.sorted_tables:
            rows = [dict(row._mapping) for row in read.execute(sa.select(table))]
            if rows:
                write.execute(plain.tables[table.name].insert(), rows)
    source.dispose()
    target.dispose()


def copy_rows(source_url: str, target_url: str, tables: Iterable[str]) -> None:
    """Make the rows of these tables equal in a copy of a database."""
    source, target = sa.create_engine(source_url), sa.create_engine(target_url)
    with source.connect() as read, target.begin() as write:
        for name in tables:
            table = sa.Table(name, sa.MetaData(), autoload_with=target)
            rows = [dict(row) for row in read.execute(sa.text(f"SELECT * FROM `{name}`")).mappings()]
            write.execute(table.delete())
            if rows:
                write.execute(table.insert(), rows)
    source.dispose()
    target.dispose()


def _plain(kind: sa.types.TypeEngine[Any]) -> sa.types.TypeEngine[Any]:
    if isinstance(kind, sa.Integer):
        return sa.BigInteger().with_variant(sa.Integer, "sqlite")
    if isinstance(kind, sa.Numeric):
        return sa.Numeric(kind.precision, kind.scale) if not isinstance(kind, sa.Float) else sa.Double()
    return sa.LargeBinary() if isinstance(kind, sa.types._Binary) else sa.Text()


class Syncer:
    """A profile over one source with a store of its own."""

    def __init__(self, url: str, site: Site, location: StoreLocation, prefix: str | None = None) -> None:
        settings = SourceSettings(url=url, prefix=site.prefix if prefix is None else prefix,
                                  company_source=site.company_source)  # fmt: skip
        self.profile = Profile(name="test", source=settings)
        self.store = Store.open(location)
        self.engine = SyncEngine(lambda: MoodleSource.open(settings, None), self.store, self.profile, "test")

    def sync(self, as_of: int | None, mode: SyncMode = SyncMode.FULL, **options: Any) -> SyncRun:
        """One run to its end."""
        return self.engine.run(SyncRequest(mode=mode, as_of=as_of, **options), ignore_progress, CancelToken())

    def live(self) -> dict[Key, sa.Row[Any]]:
        """Live rows by (company, course, user)."""
        statement = sa.select(course_progress).where(course_progress.c.removed_at.is_(None))
        with self.store.reading(self.store.reporting) as connection:
            return {(r.company_id, r.course_id, r.user_id): r for r in connection.execute(statement)}


def answers(oracle: Path) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Moodle's own answers of learners that exist and are not deleted, by (company, course, user)."""
    with gzip.open(oracle) as lines:
        for line in lines:
            row = json.loads(line)
            if not row["user_deleted"] and row.get("user_exists") is not False:
                percentage = row["percentage"]
                yield (
                    (row.get("companyid", 1), row["courseid"], row["userid"]),
                    {
                        "is_active": row["is_active_enrolment"],
                        "is_tracked": row["is_tracked_user"],
                        "percentage": None if percentage is None else min(100, percentage),
                        "completed_at": row["timecompleted"] or None,
                        "started_at": row["timestarted"] or None,
                        "grade": row["final_grade"],
                        "grade_max": row["grade_max"],
                    },
                )


def differences(live: dict[Key, sa.Row[Any]], oracle: Path) -> list[str]:
    """Every row and field in which the store is not Moodle."""
    found = []
    expected = dict(answers(oracle))
    found += [f"{key}: not in Moodle" for key in live.keys() - expected.keys()]
    found += [f"{key}: missing" for key in expected.keys() - live.keys()]
    for key in live.keys() & expected.keys():
        for field in FIELDS:
            ours, moodle = getattr(live[key], field), expected[key][field]
            same = ours == moodle or (ours is not None and moodle is not None and abs(ours - moodle) <= 1e-9)
            if not same:
                found.append(f"{key}.{field}: {ours} instead of {moodle}")
    return found
