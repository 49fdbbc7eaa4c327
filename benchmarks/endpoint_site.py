"""A store of any size with an endpoint over it, in a process of its own: what the endpoint's benchmarks ask."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil
from sqlalchemy import func, select, update

from alx_desktop.app import App
from alx_desktop.config import Profile, Schedule, SourceSettings, SyncSettings
from alx_desktop.paths import DataDir
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company
from alx_desktop.store.tables.state import sync_state
from benchmarks.report_store import StoreSize, fill_with_indexes_last
from tests.server_process import free_port

PROFILE = "bench"
READY_WITHIN = 60.0
"""Seconds."""


@dataclass(frozen=True)
class ServedStore:
    """A running endpoint. company: the one of the tokens, with nearly all rows. file: the reporting database."""

    url: str
    tokens: list[str]
    company: int
    process: psutil.Process
    file: Path

    @property
    def token(self) -> str:
        """One of them."""
        return self.tokens[0]

    @property
    def memory(self) -> float:
        """MB of the server's process now."""
        return float(self.process.memory_info().rss) / 2**20


@contextmanager
def served_store(folder: Path, rows: int, tokens: int = 1) -> Iterator[ServedStore]:
    """A store with about so many rows of one company in `folder` (made where it is not there yet), being served."""
    data = DataDir(folder / f"endpoint-{rows}")
    with closing(App(data)) as app:
        if not any(profile.name == PROFILE for profile in app.profiles.list()):
            app.profiles.add(_profile(folder))
        with closing(app.open_site(PROFILE)) as site:
            _fill(site, rows)
            service = TokenService(site.store, "bench")
            made = [service.create(1, f"bench {time.time():.0f} {number}").text for number in range(tokens)]
            file = Path(site.store.location.folder or "") / "reporting.sqlite"
    with _serving(data.root) as (url, process):
        yield ServedStore(url, made, 1, psutil.Process(process.pid), file)


def _profile(folder: Path) -> Profile:
    # There is no such site: the schedule is paused, and rows are made without one.
    source = SourceSettings(url=f"sqlite:///{folder}/no-site.sqlite")
    return Profile(name=PROFILE, source=source, sync=SyncSettings(schedule=Schedule(automatic=False)))


def _fill(site: Site, rows: int) -> None:
    store = site.store
    with store.reading(store.reporting) as connection:
        if connection.scalar(select(func.count()).select_from(course_progress)):
            return
    print(f"making {rows:,} rows ...", file=sys.stderr)
    fill_with_indexes_last(store.reporting, StoreSize(rows=rows, learners=max(20, rows // 50), companies=2))
    with store.writing(store.reporting) as connection:
        connection.execute(
            update(company).values(change_seq=select(func.max(course_progress.c.change_seq)).scalar_subquery())
        )
        now = int(time.time())
        connection.execute(
            update(sync_state).values(watermark=now, last_full_at=now, last_success_at=now, first_fill=False)
        )


@contextmanager
def _serving(data: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "benchmarks.without_pandas",
        "--data-dir",
        str(data),
        "serve",
        PROFILE,
        "--quiet",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(command)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url, process)
        yield url, process
    finally:
        process.terminate()
        process.wait(30)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(url + "/health/live")
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError("the endpoint did not start")
