"""Exports: what is written is what is seen."""

from __future__ import annotations

import csv
import io
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import insert, select, update

from alx_desktop.domain.errors import ColumnUnknown
from alx_desktop.domain.progress import Progress
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.services.export_choice import JSONL_COLUMNS
from alx_desktop.services.exports import ExportFormat
from alx_desktop.services.site import Site
from alx_desktop.store.tables.progress import course_progress
from tests.unit.services.exported import FORMATS, jsonl, request

KEYS = ("company_id", "user_id", "course_id")


def seen(site: Site, query: ReportQuery, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return [tuple(row[c] for c in columns) for row in site.reports.page(query, size=10_000).rows]


def remove_one_row(site: Site) -> tuple[int, int, int]:
    with site.store.writing(site.store.reporting) as connection:
        key = tuple(connection.execute(select(*(course_progress.c[name] for name in KEYS)).limit(1)).one())
        where = [course_progress.c[name] == value for name, value in zip(KEYS, key, strict=True)]
        gone = update(course_progress).where(*where).values(removed_at=1_700_000_000, removed_reason="unenrolled")
        connection.execute(gone)
    return key


def test_jsonl_is_what_scripts_rely_on(site: Site, tmp_path: Path) -> None:
    result = site.exports.run(request(tmp_path / "a.jsonl", ReportQuery(sort=SortColumn.GRADE_PERCENT)))
    rows = jsonl(result.path)
    assert len(rows) == result.rows == site.sync.status().rows_live
    assert all(tuple(row) == JSONL_COLUMNS for row in rows)
    keys = [tuple(row[name] for name in KEYS) for row in rows]
    assert keys == sorted(set(keys))
    assert {type(row["is_active"]) for row in rows} == {bool}
    assert {type(row["enrolled_at"]) for row in rows} == {int}
    stored = seen(site, ReportQuery(), JSONL_COLUMNS)
    assert sorted(map(str, stored)) == sorted(str(tuple(row.values())) for row in rows)


def test_jsonl_columns_are_those_of_the_design() -> None:
    ours = set(JSONL_COLUMNS) - {
        "learner_firstname",
        "learner_lastname",
        "learner_email",
        "course_name",
        "company_name",
    }
    assert ours == {column.name for column in course_progress.c} - {"first_seen_at"}


@pytest.mark.parametrize("format", FORMATS)
def test_removed_rows_only_when_asked_for(site: Site, tmp_path: Path, format: ExportFormat) -> None:
    live = site.exports.run(request(tmp_path / f"a.{format}")).rows
    remove_one_row(site)
    assert site.exports.run(request(tmp_path / f"b.{format}")).rows == live - 1
    assert site.exports.run(request(tmp_path / f"c.{format}", ReportQuery(include_removed=True))).rows == live


def test_removed_rows_say_why(site: Site, tmp_path: Path) -> None:
    key = remove_one_row(site)
    site.exports.run(request(tmp_path / "a.jsonl", ReportQuery(include_removed=True)))
    gone = [row for row in jsonl(tmp_path / "a.jsonl") if row["removed_at"] is not None]
    assert [tuple(row[name] for name in KEYS) for row in gone] == [key]
    assert gone[0]["removed_reason"] == "unenrolled"


@pytest.mark.parametrize(
    "query",
    [
        ReportQuery(),
        ReportQuery(sort=SortColumn.PERCENTAGE, descending=True),
        ReportQuery(statuses=("completed",), sort=SortColumn.COMPLETED_AT),
        ReportQuery(company_ids=(2,), text="data", sort=SortColumn.COURSE),
        ReportQuery(text="nobody is called so"),
    ],
)
def test_csv_and_excel_are_as_seen(site: Site, tmp_path: Path, query: ReportQuery) -> None:
    columns = ("course_name", "learner_name", "user_id", "course_id", "company_id", "percentage")
    expected = seen(site, query, columns)
    site.exports.run(request(tmp_path / "a.csv", query, columns))
    site.exports.run(request(tmp_path / "a.xlsx", query, columns))
    header, *lines = csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig")))
    assert tuple(header) == columns
    assert [line[2:5] for line in lines] == [[str(value) for value in row[2:5]] for row in expected]
    _titles, *rows = openpyxl.load_workbook(tmp_path / "a.xlsx")["Course progress"].iter_rows(values_only=True)
    assert [row[2:] for row in rows] == [row[2:] for row in expected]


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_of_what_changed_lately(site: Site, tmp_path: Path, format: ExportFormat) -> None:
    """A saved one keeps its hours, so that each of its runs has what changed before that run."""
    now, of = int(time.time()), course_progress.c
    with site.store.writing(site.store.reporting) as connection:
        users = connection.scalars(select(of.user_id).distinct().order_by(of.user_id).limit(2)).all()
        connection.execute(update(course_progress).values(changed_at=now - 90_000))
        connection.execute(update(course_progress).where(of.user_id == users[0]).values(changed_at=now - 3_000))
        connection.execute(update(course_progress).where(of.user_id == users[1]).values(changed_at=now - 7_000))
    wanted = request(tmp_path / f"a.{format}", ReportQuery(changed_hours=2), ("user_id",))
    everything = site.reports.count(ReportQuery())
    recent = site.exports.run(wanted)
    assert 2 <= recent.rows < everything
    assert recent.rows == site.reports.count(ReportQuery(changed_hours=2))
    assert site.reports.count(ReportQuery(changed_hours=1)) < recent.rows
    site.exports.save("recent", wanted)
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(course_progress).where(of.user_id == users[1]).values(changed_at=now - 8_000))
    assert site.exports.rerun("recent").rows == site.reports.count(ReportQuery(changed_hours=1)) < recent.rows
    if format is ExportFormat.XLSX:
        cells = dict(openpyxl.load_workbook(wanted.path)["Summary"].iter_rows(max_col=2, values_only=True))
        assert cells["Changed"] == "in the last 2 hours"


def test_the_summary_tells_filters_in_words(site: Site, tmp_path: Path) -> None:
    company, course = site.reports.companies()[0], site.reports.courses()[0]
    query = ReportQuery((company.id, 999), (course.id,), ("in_progress",), "a", SortColumn.DUE_AT, descending=True)
    result = site.exports.run(request(tmp_path / "a.xlsx", query))
    lines = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["Summary"].iter_rows(max_col=2, values_only=True))
    cells = dict(reversed(lines))  # the first of two lines with the same label: some columns are called like a filter
    assert cells["Companies"] == f"{company.name}, id 999"
    assert cells["Courses"] == course.name
    assert (cells["Status"], cells["Text search"], cells["Sorted by"]) == ("In progress", "a", "Due, descending")
    assert cells["Rows"] == result.rows == cells["In progress"]
    assert cells["Times shown in"] == "Europe/London"
    assert cells["Data as of"].startswith("20")
    assert "Moodle" in cells["Progress"]


@pytest.mark.parametrize("format", FORMATS)
def test_progress_ends_at_the_total(site: Site, tmp_path: Path, format: ExportFormat) -> None:
    told: list[Progress] = []
    result = site.exports.run(request(tmp_path / f"a.{format}"), told.append)
    assert (told[-1].done, told[-1].total) == (result.rows, result.rows)
    assert [p.done for p in told] == sorted(p.done for p in told)


@pytest.mark.parametrize("format", FORMATS)
def test_unknown_columns_are_named(site: Site, tmp_path: Path, format: ExportFormat) -> None:
    with pytest.raises(ColumnUnknown, match="shoe_size"):
        site.exports.run(request(tmp_path / f"a.{format}", columns=("user_id", "shoe_size")))
    assert list(tmp_path.iterdir()) == []


def test_every_known_column_can_be_exported(site: Site, tmp_path: Path) -> None:
    from alx_desktop.services.report_columns import CATALOGUE

    columns = tuple(CATALOGUE)
    rows = {site.exports.run(request(tmp_path / f"a.{format}", columns=columns)).rows for format in FORMATS}
    assert len(rows) == 1
    assert list(jsonl(tmp_path / "a.jsonl")[0]) == list(columns)


def test_exports_name_what_the_store_holds_however_nasty(site: Site, tmp_path: Path) -> None:
    from alx_desktop.store.tables.star import course

    nasty = '=HYPERLINK("http://x")\x01\u202e'
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(course).values(fullname=nasty))
        connection.execute(insert(course).values(replaced_course(connection)))
    columns = ("course_name",)
    site.exports.run(request(tmp_path / "a.csv", columns=columns))
    site.exports.run(request(tmp_path / "a.xlsx", columns=columns))
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["Course progress"]["A2"]
    assert (cell.value, cell.data_type) == (nasty.replace("\x01", ""), "s")
    assert "'=HYPERLINK" in (tmp_path / "a.csv").read_text("utf-8-sig")


def replaced_course(connection: Any) -> dict[str, Any]:
    from alx_desktop.store.tables.star import course

    row = dict(connection.execute(select(course).limit(1)).one()._mapping)
    return row | {"course_id": 987_654}


def test_result_tells_sheets(site: Site, tmp_path: Path) -> None:
    assert site.exports.run(request(tmp_path / "a.xlsx")).sheets == 1
    assert replace(site.exports.run(request(tmp_path / "a.csv")), seconds=0.0).sheets == 0
