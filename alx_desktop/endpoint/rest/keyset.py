"""Orders in which every row has one place, and the rows after a place, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, ColumnElement, and_, case, false, or_, tuple_

from alx_desktop.store.published import PublishedSet


@dataclass(frozen=True, slots=True)
class Order:
    """terms: (expression, descending), the last ones are the key. plain: the key alone decides."""

    terms: tuple[tuple[ColumnElement[Any], bool], ...]
    plain: bool

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """What a row's place consists of."""
        return [term for term, _descending in self.terms]

    @property
    def by(self) -> list[ColumnElement[Any]]:
        """For ORDER BY."""
        return [term.desc() if descending else term for term, descending in self.terms]

    def after(self, place: Sequence[Any]) -> ColumnElement[bool]:
        """The rows after a place."""
        if self.plain:
            return tuple_(*self.columns) > tuple_(*place)
        same: list[ColumnElement[bool]] = []
        choices = []
        for (term, descending), value in zip(self.terms, place, strict=True):
            choices.append(and_(*same, _beyond(term, descending, value)))
            same.append(term.is_(None) if value is None else term == value)
        return or_(*choices)


def order_of(published: PublishedSet, sort: Sequence[tuple[str, bool]]) -> Order:
    """By the fields, rows without a value last, and then by the key."""
    terms: list[tuple[ColumnElement[Any], bool]] = []
    for name, descending in sort:
        column = published.columns[name]
        # The engines do not agree on where NULL belongs, nor that truth values can be compared.
        terms.append((case((column.is_(None), 1), else_=0), False))
        comparable = case((column, 1), else_=0) if isinstance(column.type, Boolean) else column
        terms.append((comparable, descending))
    return Order((*terms, *((column, False) for column in published.key)), not sort)


def _beyond(term: ColumnElement[Any], descending: bool, value: Any) -> ColumnElement[bool]:
    if value is None:
        return false()
    beyond: ColumnElement[bool] = term < value if descending else term > value
    return beyond
