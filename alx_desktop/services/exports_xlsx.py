"""An Excel workbook of any length: data sheets with frozen header and filter, and a summary sheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import chain, islice
from typing import IO, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from alx_desktop.services.export_columns import CellKind, ExportColumn, Summary, clean
from alx_desktop.services.exports_sheet import CellWriter, cell_writers, rows_xml

ROWS_PER_SHEET = 1_048_575
"""Excel's 1,048,576 rows without the header."""
BYTES_PER_SHEET = 2_000_000_000
"""A part of the archive above 2 GiB would need ZIP64, which Excel offers to repair; the next sheet begins before."""
FORMATS = {CellKind.DATE: "yyyy-mm-dd hh:mm", CellKind.PERCENT: "0.0"}
SHEET_NAME = "Course progress"
END_OF_ROWS = b"</sheetData>"

Cells = Sequence[tuple[str, CellWriter]]
ROWS_PER_WRITE = 256


@dataclass(frozen=True, slots=True)
class Frame:
    """A data sheet without its data rows: what stands before and after them, and the styles of cells by kind."""

    head: bytes
    tail: bytes
    styles: dict[CellKind, int]


def write_xlsx(
    file: BinaryIO,
    columns: Sequence[ExportColumn],
    rows: Iterable[Sequence[Any]],
    zone: tzinfo,
    summary: Callable[[], Summary],
    rows_per_sheet: int = ROWS_PER_SHEET,
) -> int:
    """Write the workbook to a seekable file; returns the number of data sheets. rows are read once, and not kept.

    summary is asked for at the end, so that it may tell what was written.
    """
    frame = make_frame(columns)
    cells = cell_writers(columns, frame.styles, zone)
    lengths: list[int] = []
    left = iter(rows)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        more = True
        while more:
            with archive.open(_sheet_file(len(lengths) + 1), "w") as out:
                out.write(frame.head)
                lengths.append(_write_rows(out, cells, left, rows_per_sheet))
                out.write(frame.tail.replace(_filter(columns, 0), _filter(columns, lengths[-1]), 1))
            following = list(islice(left, 1))
            more, left = bool(following), chain(following, left)
        _copy_rest(archive, make_workbook(columns, lengths, summary())[0], len(lengths))
    return len(lengths)


def make_frame(columns: Sequence[ExportColumn]) -> Frame:
    """Let openpyxl make a sheet without rows, and cut it where they belong."""
    workbook, styles = make_workbook(columns, [0], None)
    with ZipFile(_saved(workbook)) as archive:
        head, tail = archive.read(_sheet_file(1)).split(END_OF_ROWS)
    return Frame(head, END_OF_ROWS + tail, styles)


def make_workbook(
    columns: Sequence[ExportColumn], lengths: Sequence[int], summary: Summary | None
) -> tuple[Workbook, dict[CellKind, int]]:
    """The workbook without data rows; lengths: data rows of each sheet. Also the styles of cells by kind."""
    workbook = Workbook(write_only=True)
    styles: dict[CellKind, int] = {}
    for number, length in enumerate(lengths, start=1):
        sheet = workbook.create_sheet(SHEET_NAME if number == 1 else f"{SHEET_NAME} {number}")
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        sheet.auto_filter.ref = _filter_range(columns, length)
        for place, column in enumerate(columns, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        # In the same order in every workbook made here, so that the numbers of the styles agree.
        styles = {kind: _style(sheet, kind) for kind in CellKind}
        sheet.append([_header(sheet, column.title) for column in columns])
    if summary is not None:
        _write_summary(workbook, columns, summary)
    return workbook, styles


def _write_rows(out: IO[bytes], cells: Cells, rows: Iterator[Sequence[Any]], limit: int) -> int:
    """As many rows as fit into one sheet; returns how many there were."""
    length = written = 0
    while length < limit and written < BYTES_PER_SHEET:
        batch = list(islice(rows, min(ROWS_PER_WRITE, limit - length)))
        if not batch:
            break
        written += out.write(rows_xml(cells, batch, first=length + 2))
        length += len(batch)
    return length


def _copy_rest(archive: ZipFile, workbook: Workbook, sheets: int) -> None:
    """Everything of the finished workbook but the data sheets, which are there already."""
    streamed = {_sheet_file(number) for number in range(1, sheets + 1)}
    with ZipFile(_saved(workbook)) as rest:
        for entry in rest.infolist():
            if entry.filename not in streamed:
                archive.writestr(entry.filename, rest.read(entry))


def _write_summary(workbook: Workbook, columns: Sequence[ExportColumn], summary: Summary) -> None:
    sheet = workbook.create_sheet("Summary")
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = 90
    totals = summary.totals
    mean = totals.average_percentage
    sheet.append([_bold(sheet, summary.title)])
    for label, value in summary.lines:
        sheet.append([_bold(sheet, label), _text(sheet, value)])
    sheet.append([])
    for label, figure in (
        ("Rows", totals.rows),
        ("Completed", totals.completed),
        ("In progress", totals.in_progress),
        ("Not started", totals.not_started),
        ("Average progress (%)", None if mean is None else round(mean, 2)),
    ):
        sheet.append([_bold(sheet, label), figure])
    sheet.append([])
    sheet.append([_bold(sheet, "Column"), _bold(sheet, "What it says")])
    for column in columns:
        sheet.append([_text(sheet, column.title), _text(sheet, column.definition)])


def _text(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, value=clean(text))
    # openpyxl would make a formula of a text that begins with "=".
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _bold(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell = _text(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _header(sheet: WriteOnlyWorksheet, title: str) -> Cell:
    cell = _bold(sheet, title)
    cell.fill = PatternFill("solid", fgColor="FFE8ECF1")
    return cell


def _style(sheet: WriteOnlyWorksheet, kind: CellKind) -> int:
    cell = WriteOnlyCell(sheet)
    cell.number_format = FORMATS.get(kind, "General")
    return int(cell.style_id)


def _filter(columns: Sequence[ExportColumn], length: int) -> bytes:
    return f'ref="{_filter_range(columns, length)}"'.encode()


def _filter_range(columns: Sequence[ExportColumn], length: int) -> str:
    return f"A1:{get_column_letter(len(columns))}{length + 1}"


def _sheet_file(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _saved(workbook: Workbook) -> io.BytesIO:
    file = io.BytesIO()
    workbook.save(file)
    file.seek(0)
    return file
