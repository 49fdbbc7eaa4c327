"""Limits per token: requests per minute, requests at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.services.callers import Caller

MINUTE = 60.0
KNOWN = 10_000
"""Tokens whose allowance is remembered; a fuller memory forgets those that nobody uses."""

RETRY_CONCURRENCY = 1
"""Seconds after which one of the running requests may have ended."""


@dataclass(slots=True)
class _Allowance:
    """A token bucket. left: requests that may come at once; at: monotonic seconds when that was so."""

    left: float
    at: float
    running: int = 0


class TokenLimits:
    """Counts the requests of each token in this process. Safe to use from several threads. now: monotonic seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._allowances: dict[str, _Allowance] = {}
        self._lock = threading.Lock()

    def enter(self, caller: Caller) -> Callable[[], None]:
        """Count a request in; the result counts it out, once. Raises EndpointError (429) over a limit; 0 is no limit.

        A minute's requests may come all at once; then the allowance fills up evenly again.
        """
        token = caller.token
        with self._lock:
            allowance = self._allowance(token.token_id, token.burst_per_minute)
            if token.burst_per_minute and allowance.left < 1:
                wait = (1 - allowance.left) * MINUTE / token.burst_per_minute
                raise EndpointError(Code.BURST_LIMIT, retry_after=max(1, -int(-wait // 1)))
            if token.concurrency and allowance.running >= token.concurrency:
                raise EndpointError(Code.CONCURRENCY_LIMIT, retry_after=RETRY_CONCURRENCY)
            allowance.left -= bool(token.burst_per_minute)
            allowance.running += 1
        return lambda: self._leave(allowance)

    def _allowance(self, token_id: str, per_minute: int) -> _Allowance:
        now = self._now()
        if len(self._allowances) >= KNOWN:
            idle = [key for key, one in self._allowances.items() if not one.running and now - one.at > MINUTE]
            for key in idle:
                del self._allowances[key]
        found = self._allowances.setdefault(token_id, _Allowance(per_minute, now))
        found.left = min(per_minute, found.left + (now - found.at) * per_minute / MINUTE)
        found.at = now
        return found

    def _leave(self, allowance: _Allowance) -> None:
        with self._lock:
            allowance.running -= 1


def limits_of(request: Request) -> TokenLimits:
    """The limits of the application that answers."""
    limits: TokenLimits = request.app.state.limits
    return limits
