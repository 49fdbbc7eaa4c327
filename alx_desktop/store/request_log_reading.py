"""Reads the endpoint's request log: the newest first, in pages by key."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from alx_desktop.domain.metrics import NOT_OFFERED, SERVER_ERRORS, SERVER_FAULTS, fault_of
from alx_desktop.store.request_log import HOUR_SPAN, LoggedRequest, SecurityEvent
from alx_desktop.store.tables.activity import metric, request_log, security_event

ERRORS, REFUSED, GOOD = STATUS_CLASSES = ("errors", "refused", "good")

FAILED = or_(
    and_(request_log.c.status >= 500, request_log.c.status != NOT_OFFERED),
    func.coalesce(request_log.c.code, "").in_(sorted(SERVER_FAULTS)),
)
ANSWERED = and_(request_log.c.status < 400, request_log.c.code.is_(None))
TURNED_AWAY = and_(~FAILED, ~ANSWERED)
"""What domain.metrics.fault_of says of a request, as conditions."""

_CLASSES = {ERRORS: FAILED, REFUSED: TURNED_AWAY, GOOD: ANSWERED}


def status_class(status: int, code: str | None) -> str:
    """One of STATUS_CLASSES. The plugin's protocol answers errors with 200 too: there, the code tells."""
    fault = fault_of(status, code)
    return GOOD if fault is None else ERRORS if fault == SERVER_ERRORS else REFUSED


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """text: in path, code, address, user agent or token id. Nothing set: everything. status: of STATUS_CLASSES."""

    text: str = ""
    company_ids: tuple[int, ...] = ()
    token_id: str | None = None
    statuses: tuple[str, ...] = ()
    protocols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredRequest:
    """A request in the log, with its number there."""

    request_id: int
    request: LoggedRequest


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """Requests that were answered alike. first_at: the first of them, UTC epoch seconds."""

    status: int
    code: str | None
    count: int
    first_at: int

    @property
    def kind(self) -> str:
        """One of STATUS_CLASSES."""
        return status_class(self.status, self.code)


def outcomes_since(connection: Connection, at: int) -> list[OutcomeCount]:
    """How requests since a moment (UTC epoch seconds) were answered."""
    r = request_log.c
    columns = (r.status, r.code, func.count(), func.min(r.at_ms))
    rows = connection.execute(select(*columns).where(r.at_ms >= at * 1000).group_by(r.status, r.code))
    return [OutcomeCount(status, code, count, first // 1000) for status, code, count, first in rows]


def times_since(connection: Connection, at: int, most: int) -> list[float]:
    """Milliseconds of the newest requests since a moment (UTC epoch seconds), at most so many."""
    r = request_log.c
    newest = select(r.ms).where(r.at_ms >= at * 1000).order_by(r.at_ms.desc(), r.request_id.desc()).limit(most)
    return list(connection.scalars(newest))


def hourly_requests(connection: Connection, at: int) -> dict[int, int]:
    """Requests of the whole endpoint in each hour from a moment on; hours are keyed by their beginning."""
    m = metric.c
    wanted = (m.span == HOUR_SPAN, m.name == "ms", m.company_id == 0, m.at >= at)
    rows = connection.execute(select(m.at, m["count"]).where(*wanted))
    return {row[0]: row[1] for row in rows}


def events_since(connection: Connection, at: int, limit: int = 50) -> list[SecurityEvent]:
    """Suspicious activity since a moment (UTC epoch seconds), the newest first."""
    e = security_event.c
    columns = [e[field.name] for field in fields(SecurityEvent)]
    rows = connection.execute(select(*columns).where(e.at >= at).order_by(e.at.desc(), e.event_id.desc()).limit(limit))
    return [SecurityEvent(*row) for row in rows]


def find_requests(
    connection: Connection, wanted: RequestFilter, limit: int, *, before: int | None = None, after: int | None = None
) -> list[StoredRequest]:
    """The newest requests that fit, the newest first; before, after: of another one's number."""
    r = request_log.c
    columns = [r[field.name] for field in fields(LoggedRequest)]
    statement = select(r.request_id, *columns).where(*_conditions(wanted)).order_by(r.request_id.desc()).limit(limit)
    if before is not None:
        statement = statement.where(r.request_id < before)
    if after is not None:
        statement = statement.where(r.request_id > after)
    return [StoredRequest(row[0], LoggedRequest(*row[1:])) for row in connection.execute(statement)]


def _conditions(wanted: RequestFilter) -> list[ColumnElement[bool]]:
    r = request_log.c
    found: list[ColumnElement[bool]] = []
    for word in wanted.text.split():
        places = (r.path, r.code, r.ip, r.user_agent, r.token_id)
        found.append(or_(*(place.icontains(word, autoescape=True) for place in places)))
    if wanted.company_ids:
        found.append(r.company_id.in_(wanted.company_ids))
    if wanted.token_id is not None:
        found.append(r.token_id == wanted.token_id)
    if wanted.protocols:
        found.append(r.protocol.in_(wanted.protocols))
    if wanted.statuses:
        found.append(or_(*(_CLASSES[one] for one in wanted.statuses)))
    return found
