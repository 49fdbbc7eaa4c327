"""Tokens of the plugin's web service in Moodle: whose each is, of which company, or why it is refused; no I/O.

Moodle keeps the token itself; here is only its SHA-256. What decides is what Moodle's own web service checks
[webservice/lib.php, authenticate_user], and which companies the token's learner belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network, summarize_address_range

from alx_desktop.domain.tokens import DAY, Token, TokenScope, TokenState

PREFIX = "moodle-"
"""How ids of such tokens begin; Moodle's own id of the token follows."""

SHAPE = re.compile(r"^(?!alx_)[A-Za-z0-9_-]{16,128}$")
"""What may be one: Moodle makes 32 hexadecimal digits, its column takes 128 characters."""

LONGEST_SILENCE = DAY
"""Seconds: Moodle may have taken a token back since it was last asked, so that all are refused after this long."""

SCOPES = frozenset({TokenScope.PROGRESS, TokenScope.BULK})
"""What the plugin's function gives: course progress."""

Network = IPv4Network | IPv6Network


class MoodleRefusal(StrEnum):
    """Why a token of Moodle is refused; the first that holds, in this order."""

    STALE = "moodle_tokens_out_of_date"
    BLOCKED = "moodle_token_blocked_here"
    SERVICE_DISABLED = "moodle_service_disabled"
    CAPABILITY = "moodle_service_needs_capability"
    USER_DELETED = "moodle_user_deleted"
    USER_SUSPENDED = "moodle_user_suspended"
    USER_UNCONFIRMED = "moodle_user_unconfirmed"
    NOT_LISTED = "moodle_user_not_in_service"
    ADDRESSES = "moodle_address_rule_unreadable"
    NO_COMPANY = "moodle_user_in_no_company"
    SEVERAL_COMPANIES = "moodle_user_in_several_companies"


@dataclass(frozen=True, slots=True)
class MoodleAccess:
    """Whether a store takes such tokens, and when Moodle was last asked for them (UTC epoch seconds, None = never).

    error: why the last attempt to ask failed.
    """

    accepted: bool = False
    read_at: int | None = None
    error: str | None = None

    def is_stale(self, now: int) -> bool:
        """Whether what is known of them is too old to be relied on."""
        return self.read_at is None or now - self.read_at > LONGEST_SILENCE


@dataclass(frozen=True, slots=True)
class MoodleToken:
    """One token as Moodle has it, and what was decided on it here. Times are UTC epoch seconds, None = none.

    refusal: why Moodle would refuse it. mapped_company: whose it is, where its learner has several companies.
    blocked_at: refused here from then on.
    """

    moodle_id: int
    digest: str
    user_id: int
    name: str
    service: str
    created_at: int
    valid_until: int | None = None
    ip_rules: tuple[str, ...] = ()
    refusal: MoodleRefusal | None = None
    mapped_company: int | None = None
    blocked_at: int | None = None
    next_full: bool = False
    last_used_at: int | None = None

    @property
    def token_id(self) -> str:
        """Its id among the endpoint's tokens."""
        return f"{PREFIX}{self.moodle_id}"

    def company(self, companies: Collection[int]) -> int | None:
        """Whose token it is. companies: those of its learner. None where that is unclear."""
        if self.mapped_company is not None:
            return self.mapped_company if self.mapped_company in companies else None
        return next(iter(companies)) if len(companies) == 1 else None

    def refused(self, companies: Collection[int], access: MoodleAccess, now: int) -> MoodleRefusal | None:
        """Why it is refused now, for another reason than its expiry or the client's address."""
        if access.is_stale(now):
            return MoodleRefusal.STALE
        if self.blocked_at is not None:
            return MoodleRefusal.BLOCKED
        if self.refusal is not None or self.company(companies) is not None:
            return self.refusal
        return MoodleRefusal.SEVERAL_COMPANIES if companies else MoodleRefusal.NO_COMPANY

    def state(self, companies: Collection[int], access: MoodleAccess, now: int) -> TokenState:
        """What it is good for now."""
        if self.blocked_at is not None:
            return TokenState.REVOKED
        if self.valid_until is not None and self.valid_until <= now:
            return TokenState.EXPIRED
        usable = access.accepted and self.refused(companies, access, now) is None
        return TokenState.ACTIVE if usable else TokenState.REFUSED

    def as_token(self, company_id: int) -> Token:
        """As a token of that company."""
        return Token(
            self.token_id, company_id, self.name, self.digest, self.created_at, self.valid_until,
            ip_rules=self.ip_rules, scopes=SCOPES, next_full=self.next_full, last_used_at=self.last_used_at,
        )  # fmt: skip


def moodle_id(token_id: str) -> int | None:
    """Moodle's id of a token, from its id here; None where it is one of ours."""
    number = token_id.removeprefix(PREFIX)
    fits = token_id.startswith(PREFIX) and number.isascii() and number.isdigit() and len(number) < 19
    return int(number) if fits else None


def address_rules(*restrictions: str | None) -> tuple[str, ...] | None:
    """Moodle's `iprestriction` texts, all of which must hold, as networks; () is everywhere, None is nowhere.

    Each is a list of addresses, networks, beginnings (`192.168.`) and ranges of the last number (`10.0.0.1-20`)
    [lib/moodlelib.php, address_in_subnet]. What cannot be read lets nobody in.
    """
    allowed: list[Network] | None = None
    for text in restrictions:
        if not text:
            continue
        found = [network for part in text.split(",") for network in _networks(part.strip())]
        allowed = found if allowed is None else list(_common(allowed, found))
    if allowed is None:
        return ()
    return tuple(sorted({str(network) for network in allowed})) or None


def _networks(part: str) -> Iterator[Network]:
    try:
        if "/" in part:
            yield ip_network(part, strict=False)
        elif "-" in part:
            first, _dash, last = part.partition("-")
            yield from summarize_address_range(
                ip_address(first.strip()), ip_address(_last(first.strip(), last.strip()))
            )
        elif "." in part and ":" not in part and part.count(".") + (not part.endswith(".")) < 4:
            numbers = part.rstrip(".").split(".")
            yield ip_network(f"{'.'.join(numbers + ['0'] * (4 - len(numbers)))}/{8 * len(numbers)}")
        elif part:
            yield ip_network(part.rstrip(".") if part.count(".") == 4 else part)
    except (ValueError, TypeError):
        return


def _last(first: str, last: str) -> str:
    """The end of a range: Moodle gives its last group only."""
    mark = ":" if ":" in first else "."
    return f"{first.rpartition(mark)[0]}{mark}{last}"


def _common(left: list[Network], right: list[Network]) -> Iterator[Network]:
    """Networks of addresses that are in both: of two that meet, one lies within the other."""
    for one in left:
        for other in right:
            if one.version == other.version and one.overlaps(other):
                yield max(one, other, key=lambda network: network.prefixlen)
