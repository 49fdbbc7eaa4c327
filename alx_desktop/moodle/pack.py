"""Many facts in one row: the server packs a learner's rows into a JSON-like list, a C parser unpacks it.

Pure-Python drivers decode 100,000 rows a second; packed, they are as fast as C drivers (sync-facts.md, "Reading").
"""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import BigInteger, ColumnElement, Text, case, cast, func, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from alx_desktop.domain.errors import SourceError

PRIME = 2147483647
FACTORS = (
    179424673, 160481183, 141650939, 122949823, 104395301, 86028121, 67867967, 49979687, 32452843, 15485863,
)  # fmt: skip
SHIFT = 982451653 % PRIME


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


def row_hash(*columns: ColumnElement[Any]) -> ColumnElement[int]:
    """A hash of a row of integers (texts: see text_hash), below 2**31, the same on every server.

    Plain integer arithmetic, because it runs on every server and is cheaper than CRC32 over a text. Quadratic,
    because a linear sum does not see two rows of one learner that swap their values. At most ten columns: each
    product stays below 2**59, their sum below 2**63.
    """
    linear: ColumnElement[int] | None = None
    for column, factor in zip(columns, FACTORS, strict=False):
        term = (cast(func.coalesce(column, -7), BigInteger) % PRIME) * factor
        linear = term if linear is None else linear + term
    assert linear is not None and len(columns) <= len(FACTORS)
    linear = linear % PRIME
    return (linear * ((linear + SHIFT) % PRIME)) % PRIME


def sum_of(value: ColumnElement[int]) -> ColumnElement[int]:
    """The sum of row hashes, as an integer on every server."""
    return cast(func.sum(value), BigInteger)


def scaled(column: ColumnElement[Any]) -> ColumnElement[int]:
    """A grade (five decimals) as an integer, for row_hash."""
    return cast(func.round(column * 100000), BigInteger)


def or_null(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """JSON's null for NULL, so that the row is not left out."""
    return func.coalesce(cast(column, Text), literal("null", literal_execute=True))


def when(condition: ColumnElement[bool], value: ColumnElement[Any]) -> ColumnElement[Any]:
    """value where the condition holds, else NULL (and so left out of `packed`)."""
    return case((condition, value))


def unpack(text: str | bytes | None, expected: int, what: str) -> list[Any]:
    """The flat list of values; raises SourceError if the server cut it short (never a silent loss)."""
    values: list[Any] = orjson.loads(f"[{text.decode() if isinstance(text, bytes) else text or ''}]")
    if len(values) != expected:
        raise SourceError(
            f"{what}: {len(values)} values arrived of {expected}",
            title="The database cut a packed answer short",
            advice="Raise max_allowed_packet on the server, or choose a smaller batch in the profile's settings.",
        )
    return values
