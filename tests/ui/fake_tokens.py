"""Tokens of the believable site in memory: some of each state, with clients, for tests and pictures."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.tokens import NewToken, Token, digest_of, text_of
from alx_desktop.services.moodle_tokens import MoodleTokenView
from alx_desktop.services.token_list import (
    EXPIRING,
    TokenDetail,
    TokenLine,
    TokenList,
    TokenQuery,
    arranged,
)
from alx_desktop.services.token_view import ClientView
from alx_desktop.services.tokens import TokenLimits
from alx_desktop.store.audit import AuditEntry
from alx_desktop.store.company_names import CompanyName
from alx_desktop.store.token_use import NewestSession
from tests.ui.fake_moodle_tokens import FakeMoodleTokens

DAY = 86_400
NAMES = ("Power BI of the training team", "Excel, monthly report", "Data warehouse", "Python script of M. Peña",
         "Gateway", "Audit 2026")  # fmt: skip


class FakeTokens:
    """Acts and lists as services.tokens and services.token_list do; `failure` makes reading fail, `refusal` acting."""

    def __init__(self, companies: Sequence[str], now: int, count: int = 24) -> None:
        self.moment = now
        self.companies = {at + 1: CompanyName(at + 1, name, name[:8], None, False) for at, name in enumerate(companies)}
        chance = random.Random(5)
        self.made: dict[str, Token] = {}
        self.sessions: dict[str, NewestSession] = {}
        self.acts: dict[str, list[AuditEntry]] = {}
        self.failure: Exception | None = None
        self.refusal: AlxError | None = None
        for at in range(count):
            self._make_one(at, chance)
        self.moodle = FakeMoodleTokens(now)

    def _make_one(self, at: int, chance: random.Random) -> None:
        token_id = f"{at:010d}".translate(str.maketrans("0189", "abcd"))
        created = self.moment - chance.randint(3, 300) * DAY
        ends = {0: 5 * DAY, 1: 11 * DAY, 2: -3 * DAY, 3: None}.get(at, chance.randint(30, 400) * DAY)
        token = Token(
            token_id, at % len(self.companies) + 1, NAMES[at % len(NAMES)], digest_of(str(at)), created,
            None if ends is None else self.moment + ends, self.moment - 9 * DAY if at == 4 else None,
            ip_rules=("10.1.0.0/16",) if at % 3 == 0 else (), daily_limit=(0, 24)[at % 2],
            last_used_at=None if at == 5 else self.moment - chance.randint(60, 200_000),
        )  # fmt: skip
        self.made[token_id] = token
        if at != 5:
            mode = ("full", "incremental")[at % 4 > 0]
            began = token.last_used_at or self.moment
            error = "the client left before the last page" if at == 7 else None
            self.sessions[token_id] = NewestSession(
                mode, began, began + 20, began + 20, chance.choice((0, 31, 418, 51_230)), error
            )
        self._note(token_id, created, "token created")

    def _note(self, token_id: str, at: int, act: str) -> None:
        entries = self.acts.setdefault(token_id, [])
        entries.insert(0, AuditEntry(len(entries) + 1, at, "m.weber", act, token_id, {}))

    # services.token_list

    def read(self, query: TokenQuery, cancel: CancelToken | None = None) -> TokenList:
        if self.failure is not None:
            raise self.failure
        lines = [self._line(token) for token in self.made.values()] + self._moodle_lines()
        return TokenList(lines, arranged(lines, query), self.companies, self.moodle.access())

    def _moodle_lines(self) -> list[TokenLine]:
        if not self.moodle.state.accepted:
            return []
        return [self._moodle_line(view) for view in self.moodle.all()]

    def _moodle_line(self, view: MoodleTokenView) -> TokenLine:
        token = replace(view.token.as_token(view.company_id or 0), revoked_at=view.token.blocked_at)
        company = self.companies[view.company_id].name if view.company_id else ""
        session = None
        if view.token.last_used_at is not None:
            began = view.token.last_used_at
            session = NewestSession("incremental", began, began + 9, began + 9, 77, None)
        return TokenLine(token, company, view.state.value, 4 if session else 0, session, self.moment, view)

    def detail(self, token_id: str) -> TokenDetail | None:
        moodles = {line.token.token_id: line for line in self._moodle_lines()}
        line = moodles.get(token_id) or self._line(self.made[token_id])
        session = line.session
        clients = []
        if session is not None:
            view = ClientView("odata", "q", session.mode, None, session.started_at, session.delivered_at,
                              line.watermark_age, session.rows, session.error)  # fmt: skip
            clients = [view]
        return TokenDetail(line, clients, self.acts.get(token_id, []), 3 if session else 0)

    def _line(self, token: Token) -> TokenLine:
        state: str = token.state(self.moment).value
        if token.expires_soon(self.moment):
            state = EXPIRING
        calls = 0 if token.last_used_at is None or self.moment - token.last_used_at > DAY / 2 else 17
        company = self.companies[token.company_id].name
        return TokenLine(token, company, state, calls, self.sessions.get(token.token_id), self.moment)

    # services.tokens

    def now(self) -> int:
        return self.moment

    def create_many(self, companies: list[int], name: str, limits: TokenLimits | None = None) -> list[NewToken]:
        rules = limits or TokenLimits()
        made = []
        for company_id in companies:
            self._refuse()
            token_id = f"{len(self.made):010d}".translate(str.maketrans("0189", "efgh"))
            token = Token(token_id, company_id, name, digest_of(token_id), self.moment, rules.expires_at,
                          ip_rules=rules.ip_rules, scopes=rules.scopes, daily_limit=rules.daily_limit)  # fmt: skip
            self.made = {token_id: token, **self.made}
            self._note(token_id, self.moment, "token created")
            made.append(NewToken(token, text_of(token_id, "x" * 43)))
        return made

    def rotate(self, token_id: str, grace_days: float = 1) -> NewToken:
        until = self.moment + round(grace_days * DAY)
        token = self._change(token_id, "token rotated", former_digest="0", former_until=until)
        return NewToken(token, text_of(token_id, "y" * 43))

    def revoke(self, token_id: str) -> Token:
        return self._change(token_id, "token revoked", revoked_at=self.moment)

    def change(self, token_id: str, limits: TokenLimits, debug: bool | None = None) -> Token:
        return self._change(
            token_id, "token changed", expires_at=limits.expires_at, ip_rules=limits.ip_rules, scopes=limits.scopes,
            daily_limit=limits.daily_limit, burst_per_minute=limits.burst_per_minute, concurrency=limits.concurrency,
        )  # fmt: skip

    def make_next_full(self, token_id: str) -> Token:
        return self._change(token_id, "next read made full", next_full=True)

    def _change(self, token_id: str, act: str, **changes: object) -> Token:
        self._refuse()
        token = replace(self.made[token_id], **changes)  # type: ignore[arg-type]
        self.made[token_id] = token
        self._note(token_id, self.moment, act)
        return token

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal
