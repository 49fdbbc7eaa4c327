"""A data directory of full size: a million enrolments of 500 companies, 10,000 tokens, a year of metrics."""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from alx_desktop.app import App
from alx_desktop.config import EndpointSettings, Profile, Schedule, SourceSettings, SyncSettings
from alx_desktop.demo.site import BESIDE_REPORTING, DemoSize, make_site
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.paths import DataDir
from alx_desktop.services.site import Site
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company
from benchmarks.metrics_store import MetricsSize, fill_metrics

PROFILE = "bench"
MARK = "made"
"""The file with the size of what is there; empty until all of it is."""
PER_LEARNER, COPIES = 24, 8


@dataclass(frozen=True)
class DesktopSize:
    """How much to make; enrolments are reached to about a tenth."""

    enrolments: int = 1_000_000
    companies: int = 500
    tokens: int = 10_000

    @property
    def site(self) -> DemoSize:
        """Of the Moodle site."""
        learners = max(self.companies, self.enrolments // PER_LEARNER // COPIES)
        return DemoSize(self.companies, learners, 120, PER_LEARNER, COPIES)


def prepared(folder: Path, size: DesktopSize) -> DataDir:
    """The directory, made where `folder` does not have it yet (some minutes). Raises SystemExit at another size."""
    data, mark, source = DataDir(folder / "data"), folder / MARK, folder / "moodle.sqlite"
    if mark.exists():
        held = mark.read_text("utf-8")
        if held == str(size):
            return data
        if held:
            raise SystemExit(f"{folder} holds {held}, not {size}: choose another folder")
        # A making was stopped.
        shutil.rmtree(data.root, ignore_errors=True)
    mark.touch()
    source.unlink(missing_ok=True)
    _say(f"making a Moodle site with {size.enrolments:,} enrolments ...")
    make_site(f"sqlite:///{source}", size.site, left_empty=BESIDE_REPORTING)
    with closing(App(data)) as app:
        app.profiles.add(_profile(source))
        with closing(app.open_site(PROFILE)) as site:
            _fill(app, site, size)
    mark.write_text(str(size), "utf-8")
    return data


def _profile(source: Path) -> Profile:
    still = Schedule(automatic=False)
    url = SourceSettings(url=f"sqlite:///{source}")
    return Profile(name=PROFILE, source=url, sync=SyncSettings(schedule=still), endpoint=EndpointSettings(port=0))


def _fill(app: App, site: Site, size: DesktopSize) -> None:
    _say("syncing ...")
    run = site.sync.run(SyncRequest(SyncMode.FULL), ignore_progress, CancelToken())
    if run.result is not RunResult.SUCCESS:
        raise SystemExit(f"the first sync ended with {run}")
    _say("making tokens and metrics ...")
    with site.store.reading(site.store.reporting) as connection:
        companies = list(connection.scalars(select(company.c.company_id).where(company.c.removed_at.is_(None))))
    tokens, made = app.tokens(site), list[str]()
    while len(made) < size.tokens:
        some = companies[: size.tokens - len(made)]
        made += [new.token.token_id for new in tokens.create_many(some, f"Power BI {len(made) // len(companies) + 1}")]
    metrics = MetricsSize(size.companies, size.tokens, requests=100_000, runs=5_000, busy=20_000, sessions=True)
    with site.store.writing(site.store.activity) as connection:
        fill_metrics(connection, metrics, int(time.time()), made)


def biggest_company(site: Site) -> int:
    """The company with the most rows."""
    cp = course_progress.c
    most = select(cp.company_id).group_by(cp.company_id).order_by(func.count().desc()).limit(1)
    with site.store.reading(site.store.reporting) as connection:
        return int(connection.scalar(most) or 0)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
