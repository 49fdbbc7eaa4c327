"""The daily limit: how many refreshes a token and its company may begin on a day of the site's time zone."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import Connection
from starlette.requests import Request

from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.services.callers import Caller
from alx_desktop.services.site_time import day_of
from alx_desktop.store.clock import clock
from alx_desktop.store.request_log import Figure, FigureKey, count_session, lock_figures, session_key, sessions


class DailyLimit:
    """Counts sessions in the activity store, so that a restart forgives nothing. 0 is no limit."""

    def __init__(self, context: EndpointContext, later: Callable[[FigureKey, Figure], None] | None = None) -> None:
        """later: counts what no limit waits for, off the request's path."""
        self._context = context
        self._later = later

    def admission(self, caller: Caller) -> Callable[[], None]:
        """What RefreshService.begin asks before it makes a new session. Raises EndpointError (429); else it counts."""
        return lambda: self._admit(caller)

    def require_left(self, caller: Caller) -> None:
        """Raise EndpointError (429) where the limit is reached, and count nothing: before work that decides on that."""
        if any(_limits(caller)):
            store = self._context.store
            with store.reading(store.activity) as connection:
                self._check(connection, caller)

    def _admit(self, caller: Caller) -> None:
        if self._later is not None and not any(_limits(caller)):
            day, _ends = day_of(int(time.time()), self._context.zone())
            self._later(session_key(day, caller.company_id, caller.token.token_id), Figure(1))
            return
        store = self._context.store
        with store.writing(store.activity) as connection:
            lock_figures(connection)
            count_session(connection, self._check(connection, caller), caller.company_id, caller.token.token_id)

    def _check(self, connection: Connection, caller: Caller) -> int:
        """When today began, UTC epoch seconds. Raises EndpointError (429)."""
        now = clock(connection)
        day, ends = day_of(now, self._context.zone())
        used = sessions(connection, day, caller.company_id, caller.token.token_id)
        if any(limit and count >= limit for count, limit in zip(used, _limits(caller), strict=True)):
            raise EndpointError(Code.DAILY_LIMIT, retry_after=max(1, ends - now))
        return day


def _limits(caller: Caller) -> tuple[int, int]:
    """The token's and its company's; 0 = none."""
    return caller.token.daily_limit, caller.settings.daily_limit


def daily_limit_of(request: Request) -> DailyLimit:
    """That of the application that answers."""
    limit: DailyLimit = request.app.state.daily_limit
    return limit


def daily_admission(request: Request, caller: Caller) -> Callable[[], None]:
    """The `admit` for RefreshService.begin, of the application that answers."""
    return daily_limit_of(request).admission(caller)
