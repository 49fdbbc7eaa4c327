"""Compares the stored structure (companies, courses, departments) with a site's, without writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from alx_desktop.domain.rows import Row
from alx_desktop.domain.site import SiteStructure
from alx_desktop.store.bulk import fetch_tuples
from alx_desktop.store.merge_structure import (
    COMPANY_COLUMNS,
    COMPANY_COURSE_COLUMNS,
    COURSE_COLUMNS,
    DEPARTMENT_COLUMNS,
    structure_rows,
)
from alx_desktop.store.tables.star import company, company_course, course, department

NOT_SHOWN = frozenset({"signature", "sort_name", "search_text", "removed_at"})
"""Columns of ours that follow from the others, or only tell that something changed."""


@dataclass(frozen=True, slots=True)
class StructureDifference:
    """One field of one row of a structure table; field "row": it is on one side only."""

    table: str
    key: tuple[int, ...]
    field: str
    stored: Any
    moodle: Any


@dataclass(slots=True)
class StructureState:
    """What differs. courses: with other rules than stored; pairs: (company, course) that came, went or have other
    rules; companies: that came or went."""

    differences: list[StructureDifference] = field(default_factory=list)
    courses: set[int] = field(default_factory=set)
    pairs: set[tuple[int, int]] = field(default_factory=set)
    companies: set[int] = field(default_factory=set)


def compare_structure(connection: Connection, site: SiteStructure) -> StructureState:
    """The stored structure beside the site's, in the connection's snapshot."""
    found = StructureState()
    companies, courses, departments, pairs = structure_rows(site)
    for key, name, old, new in _differences(connection, course, COURSE_COLUMNS, 1, courses):
        if name in ("row", "signature"):
            found.courses.add(key[0])
        _note(found, "course", key, name, old, new)
    for key, name, old, new in _differences(connection, company, COMPANY_COLUMNS, 1, companies):
        if name == "row":
            found.companies.add(key[0])
        _note(found, "company", key, name, old, new)
    for key, name, old, new in _differences(connection, department, DEPARTMENT_COLUMNS, 2, departments):
        _note(found, "department", key, name, old, new)
    for key, name, old, new in _differences(connection, company_course, COMPANY_COURSE_COLUMNS, 2, pairs):
        found.pairs.add((key[0], key[1]))
        _note(found, "company_course", key, name, old, new)
    return found


def _note(found: StructureState, table: str, key: tuple[int, ...], name: str, old: Any, new: Any) -> None:
    if name not in NOT_SHOWN:
        found.differences.append(StructureDifference(table, key, name, old, new))


def _differences(
    connection: Connection, table: Table, columns: Sequence[str], key_width: int, derived: Sequence[Row]
) -> Iterator[tuple[tuple[int, ...], str, Any, Any]]:
    """(key, field, stored, derived) of all that differs among the rows that are not removed."""
    names = columns[:-1]
    statement = select(*(table.c[name] for name in names)).where(table.c.removed_at.is_(None))
    stored = {row[:key_width]: row for row in fetch_tuples(connection, statement)}
    wanted = {row[:key_width]: row for row in derived}
    for key in sorted(stored.keys() | wanted.keys()):
        old, new = stored.get(key), wanted.get(key)
        if old is None or new is None:
            yield key, "row", "missing" if old is None else "there", "missing" if new is None else "there"
            continue
        for index in range(key_width, len(names)):
            if old[index] != new[index]:
                yield key, names[index], old[index], new[index]
