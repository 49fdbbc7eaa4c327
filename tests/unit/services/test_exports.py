"""Exports: what is written is what is seen, whole or not at all; saved exports stay as they were saved."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import stat
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import insert, select, update

from alx_desktop.domain.errors import AlxError, Cancelled, ColumnUnknown, DiskFull, ExportFailed, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.services import exports as exports_module
from alx_desktop.services.export_choice import JSONL_COLUMNS
from alx_desktop.services.export_files import whole_file
from alx_desktop.services.exports import ExportFormat, ExportRequest, format_of
from alx_desktop.services.site import Site
from alx_desktop.store.tables.admin import saved_export
from alx_desktop.store.tables.progress import course_progress

KEYS = ("company_id", "user_id", "course_id")
FORMATS = list(ExportFormat)


def request(path: Path, query: ReportQuery | None = None, columns: tuple[str, ...] = ()) -> ExportRequest:
    return ExportRequest(query or ReportQuery(), columns, format_of(path), path)


def jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().decode().split("\n")[:-1]]


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
def test_cancel_in_the_middle_leaves_the_older_file(
    site: Site, tmp_path: Path, format: ExportFormat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(exports_module, "ROWS_PER_LOOK", 50)
    monkeypatch.setattr(exports_module, "SECONDS_PER_REPORT", 0.0)
    path = tmp_path / f"a.{format}"
    path.write_bytes(b"older")
    token = CancelToken()

    def stop_at_100(progress: Progress) -> None:
        if progress.done >= 100:
            token.cancel()

    with pytest.raises(Cancelled):
        site.exports.run(request(path), stop_at_100, token)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


class FullDisk(io.RawIOBase):
    """A file on a disk with room for so many bytes."""

    def __init__(self, file: Any, room: int) -> None:
        self._file = file
        self._room = room

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, *place: int) -> int:
        return int(self._file.seek(*place))

    def tell(self) -> int:
        return int(self._file.tell())

    def fileno(self) -> int:
        return int(self._file.fileno())

    def write(self, data: Any) -> int:
        if self._file.tell() + len(data) > self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return int(self._file.write(data))

    def close(self) -> None:
        self._file.close()
        super().close()


@pytest.mark.parametrize("room", [0, 3_000])
@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_leaves_the_older_file(
    site: Site, tmp_path: Path, format: ExportFormat, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a.{format}"
    path.write_bytes(b"older")
    opened = Path.open

    def open_on_full_disk(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if mode == "xb":
            return io.BufferedWriter(FullDisk(opened(self, "xb", buffering=0), room), 512)  # type: ignore[type-var]
        return opened(self, mode, *rest, **more)

    monkeypatch.setattr(Path, "open", open_on_full_disk)
    with pytest.raises(DiskFull) as caught:
        site.exports.run(request(path))
    monkeypatch.undo()
    assert "untouched" in caught.value.advice
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="Windows opens no folder; it has no such call")
def test_the_new_name_is_on_the_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What follows an export may erase what it holds."""
    path = tmp_path / "final.xlsx"
    flushed: list[tuple[bool, bool]] = []

    def flush(handle: int) -> None:
        flushed.append((stat.S_ISDIR(os.fstat(handle).st_mode), path.exists()))

    monkeypatch.setattr(os, "fsync", flush)
    with whole_file(path) as file:
        file.write(b"rows")
    assert flushed == [(False, False), (True, True)]

    def refuse(_handle: int) -> None:
        if path.read_bytes() == b"more":
            raise OSError(errno.EINVAL, "a share that flushes no folder")

    monkeypatch.setattr(os, "fsync", refuse)
    with whole_file(path) as file:
        file.write(b"more")
    assert path.read_bytes() == b"more"


def test_a_file_that_is_open_elsewhere_says_so(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_use(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(ExportFailed) as caught:
        site.exports.run(request(tmp_path / "a.csv"))
    assert "open in another program" in caught.value.advice
    assert list(tmp_path.iterdir()) == []


def test_places_that_take_no_file(site: Site, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for path in (tmp_path / "nowhere" / "a.csv", tmp_path / "folder.csv"):
        with pytest.raises(WrongUse):
            site.exports.run(request(path))
    with pytest.raises(WrongUse, match=r"\.xlsx"):
        try:
            format_of(Path("a.pdf"))
        except WrongUse as error:
            raise WrongUse(error.advice) from error


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files on Windows")
def test_a_device_is_never_replaced(site: Site, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with pytest.raises(WrongUse, match="no ordinary file"):
        site.exports.run(request(pipe))
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]


def test_a_link_stays_a_link(site: Site, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "real.csv", tmp_path / "link.csv"
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("links need a right here")
    for _first_and_again in range(2):
        site.exports.run(request(link))
        assert link.is_symlink() and real.stat().st_size > 1000


def test_a_long_name_is_no_trouble(site: Site, tmp_path: Path) -> None:
    path = tmp_path / ("é" * 110 + ".csv")
    assert site.exports.run(request(path)).path.exists()


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


def test_saved_exports_run_again_as_saved(site: Site, tmp_path: Path) -> None:
    query = ReportQuery((1, 2), (), ("completed",), "a", SortColumn.COURSE, descending=True, include_removed=True)
    saved = request(tmp_path / "a.csv", query, ("user_id", "course_name"))
    site.exports.save("Monthly – Müller", saved)
    site.exports.save("Another", request(tmp_path / "b.jsonl"))
    assert [one.name for one in site.exports.saved()] == ["Another", "Monthly – Müller"]
    one = site.exports.saved()[1]
    assert (one.query, one.columns, one.path, one.last_run_at) == (query, saved.columns, saved.path, None)
    rows = site.exports.rerun("Monthly – Müller").rows
    assert (tmp_path / "a.csv").read_text("utf-8-sig").startswith("user_id,course_name")
    assert site.exports.saved()[1].last_rows == rows
    site.exports.remove("Another")
    assert len(site.exports.saved()) == 1
    with pytest.raises(WrongUse, match="Another"):
        site.exports.remove("Another")
    with pytest.raises(WrongUse, match="Another"):
        site.exports.rerun("Another")


def test_default_columns_are_fixed_when_saved(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.exports.save("mine", request(tmp_path / "a.csv"))
    before = site.exports.saved()[0].columns
    monkeypatch.setattr(exports_module, "SPREADSHEET_COLUMNS", ("user_id",))
    site.exports.rerun("mine")
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[0] == ",".join(before)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 101])
def test_names_that_nobody_could_read_are_refused(site: Site, tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongUse):
        site.exports.save(name, request(tmp_path / "a.csv"))


def test_a_column_that_went_away_is_named_when_a_saved_export_runs(site: Site, tmp_path: Path) -> None:
    site.exports.save("mine", request(tmp_path / "a.csv"))
    change_definition(site, lambda old: {**old, "columns": ["user_id", "shoe_size"]})
    with pytest.raises(ColumnUnknown, match="shoe_size"):
        site.exports.rerun("mine")


@pytest.mark.parametrize(
    "change",
    [
        lambda old: {**old, "query": {**old["query"], "sort": "shoe_size"}},
        lambda old: {**old, "query": {**old["query"], "weight": 3}},
        lambda old: {"query": old["query"]},
        lambda old: [],
    ],
)
def test_a_saved_export_of_another_version_says_so(site: Site, tmp_path: Path, change: Any) -> None:
    site.exports.save("mine", request(tmp_path / "a.csv"))
    change_definition(site, change)
    with pytest.raises(AlxError, match="cannot be read") as caught:
        site.exports.saved()
    assert "another version" in caught.value.advice


def change_definition(site: Site, change: Any) -> None:
    with site.store.writing(site.store.admin) as connection:
        old = json.loads(connection.execute(select(saved_export.c.definition)).scalar_one())
        connection.execute(update(saved_export).values(definition=json.dumps(change(old))))


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
