"""Literals: from the text of a token to a typed constant, and dates as the numbers that SQL has for them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from alx_desktop.endpoint.odata.edm import EdmType
from alx_desktop.endpoint.odata.errors import NotSupported, OutOfRange, SyntaxRefused
from alx_desktop.endpoint.odata.lexer import Kind, Token
from alx_desktop.endpoint.odata.nodes import Literal

INT32 = range(-(2**31), 2**31)
INT64 = range(-(2**63), 2**63)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST_NUMBER = 60
"""Characters of a number."""

CONSTANTS: dict[str, Literal] = {
    "null": Literal(None, None),
    "true": Literal(EdmType.BOOLEAN, True),
    "false": Literal(EdmType.BOOLEAN, False),
    "INF": Literal(EdmType.DOUBLE, float("inf")),
    "NaN": Literal(EdmType.DOUBLE, float("nan")),
}

_DATETIME = re.compile(
    r"(\d{4,6})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?(?:([Zz])|([+\- ])(\d\d):(\d\d))?"
)
_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?")
_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,12}))?S)?)?", re.IGNORECASE
)


def literal(token: Token, negative: bool = False) -> Literal:
    """The constant that a token of a literal's kind stands for; negative: a minus sign stands directly before it."""
    if token.kind is Kind.NUMBER:
        return number(token.text, negative)
    if token.kind is Kind.TEXT:
        return Literal(EdmType.STRING, token.text[1:-1].replace("''", "'"))
    if token.kind is Kind.MOMENT:
        return Literal(EdmType.DATE_TIME_OFFSET, moment(token.text))
    if token.kind is Kind.DATE:
        return Literal(EdmType.DATE, day(token.text))
    if token.kind is Kind.TIME:
        return Literal(EdmType.TIME_OF_DAY, time_of_day(token.text))
    return _typed(token.text)


def number(text: str, negative: bool = False) -> Literal:
    """An Int32, Int64, Decimal or Double; the suffixes of older versions (1L, 0.1M, 1.0d) are understood."""
    if len(text) > LONGEST_NUMBER:
        raise OutOfRange(f"A number has at most {LONGEST_NUMBER} characters.")
    suffix = text[-1].upper() if text[-1].isalpha() else ""
    digits = ("-" if negative else "") + (text[:-1] if suffix else text).replace(" ", "+")
    plain = "." not in digits and "e" not in digits.lower()
    if suffix in ("D", "F") or (not plain and "e" in digits.lower()):
        return _double(digits)
    if not plain or suffix == "M":
        return Literal(EdmType.DECIMAL, Decimal(digits))
    value = int(digits)
    if value not in INT64:
        raise OutOfRange(f"The number {digits[:24]} does not fit Edm.Int64.")
    return Literal(EdmType.INT32 if value in INT32 and suffix != "L" else EdmType.INT64, value)


def moment(text: str) -> datetime:
    """An aware date and time; without an offset it is UTC."""
    found = _DATETIME.fullmatch(text)
    if found is None:
        raise SyntaxRefused(f"{text[:40]!r} is no date and time: write 2024-01-31T08:30:00Z.")
    year, month, dom, hour, minute, second, fraction, _zulu, sign, off_hours, off_minutes = found.groups()
    offset = timedelta(hours=int(off_hours or 0), minutes=int(off_minutes or 0)) * (-1 if sign == "-" else 1)
    try:
        if int(off_minutes or 0) > 59 or abs(offset) > timedelta(hours=14):
            raise ValueError("offset")
        zone = timezone(offset) if offset else UTC
        parts = (int(year), int(month), int(dom), int(hour), int(minute), int(second or 0), _micros(fraction))
        return datetime(*parts, tzinfo=zone)
    except ValueError as error:
        raise OutOfRange(f"The date and time {text[:40]!r} does not exist.") from error


def day(text: str) -> date:
    """A date."""
    try:
        year, month, dom = (int(part) for part in text.split("-"))
        return date(year, month, dom)
    except ValueError as error:
        raise OutOfRange(f"The date {text[:40]!r} does not exist.") from error


def time_of_day(text: str) -> time:
    """A time of day."""
    found = _TIME.fullmatch(text)
    if found is None:
        raise SyntaxRefused(f"{text[:40]!r} is no time of day: write 08:30:00.")
    hour, minute, second, fraction = found.groups()
    try:
        return time(int(hour), int(minute), int(second or 0), _micros(fraction))
    except ValueError as error:
        raise OutOfRange(f"The time {text[:40]!r} does not exist.") from error


def duration(text: str) -> timedelta:
    """A duration of days, hours, minutes and seconds (ISO 8601)."""
    found = _DURATION.fullmatch(text)
    if found is None or not any(found.groups()[1:]):
        raise SyntaxRefused(f"{text[:40]!r} is no duration: write P1DT12H30M.")
    sign, days, hours, minutes, seconds, fraction = found.groups()
    try:
        value = timedelta(
            days=int(days or 0), hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(seconds or 0),
            microseconds=_micros(fraction),
        )  # fmt: skip
    except OverflowError as error:
        raise OutOfRange("The duration is too long.") from error
    return -value if sign == "-" else value


def stored(value: Any) -> Any:
    """A constant as SQL has it (see edm): dates as text, moments, times and durations as seconds."""
    if isinstance(value, datetime):
        return seconds(value - EPOCH)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        since = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
        return seconds(since)
    return seconds(value) if isinstance(value, timedelta) else value


def seconds(value: timedelta) -> int | float:
    """A duration in seconds: whole, where it is."""
    whole = value.days * 86_400 + value.seconds
    return whole + value.microseconds / 1_000_000 if value.microseconds else whole


def _typed(text: str) -> Literal:
    """A literal with its type before it, as OData 2 and 3 wrote dates, and as durations are written."""
    name, _, rest = text.partition("'")
    content = rest[:-1]
    if name in ("datetime", "datetimeoffset"):
        return Literal(EdmType.DATE_TIME_OFFSET, moment(content))
    if name == "date":
        return Literal(EdmType.DATE, day(content))
    if name == "timeofday":
        return Literal(EdmType.TIME_OF_DAY, time_of_day(content))
    if name in ("duration", "time"):
        return Literal(EdmType.DURATION, duration(content))
    raise NotSupported(f"Literals of the type {name[:40]!r} are not supported.")


def _double(digits: str) -> Literal:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise OutOfRange(f"The number {digits[:24]} does not fit Edm.Double.")
    return Literal(EdmType.DOUBLE, value)


def _micros(fraction: str | None) -> int:
    return int((fraction or "0")[:6].ljust(6, "0"))
