"""`token accept-moodle|map-moodle|unblock`: tokens of the plugin's web service in Moodle."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.session import session_of

MoodleTokenArgument = Annotated[str, typer.Argument(help="The token's id as `token list` shows it: moodle-12.")]
ON = "Tokens of the plugin's web service in Moodle are accepted after the next sync; their hashes are read, not they."
OFF = "Tokens of Moodle are refused from now on."


class Switch(StrEnum):
    """On or off."""

    ON = "on"
    OFF = "off"


def register(group: typer.Typer) -> None:
    """Add the commands to `token`."""
    for name, command in (("accept-moodle", accept), ("map-moodle", map_token), ("unblock", unblock)):
        group.command(name)(command)


def accept(
    context: typer.Context,
    switch: Annotated[Switch | None, typer.Argument(help="on or off; else it only says what holds.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Let clients go on with the tokens of the plugin's web service in Moodle, or refuse all of these."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        service = session.app.moodle_tokens(site)
        access = service.access() if switch is None else service.accept(switch is Switch.ON)
        states = [str(view.state) for view in service.all()] if access.accepted else []
    data: dict[str, Any] = {"accepted": access.accepted, "read_at": access.read_at, "error": access.error}
    data["tokens"] = {state: states.count(state) for state in sorted(set(states))}
    session.output.result(data, ON if access.accepted else OFF)
    if access.error:
        session.output.say(f"The last sync could not read them: {access.error}")


def map_token(
    context: typer.Context,
    token: MoodleTokenArgument,
    company: Annotated[str | None, typer.Argument(help="One of its learner's companies: id or short name.")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Forget which company it was given to.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Give a token of Moodle to one company, where its learner belongs to several."""
    session = session_of(context)
    session.output.as_json |= as_json
    if (company is None) != clear:
        raise typer.BadParameter("Give a company, or --clear.")
    with session.site() as site:
        chosen = None if company is None else session.app.company_settings(site).find(company)
        done = session.app.moodle_tokens(site).map(token, chosen.company_id if chosen else None)
    whose = f"reads {chosen.name}" if chosen else "is given to no company any more"
    data = {"token_id": done.token_id, "mapped_company": done.mapped_company}
    session.output.result(data, f"Token {done.token_id} ({done.name}) {whose}. Its next reads are full.")


def unblock(context: typer.Context, token: MoodleTokenArgument, as_json: JsonOption = False) -> None:
    """Let a token of Moodle in again that `token revoke` blocked."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        done = session.app.moodle_tokens(site).unblock(token)
    session.output.result({"token_id": done.token_id}, f"Token {done.token_id} ({done.name}) is blocked no more.")
