"""Who works with a shared store: administrators, and analysts of given companies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase

LONGEST_LOGIN = 63
"""Bytes of a name in PostgreSQL (NAMEDATALEN - 1); longer ones would be cut silently."""


class Role(StrEnum):
    """What somebody may do with the store."""

    ADMINISTRATOR = "administrator"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class Person:
    """login: her own login of the database server. companies: ids of what an analyst reads; () for administrators."""

    login: str
    role: Role
    companies: tuple[int, ...] = ()

    @property
    def is_analyst(self) -> bool:
        """Whether she only reads, and only her companies."""
        return self.role is Role.ANALYST


@dataclass(frozen=True, slots=True)
class People:
    """Everybody on a shared store. enforced: False while it has no roles, and who can connect may do everything.

    you: the login that asked.
    """

    you: str
    enforced: bool
    people: tuple[Person, ...] = ()


def checked_login(login: str) -> str:
    """The name of a login that can be made. Raises WrongUse."""
    if not login or login != login.strip() or not login.isprintable() or len(login.encode()) > LONGEST_LOGIN:
        raise WrongUse(
            f"{login!r} is no login", advice=phrase("1 to {0} bytes, without spaces around it.", LONGEST_LOGIN)
        )
    if login.lower().startswith("pg_") or login.lower() in ("public", "none"):
        raise WrongUse(f"PostgreSQL keeps the name {login!r} for itself", advice=phrase("Choose another name."))
    return login


def checked_companies(role: Role, companies: tuple[int, ...]) -> tuple[int, ...]:
    """The companies of a person of that role, each once, in order. Raises WrongUse."""
    if role is Role.ANALYST and not companies:
        raise WrongUse("an analyst needs a company", advice=phrase("Name each of her companies."))
    if role is Role.ADMINISTRATOR and companies:
        raise WrongUse("an administrator works with all companies", advice=phrase("Leave the companies out."))
    if companies and min(companies) < 1:
        raise WrongUse(f"no company {min(companies)}", advice=phrase("`alx-desktop company list` lists them."))
    return tuple(sorted(set(companies)))
