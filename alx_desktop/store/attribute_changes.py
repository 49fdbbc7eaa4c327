"""Counts the rows that a run changes without a history of their own: by what they show of learner, course, company.

Such a change is as new to readers as one of the row's own values (design.md, change_seq), and may concern every row of
a company: one number a run and company is kept of them, instead of an entry a row.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from alx_desktop.store.tables.progress import attribute_change


def count_changes(connection: Connection, run_id: str, now: int, rows: Mapping[int, int]) -> int:
    """Add rows, by company id, to what the run changed at `now` (UTC epoch seconds); their sum. Less than 0: of rows
    that the run had counted before it changed them once more."""
    t = attribute_change.c
    for company_id, number in rows.items():
        if number:
            here = update(attribute_change).where(t.company_id == company_id, t.changed_at == now, t.run_id == run_id)
            if not connection.execute(here.values(rows=t.rows + number)).rowcount:
                values = {"company_id": company_id, "changed_at": now, "run_id": run_id, "rows": number}
                connection.execute(insert(attribute_change).values(values))
    return sum(rows.values())


def counted_rows(connection: Connection, *conditions: ColumnElement[bool]) -> dict[int, int]:
    """Of the counts that fit the conditions, the sum of each company, by id."""
    t = attribute_change.c
    found = select(t.company_id, func.sum(t.rows)).where(*conditions).group_by(t.company_id)
    return {row[0]: int(row[1]) for row in connection.execute(found)}
