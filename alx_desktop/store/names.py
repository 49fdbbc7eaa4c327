"""Names of companies, courses and learners by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from alx_desktop.store.bulk import in_batches
from alx_desktop.store.tables.star import company, course, learner


def company_names(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Company id -> name, of those that the store knows."""
    return _names(connection, company.c.company_id, company.c.name, ids)


def course_names(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """Course id -> full name, of those that the store knows."""
    return _names(connection, course.c.course_id, course.c.fullname, ids)


def learner_names(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """User id -> first and last name, of those that the store knows."""
    name = func.trim(learner.c.firstname + " " + learner.c.lastname)
    return _names(connection, learner.c.user_id, name, ids)


def _names(
    connection: Connection, key: ColumnElement[Any], name: ColumnElement[Any], ids: Sequence[int]
) -> dict[int, str]:
    found: dict[int, str] = {}
    for condition in in_batches(key, ids):
        found |= {row[0]: row[1] for row in connection.execute(select(key, name).where(condition))}
    return found
