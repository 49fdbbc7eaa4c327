"""Verify: recompute learners straight from Moodle and compare with the store, field by field."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import select

from alx_desktop.config import Profile
from alx_desktop.domain.course_progress import CourseProgress
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.domain.scope import Scope
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.source import ProfileSource
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.progress_rows import learner_ids, rows_of_learners
from alx_desktop.store.store import Store
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.recompute import Recomputation

SAMPLE = 500
LEARNERS_AT_ONCE = 200
KEPT = 1000
"""Differences that are kept to be shown; all are counted."""
TOLERANCE = 1e-9
NOT_COMPARED = frozenset({"recheck_at"})
"""When to look again: the store's own business, and different at every moment."""

Key = tuple[int, int, int]


class Recompute(Protocol):
    """Moodle's side of the comparison."""

    def learners(self) -> Iterable[int]:
        """Ids of everybody in Moodle."""

    def rows(self, user_ids: Sequence[int]) -> Iterable[CourseProgress]:
        """What the rows of these learners should be."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one row that differs; field "row": it is only in Moodle, or only in the store."""

    company_id: int
    user_id: int
    course_id: int
    field: str
    stored: Any
    moodle: Any


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """rows: compared, from either side. as_of: UTC epoch seconds taken as now. first: at most KEPT differences."""

    learners: int
    rows: int
    rows_different: int
    first: tuple[Difference, ...]
    as_of: int
    seed: int | None
    seconds: float

    @property
    def equal(self) -> bool:
        """True if nothing differs."""
        return self.rows_different == 0


class VerifyService:
    """Compares one profile's store with its Moodle; writes nothing."""

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
    ) -> VerifyResult:
        """Compare `sample` learners, None = all. seed: same seed, same learners; None = by chance.

        as_of: UTC epoch seconds; None = the moment that the store stands for, so that nothing differs only because
        time went by. Raises WrongUse before the first sync, SourceError, Cancelled.
        """
        token = cancel or CancelToken()
        started = time.monotonic()
        with self._store.reading(self._store.reporting) as connection:
            watermark, known = read_state(connection).watermark, learner_ids(connection)
        moment = as_of if as_of is not None else watermark
        if moment is None:
            raise WrongUse("the store holds no complete sync yet", advice="Run `alx-desktop sync` first.")
        source = self._source()
        forget = token.on_cancel(source.cancel)
        try:
            moodle = self._recompute(source, self._profile, moment, token)
            chosen, seed = choose(set(known) | set(moodle.learners()), sample, seed)
            rows, different, first = self._compare(moodle, chosen, progress, token)
        finally:
            forget()
            source.close()
        return VerifyResult(
            len(chosen), rows, different, tuple(first), moment, seed, round(time.monotonic() - started, 2)
        )

    def _compare(
        self, moodle: Recompute, chosen: Sequence[int], progress: ProgressSink, cancel: CancelToken
    ) -> tuple[int, int, list[Difference]]:
        rows = different = 0
        first: list[Difference] = []
        for start in range(0, len(chosen), LEARNERS_AT_ONCE):
            cancel.raise_if_cancelled()
            progress(Progress("verify", start, len(chosen), message=f"{different} rows differ"))
            part = chosen[start : start + LEARNERS_AT_ONCE]
            wanted = list(moodle.rows(part))
            with self._store.reading(self._store.reporting, cancel) as connection:
                stored = rows_of_learners(connection, part)
            found = list(differences(stored, wanted))
            rows += len({_key(row) for row in stored} | {_key(row) for row in wanted})
            different += len({(d.company_id, d.user_id, d.course_id) for d in found})
            first += found[: KEPT - len(first)]
        progress(Progress("verify", len(chosen), len(chosen)))
        return rows, different, first


class MoodleRecompute:
    """Recompute by the same rules as the sync, straight from Moodle."""

    def __init__(self, source: MoodleSource, profile: Profile, as_of: int, cancel: CancelToken) -> None:
        self._source = source
        self._cancel = cancel
        self._work = Recomputation.open(source, profile.source.company_source, as_of, cancel)

    def learners(self) -> list[int]:
        """Ids of all users in Moodle's table."""
        ids = select(self._source.schema.table("user").c.id)
        return [row[0] for row in read_again(self._source, lambda reader: reader.rows("user_ids", ids), self._cancel)]

    def rows(self, user_ids: Sequence[int]) -> list[CourseProgress]:
        """What the rows of these learners should be."""
        found = self._work.derive(Scope(user_ids=tuple(user_ids)), self._cancel)
        return [CourseProgress._make(row) for row in found.progress]


def choose(learners: set[int], sample: int | None, seed: int | None) -> tuple[list[int], int | None]:
    """The learners to look at, by id, and the seed that chose them (None: all are looked at)."""
    ordered = sorted(learners)
    if sample is None or sample >= len(ordered):
        return ordered, None
    seed = random.SystemRandom().randrange(10**6) if seed is None else seed
    return sorted(random.Random(seed).sample(ordered, sample)), seed


def differences(stored: Iterable[CourseProgress], wanted: Iterable[CourseProgress]) -> Iterator[Difference]:
    """Every field that differs, in the order of the keys."""
    ours = {_key(row): row for row in stored}
    theirs = {_key(row): row for row in wanted}
    for key in sorted(ours.keys() | theirs.keys()):
        left, right = ours.get(key), theirs.get(key)
        if left is None or right is None:
            yield Difference(*key, "row", _presence(left), _presence(right))
            continue
        for name, a, b in zip(CourseProgress._fields, left, right, strict=True):
            if name not in NOT_COMPARED and not _same(a, b):
                yield Difference(*key, name, a, b)


def _key(row: CourseProgress) -> Key:
    return row.company_id, row.user_id, row.course_id


def _presence(row: CourseProgress | None) -> str:
    return "missing" if row is None else "there"


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=0.0, abs_tol=TOLERANCE)
    return bool(a == b)
