"""Tokens of the endpoint: create, list, rotate, revoke. Every act is in the audit trail."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.tokens import DAY, NewToken, Token, TokenScope, ip_rule, new_id, new_secret, text_of
from alx_desktop.store.audit import append_audit
from alx_desktop.store.client_states import ClientKey, StoredClient, clients_of, forget_clients
from alx_desktop.store.clock import clock
from alx_desktop.store.company_names import company_names
from alx_desktop.store.store import Store
from alx_desktop.store.tokens import add_token, find_token, list_tokens, save_token

GRACE_DAYS = 1
"""Days in which the former secret is still good after a rotation, where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class TokenLimits:
    """Who may use a token from where, how often, and until when (UTC epoch seconds). 0 and None are no limit."""

    expires_at: int | None = None
    ip_rules: tuple[str, ...] = ()
    scopes: frozenset[TokenScope] = frozenset(TokenScope)
    daily_limit: int = 0
    burst_per_minute: int = 0
    concurrency: int = 0


class TokenService:
    """The tokens of one profile's store. actor: who acts, for the audit trail."""

    def __init__(self, store: Store, actor: str | None = None) -> None:
        self._store = store
        self._actor = actor or this_person()

    def all(self, company_id: int | None = None) -> list[Token]:
        """All tokens, or one company's, the newest first."""
        with self._store.reading(self._store.admin) as connection:
            return list_tokens(connection, company_id)

    def get(self, token_id: str) -> Token:
        """The token of that id, or whose id begins so. Raises WrongUse where none or several fit."""
        with self._store.reading(self._store.admin) as connection:
            return _find(connection, token_id)

    def clients(self, token_id: str) -> dict[ClientKey, StoredClient]:
        """Where the token's clients stand."""
        with self._store.reading(self._store.admin) as connection:
            return clients_of(connection, _find(connection, token_id).token_id)

    def now(self) -> int:
        """The store's own time, UTC epoch seconds."""
        with self._store.reading(self._store.admin) as connection:
            return clock(connection)

    def create(self, company_id: int, name: str, limits: TokenLimits | None = None) -> NewToken:
        """A new token of a company; its text is returned here and never again. Raises WrongUse."""
        return self.create_many([company_id], name, limits)[0]

    def create_many(self, companies: Iterable[int], name: str, limits: TokenLimits | None = None) -> list[NewToken]:
        """A new token for each of the companies, all or none."""
        chosen, rules = list(companies), limits or TokenLimits()
        self._check(chosen, name, rules)
        made = []
        with self._store.writing(self._store.admin) as connection:
            now = clock(connection)
            if rules.expires_at is not None and rules.expires_at <= now:
                raise WrongUse("the expiry lies in the past", advice=phrase("Choose a later date, or none."))
            for company_id in chosen:
                secret, digest = new_secret()
                token = Token(
                    new_id(), company_id, name.strip(), digest, now, rules.expires_at,
                    ip_rules=tuple(ip_rule(rule) for rule in rules.ip_rules), scopes=rules.scopes,
                    daily_limit=rules.daily_limit, burst_per_minute=rules.burst_per_minute,
                    concurrency=rules.concurrency,
                )  # fmt: skip
                add_token(connection, token)
                self._note(connection, now, "token created", token)
                made.append(NewToken(token, text_of(token.token_id, secret)))
        return made

    def rotate(self, token_id: str, grace_days: float = GRACE_DAYS) -> NewToken:
        """A new secret; the former one is good for `grace_days` more. Raises WrongUse for a revoked token."""
        with self._store.writing(self._store.admin) as connection:
            now = clock(connection)
            token = _find(connection, token_id)
            if token.revoked_at is not None:
                raise WrongUse(f"token {token.token_id} is revoked", advice=phrase("Create a new one."))
            secret, digest = new_secret()
            until = now + round(grace_days * DAY)
            rotated = replace(token, digest=digest, former_digest=token.digest, former_until=until)
            save_token(connection, token, rotated)
            self._note(connection, now, "token rotated", rotated, former_until=until)
        return NewToken(rotated, text_of(token.token_id, secret))

    def revoke(self, token_id: str) -> Token:
        """Refuse the token from now on."""
        with self._store.writing(self._store.admin) as connection:
            now = clock(connection)
            token = _find(connection, token_id)
            if token.revoked_at is None:
                revoked = replace(token, revoked_at=now, former_digest=None, former_until=None)
                save_token(connection, token, revoked)
                self._note(connection, now, "token revoked", revoked)
                return revoked
        return token

    def change(self, token_id: str, limits: TokenLimits, debug: bool | None = None) -> Token:
        """Set who may use the token from where, how often, and until when."""
        with self._store.writing(self._store.admin) as connection:
            now = clock(connection)
            token = _find(connection, token_id)
            self._check([token.company_id], token.name, limits)
            changed = replace(
                token, expires_at=limits.expires_at, ip_rules=tuple(map(ip_rule, limits.ip_rules)),
                scopes=limits.scopes, daily_limit=limits.daily_limit, burst_per_minute=limits.burst_per_minute,
                concurrency=limits.concurrency, debug=token.debug if debug is None else debug,
            )  # fmt: skip
            save_token(connection, token, changed)
            self._note(connection, now, "token changed", changed)
        return changed

    def make_next_full(self, token_id: str) -> Token:
        """Let every client of the token read everything again: what it held may be lost."""
        with self._store.writing(self._store.admin) as connection:
            token = _find(connection, token_id)
            forget_clients(connection, token.token_id)
            changed = replace(token, next_full=True)
            save_token(connection, token, changed)
            self._note(connection, clock(connection), "next read made full", changed)
        return changed

    def _check(self, companies: Iterable[int], name: str, limits: TokenLimits) -> None:
        if not name.strip():
            raise WrongUse("a token needs a name", advice=phrase("Name who uses it, such as 'Power BI of ACME'."))
        if not limits.scopes:
            raise WrongUse("a token that may read nothing is of no use", advice=phrase("Choose at least one scope."))
        if min(limits.daily_limit, limits.burst_per_minute, limits.concurrency) < 0:
            raise WrongUse("a limit is 0 (none) or more")
        for rule in limits.ip_rules:
            try:
                ip_rule(rule)
            except ValueError as error:
                raise WrongUse(
                    f"{rule!r} is no address or network", advice=phrase("Such as 10.1.2.3, 10.1.0.0/16.")
                ) from error
        with self._store.reading(self._store.reporting) as connection:
            unknown = set(companies) - company_names(connection).keys()
        if unknown:
            raise WrongUse(f"no company {min(unknown)}", advice=phrase("`alx-desktop company list` lists them."))

    def _note(self, connection: Connection, now: int, act: str, token: Token, **detail: object) -> None:
        append_audit(connection, now, self._actor, act, token.token_id, token.company_id, {"name": token.name} | detail)


def _find(connection: Connection, token_id: str) -> Token:
    exact = find_token(connection, token_id)
    if exact is not None:
        return exact
    fitting = [token for token in list_tokens(connection) if token_id and token.token_id.startswith(token_id)]
    if len(fitting) != 1:
        raise WrongUse(f"{'several tokens begin with' if fitting else 'no token'} {token_id!r}",
                       advice=phrase("`alx-desktop token list` lists them."))  # fmt: skip
    return fitting[0]


def this_person() -> str:
    """Who is logged in to this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
