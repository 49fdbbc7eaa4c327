"""What every part of the endpoint works with."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import tzinfo

from sqlalchemy import Connection

from alx_desktop.config import Profile
from alx_desktop.domain.progress import CancelToken
from alx_desktop.endpoint.cache import AnswerCache
from alx_desktop.endpoint.reading import bounded
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.refreshes import RefreshService
from alx_desktop.store.store import Store


@dataclass(frozen=True)
class EndpointContext:
    """The services of one start of a profile's endpoint.

    entity_key: 32 bytes for EntityKeys. zone: the site's, asked anew. stopping: cancelled where the endpoint stops and
    answers are still being made.
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

    def reading(self) -> AbstractContextManager[Connection]:
        """A snapshot of the reporting store for a request; see `reading.bounded`."""
        return bounded(self.store, self.stopping)
