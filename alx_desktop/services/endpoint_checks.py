"""The security check-list of the endpoint: what is right and what is not; only what was really looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alx_desktop.config import Profile
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.tokens import DAY, Token, TokenState
from alx_desktop.services.certificate_info import CertificateDesk, CertificateInfo
from alx_desktop.services.reachability import is_only_here
from alx_desktop.store.audit import broken_at
from alx_desktop.store.clock import clock
from alx_desktop.store.store import Store
from alx_desktop.store.tokens import list_tokens

CERTIFICATE_SOON = 30 * DAY
UNUSED = 90 * DAY
"""Seconds without use after which a token is better revoked."""

GOOD, WARN, BAD = "good", "warn", "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. tone: good, warn or bad. key: what it is about; facts: its numbers and texts."""

    key: str
    tone: str
    facts: tuple[str | int, ...] = ()


class EndpointCheckService:
    """Looks at one opened site."""

    def __init__(self, profile: Profile, store: Store, certificates: CertificateDesk) -> None:
        self._profile = profile
        self._store = store
        self._certificates = certificates

    def run(self) -> list[Check]:
        """What was found, the worst first. Raises StoreError and its kinds."""
        with self._store.reading(self._store.admin) as connection:
            now = clock(connection)
            tokens = [token for token in list_tokens(connection) if token.state(now) is TokenState.ACTIVE]
            broken = broken_at(connection)
        settings = self._profile.endpoint
        only_here = is_only_here(settings.host)
        found = [
            Check("address_here" if only_here else "address_network", GOOD if only_here else WARN, (settings.host,)),
            self._certificate(now, only_here),
            *_tokens(tokens, now, only_here),
            Check("audit_whole", GOOD) if broken is None else Check("audit_broken", BAD, (broken,)),
            Check("cors_off", GOOD) if not settings.cors_origins
            else Check("cors_on", WARN, (", ".join(settings.cors_origins),)),
        ]  # fmt: skip
        return sorted(found, key=lambda check: (BAD, WARN, GOOD).index(check.tone))

    def _certificate(self, now: int, only_here: bool) -> Check:
        try:
            info = self._certificates.info(self._profile.endpoint)
            if info is not None:
                self._certificates.check(self._profile.endpoint)
        except AlxError as error:
            return Check("certificate_bad", BAD, (error.detail or error.title,))
        if info is None:
            return Check("no_tls_here", GOOD) if only_here else Check("no_tls_network", BAD)
        return _validity(info, now)


def _validity(info: CertificateInfo, now: int) -> Check:
    if info.not_after <= now:
        return Check("certificate_expired", BAD, (info.not_after,))
    if info.not_after - now <= CERTIFICATE_SOON:
        return Check("certificate_soon", WARN, (info.not_after,))
    if info.self_signed:
        return Check("certificate_self", WARN, (info.not_after,))
    return Check("certificate_good", GOOD, (info.not_after,))


def _tokens(tokens: Sequence[Token], now: int, only_here: bool) -> list[Check]:
    endless = sum(token.expires_at is None for token in tokens)
    found = [Check("tokens_endless", WARN, (endless,)) if endless else Check("tokens_expire", GOOD, (len(tokens),))]
    if not only_here:
        anywhere = sum(not token.ip_rules for token in tokens)
        found.append(Check("tokens_anywhere", WARN, (anywhere,)) if anywhere else Check("tokens_from", GOOD))
    unused = sum(max(token.last_used_at or 0, token.created_at) < now - UNUSED for token in tokens)
    if unused:
        found.append(Check("tokens_unused", WARN, (unused,)))
    unlimited = sum(not token.daily_limit for token in tokens)
    if unlimited:
        found.append(Check("tokens_unlimited", WARN if not only_here else GOOD, (unlimited,)))
    return found
