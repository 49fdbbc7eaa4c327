"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from alx_desktop.cli.session import session_of

JsonOption = Annotated[bool, typer.Option("--json", help="The result as JSON on stdout.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
AsOfOption = Annotated[
    int | None,
    typer.Option("--as-of", min=0, help="Take this moment (UNIX seconds) as now; not later than Moodle's clock."),
]
CompanyOption = Annotated[str | None, typer.Option("--company", help="The company: its id, or its short name.")]
QUIET_HELP = "No messages and no progress; errors only."


def file_option(name: str, help: str) -> Any:
    """A file that is there, kept by its full path: the next command may run in another folder."""
    return typer.Option(name, help=help, exists=True, dir_okay=False, readable=True, resolve_path=True)


def quiet_option() -> Any:
    """A `--quiet` that any command can have: behind the command it means the same as before it."""
    maker = typer.Typer(add_completion=False)
    maker.command()(_bearer)
    (option,) = typer.main.get_command(maker).params
    return option


def _hush(context: typer.Context, wanted: bool) -> None:
    session_of(context).output.quiet |= wanted


def _bearer(
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=QUIET_HELP, callback=_hush, expose_value=False)] = False,
) -> None:
    """Exists for its option, which only typer can make."""
