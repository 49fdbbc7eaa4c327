"""`explain`: why a row of course progress is what it is, or why there is none."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.session import session_of
from alx_desktop.domain.errors import ExitCode

if TYPE_CHECKING:
    from alx_desktop.services.explanation import Explanation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    context: typer.Context,
    company: Annotated[int, typer.Option("--company", help="Id of the company.")],
    user: Annotated[int, typer.Option("--user", help="Id of the learner in Moodle.")],
    course: Annotated[int, typer.Option("--course", help="Id of the course in Moodle.")],
    html: Annotated[Path | None, typer.Option("--html", help="Write the explanation to this file, as a page.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Explain one row: Moodle's rows, the rule step by step, the history, and a live reading beside the store."""
    from alx_desktop.services.explain_page import document, save

    session = session_of(context)
    session.output.as_json |= as_json
    path = html.absolute() if html is not None else None
    with session.site() as site:
        session.want_password(site.profile)
        found = session.run(lambda _progress, cancel: site.explain.explain(company, user, course, cancel))
    if path is not None:
        save(found, path)
        session.output.say(f"Explanation written to {path}.")
    if path is None or session.output.as_json:
        from alx_desktop.render.plain import text

        session.output.result(_data(found), "" if session.output.as_json else text(document(found)))
    if found.source_error is not None:
        raise typer.Exit(int(ExitCode.SOURCE_UNREACHABLE))


def _data(found: Explanation) -> dict[str, Any]:
    return {**asdict(found), "equal": found.equal}
