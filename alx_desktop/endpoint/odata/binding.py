"""Makes typed nodes of the parts that the parser finds: which types fit which operator and function, and what results.

Calls over constants alone become constants here, so that SQL never has to guess the type of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from math import isfinite, isnan
from typing import Any

from alx_desktop.endpoint.odata.edm import INTEGERS, NUMBERS, EdmType, EntitySet
from alx_desktop.endpoint.odata.errors import NotSupported, PropertyUnknown, SyntaxRefused, TooComplex, TypeRefused
from alx_desktop.endpoint.odata.literals import INT64
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
    below,
)  # fmt: skip
from alx_desktop.endpoint.odata.semantics import compare, fold, is_date
from alx_desktop.endpoint.odata.signatures import ARITHMETIC, ELSEWHERE, SIGNATURES

DEEPEST = 18
"""Levels of a tree; `and` and `or` chains are one level. SQLite's parser takes no more of the worst of them."""

_TRUE, _FALSE, _NULL = Literal(EdmType.BOOLEAN, True), Literal(EdmType.BOOLEAN, False), Literal(None, None)


class Binder:
    """Binds the names of expressions to one entity set. now: UTC epoch seconds, the same throughout a request."""

    def __init__(self, entities: EntitySet, now: int) -> None:
        self._entities = entities
        self._now = now

    def property(self, name: str) -> Reference:
        """The property of that name. Raises PropertyUnknown."""
        found = self._entities.find(name)
        if found is None:
            raise PropertyUnknown(f"{self._entities.name} has no property {name[:60]!r}.")
        return Reference(found)

    def logical(self, operator: str, left: Node, right: Node) -> Node:
        """`and`, `or`."""
        _boolean(operator, left, right)
        operands = (*_operands(operator, left), *_operands(operator, right))
        return _bounded(Logical(operator, operands, below(*operands)))

    def negation(self, operand: Node) -> Node:
        """`not`."""
        _boolean("not", operand)
        if isinstance(operand, Literal):
            return _NULL if operand.value is None else _of(not operand.value)
        return operand.operand if isinstance(operand, Not) else _bounded(Not(operand, below(operand)))

    def comparison(self, operator: str, left: Node, right: Node) -> Node:
        """`eq` and its kin."""
        if _coded(left) or _coded(right):
            return self._key_comparison(operator, left, right)
        left, right = _fitted(operator, left, right)
        if isinstance(left, Literal) and isinstance(right, Literal):
            return _of(compare(operator, left.value, right.value))
        if any(isinstance(node, Literal) and isinstance(node.value, float) and isnan(node.value)
               for node in (left, right)):  # fmt: skip
            return _of(operator == "ne")
        if operator not in ("eq", "ne") and (_is_null(left) or _is_null(right)):
            return _FALSE
        return _bounded(Compare(operator, left, right, below(left, right)))

    def among(self, operand: Node, values: Sequence[Node]) -> Node:
        """`in`; the values are constants."""
        if not all(isinstance(value, Literal) for value in values):
            raise SyntaxRefused("The list of `in` holds constants only.")
        if _coded(operand):
            texts = [value.value for value in values if isinstance(value, Literal)]
            return self._keys(texts)
        fitted = [_fitted("in", operand, value)[1] for value in values]
        constants = tuple(value for value in fitted if isinstance(value, Literal))
        if isinstance(operand, Literal):
            return _of(any(compare("eq", operand.value, value.value) for value in constants))
        return _bounded(Among(operand, constants, below(operand))) if constants else _FALSE

    def call(self, name: str, arguments: Sequence[Node]) -> Node:
        """A function. Raises NotSupported for those of OData that are not here, SyntaxRefused for others."""
        if name in ELSEWHERE:
            raise NotSupported(f"The function {name} is not supported.")
        if name in ("now", "mindatetime", "maxdatetime"):
            return self._moment(name, arguments)
        signatures = SIGNATURES.get(name)
        if signatures is None:
            raise SyntaxRefused(f"There is no function {name[:60]!r}.")
        if any(_coded(argument) for argument in arguments):
            raise TypeRefused(f"{self._entities.key} is opaque: compare it with eq, ne or in.")
        types = [argument.type for argument in arguments]
        for expected, result in signatures:
            if len(expected) == len(types) and all(
                t is None or t in e for t, e in zip(types, expected, strict=True)
            ):  # fmt: skip
                return self._called(name, arguments, result)
        written = ", ".join("null" if t is None else t.value for t in types)
        raise TypeRefused(f"{name} cannot be used with ({written}).")

    def arithmetic(self, operator: str, left: Node, right: Node) -> Node:
        """add, sub, mul, div, mod."""
        if left.type in NUMBERS | {None} and right.type in NUMBERS | {None}:
            kinds = {left.type, right.type}
            real = EdmType.DOUBLE if EdmType.DOUBLE in kinds else EdmType.DECIMAL
            result = EdmType.INT64 if kinds <= INTEGERS | {None} else real
        else:
            found = ARITHMETIC.get((operator, left.type, right.type))
            if found is None:
                raise TypeRefused(f"{operator} cannot be used with ({_shown(left)}, {_shown(right)}).")
            result = found
        return self._called(operator, (left, right), result)

    def minus(self, operand: Node) -> Node:
        """The unary minus."""
        if operand.type not in NUMBERS | {EdmType.DURATION, None}:
            raise TypeRefused(f"- cannot be used with {_shown(operand)}.")
        result = EdmType.INT64 if operand.type in INTEGERS else operand.type or EdmType.INT64
        if isinstance(operand, Literal) and isinstance(operand.value, float):
            return Literal(operand.type, -operand.value)
        return self._called("negate", (operand,), result)

    def _called(self, name: str, arguments: Sequence[Node], result: EdmType) -> Node:
        if any(_is_null(argument) for argument in arguments):
            return _NULL
        constants = [argument for argument in arguments if isinstance(argument, Literal)]
        for constant in constants:
            if isinstance(constant.value, float) and not isfinite(constant.value):
                raise TypeRefused("INF and NaN can be compared only.")
        if len(constants) == len(arguments):
            return fold(name, result, constants)
        nullable = name in ARITHMETIC_NULLS or any(argument.nullable for argument in arguments)
        return _bounded(Call(name, tuple(arguments), result, nullable, below(*arguments)))

    def _moment(self, name: str, arguments: Sequence[Node]) -> Literal:
        if arguments:
            raise SyntaxRefused(f"{name} takes no argument.")
        value = {
            "now": datetime.fromtimestamp(self._now, UTC),
            "mindatetime": datetime.min.replace(tzinfo=UTC),
            "maxdatetime": datetime.max.replace(tzinfo=UTC),
        }[name]
        return Literal(EdmType.DATE_TIME_OFFSET, value)

    def _key_comparison(self, operator: str, left: Node, right: Node) -> Node:
        text = right if _coded(left) else left
        if operator not in ("eq", "ne") or not isinstance(text, Literal):
            raise TypeRefused(f"{self._entities.key} is opaque: compare it with a text by eq, ne or in.")
        found = self._keys([text.value])
        return found if operator == "eq" else self.negation(found)

    def _keys(self, texts: Sequence[Any]) -> Node:
        codec = self._entities.codec
        if codec is None or not all(text is None or isinstance(text, str) for text in texts):
            raise TypeRefused(f"{self._entities.key} is compared with texts.")
        places = [codec.decode(text) for text in texts if text is not None]
        known = tuple(place for place in places if place is not None and all(_storable(part) for part in place))
        return KeyAmong(known) if known else _FALSE


ARITHMETIC_NULLS = frozenset(
    {"div", "mod", "year", "month", "day", "hour", "minute", "second", "date", "time", "fractionalseconds"}
)
"""Calls that can be null although their arguments are not: a divisor of zero, a moment that no calendar has."""


def _operands(operator: str, node: Node) -> tuple[Node, ...]:
    return node.operands if isinstance(node, Logical) and node.operator == operator else (node,)


def _boolean(operator: str, *nodes: Node) -> None:
    for node in nodes:
        if node.type not in (EdmType.BOOLEAN, None):
            raise TypeRefused(f"{operator} is for true and false, not for {_shown(node)}.")


def _fitted(operator: str, left: Node, right: Node) -> tuple[Node, Node]:
    """Both sides in one type. A date beside a date and time is its midnight in UTC."""
    if {left.type, right.type} == {EdmType.DATE, EdmType.DATE_TIME_OFFSET}:
        left, right = _midnight(left), _midnight(right)
    alike = left.type is right.type or None in (left.type, right.type)
    if not alike and not {left.type, right.type} <= NUMBERS:
        raise TypeRefused(f"{operator} cannot compare {_shown(left)} with {_shown(right)}.")
    return _exact(left, right), _exact(right, left)


def _midnight(node: Node) -> Node:
    if isinstance(node, Literal) and is_date(node.value):
        day = node.value
        return Literal(EdmType.DATE_TIME_OFFSET, datetime(day.year, day.month, day.day, tzinfo=UTC))
    return node


def _exact(node: Node, other: Node) -> Node:
    """A decimal constant beside an integer as an integer, where it is one: no detour through floating point."""
    if isinstance(node, Literal) and isinstance(node.value, Decimal) and other.type in INTEGERS:
        whole = node.value.to_integral_value()
        if whole == node.value and int(whole) in INT64:
            return replace(node, type=EdmType.INT64, value=int(whole))
    return node


def _is_null(node: Node) -> bool:
    return isinstance(node, Literal) and node.value is None


def _coded(node: Node) -> bool:
    return isinstance(node, Reference) and node.item.expression is None


def _storable(part: Any) -> bool:
    return not isinstance(part, int) or part in INT64


def _bounded(node: Node) -> Node:
    if node.depth > DEEPEST:
        raise TooComplex(f"The expression is nested more than {DEEPEST} levels deep.")
    return node


def _of(value: bool) -> Literal:
    return _TRUE if value else _FALSE


def _shown(node: Node) -> str:
    return "null" if node.type is None else node.type.value
