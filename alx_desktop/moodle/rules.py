"""Moodle's rules as pure functions, with the version switch in one table.

Confirmed row by row on 3.11, 4.1, 4.5 and 5.1 (moodle-semantics 1.0 and 1.1). Names in brackets are Moodle's files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

CAPABILITY = "moodle/course:isincompletionreports"
ALLOW, PROHIBIT = 1, -1000
NEVER = 2147483647
"""`user_enrolments.timeend` by schema default: no end, like 0."""

DONE_STATES = (1, 2)
"""COMPLETION_COMPLETE, COMPLETION_COMPLETE_PASS [lib/completionlib.php:73-106]."""


@dataclass(frozen=True, slots=True)
class ProgressRule:
    """How a Moodle version counts the activities that are done.

    not_done: the completion states that do not count, where states other than 1 and 2 may; None = only 1 and 2 do.
    all_modules: the numerator runs over every module of the course, not only the tracked ones; Moodle can then
    exceed 100 %, which we cap.
    """

    name: str
    not_done: tuple[int, ...] | None
    all_modules: bool


RULES: tuple[tuple[float, ProgressRule], ...] = (
    # [completion/classes/progress.php:80-86 of 3.11]: any state but 0, COMPLETE_FAIL included.
    (0, ProgressRule("3.11", (0,), False)),
    # [completion/classes/progress.php:83-92 of 4.1]: neither 0 nor 3.
    (2022112800, ProgressRule("4.1", (0, 3), False)),
    # [completion_info::count_modules_completed]: states 1 and 2 over all modules. Pinned for 4.5; 4.2 to 4.4 are
    # taken to be the same, which differs from 4.1 only for rows of modules that are no longer tracked.
    (2023042400, ProgressRule("4.5", None, True)),
)


def rule_for(version: float) -> ProgressRule:
    """The rule of a Moodle version (`config.version`, e.g. 2022112822)."""
    return [rule for since, rule in RULES if version >= since][-1]


def percentage(rule_done: int, tracked: int) -> float | None:
    """Share of tracked activities done, 0 to 100; None where nothing is tracked [progress.php:45-96]."""
    return None if not tracked else min(100.0, rule_done / tracked * 100)


def is_active_enrolment(method_enabled: bool, status: int, start: int, end: int, now: int) -> bool:
    """Whether one `user_enrolments` row makes its learner active now [lib/enrollib.php:1265-1335]."""
    return method_enabled and status == 0 and start <= now and (end == 0 or end > now)


def resolve_roles(
    permissions: Mapping[int, Mapping[int, int]], path: Iterable[int]
) -> tuple[frozenset[int], frozenset[int]]:
    """Roles that the capability is allowed to, and prohibited for, in a context.

    permissions: context id -> role id -> permission. path: context ids from the system down. Per role the most
    specific override wins; PROHIBIT anywhere on the path wins over all
    [lib/accesslib.php has_capability_in_accessdata].
    """
    resolved: dict[int, int] = {}
    prohibited: set[int] = set()
    for context_id in path:
        for role_id, permission in permissions.get(context_id, {}).items():
            if permission == PROHIBIT:
                prohibited.add(role_id)
            elif permission:
                resolved[role_id] = permission
    allowed = frozenset(role for role, permission in resolved.items() if permission == ALLOW)
    return allowed, frozenset(prohibited)


def moment(value: int | None) -> int | None:
    """A Moodle time: 0 and 2147483647 mean none."""
    return None if not value or value == NEVER else value


def grade_percent(grade: float | None, low: float, high: float) -> float | None:
    """Share of the way from the lowest to the highest grade, in percent; None without a grade or a span."""
    return None if grade is None or high <= low else (grade - low) / (high - low) * 100
