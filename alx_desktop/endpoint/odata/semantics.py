"""What arithmetic and functions mean, in Python: for constants in a query, and inside SQLite where SQL has less.

Numbers: integers are Int64 and stay integers, everything else is Double. Overflow and division by a constant zero are
errors (OData says that such a request fails); division by a zero met in a row is null.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from alx_desktop.endpoint.odata.edm import EdmType
from alx_desktop.endpoint.odata.errors import OutOfRange
from alx_desktop.endpoint.odata.literals import INT32, INT64, seconds, stored
from alx_desktop.endpoint.odata.nodes import Literal

Number = int | float


def add(left: Any, right: Any) -> Any:
    """The sum; of a date and time and a duration, too."""
    return checked(left + right)


def sub(left: Any, right: Any) -> Any:
    """The difference."""
    return checked(left - right)


def mul(left: Number, right: Number) -> Any:
    """The product."""
    return checked(left * right)


def div(left: Number, right: Number) -> Any:
    """The quotient, of integers without its fraction; null for a divisor of zero."""
    if right == 0:
        return None
    if isinstance(left, int) and isinstance(right, int):
        quotient = abs(left) // abs(right)
        return checked(quotient if (left < 0) == (right < 0) else -quotient)
    return checked(left / right)


def mod(left: Number, right: Number) -> Any:
    """The remainder with the sign of the dividend; null for a divisor of zero."""
    if right == 0:
        return None
    if isinstance(left, int) and isinstance(right, int):
        return int(math.copysign(1, left)) * (abs(left) % abs(right))
    dividend, divisor = Fraction(repr(float(left))), Fraction(repr(float(right)))
    return float(dividend - divisor * math.trunc(dividend / divisor))


def negate(value: Any) -> Any:
    """The value with the other sign."""
    return checked(-value)


def checked(value: Any) -> Any:
    """The value. Raises OverflowError where its type cannot hold it."""
    if isinstance(value, int) and value not in INT64:
        raise OverflowError("Edm.Int64")
    if isinstance(value, float) and not math.isfinite(value):
        raise OverflowError("Edm.Double")
    return value


def round_(value: float) -> float:
    """The nearest whole number; a half goes away from zero."""
    whole = float(math.trunc(value))
    return whole + math.copysign(1, value) if abs(value - whole) >= 0.5 else whole


def floor(value: float) -> float:
    """The greatest whole number that is not greater."""
    return float(math.floor(value))


def ceiling(value: float) -> float:
    """The least whole number that is not less."""
    return float(math.ceil(value))


def substring(text: str, start: int, length: int | None = None) -> str:
    """The characters from `start` (0 is the first) on, at most `length`; places before the text hold nothing."""
    if start not in INT32 or (length is not None and length not in INT32):
        raise OverflowError("Edm.Int32")
    if length is not None and length < 0:
        raise OverflowError("a length below zero")
    end = len(text) if length is None else start + length
    return text[max(start, 0) : max(end, 0)]


def contains(text: str, part: str) -> bool:
    """Whether the part is in the text."""
    return part in text


def indexof(text: str, part: str) -> int:
    """Where the part begins, from 0; -1 if it is not in the text."""
    return text.find(part)


def time_of(value: datetime) -> time:
    """The time of day, in the value's own offset."""
    return value.time()


def total_offset_minutes(value: datetime) -> int:
    """The offset from UTC."""
    offset = value.utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)


def fractional_seconds(value: datetime | time) -> Decimal:
    """The part of the second behind its point."""
    return Decimal(value.microsecond) / 1_000_000


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "add": add, "sub": sub, "mul": mul, "div": div, "mod": mod, "negate": negate,
    "round": round_, "floor": floor, "ceiling": ceiling,
    "contains": contains, "startswith": str.startswith, "endswith": str.endswith, "length": len, "indexof": indexof,
    "substring": substring, "tolower": str.lower, "toupper": str.upper, "trim": str.strip, "concat": str.__add__,
    "year": lambda value: value.year, "month": lambda value: value.month, "day": lambda value: value.day,
    "hour": lambda value: value.hour, "minute": lambda value: value.minute, "second": lambda value: value.second,
    "fractionalseconds": fractional_seconds, "date": datetime.date, "time": time_of,
    "totaloffsetminutes": total_offset_minutes, "totalseconds": seconds,
}  # fmt: skip
"""By the names in expressions."""

_OF_DOUBLES = ("round", "floor", "ceiling")

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "lt": lambda left, right: left < right,
    "le": lambda left, right: left <= right,
    "gt": lambda left, right: left > right,
    "ge": lambda left, right: left >= right,
}


def fold(name: str, type_: EdmType, arguments: list[Literal]) -> Literal:
    """The constant that a call over constants stands for. Raises OutOfRange where there is none."""
    values = [argument.value for argument in arguments]
    if None in values:
        return Literal(None, None)
    if name in _OF_DOUBLES or any(isinstance(value, float) for value in values):
        values = [float(value) for value in values]
    try:
        result = FUNCTIONS[name](*values)
    except (OverflowError, ArithmeticError) as error:
        raise OutOfRange(f"The result of {name} over constants does not fit its type.") from error
    if result is None:
        raise OutOfRange("A constant is divided by zero.")
    return Literal(type_, result)


def compare(operator: str, left: Any, right: Any) -> bool:
    """A comparison of two constants; null equals null and is neither less nor greater than anything."""
    if left is None or right is None:
        return {"eq": left is right, "ne": left is not right}.get(operator, False)
    if type(left) is not type(right):
        left, right = stored(left), stored(right)
    if operator in ("eq", "ne"):
        return bool(left == right) == (operator == "eq")
    return _COMPARISONS[operator](left, right)


def is_date(value: Any) -> bool:
    """Whether it is a date without a time."""
    return isinstance(value, date) and not isinstance(value, datetime)
