"""`/sandbox/...`: the same addresses once more, over the store of a made-up company that everybody may read.

An application of its own: its token is unknown to the customers' store, and theirs are unknown here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.notes import notes_in
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.refreshes import RefreshService
from alx_desktop.services.sandbox import Sandbox, open_sandbox
from alx_desktop.services.site_time import zone_of_store
from alx_desktop.store.secrets import read_or_make_key

PATH = "/sandbox"
PROTOCOL = "sandbox"
KEY = "endpoint"


class SandboxApp:
    """Made when it is first asked for: most endpoints never need it. make: an application without middleware."""

    def __init__(self, make: Callable[[EndpointContext], ASGIApp]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._sandbox: Sandbox | None = None
        self._app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. In the log it is nobody's: a company here has the same id as a customer's."""
        if self._app is None:
            await run_in_threadpool(self.opened)
        app, notes = self._app, notes_in(scope)
        assert app is not None
        # Links that answers give are below the sandbox too: Starlette takes a mounted application's root from here.
        inside = {**scope, "app_root_path": scope["root_path"]}
        try:
            await app(inside, receive, send)
        finally:
            notes.protocol, notes.token_id, notes.company_id = PROTOCOL, None, None

    def opened(self) -> Sandbox:
        """The sandbox; the first call makes it. Raises AlxError where the disk does not take it."""
        with self._lock:
            if self._sandbox is None:
                sandbox = open_sandbox()
                self._app = self._make(context_of_sandbox(sandbox))
                self._sandbox = sandbox
            return self._sandbox

    def close(self) -> None:
        """Remove the sandbox, where there is one."""
        with self._lock:
            if self._sandbox is not None:
                self._sandbox.close()
            self._sandbox = self._app = None


def context_of_sandbox(sandbox: Sandbox) -> EndpointContext:
    """What an application over the sandbox works with."""
    store, key = sandbox.store, read_or_make_key(sandbox.store, KEY)
    return EndpointContext(
        store, Authenticator(store), RefreshService(store), Cursors(key), key, sandbox.profile,
        zone_of_store(sandbox.profile, store),
    )  # fmt: skip
