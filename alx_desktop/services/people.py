"""The people of a shared store: list, add, change, remove. The database enforces what each may do (store.rights)."""

from __future__ import annotations

from alx_desktop.domain.people import People, Person
from alx_desktop.services.tokens import this_person
from alx_desktop.store import people
from alx_desktop.store.location import StoreLocation


class PeopleService:
    """password: of the login in the location. Everything raises WrongUse for a store in files, StoreRightMissing for
    who is no administrator, StoreUnreachable and its kin; see store.people. Each act is in the audit trail.
    """

    def __init__(self, location: StoreLocation, password: str | None, actor: str | None = None) -> None:
        self._place = (location, password)
        self._actor = actor or this_person()

    def read(self) -> People:
        """Everybody, and whether the store has roles at all."""
        return people.read_people(*self._place)

    def add(self, person: Person, secret: str | None = None) -> None:
        """Let somebody in; the first one gives the store its roles, and makes you its administrator.

        secret: password of a login that is to be made; None where the server has the login.
        """
        people.add_person(*self._place, person, secret, self._actor)

    def change(self, person: Person) -> None:
        """Give somebody another role or other companies; holds at once."""
        people.change_person(*self._place, person, self._actor)

    def set_password(self, login: str, secret: str) -> None:
        """Give somebody another password."""
        people.set_password(*self._place, login, secret, self._actor)

    def remove(self, login: str) -> bool:
        """Take somebody's rights away, at once; whether the login itself is gone, too."""
        return people.remove_person(*self._place, login, self._actor)
