"""Moodle's side of a comparison: rows derived straight from it, part by part, by the same rules as the sync."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from sqlalchemy import func, select

from alx_desktop.config import Profile
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.rows import Row, ScopeRows
from alx_desktop.domain.scope import Scope
from alx_desktop.domain.site import SiteStructure
from alx_desktop.moodle.facts import ScopeFacts
from alx_desktop.moodle.rules import rule_for
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.progress_rows import Key
from alx_desktop.store.tables.state import SOURCES
from alx_desktop.sync.derive import Deriver
from alx_desktop.sync.extract import learners_per_range, read_again, read_ranges
from alx_desktop.sync.recompute import Recomputation

LEARNERS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Part:
    """Some learners: their scope, what their rows should be, and the same for another moment."""

    scope: Scope
    derived: ScopeRows
    at: Callable[[int], Mapping[Key, Row]]


class Recompute(Protocol):
    """Moodle's side of the comparison."""

    structure: SiteStructure

    def count(self) -> int:
        """How many users Moodle has."""

    def learners(self) -> Iterable[int]:
        """Their ids."""

    def parts(self, user_ids: Sequence[int] | None) -> Iterator[Part]:
        """These learners, or all of them, part by part."""


class MoodleRecompute:
    """Recompute by the same rules as the sync, straight from Moodle."""

    def __init__(self, source: MoodleSource, profile: Profile, as_of: int, cancel: CancelToken) -> None:
        self._source = source
        self._profile = profile
        self._cancel = cancel
        self._work = Recomputation.open(source, profile.source.company_source, as_of, cancel)
        self._derivers: dict[int, Deriver] = {}
        self.structure = self._work.site

    def count(self) -> int:
        """Rows of Moodle's table of users."""
        number = select(func.count()).select_from(self._source.schema.table("user"))
        return int(read_again(self._source, lambda reader: reader.scalar("count_users", number), self._cancel) or 0)

    def learners(self) -> list[int]:
        """Ids of all users in Moodle's table."""
        ids = select(self._source.schema.table("user").c.id)
        return [row[0] for row in read_again(self._source, lambda reader: reader.rows("user_ids", ids), self._cancel)]

    def parts(self, user_ids: Sequence[int] | None) -> Iterator[Part]:
        """Ranges of learners, or the given ones."""
        work = self._work
        if user_ids is None:
            size, _learners = read_again(
                self._source, lambda r: learners_per_range(r, self._source, self._profile.sync.batch_size), self._cancel
            )
            found = read_ranges(self._source, work.facts, size, -1, self._cancel, self._profile.sync.pause)
        else:
            starts = range(0, len(user_ids), LEARNERS_AT_ONCE)
            scopes = (Scope(user_ids=tuple(user_ids[start : start + LEARNERS_AT_ONCE])) for start in starts)
            # One after the other: what is read is compared at once, before a sync can come in between.
            reads = (partial(work.facts.read, scope=scope) for scope in scopes)
            found = (read_again(self._source, read, self._cancel) for read in reads)
        for facts in found:
            yield Part(facts.scope, work.deriver.derive(facts), self._at(facts))

    def _at(self, facts: ScopeFacts) -> Callable[[int], Mapping[Key, Row]]:
        """The rows of these facts by moment; derived when first asked for."""
        by_moment: dict[int, dict[Key, Row]] = {}

        def at(moment: int) -> Mapping[Key, Row]:
            if moment not in by_moment:
                rows = self._deriver(moment).derive(facts).progress
                by_moment[moment] = {row[:3]: row for row in rows}
            return by_moment[moment]

        return at

    def _deriver(self, moment: int) -> Deriver:
        if moment not in self._derivers:
            work = self._work
            rule = rule_for(self._source.schema.version)
            self._derivers[moment] = Deriver(work.site, work.companies, rule, moment, SOURCES)
        return self._derivers[moment]
