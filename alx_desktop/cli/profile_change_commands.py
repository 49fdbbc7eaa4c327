"""`profile duplicate|rename|mark|export|import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alx_desktop.cli.options import JsonOption, YesOption
from alx_desktop.cli.session import Session, session_of
from alx_desktop.domain.errors import AlxError, PasswordsLeft, WrongUse

if TYPE_CHECKING:
    from alx_desktop.services.profile_transfer import ImportPlan, NewProfile

NameArgument = Annotated[str, typer.Argument(help="The profile's name.")]
NewNameArgument = Annotated[str, typer.Argument(help="The new name.")]


def register(group: typer.Typer) -> None:
    """Add the commands to the group `profile`."""
    group.command("duplicate")(duplicate)
    group.command("rename")(rename)
    group.command("mark")(mark)
    group.command("export")(export)
    group.command("import")(import_profiles)


def duplicate(
    context: typer.Context, name: NameArgument, new_name: NewNameArgument, as_json: JsonOption = False
) -> None:
    """Add a site with the settings of another; its store is its own and empty, its password is asked for."""
    session = session_of(context)
    session.output.as_json |= as_json
    made = session.app.profiles.duplicate(name, new_name)
    session.output.result(
        {"profile": made.name, "of": name}, f"Profile {made.name!r} added with the settings of {name!r}."
    )


def rename(context: typer.Context, name: NameArgument, new_name: NewNameArgument, as_json: JsonOption = False) -> None:
    """Give a site another name; store, backups and passwords go with it."""
    session = session_of(context)
    session.output.as_json |= as_json
    renamed = session.app.profiles.rename(name, new_name)
    data = {"profile": renamed.name, "was": name, "left_in_keychain": tell_of_left(session, name)}
    session.output.result(data, f"Profile {name!r} is {renamed.name!r} now.")


def tell_of_left(session: Session, name: str) -> list[str]:
    """What a keychain that did not open may still have under a name that is gone; the person is told."""
    left = session.app.secrets.left_behind(name)
    if left:
        found = PasswordsLeft(", ".join(left))
        session.output.say(f"{found.title}: {found.detail}. {found.advice}")
    return list(left)


def mark(
    context: typer.Context,
    name: NameArgument,
    folder: Annotated[str | None, typer.Option("--folder", help='List it under this folder; "" = none.')] = None,
    color: Annotated[
        str | None,
        typer.Option("--color", help='blue, teal, green, amber, red, pink, purple or grey; "" = none.'),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Put a site into a folder, or give it a coloured mark."""
    from alx_desktop.config import SITE_COLORS

    session = session_of(context)
    session.output.as_json |= as_json
    if folder is None and color is None:
        raise WrongUse("nothing to change", advice="Give --folder or --color.")
    before = session.app.profiles.get(name)
    chosen = next((one for one in SITE_COLORS if one == color), None)
    if color and chosen is None:
        raise WrongUse(f"no colour {color!r}", advice=f"Choose one of {', '.join(SITE_COLORS)}.")
    new_folder = before.folder if folder is None else folder
    marked = session.app.profiles.mark(before.name, new_folder, before.color if color is None else chosen)
    data = {"profile": marked.name, "folder": marked.folder, "color": marked.color}
    session.output.result(data, f"Profile {marked.name!r}: folder {marked.folder or 'none'}, "
                                f"colour {marked.color or 'none'}.")  # fmt: skip


def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False, resolve_path=True)],
    names: Annotated[list[str] | None, typer.Argument(help="Profiles to write; all of them by default.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write the settings of sites to a file, without passwords, stores and tokens."""
    session = session_of(context)
    session.output.as_json |= as_json
    if file.exists() and not force:
        raise WrongUse(f"{file} is there already", advice="Choose another file, or add --force.")
    done = session.app.profile_transfer.export(file, names or ())
    if done.left_out:
        session.output.say(f"Left out, because each computer makes its own: {', '.join(done.left_out)}.")
    data = {"file": str(file), "profiles": list(done.names), "left_out": list(done.left_out)}
    session.output.result(data, f"{len(done.names)} of the profiles are in {file}, without passwords.")


def import_profiles(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that `profile export` wrote.", resolve_path=True)],
    preview: Annotated[bool, typer.Option("--preview", help="Only show what would be added.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Add the sites of a file. What is there already stays; a name that is taken becomes another one."""
    session = session_of(context)
    session.output.as_json |= as_json
    plan = session.app.profile_transfer.read(file)
    data = {
        "added": [_entry(one) for one in plan.new] if not preview else [],
        "would_add": [_entry(one) for one in plan.new] if preview else [],
        "same": list(plan.same),
    }
    _tell(context, plan)
    if preview or not plan.new:
        session.output.result(data, "Nothing was changed." if plan.new else "There is nothing to add.")
        return
    if session.has_person and not yes and not typer.confirm("Add them?", default=True, err=True):
        raise AlxError(title="Nothing was added")
    names = session.app.profile_transfer.apply(plan)
    session.output.result(data, f"Added: {', '.join(names)}. Their passwords are asked for.")


def _tell(context: typer.Context, plan: ImportPlan) -> None:
    output = session_of(context).output
    for one in plan.new:
        remarks = "".join(f"; {remark}" for remark in one.remarks)
        output.say(f"To add: {one.profile.name} ({one.profile.source.url}){remarks}")
    for name in plan.same:
        output.say(f"Here already, with the same settings: {name}")


def _entry(one: NewProfile) -> dict[str, object]:
    return {"profile": one.profile.name, "in_file": one.found_name, "remarks": list(one.remarks)}
