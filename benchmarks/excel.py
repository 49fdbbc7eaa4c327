"""An Excel export, store to finished file, as a ratio to openpyxl's own write-only time for the same cells.

    python bootstrap.py bench excel [--rows N] [--folder DIR] [--formats xlsx,csv,jsonl]

The limit: the same rows, read and converted beforehand, through `append` of a write-only workbook and `save`. The time
of the export includes reading the store, the filters and the summary. Each runs in a process of its own; the peak of
its memory is printed. Ends with 1 above 1.2 times the limit, or above 200 MB.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.export_choice import SPREADSHEET_COLUMNS, columns_named
from alx_desktop.services.export_columns import CellKind, ExportColumn
from alx_desktop.services.exports import ExportFormat, ExportRequest, ExportService
from alx_desktop.store.report_stream import stream
from alx_desktop.store.store import Store, StoreLocation
from benchmarks.report_store import NOW, StoreSize, make_store

MOST_RATIO = 1.2
MOST_MB = 200
ZONE = ZoneInfo("Europe/Dublin")
ROWS_AT_ONCE = 5_000


def main() -> int:
    """Run the benchmark; 0 if both limits are kept."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.folder or temporary)
        rows = _filled(folder, options.rows)
        print(f"{rows:,} rows, columns: {', '.join(SPREADSHEET_COLUMNS)}")
        limit, limit_mb = _alone(openpyxl_alone, folder, folder / "limit.xlsx")
        print(f"openpyxl alone        {limit:8.1f} s  {limit_mb:6.0f} MB  {_size(folder / 'limit.xlsx')}")
        kept = True
        for name in options.formats.split(","):
            file = folder / f"export.{name}"
            seconds, mb = _alone(export, folder, file)
            print(f"export to {name:<11} {seconds:8.1f} s  {mb:6.0f} MB  {_size(file)}  ratio {seconds / limit:.2f}")
            kept &= name != "xlsx" or (seconds <= MOST_RATIO * limit and mb <= MOST_MB)
    print("within the limits" if kept else f"OVER THE LIMITS ({MOST_RATIO} of openpyxl's time, {MOST_MB} MB)")
    return 0 if kept else 1


def export(folder: Path, file: Path) -> float:
    """Seconds of the whole export."""
    profile = Profile(name="bench", source=SourceSettings(url="sqlite:///none"), time_zone=str(ZONE))
    with Store.open(StoreLocation(folder)) as store:
        service = ExportService(profile, store, clock=lambda: NOW)
        columns = () if file.suffix == ".jsonl" else SPREADSHEET_COLUMNS
        request = ExportRequest(ReportQuery(), columns, ExportFormat(file.suffix[1:]), file)
        return service.run(request).seconds


def openpyxl_alone(folder: Path, file: Path) -> float:
    """Seconds that openpyxl's write-only mode takes for the same cells; reading and converting is not counted."""
    from openpyxl import Workbook

    columns = columns_named(SPREADSHEET_COLUMNS)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Course progress")
    seconds = 0.0
    with Store.open(StoreLocation(folder)) as store, store.reading(store.reporting) as connection:
        rows = stream(connection, ReportQuery(), SPREADSHEET_COLUMNS, NOW)
        while batch := [row for row, _ in zip(rows, range(ROWS_AT_ONCE), strict=False)]:
            cells = [[_cell(column, value) for column, value in zip(columns, row, strict=True)] for row in batch]
            begun = time.perf_counter()
            for row in cells:
                sheet.append(row)
            seconds += time.perf_counter() - begun
    begun = time.perf_counter()
    workbook.save(file)
    return seconds + time.perf_counter() - begun


def _cell(column: ExportColumn, value: Any) -> Any:
    if value is None:
        return None
    if column.kind is CellKind.DATE:
        return datetime.fromtimestamp(value, ZONE).replace(tzinfo=None)
    return column.words.get(value, value) if column.words else value


def _filled(folder: Path, rows: int) -> int:
    """A store with about so many rows; one that is there is used again."""
    from sqlalchemy import func, select

    from alx_desktop.store.tables import progress

    count = select(func.count()).select_from(progress.course_progress)
    with Store.open(StoreLocation(folder)) as store:
        with store.reading(store.reporting) as connection:
            found = connection.scalar(count) or 0
        if not found:
            make_store(store.reporting, StoreSize(rows, max(100, rows // 50)))
            with store.reading(store.reporting) as connection:
                found = connection.scalar(count) or 0
    return found


def _alone(work: Callable[[Path, Path], float], folder: Path, file: Path) -> tuple[float, float]:
    """Run in a new process: (seconds, peak MB)."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_measured, args=(work, folder, file, sending))
    process.start()
    seconds, mb = receiving.recv()
    process.join()
    return seconds, mb


def _measured(work: Callable[[Path, Path], float], folder: Path, file: Path, sending: Any) -> None:
    import psutil

    seconds = work(folder, file)
    memory = psutil.Process().memory_info()
    sending.send((seconds, _peak(memory) / 1e6))


def _peak(memory: Any) -> float:
    """Windows tells the peak by psutil, the others by getrusage."""
    if hasattr(memory, "peak_wset"):
        return float(memory.peak_wset)
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:7.1f} MB file"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--folder", help="keep store and files here, and use the store again")
    parser.add_argument("--formats", default="xlsx,csv,jsonl")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
