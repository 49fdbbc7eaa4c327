"""Tokens of the endpoint: what they are and how they are written; no I/O.

A token is `alx_<id>_<secret>`: the id finds it, the secret (256 bits) proves it. Only a SHA-256 of the secret is kept:
it has too much entropy to be guessed, so that a slow hash would only slow down every request.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address, ip_network

TOKEN = re.compile(r"^alx_([a-z2-7]{10})_([A-Za-z0-9_-]{43})$")
LOOKS_LIKE_TOKEN = re.compile(r"alx_[A-Za-z0-9]{10}(_|%5F)[A-Za-z0-9_%-]+", re.IGNORECASE)
"""A token, or most of one, anywhere in a text: to be taken out of what is logged."""

LOOKS_LIKE_OTHERS = re.compile(r"(?i:\b(wstoken|api_key)=)[^&\s\"']+")
"""A token of Moodle is known by the parameter that it is sent in."""

ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
DAY = 86_400
EXPIRES_SOON = 14 * DAY
"""Seconds before its expiry in which a token stands out."""


class TokenScope(StrEnum):
    """What a token may read."""

    PROGRESS = "progress"
    LEARNERS = "learners"
    HISTORY = "history"
    BULK = "bulk"


class TokenState(StrEnum):
    """What a token is good for now."""

    ACTIVE = "active"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REFUSED = "refused"
    """Of a token of Moodle: as things stand there, or here, it is of no use."""


@dataclass(frozen=True, slots=True)
class Token:
    """One company's token. Times are UTC epoch seconds, None = none; limits of 0 are none.

    digest: SHA-256 of the secret, hex. former_digest: of the secret before the last rotation, good until former_until.
    ip_rules: addresses and networks, none = everywhere. debug: diagnostic details in answers.
    """

    token_id: str
    company_id: int
    name: str
    digest: str
    created_at: int
    expires_at: int | None = None
    revoked_at: int | None = None
    former_digest: str | None = None
    former_until: int | None = None
    ip_rules: tuple[str, ...] = ()
    scopes: frozenset[TokenScope] = frozenset(TokenScope)
    daily_limit: int = 0
    burst_per_minute: int = 0
    concurrency: int = 0
    next_full: bool = False
    debug: bool = False
    last_used_at: int | None = None

    def state(self, now: int) -> TokenState:
        """Whether it may be used."""
        # Whatever the clock says: one that was set back must not let it in again.
        if self.revoked_at is not None:
            return TokenState.REVOKED
        return TokenState.EXPIRED if self.expires_at is not None and self.expires_at <= now else TokenState.ACTIVE

    @property
    def is_brief(self) -> bool:
        """Made to last a day at most, as the console's trial is: its end is meant, and no client waits for it."""
        return self.expires_at is not None and self.expires_at - self.created_at <= DAY

    def expires_soon(self, now: int) -> bool:
        """Whether somebody should see to it: within EXPIRES_SOON a client that has it will be shut out."""
        if self.is_brief or self.state(now) is not TokenState.ACTIVE:
            return False
        return self.expires_at is not None and self.expires_at - now <= EXPIRES_SOON

    def proves(self, secret: str, now: int) -> bool:
        """Whether the secret is this token's, or the former one within its grace period; in constant time."""
        digest = digest_of(secret)
        current = hmac.compare_digest(digest, self.digest)
        former = hmac.compare_digest(digest, self.former_digest or "")
        return current or (former and self.former_until is not None and now < self.former_until)

    def allows(self, address: str) -> bool:
        """Whether a client's address fits the rules."""
        return not self.ip_rules or any(_fits(address, rule) for rule in self.ip_rules)


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token and its full text, which is shown once and kept nowhere."""

    token: Token
    text: str


def new_secret() -> tuple[str, str]:
    """(secret, its digest)."""
    secret = secrets.token_urlsafe(32)
    return secret, digest_of(secret)


def new_id() -> str:
    """A random token id, 50 bits."""
    return "".join(secrets.choice(ID_LETTERS) for _letter in range(10))


def text_of(token_id: str, secret: str) -> str:
    """The whole token, as clients send it."""
    return f"alx_{token_id}_{secret}"


def parse(text: str) -> tuple[str, str] | None:
    """(id, secret); None where it is no token of ours."""
    found = TOKEN.match(text)
    return (found[1], found[2]) if found else None


def without_tokens(text: str) -> str:
    """A text as it may be logged."""
    return LOOKS_LIKE_OTHERS.sub(r"\1=***", LOOKS_LIKE_TOKEN.sub("alx_***", text))


def digest_of(secret: str) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def ip_rule(text: str) -> str:
    """The rule in its usual form. Raises ValueError for what is no address or network."""
    return str(ip_network(text.strip(), strict=False))


def _fits(address: str, rule: str) -> bool:
    try:
        client = ip_address(address.split("%")[0])
    except ValueError:
        return False
    # A dual-stack socket reports IPv4 clients as ::ffff:a.b.c.d.
    mapped = getattr(client, "ipv4_mapped", None)
    network = ip_network(rule, strict=False)
    return any(one is not None and one.version == network.version and one in network for one in (client, mapped))
