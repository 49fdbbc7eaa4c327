"""The endpoint as a thread: uvicorn on a socket that is bound first, so that what is wrong is said before it starts."""

from __future__ import annotations

import errno
import logging
import os
import socket
import ssl
import threading
from collections.abc import Callable
from typing import Any

import uvicorn
from anyio.to_thread import current_default_thread_limiter

from alx_desktop.config import EndpointSettings
from alx_desktop.domain.errors import HostUnknown
from alx_desktop.endpoint.connections import PatientProtocol
from alx_desktop.endpoint.middleware import is_loopback
from alx_desktop.endpoint.tls import tls_context
from alx_desktop.moodle.resolving import look_up
from alx_desktop.services.endpoint_control import AddressRefused, EndpointStatus, PortBusy, StartFailed, TlsNeeded

log = logging.getLogger(__name__)

GRACE = 1
"""Seconds that running answers have when the endpoint stops; then they are cut off."""

KEEP_ALIVE = 75
"""Seconds that an idle connection stays open."""

START_PATIENCE = 30.0
"""Seconds to wait for a start that needs milliseconds: the machine may be busy."""

STOP_PATIENCE = 10.0

BACKLOG = 256

MOST_CONNECTIONS = 1000
"""Connections at once; further ones get 503."""

WORKERS = 12
"""Answers that are being made at a time; others wait. They share Python's lock: more would make none of them sooner,
and each holds its rows in memory."""

NAME_SECONDS = 5.0
"""To wait for the address behind a name to listen at."""

_TAKEN = {errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", errno.EADDRINUSE)}


class EndpointServer:
    """Serves an application in a thread. Start and stop from one thread at a time, as often as you like.

    make: the application, made anew at each start; close: called after each stop, with what make returned. cut: called
    with it amid a stop, where answers are still being made after GRACE seconds.
    """

    def __init__(
        self,
        settings: EndpointSettings,
        make: Callable[[], Any],
        close: Callable[[Any], None] = lambda _app: None,
        cut: Callable[[Any], None] = lambda _app: None,
    ) -> None:
        self._settings = settings
        self._make = make
        self._close = close
        self._cut = cut
        self._running: _Running | None = None

    def status(self) -> EndpointStatus:
        """Where it answers."""
        running = self._running
        return EndpointStatus() if running is None or not running.alive else running.status

    def start(self) -> EndpointStatus:
        """Start it; nothing where it runs. Raises PortBusy, AddressRefused, CertificateBad, TlsNeeded, StartFailed."""
        if self.status().running:
            return self.status()
        self.stop()  # what is left of one that ended by itself
        return self._start(self._settings.port)

    def stop(self) -> None:
        """Stop it; running answers get GRACE seconds. Nothing where it is stopped."""
        running, self._running = self._running, None
        if running is not None:
            try:
                running.stop(self._cut)
            finally:
                self._close(running.app)

    def restart(self) -> EndpointStatus:
        """Stop and start, on the same port. Raises what start does."""
        port = self.status().port or self._settings.port
        self.stop()
        return self._start(port)

    def _start(self, port: int) -> EndpointStatus:
        context = tls_context(self._settings)
        if context is None and not is_loopback(self._settings.host):
            raise TlsNeeded(self._settings.host)
        listening = bind(self._settings.host, port)
        try:
            app = self._make()
        except BaseException:
            listening.close()
            raise
        running = _Running(app, listening, context, self._settings.host)
        try:
            running.start()
        except BaseException:
            running.stop(self._cut)
            self._close(app)
            raise
        self._running = running
        return running.status


class _Running:
    """One start of the endpoint, until its stop."""

    def __init__(self, app: Any, listening: socket.socket, context: ssl.SSLContext | None, host: str) -> None:
        self.app = app
        self._socket = listening
        self._up = threading.Event()
        self._server = _Server(_configured(app, context), self._up)
        self._thread = threading.Thread(target=self._serve, name="endpoint", daemon=True)
        port = listening.getsockname()[1]
        scheme = "http" if context is None else "https"
        self.status = EndpointStatus(f"{scheme}://{_named(host)}:{port}", port)

    @property
    def alive(self) -> bool:
        """Whether it still serves."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Return once it answers. Raises StartFailed."""
        self._thread.start()
        if not self._up.wait(START_PATIENCE) or not self._server.started:
            raise StartFailed(self.status.url or "")

    def stop(self, cut: Callable[[Any], None]) -> None:
        """Stop within GRACE seconds and a little. cut: ends what runs in threads, which nothing else can."""
        self._server.should_exit = True
        if self._thread.ident is not None:
            self._thread.join(GRACE)
            cut(self.app)
            self._thread.join(STOP_PATIENCE)
        if self._thread.is_alive():
            log.error("the endpoint's thread did not end within %s s", STOP_PATIENCE)
        self._socket.close()

    def _serve(self) -> None:
        try:
            self._server.run(sockets=[self._socket])
        except BaseException:
            log.exception("the endpoint ended")
        finally:
            self._up.set()


class _Server(uvicorn.Server):
    """Says when it is up. The process's signals are not its business: it runs in a thread."""

    def __init__(self, config: uvicorn.Config, up: threading.Event) -> None:
        super().__init__(config)
        self._up = up

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then tell who waits."""
        current_default_thread_limiter().total_tokens = WORKERS
        await super().startup(sockets)
        self._up.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop, and drop the connections of clients that do not read what was sent to them."""
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            transport = getattr(connection, "transport", None)
            if transport is not None:
                transport.abort()


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises PortBusy, AddressRefused."""
    try:
        family, kind, number, _name, address = look_up(host, NAME_SECONDS, port, to_listen=True)[0]
    except HostUnknown as error:
        raise AddressRefused(f"no such address: {error.detail}") from error
    listening = socket.socket(family, kind, number)
    try:
        if os.name == "posix":
            # After a restart, old connections that are still winding down must not block the port. On Windows this
            # option would let two programs listen on one port; there, the opposite is asked for.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE", 0), 1)
        listening.bind(address)
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        where = f"{host}:{port}"
        raise PortBusy(where) if error.errno in _TAKEN else AddressRefused(f"{where}: {error.strerror}") from error
    return listening


def _configured(app: Any, context: ssl.SSLContext | None) -> uvicorn.Config:
    config = uvicorn.Config(
        app, loop="asyncio", http=PatientProtocol, ws="none", lifespan="off", log_config=None, access_log=False,
        proxy_headers=False, server_header=False, date_header=True, backlog=BACKLOG,
        limit_concurrency=MOST_CONNECTIONS, timeout_keep_alive=KEEP_ALIVE, timeout_graceful_shutdown=GRACE,
        h11_max_incomplete_event_size=64 * 1024,
    )  # fmt: skip
    if context is not None:
        config.ssl_context_factory = lambda _config, _default: context
    return config


def _named(host: str) -> str:
    """The host as clients write it: a wildcard is no address that one can ask."""
    if host in ("0.0.0.0", "::"):
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
