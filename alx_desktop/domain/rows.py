"""Derived rows of a scope, as plain tuples in the order of the store's columns (a sync makes millions of them)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from alx_desktop.domain.scope import Scope

LEARNER_COLUMNS = (
    "user_id", "username", "firstname", "lastname", "email", "idnumber", "is_suspended", "last_login_at",
)  # fmt: skip
LEARNER_PUBLISHED_END = LEARNER_COLUMNS.index("last_login_at")
"""Columns from here on do not raise change_seq."""

MEMBERSHIP_COLUMNS = (
    "company_id", "user_id", "department_id", "department_ids", "manager_type", "is_educator", "is_suspended",
)  # fmt: skip

EPISODE_COLUMNS = (
    "company_id", "user_id", "track_id", "course_id", "course_name", "enrolled_at", "started_at", "completed_at",
    "expires_at", "score", "licence_id", "licence_name", "is_cleared",
)  # fmt: skip

Row = tuple[Any, ...]


@dataclass(slots=True)
class ScopeRows:
    """What a scope should look like in the store.

    progress: in the order of CourseProgress. sources: user id, then (rows, sum) per source table; None when the
    read covered one company or some courses only, and so says nothing of the learners' other rows.
    """

    scope: Scope
    progress: list[Row] = field(default_factory=list)
    learners: list[Row] = field(default_factory=list)
    memberships: list[Row] = field(default_factory=list)
    episodes: list[Row] = field(default_factory=list)
    sources: list[Row] | None = None
    users: frozenset[int] = frozenset()
    deleted_users: frozenset[int] = frozenset()
    rows_read: int = 0
