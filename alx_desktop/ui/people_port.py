"""What the window needs of the people of a shared store, as protocols; the rest is in `ports`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from alx_desktop.config import Profile
    from alx_desktop.domain.people import People, Person


class PeoplePort(Protocol):
    """As services.people.PeopleService."""

    def read(self) -> People: ...
    def add(self, person: Person, secret: str | None = None) -> None: ...
    def change(self, person: Person) -> None: ...
    def set_password(self, login: str, secret: str) -> None: ...
    def remove(self, login: str) -> bool: ...


class PeopleAppPort(Protocol):
    """Where the window gets it from."""

    def people(self, profile: Profile) -> PeoplePort: ...
