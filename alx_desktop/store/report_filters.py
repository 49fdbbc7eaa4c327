"""A report's filters as SQL over course_progress cp: as checks along a walk, and as the few rows that they leave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.store.fold import fold

HOUR = 3_600
FEW = 20_000
"""A filter that leaves fewer rows than this is answered from those rows, sorted; else along the order's index."""

# Nobody else has a row in her report: who left since has only removed rows, or such that wait for a decision. Found
# among all learners, each of the others would be asked for by the rules of the database (20,000: half a second).
_HERS = (
    " AND user_id IN (SELECT user_id FROM company_learner UNION ALL SELECT user_id FROM pending_removal"
    " UNION ALL SELECT user_id FROM course_progress WHERE removed_at IS NOT NULL)"
)
_LEARNERS = "SELECT user_id FROM learner WHERE search_text LIKE {word} ESCAPE '!'"
# A company's changes are numbered in the order of their times: what comes after the newest one of its history before
# that time is a superset, as not every change has a history (names have none, nor has a first sync). After a clock was
# set back that only holds for later times than it had shown; until then, all rows of the company are. Materialized,
# because SQLite would else look each row's company up in the history: 620 ms for a million rows, against 8 ms.
_CHANGED = """WITH seen AS MATERIALIZED (SELECT c.company_id, coalesce((SELECT h.change_seq FROM progress_change h
    WHERE h.company_id = c.company_id AND h.changed_at < :since
    AND (c.unordered_until IS NULL OR c.unordered_until < :since)
    ORDER BY h.changed_at DESC LIMIT 1), 0) AS change_seq
    FROM company c)
SELECT p.company_id, p.user_id, p.course_id FROM seen CROSS JOIN course_progress p
WHERE p.company_id = seen.company_id AND p.change_seq > seen.change_seq"""
_TEXT_IN = (
    ("course_id", "SELECT course_id FROM course WHERE search_text LIKE {word} ESCAPE '!'"),
    ("company_id", "SELECT company_id FROM company WHERE sort_name LIKE {word} ESCAPE '!'"),
)


@dataclass(frozen=True, slots=True)
class Filters:
    """checks: conditions on cp that hold for each row of the result. parameters: their values.

    drivers: SELECTs of keys (company_id, user_id, course_id), each a superset of the result that an index finds by
    itself; a key may come twice.
    """

    checks: tuple[str, ...]
    drivers: tuple[str, ...]
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """All checks as one condition."""
        return " AND ".join(self.checks) or "1 = 1"


def words(typed: str) -> list[str]:
    """The words of a text search, folded as the store's search_text is; each must be found somewhere."""
    clean = typed.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")
    return list(dict.fromkeys(fold(clean).split()))


def make_filters(query: ReportQuery, dialect: str, now: int, analyst: bool = False) -> Filters:
    """The filters of a query. now: UTC epoch seconds, of which changed_hours are counted back.

    analyst: the database shows whoever reads only the rows of her companies.

    On SQLite the checks are written with a unary plus: it then cannot take them for a reason to leave the index that
    gives the order, which it would, having no statistics. PostgreSQL plans by statistics.
    """
    hide = "+" if dialect == "sqlite" else ""
    checks = [] if query.include_removed else ["cp.removed_at IS NULL"]
    drivers = []
    for name, ids in (("company_id", query.company_ids), ("course_id", query.course_ids)):
        if ids:
            checks.append(f"{hide}cp.{name} IN ({_numbers(ids)})")
            drivers.append(_driver(f"{name} IN ({_numbers(ids)})"))
    parameters: dict[str, Any] = {}
    if query.statuses:
        names = [f"status{place}" for place in range(len(query.statuses))]
        parameters |= dict(zip(names, query.statuses, strict=True))
        listed = ", ".join(f":{name}" for name in names)
        checks.append(f"{hide}cp.status IN ({listed})")
        if not query.include_removed:  # the index on status holds live rows only
            drivers.append(_driver(f"removed_at IS NULL AND status IN ({listed})"))
    if query.changed_hours:
        parameters["since"] = now - query.changed_hours * HOUR
        checks.append("cp.changed_at >= :since")
        drivers.append(_CHANGED)
    text_in = (("user_id", _LEARNERS + (_HERS if analyst else "")), *_TEXT_IN)
    for place, word in enumerate(words(query.text)):
        parameters[f"word{place}"] = f"%{_escaped(word)}%"
        found = [(name, select.format(word=f":word{place}")) for name, select in text_in]
        checks.append("(" + " OR ".join(f"{hide}cp.{name} IN ({select})" for name, select in found) + ")")
        drivers.append(" UNION ALL ".join(_driver(f"{name} IN ({select})") for name, select in found))
    return Filters(tuple(checks), tuple(drivers), parameters)


def sparse_driver(connection: Connection, filters: Filters) -> str | None:
    """The driver with the fewest rows if these are few, else None. Reads at most FEW index entries of each."""
    best, fewest = None, FEW
    for driver in filters.drivers:
        counted = text(f"SELECT count(*) FROM (SELECT 1 FROM ({driver}) AS found LIMIT {fewest}) AS counted")
        rows = connection.execute(counted, filters.parameters).scalar_one()
        if rows < fewest:
            best, fewest = driver, rows
        if fewest == 0:
            break
    return best


def _driver(condition: str) -> str:
    return f"SELECT company_id, user_id, course_id FROM course_progress WHERE {condition}"


def _numbers(ids: Iterable[int]) -> str:
    return ", ".join(str(int(number)) for number in ids)


def _escaped(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
