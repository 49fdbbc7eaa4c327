"""Reads the endpoint's request log: the newest first, in pages by key."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sqlalchemy import ColumnElement, Connection, or_, select

from alx_desktop.store.request_log import LoggedRequest
from alx_desktop.store.tables.activity import request_log

ERRORS, REFUSED, GOOD = STATUS_CLASSES = ("errors", "refused", "good")


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
        found.append(or_(*(_of_class(one) for one in wanted.statuses)))
    return found


def _of_class(name: str) -> ColumnElement[bool]:
    """The plugin's protocol answers errors with 200 too: there, the code tells."""
    r = request_log.c
    if name == ERRORS:
        return r.status >= 500
    if name == REFUSED:
        return (r.status < 500) & ((r.status >= 400) | r.code.is_not(None))
    return (r.status < 400) & r.code.is_(None)
