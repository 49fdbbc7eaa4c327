"""`sync`, `status`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.console import describe
from alx_desktop.cli.options import AsOfOption, JsonOption
from alx_desktop.cli.session import session_of
from alx_desktop.cli.working import duration
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.sync import MOST_HOURS, CompanySyncs, SyncMode, SyncRequest, SyncRun

if TYPE_CHECKING:
    from alx_desktop.services.status import StoreStatus

LAST_RUN_KEYS = (
    "mode", "result", "started_at", "finished_at", "read", "inserted", "updated", "removed", "held", "error",
)  # fmt: skip
KEPT = "The store keeps what it has; the next sync goes on after the last part that was committed."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("sync")(sync)
    app.command("status")(status)


def sync(
    context: typer.Context,
    auto: Annotated[bool, typer.Option("--auto", help="Do what is due (the default).")] = False,
    full: Annotated[bool, typer.Option("--full", help="Read everything from Moodle.")] = False,
    incremental: Annotated[bool, typer.Option("--incremental", help="Read what changed.")] = False,
    reconcile: Annotated[bool, typer.Option("--reconcile", help="Compare checksums, and repair drift.")] = False,
    since_hours: Annotated[
        int,
        typer.Option(
            "--since-hours",
            min=0,
            max=MOST_HOURS,
            help="Read again what Moodle dates within so many hours, though a sync has seen it.",
        ),
    ] = 0,
    company: Annotated[
        list[int] | None,
        typer.Option("--company", help="Only the company with this id; given again, one company after the other."),
    ] = None,
    as_of: AsOfOption = None,
    accept_removals: Annotated[
        bool, typer.Option("--accept-removals", help="Apply removals, however many there are.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Read course progress from Moodle into the reporting store."""
    session = session_of(context)
    session.output.as_json |= as_json
    chosen = {
        SyncMode.AUTO: auto,
        SyncMode.FULL: full,
        SyncMode.INCREMENTAL: incremental,
        SyncMode.RECONCILE: reconcile,
    }
    modes = [mode for mode, wanted in chosen.items() if wanted]
    if len(modes) > 1:
        raise WrongUse(f"only one of {', '.join(f'--{mode}' for mode in modes)} can be used")
    if since_hours and modes not in ([], [SyncMode.INCREMENTAL]):
        raise WrongUse(f"--since-hours is for --incremental, not for --{modes[0]}")
    mode = SyncMode.INCREMENTAL if since_hours else modes[0] if modes else SyncMode.AUTO
    companies = list(dict.fromkeys(company or ()))
    only = companies[0] if len(companies) == 1 else None
    request = SyncRequest(mode, company_id=only, as_of=as_of, accept_removals=accept_removals, since_hours=since_hours)
    session.output.kept = KEPT
    with session.site() as site:
        for finding in session.run(lambda _progress, cancel: site.check_after_kill(cancel)):
            session.output.say(f"{finding.title}: {finding.detail}. {finding.advice}")
        session.want_password(site.profile)
        if len(companies) > 1:
            each = session.run(lambda progress, cancel: site.sync.run_companies(request, companies, progress, cancel))
            session.output.result(_companies_data(each), companies_text(each))
            raise typer.Exit(int(each.error.exit_code if each.error else each.result.exit_code))
        run = session.run(lambda progress, cancel: site.sync.run(request, progress, cancel))
    session.output.result(asdict(run), sync_text(run))
    raise typer.Exit(int(run.result.exit_code))


def status(context: typer.Context, as_json: JsonOption = False) -> None:
    """Say what the store holds, how old it is, and how the last sync went."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        found = site.sync.status()
    session.output.result(status_data(found), _status_text(found))


def sync_text(run: SyncRun) -> str:
    """One line on how a run ended."""
    seconds = duration((run.finished_at or run.started_at) - run.started_at)
    figures = f"{run.read:,} read, {run.inserted:,} inserted, {run.updated:,} updated, {run.removed:,} removed"
    held = f", {run.held:,} removals held" if run.held else ""
    note = f" {run.note}" if run.note else ""
    return f"Sync ({run.mode}): {run.result}. {figures}{held}, in {seconds}.{note}"


def companies_text(each: CompanySyncs) -> str:
    """A line for each company, how many were read, and what failed."""
    lines = [f"Company {run.company_id}: {sync_text(run)}" for run in each.runs]
    done = f"{each.done:,} of {each.wanted:,} companies"
    lines.append(f"{done} were synced: {each.result}. {each.changed:,} rows changed.")
    if each.error is not None:
        lines += [f"Error: {each.error}", each.error.advice]
    return "\n".join(line for line in lines if line)


def _companies_data(each: CompanySyncs) -> dict[str, Any]:
    return {
        "result": each.result,
        "companies_wanted": each.wanted,
        "companies_done": each.done,
        "runs": [asdict(run) for run in each.runs],
        "error": None if each.error is None else describe(each.error, KEPT),
    }


def status_data(found: StoreStatus) -> dict[str, Any]:
    """The keys that scripts rely on."""
    run = found.last_run
    return {
        "profile": found.profile,
        "store_epoch": found.store_epoch,
        "rows_live": found.rows_live,
        "rows_removed": found.rows_removed,
        "data_age_seconds": found.data_age_seconds,
        "last_run": None if run is None else {key: getattr(run, key) for key in LAST_RUN_KEYS},
    }


def _status_text(found: StoreStatus) -> str:
    age = "no sync has finished yet" if found.data_age_seconds is None else f"{duration(found.data_age_seconds)} old"
    lines = [
        f"Profile:     {found.profile}",
        f"Rows:        {found.rows_live:,} live, {found.rows_removed:,} removed",
        f"Data:        {age}",
        f"Store epoch: {found.store_epoch}",
    ]
    if found.last_run is not None:
        lines.append(f"Last run:    {sync_text(found.last_run)}")
        lines += [f"             {text}" for text in (found.last_run.error, found.last_run.advice) if text]
    return "\n".join(lines)
