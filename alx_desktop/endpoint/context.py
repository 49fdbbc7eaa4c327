"""What every part of the endpoint works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from alx_desktop.config import Profile
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.refreshes import RefreshService
from alx_desktop.store.store import Store


@dataclass(frozen=True)
class EndpointContext:
    """The services of one profile's endpoint. entity_key: 32 bytes for EntityKeys. zone: the site's, asked anew."""

    store: Store
    authenticator: Authenticator
    refreshes: RefreshService
    cursors: Cursors
    entity_key: bytes
    profile: Profile
    zone: Callable[[], tzinfo]
