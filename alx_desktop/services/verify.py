"""Verify: recompute learners straight from Moodle and compare them with the store, row by row and field by field.

Written for any size: one range of learners at a time, from Moodle and from the store, and differences go to who asked.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alx_desktop.config import Profile
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.moodle.rules import rule_for
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.report_place import require_place
from alx_desktop.services.site_time import zone_named
from alx_desktop.services.source import ProfileSource
from alx_desktop.services.spool import Spool
from alx_desktop.services.verify_compare import Cause, Difference, Kind, MovedRules, ScopeComparison, of_structure
from alx_desktop.services.verify_moodle import MoodleRecompute, Part, Recompute
from alx_desktop.services.verify_report import (
    DifferenceNames,
    NamedDifference,
    ReportAbout,
    spooled,
    write_report,
)
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.progress_rows import StoredScope, learner_ids, read_scope
from alx_desktop.store.store import Store
from alx_desktop.store.structure_rows import StructureState, compare_structure
from alx_desktop.sync.extract import prefetched

__all__ = ["KEPT", "SAMPLE", "Cause", "Difference", "Kind", "VerifyResult", "VerifyService"]

SAMPLE = 500
KEPT = 1000
"""Differences that a result carries; all are counted, and all are in a report."""

UNFINISHED = phrase("A full sync is not finished yet: rows that it has not reached are older than the others.")


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What was found. Counts named rows_ are rows of course progress, each counted once.

    rows: compared, from either side. rows_wrong and rows_changed: of those that differ, how many are wrong, and how
    many changed in Moodle since the last sync. others_different: rows of learners, memberships, companies, courses
    that differ. as_of, checked_at: UTC epoch seconds taken as now, and Moodle's own time. first: at most KEPT.
    """

    learners: int
    rows: int
    rows_different: int
    first: tuple[Difference, ...]
    as_of: int
    seed: int | None
    seconds: float
    rows_missing: int = 0
    rows_too_many: int = 0
    rows_wrong: int = 0
    rows_changed: int = 0
    rows_waiting: int = 0
    others_different: int = 0
    differences: int = 0
    fields: dict[str, int] = field(default_factory=dict)
    checked_at: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """True if nothing differs."""
        return self.differences == 0


class VerifyService:
    """Compares one profile's store with its Moodle; writes nothing but the report."""

    def __init__(
        self,
        profile: Profile,
        store: Store,
        source: ProfileSource,
        recompute: Callable[[MoodleSource, Profile, int, CancelToken], Recompute] | None = None,
    ) -> None:
        self._profile = profile
        self._store = store
        self._source = source
        self._recompute = recompute or MoodleRecompute

    def run(
        self,
        sample: int | None = SAMPLE,
        seed: int | None = None,
        as_of: int | None = None,
        progress: ProgressSink = ignore_progress,
        cancel: CancelToken | None = None,
        report: Path | None = None,
    ) -> VerifyResult:
        """Compare `sample` learners, None = all. seed: same seed, same learners; None = by chance.

        as_of: UTC epoch seconds; None = the moment that the store stands for, so that nothing differs only because
        time went by. report: a file (.json or .html) with every difference. Raises WrongUse before the first sync and
        for another kind of report, SourceError, Cancelled.
        """
        if report is not None:
            require_place(report)
        token = cancel or CancelToken()
        started = time.monotonic()
        with self._store.reading(self._store.reporting) as connection:
            state = read_state(connection)
        moment = as_of if as_of is not None else state.watermark
        if moment is None:
            raise WrongUse("the store holds no complete sync yet", advice=phrase("Run `alx-desktop sync` first."))
        source = self._source()
        forget = token.on_cancel(source.cancel)
        try:
            checked_at = source.server_time()
            moodle = self._recompute(source, self._profile, moment, token)
            with Spool() as spool:
                tally = _Tally(spool if report is not None else None)
                learners, seed = self._compare(moodle, sample, seed, moment, tally, progress, token)
                notes: list[str] = [UNFINISHED] if state.full_run_id is not None else []
                seconds = round(time.monotonic() - started, 2)
                found = tally.result(learners, moment, seed, seconds, checked_at, notes)
                if report is not None:
                    self._write(report, found, spool, source, state.site_timezone)
        finally:
            forget()
            source.close()
        return found

    def named(self, found: VerifyResult) -> list[NamedDifference]:
        """The differences that the result carries, with the store's names. Raises StoreError."""
        shown = [spooled(one) for one in found.first]
        with self._store.reading(self._store.reporting) as connection:
            zone = zone_named(self._profile.time_zone or read_state(connection).site_timezone)
            names = DifferenceNames(connection, shown)
        return [names.named(one, zone) for one in shown]

    def _compare(
        self,
        moodle: Recompute,
        sample: int | None,
        seed: int | None,
        as_of: int,
        tally: _Tally,
        progress: ProgressSink,
        cancel: CancelToken,
    ) -> tuple[int, int | None]:
        """Everything, into the tally; (learners looked at, the seed that chose them)."""
        with self._store.reading(self._store.reporting) as connection:
            structure = compare_structure(connection, moodle.structure)
            rules = MovedRules.between(read_state(connection).signs, moodle.structure)
            known = learner_ids(connection) if sample is not None else []
        chosen: list[int] | None = None
        if sample is None:
            seed, total = None, moodle.count()
        else:
            chosen, seed = choose(set(known) | set(moodle.learners()), sample, seed)
            total = len(chosen)
        tally.structure(structure)
        comparison = ScopeComparison(structure, rules, as_of)
        done, began = 0, time.monotonic()
        progress(Progress("verify", 0, total))
        with prefetched(moodle.parts(chosen)) as parts:
            for part in parts:
                with self._store.reading(self._store.reporting, cancel) as connection:
                    stored = read_scope(connection, part.scope)
                tally.part(comparison, part, stored)
                done += len(part.derived.users) if chosen is None else len(part.scope.user_ids or ())
                progress(_progress(done, total, time.monotonic() - began, tally.rows_different))
                cancel.raise_if_cancelled()
        return done if chosen is None else len(chosen), seed

    def _write(
        self, path: Path, found: VerifyResult, spool: Spool, source: MoodleSource, time_zone: str | None
    ) -> None:
        schema = source.schema
        site = f"{source.server}, Moodle {schema.release}, rule of {rule_for(schema.version).name}"
        about = ReportAbout(self._profile.name, site, self._profile.time_zone or time_zone)
        with self._store.reading(self._store.reporting) as connection:
            write_report(path, found, spool, about, connection)


def _waiting(rows: int) -> str:
    return phrase(
        "{0:,} rows are gone from Moodle and wait for a decision on their removal; they are served until then.", rows
    )


def _progress(done: int, total: int, seconds: float, different: int) -> Progress:
    rate = done / seconds if done and seconds else None
    remaining = (total - done) / rate if rate else None
    return Progress("verify", done, total, rate, remaining, phrase("{0:,} rows differ", different))


class _Tally:
    """Counts differences, keeps the first ones, and puts all of them aside where a report wants them."""

    def __init__(self, spool: Spool | None) -> None:
        self._spool = spool
        self._first: list[Difference] = []
        self._rows: Counter[str] = Counter()
        self._fields: Counter[str] = Counter()
        self._compared = self._others = self._all = 0

    @property
    def rows_different(self) -> int:
        """Rows of course progress so far."""
        return self._rows["different"]

    def structure(self, found: StructureState) -> None:
        """Companies, courses, departments."""
        differences = [of_structure(one) for one in found.differences]
        self._others += len({(one.table, one.key) for one in found.differences})
        self._keep(differences)

    def part(self, comparison: ScopeComparison, part: Part, stored: StoredScope) -> None:
        """One scope."""
        self._compared += len(stored.rows.keys() | {row[:3] for row in part.derived.progress})
        self._rows["waiting"] += len(stored.waiting - {row[:3] for row in part.derived.progress})
        by_row: dict[tuple[Any, ...], list[Difference]] = {}
        for one in comparison.rows(part.derived, stored, part.at):
            by_row.setdefault((one.company_id, one.user_id, one.course_id), []).append(one)
        for found in by_row.values():
            self._rows["different"] += 1
            self._rows[found[0].kind] += 1
            # A row with one wrong field is wrong, whatever else of it changed since.
            wrong = any(one.cause is Cause.WRONG for one in found)
            self._rows[Cause.WRONG if wrong else Cause.CHANGED] += 1
            self._keep(found)
        names = list(comparison.names(part.derived, stored))
        self._others += len({(one.table, one.company_id, one.user_id) for one in names})
        self._keep(names)

    def _keep(self, found: Sequence[Difference]) -> None:
        self._first += found[: KEPT - len(self._first)]
        self._all += len(found)
        for one in found:
            self._fields[one.field if one.table == "course_progress" else f"{one.table}.{one.field}"] += 1
            if self._spool is not None:
                self._spool.add(spooled(one))

    def result(
        self, learners: int, as_of: int, seed: int | None, seconds: float, checked_at: int, notes: list[str]
    ) -> VerifyResult:
        """The figures."""
        rows = self._rows
        if rows["waiting"]:
            notes = [*notes, _waiting(rows["waiting"])]
        return VerifyResult(
            learners, self._compared, rows["different"], tuple(self._first), as_of, seed, seconds,
            rows[Kind.MISSING], rows[Kind.TOO_MANY], rows[Cause.WRONG], rows[Cause.CHANGED], rows["waiting"],
            self._others, self._all, dict(self._fields.most_common()), checked_at, tuple(notes),
        )  # fmt: skip


def choose(learners: set[int], sample: int | None, seed: int | None) -> tuple[list[int], int | None]:
    """The learners to look at, by id, and the seed that chose them (None: all are looked at)."""
    ordered = sorted(learners)
    if sample is None or sample >= len(ordered):
        return ordered, None
    seed = random.SystemRandom().randrange(10**6) if seed is None else seed
    return sorted(random.Random(seed).sample(ordered, sample)), seed
