"""Very large sites: the learners of a made site once more and once more, copied inside the database.

A million enrolments are simulated; ten million are those again, by other people of the same companies. Each copy has
ids, accounts and e-mail addresses of its own and the same history, so that tables, indexes and the work per learner
are those of a site of that size, while making it costs the database's own work and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Insert, insert, literal, select

from alx_desktop.demo.schema import DemoSchema

ROWS_AT_ONCE = 100_000
LEARNER_COLUMNS = {
    "user": "id",
    "user_enrolments": "userid",
    "role_assignments": "userid",
    "course_modules_completion": "userid",
    "course_modules_viewed": "userid",
    "course_completion_crit_compl": "userid",
    "course_completions": "userid",
    "grade_grades": "userid",
    "user_lastaccess": "userid",
    "user_info_data": "userid",
    "groups_members": "userid",
    "cohort_members": "userid",
    "company_users": "userid",
    "companylicense_users": "userid",
    "local_iomad_track": "userid",
}
"""What is copied, and which column says whose a row is. The log, people's contexts and certificates are not, and a
licence goes on naming the places that the simulated people took."""
UNIQUE_TEXTS = ("username", "email")
"""Columns of the accounts that get the number of the copy in front."""


def copy_statements(
    schema: DemoSchema, highest: Mapping[str, int], first_learner: int, learners: int, copies: int
) -> list[Insert]:
    """INSERT ... SELECT, each of at most ROWS_AT_ONCE rows.

    highest: the highest id per logical table. first_learner: who has a lower id (guest, administrator) stays single.
    learners: how many there are before. copies: how often each learner is there in the end.
    """
    statements = []
    for logical, column in LEARNER_COLUMNS.items():
        if logical not in schema.tables:
            continue
        table = schema.tables[logical]
        user = table.c[column]
        for copy in range(1, copies):
            values = [
                _copied(cell, user, copy, copy * learners, copy * highest.get(logical, 0)).label(cell.key)
                for cell in table.c
            ]
            for start in range(0, highest.get(logical, 0), ROWS_AT_ONCE):
                within = (table.c.id > start) & (table.c.id <= min(start + ROWS_AT_ONCE, highest[logical]))
                rows = select(*values).where(within, user >= first_learner)
                statements.append(insert(table).from_select([cell.key for cell in table.c], rows))
    return statements


def _copied(cell: Column[Any], user: Column[Any], copy: int, people: int, rows: int) -> ColumnElement[Any]:
    """What stands in a copy's column: ids moved beyond the ones before."""
    if cell is user:
        return cell + people
    if cell.key == "id":
        return cell + rows
    if user.key == "id" and cell.key in UNIQUE_TEXTS:
        return literal(f"{copy}.") + cell
    return cell
