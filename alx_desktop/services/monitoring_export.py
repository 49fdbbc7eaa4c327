"""Figures of the Monitoring page as CSV and as an Excel workbook, with real dates and numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum
from pathlib import Path
from typing import Any

from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.export_columns import clean
from alx_desktop.services.export_files import whole_file
from alx_desktop.services.exports_text import safe_text

LONGEST_TITLE = 31
"""Excel's limit for the name of a sheet."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


class Kind(Enum):
    """What a column holds. MOMENT: UTC epoch seconds; SHARE: 0 to 1."""

    TEXT = "text"
    NUMBER = "number"
    SHARE = "share"
    MOMENT = "moment"


_EXCEL = {Kind.TEXT: "General", Kind.NUMBER: "#,##0.###", Kind.SHARE: "0.0%", Kind.MOMENT: "yyyy-mm-dd hh:mm"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. columns: title and kind; a value None is an empty cell, never a zero."""

    title: str
    columns: tuple[tuple[str, Kind], ...]
    rows: Sequence[Sequence[Any]]


def write_csv(path: Path, sheet: Sheet, zone: tzinfo) -> int:
    """One table as CSV: UTF-8 with a byte order mark, times by the zone's clock; returns its rows.

    Raises WrongUse, DiskFull, ExportFailed; a file that was there stays as it was then.
    """
    with whole_file(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
        try:
            out = csv.writer(text, lineterminator="\r\n")
            out.writerow([safe_text(title) for title, _ in sheet.columns])
            for row in sheet.rows:
                out.writerow([_text(kind, value, zone) for (_, kind), value in zip(sheet.columns, row, strict=True)])
        finally:
            text.detach()
    return len(sheet.rows)


def write_excel(path: Path, sheets: Sequence[Sheet], zone: tzinfo, cancel: CancelToken | None = None) -> int:
    """Every table on a sheet of its own, with a frozen header and a filter; returns the rows of all.

    Raises Cancelled, and what write_csv does.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    taken: set[str] = set()
    for sheet in sheets:
        if cancel is not None:
            cancel.raise_if_cancelled()
        _fill(workbook, sheet, _title(sheet.title, taken), zone)
    with whole_file(path) as file:
        workbook.save(file)
    return sum(len(sheet.rows) for sheet in sheets)


def _fill(workbook: Any, sheet: Sheet, title: str, zone: tzinfo) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    made = workbook.create_sheet(title)
    made.freeze_panes = "A2"
    last = get_column_letter(len(sheet.columns))
    made.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    for at, (_, kind) in enumerate(sheet.columns, 1):
        made.column_dimensions[get_column_letter(at)].width = 28 if kind is Kind.TEXT else 18
    head = []
    for name, _ in sheet.columns:
        cell = WriteOnlyCell(made, clean(name))
        cell.font = Font(bold=True)
        head.append(cell)
    made.append(head)
    for row in sheet.rows:
        cells = []
        for (_, kind), value in zip(sheet.columns, row, strict=True):
            cell = WriteOnlyCell(made, _cell(kind, value, zone))
            cell.number_format = _EXCEL[kind]
            if kind is Kind.TEXT:
                cell.data_type = "s" if value is not None else "n"
            cells.append(cell)
        made.append(cells)


def _cell(kind: Kind, value: Any, zone: tzinfo) -> Any:
    if value is None:
        return None
    if kind is Kind.MOMENT:
        return datetime.fromtimestamp(value, zone).replace(tzinfo=None)
    return clean(str(value)) if kind is Kind.TEXT else value


def _text(kind: Kind, value: Any, zone: tzinfo) -> str:
    if value is None:
        return ""
    if kind is Kind.MOMENT:
        return f"{datetime.fromtimestamp(value, zone):%Y-%m-%d %H:%M:%S}"
    return safe_text(str(value)) if kind is Kind.TEXT else repr(value)


def _title(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes, and that no other sheet has."""
    plain = _FORBIDDEN.sub(" ", clean(wanted)).strip("' ")[:LONGEST_TITLE] or "Sheet"
    found, number = plain, 2
    while found.lower() in taken:
        found = f"{plain[: LONGEST_TITLE - 4]} {number}"
        number += 1
    taken.add(found.lower())
    return found
