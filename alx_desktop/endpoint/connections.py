"""Connections that send half a request: they are closed after a while, because they count against the most at once."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.problems import problem

HEAD_PATIENCE = 20.0
"""Seconds in which the head of a request must have come, from the first byte or the connection on."""

RETRY_FULL = 5
"""Seconds after which others may have gone."""


class PatientProtocol(H11Protocol):
    """uvicorn's HTTP/1.1, with a limit of time for the head of each request, and a 503 that says when to come back."""

    _timer: asyncio.TimerHandle | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # uvicorn's own refusal has no Retry-After.
        self._most, self.limit_concurrency = self.limit_concurrency, None
        self._serve, self.app = self.app, self._admitted

    def connection_made(self, transport: Any) -> None:
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Stop waiting once a head is complete; wait again where the next one is begun and is not."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._done()

    def on_response_complete(self) -> None:
        """Wait for the rest of a next request that was begun behind this one."""
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._done()
        super().connection_lost(exc)

    async def _admitted(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._most is not None and len(self.connections) >= self._most:
            full = problem(EndpointError(Code.SERVER_FULL, retry_after=RETRY_FULL, headers={"Connection": "close"}))
            await full(scope, receive, send)
        else:
            await self._serve(scope, receive, send)

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(HEAD_PATIENCE, self.transport.abort)

    def _done(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
