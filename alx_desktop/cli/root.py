"""The root command: global options, the list of commands, and what happens to errors."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from alx_desktop import __version__
from alx_desktop.cli import (
    certificate_command,
    company_commands,
    connect_command,
    connect_files_command,
    doctor_command,
    explain_command,
    export_commands,
    plugin_command,
    profile_commands,
    serve_command,
    store_commands,
    sync_commands,
    token_commands,
    vault_commands,
    verify_command,
    window_commands,
)
from alx_desktop.cli.console import Output, OutputRefused, forgiving_streams
from alx_desktop.cli.options import QUIET_HELP, quiet_option
from alx_desktop.cli.session import Session
from alx_desktop.domain.errors import AlxError

log = logging.getLogger("alx_desktop.cli")


class Unexpected(AlxError):
    """A mistake of ours, told without a traceback; the log has it."""

    title = "Something unexpected happened"
    advice = "The details are in the log file, in the folder `logs` of the data directory."


class SystemRefused(AlxError):
    """The operating system refused a file or a folder."""

    title = "The system refused a file or folder"
    advice = "Check that it exists and that you may use it, or choose another one with --data-dir."


class Root(TyperGroup):
    """Gives every command --quiet, and turns errors into messages and exit codes."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        quiet = quiet_option()
        for command in _leaves(self):
            command.params.append(quiet)

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        session = ctx.obj = Session()
        try:
            return super().invoke(ctx)
        except (AlxError, OSError) as error:
            if isinstance(error, BrokenPipeError):
                raise
            told = error if isinstance(error, AlxError) else SystemRefused(_os_detail(error))
        except Exception as error:
            # click's own exceptions are for click: usage, abort, exit.
            if type(error).__module__.startswith(("click", "typer")):
                raise
            session.start_log()
            log.exception("unexpected error")
            told = Unexpected(f"{type(error).__name__}: {error}")
        finally:
            session.close()
        session.output.error(told)
        if sys.__stderr__ is None:  # the window program on Windows: nobody would see why there is no window
            window_commands.show_error(told)
        raise typer.Exit(int(told.exit_code))


def _leaves(group: TyperGroup) -> Iterator[Any]:
    """The commands of a group and of the groups in it."""
    for command in group.commands.values():
        if isinstance(command, TyperGroup):
            yield from _leaves(command)
        else:
            yield command


app = typer.Typer(
    cls=Root,
    name="alx-desktop",
    help="Reporting from Moodle and IOMAD. Without a command, the window opens.",
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"alx-desktop {__version__}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    data_dir: Annotated[
        Path | None, typer.Option("--data-dir", help="Folder of settings, stores and logs. Also: ALX_DATA_DIR.")
    ] = None,
    profile: Annotated[str | None, typer.Option("--profile", help="The Moodle site to work with.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Results, and errors, as JSON on stdout.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=QUIET_HELP)] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Global options stand before the command."""
    session: Session = context.obj
    session.data_dir, session.profile_name = data_dir, profile
    session.output.as_json, session.output.quiet = as_json, quiet
    if context.invoked_subcommand is None:
        window_commands.open_window(session)


for part in (
    window_commands,
    connect_command,
    profile_commands,
    sync_commands,
    verify_command,
    explain_command,
    plugin_command,
    company_commands,
    token_commands,
    connect_files_command,
    serve_command,
    certificate_command,
    export_commands,
    doctor_command,
    store_commands,
    vault_commands,
):
    part.register(app)


def main() -> None:
    """The `alx-desktop` command."""
    forgiving_streams()
    try:
        app(prog_name="alx-desktop")
    except OSError as error:  # of --help and --version; commands tell theirs
        Output().error(OutputRefused(error.strerror or str(error)))
        sys.exit(int(OutputRefused.exit_code))


def _os_detail(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}"
