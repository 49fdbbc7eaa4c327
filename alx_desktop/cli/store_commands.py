"""`store check|backup|rollback`; the rest of `store` is in modules of its own."""

from __future__ import annotations

from typing import Any

import typer

from alx_desktop.cli import people_commands, store_care_commands, store_move_command
from alx_desktop.cli.doctor_command import finding_data, finding_text
from alx_desktop.cli.options import JsonOption, YesOption
from alx_desktop.cli.session import session_of
from alx_desktop.domain.errors import AlxError, ExitCode


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="The reporting store of a profile.", no_args_is_help=True)
    group.command("check")(check)
    group.command("backup")(backup)
    group.command("rollback")(rollback)
    store_care_commands.register(group)
    store_move_command.register(group)
    people_commands.register(group)
    app.add_typer(group, name="store")


def check(context: typer.Context, as_json: JsonOption = False) -> None:
    """Check the store's files, tables, indexes and rows; changes nothing."""
    session = session_of(context)
    session.output.as_json |= as_json
    profile = session.store_profile()
    found = session.run(lambda progress, cancel: session.app.diagnostics.check_store(profile, progress, cancel))
    text = "\n".join(finding_text(one) for one in found) or "Nothing is wrong with the store."
    session.output.result([finding_data(one) for one in found], text)
    if any(one.severity == "error" for one in found):
        raise typer.Exit(int(ExitCode.FAILED))


def backup(context: typer.Context, as_json: JsonOption = False) -> None:
    """Back the store up now."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        made = session.run(lambda progress, cancel: site.backups.run_now(progress, cancel))
    data: list[dict[str, Any]] = [
        {"path": str(one.path), "database": str(one.database), "made_at": one.made_at, "bytes": one.bytes}
        for one in made
    ]
    session.output.result(data, "\n".join(f"{one.path} ({one.bytes / 1e6:,.1f} MB)" for one in made))


def rollback(context: typer.Context, yes: YesOption = False, as_json: JsonOption = False) -> None:
    """Undo the last migration of the store, for who goes back to an older version of ALX Desktop."""
    session = session_of(context)
    session.output.as_json |= as_json
    profile = session.store_profile()
    question = f"Take the store of {profile.name!r} back to its layout before the last migration?"
    if session.has_person and not yes and not typer.confirm(question, err=True):
        raise AlxError(title="Nothing was changed")
    done = session.app.roll_back(profile)
    data = [{"database": str(one.database), "before": one.before, "after": one.after} for one in done]
    session.output.result(data, "\n".join(f"{one.database}: layout {one.before} -> {one.after}" for one in done))
