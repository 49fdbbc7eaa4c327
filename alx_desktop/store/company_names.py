"""The companies of a store: which there are, and how people call them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from alx_desktop.store.tables.star import company


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A company that Moodle has."""

    company_id: int
    name: str
    shortname: str
    parent_id: int | None
    is_suspended: bool


def company_names(connection: Connection) -> dict[int, CompanyName]:
    """Companies that Moodle has, by name."""
    c = company.c
    columns = (c.company_id, c.name, c.shortname, c.parent_id, c.is_suspended)
    statement = select(*columns).where(c.removed_at.is_(None)).order_by(c.sort_name, c.company_id)
    return {row.company_id: CompanyName(*row) for row in connection.execute(statement)}
