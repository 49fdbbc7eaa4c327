"""The endpoint under the window: started, stopped and restarted from any thread, over a store of its own.

A store of its own, because the window opens the site anew whenever a setting changes, and clients should not notice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from alx_desktop.services.endpoint_control import EndpointControl, EndpointStatus

Opened = tuple[EndpointControl, Callable[[], None]]
"""An endpoint that is not started, and what closes its store."""


class EndpointRunner:
    """open: opens the site as its profile is now, for each start. One act at a time; a second one waits."""

    def __init__(self, open_one: Callable[[], Opened]) -> None:
        self._open = open_one
        self._lock = threading.Lock()
        self._opened: Opened | None = None

    def status(self) -> EndpointStatus:
        """Where it answers now; never waits."""
        opened = self._opened
        return EndpointStatus() if opened is None else opened[0].status()

    def start(self) -> EndpointStatus:
        """Start it; nothing where it runs. Raises what App.open_site and EndpointControl.start do."""
        with self._lock:
            if self.status().running:
                return self.status()
            self._drop()
            return self._start()

    def stop(self) -> None:
        """Stop it, and close its store; nothing where it is stopped."""
        with self._lock:
            self._drop()

    def restart(self) -> EndpointStatus:
        """Stop it, and start it with the settings of now. Raises what start does; then it is stopped."""
        with self._lock:
            self._drop()
            return self._start()

    def _start(self) -> EndpointStatus:
        control, close = self._open()
        try:
            status = control.start()
        except BaseException:
            close()
            raise
        self._opened = (control, close)
        return status

    def _drop(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            control, close = opened
            try:
                control.stop()
            finally:
                close()
