"""Random expressions, each with its meaning in plain Python: what OData says, written down a second time."""

# ruff: noqa: E501 (tables of strategies)
from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import strategies as st

from tests.endpoint.odata.things import BIGS, DAYS, INTS, MOMENTS, NUMBERS, TEXTS

Row = dict[str, Any]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Fails(Exception):
    """The expression has no value for some row: overflow, or a constant divided by zero."""


@dataclass(frozen=True, repr=False)
class Expr:
    """text: the expression. of: its value for a row. constant: no property is in it. atom: needs no brackets."""

    text: str
    of: Callable[[Row], Any]
    constant: bool = False
    atom: bool = True

    def __repr__(self) -> str:
        return self.text

    @property
    def inner(self) -> str:
        return self.text if self.atom else f"({self.text})"


def prop(name: str) -> Expr:
    return Expr(name, lambda row: float(row[name]) if name == "price" and row[name] is not None else row[name])


def const(text: str, value: Any) -> Expr:
    return Expr(text, lambda _row: value, constant=True)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


NULL = const("null", None)


def strict(function: Callable[..., Any], *parts: Expr) -> Callable[[Row], Any]:
    def of(row: Row) -> Any:
        values = [part.of(row) for part in parts]
        return None if None in values else function(*values)

    return of


def call(name: str, function: Callable[..., Any], *parts: Expr) -> Expr:
    text = f"{name}({','.join(part.text for part in parts)})"
    return Expr(text, strict(function, *parts), all(part.constant for part in parts))


# Texts

text_constants = st.one_of(
    st.sampled_from([t for t in TEXTS if t is not None] + ["%", "_", "r", "'"]),
    st.text(st.sampled_from("abAB%_'é日🙂 \\"), max_size=3),
).map(lambda t: const(quoted(t), t))
text_atoms = st.one_of(st.sampled_from([prop("name"), prop("label")]), text_constants)


def substring(text: str, start: int, length: int | None = None) -> str:
    end = len(text) if length is None else start + length
    return "".join(letter for place, letter in enumerate(text) if start <= place < end)


def texts(depth: int) -> st.SearchStrategy[Expr]:
    if depth == 0:
        return text_atoms
    inner = texts(depth - 1)
    small = st.integers(0, 4).map(lambda n: const(str(n), n))
    return st.one_of(
        text_atoms,
        st.builds(lambda x: call("tolower", str.lower, x), inner),
        st.builds(lambda x: call("toupper", str.upper, x), inner),
        st.builds(lambda x: call("trim", str.strip, x), inner),
        st.builds(lambda x, y: call("concat", lambda a, b: a + b, x, y), inner, inner),
        st.builds(lambda x, n: call("substring", substring, x, n), inner, small),
        st.builds(lambda x, n, m: call("substring", substring, x, n, m), inner, small, small),
    )


# Numbers

int_atoms = st.one_of(
    st.sampled_from([prop("small"), prop("big")]),
    st.sampled_from([n for n in INTS + BIGS if n is not None]).map(lambda n: const(str(n), n)),
    st.sampled_from(["0L", "5L", "7m"]).map(lambda t: const(t, int(t[:-1]))),
)


def whole(value: int) -> int:
    if not -(2**63) <= value < 2**63:
        raise Fails
    return value


def int_div(a: int, b: int) -> int | None:
    return None if b == 0 else whole(abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1))


def int_mod(a: int, b: int) -> int | None:
    return None if b == 0 else a - b * (abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1))


INT_OPERATORS: dict[str, Callable[[int, int], int | None]] = {
    "add": lambda a, b: whole(a + b), "sub": lambda a, b: whole(a - b), "mul": lambda a, b: whole(a * b),
    "div": int_div, "mod": int_mod,
}  # fmt: skip


def arithmetic(name: str, function: Callable[..., Any], left: Expr, right: Expr) -> Expr:
    constant = left.constant and right.constant

    def of(row: Row) -> Any:
        value = strict(function, left, right)(row)
        if value is None and constant and left.of(row) is not None and right.of(row) is not None:
            raise Fails
        return value

    return Expr(f"{left.inner} {name} {right.inner}", of, constant, atom=False)


def integers(depth: int) -> st.SearchStrategy[Expr]:
    plain = st.sampled_from([prop("small"), prop("big"), const("3", 3), const("-9223372036854775808", -(2**63))])
    if depth == 0:
        return plain
    inner = integers(depth - 1)
    return st.one_of(
        plain,
        st.builds(
            lambda n, x, y: arithmetic(n, INT_OPERATORS[n], x, y), st.sampled_from(list(INT_OPERATORS)), inner, inner
        ),
        st.builds(lambda x: call("length", len, x), texts(depth - 1)),
        st.builds(lambda x, y: call("indexof", lambda a, b: a.find(b), x, y), texts(depth - 1), text_atoms),
        *[st.builds(lambda x, n=n: call(n, PARTS[n], x), moment_atoms) for n in PARTS],
    )


def real(value: float) -> float:
    if not math.isfinite(value):
        raise Fails
    return value


def rounded(value: float) -> float:
    return float(Decimal(repr(value)).quantize(Decimal(1), ROUND_HALF_UP)) if abs(value) < 1e17 else value


REAL_OPERATORS: dict[str, Callable[[float, float], float | None]] = {
    "add": lambda a, b: real(float(a) + float(b)),
    "sub": lambda a, b: real(float(a) - float(b)),
    "mul": lambda a, b: real(float(a) * float(b)),
    "div": lambda a, b: None if b == 0 else real(float(a) / float(b)),
}
real_atoms = st.one_of(
    st.sampled_from([prop("number"), prop("price")]),
    st.sampled_from([n for n in NUMBERS if n is not None and abs(n) < 1e10]).map(lambda n: const(f"{n!r}d", n)),
)


def reals(depth: int) -> st.SearchStrategy[Expr]:
    if depth == 0:
        return real_atoms
    inner = reals(depth - 1)
    mixed = st.one_of(inner, integers(0))
    return st.one_of(
        real_atoms,
        st.builds(
            lambda n, x, y: arithmetic(n, REAL_OPERATORS[n], x, y), st.sampled_from(list(REAL_OPERATORS)), inner, mixed
        ),
        st.builds(lambda x: call("round", rounded, x), inner),
        st.builds(lambda x: call("floor", lambda v: float(math.floor(v)), x), inner),
        st.builds(lambda x: call("ceiling", lambda v: float(math.ceil(v)), x), inner),
    )


# Moments: their values are UTC epoch seconds; constants may have an offset of their own.


def local(seconds: int) -> datetime:
    return EPOCH + timedelta(seconds=seconds)


def moment_text(seconds: int, minutes: int) -> str:
    shown = (EPOCH + timedelta(seconds=seconds)).astimezone(timezone(timedelta(minutes=minutes)))
    text = shown.strftime("%Y-%m-%dT%H:%M:%S").zfill(19)
    return text + (shown.strftime("%z")[:3] + ":" + shown.strftime("%z")[3:5] if minutes else "Z")


PARTS: dict[str, Callable[[int], int]] = {
    name: (lambda value, name=name: getattr(local(value), name)) for name in ("year", "month", "day", "hour",
    "minute", "second")
}  # fmt: skip
moment_constants = st.one_of(
    st.sampled_from([m for m in MOMENTS if m is not None and 0 <= m < 2 * 10**9]),
    st.integers(0, 2 * 10**9),
).flatmap(lambda m: st.sampled_from([0, 60, -210, 840, 345]).map(lambda off: const(moment_text(m, off), m)))
moment_atoms = st.just(prop("moment"))
moments = st.one_of(
    moment_atoms,
    moment_constants,
    st.sampled_from([("PT1H", 3600), ("P1DT1S", 86_401), ("-PT30M", -1800)]).map(
        lambda d: arithmetic("add", lambda a, b: a + b, prop("moment"), const(f"duration'{d[0]}'", d[1]))
    ),
    st.just(const("now()", 1_700_000_000)),
)
dates = st.one_of(
    st.just(prop("day")),
    st.sampled_from([d for d in DAYS if d is not None]).map(lambda d: const(d, d)),
    st.just(call("date", lambda m: local(m).date().isoformat(), prop("moment"))),
)

# Conditions

ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "lt": lambda a, b: a < b, "le": lambda a, b: a <= b, "gt": lambda a, b: a > b, "ge": lambda a, b: a >= b,
}  # fmt: skip


def comparison(operator: str, left: Expr, right: Expr) -> Expr:
    def of(row: Row) -> bool:
        a, b = left.of(row), right.of(row)
        if operator in ("eq", "ne"):
            return (a == b if None not in (a, b) else a is b) == (operator == "eq")
        return None not in (a, b) and ORDER[operator](a, b)

    return Expr(f"{left.inner} {operator} {right.inner}", of, left.constant and right.constant, atom=False)


def among(operand: Expr, values: list[Expr]) -> Expr:
    def of(row: Row) -> bool:
        value = operand.of(row)
        members = [member.of(row) for member in values]
        return any(value is None if m is None else value is not None and value == m for m in members)

    return Expr(f"{operand.inner} in ({','.join(v.text for v in values)})", of, operand.constant, atom=False)


def negation(x: Expr) -> Expr:
    return Expr(f"not {x.inner}", strict(lambda v: not v, x), x.constant, atom=False)


def conjunction(operator: str, left: Expr, right: Expr) -> Expr:
    decisive = operator == "or"

    def of(row: Row) -> bool | None:
        values = (left.of(row), right.of(row))
        if decisive in values:
            return decisive
        return None if None in values else not decisive

    return Expr(f"{left.inner} {operator} {right.inner}", of, left.constant and right.constant, atom=False)


def conditions(depth: int) -> st.SearchStrategy[Expr]:
    operators = st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge"])
    families = [texts(2), integers(2), reals(2), moments, dates, st.one_of(int_atoms, st.just(prop("number")))]
    compared = [st.builds(comparison, operators, f, st.one_of(f, f, st.just(NULL))) for f in families]
    plain = st.one_of(
        *compared,
        st.just(prop("flag")),
        st.sampled_from([const("true", True), const("false", False)]),
        *[
            st.builds(lambda x, y, n=n, f=f: call(n, f, x, y), texts(1), texts(1))
            for n, f in (("contains", lambda a, b: b in a), ("startswith", str.startswith), ("endswith", str.endswith))
        ],
        st.builds(among, texts(1), st.lists(st.one_of(text_constants, st.just(NULL)), max_size=3)),
        st.builds(among, st.sampled_from([prop("small"), prop("big"), prop("number")]),
                  st.lists(st.sampled_from([n for n in INTS + BIGS if n is not None]).map(lambda n: const(str(n), n)), max_size=3)),
        st.builds(comparison, st.sampled_from(["eq", "ne"]), st.just(prop("flag")), st.sampled_from([const("true", True), NULL])),
    )  # fmt: skip
    if depth == 0:
        return plain
    inner = conditions(depth - 1)
    return st.one_of(
        plain,
        st.builds(negation, inner),
        st.builds(conjunction, st.sampled_from(["and", "or"]), inner, inner),
        st.builds(comparison, st.sampled_from(["eq", "ne"]), inner, st.sampled_from([const("true", True), NULL])),
    )
