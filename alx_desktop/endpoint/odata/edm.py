"""The entity data model: types, properties and entity sets, as declared by who publishes them.

How values are kept in SQL: a DateTimeOffset as UTC epoch seconds, a Date as the text YYYY-MM-DD, a Boolean as a
boolean, numbers and texts as they are. In expressions also: a TimeOfDay as seconds since midnight, a Duration as
seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import ColumnElement, FromClause


class EdmType(StrEnum):
    """The primitive types that properties and expressions have. The last two are types of expressions only."""

    STRING = "Edm.String"
    BOOLEAN = "Edm.Boolean"
    INT32 = "Edm.Int32"
    INT64 = "Edm.Int64"
    DECIMAL = "Edm.Decimal"
    DOUBLE = "Edm.Double"
    DATE = "Edm.Date"
    DATE_TIME_OFFSET = "Edm.DateTimeOffset"
    TIME_OF_DAY = "Edm.TimeOfDay"
    DURATION = "Edm.Duration"


INTEGERS = frozenset({EdmType.INT32, EdmType.INT64})
NUMBERS = INTEGERS | {EdmType.DECIMAL, EdmType.DOUBLE}
NOT_STORED = frozenset({EdmType.TIME_OF_DAY, EdmType.DURATION})


@dataclass(frozen=True, slots=True)
class Property:
    """A property of an entity. expression: its value in SQL; None only for a key that a codec makes.

    nullable: whether there can be no value; say False only where SQL can never give NULL. precision: decimal digits of
    a Decimal, or of the seconds of a DateTimeOffset. scale: digits behind the point of a Decimal. description: its
    meaning, for people.
    """

    name: str
    type: EdmType
    expression: ColumnElement[Any] | None
    nullable: bool = True
    precision: int | None = None
    scale: int | None = None
    description: str = ""

    def __post_init__(self) -> None:
        if not self.name.isidentifier() or self.type in NOT_STORED:
            raise ValueError(f"{self.name!r} of {self.type} cannot be a property")


class KeyCodec(Protocol):
    """Turns the values of an entity set's order columns into its key, and back. Keys have letters, digits, - and _."""

    def encode(self, rows: Sequence[Sequence[Any]]) -> list[str]:
        """A key for each row of values; many at once, because one by one is slow."""
        ...

    def decode(self, text: str) -> Sequence[Any] | None:
        """The values; None where the text is no key of this set."""
        ...


@dataclass(frozen=True, slots=True)
class EntitySet:
    """Entities that can be read. key: the property that tells them apart. source: FROM. condition: WHERE that no client
    can leave. order: not-null columns that tell rows apart and whose order is cheap to walk.

    codec: makes the key from the values of `order`; without one the key is a property like others. A text column
    must compare by code point on SQLite (its default); on PostgreSQL the service sees to that.
    """

    name: str
    type_name: str
    properties: tuple[Property, ...]
    key: str
    source: FromClause
    condition: ColumnElement[bool]
    order: tuple[ColumnElement[Any], ...]
    codec: KeyCodec | None = None
    description: str = ""

    def __post_init__(self) -> None:
        coded = [item.name for item in self.properties if item.expression is None]
        if self.find(self.key) is None or coded != ([self.key] if self.codec else []) or not self.order:
            raise ValueError(f"{self.name}: every property but a coded key needs an expression, and a key is needed")

    def find(self, name: str) -> Property | None:
        """The property of that name."""
        return next((item for item in self.properties if item.name == name), None)

    def chosen(self, names: Iterable[str] | None) -> tuple[Property, ...]:
        """The properties of these names, in that order; all, if None."""
        if names is None:
            return self.properties
        by_name = {item.name: item for item in self.properties}
        return tuple(by_name[name] for name in names)


def coded_key(name: str, description: str = "") -> Property:
    """The key property of a set whose keys a codec makes."""
    return Property(name, EdmType.STRING, None, nullable=False, description=description)
