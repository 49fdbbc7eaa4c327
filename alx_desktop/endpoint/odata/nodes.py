"""The typed syntax tree of an expression. A node knows its type (None: the literal null) and how deep it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from alx_desktop.endpoint.odata.edm import EdmType, Property


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant. value: str, bool, int, float, Decimal, date, aware datetime, time, timedelta, or None."""

    type: EdmType | None
    value: Any
    depth: int = 1

    @property
    def nullable(self) -> bool:
        """Whether it is null."""
        return self.value is None


@dataclass(frozen=True, slots=True)
class Reference:
    """The value of a property."""

    item: Property
    depth: int = 1

    @property
    def type(self) -> EdmType:
        """The property's type."""
        return self.item.type

    @property
    def nullable(self) -> bool:
        """Whether the property can have no value."""
        return self.item.nullable


@dataclass(frozen=True, slots=True)
class Compare:
    """eq, ne, lt, le, gt, ge: true or false, never null."""

    operator: str
    left: Node
    right: Node
    depth: int = field(default=0)
    type: EdmType = EdmType.BOOLEAN
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Among:
    """`operand in (literal, ...)`: true or false."""

    operand: Node
    values: tuple[Literal, ...]
    depth: int = 0
    type: EdmType = EdmType.BOOLEAN
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class KeyAmong:
    """Whether the entity is one of those with these order values."""

    places: tuple[Sequence[Any], ...]
    depth: int = 2
    type: EdmType = EdmType.BOOLEAN
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Logical:
    """`and` or `or` of two or more operands."""

    operator: str
    operands: tuple[Node, ...]
    depth: int = 0
    type: EdmType = EdmType.BOOLEAN

    @property
    def nullable(self) -> bool:
        """Whether it can be neither true nor false."""
        return any(operand.nullable for operand in self.operands)


@dataclass(frozen=True, slots=True)
class Not:
    """Negation; null stays null."""

    operand: Node
    depth: int = 0
    type: EdmType = EdmType.BOOLEAN

    @property
    def nullable(self) -> bool:
        """Whether the operand can be null."""
        return self.operand.nullable


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an arithmetic operator over arguments; null as soon as one of them is."""

    name: str
    arguments: tuple[Node, ...]
    type: EdmType
    nullable: bool = True
    depth: int = 0


Node = Literal | Reference | Compare | Among | KeyAmong | Logical | Not | Call


def below(*nodes: Node) -> int:
    """The depth of a node over these."""
    return 1 + max((node.depth for node in nodes), default=0)
