"""All tokens of a site as one table: state, use, and where each one's newest client stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alx_desktop.config import Profile
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.tokens import DAY, Token, TokenState
from alx_desktop.services.site_time import day_of, zone_of_store
from alx_desktop.services.token_view import ClientView, client_views
from alx_desktop.store.audit import AuditEntry, entries_of_subject
from alx_desktop.store.client_states import clients_of
from alx_desktop.store.clock import clock
from alx_desktop.store.company_names import CompanyName, company_names
from alx_desktop.store.fold import fold
from alx_desktop.store.request_log import sessions
from alx_desktop.store.store import Store
from alx_desktop.store.token_use import NewestSession, calls_since, newest_sessions
from alx_desktop.store.tokens import find_token, list_tokens

EXPIRES_SOON = 14 * DAY
"""Seconds before its expiry in which a token stands out."""

HISTORY = 50
"""Acts on a token that its details show."""

ACTIVE, EXPIRING, EXPIRED, REVOKED = STATES = ("active", "expiring", "expired", "revoked")


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One token in the table. state: one of STATES; company: its name, or its number where Moodle has it no more."""

    token: Token
    company: str
    state: str
    calls_today: int
    session: NewestSession | None
    now: int

    @property
    def watermark_age(self) -> int | None:
        """Seconds since its newest client's watermark moved; None = that has nothing yet."""
        moved = self.session.moved_at if self.session else None
        return None if moved is None else max(0, self.now - moved)


@dataclass(frozen=True, slots=True)
class TokenQuery:
    """text: words in name, company or id. No companies, no states: all. order: see ORDERS."""

    text: str = ""
    company_ids: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    order: str = "created"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class TokenList:
    """everything: all tokens; lines: what fits the query, in order. companies: that a token can be made for."""

    everything: list[TokenLine]
    lines: list[TokenLine]
    companies: dict[int, CompanyName]

    @property
    def total(self) -> int:
        """How many tokens there are."""
        return len(self.everything)

    @property
    def expiring(self) -> int:
        """How many of them expire soon."""
        return sum(line.state == EXPIRING for line in self.everything)

    def arranged(self, query: TokenQuery) -> TokenList:
        """The same reading for another query."""
        return TokenList(self.everything, arranged(self.everything, query), self.companies)


@dataclass(frozen=True, slots=True)
class TokenDetail:
    """Everything about one token. reads_today: sessions on the site's day, which the daily limit counts."""

    line: TokenLine
    clients: list[ClientView]
    history: list[AuditEntry]
    reads_today: int


ORDERS: dict[str, Callable[[TokenLine], Any]] = {
    "name": lambda line: fold(line.token.name),
    "company": lambda line: fold(line.company),
    "state": lambda line: STATES.index(line.state),
    "created": lambda line: line.token.created_at,
    "expires": lambda line: line.token.expires_at,
    "last_used": lambda line: line.token.last_used_at,
    "calls": lambda line: line.calls_today,
    "mode": lambda line: line.session.mode if line.session else None,
    "session": lambda line: line.session.started_at if line.session else None,
    "watermark": lambda line: line.watermark_age,
    "rows": lambda line: line.session.rows if line.session else None,
    "error": lambda line: line.session.error if line.session else None,
}
"""Sort key of each order; None sorts last, either way."""


class TokenListService:
    """Reads the tokens of one opened site."""

    def __init__(self, profile: Profile, store: Store) -> None:
        self._store = store
        self._zone = zone_of_store(profile, store)

    def read(self, query: TokenQuery, cancel: CancelToken | None = None) -> TokenList:
        """The tokens that fit, in order. Raises Cancelled, StoreError and its kinds."""
        lines, companies = self._lines()
        if cancel is not None:
            cancel.raise_if_cancelled()
        return TokenList(lines, arranged(lines, query), companies)

    def detail(self, token_id: str) -> TokenDetail | None:
        """Everything about one token; None where it is not there."""
        store = self._store
        with store.reading(store.admin) as connection:
            token, now = find_token(connection, token_id), clock(connection)
            if token is None:
                return None
            clients = client_views(clients_of(connection, token_id), now)
            history = entries_of_subject(connection, token_id, HISTORY)
            session = newest_sessions(connection, token_id).get(token_id)
        with store.reading(store.reporting) as connection:
            names = company_names(connection)
        today, _ends = day_of(now, self._zone())
        with store.reading(store.activity) as connection:
            calls = calls_since(connection, today, token_id).get(token_id, 0)
            reads, _of_company = sessions(connection, today, token.company_id, token_id)
        line = TokenLine(token, _company(names, token), _state(token, now), calls, session, now)
        return TokenDetail(line, clients, history, reads)

    def _lines(self) -> tuple[list[TokenLine], dict[int, CompanyName]]:
        store = self._store
        with store.reading(store.admin) as connection:
            tokens, now = list_tokens(connection), clock(connection)
            newest = newest_sessions(connection)
        with store.reading(store.reporting) as connection:
            names = company_names(connection)
        today, _ends = day_of(now, self._zone())
        with store.reading(store.activity) as connection:
            calls = calls_since(connection, today)
        lines = [
            TokenLine(
                token, _company(names, token), _state(token, now), calls.get(token.token_id, 0),
                newest.get(token.token_id), now,
            )
            for token in tokens
        ]  # fmt: skip
        return lines, names


def arranged(lines: list[TokenLine], query: TokenQuery) -> list[TokenLine]:
    """Those that fit the query, in its order."""
    words = fold(query.text).split()
    chosen = [line for line in lines if _fits(line, query, words)]
    key = ORDERS[query.order]
    known = [line for line in chosen if key(line) is not None]
    known.sort(key=key, reverse=query.descending)
    return known + [line for line in chosen if key(line) is None]


def _fits(line: TokenLine, query: TokenQuery, words: list[str]) -> bool:
    if query.company_ids and line.token.company_id not in query.company_ids:
        return False
    if query.states and line.state not in query.states:
        return False
    if not words:
        return True
    text = fold(line.token.name, line.company, line.token.token_id)
    return all(word in text for word in words)


def _state(token: Token, now: int) -> str:
    state = token.state(now)
    if state is TokenState.ACTIVE and token.expires_at is not None and token.expires_at - now <= EXPIRES_SOON:
        return EXPIRING
    return state.value


def _company(names: dict[int, CompanyName], token: Token) -> str:
    known = names.get(token.company_id)
    return known.name if known else f"{token.company_id}"
