"""Every company that the store knows, with what the window shows of each: figures, tokens, pulls, calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, not_, or_, select

from alx_desktop.domain.moodle_tokens import PREFIX
from alx_desktop.store.daily import EXPIRING_WITHIN
from alx_desktop.store.request_log import DAY_SPAN, HOUR_SPAN, SESSIONS
from alx_desktop.store.tables.activity import metric, request_log
from alx_desktop.store.tables.admin import api_token, client_state, moodle_token
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company, company_learner, learner


class CompanyRecord(NamedTuple):
    """A company. removed_at: UTC epoch seconds, None = Moodle has it."""

    company_id: int
    name: str
    shortname: str
    sort_name: str
    parent_id: int | None
    is_suspended: bool
    removed_at: int | None


class TokenUse(NamedTuple):
    """A company's tokens: those that may be used, all, and when one was last used (UTC epoch seconds)."""

    active: int
    total: int
    last_used_at: int | None


_COLUMNS = (company.c.company_id, company.c.name, company.c.shortname, company.c.sort_name, company.c.parent_id,
            company.c.is_suspended, company.c.removed_at)  # fmt: skip


def every_company(connection: Connection) -> list[CompanyRecord]:
    """Those that Moodle has and those that it had, by name."""
    rows = connection.execute(select(*_COLUMNS).order_by(company.c.sort_name, company.c.company_id))
    return [CompanyRecord(*row) for row in rows]


def find_company(connection: Connection, company_id: int) -> CompanyRecord | None:
    """One company, whether or not Moodle still has it."""
    row = connection.execute(select(*_COLUMNS).where(company.c.company_id == company_id)).one_or_none()
    return None if row is None else CompanyRecord(*row)


def member_counts(connection: Connection) -> dict[int, int]:
    """Members of each company, active or not."""
    m = company_learner.c
    statement = select(m.company_id, func.count()).where(m.removed_at.is_(None)).group_by(m.company_id)
    return {row[0]: row[1] for row in connection.execute(statement)}


def token_use(connection: Connection, now: int, owners: Mapping[str, int]) -> dict[int, TokenUse]:
    """Tokens of each company, at a moment in UTC epoch seconds. A client that was served counts as use.

    owners: the companies of Moodle's tokens, by token id (services.moodle_tokens): their use is, they are not counted.
    """
    t = api_token.c
    usable = and_(
        t.revoked_at.is_(None), or_(t.expires_at.is_(None), t.expires_at > now)
    )  # fmt: skip
    counts = select(t.company_id, func.sum(case((usable, 1), else_=0)), func.count(), func.max(t.last_used_at))
    found = {row[0]: TokenUse(int(row[1]), row[2], row[3]) for row in connection.execute(counts.group_by(t.company_id))}
    begun = select(t.company_id, func.max(client_state.c.started_at)).join(
        client_state, client_state.c.token_id == t.token_id
    )
    for company_id, started in connection.execute(begun.group_by(t.company_id)):
        use = found[company_id]
        found[company_id] = use._replace(last_used_at=max(use.last_used_at or 0, started or 0) or None)
    for company_id, used_at in _moodles_use(connection, owners):
        use = found.get(company_id) or TokenUse(0, 0, None)
        found[company_id] = use._replace(last_used_at=max(use.last_used_at or 0, used_at))
    return found


def _moodles_use(connection: Connection, owners: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """(company id, UTC epoch seconds) of each use of one of Moodle's tokens that is known."""
    if not owners:
        return
    m, c = moodle_token.c, client_state.c
    used = connection.execute(select(m.moodle_id, m.last_used_at).where(m.last_used_at.is_not(None))).all()
    begun = select(c.token_id, c.started_at).where(c.token_id.startswith(PREFIX), c.started_at.is_not(None))
    moments = [(f"{PREFIX}{number}", at) for number, at in used]
    moments += [(token_id, at) for token_id, at in connection.execute(begun)]
    for token_id, at in moments:
        if token_id in owners:
            yield owners[token_id], at


def calls_since(connection: Connection, moment: int) -> dict[int, int]:
    """Requests of each company's clients since a moment in UTC epoch seconds."""
    r = request_log.c
    statement = select(r.company_id, func.count()).where(r.at_ms >= moment * 1000, r.company_id.is_not(None))
    return {row[0]: row[1] for row in connection.execute(statement.group_by(r.company_id))}


def calls_by_token(connection: Connection, company_id: int, moment: int) -> dict[str, int]:
    """Requests with each token of a company since a moment in UTC epoch seconds."""
    r = request_log.c
    statement = select(r.token_id, func.count()).where(r.company_id == company_id, r.at_ms >= moment * 1000)
    return {row[0]: row[1] for row in connection.execute(statement.group_by(r.token_id)) if row[0]}


def sessions_on(connection: Connection, day: int, company_id: int) -> int:
    """Refreshes that a company's clients began on the day that begins at that moment: what the daily limit counts."""
    m = metric.c
    counted = and_(m.span == DAY_SPAN, m.at == day, m.company_id == company_id, m.name.startswith(f"{SESSIONS} "))
    return int(connection.scalar(select(func.sum(m.count)).where(counted)) or 0)


class CacheFigures(NamedTuple):
    """What the endpoint's cache did for a company. hits, misses: answers it had, and had not; held: bytes at most."""

    hits: int
    misses: int
    held: int

    @property
    def share(self) -> float | None:
        """Of the answers that it had; None where nobody asked."""
        asked = self.hits + self.misses
        return self.hits / asked if asked else None


def cache_figures(connection: Connection, company_id: int, moment: int) -> CacheFigures:
    """Since the hour of a moment in UTC epoch seconds; endpoints write their figures now and then."""
    m = metric.c
    begun = and_(m.span == HOUR_SPAN, m.at >= moment // HOUR_SPAN * HOUR_SPAN, m.company_id == company_id)
    statement = select(m.name, func.sum(m.count), func.max(m.highest)).where(begun, m.name.startswith("cache "))
    found = {row[0]: (int(row[1]), int(row[2])) for row in connection.execute(statement.group_by(m.name))}
    nothing = (0, 0)
    hits, misses = (found.get(f"cache {name}", nothing)[0] for name in ("hits", "misses"))
    return CacheFigures(hits, misses, found.get("cache bytes", nothing)[1])


class RowFigures(NamedTuple):
    """A company's rows of course progress. active: live ones with an active enrolment; removed: kept as tombstones.

    changed_at: when a sync last changed one, UTC epoch seconds; None = there are none.
    """

    active: int
    removed: int
    changed_at: int | None


def row_figures(connection: Connection, company_id: int) -> RowFigures:
    """What the store holds of a company."""
    cp = course_progress.c
    live, gone = cp.removed_at.is_(None), cp.removed_at.is_not(None)
    columns = (
        func.coalesce(func.sum(case((and_(live, cp.is_active), 1), else_=0)), 0),
        func.coalesce(func.sum(case((gone, 1), else_=0)), 0),
        func.max(cp.changed_at),
    )
    active, removed, changed_at = connection.execute(select(*columns).where(cp.company_id == company_id)).one()
    return RowFigures(int(active), int(removed), changed_at)


class ProgressFigures(NamedTuple):
    """Live rows of one company. learners: with an active enrolment, suspended ones left out."""

    learners: int
    enrolments: int
    completed: int
    overdue: int
    expiring: int


def progress_figures(connection: Connection, company_id: int, now: int) -> ProgressFigures:
    """One company's figures at `now`, counted as the Control Center counts them."""
    cp, m, person = course_progress.c, company_learner.c, learner.c

    def rows(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    late = and_(cp.due_at < now, cp.status != "completed")
    soon = and_(cp.expires_at > now, cp.expires_at <= now + EXPIRING_WITHIN)
    counted = select(func.count(), rows(cp.status == "completed"), rows(late), rows(soon))
    live = and_(cp.company_id == company_id, cp.removed_at.is_(None))
    enrolments, completed, overdue, expiring = connection.execute(counted.where(live)).one()
    learning = exists().where(
        cp.company_id == company_id, cp.user_id == m.user_id, cp.is_active, cp.removed_at.is_(None)
    )
    active = select(func.count()).select_from(company_learner.join(learner, person.user_id == m.user_id))
    active = active.where(m.company_id == company_id, not_(m.is_suspended), not_(person.is_suspended), learning)
    return ProgressFigures(connection.scalar(active) or 0, enrolments, int(completed), int(overdue), int(expiring))
