"""How tokens read: their state, scopes, sessions and the acts on them, in the person's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alx_desktop.domain.moodle_tokens import MoodleRefusal
from alx_desktop.domain.tokens import DAY, TokenScope
from alx_desktop.services.token_list import ACTIVE, EXPIRED, EXPIRING, OURS, REFUSED, REVOKED
from alx_desktop.ui import formats
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.services.token_list import TokenLine


def state_word(state: str, source: str = OURS) -> str:
    """A token's state: Moodle's are blocked here where ours are revoked."""
    return {
        ACTIVE: tr("Active"), EXPIRING: tr("Expires soon"), REFUSED: tr("Refused"), EXPIRED: tr("Expired"),
        REVOKED: tr("Revoked") if source == OURS else tr("Blocked"),
    }[state]  # fmt: skip


def source_word(source: str) -> str:
    """Where a token was made."""
    return tr("ALX Desktop") if source == OURS else tr("Moodle")


def refusal_words(refusal: MoodleRefusal) -> tuple[str, str]:
    """Why a token of Moodle is refused, in short, and what helps."""
    learner = tr("A client gets in again when that is otherwise in Moodle, after the next sync.")
    service = tr("Moodle's administrator sees to that, under Server, Web services; the next sync reads it.")
    return {
        MoodleRefusal.STALE: (
            tr("Not read from Moodle for a day"),
            tr("Moodle may have taken it back since. A sync that reads Moodle's tokens lets it in again."),
        ),
        MoodleRefusal.BLOCKED: (tr("Blocked here"), tr("Unblock it, if that was a slip.")),
        MoodleRefusal.SERVICE_DISABLED: (tr("Its web service is off in Moodle"), service),
        MoodleRefusal.CAPABILITY: (
            tr("Its web service asks for a capability"),
            tr("Who has it is not read here, so nobody is taken to have it. Make a token of ALX Desktop instead."),
        ),
        MoodleRefusal.USER_DELETED: (tr("Its learner is deleted"), learner),
        MoodleRefusal.USER_SUSPENDED: (tr("Its learner is suspended"), learner),
        MoodleRefusal.USER_UNCONFIRMED: (tr("Its learner is not confirmed"), learner),
        MoodleRefusal.NOT_LISTED: (tr("Its learner is not among the service's users"), service),
        MoodleRefusal.ADDRESSES: (
            tr("Its address rule cannot be read"), tr("Correct the rule in Moodle; the next sync reads it."),
        ),
        MoodleRefusal.NO_COMPANY: (tr("Its learner is in no company"), learner),
        MoodleRefusal.SEVERAL_COMPANIES: (
            tr("Its learner is in several companies"), tr("Choose the one that it reads."),
        ),
    }[refusal]  # fmt: skip


def error_words(line: TokenLine) -> str:
    """What keeps a token from being read with, or what went wrong in its newest refresh; "" where nothing did."""
    if line.refused is not None:
        return refusal_words(line.refused)[0]
    return (line.session.error if line.session else None) or ""


def company_words(line: TokenLine) -> str:
    """Whose rows it reads."""
    if line.company or line.moodle is None:
        return line.company
    return tr("to be chosen") if line.moodle.companies else tr("none")


def state_pill(line: TokenLine) -> Pill:
    """A token's state as shape, word and colour."""
    shape, tone = {
        ACTIVE: (Shape.CHECK, "good"),
        EXPIRING: (Shape.MARK, "warn"),
        REFUSED: (Shape.MARK, "bad"),
        EXPIRED: (Shape.CROSS, "bad"),
        REVOKED: (Shape.RING, "neutral"),
    }[line.state]
    return Pill(state_word(line.state, line.source), shape, tone)


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
        "Moodle token mapped": tr("Company chosen"), "Moodle token blocked": tr("Blocked"),
        "Moodle token unblocked": tr("Unblocked"),
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
