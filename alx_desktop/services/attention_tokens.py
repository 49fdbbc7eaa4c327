"""Tokens that expire soon, or that have just expired while a client still used them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.tokens import EXPIRES_SOON, Token, TokenState
from alx_desktop.services.attention_item import BAD, DAY, WARN, Attention, ahead

URGENT = 2 * DAY
MISSED = 14 * DAY
"""An expired token is told of for so long, and only if a client used it within as long before its end."""

SINGLE_LINES = 3
"""More tokens than this are told of in one line."""


def expiring_tokens(tokens: Sequence[Token], companies: Mapping[int, str], now: int) -> Iterator[Attention]:
    """Tokens that expire within EXPIRES_SOON, the first one first."""
    soon = sorted(
        (token for token in tokens if token.expires_soon(now)), key=lambda one: (one.expires_at or 0, one.token_id)
    )
    if len(soon) > SINGLE_LINES:
        left = (soon[0].expires_at or 0) - now
        text = phrase("{0} tokens expire within 14 days, the first one {1}", len(soon), ahead(left))
        since = max((token.expires_at or 0) - EXPIRES_SOON for token in soon)
        yield _item("tokens_expiring", left, text, "expiring", since, phrase("See them"))
        return
    for token in soon:
        ends = token.expires_at or 0
        whose = _company(token, companies)
        text = phrase("Token “{0}” of {1} expires {2}", token.name, whose, ahead(ends - now))
        since = max(token.created_at, ends - EXPIRES_SOON)
        yield _item(f"token_expiring:{token.token_id}", ends - now, text, "expiring", since, phrase("Rotate"))


def expired_tokens(tokens: Sequence[Token], companies: Mapping[int, str], now: int) -> Iterator[Attention]:
    """Tokens whose client is shut out since they expired."""
    missed = [token for token in tokens if _is_missed(token, now)]
    if len(missed) > SINGLE_LINES:
        text = phrase("{0} tokens that were in use have expired; their clients are refused", len(missed))
        since = min(token.expires_at or 0 for token in missed)
        yield Attention("tokens_expired", BAD, text, "open_tokens", phrase("See them"), "expired", since, can_wait=True)
        return
    for token in missed:
        whose = _company(token, companies)
        text = phrase("Token “{0}” of {1} has expired; its client is refused", token.name, whose)
        key = f"token_expired:{token.token_id}"
        yield Attention(key, BAD, text, "open_tokens", phrase("Rotate"), "expired", token.expires_at, can_wait=True)


def _item(key: str, left: int, text: str, states: str, since: int, label: str) -> Attention:
    urgent = left <= URGENT
    return Attention(key, BAD if urgent else WARN, text, "open_tokens", label, states, since, can_wait=not urgent)


def _is_missed(token: Token, now: int) -> bool:
    ends, used = token.expires_at, token.last_used_at
    if token.is_brief or token.state(now) is not TokenState.EXPIRED or ends is None or used is None:
        return False
    return now - ends <= MISSED and ends - used <= MISSED


def _company(token: Token, companies: Mapping[int, str]) -> str:
    return companies.get(token.company_id, phrase("company {0}", token.company_id))
