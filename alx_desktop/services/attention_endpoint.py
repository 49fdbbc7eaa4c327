"""What the endpoint leaves to a person: that it is stopped, its certificate, errors, refusals, suspicious requests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from alx_desktop.config import EndpointSettings
from alx_desktop.domain.phrases import as_phrase, joined, phrase
from alx_desktop.services.attention_item import BAD, DAY, WARN, Attention, EndpointSeen, ahead
from alx_desktop.services.endpoint_checks import Check
from alx_desktop.store.request_log import SecurityEvent
from alx_desktop.store.request_log_reading import ERRORS, REFUSED, OutcomeCount

LEAST_ERRORS, ERROR_SHARE = 5, 0.02
"""Errors of the last hour that are worth a word: more than a lone one, and more than one of fifty requests."""

LEAST_REFUSED, REFUSED_SHARE = 20, 0.20
"""Refusals are normal now and then (limits); these are a client that is set up wrong, or somebody who tries."""

CERTIFICATE_URGENT = 7 * DAY


def endpoint_stopped(settings: EndpointSettings, seen: EndpointSeen | None) -> Iterator[Attention]:
    """The settings say that it runs with the window, and it does not."""
    if seen is None or not settings.enabled or seen.is_running or seen.is_changing:
        return
    text = phrase("The endpoint is stopped, though it should run with this window")
    if seen.problem:
        text = joined(": ", [text, as_phrase(seen.problem)])
    yield Attention("endpoint_stopped", BAD, text, "start_endpoint", phrase("Start it"), since=seen.since)


def failing_requests(outcomes: Iterable[OutcomeCount]) -> Iterator[Attention]:
    """Many errors or refusals among the requests of the last hour."""
    counts = list(outcomes)
    total = sum(one.count for one in counts)
    rules = (
        (ERRORS, BAD, LEAST_ERRORS, ERROR_SHARE),
        (REFUSED, WARN, LEAST_REFUSED, REFUSED_SHARE),
    )
    for kind, severity, least, share in rules:
        these = [one for one in counts if one.kind == kind]
        number = sum(one.count for one in these)
        if number < least or number < share * total:
            continue
        codes: Counter[str] = Counter()
        for one in these:
            codes[one.code or str(one.status)] += one.count
        most = codes.most_common(1)[0][0]
        text = (
            phrase("{0:,} of {1:,} requests of the last hour failed, mostly {2}", number, total, most)
            if kind == ERRORS
            else phrase("{0:,} of {1:,} requests of the last hour were refused, mostly {2}", number, total, most)
        )
        since = min(one.first_at for one in these)
        yield Attention(
            f"requests_{kind}", severity, text, "open_requests", phrase("See them"), kind, since, can_wait=True
        )


def suspicious_requests(events: Sequence[SecurityEvent]) -> Iterator[Attention]:
    """Suspicious activity of the last day, each kind and origin once. events: newest first."""
    told: dict[str, Attention] = {}
    for event in events:
        whose = event.ip or event.token_id or ""
        key = f"suspicious:{event.kind}:{whose}"
        origin = f" ({whose})" if whose else ""
        text = phrase("{0}{1}: {2:,} within an hour", as_phrase(event.detail), origin, event.count)
        told.setdefault(
            key, Attention(key, WARN, text, "open_requests", phrase("See requests"), REFUSED, event.at, can_wait=True)
        )
    yield from told.values()


def wrong_certificate(checks: Sequence[Check], now: int) -> Iterator[Attention]:
    """What the check-list finds that stops clients, or soon will."""
    for check in checks:
        first = check.facts[0] if check.facts else ""
        moment = first if isinstance(first, int) else None
        where = ("open_endpoint", phrase("Go to Endpoint"))
        if check.key == "certificate_expired":
            text = phrase("The endpoint's certificate has expired; clients refuse the connection")
            yield Attention("certificate", BAD, text, *where, since=moment)
        elif check.key == "certificate_soon" and moment is not None:
            urgent = moment - now <= CERTIFICATE_URGENT
            text = phrase("The endpoint's certificate expires {0}", ahead(moment - now))
            yield Attention("certificate", BAD if urgent else WARN, text, *where, can_wait=not urgent)
        elif check.key == "certificate_bad":
            yield Attention("certificate", BAD, phrase("The endpoint's certificate cannot be used: {0}", first), *where)
        elif check.key == "no_tls_network":
            text = phrase("Other computers would reach the endpoint without encryption: it does not start so")
            yield Attention("no_tls", BAD, text, *where)
        elif check.key == "audit_broken":
            text = phrase(
                "The audit trail does not hold together from entry {0} on: somebody may have changed it", first
            )
            yield Attention("audit_broken", BAD, text, *where)
