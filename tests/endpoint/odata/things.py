"""An entity set of its own for the engine's tests: every type, nulls, odd letters, numbers at the boundaries."""

# ruff: noqa: E501 (tables)
from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Double,
    Engine,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    create_engine,
    insert,
)  # fmt: skip
from sqlalchemy.engine import URL

from alx_desktop.endpoint.odata.edm import EdmType, EntitySet, Property, coded_key
from alx_desktop.endpoint.odata.messages import Answer, Request
from alx_desktop.endpoint.odata.model import Model
from alx_desktop.endpoint.odata.service import ODataService

NOW = 1_700_000_000
ROOT = "https://host.example/odata/7/"
METADATA = MetaData()
THING = Table(
    "thing",
    METADATA,
    Column("tenant", Integer, primary_key=True),
    Column("a", BigInteger, primary_key=True, autoincrement=False),
    Column("b", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text),
    Column("label", Text, nullable=False),
    Column("flag", Boolean),
    Column("small", Integer),
    Column("big", BigInteger),
    Column("number", Double),
    Column("price", Numeric(12, 2)),
    Column("day", Text),
    Column("moment", BigInteger),
)
NAMES = ["name", "label", "flag", "small", "big", "number", "price", "day", "moment"]
TYPES = {
    "name": EdmType.STRING, "label": EdmType.STRING, "flag": EdmType.BOOLEAN, "small": EdmType.INT32,
    "big": EdmType.INT64, "number": EdmType.DOUBLE, "price": EdmType.DECIMAL, "day": EdmType.DATE,
    "moment": EdmType.DATE_TIME_OFFSET,
}  # fmt: skip

TEXTS = [None, "", "a", "A", "ab", "aB%", "a_b", "100%", "Ärger", "ärger", "ß", "日本", "🙂x", " pad ", "O'Neil", "b\\c",
         "É", "e\u0301", "zz", "null"]  # fmt: skip
INTS = [None, 0, 1, -1, 2, 7, -8, 2**31 - 1, -(2**31)]
BIGS = [None, 0, 1, -1, 3, 10**12, 2**53 + 1, 2**63 - 1, -(2**63)]
NUMBERS = [None, 0.0, 0.5, -0.5, 1.0, 2.25, -2.75, 100 / 3, 1e15, -1e-7, 1e300]
PRICES = [None, 0, 1.25, -3.5, 19.99, 100]
DAYS = [None, "1970-01-01", "1969-12-31", "2000-02-29", "2024-12-31", "9999-12-31"]
MOMENTS = [None, 0, -1, 86_399, 951_782_400, 1_700_000_000, 1_700_000_001, 253_402_300_799, -62_135_596_800]


class Codec:
    """Keys `k<a>x<b>`."""

    def encode(self, rows: Sequence[Sequence[Any]]) -> list[str]:
        return [f"k{a}x{b}" for a, b in rows]

    def decode(self, text: str) -> Sequence[Any] | None:
        first, cross, second = text.removeprefix("k").partition("x")
        return (int(first), int(second)) if cross and first.isascii() and (first + second).isdigit() else None


class Base64Seals:
    """Seals that a test can look into; bound to their purpose as the real ones."""

    def seal(self, place: Any, *purpose: object) -> str:
        return base64.urlsafe_b64encode(json.dumps([place, [str(p) for p in purpose]]).encode()).decode()

    def open(self, text: str, *purpose: object) -> Any:
        try:
            place, sealed = json.loads(base64.urlsafe_b64decode(text))
        except (ValueError, UnicodeError):
            return None
        return place if sealed == [str(p) for p in purpose] else None


def thing_set(tenant: int) -> EntitySet:
    """The set `Things` of one tenant."""
    c = THING.c
    properties = tuple(
        Property(name, TYPES[name], c[name], name != "label", *((12, 2) if name == "price" else ())) for name in NAMES
    )
    return EntitySet(
        "Things", "Thing", (coded_key("id", "Opaque"), *properties), "id", THING, c.tenant == tenant, (c.a, c.b),
        Codec(), "All kinds",
    )  # fmt: skip


def plain_set(tenant: int) -> EntitySet:
    """The set `Plain`, whose key is a property like others."""
    c = THING.c
    key = Property("number_a", EdmType.INT64, c.a * 100 + c.b, nullable=False)
    return EntitySet("Plain", "PlainThing", (key, Property("name", EdmType.STRING, c.name)), "number_a", THING,
                     c.tenant == tenant, (c.a, c.b))  # fmt: skip


def model(tenant: int = 1) -> Model:
    """What a tenant sees."""
    return Model(
        "Test", "Container", str(tenant), {"Things": lambda: thing_set(tenant), "Plain": lambda: plain_set(tenant)}
    )


def rows(count: int = 150, tenant: int = 1) -> list[dict[str, Any]]:
    """Rows that mix all values; their periods have no common divisor."""
    values: dict[str, list[Any]] = {
        "name": TEXTS, "label": [t for t in TEXTS if t is not None], "flag": [True, False, None], "small": INTS,
        "big": BIGS, "number": NUMBERS, "price": PRICES, "day": DAYS, "moment": MOMENTS,
    }  # fmt: skip
    made = []
    for index in range(count):
        row: dict[str, Any] = {"tenant": tenant, "a": index // 7, "b": index % 7}
        for step, (name, choices) in enumerate(values.items()):
            row[name] = choices[(index * (step + 1) + index // len(choices)) % len(choices)]
        made.append(row)
    return made


def sqlite_engine(path: str) -> Engine:
    """An empty database with the table."""
    engine = create_engine(URL.create("sqlite", database=path))
    METADATA.create_all(engine)
    return engine


def fill(engine: Engine, made: list[dict[str, Any]]) -> None:
    """Put rows in."""
    with engine.begin() as connection:
        connection.execute(insert(THING), made)


@dataclass
class Got:
    """An answer that was read to its end."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Client:
    """Asks a service as HTTP would."""

    engine: Engine
    page: int = 10_000
    seconds: float = 60.0
    statements: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.service = ODataService(self.reading, Base64Seals(), lambda: NOW, page=self.page, seconds=self.seconds)

    def reading(self) -> AbstractContextManager[Connection]:
        return self._reading()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    def get(self, path: str, tenant: int = 1, method: str = "GET", body: bytes = b"", **headers: str) -> Got:
        """The answer; path as it is in a URL, below the service's root."""
        path, _, query = path.removeprefix(ROOT).partition("?")
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        answer: Answer = self.service.answer(model(tenant), Request(ROOT, path, query, method, names, body))
        return Got(answer.status, answer.headers, b"".join(answer.body))

    def all(self, path: str, **headers: str) -> list[dict[str, Any]]:
        """The entities of all pages."""
        found: list[dict[str, Any]] = []
        link: str | None = path
        while link is not None:
            got = self.get(link, **headers)
            assert got.status == 200, got.body
            found += got.json["value"]
            link = got.json.get("@odata.nextLink")
        return found
