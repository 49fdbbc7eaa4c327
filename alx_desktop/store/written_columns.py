"""A row as one text, written by SQLite: less than half of what its values cost as objects of Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Double,
    Integer,
    LargeBinary,
    Text,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    literal_column,
    or_,
)

from alx_desktop.domain.published_fields import FieldKind

SEPARATOR = "\x1f"
"""Between two values of a line: a control character, which hardly any text has. Who reads lines counts them."""

FIRST_MOMENT, LAST_MOMENT = -62_135_596_800, 253_402_300_799
"""The years 1 to 9999 in UTC epoch seconds: what a calendar has, as domain.written_times.utc_text."""

LOW: ColumnElement[float] = literal_column("-1e12", Double())
HIGH: ColumnElement[float] = literal_column("1e12", Double())
"""Between these fifteen digits, SQLite's own, are enough for every number of two decimals."""

HUNDRED: ColumnElement[float] = literal_column("100.0", Double())
"""A constant of the statement, and no parameter, which SQLite would take anew for each row."""

_NUL: ColumnElement[str] = literal_column("char(0)")
_REGISTERED = "written_number"


def register_numbers(connection: Connection) -> None:
    """Make `written_number` known to the connection's SQLite database, where it is not yet."""
    if _REGISTERED not in connection.info:
        driver: Any = connection.connection.driver_connection
        driver.create_function(_REGISTERED, 1, repr, deterministic=True)
        connection.info[_REGISTERED] = True


def as_sqlite_line(
    columns: Mapping[str, ColumnElement[Any]], kinds: Mapping[str, FieldKind], formulas: Sequence[str] = ()
) -> tuple[ColumnElement[bytes], ColumnElement[bool]]:
    """The named values with SEPARATOR between them in UTF-8, and whether the line cannot be trusted.

    Moments as RFC 3339 with Z, truth values as true and false, numbers with all their digits, nothing for NULL. Texts
    that begin with one of `formulas` get an apostrophe. SQLite's printf() ends a text at U+0000: such lines are those
    not to be trusted. At most 99 columns. Needs `register_numbers`.
    """
    values = [_written(column, kinds[name], formulas) for name, column in columns.items()]
    pattern = SEPARATOR.join(["%s"] * len(values))
    texts = [column for name, column in columns.items() if kinds[name] is FieldKind.TEXT]
    cut = or_(false(), *(func.instr(column, _NUL, type_=Integer()) > 0 for column in texts))
    return cast(func.printf(pattern, *values, type_=Text()), LargeBinary()), cut


def _written(column: ColumnElement[Any], kind: FieldKind, formulas: Sequence[str]) -> ColumnElement[Any]:
    if kind is FieldKind.MOMENT:
        # A fifth faster than strftime().
        text = func.replace(func.datetime(column, "unixepoch"), " ", "T", type_=Text())
        return case((column.between(FIRST_MOMENT, LAST_MOMENT), text + "Z"))
    if kind is FieldKind.BOOLEAN:
        return case((column, "true"), (~column, "false"))
    if kind is FieldKind.NUMBER:
        few = and_(column.between(LOW, HIGH), func.round(column * HUNDRED) / HUNDRED == column)
        return case((few, column), (column.is_not(None), func.written_number(column)))
    if kind is FieldKind.TEXT and formulas:
        return case((func.substr(column, 1, 1).in_(formulas), literal("'", Text()) + column), else_=column)
    return column
