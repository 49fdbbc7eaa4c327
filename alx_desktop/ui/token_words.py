"""How tokens read: their state, scopes, sessions and the acts on them, in the person's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alx_desktop.domain.tokens import DAY, TokenScope
from alx_desktop.services.token_list import ACTIVE, EXPIRED, EXPIRING, REVOKED
from alx_desktop.ui import formats
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.services.token_list import TokenLine


def state_word(state: str) -> str:
    """A token's state."""
    return {
        ACTIVE: tr("Active"), EXPIRING: tr("Expires soon"), EXPIRED: tr("Expired"), REVOKED: tr("Revoked"),
    }[state]  # fmt: skip


def state_pill(line: TokenLine) -> Pill:
    """A token's state as shape, word and colour."""
    shape, tone = {
        ACTIVE: (Shape.CHECK, "good"),
        EXPIRING: (Shape.MARK, "warn"),
        EXPIRED: (Shape.CROSS, "bad"),
        REVOKED: (Shape.RING, "neutral"),
    }[line.state]
    return Pill(state_word(line.state), shape, tone)


def expiry_words(expires_at: int | None, now: float) -> str:
    """When it ends, in words."""
    if expires_at is None:
        return tr("never")
    return formats.relative_time(expires_at, now)


def mode_words(mode: str | None) -> str:
    """How a client read last."""
    return {None: formats.DASH, "full": tr("Full"), "incremental": tr("Incremental")}.get(mode, str(mode))


def scope_words() -> dict[TokenScope, tuple[str, str]]:
    """What a token may read: a name, and what that is."""
    return {
        TokenScope.PROGRESS: (tr("Course progress"), tr("Enrolments with their progress, grades and completions")),
        TokenScope.LEARNERS: (tr("Learners"), tr("The lists of learners, departments and courses")),
        TokenScope.HISTORY: (tr("History"), tr("Earlier completions, removed rows and daily figures")),
        TokenScope.BULK: (tr("Bulk export"), tr("Everything in one file: CSV, JSON lines, Parquet, Arrow")),
    }


def scopes_line(scopes: frozenset[TokenScope]) -> str:
    """The scopes of a token in one line."""
    if scopes == frozenset(TokenScope):
        return tr("everything of its company")
    return ", ".join(name for scope, (name, _what) in scope_words().items() if scope in scopes)


def act_word(act: str) -> str:
    """An act of the audit trail; one that is not known here reads as it was written."""
    return {
        "token created": tr("Created"), "token rotated": tr("Rotated"), "token revoked": tr("Revoked"),
        "token changed": tr("Limits changed"), "next read made full": tr("Next read made full"),
    }.get(act, act)  # fmt: skip


def limit_words(limit: int) -> str:
    """A limit of 0 is none."""
    return formats.integer(limit) if limit else tr("no limit")


def grace_words(days: float) -> str:
    """How long a former secret stays good."""
    if not days:
        return tr("it stops at once")
    return formats.duration(days * DAY)


def protocol_word(protocol: str) -> str:
    """What a client speaks."""
    return {"plugin": tr("Plugin protocol"), "rest": "REST", "odata": "OData", "stream": tr("Stream")}.get(
        protocol, protocol
    )  # fmt: skip
