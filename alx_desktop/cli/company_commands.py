"""`company list|show|set|copy`: what the clients of each company get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli import import_plugin_command
from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.session import Session, session_of
from alx_desktop.domain.errors import WrongUse

if TYPE_CHECKING:
    from alx_desktop.domain.company_settings import CompanySettings
    from alx_desktop.store.company_names import CompanyName

CompanyArgument = Annotated[str, typer.Argument(help="The company: its id, or its short name.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Companies, and what the endpoint gives their clients.", no_args_is_help=True)
    for name, command in (("list", list_companies), ("show", show), ("set", set_value), ("copy", copy),
                          ("cache-clear", cache_clear)):  # fmt: skip
        group.command(name)(command)
    import_plugin_command.register(group)
    app.add_typer(group, name="company")


def list_companies(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the companies that Moodle has."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        service = session.app.company_settings(site)
        found, changed = service.companies().values(), service.all()
    data = [_company(one) | {"has_settings": one.company_id in changed} for one in found]
    rows = [
        (str(one.company_id), one.shortname, one.name, "suspended" if one.is_suspended else "",
         "own settings" if one.company_id in changed else "")
        for one in found
    ]  # fmt: skip
    session.output.table(data, ("Id", "Short name", "Name", "", ""), rows)
    if not data:
        session.output.say("No companies yet: `alx-desktop sync` reads them from Moodle.")


def show(context: typer.Context, company: CompanyArgument, as_json: JsonOption = False) -> None:
    """Show what a company's clients get."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        service = session.app.company_settings(site)
        found = service.find(company)
        _show(session, found, service.get(found.company_id))


def set_value(
    context: typer.Context,
    company: CompanyArgument,
    key: Annotated[str, typer.Argument(help="A setting as `company show` names it, field_NAME or course_ID.")],
    value: Annotated[str, typer.Argument(help="Its value; on or off for switches.")],
    as_json: JsonOption = False,
) -> None:
    """Change a setting of a company; running endpoints obey at once."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        service = session.app.company_settings(site)
        found = service.find(company)
        _show(session, found, service.set(found.company_id, {key: value}))


def copy(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="The company to copy from.")],
    targets: Annotated[list[str], typer.Argument(help="The companies that get its settings.")],
    courses: Annotated[bool, typer.Option("--courses", help="Its switched-off courses too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Give companies the settings of another one."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        service = session.app.company_settings(site)
        chosen = [service.find(one).company_id for one in targets]
        changed = service.copy(service.find(source).company_id, chosen, courses)
    session.output.result({"changed": changed}, f"{len(changed)} of {len(chosen)} companies changed.")


def cache_clear(
    context: typer.Context,
    company: Annotated[str | None, typer.Argument(help="The company: its id, or its short name.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All companies.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Let running endpoints forget the answers that they keep of a company."""
    session = session_of(context)
    session.output.as_json |= as_json
    if every == (company is not None):
        raise WrongUse("give a company, or --all")
    with session.site() as site:
        service = session.app.company_settings(site)
        chosen = [service.find(company).company_id] if company is not None else list(service.companies())
        cleared = service.clear_cache(chosen)
    session.output.result({"cleared": cleared}, f"Cleared the kept answers of {len(cleared)} companies.")


def _show(session: Session, company: CompanyName, settings: CompanySettings) -> None:
    values = _values(settings)
    lines = [f"{company.name} ({company.shortname}, id {company.company_id})"]
    lines += [f"  {key:<28}{_text(value)}" for key, value in values.items()]
    session.output.result(_company(company) | {"settings": values}, "\n".join(lines))


def _values(settings: CompanySettings) -> dict[str, Any]:
    """Settings by the names that `company set` takes; courses are only named where they are off."""
    from alx_desktop.domain.company_settings import KEYS
    from alx_desktop.domain.published_fields import FIELDS

    values: dict[str, Any] = {key: getattr(settings, key) for key in KEYS}
    values |= {f"field_{field.name}": settings.shows(field.name) for field in FIELDS}
    values |= {f"field_{name}": False for name in sorted(settings.plugin_fields_off)}
    return values | {f"course_{course_id}": False for course_id in sorted(settings.courses_off)}


def _text(value: Any) -> str:
    return ("on" if value else "off") if isinstance(value, bool) else str(value)


def _company(company: CompanyName) -> dict[str, Any]:
    return {
        "company_id": company.company_id,
        "name": company.name,
        "shortname": company.shortname,
        "parent_id": company.parent_id,
        "is_suspended": bool(company.is_suspended),
    }
