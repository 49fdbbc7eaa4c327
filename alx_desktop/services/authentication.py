"""Who may ask the endpoint: proves tokens and says, for the log, why one is refused.

To the client every unknown, wrong, revoked or foreign token is the same refusal.
"""

from __future__ import annotations

import logging
import threading
from enum import StrEnum

from alx_desktop.domain.errors import AlxError, StoreError
from alx_desktop.domain.moodle_tokens import SHAPE, MoodleRefusal
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.tokens import Token, TokenState, digest_of, parse
from alx_desktop.services.callers import Caller
from alx_desktop.store.clock import clock
from alx_desktop.store.company_settings import read_settings
from alx_desktop.store.moodle_tokens import companies_of, find_by_digest, read_access
from alx_desktop.store.store import Store
from alx_desktop.store.tokens import find_token, note_use

log = logging.getLogger(__name__)

USE_NOTED_EVERY = 60
"""Seconds: when a token was last used is stored so often at most, because each storing is a write."""


class Refusal(StrEnum):
    """Why a token was refused; for the log and the security events, not for the client."""

    MISSING = "token_missing"
    MALFORMED = "token_malformed"
    UNKNOWN = "token_unknown"
    WRONG = "token_wrong"
    EXPIRED = "token_expired"
    REVOKED = "token_revoked"
    ADDRESS = "address_not_allowed"


class TokenRefused(AlxError):
    """The request proves nobody. reason: why; token_id, company_id: whose token it seems to be, if anybody's."""

    title = phrase("The token is not accepted")
    advice = phrase(
        "Check the token; it may have expired or been revoked. The administrator of ALX Desktop can make a new one."
    )

    def __init__(
        self, reason: Refusal | MoodleRefusal, token_id: str | None = None, company_id: int | None = None
    ) -> None:
        super().__init__()
        self.reason = reason
        self.token_id = token_id
        self.company_id = company_id


class Authenticator:
    """Proves tokens against the admin database. Safe to use from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noted: dict[str, int] = {}
        self._lock = threading.Lock()

    def authenticate(self, text: str | None, address: str) -> Caller:
        """The caller that a token proves, asked from an address. Raises TokenRefused."""
        if not text:
            raise TokenRefused(Refusal.MISSING)
        parts = parse(text)
        if parts is None:
            return self._with_moodle_token(text, address)
        with self._store.reading(self._store.admin) as connection:
            now = clock(connection)
            token = find_token(connection, parts[0])
            if token is None:
                raise TokenRefused(Refusal.UNKNOWN)
            _prove(token, parts[1], address, now)
            stored = read_settings(connection, token.company_id)
        self._note(token, now)
        return Caller(token, stored)

    def _with_moodle_token(self, text: str, address: str) -> Caller:
        """The caller that a token of the plugin's web service in Moodle proves, where such are let in."""
        if not SHAPE.match(text):
            raise TokenRefused(Refusal.MALFORMED)
        with self._store.reading(self._store.admin) as connection:
            now, access = clock(connection), read_access(connection)
            if not access.accepted:
                raise TokenRefused(Refusal.MALFORMED)
            found = find_by_digest(connection, digest_of(text))
            if found is None:
                raise TokenRefused(Refusal.UNKNOWN)
            # Asked anew each time: who leaves a company reads no more of it.
            with self._store.reading(self._store.reporting) as reporting:
                companies = companies_of(reporting, [found.user_id]).get(found.user_id, ())
            company_id = found.company(companies)
            refused = found.refused(companies, access, now)
            if refused is not None or company_id is None:
                raise TokenRefused(refused or MoodleRefusal.NO_COMPANY, found.token_id, company_id)
            token = found.as_token(company_id)
            _check_use(token, address, now)
            stored = read_settings(connection, company_id)
        self._note(token, now)
        return Caller(token, stored)

    def _note(self, token: Token, now: int) -> None:
        with self._lock:
            if now - self._noted.get(token.token_id, token.last_used_at or 0) < USE_NOTED_EVERY:
                return
            self._noted[token.token_id] = now
        try:
            with self._store.writing(self._store.admin) as connection:
                note_use(connection, {token.token_id: now})
        except StoreError as error:
            # A full disk must not make a good token a bad one; the request log has the use too.
            log.warning("the last use of a token was not stored: %s", error.title)


def _prove(token: Token, secret: str, address: str, now: int) -> None:
    if not token.proves(secret, now):
        raise TokenRefused(Refusal.WRONG, token.token_id, token.company_id)
    _check_use(token, address, now)


def _check_use(token: Token, address: str, now: int) -> None:
    """Whether a token that is proven may be used now, from there."""
    state = token.state(now)
    if state is not TokenState.ACTIVE:
        reason = Refusal.REVOKED if state is TokenState.REVOKED else Refusal.EXPIRED
        raise TokenRefused(reason, token.token_id, token.company_id)
    if not token.allows(address):
        raise TokenRefused(Refusal.ADDRESS, token.token_id, token.company_id)
