"""`store people list|add|change|password|remove`: who works with a shared store, and with what rights."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from alx_desktop.cli.options import JsonOption, YesOption
from alx_desktop.cli.session import Session, session_of
from alx_desktop.cli.store_care_commands import ask
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.people import People, Person, Role

if TYPE_CHECKING:
    from alx_desktop.services.people import PeopleService

NEW_PASSWORD = "ALX_NEW_PASSWORD"
FIRST = (
    "The store gets its roles now: its tables go to a group of administrators, you become its first member, and from "
    "then on the database lets in only who is listed. Other windows and services that use your login go on."
)

LoginArgument = Annotated[str, typer.Argument(help="Her own login of the store's PostgreSQL server.")]
AdministratorOption = Annotated[bool, typer.Option("--administrator", help="May do everything.")]
CompaniesOption = Annotated[
    list[int] | None, typer.Option("--company", help="An analyst: reads this company (its id). Once for each.")
]


def register(store: typer.Typer) -> None:
    """Add the commands to `store`."""
    group = typer.Typer(help="Who works with a store on PostgreSQL, and with what rights.", no_args_is_help=True)
    for name, command in (("list", list_people), ("add", add), ("change", change), ("password", password),
                          ("remove", remove)):  # fmt: skip
        group.command(name)(command)
    store.add_typer(group, name="people")


def list_people(context: typer.Context, as_json: JsonOption = False) -> None:
    """List everybody with her role and her companies."""
    session, service = _begun(context, as_json)
    found = service.read()
    rows = [
        (one.login, str(one.role), ", ".join(map(str, one.companies)), "you" if one.login == found.you else "")
        for one in found.people
    ]
    data = [_data(one) | {"you": one.login == found.you} for one in found.people]
    session.output.table(data, ("Login", "Role", "Companies", ""), rows)
    if not found.enforced:
        session.output.say("The store has no roles: whoever has its login may do everything. `add` gives it roles.")


def add(
    context: typer.Context,
    login: LoginArgument,
    administrator: AdministratorOption = False,
    companies: CompaniesOption = None,
    new_login: Annotated[
        bool, typer.Option("--new-login", help=f"Make the login; its password is asked for, or in {NEW_PASSWORD}.")
    ] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Let somebody in. The first one gives the store its roles."""
    session, service = _begun(context, as_json)
    person = _person(login, administrator, companies)
    if not service.read().enforced:
        session.output.say(FIRST)
        ask(session, "Give the store roles?", yes)
    service.add(person, _new_password(session, login) if new_login else None)
    _tell(session, service.read(), login)


def change(
    context: typer.Context,
    login: LoginArgument,
    administrator: AdministratorOption = False,
    companies: CompaniesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give somebody another role or other companies; holds at once, in open windows too."""
    session, service = _begun(context, as_json)
    service.change(_person(login, administrator, companies))
    _tell(session, service.read(), login)


def password(context: typer.Context, login: LoginArgument, as_json: JsonOption = False) -> None:
    """Give somebody another password: it is asked for, or in ALX_NEW_PASSWORD."""
    session, service = _begun(context, as_json)
    service.set_password(login, _new_password(session, login))
    session.output.result({"login": login}, f"{login} has another password.")


def remove(context: typer.Context, login: LoginArgument, yes: YesOption = False, as_json: JsonOption = False) -> None:
    """Take somebody's rights away; holds at once. A login that was made here is dropped."""
    session, service = _begun(context, as_json)
    ask(session, f"Take all rights on this store from {login!r}?", yes)
    gone = service.remove(login)
    words = "The login is gone, too." if gone else "The login itself stays on the server, without rights here."
    session.output.result({"login": login, "login_dropped": gone}, f"{login} is out. {words}")


def _begun(context: typer.Context, as_json: bool) -> tuple[Session, PeopleService]:
    session = session_of(context)
    session.output.as_json |= as_json
    return session, session.app.people(session.store_profile())


def _person(login: str, administrator: bool, companies: list[int] | None) -> Person:
    if administrator == bool(companies):
        raise WrongUse("an administrator or an analyst?", advice="Give --administrator, or --company for each company.")
    return Person(login, Role.ADMINISTRATOR if administrator else Role.ANALYST, tuple(companies or ()))


def _new_password(session: Session, login: str) -> str:
    known = os.environ.get(NEW_PASSWORD)
    if known:
        return known
    if not session.has_person:
        raise WrongUse("there is nobody to ask for the password", advice=f"Set {NEW_PASSWORD}.")
    typed = typer.prompt(f"New password of {login}", hide_input=True, confirmation_prompt=True, err=True)
    return str(typed)


def _tell(session: Session, found: People, login: str) -> None:
    one = next(one for one in found.people if one.login == login)
    which = f" of {'company' if len(one.companies) == 1 else 'companies'} {', '.join(map(str, one.companies))}"
    session.output.result(_data(one), f"{login} is {one.role}{which if one.is_analyst else ''}.")


def _data(person: Person) -> dict[str, object]:
    return {"login": person.login, "role": str(person.role), "companies": list(person.companies)}
