"""`compare-plugin`: the rows of the plugin that we replace, beside ours, with the reason of each difference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.session import session_of
from alx_desktop.domain.errors import ExitCode

if TYPE_CHECKING:
    from alx_desktop.services.plugin_report import PluginComparison

SHOWN_ROWS = 20
KIND_WORDS = {"missing": "missing in the plugin", "too_many": "only in the plugin"}
MOVES = (
    "Reading the endpoint moves the point from which it goes on for whoever uses the same token; "
    "a token of its own does no harm."
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare-plugin")(compare_plugin)


def compare_plugin(
    context: typer.Context,
    company: Annotated[list[int] | None, typer.Option("--company", help="Id of a company; may be repeated.")] = None,
    url: Annotated[
        str | None, typer.Option("--url", help="Moodle's address: read the plugin's endpoint, not its table.")
    ] = None,
    token: Annotated[
        str | None,
        typer.Option("--token", envvar="ALX_PLUGIN_TOKEN", help="For the endpoint; safer in ALX_PLUGIN_TOKEN."),
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", help="Write every row that differs to this file, .json or .html.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Compare the plugin local_alx_report_api with the store. Ends with 1 if anything differs."""
    session = session_of(context)
    session.output.as_json |= as_json
    if url is not None:
        session.output.say(MOVES)
        if token is None and session.has_person:
            token = str(typer.prompt("Token of the web service", hide_input=True, err=True))
    path = report.absolute() if report is not None else None
    with session.site() as site:
        session.want_password(site.profile)
        found = session.run(
            lambda progress, cancel: site.plugin.compare(tuple(company or ()), url, token, path, progress, cancel)
        )
    session.output.result(_data(found), "\n".join(_lines(found)))
    if path is not None:
        session.output.say(f"Report written to {path}.")
    raise typer.Exit(int(ExitCode.DONE if found.equal else ExitCode.FAILED))


def _data(found: PluginComparison) -> dict[str, Any]:
    from alx_desktop.services.plugin_report import data

    return {**data(found), "first": list(found.first)}


def _lines(found: PluginComparison) -> Iterator[str]:
    from alx_desktop.services.plugin_reasons import WORDS, Reason

    yield (
        f"{found.plugin}: {found.total('rows_plugin'):,} rows, ours {found.total('rows_ours'):,}; "
        f"{found.total('rows_equal'):,} equal, {found.total('rows_missing'):,} missing in the plugin, "
        f"{found.total('rows_too_many'):,} only there, {found.total('rows_different'):,} with other values."
    )
    for reason, number in found.reasons().items():
        yield f"  {number:>9,}  {WORDS[Reason(reason)]}"
    for one in found.companies:
        unequal = one.rows_missing + one.rows_too_many + one.rows_different
        yield f"{one.name}: {one.rows_equal:,} equal, {unequal:,} differ"
    for row in found.first[:SHOWN_ROWS]:
        for why in row["differences"]:
            place = f"company {row['company_id']}, learner {row['user_id']}, course {row['course_id']}"
            values = f"{why['field']} is {why['plugin']} in the plugin, {why['ours']} here"
            yield f"  {place}: {KIND_WORDS.get(row['kind'], values)} ({why['reason']})"
    if found.rows_unequal > SHOWN_ROWS:
        yield "  ... use --report FILE for all of them."
    yield from found.notes
