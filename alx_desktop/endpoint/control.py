"""The endpoint of one opened profile, as the window and `serve` start and stop it."""

from __future__ import annotations

from typing import Any

from alx_desktop.config import EndpointSettings, Profile
from alx_desktop.endpoint.app import close_app, cut_app, make_app
from alx_desktop.endpoint.cache import MEGABYTE, AnswerCache
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.server import EndpointServer
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.endpoint_control import EndpointStatus
from alx_desktop.services.live import LiveCopies
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.refreshes import RefreshService
from alx_desktop.services.site_time import zone_of_store
from alx_desktop.services.source import ProfileSource
from alx_desktop.store.audit import append_audit
from alx_desktop.store.clock import clock
from alx_desktop.store.secrets import read_or_make_key
from alx_desktop.store.store import Store

KEY = "endpoint"
"""Name of the store's key for cursors and entities' keys."""


class ProfileEndpoint:
    """An EndpointControl. The store stays open until it is stopped. actor: who acts, for the audit trail.

    source: gives rows while the store has none; without it, there are none then."""

    def __init__(
        self,
        profile: Profile,
        store: Store,
        settings: EndpointSettings,
        actor: str,
        source: ProfileSource | None = None,
    ) -> None:
        self._profile = profile
        self._store = store
        self._settings = settings
        self._actor = actor
        self._source = source
        self._server = EndpointServer(settings, self._make, close_app, cut_app)

    def status(self) -> EndpointStatus:
        """Where it answers now."""
        return self._server.status()

    def start(self) -> EndpointStatus:
        """Start it; see services.endpoint_control.EndpointControl."""
        if self.status().running:
            return self.status()
        self._store.require_administrator("run the endpoint")
        status = self._server.start()
        try:
            self._note("endpoint started", status)
        except BaseException:
            self._server.stop()
            raise
        return status

    def stop(self) -> None:
        """Stop it."""
        status = self.status()
        self._server.stop()
        if status.running:
            self._note("endpoint stopped", status)

    def restart(self) -> EndpointStatus:
        """Stop and start it on the same port."""
        status = self._server.restart()
        self._note("endpoint restarted", status)
        return status

    def _make(self) -> Any:
        store, key = self._store, read_or_make_key(self._store, KEY)
        zone = zone_of_store(self._profile, store)
        context = EndpointContext(
            store, Authenticator(store), RefreshService(store), Cursors(key), key, self._profile, zone,
            cache=AnswerCache(self._settings.cache_megabytes * MEGABYTE),
            live=None if self._source is None else LiveCopies(self._profile, self._source, store.location.folder),
        )  # fmt: skip
        return make_app(context, self._settings)

    def _note(self, act: str, status: EndpointStatus) -> None:
        with self._store.writing(self._store.admin) as connection:
            append_audit(connection, clock(connection), self._actor, act, status.url or "")
