"""Tokens and their clients as a list shows them: state, last use, and where each client stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from alx_desktop.domain.tokens import Token
from alx_desktop.services.moodle_tokens import MoodleTokenView
from alx_desktop.store.client_states import ClientKey, StoredClient


@dataclass(frozen=True, slots=True)
class ClientView:
    """One client of a token. Times are UTC epoch seconds; watermark_age: seconds, None = it has nothing yet."""

    protocol: str
    query: str
    mode: str | None
    reason: str | None
    session_at: int | None
    delivered_at: int | None
    watermark_age: int | None
    rows: int
    error: str | None


def client_views(clients: dict[ClientKey, StoredClient], now: int) -> list[ClientView]:
    """The clients of one token, the one with the newest session first."""
    found = [_client(key, client, now) for key, client in clients.items()]
    return sorted(found, key=lambda one: -(one.session_at or 0))


def token_data(token: Token, company: str | None, clients: list[ClientView], now: int) -> dict[str, Any]:
    """A token as scripts get it; nothing of its secret."""
    return {
        "token_id": token.token_id,
        "source": "alx",
        "name": token.name,
        "company_id": token.company_id,
        "company": company,
        "state": token.state(now),
        "created_at": token.created_at,
        "expires_at": token.expires_at,
        "revoked_at": token.revoked_at,
        "former_secret_until": token.former_until if (token.former_until or 0) > now else None,
        "last_used_at": token.last_used_at,
        "ip_rules": list(token.ip_rules),
        "scopes": sorted(token.scopes),
        "daily_limit": token.daily_limit,
        "burst_per_minute": token.burst_per_minute,
        "concurrency": token.concurrency,
        "next_full": token.next_full,
        "clients": [
            {
                "protocol": one.protocol,
                "query": one.query,
                "mode": one.mode,
                "reason": one.reason,
                "session_at": one.session_at,
                "delivered_at": one.delivered_at,
                "watermark_age_seconds": one.watermark_age,
                "rows": one.rows,
                "error": one.error,
            }
            for one in clients
        ],
    }


def moodle_data(view: MoodleTokenView) -> dict[str, Any]:
    """What scripts get of a token of Moodle otherwise than of one of ours."""
    token = view.token
    return {
        "source": "moodle",
        "company_id": view.company_id,
        "state": view.state,
        "refused_because": view.refused,
        "revoked_at": token.blocked_at,
        "service": token.service,
        "user_id": token.user_id,
        "user": view.user,
        "companies": list(view.companies),
        "mapped_company": token.mapped_company,
    }


def _client(key: ClientKey, client: StoredClient, now: int) -> ClientView:
    session = client.state.session
    known = client.state.watermark is not None
    return ClientView(
        protocol=key[1],
        query=key[2],
        mode=session.mode if session else None,
        reason=client.reason,
        session_at=session.started_at if session else None,
        delivered_at=session.delivered_at if session else None,
        watermark_age=max(0, now - client.state.moved_at) if known else None,
        rows=client.rows,
        error=client.error,
    )
