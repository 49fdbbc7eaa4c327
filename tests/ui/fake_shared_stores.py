"""Shared stores that let in who has the right password; held back on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alx_desktop.config import NO_SOURCE, Profile, SourceSettings
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.people import Role
from alx_desktop.services.shared_stores import StorePlace
from alx_desktop.store.joining import SharedStore

if TYPE_CHECKING:
    from tests.ui.fakes import FakeProfiles

PLACE = StorePlace("store.example", 5433, "alx", "lea")


class FakeSharedStores:
    """As services.shared_stores.SharedStoreService."""

    def __init__(self, profiles: FakeProfiles) -> None:
        self._profiles = profiles
        self.failure: AlxError | None = None
        self.late_failure: AlxError | None = None
        self.asked: list[tuple[str, str, StorePlace, str, bool]] = []

    def place_of(self, _profile: Profile) -> StorePlace:
        return PLACE

    def add(self, name: str, place: StorePlace, password: str, keep: bool) -> SharedStore:
        self._begin("add", name, place, password, keep)
        url = f"postgresql+psycopg://{place.login}@{place.host}:{place.port}/{place.database}"
        self._profiles.add(Profile(name=name, source=SourceSettings(url=NO_SOURCE), store_url=url))
        return self._end(place)

    def log_in(self, name: str, place: StorePlace, password: str, keep: bool) -> SharedStore:
        self._begin("log in", name, place, password, keep)
        return self._end(place)

    def _begin(self, what: str, name: str, place: StorePlace, password: str, keep: bool) -> None:
        self.asked.append((what, name, place, password, keep))
        if self.failure is not None:
            raise self.failure

    def _end(self, place: StorePlace) -> SharedStore:
        if self.late_failure is not None:
            raise self.late_failure
        return SharedStore(place.login, Role.ANALYST, 2)
