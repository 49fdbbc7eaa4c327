"""People of a shared store, in memory."""

from __future__ import annotations

from dataclasses import replace

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.people import People, Person, Role


class FakePeople:
    """As services.people.PeopleService: remembers what it is asked for."""

    def __init__(self) -> None:
        self.found = People("anna.admin", True, (Person("anna.admin", Role.ADMINISTRATOR),))
        self.secrets: dict[str, str | None] = {}
        self.failure: AlxError | None = None

    def read(self) -> People:
        return self.found

    def add(self, person: Person, secret: str | None = None) -> None:
        if self.failure is not None:
            raise self.failure
        self.secrets[person.login] = secret
        self._keep(person)

    def change(self, person: Person) -> None:
        self._keep(person)

    def set_password(self, login: str, secret: str) -> None:
        self.secrets[login] = secret

    def remove(self, login: str) -> bool:
        self.found = replace(self.found, people=tuple(one for one in self.found.people if one.login != login))
        return True

    def _keep(self, person: Person) -> None:
        others = [one for one in self.found.people if one.login != person.login]
        people = tuple(sorted([*others, person], key=lambda one: one.login))
        self.found = replace(self.found, enforced=True, people=people)
