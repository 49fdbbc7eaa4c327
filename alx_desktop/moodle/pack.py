"""Many facts in one row: the server packs a learner's rows into a JSON-like list, a C parser unpacks it.

Pure-Python drivers decode 100,000 rows a second; packed, they are as fast as C drivers (sync-facts.md, "Reading").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import BigInteger, ColumnElement, Text, cast, func, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from alx_desktop.domain.errors import SourceError
from alx_desktop.domain.phrases import phrase

PRIME = 2147483647
FACTORS = (
    179424673, 160481183, 141650939, 122949823, 104395301, 86028121, 67867967, 49979687, 32452843, 15485863,
)  # fmt: skip
SHIFT = 982451653


class packed(FunctionElement[str]):
    """Aggregate: the arguments of all rows, comma-separated; a row with a NULL argument is left out."""

    type = Text()
    inherit_cache = True


@compiles(packed, "mysql")
@compiles(packed, "mariadb")
def _packed_mysql(element: packed, compiler: SQLCompiler, **kw: Any) -> str:
    parts = ",',',".join(compiler.process(clause, **kw) for clause in element.clauses)
    return f"GROUP_CONCAT({parts} SEPARATOR ',')"


@compiles(packed)
def _packed_standard(element: packed, compiler: SQLCompiler, **kw: Any) -> str:
    parts = " || ',' || ".join(f"CAST({compiler.process(clause, **kw)} AS TEXT)" for clause in element.clauses)
    return f"{'STRING_AGG' if compiler.dialect.name == 'postgresql' else 'GROUP_CONCAT'}({parts}, ',')"


class json_text(FunctionElement[str]):
    """A text as a JSON string."""

    type = Text()
    inherit_cache = True


@compiles(json_text)
def _json_text(element: json_text, compiler: SQLCompiler, **kw: Any) -> str:
    function = {"postgresql": "to_json", "sqlite": "json_quote"}.get(compiler.dialect.name, "JSON_QUOTE")
    inner = ", ".join(compiler.process(clause, **kw) for clause in element.clauses)
    return f"CAST({function}({inner}) AS TEXT)" if function == "to_json" else f"{function}({inner})"


class exact_text(FunctionElement[str]):
    """A text to group by that only the same text equals: MySQL's collations take "Muller" for "Müller"."""

    type = Text()
    inherit_cache = True


@compiles(exact_text, "mysql")
@compiles(exact_text, "mariadb")
def _exact_text_mysql(element: exact_text, compiler: SQLCompiler, **kw: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **kw)} AS BINARY)"


@compiles(exact_text)
def _exact_text_standard(element: exact_text, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.clauses, **kw)


class text_hash(FunctionElement[int]):
    """A 32-bit hash of texts; only ever compared with one that the same server made."""

    type = BigInteger()
    inherit_cache = True


@compiles(text_hash, "mysql")
@compiles(text_hash, "mariadb")
def _text_hash_mysql(element: text_hash, compiler: SQLCompiler, **kw: Any) -> str:
    texts = ", ".join(compiler.process(clause, **kw) for clause in element.clauses)
    # Signed, because MySQL refuses a negative result of an expression that has an unsigned part.
    return f"CAST(CRC32(CONCAT_WS('|', {texts})) AS SIGNED)"


@compiles(text_hash)
def _text_hash_standard(element: text_hash, compiler: SQLCompiler, **kw: Any) -> str:
    joined = " || '|' || ".join(compiler.process(clause, **kw) for clause in element.clauses)
    if compiler.dialect.name == "postgresql":
        return f"('x' || SUBSTR(MD5({joined}), 1, 8))::bit(32)::bigint"
    return f"alx_crc32({joined})"


class key_form(FunctionElement[int]):
    """(a % PRIME) * factor + (b % PRIME) * another ... + SHIFT, modulo PRIME, with FACTORS in their order.

    Written as text: of SQLAlchemy's operators, a run of a few learners would take a tenth of a second to build and
    compile its statements.
    """

    type = BigInteger()
    inherit_cache = True
    factors = FACTORS


class value_form(key_form):
    """The same with FACTORS from the last one on."""

    inherit_cache = True
    factors = FACTORS[::-1]


@compiles(key_form)
def _linear_form(element: key_form, compiler: SQLCompiler, **kw: Any) -> str:
    # A driver that knows parameters by a percent sign wants it doubled elsewhere.
    modulo = f" {'%%' if compiler.dialect.paramstyle in ('format', 'pyformat') else '%'} {PRIME}"
    columns = [compiler.process(clause, **kw) for clause in element.clauses]
    if compiler.dialect.name == "postgresql":
        # It would calculate with 32 bits where the columns have no more.
        columns = [f"CAST({column} AS BIGINT)" for column in columns]
    terms = (f"({column}{modulo}) * {factor}" for column, factor in zip(columns, element.factors, strict=False))
    return f"(({' + '.join(terms)} + {SHIFT}){modulo})"


class exact_sum(FunctionElement[int]):
    """The sum of hashes below 2**31; exact up to four million rows in a group."""

    type = BigInteger()
    inherit_cache = True


@compiles(exact_sum, "mysql")
@compiles(exact_sum, "mariadb")
def _exact_sum_mysql(element: exact_sum, compiler: SQLCompiler, **kw: Any) -> str:
    # As a double, which is exact below 2**53: sums of integers are decimals there, a quarter slower in all.
    return f"SUM({compiler.process(element.clauses, **kw)} + 0e0)"


@compiles(exact_sum)
def _exact_sum_standard(element: exact_sum, compiler: SQLCompiler, **kw: Any) -> str:
    return f"SUM({compiler.process(element.clauses, **kw)})"


def row_hash(
    key: Sequence[ColumnElement[Any]],
    values: Sequence[ColumnElement[Any]] = (),
    texts: Sequence[ColumnElement[Any]] = (),
) -> ColumnElement[int]:
    """A hash of a row, below 2**31; without texts it is the same on every server.

    Plain integer arithmetic, because it runs on every server and costs a quarter of what the row's reading does
    (CRC32 over a text is no cheaper). The product of a linear form of the key and one of the values, because a
    linear sum does not see two rows that swap their values. The learner belongs to the key: sums are compared per
    bucket of learners, where a row that went to another learner would not show. Each term stays below 2**59, ten of
    them below 2**63. Columns that may be NULL: see filled; of texts NULL is the empty one.
    """
    assert 0 < len(key) <= len(FACTORS) and len(values) <= len(FACTORS)
    first: ColumnElement[int] = key_form(*key)
    second: ColumnElement[int] | None = value_form(*values) if values else None
    if texts:
        hashed = text_hash(*(func.coalesce(text, "") for text in texts))
        second = hashed % PRIME if second is None else (second + hashed) % PRIME
    return first if second is None else (first * second) % PRIME


def filled(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column that may be NULL, for row_hash: NULL must not make the row invisible."""
    return func.coalesce(column, -7)


def scaled(column: ColumnElement[Any]) -> ColumnElement[int]:
    """A grade (five decimals, may be NULL) as an integer, for row_hash."""
    return cast(func.round(func.coalesce(column, -7) * 100000), BigInteger)


def or_null(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """JSON's null for NULL, so that the row is not left out."""
    return func.coalesce(cast(column, Text), literal("null", literal_execute=True))


def unpack(text: str | bytes | None, expected: int, what: str) -> list[Any]:
    """The flat list of values; raises SourceError if the server cut it short (never a silent loss)."""
    values: list[Any] = orjson.loads(f"[{text.decode() if isinstance(text, bytes) else text or ''}]")
    if len(values) != expected:
        raise SourceError(
            f"{what}: {len(values)} values arrived of {expected}",
            title=phrase("The database cut a packed answer short"),
            advice=phrase(
                "Raise max_allowed_packet on the server, or choose a smaller batch in the profile's settings."
            ),
        )
    return values
