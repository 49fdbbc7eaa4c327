"""The streams: the same rows in every form, gzip, formulas, other companies, a missing pyarrow."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from random import Random

import httpx
import pyarrow as pa
import pytest
from sqlalchemy import and_, select, update

from alx_desktop.endpoint.rest.lists import PROGRESS
from alx_desktop.services.site import Site
from alx_desktop.store.company_names import company_names
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company, learner
from tests.endpoint.test_rest import Reading


@pytest.fixture
def reading(site: Site, client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> Reading:
    monkeypatch.setattr("alx_desktop.endpoint.streams.chunks.ROWS", 50)
    return Reading(site, client)


def test_every_form_has_the_rows_of_rest(reading: Reading) -> None:
    from pyarrow import parquet

    rest = reading.rows(f"/api/v1/{PROGRESS.name}", limit=5000)
    path = f"/export/{reading.company}/course-progress"
    assert [json.loads(line) for line in reading.ask(f"{path}.jsonl").text.splitlines()] == rest
    lines = list(csv.DictReader(io.StringIO(reading.ask(f"{path}.csv").text, newline="")))
    plain = [
        {n: "" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for n, v in row.items()}
        for row in rest
    ]
    assert lines == plain
    table = parquet.read_table(io.BytesIO(reading.ask(f"{path}.parquet").content))
    stream = pa.ipc.open_stream(reading.ask(f"{path}.arrow").content).read_all()
    for found in (table, stream):
        values = found.to_pylist()
        for row in values:
            row |= {n: v and v.strftime("%Y-%m-%dT%H:%M:%SZ") for n, v in row.items() if n.endswith("_at")}
        assert values == rest
    assert table.schema.field("completed_at").type == pa.timestamp("ms", "UTC")


def test_an_empty_stream_has_its_header(reading: Reading) -> None:
    path, last = f"/export/{reading.company}/course-progress", reading.rows(limit=5000)[-1]["id"]
    assert reading.ask(f"{path}.csv", after=last, fields="status").text == "id,status\r\n"
    assert pa.ipc.open_stream(reading.ask(f"{path}.arrow", after=last, fields="id").content).read_all().num_rows == 0
    assert reading.ask(f"{path}.parquet", after=last).content[:4] == b"PAR1"


def test_formulas_are_harmless_on_request(reading: Reading) -> None:
    store = reading.site.store
    with store.writing(store.reporting) as connection:
        connection.execute(update(learner).values(firstname='=HYPERLINK("x")\r\n"2"'))
    path = f"/export/{reading.company}/course-progress.csv"
    for safe, first in (("0", "="), ("1", "'=")):
        rows = list(csv.DictReader(io.StringIO(reading.ask(path, safe=safe).text, newline="")))
        assert all(row["learner_firstname"] == f'{first}HYPERLINK("x")\r\n"2"' for row in rows) and rows


@pytest.mark.parametrize("name", ['a,"b"', "line\rbreak", "\x1f", "nul\x00,end", "\x1e;'", "Zoë 😀", ""])
@pytest.mark.parametrize("safe", ["0", "1"])
def test_every_text_comes_back_from_csv(reading: Reading, name: str, safe: str) -> None:
    store = reading.site.store
    with store.writing(store.reporting) as connection:
        connection.execute(update(learner).values(lastname="Baker"))  # the demo has formulas among its names
        some = connection.scalars(select(learner.c.user_id).order_by(learner.c.user_id)).all()[::3]
        connection.execute(update(learner).values(lastname=name).where(learner.c.user_id.in_(some)))
    answer = reading.ask(f"/export/{reading.company}/course-progress.csv", safe=safe, fields="learner_lastname,status")
    found = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    there = reading.rows(limit=5000, fields="learner_lastname,status")
    assert [row["learner_lastname"] for row in found] == [row["learner_lastname"] for row in there]
    assert any(row["learner_lastname"] == name for row in found)
    assert answer.text.partition("\r\n")[2] == _plainly(found)


def test_every_number_comes_back_from_csv(reading: Reading) -> None:
    store, draw = reading.site.store, Random(7)
    with store.writing(store.reporting) as connection:
        keys = connection.execute(select(course_progress.c.user_id, course_progress.c.course_id)).all()
        for number, key in enumerate(keys):
            value = (_NUMBERS[number] if number < len(_NUMBERS) else
                     round(draw.uniform(-1, 1) * 10.0 ** draw.randrange(-3, 15), draw.randrange(4)))  # fmt: skip
            mine = and_(course_progress.c.user_id == key.user_id, course_progress.c.course_id == key.course_id)
            connection.execute(update(course_progress).values(grade=value, percentage=None).where(mine))
    path = f"/export/{reading.company}/course-progress.csv"
    found = list(csv.DictReader(io.StringIO(reading.ask(path, fields="grade,percentage").text, newline="")))
    there = reading.rows(limit=5000, fields="grade,percentage")
    assert [(float(row["grade"]), row["percentage"]) for row in found] == [(row["grade"], "") for row in there]


_NUMBERS = [1 / 3, 0.1 + 0.2, 1e12, -1e12, 1e22, 5e-324, 1.7976931348623157e308, 0.005, 2.675, 999999999999.99]


def _plainly(rows: list[dict[str, str]]) -> str:
    """As Python's own writer has them."""
    text = io.StringIO()
    csv.writer(text).writerows(row.values() for row in rows)
    return text.getvalue()


def test_gzip_where_it_is_accepted(reading: Reading) -> None:
    path, key = f"/export/{reading.company}/course-progress.csv", {"X-API-Key": reading.made.text}
    packed = reading.client.get(path, headers={"Accept-Encoding": "gzip", **key})
    plain = reading.client.get(path, headers={"Accept-Encoding": "gzip;q=0, identity", **key})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.text == plain.text and plain.text.count("\n") > 100


def test_another_company_is_404_whether_or_not_it_is_there(reading: Reading) -> None:
    store = reading.site.store
    with store.reading(store.reporting) as connection:
        others = [one for one in company_names(connection) if one != reading.company]
        names = {row.company_id: row.shortname for row in connection.execute(company.select())}
    bodies = set()
    for name in (*map(str, others), *(names[one] for one in others), "999999", "nobody", f"0{reading.company}"):
        answer = reading.ask(f"/export/{name}/course-progress.csv")
        assert answer.status_code == 404
        bodies.add(answer.json()["detail"])
    assert len(bodies) == 1
    assert reading.ask(f"/export/{names[reading.company]}/course-progress.csv", fields="id").status_code == 200
    assert reading.ask(f"/export/{reading.company}/course-progress.exe").status_code == 404


def test_parquet_without_pyarrow_is_told(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pyarrow" else found(name))
    answer = reading.ask(f"/export/{reading.company}/course-progress.parquet")
    assert answer.status_code == 501 and answer.json()["code"] == "format_missing"


@pytest.mark.parametrize("after", ["x", "0" * 32, "zz" * 16, "A" * 32, ""])
def test_a_place_that_is_none_is_refused(reading: Reading, after: str) -> None:
    answer = reading.ask(f"/export/{reading.company}/course-progress.csv", after=after)
    assert answer.status_code == 400 and answer.json()["code"] == "cursor_invalid"
