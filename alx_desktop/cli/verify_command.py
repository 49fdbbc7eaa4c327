"""`verify`: is what the store says what Moodle says?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.options import AsOfOption, JsonOption
from alx_desktop.cli.session import session_of
from alx_desktop.domain.errors import ExitCode

if TYPE_CHECKING:
    from alx_desktop.services.verify import Difference, VerifyResult

SHOWN_DIFFERENCES = 20


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify")(verify)


def verify(
    context: typer.Context,
    sample: Annotated[int, typer.Option("--sample", min=1, help="How many learners, chosen by chance.")] = 500,
    everybody: Annotated[bool, typer.Option("--all", help="All learners.")] = False,
    seed: Annotated[int | None, typer.Option("--seed", help="Choose the same learners again.")] = None,
    as_of: AsOfOption = None,
    report: Annotated[
        Path | None, typer.Option("--report", help="Write every difference to this file, .json or .html.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Recompute learners straight from Moodle, and compare them with the store. Ends with 1 if anything differs."""
    session = session_of(context)
    session.output.as_json |= as_json
    size = None if everybody else sample
    path = report.absolute() if report is not None else None
    with session.site() as site:
        session.want_password(site.profile)
        found = session.run(lambda progress, cancel: site.verify.run(size, seed, as_of, progress, cancel, path))
    session.output.result(_data(found), "\n".join(_lines(found)))
    if path is not None:
        session.output.say(f"Report written to {path}.")
    raise typer.Exit(int(ExitCode.DONE if found.equal else ExitCode.FAILED))


def _data(found: VerifyResult) -> dict[str, Any]:
    return {**asdict(found), "first": [asdict(one) for one in found.first], "equal": found.equal}


def _lines(found: VerifyResult) -> Iterator[str]:
    chosen = "all learners" if found.seed is None else f"{found.learners:,} learners (--seed {found.seed})"
    yield f"Compared {found.rows:,} rows of {chosen} with Moodle: {found.rows_different:,} differ."
    if found.rows_different:
        yield (
            f"  {found.rows_wrong:,} wrong in the store, {found.rows_changed:,} changed in Moodle since the last sync; "
            f"{found.rows_missing:,} missing, {found.rows_too_many:,} too many."
        )
    if found.others_different:
        yield f"Names, memberships, companies and courses: {found.others_different:,} differ."
    for one in found.first[:SHOWN_DIFFERENCES]:
        yield f"  {_place(one)}: {one.field} is {one.stored} in the store, {one.moodle} in Moodle ({_because(one)})"
    if found.differences > SHOWN_DIFFERENCES:
        yield "  ... use --report FILE for all of them."
    yield from found.notes
    if found.rows_changed or found.others_different:
        yield "What changed in Moodle since the last sync differs too: sync, and verify again."
    if found.rows_wrong:
        yield "Rows that are wrong: `alx-desktop sync --full` puts them right; please report them as a mistake of ours."


def _place(one: Difference) -> str:
    ids = (("company", one.company_id), ("learner", one.user_id), ("course", one.course_id))
    named = ", ".join(f"{what} {number}" for what, number in ids if number is not None)
    return named if one.table == "course_progress" else f"{one.table} ({named})"


def _because(one: Difference) -> str:
    if one.cause == "wrong":
        return "wrong"
    return f"changed since: {', '.join(one.moved)}" if one.moved else "the next sync decides"
