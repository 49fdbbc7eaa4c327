"""The order of a report as SQL: which segments to read one after the other, in either direction, from any row on.

Rows without a value come last in both directions, so an order by a value is two segments: rows that have one, walked
along its index, and then the rest. An order by a name walks the names and, for each, the rows that bear it; by the
department, its learners between the two. Ties are broken by the key, so that every order is total and a page can go
on after any row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from alx_desktop.domain.report_query import SortColumn
from alx_desktop.store.report_columns import OVERDUE
from alx_desktop.store.report_walk import KEY, KEY_PLACE, Cursor, Segment, Walk, beyond

Order = Callable[[Walk, Cursor | None, bool, bool], list[Segment]]
"""Segments of a walk: where it goes on (None: at its beginning), downwards, backwards."""


def segments(walk: Walk, after: Cursor | None = None, *, backwards: bool = False) -> list[Segment]:
    """The segments that hold everything after a place (before it, if backwards), nearest first."""
    sort = walk.query.sort
    make = _ORDERS.get(sort, _by_name if sort in _NAMES else _by_value)
    return make(walk, after, walk.query.descending != backwards, backwards)


def is_by_name(sort: SortColumn) -> bool:
    """Whether an order walks names, and so finds removed rows as fast as live ones; the others' indexes lack them."""
    return sort in _NAMES or sort is SortColumn.DEPARTMENT


def _by_value(walk: Walk, after: Cursor | None, downwards: bool, backwards: bool) -> list[Segment]:
    column = f"cp.{walk.query.sort.value}"
    order = (column, *_KEY)
    absent = [f"{column} IS NULL"]
    present = [f"{column} IS NOT NULL"]
    if after is None:
        wanted = [present, absent][:: -1 if backwards else 1]
    elif after.value is None:
        wanted = [[*absent, beyond(_KEY, KEY_PLACE, downwards)], *([present] if backwards else [])]
    else:
        further = beyond(order, ("value", *KEY_PLACE), downwards)
        wanted = [[*present, further], *([] if backwards else [absent])]
    return [walk.segment(column, conditions, order, downwards, after) for conditions in wanted]


_KEY = tuple(f"cp.{name}" for name in KEY)


@dataclass(frozen=True, slots=True)
class _Name:
    """A text of a dimension: its table, the key by which a row of course progress refers to it, the column."""

    table: str
    bearer: str
    column: str = "sort_name"


_NAMES = {
    SortColumn.LEARNER: _Name("learner", "user_id"),
    SortColumn.EMAIL: _Name("learner", "user_id", "email"),
    SortColumn.COURSE: _Name("course", "course_id"),
    SortColumn.COMPANY: _Name("company", "company_id"),
}


def _by_name(walk: Walk, after: Cursor | None, downwards: bool, _backwards: bool) -> list[Segment]:
    name = _NAMES[walk.query.sort]
    value, bearer = f"s.{name.column}", name.bearer
    own = bearer.removesuffix("_id")
    rest = tuple(part for part in KEY if part != bearer)
    order = (value, f"s.{bearer}", *(f"cp.{part}" for part in rest))
    wanted: list[list[str]] = [[]]
    if after is not None:
        # One statement for what is left of the same bearer, one for the next bearers: each a plain index range.
        left = beyond(order[2:], [part.removesuffix("_id") for part in rest], downwards)
        wanted = [[f"s.{bearer} = :{own}", left], [beyond(order[:2], ["value", own], downwards)]]
    ways = [f"{name.table} s"]
    return [
        walk.segment(value, [f"cp.{bearer} = s.{bearer}", *conditions], order, downwards, after, ways)
        for conditions in wanted
    ]


_MEMBERS = (
    "m.company_id = s.company_id", "m.department_id = s.department_id", "cp.company_id = m.company_id",
    "cp.user_id = m.user_id",
)  # fmt: skip
_WITHOUT = (
    "NOT EXISTS (SELECT 1 FROM company_learner m JOIN department s ON m.company_id = s.company_id "
    "AND m.department_id = s.department_id WHERE m.company_id = cp.company_id AND m.user_id = cp.user_id)"
)
_OWN_DEPARTMENT = "(SELECT department_id FROM company_learner WHERE company_id = :company AND user_id = :user)"


def _by_department(walk: Walk, after: Cursor | None, downwards: bool, backwards: bool) -> list[Segment]:
    """By department, company, learner and course; then the learners without a department, learner by learner."""
    without = _without_department(walk, after if after and after.value is None else None, downwards)
    if after is not None and after.value is None:
        return [without, *(_with_department(walk, None, downwards) if backwards else [])]
    with_one = _with_department(walk, after, downwards)
    if after is not None:
        return [*with_one, *([] if backwards else [without])]
    return [without, *with_one] if backwards else [*with_one, without]


def _by_learner(walk: Walk, after: Cursor | None, downwards: bool, backwards: bool) -> list[Segment]:
    """By a text of the learner; for an analyst then the tombstones of learners of whom she knows the key alone."""
    if not (walk.analyst and walk.query.include_removed):
        return _by_name(walk, after, downwards, backwards)
    conditions = ["cp.removed_at IS NOT NULL", "NOT EXISTS (SELECT 1 FROM learner s WHERE s.user_id = cp.user_id)"]
    if after is not None and after.value is None:
        conditions.append(beyond(_KEY, KEY_PLACE, downwards))
    unknown = walk.segment("NULL", conditions, _KEY, downwards, after)
    if after is None:
        known = _by_name(walk, None, downwards, backwards)
        return [unknown, *known] if backwards else [*known, unknown]
    if after.value is None:
        return [unknown, *(_by_name(walk, None, downwards, backwards) if backwards else [])]
    return [*_by_name(walk, after, downwards, backwards), *([] if backwards else [unknown])]


def _with_department(walk: Walk, after: Cursor | None, downwards: bool) -> list[Segment]:
    order = ("s.sort_name", "s.company_id", "s.department_id", "m.user_id", "cp.course_id")
    wanted: list[list[str]] = [[]]
    if after is not None:
        sign = "<" if downwards else ">"
        here = ["s.company_id = :company", f"s.department_id = {_OWN_DEPARTMENT}"]
        beyond_it = f"({', '.join(order[:3])}) {sign} (:value, :company, {_OWN_DEPARTMENT})"
        wanted = [
            [*here, "m.user_id = :user", f"cp.course_id {sign} :course"],
            [*here, f"m.user_id {sign} :user"],
            [beyond_it],
        ]
    ways = ["department s", "company_learner m"]
    return [walk.segment("s.sort_name", [*_MEMBERS, *one], order, downwards, after, ways) for one in wanted]


def _without_department(walk: Walk, after: Cursor | None, downwards: bool) -> Segment:
    order = ("cp.user_id", "cp.company_id", "cp.course_id")
    conditions = [_WITHOUT, *([beyond(order, ("user", "company", "course"), downwards)] if after else [])]
    return walk.segment("NULL", conditions, order, downwards, after)


_STAGES = (
    [OVERDUE],
    ["cp.due_at IS NOT NULL", f"NOT {OVERDUE}"],
    ["cp.due_at IS NULL"],
)
_DUE_VALUE = f"CASE WHEN {OVERDUE} THEN cp.due_at ELSE -cp.due_at END"
"""The due date; a negative one where it is not overdue, so that a place tells its stage."""


def _by_days_overdue(walk: Walk, after: Cursor | None, downwards: bool, backwards: bool) -> list[Segment]:
    """What is overdue by its due date, then what has another due date, then what has none.

    The longest overdue is the one that was due first, so everything runs against the direction of the days.
    """
    order = ("cp.due_at", *_KEY)
    step = -1 if backwards else 1
    stages = list(_STAGES[::step])
    if after is not None:
        stage = 2 if after.value is None else 0 if after.value > 0 else 1
        stages = list(_STAGES[stage::step])
        further = (
            beyond(_KEY, KEY_PLACE, not downwards)
            if after.value is None
            else beyond(order, ("value", *KEY_PLACE), not downwards)
        )
        stages[0] = [*stages[0], further]
        after = after if after.value is None else replace(after, value=abs(after.value))
    return [walk.segment(_DUE_VALUE, conditions, order, not downwards, after) for conditions in stages]


_ORDERS: Mapping[SortColumn, Order] = {
    SortColumn.LEARNER: _by_learner,
    SortColumn.EMAIL: _by_learner,
    SortColumn.DEPARTMENT: _by_department,
    SortColumn.DAYS_OVERDUE: _by_days_overdue,
}
