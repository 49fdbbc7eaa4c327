"""Makes a demo site: a believable Moodle/IOMAD database of any size; same size, seed and time, same site."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from random import Random

from alx_desktop.demo.build import FIRST_PERSON, SiteBuilder
from alx_desktop.demo.bulk import Sink
from alx_desktop.demo.copies import copy_statements
from alx_desktop.demo.schema import build_schema
from alx_desktop.demo.targets import Target, open_target
from alx_desktop.demo.targets.mark import Mark
from alx_desktop.domain.errors import Cancelled, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress


@dataclass(frozen=True, slots=True)
class DemoSize:
    """How much there is. enrolments_per_learner is an average, as far as the companies have so many courses.

    learners are simulated; copies: how often each of them is there, for very large sites (demo.copies).
    """

    companies: int
    learners: int
    courses: int
    enrolments_per_learner: float = 8.0
    copies: int = 1

    def __post_init__(self) -> None:
        some = self.courses >= 1 and self.enrolments_per_learner > 0 and self.copies >= 1
        if not (1 <= self.companies <= self.learners and some):
            raise WrongUse("a demo site needs companies, a learner for each of them, courses and enrolments")


SMALL = DemoSize(3, 60, 10)
MEDIUM = DemoSize(12, 1_500, 20)
LARGE = DemoSize(40, 20_000, 120, 12.0)
BESIDE_REPORTING = ("course_modules_viewed", "groups_members", "local_iomad_track_certs", "user_info_data")
"""Tables with rows for every learner or enrolment that no report reads: a site for measuring can do without them."""
SIZES = {"small": SMALL, "medium": MEDIUM, "large": LARGE}


@dataclass(frozen=True, slots=True)
class DemoSite:
    """What was made. enrolments are rows of user_enrolments, completions complete ones of course_completions.

    now is the moment that the history leads up to (UTC epoch seconds); rows and seconds tell how fast it was made.
    """

    url: str
    companies: int
    learners: int
    courses: int
    enrolments: int
    completions: int
    now: int
    rows: int = 0
    seconds: float = 0.0


def make_site(
    url: str,
    size: DemoSize = MEDIUM,
    seed: int = 1,
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
    now: int | None = None,
    prefix: str = "mdl_",
    generation: str = "iomad41",
    replace: bool = False,
    left_empty: Collection[str] = (),
) -> DemoSite:
    """Make a demo site in an empty database or a new SQLite file.

    The schema is that of `generation` (see GENERATIONS). A demo site that is already there is only made anew with
    `replace`. left_empty: logical tables that get no rows, e.g. BESIDE_REPORTING. A cancelled or failed attempt leaves
    nothing behind. Raises DemoRefused (somebody else's tables), DemoExists, DemoFailed, DiskFull, Cancelled, WrongUse.
    """
    started = time.monotonic()
    moment = int(time.time()) if now is None else now
    schema = build_schema(prefix, generation)
    mark = Mark(generation, prefix, seed, moment)
    token = cancel or CancelToken()
    target = open_target(url)
    token.raise_if_cancelled()
    stop_listening = token.on_cancel(target.interrupt)
    try:
        target.begin(schema, mark, replace)
        report = _Report(progress, token, size.learners, started)
        sink = Sink(schema, target, report.written, left_empty)
        builder = SiteBuilder(sink, size, Random(seed), seed, moment)
        builder.build(report.person)
        sink.flush()
        statements = copy_statements(schema, sink.highest_ids(), FIRST_PERSON, size.learners, size.copies)
        for number, statement in enumerate(statements):
            report.copy(number, len(statements))
            target.copy(statement)
        mark = mark.finished(
            size.companies,
            size.learners * size.copies,
            size.courses,
            builder.enrolments * size.copies,
            builder.completions * size.copies,
        )
        target.finish(mark, report.table)
    except BaseException as error:
        target.discard()
        if token.cancelled and isinstance(error, Exception):
            raise Cancelled from error
        raise
    finally:
        stop_listening()
    return _summary(target, mark, report.rows, time.monotonic() - started)


def find_site(url: str) -> DemoSite | None:
    """The finished demo site in that database; None if there is none (whatever else may be there)."""
    target = open_target(url)
    mark = target.existing()
    return _summary(target, mark, 0, 0.0) if mark is not None and mark.ready else None


def _summary(target: Target, mark: Mark, rows: int, seconds: float) -> DemoSite:
    return DemoSite(
        target.shown_url,
        mark.companies,
        mark.learners,
        mark.courses,
        mark.enrolments,
        mark.completions,
        mark.now,
        rows,
        seconds,
    )


class _Report:
    """Counts, tells how far the work is, and stops it when asked to."""

    def __init__(self, progress: ProgressSink, cancel: CancelToken, learners: int, started: float) -> None:
        self.rows = 0
        self._progress = progress
        self._cancel = cancel
        self._learners = learners
        self._started = started
        self._people = 0

    def written(self, rows: int) -> None:
        """After every batch of rows."""
        self._cancel.raise_if_cancelled()
        self.rows += rows
        seconds = max(time.monotonic() - self._started, 0.001)
        rate = self._people / seconds
        remaining = (self._learners - self._people) / rate if rate else None
        self._progress(Progress("people", self._people, self._learners, rate, remaining, f"{self.rows:,} rows"))

    def person(self) -> None:
        """After every person."""
        self._people += 1

    def copy(self, done: int, total: int) -> None:
        """Before every statement that copies learners."""
        self._cancel.raise_if_cancelled()
        self._progress(Progress("copies", done, total))

    def table(self, done: int, total: int) -> None:
        """Before the indexes of every table."""
        self._cancel.raise_if_cancelled()
        self._progress(Progress("indexes", done, total))
