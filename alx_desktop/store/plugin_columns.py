"""Rows of the plugin's protocol as JSON, written by SQLite: half of what their values cost as objects of Python.

The site's clock is part of the statement, as the changes of its offset: a page has thousands of times.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    Select,
    Text,
    case,
    cast,
    false,
    func,
    literal_column,
    or_,
    select,
)

from alx_desktop.domain.plugin_rows import rounded
from alx_desktop.domain.published_fields import BY_NAME, PLUGIN_FIELDS, FieldKind
from alx_desktop.store.prepared import Prepared
from alx_desktop.store.written_columns import HIGH, HUNDRED, LOW

FIRST, END = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2000, 2050))
"""UTC epoch seconds between which the offsets of a zone are part of a statement; hardly any time lies beyond."""

_FIRST: ColumnElement[int] = literal_column(str(FIRST), Integer())
_LAST: ColumnElement[int] = literal_column(str(END - 1), Integer())

# Not as parameters, which are copied for each row.
_NO_TEXT: ColumnElement[str] = literal_column("''", Text())
_ZERO: ColumnElement[int] = literal_column("0", Integer())

_STEP = 48 * 3600
"""No zone changes its offset twice within so many seconds."""

_PACKED = 2**32
"""A user's id times this, and a course's id, are one number of 63 bits; pages with higher ids are left to Python."""

_REGISTERED = "plugin_percentage"

Changes = tuple[tuple[int, int], ...]
"""From which moment on a zone is so many seconds ahead of UTC, ascending."""


def register_percentages(connection: Connection) -> None:
    """Make `plugin_percentage` known to the connection's SQLite database, where it is not yet."""
    if _REGISTERED not in connection.info:
        driver: Any = connection.connection.driver_connection
        driver.create_function(_REGISTERED, 1, lambda value: repr(rounded(value)), deterministic=True)
        connection.info[_REGISTERED] = True


def as_plugin_json(
    columns: Mapping[str, ColumnElement[Any]], names: Sequence[str], zone: tzinfo
) -> tuple[ColumnElement[str], ColumnElement[bool]]:
    """A row as domain.plugin_rows has it, as JSON, and whether it cannot be trusted: a time of it lies beyond what the
    statement knows of the zone. columns: by our names. Needs `register_percentages`."""
    parts: list[Any] = []
    for name in names:
        parts += [literal_column(f"'{name}'"), _written(name, columns[PLUGIN_FIELDS[name]], zone)]
    moments = [columns[field] for field in {PLUGIN_FIELDS[name] for name in names if _is_clock(name)}]
    beyond = or_(false(), *(~moment.between(_FIRST, _LAST) for moment in moments))
    return func.json_object(*parts, type_=Text()), beyond


class JsonPage(NamedTuple):
    """Rows as one JSON array in UTF-8, how many they are, and the key of the last one (None: there is none)."""

    body: bytes
    rows: int
    last: tuple[int, int] | None


class JsonPages:
    """Pages of a full read, each put together by SQLite: as one row a page costs less than as 1,000, and Python's lock
    is free for other requests meanwhile.

    found: a SELECT of user_id and course_id, by which it is ordered, and of what `as_plugin_json` gives as text and
    beyond, with a LIMIT.
    """

    def __init__(self, found: Select[Any]) -> None:
        page = found.subquery().c
        body = cast("[" + func.group_concat(page.text, type_=Text()) + "]", LargeBinary())
        packed = page.user_id * literal_column(str(_PACKED)) + page.course_id
        shown: dict[str, ColumnElement[Any]] = {
            "body": body, "rows": func.count(), "packed": func.max(packed),
            "user_id": func.max(page.user_id), "course_id": func.max(page.course_id), "beyond": func.max(page.beyond),
        }  # fmt: skip
        self._statement = Prepared(select(*(column.label(name) for name, column in shown.items())))

    def read(self, connection: Connection, parameters: Mapping[str, int]) -> JsonPage | None:
        """The page; None where it cannot be trusted."""
        register_percentages(connection)
        found = self._statement.row(connection, parameters)
        if found is None or not found.rows:
            return JsonPage(b"[]", 0, None)
        # Of higher ids, what is packed is no whole number any more, or of another user.
        is_exact = found.user_id < _PACKED // 2 and 0 <= found.course_id < _PACKED
        if found.beyond or not is_exact or found.packed // _PACKED != found.user_id:
            return None
        return JsonPage(found.body, found.rows, (found.user_id, found.packed % _PACKED))


def _is_clock(name: str) -> bool:
    """Whether the field is a text by the site's clock; the same moment has a field that is a number."""
    return BY_NAME[PLUGIN_FIELDS[name]].kind is FieldKind.MOMENT and not name.endswith("_unix")


def _written(name: str, column: ColumnElement[Any], zone: tzinfo) -> ColumnElement[Any]:
    if _is_clock(name):
        text = func.datetime(column + _offset(column, zone), literal_column("'unixepoch'"), type_=Text())
        return func.coalesce(text, _NO_TEXT)
    if name == "percentage":
        whole, exact = cast(column, Integer()), func.json(func.plugin_percentage(column))
        return case(
            (column.is_(None), literal_column("0")),
            (~column.between(LOW, HIGH), exact),
            (whole == column, whole),
            (func.round(column * HUNDRED) / HUNDRED == column, column),
            else_=exact,
        )
    return func.coalesce(column, _NO_TEXT if BY_NAME[PLUGIN_FIELDS[name]].kind is FieldKind.TEXT else _ZERO)


def _offset(column: ColumnElement[Any], zone: tzinfo) -> ColumnElement[int]:
    """How many seconds the zone is ahead of UTC at a moment from FIRST to END."""
    assert isinstance(column, Column) and column.table is not None
    return literal_column(_tree(f"{column.table.name}.{column.name}", offset_changes(zone)), Integer())


def _tree(column: str, changes: Changes) -> str:
    """A search by halves: seven comparisons for fifty years of summer time."""
    if len(changes) == 1:
        return str(changes[0][1])
    half = len(changes) // 2
    before, after = _tree(column, changes[:half]), _tree(column, changes[half:])
    return f"CASE WHEN {column} < {changes[half][0]} THEN {before} ELSE {after} END"


@lru_cache(16)
def offset_changes(zone: tzinfo) -> Changes:
    """The offsets of a zone from FIRST to END, to the second."""
    found = [(FIRST, _ahead(FIRST, zone))]
    for end in range(FIRST + _STEP, END + _STEP, _STEP):
        offset = found[-1][1]
        if _ahead(end, zone) != offset:
            begin = end - _STEP
            span = range(begin, end + 1)
            at = span[bisect_left(span, True, key=lambda moment: _ahead(moment, zone) != offset)]
            found.append((at, _ahead(at, zone)))
    return tuple(found)


def _ahead(moment: int, zone: tzinfo) -> int:
    offset = datetime.fromtimestamp(moment, zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())
