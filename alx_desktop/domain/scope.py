"""Which learners a recomputation covers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

LAST = 2**62
"""Above any id: the open end of a range."""

PAIRS_AT_ONCE = 500
"""Pairs of a scope: each becomes a row that is written out in the statements that read it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Learners with after < id <= through, or exactly user_ids. company_id: only that company's rows.

    pairs: (user id, course id): only these courses of the learners in user_ids; at most PAIRS_AT_ONCE.
    """

    after: int = -1
    through: int = LAST
    user_ids: tuple[int, ...] | None = None
    company_id: int | None = None
    pairs: tuple[tuple[int, int], ...] | None = None

    @classmethod
    def of_pairs(cls, pairs: Collection[tuple[int, int]]) -> Scope:
        """Some courses of some learners."""
        return cls(user_ids=tuple(sorted({user_id for user_id, _course in pairs})), pairs=tuple(sorted(pairs)))
