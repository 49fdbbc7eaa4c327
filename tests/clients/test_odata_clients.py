"""What others wrote for OData reads the endpoint: python-odata, pandas, @odata/client, o.js, OASIS' schemas."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import httpx
import pandas
import pytest
from lxml import etree
from odata import ODataService

from tests.clients.conftest import Reached
from tests.clients.node import FOLDER, MODULES, run_node
from tests.waiting import LONG


@pytest.fixture
def rows(reached: Reached) -> list[dict[str, Any]]:
    """Course progress as the service has it."""
    return get(reached, "CourseProgress").json()["value"]


def get(reached: Reached, path: str, **headers: str) -> httpx.Response:
    answer = httpx.get(reached.odata + path, auth=("token", reached.token), headers=headers, timeout=LONG)
    assert answer.status_code == 200, answer.text
    return answer


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    plain = [{name: value for name, value in row.items() if not name.startswith("@")} for row in rows]
    return sorted(plain, key=lambda row: row["id"])


def test_python_odata(reached: Reached, rows: list[dict[str, Any]]) -> None:
    small = {"Prefer": "odata.maxpagesize=50"}  # so that it has to follow links to next pages
    service = ODataService(
        reached.odata, reflect_entities=True, auth=("token", reached.token), extra_headers=small, quiet_progress=True
    )
    progress = service.entities["CourseProgress"]
    assert {row.id for row in service.query(progress)} == {row["id"] for row in rows}
    done = service.query(progress).filter(progress.status == "completed").order_by(progress.user_id.asc()).all()
    wanted = sorted(row["user_id"] for row in rows if row["status"] == "completed")
    assert [row.user_id for row in done] == wanted
    completed = next(row for row in rows if row["completed_at"])
    first = next(row for row in done if row.id == completed["id"])
    assert first.completed_at.strftime("%Y-%m-%dT%H:%M:%SZ") == completed["completed_at"]
    later = service.query(progress).filter(progress.completed_at > first.completed_at).all()
    assert {row.id for row in later} == {
        row["id"] for row in rows if (row["completed_at"] or "") > completed["completed_at"]
    }
    assert set(service.entities) >= {"Learners", "Courses", "DailyProgress", "RemovedCourseProgress"}


def test_pandas(reached: Reached, rows: list[dict[str, Any]]) -> None:
    body = io.BytesIO(get(reached, "CourseProgress").content)
    assert by_id(pandas.read_json(body, typ="series")["value"]) == by_id(rows)
    export = f"{reached.url}/export/{reached.company.company_id}/course-progress"
    header = {"Authorization": f"Bearer {reached.token}"}
    csv = pandas.read_csv(f"{export}.csv", storage_options=header, parse_dates=["completed_at"])
    lines = pandas.read_json(f"{export}.jsonl", storage_options=header, lines=True)
    parquet = pandas.read_parquet(f"{export}.parquet", storage_options=header)
    for frame in (csv, lines, parquet):
        assert sorted(frame["id"]) == sorted(row["id"] for row in rows)
        assert (
            frame["status"].value_counts().to_dict()
            == pandas.Series([row["status"] for row in rows]).value_counts().to_dict()
        )
        assert frame["percentage"].isna().sum() == sum(row["percentage"] is None for row in rows)
    moments = {row["id"]: row["completed_at"] for row in rows if row["completed_at"]}
    for frame in (csv, parquet):
        done = frame.dropna(subset=["completed_at"])
        assert {one.id: one.completed_at.strftime("%Y-%m-%dT%H:%M:%SZ") for one in done.itertuples()} == moments


def test_odata_client_under_node(reached: Reached, rows: list[dict[str, Any]], node_packages: None) -> None:
    said = run_node(FOLDER / "odata-client.mjs", reached.odata, "CourseProgress", "status", "completed",
                    ALX_TOKEN=reached.token)  # fmt: skip
    found = json.loads(said)
    done = by_id([row for row in rows if row["status"] == "completed"])
    assert by_id(found["all"]) == by_id(rows)
    assert by_id(found["filtered"]) == done
    assert by_id([found["one"]])[0] in by_id(rows)
    assert found["count"] == len(rows)
    last = sorted((row["user_id"] for row in done), reverse=True)[:5]
    assert [row["user_id"] for row in found["ordered"]] == last and set(found["ordered"][0]) == {"id", "user_id"}


def test_o_js_under_node(reached: Reached, rows: list[dict[str, Any]], node_packages: None) -> None:
    said = run_node(FOLDER / "o.mjs", reached.odata, "CourseProgress", "status eq 'completed' and percentage gt 50",
                    ALX_TOKEN=reached.token)  # fmt: skip
    found = json.loads(said)
    assert by_id(found["all"]) == by_id(rows)
    filtered = by_id(found["filtered"])
    assert len(filtered) == 3 and all(row["status"] == "completed" and row["percentage"] > 50 for row in filtered)
    assert by_id([found["one"]])[0] in by_id(rows)


def test_metadata_is_valid_by_the_schemas_of_oasis(reached: Reached, node_packages: None) -> None:
    schema = etree.XMLSchema(etree.parse(MODULES / "odata-csdl" / "schemas" / "edmx.xsd"))
    document = etree.fromstring(get(reached, "$metadata").content)
    schema.assertValid(document)
    spoiled = etree.fromstring(get(reached, "$metadata").content.replace(b"<PropertyRef ", b"<PropertyReference "))
    assert not schema.validate(spoiled), "the schema would let everything pass"


def test_metadata_means_to_oasis_what_it_means_to_us(reached: Reached, node_packages: None, tmp_path: Path) -> None:
    file = tmp_path / "metadata.xml"
    file.write_bytes(get(reached, "$metadata").content)
    csdl = json.loads(run_node(FOLDER / "csdl.mjs", str(file)))
    kind = csdl["ALX"]["CourseProgress"]
    assert kind["$Kind"] == "EntityType" and kind["$Key"] == ["id"]
    assert kind["user_id"]["$Type"] == "Edm.Int64" and "$Nullable" not in kind["user_id"]
    assert kind["completed_at"] | {"$Type": "Edm.DateTimeOffset", "$Nullable": True} == kind["completed_at"]
    assert "$Nullable" not in kind["id"]
    container = csdl["ALX"][csdl["$EntityContainer"].partition(".")[2]]
    listed = {item["name"] for item in get(reached, "").json()["value"]}
    assert {name for name, item in container.items() if isinstance(item, dict) and "$Type" in item} == listed
    assert container["CourseProgress"]["$Type"] == "ALX.CourseProgress"
