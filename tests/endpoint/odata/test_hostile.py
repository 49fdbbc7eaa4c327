"""Hostile input is refused: no exception, no 5xx but 501, work that grows with the input and not faster."""

# ruff: noqa: E501 (tables)
from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alx_desktop.endpoint.odata.binding import Binder
from alx_desktop.endpoint.odata.errors import ODataError
from alx_desktop.endpoint.odata.parser import Parser
from tests.endpoint.odata.things import NOW, Client, fill, rows, thing_set

PIECES = [
    "name", "label", "flag", "small", "big", "number", "price", "day", "moment", "id", "null", "true", "false", "INF", "NaN",
    "eq", "ne", "lt", "gt", "ge", "le", "and", "or", "not", "add", "sub", "mul", "div", "mod", "in", "has", "-", "(", ")", ",",
    "'a'", "''", "'k0x0'", "1", "0", "-1", "1.5", "1e308", "9223372036854775807", "2023-01-01", "2023-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "duration'P999999999D'", "10:00:00", "concat(", "length(",
    "year(", "substring(", "contains(", "round(", "date(", "now()", "tolower(", "indexof(", "trim(", "$it/", "@p", "/", "*",
    "asc", "desc", " ", "é", "\u2028", "\ud7ff", "%", "+", "$count", "any(x:x)", "cast(", "1L", "0.1M", "1" * 70, "x" * 300,
]  # fmt: skip
expressions = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
noise = st.text(max_size=40)
options = st.sampled_from(
    [
        "$filter",
        "$orderby",
        "$select",
        "$top",
        "$skip",
        "$count",
        "$skiptoken",
        "$format",
        "$expand",
        "$apply",
        "@p",
        "x",
        "$",
    ]
)
paths = st.sampled_from(
    [
        "",
        "Things",
        "Things/$count",
        "Plain",
        "Things('k0x0')",
        "Things('k0x0')/name",
        "$metadata",
        "Plain(1)",
        "Things(",
        "$batch",
    ]
)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=paths,
    query=st.lists(st.tuples(options, st.one_of(expressions, noise, st.integers().map(str))), max_size=4),
    raw=st.booleans(),
)
def test_no_url_is_a_fault(client: Client, path: str, query: list[tuple[str, str]], raw: bool) -> None:
    made = "&".join(f"{name}={value if raw else quote(value, errors='ignore')}" for name, value in query)
    got = client.get(f"{path}?{made}")
    assert got.status in (200, 204, 400, 404, 405, 406, 414, 501), got


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)), json=st.booleans(),
       path=st.text(max_size=30), headers=st.dictionaries(
           st.sampled_from(["accept", "prefer", "odata_maxversion", "content_type"]), st.text(max_size=60)))  # fmt: skip
def test_no_body_path_or_header_is_a_fault(
    client: Client, body: bytes, json: bool, path: str, headers: dict[str, str]
) -> None:
    assert client.get(path.replace("?", "") + "?$top=0", **headers).status in (200, 400, 404, 405, 406, 501)
    kind = "application/json" if json else "multipart/mixed; boundary=b"
    parts = b"--b\r\n\r\n" + body + b"\r\n--b--" if not json else body
    assert client.get("$batch", method="POST", body=parts, content_type=kind).status in (200, 400, 413)


HOSTILE: dict[str, Callable[[int], str]] = {
    "or": lambda n: " or ".join(["small eq 1"] * n),
    "not": lambda n: "not " * n + "flag",
    "brackets": lambda n: "(" * n + "flag" + ")" * n,
    "open brackets": lambda n: "(" * n,
    "minus": lambda n: "-" * n + "1 eq 1",
    "minus spaced": lambda n: "- " * n + "small eq 1",
    "calls": lambda n: "tolower(" * n + "name" + ")" * n + " eq 'a'",
    "open calls": lambda n: "concat(name," * n,
    "sum": lambda n: " add ".join(["small"] * n) + " eq 1",
    "sum of ones": lambda n: " add ".join(["1"] * n) + " eq 1",
    "product": lambda n: " mul ".join(["99.9"] * n) + " gt 1",
    "right": lambda n: "1 sub (" * n + "small" + ")" * n + " eq 1",
    "in": lambda n: "small in (" + ",".join(["1"] * n) + ")",
    "digits": lambda n: "1" * n + " eq 1",
    "quotes": lambda n: "'" * (2 * n + 1),
    "text": lambda n: "name eq '" + "a" * n + "'",
    "names": lambda n: "a" * n + " eq 1",
    "dots": lambda n: "a." * n,
    "spaces": lambda n: " " * n + "flag",
    "eq": lambda n: " eq ".join(["flag"] * n),
    "nested or": lambda n: "(" * n + "flag" + " or flag)" * n,
    "mixed": lambda n: "(flag and (flag or " * n + "flag" + "))" * n,
    "substrings": lambda n: "substring(name,length(" * n + "name" + "))" * n + " eq 'a'",
    "commas": lambda n: "concat(" + "," * n,
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("count", [10, 20, 200, 4_000])
def test_hostile_expressions(client: Client, kind: str, count: int) -> None:
    text = HOSTILE[kind](count)
    for option in ("$filter", "$orderby"):
        got = client.get(f"Things?{option}={quote(text)}")
        assert got.status in (200, 400, 414, 501), got.body


def test_the_usual_size_is_no_hostility(client: Client) -> None:
    assert client.get("Things?$filter=" + quote(HOSTILE["or"](200))).status == 200
    assert client.get("Things?$filter=" + quote(HOSTILE["nested or"](200))).status == 200
    assert client.get("Things?$filter=" + quote(HOSTILE["in"](490))).status == 200
    deep = "not (flag and (small eq 1 or (flag and not (contains(tolower(trim(name)),'a') or small add 1 eq 2))))"
    assert client.get(f"Things?$filter={quote(deep)}").status == 200


@pytest.mark.parametrize("kind", HOSTILE)
def test_work_grows_with_the_length(kind: str) -> None:
    """Counted calls of Python functions, not time."""
    small, large = (_work(HOSTILE[kind](count)) for count in (400, 800))
    assert large < 3 * small + 3_000


def _work(text: str) -> int:
    calls = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        Parser(text, Binder(thing_set(1), NOW)).whole()
    except ODataError:
        pass
    finally:
        sys.setprofile(before)
    return calls


def test_a_runaway_query_is_stopped(small: Client) -> None:
    fill(small.engine, rows(900))
    impatient = Client(small.engine, seconds=0.0)
    slow = " or ".join(["contains(toupper(concat(name,label)),'xyz')"] * 40)
    got = impatient.get(f"Things/$count?$filter={quote(slow)}")
    assert got.status == 400 and got.json["error"]["code"] == "QueryTooSlow"
    assert impatient.get("Things?$top=1").status == 200
