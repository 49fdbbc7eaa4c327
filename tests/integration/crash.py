"""Runs a sync in a process of its own and kills it; the arguments say what, on the command line."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import sqlalchemy as sa

from alx_desktop.config import Profile, SourceSettings, SyncSettings
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star, state
from alx_desktop.sync.engine import SyncEngine

COMPARED = (progress.course_progress, star.learner, star.company_learner, star.company_course, star.course,
            state.learner_source, progress.completion_episode, progress.progress_daily)  # fmt: skip


def open_engine(source_url: str, prefix: str, location: StoreLocation) -> tuple[Store, SyncEngine]:
    """An engine over a source and a store, as the product wires it."""
    settings = SourceSettings(url=source_url, prefix=prefix)
    profile = Profile(name="crash", source=settings, sync=SyncSettings())
    store = Store.open(location)
    return store, SyncEngine(lambda: MoodleSource.open(settings, None), store, profile, "crash")


def contents(store: Store) -> dict[str, set[tuple[object, ...]]]:
    """Every row of the tables that a sync writes; change_seq aside, which counts transactions."""
    found = {}
    with store.reading(store.reporting) as connection:
        for table in COMPARED:
            columns = [column for column in table.columns if column.name != "change_seq"]
            found[table.name] = {tuple(row) for row in connection.execute(sa.select(*columns))}
    return found


def sync_command(source_url: str, prefix: str, location: StoreLocation, as_of: int, batch: int) -> list[str]:
    """The command line that runs one sync in a new process."""
    return [sys.executable, "-m", "tests.integration.crash", source_url, prefix, str(location.folder or ""),
            location.url or "", str(as_of), str(batch)]  # fmt: skip


def run_and_kill(command: list[str], within: float, choose: random.Random) -> bool:
    """Start the sync and kill -9 it at a random moment below `within` seconds; True if it was still running."""
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2])
    time.sleep(choose.random() * within)
    running = process.poll() is None
    process.kill()
    process.wait()
    return running


def main(arguments: list[str]) -> None:
    """One full sync, as a user's own process would run it."""
    source_url, prefix, folder, url, as_of, batch = arguments
    location = StoreLocation(Path(folder) if folder else None, url or None)
    _store, engine = open_engine(source_url, prefix, location)
    request = SyncRequest(mode=SyncMode.AUTO, as_of=int(as_of), batch_size=int(batch))
    engine.run(request, ignore_progress, CancelToken())


if __name__ == "__main__":
    main(sys.argv[1:])
