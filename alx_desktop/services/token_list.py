"""All tokens that the endpoint knows, ours and Moodle's, as one table: state, use, where the newest client stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from alx_desktop.config import Profile
from alx_desktop.domain.moodle_tokens import MoodleAccess, MoodleRefusal
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.tokens import Token, TokenState
from alx_desktop.services.moodle_tokens import MoodleTokenService, MoodleTokenView
from alx_desktop.services.site_time import day_of, zone_of_store
from alx_desktop.services.token_view import ClientView, client_views, moodle_data, token_data
from alx_desktop.store.audit import AuditEntry, entries_of_subject
from alx_desktop.store.client_states import clients_by_token, clients_of
from alx_desktop.store.clock import clock
from alx_desktop.store.company_names import CompanyName, company_names
from alx_desktop.store.fold import fold
from alx_desktop.store.moodle_tokens import read_access
from alx_desktop.store.request_log import sessions
from alx_desktop.store.store import Store
from alx_desktop.store.token_use import NewestSession, calls_since, newest_sessions
from alx_desktop.store.tokens import list_tokens

HISTORY = 50
"""Acts on a token that its details show."""

ACTIVE, EXPIRING, REFUSED, EXPIRED, REVOKED = STATES = ("active", "expiring", "refused", "expired", "revoked")
"""REFUSED: Moodle's alone, for a reason that TokenLine.refused has. REVOKED: of Moodle's, those blocked here."""

NOT_ACCEPTED = MoodleAccess()
OURS, MOODLE = SOURCES = ("alx", "moodle")


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One token in the table. state: one of STATES; company: its name, or its number where Moodle has it no more.

    moodle: what is known of it besides, where it is Moodle's; then `token` is what it is good for here, with company 0
    and the name "" while it is unclear whose it is.
    """

    token: Token
    company: str
    state: str
    calls_today: int
    session: NewestSession | None
    now: int
    moodle: MoodleTokenView | None = None

    @property
    def source(self) -> str:
        """One of SOURCES."""
        return OURS if self.moodle is None else MOODLE

    @property
    def company_ids(self) -> tuple[int, ...]:
        """Its company; of Moodle's, all of its learner's."""
        return (self.token.company_id,) if self.moodle is None else self.moodle.companies

    @property
    def refused(self) -> MoodleRefusal | None:
        """Why it is refused, where that is neither its expiry nor a decision made here."""
        return self.moodle.refused if self.moodle is not None and self.state == REFUSED else None

    @property
    def watermark_age(self) -> int | None:
        """Seconds since its newest client's watermark moved; None = that has nothing yet."""
        moved = self.session.moved_at if self.session else None
        return None if moved is None else max(0, self.now - moved)


@dataclass(frozen=True, slots=True)
class TokenQuery:
    """text: words in name, company, id or learner. No companies, states, sources: all. order: see ORDERS."""

    text: str = ""
    company_ids: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    order: str = "created"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class TokenList:
    """everything: all tokens; lines: what fits the query, in order. companies: that a token can be made for.

    access: whether Moodle's are let in; they are in the list only then. by_state: how many of all, by STATES; counted
    where the list is made, which is a worker, and not where it is shown.
    """

    everything: list[TokenLine]
    lines: list[TokenLine]
    companies: dict[int, CompanyName]
    access: MoodleAccess = NOT_ACCEPTED
    by_state: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_state", Counter(line.state for line in self.everything))

    @property
    def total(self) -> int:
        """How many tokens there are."""
        return len(self.everything)

    @property
    def expiring(self) -> int:
        """How many of them expire soon."""
        return self.by_state[EXPIRING]

    @property
    def refused(self) -> int:
        """How many of Moodle's are refused."""
        return self.by_state[REFUSED]

    def arranged(self, query: TokenQuery) -> TokenList:
        """The same reading for another query."""
        return TokenList(self.everything, arranged(self.everything, query), self.companies, self.access)


@dataclass(frozen=True, slots=True)
class TokenDetail:
    """Everything about one token. reads_today: sessions on the site's day, which the daily limit counts."""

    line: TokenLine
    clients: list[ClientView]
    history: list[AuditEntry]
    reads_today: int


ORDERS: dict[str, Callable[[TokenLine], Any]] = {
    "name": lambda line: fold(line.token.name),
    "company": lambda line: fold(line.company) or None,
    "source": lambda line: SOURCES.index(line.source),
    "state": lambda line: STATES.index(line.state),
    "created": lambda line: line.token.created_at,
    "expires": lambda line: line.token.expires_at,
    "last_used": lambda line: line.token.last_used_at,
    "calls": lambda line: line.calls_today,
    "mode": lambda line: line.session.mode if line.session else None,
    "session": lambda line: line.session.started_at if line.session else None,
    "watermark": lambda line: line.watermark_age,
    "rows": lambda line: line.session.rows if line.session else None,
    "error": lambda line: line.refused or (line.session.error if line.session else None),
}
"""Sort key of each order; None sorts last, either way."""


class TokenListService:
    """Reads the tokens of one opened site."""

    def __init__(self, profile: Profile, store: Store) -> None:
        self._store = store
        self._zone = zone_of_store(profile, store)

    def read(self, query: TokenQuery, cancel: CancelToken | None = None) -> TokenList:
        """The tokens that fit, in order. Raises Cancelled, StoreError and its kinds."""
        store = self._store
        with store.reading(store.admin) as connection:
            newest = newest_sessions(connection)
        with store.reading(store.activity) as connection:
            calls = calls_since(connection, self._today())
        known = self._known()
        if cancel is not None:
            cancel.raise_if_cancelled()
        lines = [_line(known, one, calls, newest) for one in known.tokens]
        return TokenList(lines, arranged(lines, query), known.names, known.access)

    def detail(self, token_id: str) -> TokenDetail | None:
        """Everything about one token; None where it is not there."""
        store, known = self._store, self._known()
        found = next((one for one in known.tokens if one[0].token_id == token_id), None)
        if found is None:
            return None
        with store.reading(store.admin) as connection:
            clients = client_views(clients_of(connection, token_id), known.now)
            history = entries_of_subject(connection, token_id, HISTORY)
            newest = newest_sessions(connection, token_id)
        with store.reading(store.activity) as connection:
            calls = calls_since(connection, self._today(), token_id)
            reads, _of_company = sessions(connection, self._today(), found[0].company_id, token_id)
        return TokenDetail(_line(known, found, calls, newest), clients, history, reads)

    def rows(self, company_id: int | None = None) -> list[dict[str, Any]]:
        """Every token, or one company's, as `token list --json` gives it: ours first, the newest first.

        Moodle's are in it under a company where one of its learners has it.
        """
        known = self._known()
        with self._store.reading(self._store.admin) as connection:
            clients = clients_by_token(connection)
        rows = []
        for token, moodle in known.tokens:
            if company_id is not None and company_id not in (
                (token.company_id,) if moodle is None else moodle.companies
            ):
                continue
            name = known.names.get(token.company_id)
            views = client_views(clients.get(token.token_id, {}), known.now)
            data = token_data(token, name.shortname if name else None, views, known.now)
            rows.append(data if moodle is None else data | moodle_data(moodle))
        return rows

    def _known(self) -> _Known:
        store = self._store
        with store.reading(store.admin) as connection:
            own, now, access = list_tokens(connection), clock(connection), read_access(connection)
        with store.reading(store.reporting) as connection:
            names = company_names(connection)
        tokens: list[_Token] = [(token, None) for token in own]
        for view in MoodleTokenService(store).all() if access.accepted else ():
            # Of no company, as a token of ours never is.
            token = view.token.as_token(view.company_id or 0)
            tokens.append((replace(token, revoked_at=view.token.blocked_at), view))
        return _Known(tokens, names, access, now)

    def _today(self) -> int:
        with self._store.reading(self._store.admin) as connection:
            return day_of(clock(connection), self._zone())[0]


_Token = tuple[Token, MoodleTokenView | None]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of all tokens."""

    tokens: list[_Token]
    names: dict[int, CompanyName]
    access: MoodleAccess
    now: int


def _line(known: _Known, one: _Token, calls: dict[str, int], newest: dict[str, NewestSession]) -> TokenLine:
    token, moodle = one
    name = known.names.get(token.company_id)
    company = name.name if name else str(token.company_id or "")
    state = _state(token, known.now, moodle.state if moodle else token.state(known.now))
    session = newest.get(token.token_id)
    return TokenLine(token, company, state, calls.get(token.token_id, 0), session, known.now, moodle)


def arranged(lines: list[TokenLine], query: TokenQuery) -> list[TokenLine]:
    """Those that fit the query, in its order."""
    words = fold(query.text).split()
    chosen = [line for line in lines if _fits(line, query, words)]
    key = ORDERS[query.order]
    known = [line for line in chosen if key(line) is not None]
    known.sort(key=key, reverse=query.descending)
    return known + [line for line in chosen if key(line) is None]


def _fits(line: TokenLine, query: TokenQuery, words: list[str]) -> bool:
    if query.company_ids and not set(query.company_ids).intersection(line.company_ids):
        return False
    if query.sources and line.source not in query.sources:
        return False
    if query.states and line.state not in query.states:
        return False
    if not words:
        return True
    learner = line.moodle.user or "" if line.moodle else ""
    text = fold(line.token.name, line.company, line.token.token_id, learner)
    return all(word in text for word in words)


def _state(token: Token, now: int, state: TokenState) -> str:
    return EXPIRING if state is TokenState.ACTIVE and token.expires_soon(now) else state.value
