"""Selected rows as tab-separated text with headers, read from the store where they are not in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.report_query import ReportQuery, ReportRow
from alx_desktop.services.report_columns import ReportColumn
from alx_desktop.ui.models.report_cells import ReportCells, title

if TYPE_CHECKING:
    from alx_desktop.services.reports import Cursor, ReportService

ASK_ABOVE = 10_000
"""More rows than this are copied after a question."""

MOST = 200_000
"""More rows than this are a case for an export: clipboards and spreadsheets choke on them."""

ROWS_PER_READ = 1_000


def copied_text(
    reports: ReportService,
    query: ReportQuery,
    ranges: Sequence[tuple[int, int]],
    columns: Sequence[ReportColumn],
    cells: ReportCells,
    progress: ProgressSink,
    cancel: CancelToken,
) -> tuple[str, int]:
    """Header and rows of the ranges (first and last row number of each), and how many rows. Any thread."""
    total = sum(last - first + 1 for first, last in ranges)
    lines = ["\t".join(title(column) for column in columns)]
    for first, last in ranges:
        for rows in _read(reports, query, first, last, cancel):
            lines += ["\t".join(cells.copied(column, row) for column in columns) for row in rows]
            cancel.raise_if_cancelled()
            progress(Progress("copy", len(lines) - 1, total))
    return "\n".join(lines) + "\n", len(lines) - 1


def _read(
    reports: ReportService, query: ReportQuery, first: int, last: int, cancel: CancelToken
) -> Iterator[Sequence[ReportRow]]:
    """The rows of one range, some at a time: a jump to its first, then on from row to row."""
    after: Cursor | None = None
    while first <= last:
        size = min(ROWS_PER_READ, last - first + 1)
        if after is None:
            page = reports.page_at(query, first, size, cancel)
        else:
            page = reports.page(query, after=after, size=size, cancel=cancel)
        if not page.rows:
            return
        yield page.rows
        after, first = page.last, first + len(page.rows)
