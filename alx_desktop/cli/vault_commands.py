"""`vault make|status|change-password|remove`: the encrypted file of passwords, for systems without a keychain."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from alx_desktop.cli.options import JsonOption, YesOption
from alx_desktop.cli.session import Session, ask_hidden, session_of
from alx_desktop.domain.errors import AlxError, WrongUse

if TYPE_CHECKING:
    from alx_desktop.services.vault import Vault

NEW_PASSWORD = "ALX_VAULT_NEW_PASSWORD"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="An encrypted file of passwords, where there is no keychain.", no_args_is_help=True)
    group.command("make")(make)
    group.command("status")(status)
    group.command("change-password")(change_password)
    group.command("remove")(remove)
    app.add_typer(group, name="vault")


def make(
    context: typer.Context,
    from_keychain: Annotated[
        bool, typer.Option("--from-keychain", help="Move the passwords that the keychain has into it.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Make a vault; passwords are kept there from now on. Its master password: ALX_VAULT_PASSWORD, or asked for."""
    session = session_of(context)
    session.output.as_json |= as_json
    names = [profile.name for profile in session.app.profiles.list()]
    number = session.app.secrets.make_vault(_new(session, _variable()), names, from_keychain)
    path = str(_vault(session).path)
    session.output.result(
        {"vault": path, "passwords": number}, f"The vault {path} was made. Passwords in it: {number}."
    )


def status(context: typer.Context, as_json: JsonOption = False) -> None:
    """Say whether there is a vault, and whether it opens."""
    session = session_of(context)
    session.output.as_json |= as_json
    vault = _vault(session)
    trouble = vault.trouble()
    if trouble is not None:
        raise trouble
    state = "none" if not vault.exists else "locked" if vault.is_locked else "open"
    words = {
        "none": "There is no vault.",
        "locked": "The vault is locked.",
        "open": "ALX_VAULT_PASSWORD opens the vault.",
    }
    session.output.result({"vault": str(vault.path), "state": state}, words[state])


def change_password(context: typer.Context, as_json: JsonOption = False) -> None:
    """Give the vault another master password: ALX_VAULT_NEW_PASSWORD, or asked for."""
    session = session_of(context)
    session.output.as_json |= as_json
    old = _current(session)
    session.app.secrets.change_vault_password(old, _new(session, os.environ.get(NEW_PASSWORD)))
    session.output.result({"changed": True}, "The vault has another master password now.")


def remove(context: typer.Context, yes: YesOption = False, as_json: JsonOption = False) -> None:
    """Delete the vault with all passwords in it; they have to be entered again."""
    session = session_of(context)
    session.output.as_json |= as_json
    vault = _vault(session)
    if session.has_person and not yes and not typer.confirm("Delete the vault and all passwords in it?", err=True):
        raise AlxError(title="Nothing was removed")
    number = session.app.secrets.remove_vault(_current(session))
    session.output.result(
        {"removed": str(vault.path), "passwords": number}, f"The vault with {number} passwords is gone."
    )


def _vault(session: Session) -> Vault:
    vault = session.app.secrets.vault
    assert vault is not None
    return vault


def _variable() -> str | None:
    return os.environ.get("ALX_VAULT_PASSWORD")


def _current(session: Session) -> str:
    given = _variable()
    if given is not None:
        return given
    _want_person(session)
    return ask_hidden("Master password of the vault")


def _new(session: Session, given: str | None) -> str:
    if given is not None:
        return given
    _want_person(session)
    first = ask_hidden("New master password")
    if ask_hidden("The same again") != first:
        raise WrongUse("the two passwords differ")
    return first


def _want_person(session: Session) -> None:
    if not session.has_person:
        raise WrongUse(
            "no master password", advice=f"Set ALX_VAULT_PASSWORD (and {NEW_PASSWORD}), or run this in a terminal."
        )
