"""Tokens of the plugin's web service in Moodle: let them in or not, map, block. Every act is in the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.moodle_tokens import MoodleAccess, MoodleRefusal, MoodleToken, moodle_id
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.tokens import TokenState
from alx_desktop.services.tokens import this_person
from alx_desktop.store.audit import append_audit
from alx_desktop.store.client_states import forget_clients
from alx_desktop.store.clock import clock
from alx_desktop.store.moodle_tokens import (
    companies_of,
    find_moodle_token,
    learner_names,
    moodle_tokens,
    read_access,
    save_decisions,
    write_access,
)
from alx_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class MoodleTokenView:
    """A token as a list shows it. companies: those of its learner; company_id: whose it is, None = unclear."""

    token: MoodleToken
    state: TokenState
    refused: MoodleRefusal | None
    company_id: int | None
    companies: tuple[int, ...]
    user: str | None


def moodle_token_owners(store: Store) -> dict[str, int]:
    """Whose Moodle's tokens are: token id -> company id, of those of which it is clear. Raises StoreError."""
    with store.reading(store.admin) as connection:
        tokens = moodle_tokens(connection)
    if not tokens:
        return {}
    with store.reading(store.reporting) as connection:
        companies = companies_of(connection, {token.user_id for token in tokens})
    owned = {token.token_id: token.company(companies.get(token.user_id, ())) for token in tokens}
    return {token_id: company_id for token_id, company_id in owned.items() if company_id is not None}


class MoodleTokenService:
    """Moodle's tokens of one profile's store. actor: who acts, for the audit trail."""

    def __init__(self, store: Store, actor: str | None = None) -> None:
        self._store = store
        self._actor = actor or this_person()

    def access(self) -> MoodleAccess:
        """Whether they are let in, and when Moodle was last asked for them."""
        with self._store.reading(self._store.admin) as connection:
            return read_access(connection)

    def accept(self, on: bool) -> MoodleAccess:
        """Let them in from the next sync on, or refuse all of them at once. What was decided on them is kept."""
        with self._store.writing(self._store.admin) as connection:
            before = read_access(connection)
            if before.accepted == on:
                return before
            # What was read before the pause may be long out of date.
            after = MoodleAccess(on)
            write_access(connection, after)
            act = "Moodle's tokens accepted" if on else "Moodle's tokens refused"
            append_audit(connection, clock(connection), self._actor, act, "Moodle's tokens")
        return after

    def all(self) -> list[MoodleTokenView]:
        """All of them, the newest first."""
        with self._store.reading(self._store.admin) as connection:
            now, access, tokens = clock(connection), read_access(connection), moodle_tokens(connection)
        users = {token.user_id for token in tokens}
        with self._store.reading(self._store.reporting) as connection:
            companies, names = companies_of(connection, users), learner_names(connection, users)
        return [
            _view(one, companies.get(one.user_id, ()), names.get(one.user_id), access, now) for one in tokens
        ]  # fmt: skip

    def map(self, token_id: str, company_id: int | None) -> MoodleToken:
        """Give a token to one of its learner's companies; None: to the only one, as without a mapping.

        Its clients read everything anew. Raises WrongUse where the learner is not in that company.
        """

        def change(connection: Connection, token: MoodleToken, _now: int) -> MoodleToken:
            if company_id is not None:
                self._check(token, company_id)
            if company_id != token.mapped_company:
                forget_clients(connection, token.token_id)
            return replace(token, mapped_company=company_id)

        return self._decide(token_id, "Moodle token mapped", change)

    def block(self, token_id: str) -> MoodleToken:
        """Refuse a token here from now on; in Moodle nothing changes."""
        return self._decide(
            token_id, "Moodle token blocked", lambda _c, token, now: replace(token, blocked_at=token.blocked_at or now)
        )

    def unblock(self, token_id: str) -> MoodleToken:
        """Let a blocked token in again."""
        return self._decide(token_id, "Moodle token unblocked", lambda _c, token, _n: replace(token, blocked_at=None))

    def make_next_full(self, token_id: str) -> MoodleToken:
        """Let every client of the token read everything again: what it held may be lost."""

        def change(connection: Connection, token: MoodleToken, _now: int) -> MoodleToken:
            forget_clients(connection, token.token_id)
            return replace(token, next_full=True)

        return self._decide(token_id, "next read made full", change)

    def _decide(
        self, token_id: str, act: str, change: Callable[[Connection, MoodleToken, int], MoodleToken]
    ) -> MoodleToken:
        with self._store.writing(self._store.admin) as connection:
            now = clock(connection)
            number = moodle_id(token_id)
            token = None if number is None else find_moodle_token(connection, number)
            if token is None:
                raise WrongUse(
                    f"no token {token_id!r} of Moodle", advice=phrase("`alx-desktop token list` lists them.")
                )
            after = change(connection, token, now)
            if after != token:
                save_decisions(connection, token, after)
                detail = {"name": token.name, "user_id": token.user_id, "before": token.mapped_company}
                append_audit(connection, now, self._actor, act, token.token_id, after.mapped_company, detail)
        return after

    def _check(self, token: MoodleToken, company_id: int) -> None:
        with self._store.reading(self._store.reporting) as connection:
            theirs = companies_of(connection, [token.user_id]).get(token.user_id, ())
        if company_id not in theirs:
            known = ", ".join(map(str, theirs)) or "none"
            raise WrongUse(
                f"the learner of {token.token_id} is not in company {company_id}",
                advice=phrase("Companies of the learner: {0}.", known),
            )


def _view(
    token: MoodleToken, companies: tuple[int, ...], user: str | None, access: MoodleAccess, now: int
) -> MoodleTokenView:
    refused = token.refused(companies, access, now) if access.accepted else None
    return MoodleTokenView(
        token, token.state(companies, access, now), refused, token.company(companies), companies, user
    )
