"""Tokens of the plugin's web service in memory: one that is good, and some that are refused, each for its reason."""

from __future__ import annotations

from dataclasses import replace

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.moodle_tokens import MoodleAccess, MoodleRefusal, MoodleToken
from alx_desktop.domain.tokens import digest_of
from alx_desktop.services.moodle_tokens import MoodleTokenView

DAY = 86_400
LEARNERS = {
    31: ("Ana Novak", (1,)), 32: ("Zoë Müller", (2, 3, 4)), 33: ("Per Olsen", (5,)), 34: ("Iria Castro", ()),
}  # fmt: skip
"""User id -> name, companies."""


class FakeMoodleTokens:
    """As services.moodle_tokens.MoodleTokenService, off until somebody accepts; `refusal` makes acting fail."""

    def __init__(self, now: int) -> None:
        self.moment = now
        self.state = MoodleAccess()
        self.refusal: AlxError | None = None
        refusals = {33: MoodleRefusal.USER_SUSPENDED}
        self.tokens = {
            f"moodle-{user}": MoodleToken(
                user, digest_of(str(user)), user, f"Report of {name.split()[0]}", "ALX Report API Service",
                now - 200 * DAY, refusal=refusals.get(user), last_used_at=now - 3000 if user == 31 else None,
            )
            for user, (name, _companies) in LEARNERS.items()
        }  # fmt: skip

    def access(self) -> MoodleAccess:
        return replace(self.state, read_at=self.moment - 120) if self.state.accepted else self.state

    def all(self) -> list[MoodleTokenView]:
        access = self.access()
        views = []
        for token in self.tokens.values():
            name, companies = LEARNERS[token.user_id]
            refused = token.refused(companies, access, self.moment) if access.accepted else None
            state = token.state(companies, access, self.moment)
            views.append(MoodleTokenView(token, state, refused, token.company(companies), companies, name))
        return views

    def accept(self, on: bool) -> MoodleAccess:
        self._refuse()
        self.state = MoodleAccess(on)
        return self.state

    def map(self, token_id: str, company_id: int | None) -> MoodleToken:
        return self._change(token_id, mapped_company=company_id)

    def block(self, token_id: str) -> MoodleToken:
        return self._change(token_id, blocked_at=self.moment)

    def unblock(self, token_id: str) -> MoodleToken:
        return self._change(token_id, blocked_at=None)

    def make_next_full(self, token_id: str) -> MoodleToken:
        return self._change(token_id, next_full=True)

    def _change(self, token_id: str, **changes: object) -> MoodleToken:
        self._refuse()
        self.tokens[token_id] = token = replace(self.tokens[token_id], **changes)  # type: ignore[arg-type]
        return token

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal
