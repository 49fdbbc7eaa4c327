"""Compiles typed expressions to SQLAlchemy, for SQLite and PostgreSQL, with the meaning that OData gives to null.

Comparisons are true or false, never null: in a WHERE clause the plain SQL operator is enough, because null and false
leave a row out alike; below a `not` and inside other values it takes the NULL-safe form. Everything else is null as
soon as one of its parts is, as in SQL.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Double,
    Numeric,
    Text,
    and_,
    false,
    func,
    literal,
    not_,
    null,
    or_,
    true,
)  # fmt: skip

from alx_desktop.endpoint.odata.edm import INTEGERS, NUMBERS, EdmType
from alx_desktop.endpoint.odata.literals import stored
from alx_desktop.endpoint.odata.nodes import (
    Among,
    Call,
    Compare,
    KeyAmong,
    Literal,
    Logical,
    Node,
    Not,
    Reference,
)  # fmt: skip
from alx_desktop.endpoint.odata.sql import Dialect, Sql

_ORDERED_TEXT = (EdmType.STRING, EdmType.DATE)


class Compiler:
    """Compiles for one dialect. order: the order columns of the entity set, which comparisons of its key mean."""

    def __init__(self, dialect: Dialect, order: tuple[Sql, ...]) -> None:
        self._dialect = dialect
        self._order = order

    def by_code_point(self, value: Sql) -> Sql:
        """A text that sorts by code point."""
        return self._dialect.by_code_point(value)

    def condition(self, node: Node) -> ColumnElement[bool]:
        """What is true exactly where the expression is; elsewhere false or null."""
        if isinstance(node, Logical):
            join = and_ if node.operator == "and" else or_
            return join(*(self.condition(operand) for operand in node.operands))
        if isinstance(node, Compare):
            return self._comparison(node, loose=True)
        if isinstance(node, Among):
            return self._among(node, loose=True)
        if isinstance(node, Literal):
            return true() if node.value else false()
        return self.value(node)

    def value(self, node: Node) -> Sql:
        """The value of the expression."""
        if isinstance(node, Literal):
            return constant(node, self._dialect)
        if isinstance(node, Reference):
            assert node.item.expression is not None, "the binder keeps coded keys out"
            return node.item.expression
        if isinstance(node, Compare):
            return self._comparison(node, loose=False)
        if isinstance(node, Among):
            return self._among(node, loose=False)
        if isinstance(node, KeyAmong):
            return self._keys(node)
        if isinstance(node, Not):
            return not_(self.value(node.operand))
        if isinstance(node, Logical):
            join = and_ if node.operator == "and" else or_
            return join(*(self.value(operand) for operand in node.operands))
        return self._call(node)

    def _comparison(self, node: Compare, loose: bool) -> ColumnElement[bool]:
        nulls = [side for side in (node.left, node.right) if isinstance(side, Literal) and side.value is None]
        if nulls:
            return self._beside_null(node)
        left, right = self.value(node.left), self.value(node.right)
        known = not (node.left.nullable or node.right.nullable)
        if node.operator == "eq":
            one_known = not (node.left.nullable and node.right.nullable)
            return left == right if known or (loose and one_known) else left.is_not_distinct_from(right)
        if node.operator == "ne":
            return left != right if known else left.is_distinct_from(right)
        compared = self._order_comparison(node, left, right)
        return compared if known or loose else func.coalesce(compared, false(), type_=Boolean())

    def _beside_null(self, node: Compare) -> ColumnElement[bool]:
        other = node.right if isinstance(node.left, Literal) and node.left.value is None else node.left
        value = self.value(other)
        return value.is_(null()) if node.operator == "eq" else value.is_not(null())

    def _order_comparison(self, node: Compare, left: Sql, right: Sql) -> ColumnElement[bool]:
        if node.left.type in _ORDERED_TEXT:
            left, right = self._dialect.by_code_point(left), self._dialect.by_code_point(right)
        compare = {"lt": left < right, "le": left <= right, "gt": left > right, "ge": left >= right}
        return compare[node.operator]

    def _among(self, node: Among, loose: bool) -> ColumnElement[bool]:
        operand = self.value(node.operand)
        values = [constant(value, self._dialect) for value in node.values if value.value is not None]
        found: ColumnElement[bool] = operand.in_(values) if values else false()
        if len(values) < len(node.values):
            found = or_(found, operand.is_(null()))
        return found if loose or not node.operand.nullable else func.coalesce(found, false(), type_=Boolean())

    def _keys(self, node: KeyAmong) -> ColumnElement[bool]:
        if len(self._order) == 1:
            return self._order[0].in_([place[0] for place in node.places])
        pairs = (zip(self._order, place, strict=True) for place in node.places)
        return or_(*(and_(*(column == part for column, part in pair)) for pair in pairs))

    def _call(self, node: Call) -> Sql:
        arguments = [self.value(argument) for argument in node.arguments]
        if node.name in ("add", "sub", "mul", "div", "mod", "negate") and node.type in NUMBERS:
            kind: Any = BigInteger() if node.type in INTEGERS else Double()
            return self._dialect.arithmetic(node.name, [self._dialect.number(a, kind) for a in arguments], kind)
        if node.name in ("round", "floor", "ceiling"):
            return self._dialect.whole(node.name, self._dialect.number(arguments[0], Double()))
        return self._dialect.call(node.name, arguments, node.arguments[0].type)


def constant(node: Literal, dialect: Dialect) -> Sql:
    """A constant as a bound parameter of its type."""
    value = stored(node.value)
    if value is None:
        return null()
    if node.type is EdmType.BOOLEAN:
        return literal(bool(value), Boolean())
    if node.type is EdmType.DECIMAL:
        return literal(value, Numeric()) if dialect.exact_decimals else literal(float(value), Double())
    if isinstance(value, float):
        return literal(value, Double())
    return literal(value, BigInteger() if isinstance(value, int) else Text())
