"""What the window needs of the people of a shared store, as protocols; the rest is in `ports`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from alx_desktop.config import Profile
    from alx_desktop.domain.people import People, Person, Role
    from alx_desktop.services.shared_stores import StorePlace


class PeoplePort(Protocol):
    """As services.people.PeopleService."""

    def read(self) -> People: ...
    def add(self, person: Person, secret: str | None = None) -> None: ...
    def change(self, person: Person) -> None: ...
    def set_password(self, login: str, secret: str) -> None: ...
    def remove(self, login: str) -> bool: ...


class SharedStoreLike(Protocol):
    """What a login finds in a shared store."""

    @property
    def login(self) -> str: ...
    @property
    def role(self) -> Role | None: ...
    @property
    def companies(self) -> int | None: ...


class SharedStoresPort(Protocol):
    """As services.shared_stores.SharedStoreService."""

    def add(self, name: str, place: StorePlace, password: str, keep: bool) -> SharedStoreLike: ...
    def log_in(self, name: str, place: StorePlace, password: str, keep: bool) -> SharedStoreLike: ...
    def place_of(self, profile: Profile) -> StorePlace: ...


class PeopleAppPort(Protocol):
    """Where the window gets it from."""

    @property
    def shared_stores(self) -> SharedStoresPort: ...
    def people(self, profile: Profile) -> PeoplePort: ...
