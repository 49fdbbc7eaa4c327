"""The summary sheet of an Excel export: which site, which moment, which filters, how many rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy import Connection

from alx_desktop import __version__
from alx_desktop.domain.report_query import ReportQuery, ReportTotals
from alx_desktop.services.export_columns import Summary
from alx_desktop.services.report_columns import BY_SORT, STATUS_WORDS
from alx_desktop.store.names import company_names, course_names

NO_FILTER = "all"
MOST_NAMES = 50


@dataclass(frozen=True, slots=True)
class Moment:
    """now: of the export; watermark: of Moodle, that the rows stand for (None = not known). UTC epoch seconds."""

    now: int
    watermark: int | None
    zone: tzinfo

    def words(self, moment: int | None) -> str:
        """A moment by the site's clock."""
        if moment is None:
            return "not known: no sync has finished yet"
        return datetime.fromtimestamp(moment, self.zone).strftime("%Y-%m-%d %H:%M:%S")


def make_summary(
    connection: Connection, query: ReportQuery, site: str, moment: Moment, totals: ReportTotals
) -> Summary:
    """The summary of one export, with names looked up in the same snapshot."""
    lines = (
        ("Site", site),
        ("Exported at", moment.words(moment.now)),
        ("Data as of", moment.words(moment.watermark)),
        ("Times shown in", str(moment.zone)),
        *_filter_lines(connection, query),
        ("Made with", f"ALX Desktop {__version__}"),
    )
    return Summary("Course progress", lines, totals)


def _filter_lines(connection: Connection, query: ReportQuery) -> Iterable[tuple[str, str]]:
    direction = "descending" if query.descending else "ascending"
    yield "Companies", _listed(query.company_ids, company_names(connection, query.company_ids))
    yield "Courses", _listed(query.course_ids, course_names(connection, query.course_ids))
    yield "Status", ", ".join(STATUS_WORDS.get(status, status) for status in query.statuses) or NO_FILTER
    yield "Text search", query.text or "none"
    yield "Changed", f"in the last {query.changed_hours} hours" if query.changed_hours else "at any time"
    yield "Removed rows", "included" if query.include_removed else "left out"
    yield "Sorted by", f"{BY_SORT[query.sort].title}, {direction}"


def _listed(ids: tuple[int, ...], names: dict[int, str]) -> str:
    words = [names.get(number, f"id {number}") for number in ids[:MOST_NAMES]]
    more = len(ids) - len(words)
    return (", ".join(words) or NO_FILTER) + (f" and {more} more" if more else "")
