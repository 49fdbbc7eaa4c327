"""Short reads of the store for a request: within a limit of time, and ended at once where the endpoint stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from alx_desktop.domain.priority import give_way
from alx_desktop.domain.progress import CancelToken
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.odata.errors import ODataError, TooSlow
from alx_desktop.endpoint.odata.limits import limited
from alx_desktop.store.store import Store

SECONDS = 60.0
"""The limit of one read, as OData's."""


@contextmanager
def stoppable(store: Store, stopping: CancelToken) -> Iterator[Connection]:
    """A snapshot of the reporting store. Raises Cancelled where the endpoint stops, also in a long statement."""
    stopping.raise_if_cancelled()
    give_way()
    with store.reading(store.reporting, stopping) as connection:
        yield connection


@contextmanager
def bounded(store: Store, stopping: CancelToken, seconds: float = SECONDS) -> Iterator[Connection]:
    """As `stoppable`, within a limit of time. Raises EndpointError (400) where the query takes longer."""
    with stoppable(store, stopping) as connection:
        try:
            with limited(connection, seconds):
                yield connection
        except TooSlow as slow:
            raise EndpointError(Code.QUERY_TOO_SLOW) from slow
        except ODataError as refused:
            raise EndpointError(Code.PARAMETER_INVALID, refused.message) from refused
