"""What a request of REST asks for: fields, filters, order, limit, cursor. A field that is off does not exist."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement

from alx_desktop.domain.published_fields import FieldKind
from alx_desktop.endpoint.auth import QUERY_NAMES
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.rest.fields import kind_of, parse_value
from alx_desktop.store.published import PublishedSet

USUAL_LIMIT = 1000
HIGHEST_LIMIT = 10_000
MOST_FILTERS = 50
MOST_SORTED = 5

RESERVED = ("fields", "sort", "limit", "cursor", "total", "mode")
"""Parameters that are no filters; no field has such a name."""

OPERATORS: Mapping[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "eq": operator.eq,
    "ne": lambda column, value: column.is_distinct_from(value),
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
"""`field=value` and `field.OPERATOR=value`. `ne` has the rows without a value too."""

_OF_BOOLEANS = ("eq", "ne")

NULL = "null"
"""`field.null=true`: rows without a value."""

_NAME = re.compile(r"[a-z][a-z0-9_.]{0,60}")


@dataclass(frozen=True, slots=True)
class ListQuery:
    """A request's parameters, checked. digest: of all that decides which rows come in which order.

    sort: (field, descending). mode: as sent.
    """

    fields: tuple[str, ...]
    conditions: tuple[ColumnElement[bool], ...]
    sort: tuple[tuple[str, bool], ...]
    limit: int
    cursor: str | None
    total: bool
    mode: str | None
    digest: str


def parse_query(
    items: Iterable[tuple[str, str]], published: PublishedSet, allowed: frozenset[str] = frozenset(RESERVED),
    filters: bool = True,
) -> ListQuery:  # fmt: skip
    """A request's parameters. allowed: of the reserved ones. Raises EndpointError (400) naming what does not fit."""
    asked = [(name, value) for name, value in items if name not in QUERY_NAMES]
    special: dict[str, str] = {}
    conditions = []
    for name, value in asked:
        if name in RESERVED and name in allowed:
            if name in special:
                raise invalid(f"{name} is there twice")
            special[name] = value
        elif filters:
            conditions.append(_condition(published, name, value))
        else:
            raise invalid(f"unknown parameter {shown(name)}")
    if len(conditions) > MOST_FILTERS:
        raise invalid(f"more than {MOST_FILTERS} filters")
    mode = special.get("mode")
    return ListQuery(
        _fields(published, special.get("fields")), tuple(conditions), _sort(published, special.get("sort")),
        _limit(special.get("limit")), special.get("cursor"), _switch("total", special.get("total")), mode,
        repr(sorted((name, value) for name, value in asked if name not in ("cursor", "limit", "total"))),
    )  # fmt: skip


def invalid(detail: str) -> EndpointError:
    """A parameter does not fit."""
    return EndpointError(Code.PARAMETER_INVALID, detail)


def shown(name: str) -> str:
    """A name that a client sent, as an error repeats it: never what could be a token or is no name at all."""
    return repr(name) if _NAME.fullmatch(name) and not name.startswith("alx_") else "(no name)"


def _condition(published: PublishedSet, name: str, value: str) -> ColumnElement[bool]:
    field, _dot, how = name.partition(".")
    column = published.columns.get(field)
    if column is None:
        raise _unknown(field)
    if how == NULL:
        absent: ColumnElement[bool] = column.is_(None)
        return absent if _switch(name, value) else ~absent
    kind = kind_of(field, column)
    operators = _OF_BOOLEANS if kind is FieldKind.BOOLEAN else tuple(OPERATORS)
    if (how or "eq") not in operators:
        raise invalid(f"{field} has no operator {shown(how)}; there are {', '.join(operators)} and {NULL}")
    try:
        parsed = parse_value(kind, value)
    except ValueError as error:
        raise invalid(f"{shown(name)} is {error}") from error
    return OPERATORS[how or "eq"](column, parsed)


def _fields(published: PublishedSet, text: str | None) -> tuple[str, ...]:
    if text is None:
        return tuple(published.columns)
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    for name in names:
        if name not in published.columns and name != "id":
            raise _unknown(name)
    if not names:
        raise invalid("fields names no field")
    return tuple(name for name in names if name != "id")


def _sort(published: PublishedSet, text: str | None) -> tuple[tuple[str, bool], ...]:
    found: dict[str, bool] = {}
    for part in (text or "").split(","):
        name = part.strip().removeprefix("-")
        if not name:
            continue
        if name not in published.columns:
            raise _unknown(name)
        found.setdefault(name, part.strip().startswith("-"))
    if len(found) > MOST_SORTED:
        raise invalid(f"sort has more than {MOST_SORTED} fields")
    return tuple(found.items())


def _limit(text: str | None) -> int:
    if text is None:
        return USUAL_LIMIT
    if not (text.isascii() and text.isdigit() and len(text) < 10) or not 1 <= int(text) <= HIGHEST_LIMIT:
        raise invalid(f"limit is a whole number from 1 to {HIGHEST_LIMIT}")
    return int(text)


def _switch(name: str, text: str | None) -> bool:
    if text not in (None, "true", "false", "1", "0"):
        raise invalid(f"{shown(name)} is true or false")
    return text in ("true", "1")


def _unknown(field: str) -> EndpointError:
    """The same words whether the company has switched the field off or nobody has such a field."""
    return invalid(f"unknown field or parameter {shown(field)}")
