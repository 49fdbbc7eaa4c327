"""The outermost part of the application: times each request, counts its bytes, and notes it in the log."""

from __future__ import annotations

import re
import secrets
import time
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from alx_desktop.domain.tokens import without_tokens
from alx_desktop.endpoint.figures import Figures
from alx_desktop.endpoint.journal import Journal
from alx_desktop.endpoint.notes import RequestNotes, notes_in
from alx_desktop.store.request_log import LoggedRequest

LONGEST = 300
"""Characters of a path or a user agent that are kept."""

MOODLE_TOKEN = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])")
"""How tokens of Moodle look, where somebody put one into a path."""

CLIENT_GONE = 499
"""The status in the log where the client went away before there was an answer."""


class Recorder:
    """Logs every request, refused ones too."""

    def __init__(self, app: ASGIApp, journal: Journal, figures: Figures) -> None:
        self._app = app
        self._journal = journal
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        notes = notes_in(scope)
        notes.request_id = secrets.token_hex(8)
        at_ms, began = time.time_ns() // 1_000_000, time.perf_counter()
        sent, status = 0, CLIENT_GONE

        async def counted(message: Message) -> None:
            nonlocal sent, status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message).setdefault("X-Request-Id", notes.request_id)
            sent += len(message.get("body", b""))
            await send(message)

        self._figures.begin()
        try:
            await self._app(scope, receive, counted)
        finally:
            for end in notes.at_end:
                end()
            ms = (time.perf_counter() - began) * 1000
            request = _logged(scope, notes, at_ms, ms, sent, status)
            self._figures.end(request)
            self._journal.note(request)


def _logged(scope: Scope, notes: RequestNotes, at_ms: int, ms: float, sent: int, status: int) -> LoggedRequest:
    client = scope.get("client")
    agent = Headers(scope=scope).get("user-agent")
    return LoggedRequest(
        at_ms=at_ms, token_id=notes.token_id, company_id=notes.company_id, method=scope["method"][:20],
        path=_clean(quote(scope["path"])), protocol=notes.protocol, mode=notes.mode, rows=notes.rows, bytes=sent,
        ms=round(ms, 3),
        source=notes.source, status=status, code=notes.code, ip=client[0] if client else None,
        user_agent=None if agent is None else _clean(agent),
    )  # fmt: skip


def _clean(text: str) -> str:
    """Shortened, and without a token that somebody put where none belongs."""
    return MOODLE_TOKEN.sub("***", without_tokens(text))[:LONGEST]
