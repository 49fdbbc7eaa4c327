"""What every part of the endpoint works with."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from sqlalchemy import Connection

from alx_desktop.config import Profile
from alx_desktop.domain.progress import CancelToken
from alx_desktop.endpoint.cache import AnswerCache
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.reading import bounded
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.callers import Caller
from alx_desktop.services.live import LiveCopies, LiveUnavailable
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.refreshes import RefreshService
from alx_desktop.store.store import Store


@dataclass(frozen=True)
class EndpointContext:
    """The services of one start of a profile's endpoint.

    entity_key: 32 bytes for EntityKeys. zone: the site's, asked anew. stopping: cancelled where the endpoint stops and
    answers are still being made. live: makes copies of companies while the store has no rows; copy: the one that is
    read in the store's place (`served`).
    """

    store: Store
    authenticator: Authenticator
    refreshes: RefreshService
    cursors: Cursors
    entity_key: bytes
    profile: Profile
    zone: Callable[[], tzinfo]
    stopping: CancelToken = field(default_factory=CancelToken)
    cache: AnswerCache = field(default_factory=AnswerCache)
    live: LiveCopies | None = None
    copy: Store | None = None

    def reading(self) -> AbstractContextManager[Connection]:
        """A snapshot of the reporting store for a request; see `reading.bounded`."""
        return bounded(self.copy or self.store, self.stopping)

    def served(self, caller: Caller) -> EndpointContext:
        """What serves the caller now: this, or the same over a copy from Moodle. Raises EndpointError (503)."""
        if self.live is None or self.copy is not None:
            return self
        try:
            copy = self.live.serves(self.store, caller.company_id)
        except LiveUnavailable as error:
            raise EndpointError(Code.LIVE_UNAVAILABLE, error.detail, retry_after=error.retry_after) from error
        return self if copy is None else replace(self, copy=copy, cache=AnswerCache(0))

    @property
    def source(self) -> str:
        """Where rows come from that were not kept: store or live."""
        return "store" if self.copy is None else "live"
