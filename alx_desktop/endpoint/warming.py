"""Answers made before they are asked for: after each sync, what the clients of active tokens asked for lately.

It gives way to every request, stops with the endpoint, and ends after some time or once the cache is nearly full.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace

from sqlalchemy import select
from starlette.requests import Request

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.tokens import TokenState
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.services.callers import Caller
from alx_desktop.store.clock import clock
from alx_desktop.store.company_settings import read_settings
from alx_desktop.store.tables.state import sync_state
from alx_desktop.store.tokens import find_token

log = logging.getLogger(__name__)

LOOK = 5.0
"""Seconds between two looks whether a sync has ended."""

SECONDS = 30.0
"""The longest that one warming takes."""

KNOWN = 500
"""Questions that are remembered, the newest."""

DAYS_KNOWN = 2 * 86_400.0
"""Seconds after which a question that nobody asks any more is forgotten: a client that comes once a day is known."""

YIELD = 0.02
"""Seconds between two looks whether requests are still being answered."""

GoOn = Callable[[], bool]
"""Whether to go on; waits while requests are being answered."""

Recipe = Callable[[EndpointContext, Caller, GoOn], None]
"""Makes answers for a caller and keeps them in the context's cache."""


class Warmer:
    """Remembers questions, and asks them after each sync. busy: how many requests are being answered."""

    def __init__(self, context: EndpointContext, busy: Callable[[], int]) -> None:
        self._context = replace(context, cache=context.cache.warming())
        self._busy = busy
        self._lock = threading.Lock()
        self._recipes: OrderedDict[tuple[str, Hashable], tuple[float, Recipe]] = OrderedDict()
        self._closing = threading.Event()
        self._synced: object = None
        self._thread = threading.Thread(target=self._run, name="endpoint-warming", daemon=True)

    def start(self) -> None:
        """Begin to look for syncs; nothing where nothing is kept."""
        if self._context.cache.most_bytes:
            self._thread.start()

    def close(self) -> None:
        """End; what is being made is given up, because the context is stopped too."""
        self._closing.set()
        self._context.stopping.cancel()
        if self._thread.ident is not None:
            self._thread.join()

    def remember(self, caller: Caller, question: Hashable, recipe: Recipe) -> None:
        """A question that was asked, and may be asked again by this token."""
        if not caller.settings.cache_enabled:
            return
        key = (caller.token.token_id, question)
        with self._lock:
            self._recipes[key] = (time.monotonic(), recipe)
            self._recipes.move_to_end(key)
            while len(self._recipes) > KNOWN:
                self._recipes.popitem(last=False)

    def look(self) -> bool:
        """Warm, if a sync has ended since the last look. Returns whether one has."""
        with self._context.reading() as connection:
            state = select(sync_state.c.store_epoch, sync_state.c.watermark, sync_state.c.last_success_at)
            synced = tuple(connection.execute(state).one())
        before, self._synced = self._synced, synced
        if before is None or before == synced:
            return False
        self._warm()
        return True

    def _run(self) -> None:
        while True:
            try:
                self.look()
            except AlxError as error:
                log.debug("warming ended early: %s", error)
            except Exception:
                log.exception("warming failed")
            if self._closing.wait(LOOK):
                return

    def _warm(self) -> None:
        end = time.monotonic() + SECONDS
        for (token_id, _question), recipe in self._questions():
            caller = self._caller(token_id)
            if caller is not None:
                if not self._go_on(end):
                    return
                recipe(self._context, caller, lambda: self._go_on(end))

    def _questions(self) -> list[tuple[tuple[str, Hashable], Recipe]]:
        """Those that were asked lately, the newest first."""
        oldest = time.monotonic() - DAYS_KNOWN
        with self._lock:
            for key in [key for key, (at, _recipe) in self._recipes.items() if at < oldest]:
                del self._recipes[key]
            return [(key, recipe) for key, (_at, recipe) in reversed(self._recipes.items())]

    def _caller(self, token_id: str) -> Caller | None:
        """Whom the token proves, if it is still good."""
        store = self._context.store
        with store.reading(store.admin) as connection:
            token = find_token(connection, token_id)
            if token is None or token.state(clock(connection)) is not TokenState.ACTIVE:
                return None
            return Caller(token, read_settings(connection, token.company_id))

    def _go_on(self, end: float) -> bool:
        while self._busy() and time.monotonic() < end:
            if self._closing.wait(YIELD):
                return False
        _counts, held = self._context.cache.totals()
        room = held < self._context.cache.most_bytes * 3 // 4
        return room and time.monotonic() < end and not self._closing.is_set()


def warmer_of(request: Request) -> Warmer:
    """The one of the application that answers."""
    warmer: Warmer = request.app.state.warmer
    return warmer
