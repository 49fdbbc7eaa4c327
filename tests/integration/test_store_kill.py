"""Processes that are killed while they make, migrate, back up, recover or write a store."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from sqlalchemy import insert

from alx_desktop.store.backup import backup_if_due, backups
from alx_desktop.store.integrity import check
from alx_desktop.store.location import Database
from alx_desktop.store.sqlite_files import layout_number
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star
from tests.unit.store.chains import NextVersion
from tests.unit.store.rows import company, count, fill

NOW = 1_790_000_000

PRELUDE = """
import sys, time
from pathlib import Path
from sqlalchemy import insert
from alx_desktop.store import backup, migration
from alx_desktop.store.location import Database
from alx_desktop.store.migration import CHAINS, Chain
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import star
from tests.unit.store.rows import company
location = StoreLocation(folder=Path(sys.argv[1]))
print("ready", flush=True)
"""


def start(location: StoreLocation, script: str, *arguments: str) -> subprocess.Popen[str]:
    """A child that runs `script`; returns when it is about to."""
    code = PRELUDE + textwrap.dedent(script)
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", code, str(location.folder), *arguments]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
    assert child.stdout is not None and child.stdout.readline() == "ready\n"
    return child


def kill_at(child: subprocess.Popen[str], word: str) -> None:
    """Kill the child as soon as it has said `word`."""
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == word:
            break
    child.kill()
    child.wait()
    child.stdout.close()


def kill_after(child: subprocess.Popen[str], seconds: float) -> None:
    """Kill the child then, wherever it is."""
    time.sleep(seconds)
    child.kill()
    child.wait()
    assert child.stdout is not None
    child.stdout.close()


@pytest.fixture
def location(tmp_path: Path) -> StoreLocation:
    return StoreLocation(folder=tmp_path / "store")


@pytest.fixture
def filled(location: StoreLocation) -> StoreLocation:
    with Store.open(location) as store:
        fill(store, 500, 10)
    return location


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NextVersion:
    return NextVersion(tmp_path, monkeypatch)


def test_killed_while_making_a_store(tmp_path: Path) -> None:
    draw = random.Random(1)
    for attempt in range(8):
        location = StoreLocation(folder=tmp_path / f"store{attempt}")
        kill_after(start(location, "Store.open(location)"), draw.uniform(0.0, 0.4))
        with Store.open(location) as store:
            assert store.recoveries == ()
            assert check(store) == []


def test_killed_in_the_middle_of_a_backup(filled: StoreLocation) -> None:
    backup_if_due(filled, NOW - 86_400)
    good = backups(filled)
    child = start(
        filled,
        f"""
        backup._PAGES_PER_STEP = 1
        def told(one):
            if one.message.startswith("reporting") and one.done > 100:
                print("half", flush=True)
                time.sleep(60)
        backup.backup_if_due(location, {NOW}, told)
        """,
    )
    kill_at(child, "half")
    assert [one for one in backups(filled) if one.database is Database.REPORTING] == [
        one for one in good if one.database is Database.REPORTING
    ]
    assert filled.folder is not None
    assert any(path.suffix == ".part" for path in (filled.folder / "backups").iterdir())
    assert len(backup_if_due(filled, NOW + 1)) == 1
    assert not any(path.suffix == ".part" for path in (filled.folder / "backups").iterdir())
    with Store.open(filled) as store:
        assert store.recoveries == () and count(store, progress.course_progress) == 5000


def test_killed_in_the_middle_of_a_migration(filled: StoreLocation, next_version: NextVersion) -> None:
    then = "print('half', flush=True); import time; time.sleep(60)"
    next_version.install(Database.REPORTING, then=then)
    head = next_version.head(Database.REPORTING)
    script = "CHAINS[Database.REPORTING] = Chain(Path(sys.argv[2]), sys.argv[3]); Store.open(location)"
    kill_at(start(filled, script, str(next_version.folder / "chain-reporting"), head), "half")
    next_version.uninstall()
    assert layout_number(filled.file(Database.REPORTING)) == int(head) - 1
    with Store.open(filled) as store:
        assert store.recoveries == () and count(store, progress.course_progress) == 5000
        assert check(store) == []
    next_version.install(Database.REPORTING)
    with Store.open(filled) as store:
        assert count(store, progress.course_progress) == 5000
    assert layout_number(filled.file(Database.REPORTING)) == int(head)


def test_killed_at_any_moment_of_a_recovery(filled: StoreLocation, tmp_path: Path) -> None:
    backup_if_due(filled, NOW)
    path = filled.file(Database.REPORTING)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    draw = random.Random(2)
    for attempt in range(8):
        copy = StoreLocation(folder=tmp_path / f"copy{attempt}")
        assert filled.folder is not None and copy.folder is not None
        shutil.copytree(filled.folder, copy.folder)
        kill_after(start(copy, "Store.open(location)"), draw.uniform(0.0, 0.25))
        with Store.open(copy) as store:
            assert count(store, progress.course_progress) == 5000
            assert check(store) == []


def test_killed_while_writing_keeps_what_was_committed(filled: StoreLocation) -> None:
    child = start(
        filled,
        """
        with Store.open(location) as store:
            for number in range(2, 100_000):
                with store.writing(store.reporting) as connection:
                    connection.execute(insert(star.company).values(company(number)))
                    connection.execute(star.company.update().values(change_seq=number))
                print(number, flush=True)
        """,
    )
    kill_at(child, "60")
    with Store.open(filled) as store:
        assert store.unclean
        companies = count(store, star.company)
        assert companies >= 60
        with store.reading(store.reporting) as connection:
            assert connection.scalar(star.company.select().with_only_columns(star.company.c.change_seq)) == companies


def test_two_processes_share_a_store(filled: StoreLocation) -> None:
    """One writes while the other reads and writes: none fails, none is lost."""
    child = start(
        filled,
        """
        with Store.open(location) as store:
            for number in range(1000, 1100):
                with store.writing(store.reporting) as connection:
                    connection.execute(insert(star.company).values(company(number)))
        print("done", flush=True)
        """,
    )
    with Store.open(filled) as store:
        for number in range(2000, 2100):
            with store.writing(store.reporting) as connection:
                connection.execute(insert(star.company).values(company(number)))
        assert child.stdout is not None and child.stdout.readline() == "done\n"
        child.wait()
        child.stdout.close()
        assert count(store, star.company) == 201


def test_a_process_that_opens_waits_for_one_that_migrates(filled: StoreLocation, next_version: NextVersion) -> None:
    then = "print('half', flush=True); import time; time.sleep(1)"
    next_version.install(Database.REPORTING, then=then)
    head = next_version.head(Database.REPORTING)
    script = "CHAINS[Database.REPORTING] = Chain(Path(sys.argv[2]), sys.argv[3]); Store.open(location).close()"
    child = start(filled, script, str(next_version.folder / "chain-reporting"), head)
    assert child.stdout is not None and child.stdout.readline() == "half\n"
    with Store.open(filled) as store:
        assert count(store, progress.course_progress) == 5000
    assert layout_number(filled.file(Database.REPORTING)) == int(head)
    assert len([one for one in backups(filled) if one.before_migration]) == 1
    child.wait()
    child.stdout.close()
