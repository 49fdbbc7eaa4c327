"""`export course-progress`, and exports that were saved under a name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alx_desktop.cli.console import stdout_file
from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.session import session_of
from alx_desktop.cli.working import duration
from alx_desktop.domain.course_progress import Status
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.report_query import ReportQuery, SortColumn

if TYPE_CHECKING:
    from alx_desktop.cli.session import Session
    from alx_desktop.services.exports import ExportResult

MOST_HOURS = 24 * 3660
"""Ten years: more is a mistake."""
STDOUT = Path("-")
KEPT = "An older file of that name is as it was."


class Format(StrEnum):
    """What a file is written as."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Write course progress to a file.", no_args_is_help=True)
    group.command("course-progress")(course_progress)
    group.command("saved")(saved)
    group.command("list")(list_saved)
    group.command("forget")(forget)
    app.add_typer(group, name="export")


def course_progress(
    context: typer.Context,
    format: Annotated[Format, typer.Option("--format", help="jsonl is for scripts: order of the keys.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file; replaced when the new one is whole. - is standard output.")
    ],
    include_removed: Annotated[
        bool, typer.Option("--include-removed", help="Also rows that Moodle has no more.")
    ] = False,
    company: Annotated[list[int] | None, typer.Option("--company", help="Id of a company; may be repeated.")] = None,
    course: Annotated[list[int] | None, typer.Option("--course", help="Id of a course; may be repeated.")] = None,
    status: Annotated[list[Status] | None, typer.Option("--status", help="May be repeated.")] = None,
    text: Annotated[str, typer.Option("--text", help="Words in the names of learner, course or company.")] = "",
    changed_within: Annotated[
        int,
        typer.Option(
            "--changed-within",
            metavar="HOURS",
            min=0,
            max=MOST_HOURS,
            help="Only rows of which a sync found a change in "
            "the last so many hours (with --include-removed also those that went); 0 is no limit.",
        ),
    ] = 0,
    sort: Annotated[SortColumn, typer.Option("--sort", help="Order of csv and xlsx.")] = SortColumn.LEARNER,
    descending: Annotated[bool, typer.Option("--descending", help="The other way round.")] = False,
    columns: Annotated[
        str, typer.Option("--columns", help="Ids of columns, with commas, in order; without: the format's usual.")
    ] = "",
    save_as: Annotated[str | None, typer.Option("--save-as", help="Keep this export under a name.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Export course progress to Excel, CSV or JSON lines."""
    from alx_desktop.services.exports import ExportFormat, ExportRequest

    session = session_of(context)
    session.output.as_json |= as_json
    query = ReportQuery(
        tuple(company or ()), tuple(course or ()), tuple(str(one) for one in status or ()), text, sort, descending,
        include_removed, changed_within,
    )  # fmt: skip
    chosen = tuple(name.strip() for name in columns.split(",") if name.strip())
    request = ExportRequest(query, chosen, ExportFormat(format.value), output.absolute())
    if output == STDOUT:
        _check_stream(session, format, save_as)
        with session.site() as site:
            streamed = session.run(lambda progress, cancel: site.exports.run(request, progress, cancel, stdout_file()))
        session.output.say(f"{streamed.rows:,} rows written in {duration(streamed.seconds)}.")
        return
    session.output.kept = KEPT
    with session.site() as site:
        if save_as is not None:
            site.exports.save(save_as, request)
        result = session.run(lambda progress, cancel: site.exports.run(request, progress, cancel))
    _tell(session, result)


def _check_stream(session: Session, format: Format, save_as: str | None) -> None:
    """Raise WrongUse for what standard output cannot take."""
    if format is Format.XLSX:
        raise WrongUse("a workbook cannot go to standard output", advice="Name a file, or use csv or jsonl.")
    if save_as is not None:
        raise WrongUse("an export to standard output cannot be saved", advice="Name a file, or leave out --save-as.")
    if session.output.as_json:
        # Two results in one stream; what the caller expects on it is anybody's guess.
        raise WrongUse("--json has no place beside rows on standard output", advice="Leave out --json, or name a file.")


def saved(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name it was saved under.")],
    as_json: JsonOption = False,
) -> None:
    """Run a saved export again, with its columns, to its file."""
    session = session_of(context)
    session.output.as_json |= as_json
    session.output.kept = KEPT
    with session.site() as site:
        result = session.run(lambda progress, cancel: site.exports.rerun(name, progress, cancel))
    _tell(session, result)


def list_saved(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the saved exports."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        found = site.exports.saved()
    data = [
        {"name": s.name, "format": s.format, "path": str(s.path), "columns": s.columns, "last_run_at": s.last_run_at}
        for s in found
    ]
    session.output.table(data, ("Name", "Format", "File"), [(s.name, s.format, str(s.path)) for s in found])


def forget(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name it was saved under.")],
    as_json: JsonOption = False,
) -> None:
    """Forget a saved export; its file stays."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        site.exports.remove(name)
    session.output.result({"removed": name}, f"Saved export {name!r} forgotten.")


def _tell(session: Session, result: ExportResult) -> None:
    data = {"rows": result.rows, "path": str(result.path), "seconds": result.seconds, "sheets": result.sheets}
    sheets = f" on {result.sheets} sheets" if result.sheets > 1 else ""
    text = f"{result.rows:,} rows{sheets} written to {result.path} in {duration(result.seconds)}."
    session.output.result(data, text)
