"""What is written can be read again: CSV, JSON lines, Excel; with texts made to break them."""

from __future__ import annotations

import csv
import io
import json
import math
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import WriteOnlyCell

from alx_desktop.domain.report_query import ReportTotals
from alx_desktop.services import exports_xlsx
from alx_desktop.services.export_columns import CellKind, ExportColumn, Summary, clean
from alx_desktop.services.exports_sheet import LOOKS_ESCAPED
from alx_desktop.services.exports_text import safe_text, write_csv, write_jsonl
from alx_desktop.services.exports_xlsx import write_xlsx

BERLIN = ZoneInfo("Europe/Berlin")
COLUMNS = (
    ExportColumn("name", "Name", CellKind.TEXT, "=who?", 20),
    ExportColumn("id", "Id", CellKind.NUMBER, "Number", 8),
    ExportColumn("share", "Share", CellKind.PERCENT, "Share", 8),
    ExportColumn("at", "At", CellKind.DATE, "When", 16),
    ExportColumn("flag", "Flag", CellKind.BOOLEAN, "Whether", 6),
    ExportColumn("status", "Status", CellKind.TEXT, "Status", 12, words={"done": "Done & over"}),
)
SUMMARY = Summary("Course progress", (("Company", "=1+1"), ("Text", "a\x01b")), ReportTotals(3, 1, 1, 1, 33.3333))

nasty = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="=+-@'\"\t\r\n,; _x0041_&<>\x00\x01\x1b\x7f\u202e\u05d0\u200f😀é\ufffe\ud800", max_size=12),
    st.sampled_from(
        ["=1+1", "=", "_x0041_", "_x005F_x0041_", "#N/A", " a ", "\ud83d", "]]>", "x" * 40_000, "'", "", "-1"]
    ),
)
moments = st.integers(0, 253_402_000_000)
rows = st.lists(
    st.tuples(
        st.none() | nasty,
        st.none() | st.integers(-(2**53), 2**53),
        st.none() | st.floats(0, 100, allow_nan=False),
        st.none() | moments,
        st.none() | st.booleans(),
        st.none() | st.sampled_from(["done", "other"]),
    ),
    max_size=5,
)
Rows = list[tuple[Any, ...]]


def xlsx(data: Rows, **more: Any) -> openpyxl.Workbook:
    file = io.BytesIO()
    write_xlsx(file, COLUMNS, iter(data), BERLIN, lambda: SUMMARY, **more)
    file.seek(0)
    return openpyxl.load_workbook(file)


def clock(moment: int) -> datetime:
    return datetime.fromtimestamp(moment, BERLIN).replace(tzinfo=None)


def utf8(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@given(rows)
@settings(max_examples=100, deadline=None)
def test_jsonl_gives_back_every_value(data: Rows) -> None:
    file = io.BytesIO()
    write_jsonl(file, COLUMNS, data)
    lines = file.getvalue().splitlines(keepends=True) if not data else file.getvalue().split(b"\n")[:-1]
    expected = [[utf8(v) if isinstance(v, str) else v for v in row] for row in data]
    assert [list(json.loads(line).values()) for line in lines] == expected
    assert all(list(json.loads(line)) == [c.id for c in COLUMNS] for line in lines)


def test_jsonl_turns_the_stores_numbers_into_booleans() -> None:
    file = io.BytesIO()
    write_jsonl(file, COLUMNS, [(None, 1, 2.5, 5, 1, None), (None, 1, math.nan, 5, 0, None)])
    assert [json.loads(line)["flag"] for line in file.getvalue().splitlines()] == [True, False]
    assert json.loads(file.getvalue().splitlines()[1])["share"] is None


@given(rows)
@settings(max_examples=100, deadline=None)
def test_csv_gives_back_every_value(data: Rows) -> None:
    file = io.BytesIO()
    write_csv(file, COLUMNS, data, BERLIN)
    assert file.getvalue().startswith(b"\xef\xbb\xbf")
    header, *lines = csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline=""))
    assert header == [column.id for column in COLUMNS]
    for line, (name, number, share, at, flag, status) in zip(lines, data, strict=True):
        assert line == [
            "" if name is None else safe_text(name),
            "" if number is None else str(number),
            "" if share is None else repr(share),
            "" if at is None else str(clock(at)),
            {None: "", True: "true", False: "false"}[flag],
            status or "",
        ]
        assert not line[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert "\x00" not in line[0]


@given(rows)
@settings(max_examples=60, deadline=None)
def test_excel_gives_back_every_value(data: Rows) -> None:
    # A last row without any value is not there for openpyxl; a row of ours always has its key.
    data = [(name, number or 0, *rest) for name, number, *rest in data]
    sheet = xlsx(data)["Course progress"]
    header, *found = sheet.iter_rows()
    assert [cell.value for cell in header] == [column.title for column in COLUMNS]
    for cells, (name, number, share, at, flag, status) in zip(found, data, strict=True):
        text = cells[0]
        assert (text.value or "") == shown(name or "")
        assert text.value is None or text.data_type == "s"
        assert [cell.value for cell in cells[1:3]] == [number, share]
        assert cells[3].value == (None if at is None else clock(at))
        assert cells[4].value is flag
        assert cells[5].value == {None: None, "done": "Done & over", "other": "other"}[status]


def shown(text: str) -> str:
    """What openpyxl reads: it cuts as Excel does, and leaves Excel's escapes as they are."""
    cut = clean(text).encode("utf-16-le")[: 2 * 32_767].decode("utf-16-le", "ignore")
    return LOOKS_ESCAPED.sub("_x005F_", cut)


def test_excel_cells_are_those_of_openpyxl(tmp_path: Path) -> None:
    """The same values through openpyxl's own cells, compared cell by cell after reading."""
    data: Rows = [("Zoë <&>", 12, 66.66666666666667, 1_700_000_000, True, "done"), (" x\n", -3, 1e-07, 0, False, "o")]
    own = openpyxl.Workbook(write_only=True)
    sheet = own.create_sheet("a")
    for name, number, share, at, flag, status in data:
        at_cell = WriteOnlyCell(sheet, clock(at))
        at_cell.number_format = "yyyy-mm-dd hh:mm"
        share_cell = WriteOnlyCell(sheet, share)
        share_cell.number_format = "0.0"
        sheet.append([name, number, share_cell, at_cell, flag, "Done & over" if status == "done" else status])
    own.save(tmp_path / "own.xlsx")
    theirs = openpyxl.load_workbook(tmp_path / "own.xlsx")["a"]
    ours = xlsx(data)["Course progress"]
    for row, (a, b) in enumerate(zip(ours.iter_rows(min_row=2), theirs.iter_rows(), strict=True)):
        assert [(c.value, c.data_type, c.number_format) for c in a] == [
            (c.value, c.data_type, c.number_format) for c in b
        ], row


def test_excel_has_what_people_expect_of_a_table() -> None:
    book = xlsx([("a", 1, 2.0, 1_700_000_000, True, "done")] * 3)
    sheet = book["Course progress"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F4"
    assert sheet.column_dimensions["A"].width == 20
    assert sheet["A1"].font.bold
    assert book.sheetnames == ["Course progress", "Summary"]
    assert book.active is sheet


def test_excel_summary_says_what_it_is_and_runs_nothing() -> None:
    cells = {row[0].value: row[1] for row in xlsx([])["Summary"].iter_rows(min_col=1, max_col=2)}
    assert (cells["Company"].value, cells["Company"].data_type) == ("=1+1", "s")
    assert (cells["Name"].value, cells["Name"].data_type) == ("=who?", "s")
    assert cells["Text"].value == "ab"
    assert [cells[k].value for k in ("Rows", "Completed", "Average progress (%)")] == [3, 1, 33.33]


@pytest.mark.parametrize(("count", "lengths"), [(0, [0]), (3, [3]), (4, [3, 1]), (6, [3, 3]), (700, [300, 300, 100])])
def test_excel_goes_on_in_another_sheet(count: int, lengths: list[int]) -> None:
    data: Rows = [(f"n{i}", i, None, None, None, None) for i in range(count)]
    book = xlsx(data, rows_per_sheet=max(lengths) or 3)
    sheets = book.worksheets[:-1]
    assert [sheet.title for sheet in sheets] == [
        "Course progress",
        *(f"Course progress {n + 2}" for n in range(len(lengths) - 1)),
    ]
    assert [sheet.max_row - 1 for sheet in sheets] == lengths
    assert [sheet.auto_filter.ref for sheet in sheets] == [f"A1:F{length + 1}" for length in lengths]
    found = [row[1] for sheet in sheets for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert found == list(range(count))


def test_excel_begins_a_sheet_before_an_archive_member_grows_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports_xlsx, "BYTES_PER_SHEET", 50_000)
    book = xlsx([(f"n{i}", i, None, None, None, None) for i in range(2000)])
    assert len(book.worksheets) > 2
    assert sum(sheet.max_row - 1 for sheet in book.worksheets[:-1]) == 2000


@pytest.mark.parametrize("moment", [10**15, -(10**15), -62_000_000_000, -2_300_000_000])
def test_moments_that_excel_has_no_date_for_stay_numbers(moment: int) -> None:
    sheet = xlsx([("a", 1, None, moment, None, None)])["Course progress"]
    assert sheet["D2"].value == moment
