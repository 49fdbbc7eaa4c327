"""Which learners a recomputation covers."""

from __future__ import annotations

from dataclasses import dataclass

LAST = 2**62
"""Above any id: the open end of a range."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Learners with after < id <= through, or exactly user_ids. company_id: only that company's rows."""

    after: int = -1
    through: int = LAST
    user_ids: tuple[int, ...] | None = None
    company_id: int | None = None
