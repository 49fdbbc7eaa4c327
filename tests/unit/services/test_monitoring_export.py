"""What the Monitoring page exports: dates and numbers as such, and no formulas."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.monitoring_export import Kind, Sheet, write_csv, write_excel
from tests.unit.services.monitored_store import NOW

SHEET = Sheet(
    "Points: [1/2] of a very long title, indeed",
    (("From", Kind.MOMENT), ("Share", Kind.SHARE), ("Count", Kind.NUMBER), ("Name", Kind.TEXT)),
    [(NOW, 0.25, 7, "=cmd|'/c calc'!A1"), (NOW + 60, None, None, None)],
)


def test_csv_has_dates_numbers_and_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    assert write_csv(path, SHEET, UTC) == 2
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[1] == ["2026-11-23 14:31:08", "0.25", "7", "'=cmd|'/c calc'!A1"]
    assert rows[2] == ["2026-11-23 14:32:08", "", "", ""]


def test_excel_has_dates_numbers_and_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "points.xlsx"
    assert write_excel(path, [SHEET, SHEET], UTC) == 4
    workbook = load_workbook(path)
    assert len({name.lower() for name in workbook.sheetnames}) == 2
    row = [cell.value for cell in workbook.worksheets[0][2]]
    assert row[0] == datetime(2026, 11, 23, 14, 31, 8)
    assert row[1:3] == [0.25, 7]
    assert workbook.worksheets[0]["D2"].data_type == "s"
    assert [cell.value for cell in workbook.worksheets[0][3]][1:] == [None, None, None]


def test_a_cancelled_export_leaves_no_file(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        write_excel(tmp_path / "points.xlsx", [SHEET], UTC, cancel)
    assert list(tmp_path.iterdir()) == []
