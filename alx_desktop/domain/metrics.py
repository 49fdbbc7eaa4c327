"""The figures that are kept per span of time: their names, the histogram of times, and percentiles from it."""

from __future__ import annotations

from collections.abc import Sequence

BOUNDS_MS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
"""Upper bounds of the histogram of milliseconds; the last bucket, after them, is open."""

TIME, ROWS, BYTES = "ms", "rows", "bytes"
"""Of the endpoint's requests: milliseconds to answer (its count is the number of requests), rows and bytes sent."""

SERVER_ERRORS, REFUSALS = "server errors", "refusals"
"""Requests that failed here; requests that were answered with an error of the client's, or refused."""

CACHE_HITS, CACHE_MISSES = "cache hits", "cache misses"
"""Answers that were found, or not found, in the endpoint's cache."""

MEMORY, STORE_BYTES = "memory", "store bytes"
"""Samples, followed by which process (`window`, `serve`) or which database of the store."""

SERVER_FAULTS = frozenset(
    {"internal", "internalerror", "store_unavailable", "storeunavailable", "live_unavailable", "server_full"}
)
"""Codes of errors that are the server's; the plugin's protocol sends them with HTTP 200, so that the code decides."""


NOT_OFFERED = 501
"""HTTP status of what a client asked for and this service does not have ($apply of OData, a format): a refusal."""


def fault_of(status: int, code: str | None) -> str | None:
    """How a request counts: SERVER_ERRORS, REFUSALS, or None where it was answered."""
    if (status >= 500 and status != NOT_OFFERED) or code in SERVER_FAULTS:
        return SERVER_ERRORS
    return REFUSALS if status >= 400 or code is not None else None


def percentile(buckets: Sequence[int], share: float, highest: float) -> float | None:
    """Milliseconds below which that share (0 to 1) of the requests were answered; None without requests.

    Within a bucket the requests count as evenly spread, so it is as exact as the bucket is narrow. highest: the slowest
    request, which bounds the answer.
    """
    total = sum(buckets)
    if not total:
        return None
    wanted, seen = share * total, 0
    for at, number in enumerate(buckets):
        if number and seen + number >= wanted:
            low = BOUNDS_MS[at - 1] if at else 0.0
            high = BOUNDS_MS[at] if at < len(BOUNDS_MS) else max(highest, low)
            return min(highest, low + (high - low) * max(0.0, wanted - seen) / number)
        seen += number
    return highest
