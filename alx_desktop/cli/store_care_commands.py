"""`store rebuild|compact|clear`: each says what will happen, asks, and shows the store before and after."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli.options import JsonOption, YesOption
from alx_desktop.cli.session import Session, session_of
from alx_desktop.cli.sync_commands import KEPT, sync_text
from alx_desktop.domain.errors import AlxError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alx_desktop.services.site import Site
    from alx_desktop.services.store_care import CareResult, Rebuilt
    from alx_desktop.store.erasing import AllContent, CompanyContent
    from alx_desktop.store.stats import DatabaseSize

NOTHING = "Nothing was changed"
STAYS = "The store is as it was, but for what was committed before; nothing is lost."


def register(group: typer.Typer) -> None:
    """Add the commands to `store`."""
    group.command("rebuild")(rebuild)
    group.command("compact")(compact)
    group.command("clear")(clear)


def rebuild(context: typer.Context, yes: YesOption = False, as_json: JsonOption = False) -> None:
    """Compute the current state anew from Moodle. History, removed rows and the numbers of changes stay."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        session.output.say(_rebuild_words(site))
        ask(session, f"Rebuild the store of {site.profile.name!r}?", yes)
        session.want_password(site.profile)
        session.output.kept = KEPT
        done = session.run(lambda progress, cancel: site.care.rebuild(progress, cancel))
    session.output.result(_rebuild_data(done), _rebuild_text(done))
    raise typer.Exit(int(done.run.result.exit_code))


def compact(
    context: typer.Context,
    full: Annotated[
        bool, typer.Option("--full", help="On PostgreSQL: rewrite the tables, each locked meanwhile (VACUUM FULL).")
    ] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Forget what is older than the retention, and give the freed space back."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        keep = site.profile.retention
        session.output.say(
            f"Now {size_text(site.care.sizes())}. Removed rows older than {keep.tombstone_days} days and runs older "
            f"than {keep.run_days} days are forgotten; then the databases are rewritten without holes. Reports go on."
        )
        ask(session, f"Compact the store of {site.profile.name!r}?", yes)
        session.output.kept = STAYS
        done = session.run(lambda progress, cancel: site.care.compact(progress, cancel, full=full))
    session.output.result(asdict(done), _compact_text(done))


def clear(
    context: typer.Context,
    company: Annotated[int | None, typer.Option("--company", help="The company's id.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All companies, all or nothing.")] = False,
    yes: YesOption = False,
    as_json: JsonOption = False,
) -> None:
    """Erase a company, or all, from the reporting store: rows, history, removed rows, episodes, counts, memberships."""
    session = session_of(context)
    session.output.as_json |= as_json
    if every == (company is not None):
        raise WrongUse("either --company with an id, or --all", advice="`alx-desktop status` changes nothing.")
    if company is None:
        _clear_all(session, yes)
        return
    with session.site() as site:
        found = site.care.company(company)
        session.output.say(_clear_words(found))
        if not yes:
            _ask_name(session, "the company's name", found.consent)
        session.output.kept = "Nothing was erased."
        done = session.run(lambda progress, cancel: site.care.clear(company, cancel, progress))
    rows = sum(done.rows.values())
    session.output.result(
        asdict(done), f"Company {done.company_id} ({done.name}) erased: {rows:,} rows.\n{_left(done)}"
    )


def _clear_all(session: Session, yes: bool) -> None:
    with session.site() as site:
        session.output.say(_all_words(site.care.all_companies()))
        if not yes:
            _ask_name(session, "the profile's name", site.profile.name)
        session.output.kept = "Nothing was erased."
        done = session.run(lambda progress, cancel: site.care.clear_all(cancel, progress))
    rows = sum(done.rows.values())
    session.output.result(asdict(done), f"{len(done.company_ids):,} companies erased: {rows:,} rows.\n{_left(done)}")


def ask(session: Session, question: str, yes: bool) -> None:
    """Ask before something that cannot be undone. Raises WrongUse where nobody is there to answer."""
    if yes:
        return
    _require_person(session)
    if not typer.confirm(question, err=True):
        raise AlxError(title=NOTHING)


def size_text(found: Iterable[DatabaseSize]) -> str:
    """Bytes and rows of a store in a line."""
    found = list(found)
    size, rows = sum(one.bytes for one in found), sum(sum(one.rows.values()) for one in found)
    return f"{size / 1e6:,.1f} MB, {rows:,} rows"


def _require_person(session: Session) -> None:
    if not session.has_person:
        raise WrongUse("there is nobody to ask", advice="Add --yes to do it without a question. Nothing was changed.")


def _ask_name(session: Session, whose: str, consent: str) -> None:
    _require_person(session)
    typed = typer.prompt(f"Type {whose} to erase it ({consent})", default="", show_default=False, err=True)
    if typed.strip() != consent:
        raise AlxError(title=NOTHING)


def _rebuild_words(site: Site) -> str:
    if site.care.is_rebuilding():
        return "A rebuild was interrupted; it goes on after the last part that was committed."
    backup = (
        "No backup is made of a store on PostgreSQL: see that yours is recent."
        if site.care.on_server
        else ("A backup is made first.")
    )
    return (
        f"Now {size_text(site.care.sizes())}. {backup} Indexes, names and counters are made anew, and everything is "
        "read from Moodle. History, removed rows and the numbers of changes stay; reports go on meanwhile."
    )


def _rebuild_data(done: Rebuilt) -> dict[str, Any]:
    return {**asdict(done), "before": _sizes_data(done.before), "after": _sizes_data(done.after)}


def _sizes_data(found: Iterable[DatabaseSize]) -> list[dict[str, Any]]:
    return [{"database": str(one.database), "bytes": one.bytes, "rows": one.rows} for one in found]


def _rebuild_text(done: Rebuilt) -> str:
    lines = [*done.mended, sync_text(done.run), f"Before: {size_text(done.before)}. After: {size_text(done.after)}."]
    return "\n".join(lines)


def _compact_text(done: CareResult) -> str:
    gone = done.purged
    lines = [
        f"Forgotten: {gone.tombstones:,} removed rows, {gone.episodes:,} removed episodes, {gone.memberships:,} former "
        f"memberships, {gone.learners:,} learners, {gone.runs:,} runs."
    ]
    lines += [f"{one.database}: {one.before / 1e6:,.1f} MB -> {one.after / 1e6:,.1f} MB" for one in done.databases]
    return "\n".join(lines)


def _clear_words(found: CompanyContent) -> str:
    rows = _rows_text(found.rows)
    back = "It is still in Moodle, so the next sync brings it back, without its history. " if found.in_moodle else ""
    return (
        f"Company {found.company_id} ({found.name}) has {rows or 'no rows'}. {back}"
        "What other companies have too stays. This cannot be undone."
    )


def _all_words(found: AllContent) -> str:
    return (
        f"{len(found.company_ids):,} companies have {_rows_text(found.rows) or 'no rows'}. Settings, tokens, saved "
        f"exports, audit trail and request log stay. {found.in_moodle:,} of them are still in Moodle, so the next sync "
        "brings them back, without history and removed rows. This cannot be undone."
    )


def _rows_text(rows: dict[str, int]) -> str:
    return ", ".join(f"{number:,} {table.replace('_', ' ')}" for table, number in rows.items() if number)


def _left(done: CompanyContent | AllContent) -> str:
    words = "Backups still hold it until they are replaced. Names stay with their counters of changes."
    if done.lingers:
        words += " Old pages may stay in the log of the store's file until the store is closed."
    return words
