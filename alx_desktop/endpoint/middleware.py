"""What holds for every request, whatever answers it: hosts, lengths, headers. Plain ASGI, so that streams stream."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.notes import notes_in
from alx_desktop.endpoint.problems import problem

LONGEST_URL = 8 * 1024
"""Bytes of path and query."""

LONGEST_LINK = 3 * LONGEST_URL + 1024
"""Of an OData link to a next page: it repeats the query, encoded anew, and has a skip token beside it."""

LONGEST_BODY = 1024 * 1024
"""Bytes: a form of the plugin's protocol has some hundred, a batch of OData some thousand."""

BODY_PATIENCE = 20.0
"""Seconds to wait for the next part of a body."""

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'",
    "Cache-Control": "no-store",
}
"""A route that needs another one (the console under /docs) sets it itself, and it stays."""

_SECURITY = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]


class SecurityHeaders:
    """Adds the security headers that an answer does not have."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = message.setdefault("headers", [])
                names = {name for name, _value in sent}
                message["headers"] = [*sent, *(pair for pair in _SECURITY if pair[0] not in names)]
            await send(message)

        await self._app(scope, receive, guarded)


class Gate:
    """Refuses what no router should see: hosts that are not ours (DNS rebinding) and URLs that are too long."""

    def __init__(self, app: ASGIApp, serves: Callable[[str], bool]) -> None:
        self._app = app
        self._serves = serves

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused is None:
            await self._app(scope, _bounded(receive), send)
            return
        notes = notes_in(scope)
        notes.code = refused.code
        await problem(refused, notes.request_id)(scope, receive, send)

    def _refusal(self, scope: Scope) -> EndpointError | None:
        longest = LONGEST_LINK if b"skiptoken=" in scope["query_string"] else LONGEST_URL
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > longest:
            return EndpointError(Code.URL_TOO_LONG)
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not self._serves(hosts[0]):
            return EndpointError(Code.HOST_REFUSED)
        return None


def _bounded(receive: Receive) -> Receive:
    """Gives the body, and raises EndpointError where it is too long or does not come."""
    received, whole = 0, False

    async def bounded() -> Message:
        nonlocal received, whole
        if whole:
            return await receive()  # waits for the client to go away, for as long as the answer takes
        try:
            message = await asyncio.wait_for(receive(), BODY_PATIENCE)
        except TimeoutError as error:
            raise EndpointError(Code.BODY_TOO_SLOW) from error
        received += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if received > LONGEST_BODY:
            raise EndpointError(Code.BODY_TOO_LARGE)
        return message

    return bounded


def host_check(bound: str, allowed: Iterable[str]) -> Callable[[str], bool]:
    """Whether a Host header names this endpoint.

    bound: the address it listens on. A name must be known: `localhost`, this machine's where others reach it, or one
    of `allowed`, in which `*.` stands for one label. An address needs no DNS,
    so that it cannot be rebound: loopback's always, others where it listens beyond loopback.
    """
    names = {"localhost", bound.lower(), *(name.lower() for name in allowed)}
    beyond = not is_loopback(bound)
    if beyond:
        names.add(socket.gethostname().lower())

    def serves(header: str) -> bool:
        host = _without_port(header).lower().rstrip(".")
        if host in names or f"*.{host.partition('.')[2]}" in names:
            return True
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return False
        return beyond or address.is_loopback

    return serves


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _without_port(header: str) -> str:
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0]
