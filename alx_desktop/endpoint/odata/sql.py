"""What the two databases spell differently; each function is null as soon as one argument is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Double,
    Integer,
    Numeric,
    Text,
    case,
    cast,
    func,
    literal,
    or_,
)
from sqlalchemy.types import TypeEngine

from alx_desktop.endpoint.odata.edm import EdmType

Sql = ColumnElement[Any]

FIRST_MOMENT, LAST_MOMENT = -62_135_596_800, 253_402_300_799
"""UTC epoch seconds of the years 1 to 9999; other moments have no date."""

WHITE_SPACE = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""What trim cuts off: what Python's str.strip does."""


class Dialect(ABC):
    """One database's SQL."""

    exact_decimals: ClassVar[bool]

    def call(self, name: str, arguments: list[Sql], first: EdmType | None) -> Sql:
        """A function that is neither of numbers nor arithmetic; first: the type of its first argument."""
        if name in ("add", "sub", "negate"):
            return _of_moments(name, arguments)
        if name == "totaloffsetminutes":
            # What is stored is UTC.
            return case((arguments[0].is_not(None), literal(0, Integer())))
        if name == "totalseconds":
            return cast(arguments[0], Double())
        if name in ("year", "month", "day", "hour", "minute", "second", "date", "time", "fractionalseconds"):
            return self._of_time(name, arguments[0], first)
        made: Sql = getattr(self, f"_{name}")(*arguments)
        return made

    def number(self, value: Sql, kind: TypeEngine[Any]) -> Sql:
        """A number in the type that arithmetic is done in."""
        return cast(value, kind)

    @abstractmethod
    def arithmetic(self, name: str, arguments: list[Sql], kind: TypeEngine[Any]) -> Sql:
        """add, sub, mul, div, mod, negate of numbers of one type; a divisor of zero gives null, overflow an error."""

    @abstractmethod
    def whole(self, name: str, value: Sql) -> Sql:
        """round, floor, ceiling."""

    @abstractmethod
    def by_code_point(self, value: Sql) -> Sql:
        """A text that compares and sorts by code point."""

    @abstractmethod
    def calendar(self, part: str, moment: Sql) -> Sql:
        """year to second (a number) or date (a text) of a moment that has one."""

    def _of_time(self, name: str, value: Sql, first: EdmType | None) -> Sql:
        if first is EdmType.DATE:
            start, length = {"year": (1, 4), "month": (6, 2), "day": (9, 2)}[name]
            return cast(func.substr(value, start, length), Integer())
        if name == "fractionalseconds":
            return cast(value, Double()) - func.coalesce(self.whole("floor", cast(value, Double())), 0.0)
        if first is EdmType.TIME_OF_DAY:
            divisor, limit = {"hour": (3600, 24), "minute": (60, 60), "second": (1, 60)}[name]
            whole = cast(self.whole("floor", cast(value, Double())), BigInteger())
            return cast(
                self.arithmetic("div", [whole, literal(divisor, BigInteger())], BigInteger()) % limit, Integer()
            )
        if name == "time":
            days = self.whole("floor", cast(value, Double()) / 86_400.0)
            return cast(value, Double()) - days * 86_400.0
        return case((value.between(FIRST_MOMENT, LAST_MOMENT), self.calendar(name, value)))


def _of_moments(name: str, arguments: list[Sql]) -> Sql:
    if name == "negate":
        return -arguments[0]
    return arguments[0] + arguments[1] if name == "add" else arguments[0] - arguments[1]


class SqliteDialect(Dialect):
    """SQLite, with the functions of sqlite_functions registered on the connection."""

    exact_decimals = False

    def arithmetic(self, name: str, arguments: list[Sql], kind: TypeEngine[Any]) -> Sql:
        return getattr(func, f"odata_{name}")(*arguments, type_=kind)  # type: ignore[no-any-return]

    def whole(self, name: str, value: Sql) -> Sql:
        return getattr(func, f"odata_{name}")(value, type_=Double())  # type: ignore[no-any-return]

    def by_code_point(self, value: Sql) -> Sql:
        return value

    def calendar(self, part: str, moment: Sql) -> Sql:
        if part == "date":
            return func.strftime("%Y-%m-%d", moment, "unixepoch", type_=Text())
        letter = {"year": "Y", "month": "m", "day": "d", "hour": "H", "minute": "M", "second": "S"}[part]
        return cast(func.strftime(f"%{letter}", moment, "unixepoch"), Integer())

    def _contains(self, text: Sql, part: Sql) -> Sql:
        return func.instr(text, part, type_=Integer()) > 0

    def _startswith(self, text: Sql, part: Sql) -> Sql:
        return func.substr(text, 1, func.length(part), type_=Text()) == part

    def _endswith(self, text: Sql, part: Sql) -> Sql:
        # substr(text, -0) would be all of it.
        same = func.substr(text, -func.length(part), type_=Text()) == part
        return or_(func.instr(text, part, type_=Integer()) * 0 + func.length(part) == 0, same)

    def _length(self, text: Sql) -> Sql:
        return func.length(text, type_=Integer())

    def _indexof(self, text: Sql, part: Sql) -> Sql:
        return func.instr(text, part, type_=Integer()) - 1

    def _substring(self, text: Sql, *places: Sql) -> Sql:
        return func.odata_substring(text, *places, type_=Text())

    def _tolower(self, text: Sql) -> Sql:
        return func.odata_tolower(text, type_=Text())

    def _toupper(self, text: Sql) -> Sql:
        return func.odata_toupper(text, type_=Text())

    def _trim(self, text: Sql) -> Sql:
        return func.trim(text, WHITE_SPACE, type_=Text())

    def _concat(self, text: Sql, other: Sql) -> Sql:
        return text.op("||", return_type=Text())(other)


class PostgresqlDialect(Dialect):
    """PostgreSQL. icu: whether the server has collations that know the letters of all languages."""

    exact_decimals = True

    def __init__(self, icu: bool = True) -> None:
        self._icu = icu

    def arithmetic(self, name: str, arguments: list[Sql], kind: TypeEngine[Any]) -> Sql:
        integers = isinstance(kind, BigInteger)
        if name == "negate":
            return -arguments[0]
        left, right = arguments
        if name in ("add", "sub", "mul"):
            return {"add": left + right, "sub": left - right, "mul": left * right}[name]
        right = func.nullif(right, 0, type_=kind)
        if name == "div":
            return left.op("/", return_type=kind, precedence=8)(right)
        if integers:
            return func.mod(left, right, type_=kind)
        return cast(func.mod(_shortest(left), _shortest(right)), Double())

    def whole(self, name: str, value: Sql) -> Sql:
        if name == "round":  # of a double precision it would go to the even neighbour
            return cast(func.round(_shortest(value)), Double())
        return (func.floor if name == "floor" else func.ceil)(value, type_=Double())

    def by_code_point(self, value: Sql) -> Sql:
        return cast(value, Text()).collate("C")

    def calendar(self, part: str, moment: Sql) -> Sql:
        local = func.timezone("UTC", func.to_timestamp(moment))
        if part == "date":
            return func.to_char(local, "YYYY-MM-DD", type_=Text())
        return cast(func.floor(func.date_part(part, local)), Integer())

    def _contains(self, text: Sql, part: Sql) -> Sql:
        return func.strpos(text, part, type_=Integer()) > 0

    def _startswith(self, text: Sql, part: Sql) -> Sql:
        return func.starts_with(text, part, type_=Boolean())

    def _endswith(self, text: Sql, part: Sql) -> Sql:
        return func.right(text, func.length(part), type_=Text()) == part

    def _length(self, text: Sql) -> Sql:
        return func.length(text, type_=Integer())

    def _indexof(self, text: Sql, part: Sql) -> Sql:
        return func.strpos(text, part, type_=Integer()) - 1

    def _substring(self, text: Sql, start: Sql, length: Sql | None = None) -> Sql:
        places = [cast(start, Integer()) + 1, *([] if length is None else [cast(length, Integer())])]
        return func.substr(text, *places, type_=Text())

    def _tolower(self, text: Sql) -> Sql:
        return func.lower(self._lettered(text), type_=Text())

    def _toupper(self, text: Sql) -> Sql:
        return func.upper(self._lettered(text), type_=Text())

    def _trim(self, text: Sql) -> Sql:
        return func.btrim(text, WHITE_SPACE, type_=Text())

    def _concat(self, text: Sql, other: Sql) -> Sql:
        return text.op("||", return_type=Text())(other)

    def _lettered(self, text: Sql) -> Sql:
        return cast(text, Text()).collate("und-x-icu") if self._icu else text


def _shortest(value: Sql) -> Sql:
    """A double precision as the shortest decimal number that stands for it; a plain cast keeps 15 digits only."""
    return cast(cast(value, Text()), Numeric())
