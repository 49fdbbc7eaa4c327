"""Pages, whatever their size, order and filter, are the whole; also while rows come and go between them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from alx_desktop.endpoint.odata import pages, reading
from alx_desktop.endpoint.odata.messages import Request
from tests.endpoint.odata.things import ROOT, THING, Client, fill, model, rows, sqlite_engine

ORDERS = [
    "",
    "name",
    "name desc",
    "flag,number desc",
    "moment desc,name",
    "id desc",
    "id",
    "price desc,id",
    "small add 1,day",
]
FILTERS = ["", "flag", "not flag", "small ge 0 or name eq null", "length(label) gt 1"]


@pytest.mark.parametrize("order", ["", "&$orderby=name desc"])
def test_a_body_that_nobody_reads_on_counts_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    for module, name in ((reading, "PIECE"), (reading, "LEAST_PIECE"), (pages, "FIRST_PIECE")):
        monkeypatch.setattr(module, name, 10)
    engine = sqlite_engine(str(tmp_path / "t.db"))
    fill(engine, rows(60))
    client = Client(engine)
    whole = len(client.all(f"Things?$select=id{order}"))
    asked = Request(ROOT, "Things", f"$select=id{order}")
    body = client.service.answer(model(1), asked).body
    assert asked.tally.rows == 10 < whole
    b"".join(body)
    assert asked.tally.rows == whole


@settings(max_examples=60, deadline=None)
@given(order=st.sampled_from(ORDERS), filter_=st.sampled_from(FILTERS), size=st.integers(1, 60),
       top=st.none() | st.integers(0, 200), skip=st.integers(0, 160))  # fmt: skip
def test_pages_are_the_whole(order: str, filter_: str, size: int, top: int | None, skip: int) -> None:
    client = _shared()
    query = "".join([f"&$orderby={order}" if order else "", f"&$filter={filter_}" if filter_ else ""])
    everything = client.get(f"Things?$select=id{query}").json["value"]
    wanted = everything[skip:] if top is None else everything[skip : skip + top]
    limits = f"&$skip={skip}" + ("" if top is None else f"&$top={top}")
    assert client.all(f"Things?$select=id{query}{limits}", prefer=f"maxpagesize={size}") == wanted


_CLIENTS: list[Client] = []


def _shared() -> Client:
    if not _CLIENTS:
        engine = sqlite_engine(":memory:")
        fill(engine, rows())
        _CLIENTS.append(Client(engine))
    return _CLIENTS[0]


changes = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "rename"]), st.integers(0, 40), st.integers(0, 6)), max_size=6
)


@settings(max_examples=40, deadline=None)
@given(order=st.sampled_from(ORDERS), size=st.integers(1, 9), steps=st.lists(changes, min_size=1, max_size=12))
def test_what_stays_is_seen_once_while_rows_come_and_go(
    tmp_path_factory: Any, order: str, size: int, steps: list[list[tuple[str, int, int]]]
) -> None:
    engine = sqlite_engine(str(Path(tmp_path_factory.mktemp("paging")) / "t.db"))
    made = rows(60)
    fill(engine, made)
    client = Client(engine)
    touched: set[tuple[int, int]] = set()
    link: str | None = "Things?$select=id" + (f"&$orderby={order}" if order else "")
    seen: list[str] = []
    for step in range(1_000):
        got = client.get(str(link), prefer=f"maxpagesize={size}").json
        seen += [entity["id"] for entity in got["value"]]
        link = got.get("@odata.nextLink")
        if link is None:
            break
        for kind, a, b in steps[step] if step < len(steps) else []:
            touched.add((a, b))
            _change(client, kind, a, b)
    stayed = [f"k{row['a']}x{row['b']}" for row in made if (row["a"], row["b"]) not in touched]
    assert link is None
    assert [seen.count(key) for key in stayed] == [1] * len(stayed)
    engine.dispose()


def _change(client: Client, kind: str, a: int, b: int) -> None:
    here = (THING.c.tenant == 1) & (THING.c.a == a) & (THING.c.b == b)
    with client.engine.begin() as connection:
        if kind == "rename":
            connection.execute(update(THING).where(here).values(name="moved", number=0.5, flag=None))
            return
        connection.execute(delete(THING).where(here))
        if kind == "add":
            connection.execute(insert(THING), [rows(1)[0] | {"a": a, "b": b}])


def test_an_order_by_endless_texts_is_refused_before_it_begins(tmp_path: Path) -> None:
    engine = sqlite_engine(str(tmp_path / "long.db"))
    fill(engine, [row | {"name": "日" * length} for row, length in zip(rows(4), (20, 1_300, 20_000, 1), strict=True)])
    client = Client(engine)
    assert len(client.all("Things?$orderby=length(name),name", prefer="maxpagesize=1")) == 4
    assert [e["small"] for e in client.all("Things?$top=3&$orderby=name desc", prefer="maxpagesize=3")]
    got = client.get("Things?$orderby=name desc", prefer="maxpagesize=1")
    assert got.status == 400 and "too long" in got.json["error"]["message"]
    assert client.get("Things?$orderby=name desc").status == 200
    engine.dispose()


def test_pages_of_many_pieces(tmp_path: Path) -> None:
    engine = sqlite_engine(str(tmp_path / "many.db"))
    fill(engine, rows(5_001))
    client = Client(engine, page=4_500)
    first = client.get("Things?$count=true&$select=id,name").json
    assert len(first["value"]) == 4_500 and first["@odata.count"] == 5_001
    assert len({e["id"] for e in client.all("Things?$select=id")}) == 5_001
    assert len(client.get("Things?$top=4500").json["value"]) == 4_500
    assert "@odata.nextLink" not in client.get("Things?$top=4500").json
    exact = client.get("Plain?$filter=number_a lt 60000&$count=true", prefer="maxpagesize=4200").json
    assert exact["@odata.count"] == 4_200 and "@odata.nextLink" not in exact
