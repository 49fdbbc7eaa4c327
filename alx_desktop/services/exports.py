"""Export course progress as seen: same filters, same order, chosen columns; to Excel, CSV or JSON lines."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection

from alx_desktop.config import Profile
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.priority import give_way
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.export_choice import JSONL_COLUMNS, SPREADSHEET_COLUMNS, columns_named
from alx_desktop.services.export_columns import ExportColumn
from alx_desktop.services.export_files import whole_file
from alx_desktop.services.export_summary import Moment, make_summary
from alx_desktop.services.freed_memory import given_back
from alx_desktop.services.saved_exports import SavedExport, SavedExports
from alx_desktop.services.site_time import site_zone
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.report import totals
from alx_desktop.store.report_keys import stream_by_key
from alx_desktop.store.report_stream import stream
from alx_desktop.store.store import Store

ROWS_PER_LOOK = 500
"""Rows between two looks at the cancel token and the clock."""
SECONDS_PER_REPORT = 0.1


class ExportFormat(StrEnum):
    """xlsx and csv: as seen. jsonl: for scripts, in the order of the keys."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to write where. columns: ids in order; none = those that the format has by default."""

    query: ReportQuery
    columns: tuple[str, ...]
    format: ExportFormat
    path: Path


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written. sheets: data sheets of a workbook, 0 for other formats."""

    rows: int
    path: Path
    seconds: float
    sheets: int = 0


class ExportService:
    """Exports one store. clock: UTC epoch seconds; a row is overdue, or expired, at that moment."""

    def __init__(self, profile: Profile, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._profile = profile
        self._store = store
        self._clock = clock
        self._saved = SavedExports(store)

    def run(
        self,
        request: ExportRequest,
        progress: ProgressSink = ignore_progress,
        cancel: CancelToken | None = None,
        target: AbstractContextManager[BinaryIO] | None = None,
    ) -> ExportResult:
        """Write the file; on any error, and when cancelled, an older file of that name stays as it was.

        target: what to write to instead, such as standard output; what was written there stays.
        All rows are of one moment. Raises WrongUse (folder, columns), DiskFull, ExportFailed, Cancelled, StoreError.
        """
        started = time.monotonic()
        token = cancel or CancelToken()
        columns = columns_named(request.columns or default_columns(request.format))
        # The file inside: its full disk is told as the file's, not as the store's.
        with (
            given_back(),
            self._store.reading(self._store.reporting, token) as connection,
            target or whole_file(request.path) as file,
        ):
            progress(Progress("count"))
            counted = totals(connection, request.query)
            writing = _Writing(request, columns, connection, int(self._clock()))
            # Closed before the connection is, also when the writer stops in the middle.
            with closing(writing.rows()) as read:
                rows = _watched(read, counted.rows, progress, token)
                sheets = writing.write(file, rows, self._profile, counted)
        return ExportResult(counted.rows, request.path, round(time.monotonic() - started, 2), sheets)

    def saved(self) -> list[SavedExport]:
        """All saved exports, by name."""
        return self._saved.list()

    def save(self, name: str, request: ExportRequest) -> None:
        """Keep an export under a name, in place of one of that name. Raises WrongUse, ColumnUnknown."""
        columns = request.columns or default_columns(request.format)
        columns_named(columns)
        self._saved.save(
            SavedExport(
                name, request.query, columns, request.format, request.path.absolute(), created_at=int(self._clock())
            )
        )

    def remove(self, name: str) -> None:
        """Forget a saved export; its file stays. Raises WrongUse if there is none of that name."""
        self._saved.remove(name)

    def rerun(
        self, name: str, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None
    ) -> ExportResult:
        """Write a saved export again, with the columns as they were saved. Raises as run does."""
        saved = self._saved.get(name)
        request = ExportRequest(saved.query, saved.columns, ExportFormat(saved.format), saved.path)
        result = self.run(request, progress, cancel)
        self._saved.note_run(name, int(self._clock()), result.rows)
        return result


def default_columns(format: ExportFormat) -> tuple[str, ...]:
    """Column ids that a format has when none are chosen."""
    return JSONL_COLUMNS if format is ExportFormat.JSONL else SPREADSHEET_COLUMNS


def format_of(path: Path) -> ExportFormat:
    """The format that a file's ending names. Raises WrongUse."""
    try:
        return ExportFormat(path.suffix.lower().removeprefix("."))
    except ValueError as error:
        raise WrongUse(
            f"{path.name!r} ends in no format that is known", advice=phrase("Use .xlsx, .csv or .jsonl.")
        ) from error


@dataclass(frozen=True, slots=True)
class _Writing:
    """One export within one snapshot of the store."""

    request: ExportRequest
    columns: tuple[ExportColumn, ...]
    connection: Connection
    now: int

    def rows(self) -> Generator[tuple[Any, ...], None, None]:
        """The rows in the format's order."""
        read = stream_by_key if self.request.format is ExportFormat.JSONL else stream
        yield from read(self.connection, self.request.query, [column.id for column in self.columns], self.now)

    def write(self, file: BinaryIO, rows: Iterable[tuple[Any, ...]], profile: Profile, counted: Any) -> int:
        """Write the file; returns the number of sheets. The writers, openpyxl above all, are loaded when needed."""
        state = read_state(self.connection)
        zone = site_zone(profile, state.site_timezone)
        if self.request.format is ExportFormat.XLSX:
            from alx_desktop.services.exports_xlsx import write_xlsx

            moment = Moment(self.now, state.watermark, zone)
            summary = make_summary(self.connection, self.request.query, profile.name, moment, counted)
            return write_xlsx(file, self.columns, rows, zone, lambda: summary)
        from alx_desktop.services.exports_text import write_csv, write_jsonl

        if self.request.format is ExportFormat.CSV:
            write_csv(file, self.columns, rows, zone)
        else:
            write_jsonl(file, self.columns, rows)
        return 0


def _watched(
    rows: Iterable[tuple[Any, ...]], total: int, progress: ProgressSink, cancel: CancelToken
) -> Iterator[tuple[Any, ...]]:
    """The rows, with a look at the cancel token and a report now and then."""
    started = reported = time.monotonic()
    done = 0
    for done, row in enumerate(rows, start=1):
        yield row
        if done % ROWS_PER_LOOK:
            continue
        cancel.raise_if_cancelled()
        give_way()
        now = time.monotonic()
        if now - reported >= SECONDS_PER_REPORT:
            reported = now
            rate = done / (now - started)
            progress(Progress("export", done, total, rate, max(0, total - done) / rate))
    cancel.raise_if_cancelled()
    progress(Progress("export", done, total))
