"""`company import-plugin`: the settings that companies have in the plugin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.options import JsonOption, YesOption
from alx_desktop.cli.session import session_of
from alx_desktop.domain.errors import AlxError, WrongUse

if TYPE_CHECKING:
    from alx_desktop.domain.plugin_settings import Remark
    from alx_desktop.services.plugin_settings import PluginImport

SHOWN = 50
"""Lines of each kind for people; --json has all."""


def register(group: typer.Typer) -> None:
    """Add the command to `company`."""
    group.command("import-plugin")(import_plugin)


def import_plugin(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take the newest import back.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Take over the companies' settings from the plugin local_alx_report_api, out of its tables in Moodle."""
    if dry_run and undo:
        raise WrongUse("--dry-run and --undo do not go together")
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        service = session.app.plugin_settings(site)
        if undo:
            done = service.undo()
            session.output.result(_data(done, "undone"), "\n".join(_lines(done, "The newest import is taken back")))
            return
        session.want_password(site.profile)
        found = session.run(lambda _progress, cancel: service.read(cancel))
        plan = service.preview(found)
        if dry_run or not plan.companies:
            session.output.result(_data(plan, "preview"), "\n".join(_lines(plan, "Nothing was changed yet")))
            return
        if session.has_person and not yes:
            typer.echo("\n".join(_lines(plan, "The plugin's settings differ")), err=True)
            if not typer.confirm("Take them over? `--undo` takes it back.", err=True):
                raise AlxError(title="Nothing was changed")
        done = service.apply(found)
    session.output.result(_data(done, "applied"), "\n".join(_lines(done, "The plugin's settings are taken over")))


def _data(found: PluginImport, what: str) -> dict[str, Any]:
    return {
        "result": what,
        "import_id": found.import_id,
        "companies_checked": found.checked,
        "companies": [asdict(one) for one in found.companies],
        "remarks": [asdict(one) for one in found.remarks],
        "notes": list(found.notes),
    }


def _lines(found: PluginImport, head: str) -> Iterator[str]:
    yield f"{head}: {len(found.companies)} of {found.checked} companies."
    for one in found.companies[:SHOWN]:
        yield f"{one.name} ({one.shortname}, id {one.company_id})"
        for name, (old, new) in one.changes.items():
            yield f"  {name:<24}{_text(old)} -> {_text(new)}"
    yield from _rest(len(found.companies))
    for remark in found.remarks[:SHOWN]:
        yield _remark(remark)
    yield from _rest(len(found.remarks))
    yield from found.notes


def _remark(remark: Remark) -> str:
    whose = "site" if remark.company_id is None else f"company {remark.company_id}"
    how = "taken over" if remark.taken else "not taken over"
    return f"{how}: {whose}, {remark.setting} = {remark.value}: {remark.why}"


def _rest(number: int) -> Iterator[str]:
    if number > SHOWN:
        yield f"... and {number - SHOWN} more; --json has all."


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return ("on" if value else "off") if isinstance(value, bool) else str(value)
