"""Rows as JSON objects. On SQLite the database writes them (three times as fast as Python), on PostgreSQL orjson does.

Exact: a double has all the digits it needs, a moment is in UTC and says so with Z, an Int64 is a number unless the
client asked for IEEE754Compatible texts.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import chain, repeat
from math import isfinite
from typing import Any

import orjson
from sqlalchemy import Double, LargeBinary, Text, and_, case, cast, func, literal, literal_column

from alx_desktop.endpoint.odata.edm import INTEGERS, EdmType, Property
from alx_desktop.endpoint.odata.literals import EPOCH
from alx_desktop.endpoint.odata.preferences import Preferences
from alx_desktop.endpoint.odata.query import Query
from alx_desktop.endpoint.odata.sql import Sql
from alx_desktop.endpoint.odata.sqlite_functions import number_text

SEPARATOR = b",\n"

MOST_MEMBERS = 50
"""Members of one json_object(): SQLite's functions take at most 127 arguments, 100 in older builds."""

_TRUE: Sql = literal_column("json('true')")
_FALSE: Sql = literal_column("json('false')")
"""Constants, which SQLite makes once; to parse a text for each value took as long as all of the row's other columns."""

_LOW: Sql = literal_column("-1e12", Double())
_HIGH: Sql = literal_column("1e12", Double())
"""Between these fifteen digits are enough for every number of two decimals."""

_HUNDRED: Sql = literal_column("100.0", Double())

_UNTYPED = frozenset({EdmType.STRING, EdmType.BOOLEAN, EdmType.DOUBLE})

Rows = Sequence[Sequence[Any]]


class RowWriter(ABC):
    """Writes the rows of a query. type_name: of its entities, with the namespace."""

    def __init__(self, query: Query, preferences: Preferences, type_name: str) -> None:
        self.query = query
        self.preferences = preferences
        self._type = f"#{type_name}"
        self._width = len(query.orderings)
        self._plain = [item for item in query.properties if item.expression is not None]
        self._coded = len(self._plain) < len(query.properties)
        self._full = preferences.metadata == "full"

    @property
    @abstractmethod
    def columns(self) -> list[Sql]:
        """What the statement selects after the values of the order."""

    def objects(self, rows: Rows) -> bytes:
        """The rows as JSON objects, SEPARATOR before each. Bytes all along, and copied as little as can be: a piece is
        megabytes, and making it anew costs as much as its rows."""
        if not rows:
            return b""
        keys, members = self._keys(rows), self._members(rows)
        if keys is None:
            return b"".join(chain.from_iterable(zip(repeat(SEPARATOR + b"{"), members, strict=False)))
        if self._full:
            return b"".join([SEPARATOR + self._annotated(key, text) for key, text in zip(keys, members, strict=True)])
        head = SEPARATOR + f'{{"{self.query.entities.key}":"'.encode()
        between = [b'"' if text == b"}" else b'",' for text in members] if self._may_be_empty else repeat(b'",')
        coded = [key.encode() for key in keys]
        return b"".join(chain.from_iterable(zip(repeat(head), coded, between, members, strict=False)))

    def _annotated(self, key: str, text: bytes) -> bytes:
        address = f"{self.query.entities.name}({repr_key(key) if self._is_text else key})"
        parts = {
            "@odata.type": self._type,
            "@odata.id": address,
            **({self.query.entities.key: key} if self._coded else {}),
        }
        return orjson.dumps(parts)[:-1] + (b"" if text == b"}" else b",") + text

    @property
    def _may_be_empty(self) -> bool:
        """Whether a row can have no members but its key."""
        return self.preferences.omit_nulls or not self._plain

    def _keys(self, rows: Rows) -> list[str] | None:
        """The keys, where they are shown or named in an annotation."""
        entities = self.query.entities
        if entities.codec is None:
            return [str(row[-1]) for row in rows] if self._full else None
        if not (self._coded or self._full):
            return None
        first = self._width - len(entities.order)
        return entities.codec.encode([row[first : self._width] for row in rows])

    @property
    def _is_text(self) -> bool:
        key = self.query.entities.find(self.query.entities.key)
        return key is not None and key.type is EdmType.STRING

    def _key_column(self) -> list[Sql]:
        """The value of a key that is a property like others, for annotations."""
        entities = self.query.entities
        key = entities.find(entities.key)
        if not self._full or key is None or key.expression is None:
            return []
        return [key.expression]

    @abstractmethod
    def _members(self, rows: Rows) -> list[bytes]:
        """The members of each row's object but a coded key, with the closing bracket and not the opening one."""

    def _type_of(self, item: Property) -> str | None:
        """The type annotation that a full answer has beside a member."""
        return item.type.value.replace("Edm.", "#") if self._full and item.type not in _UNTYPED else None


class SqliteRows(RowWriter):
    """Rows that SQLite writes."""

    @property
    def columns(self) -> list[Sql]:
        members: list[tuple[str, Sql]] = []
        for item in self._plain:
            if (kind := self._type_of(item)) is not None:
                members.append((f"{item.name}@odata.type", literal_column(f"'{kind}'")))
            assert item.expression is not None
            members.append((item.name, self._json(item, item.expression)))
        starts = range(0, len(members), MOST_MEMBERS)
        return [*(self._object(members[start : start + MOST_MEMBERS]) for start in starts), *self._key_column()]

    def _object(self, members: list[tuple[str, Sql]]) -> Sql:
        # Names are identifiers, so that they can be written into the statement.
        parts = [part for name, value in members for part in (literal_column(f"'{name}'"), value)]
        made: Sql = func.json_object(*parts, type_=Text())
        if self.preferences.omit_nulls:
            made = func.json_patch(literal("{}", Text()), made, type_=Text())
        return cast(made, LargeBinary())

    def _json(self, item: Property, value: Sql) -> Sql:
        if item.type is EdmType.BOOLEAN:
            return case((value, _TRUE), (~value, _FALSE))
        if item.type is EdmType.DATE_TIME_OFFSET:
            # A fifth faster than strftime().
            return func.replace(func.datetime(value, "unixepoch"), " ", "T", type_=Text()) + "Z"
        if item.type in INTEGERS:
            return cast(value, Text()) if self.preferences.strings and item.type is EdmType.INT64 else value
        if item.type is EdmType.DECIMAL:
            text = case((value.is_not(None), func.printf(f"%.{item.scale or 0}f", value)))
            return text if self.preferences.strings else func.json(text)
        if item.type is EdmType.DOUBLE:
            # The usual grade or percentage is written by SQLite itself, with fifteen digits; others have all of theirs.
            few = and_(value.between(_LOW, _HIGH), func.round(value * _HUNDRED) / _HUNDRED == value)
            return case((few, value), (value.is_not(None), func.json(func.odata_number(value))))
        return value

    def _members(self, rows: Rows) -> list[bytes]:
        width = self._width
        count = len(rows[0]) - width - len(self._key_column())
        if count == 1:
            return [row[width][1:] for row in rows]
        return [b",".join([part[1:-1] for part in row[width : width + count] if len(part) > 2]) + b"}" for row in rows]


class PythonRows(RowWriter):
    """Rows that orjson writes."""

    @property
    def columns(self) -> list[Sql]:
        return [*(item.expression for item in self._plain if item.expression is not None), *self._key_column()]

    def _members(self, rows: Rows) -> list[bytes]:
        makers = [self._maker(item) for item in self._plain]
        names = [(item.name, self._type_of(item)) for item in self._plain]
        return [self._text(names, makers, row) for row in rows]

    def _text(self, names: list[tuple[str, str | None]], makers: list[Callable[[Any], Any] | None], row: Any) -> bytes:
        members: dict[str, Any] = {}
        for (name, kind), maker, value in zip(names, makers, row[self._width : self._width + len(names)], strict=True):
            if value is None and self.preferences.omit_nulls:
                continue
            if kind is not None:
                members[f"{name}@odata.type"] = kind
            members[name] = value if maker is None or value is None else maker(value)
        return orjson.dumps(members)[1:]

    def _maker(self, item: Property) -> Callable[[Any], Any] | None:
        if item.type is EdmType.DATE_TIME_OFFSET:
            return moment_text
        if item.type is EdmType.INT64 and self.preferences.strings:
            return str
        if item.type is EdmType.DOUBLE:
            return lambda value: value if isfinite(value) else orjson.Fragment(number_text(value) or "null")
        if item.type is EdmType.DECIMAL:
            digits = item.scale or 0
            if self.preferences.strings:
                return lambda value: f"{value:.{digits}f}"
            return lambda value: orjson.Fragment(f"{value:.{digits}f}")
        return None


def moment_text(seconds: int) -> str | None:
    """A moment in UTC; None for one that no calendar has."""
    try:
        return (EPOCH + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)
    except OverflowError:
        return None


def repr_key(key: str) -> str:
    """A text key as it is written in brackets."""
    return "'" + key.replace("'", "''") + "'"
