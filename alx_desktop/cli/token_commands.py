"""`token create|list|rotate|revoke|full`: who may read a company's rows through the endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from alx_desktop.cli import made_files, moodle_token_commands
from alx_desktop.cli.connect_files_command import BaseUrlOption
from alx_desktop.cli.options import CompanyOption, JsonOption
from alx_desktop.cli.session import Session, session_of
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.moodle_tokens import moodle_id
from alx_desktop.domain.tokens import DAY, NewToken, TokenScope

if TYPE_CHECKING:
    from alx_desktop.services.company_settings import CompanySettingsService
    from alx_desktop.services.site import Site
    from alx_desktop.services.tokens import TokenService
    from alx_desktop.store.company_names import CompanyName

ALL = "all"
"""As a company: every one. A company whose short name this is, is chosen by its id."""

KEEP = "Keep it now: it is shown once. Power BI and Excel: choose Basic, with this as the password."
TokenArgument = Annotated[str, typer.Argument(help="The token's id, or how it begins; not the token itself.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Tokens of the endpoint; each reads one company.", no_args_is_help=True)
    for name, command in (
        ("create", create), ("list", list_tokens), ("rotate", rotate), ("revoke", revoke), ("full", full),
    ):  # fmt: skip
        group.command(name)(command)
    moodle_token_commands.register(group)
    app.add_typer(group, name="token")


def create(
    context: typer.Context,
    company: Annotated[
        list[str],
        typer.Option(
            "--company", help="The company: its id, or its short name; may be repeated. all: a token for each."
        ),
    ],
    name: Annotated[str, typer.Option("--name", help="Who uses it, such as 'Power BI of ACME'.")],
    expires: Annotated[
        str | None,
        typer.Option("--expires", help="Its last day (2027-12-31, on the site's clock), or a number of days."),
    ] = None,
    ip: Annotated[list[str] | None, typer.Option("--ip", help="Only from this address or network.")] = None,
    scope: Annotated[list[TokenScope] | None, typer.Option("--scope", help="What it may read; else all.")] = None,
    daily: Annotated[int, typer.Option("--daily", min=0, help="Refreshes a day; 0: as many as it likes.")] = 0,
    per_minute: Annotated[int, typer.Option("--per-minute", min=0, help="Requests a minute; 0: no limit.")] = 0,
    at_once: Annotated[int, typer.Option("--at-once", min=0, help="Requests at once; 0: no limit.")] = 0,
    output_folder: Annotated[
        Path | None,
        typer.Option("--output-folder", help="Write connection files too, as `connect-files`: company-ID in it each."),
    ] = None,
    base_url: BaseUrlOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a token of a company, or one for each of several, all or none. It is shown now and never again."""
    from alx_desktop.services.tokens import TokenLimits

    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        tokens, companies = _services(session, site)
        limits = TokenLimits(
            expires_at=None if expires is None else expiry(site, tokens.now(), expires), ip_rules=tuple(ip or ()),
            scopes=frozenset(scope or TokenScope), daily_limit=daily, burst_per_minute=per_minute, concurrency=at_once,
        )  # fmt: skip
        chosen = _chosen(companies, company)
        files = made_files.prepare(site.profile.endpoint, output_folder, base_url, chosen)
        made = tokens.create_many(list(chosen), name, limits)
    if len(company) == 1 and company[0].casefold() != ALL:
        _show_new(session, made[0], files.places)
    else:
        _show_many(session, made, chosen, files.places)
    # Only now: what is shown once must not be lost for a full disk, or a kill while many files are written.
    files.write(made, session.output)


def list_tokens(context: typer.Context, company: CompanyOption = None, as_json: JsonOption = False) -> None:
    """List tokens with their state, their clients and what these read last."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        _tokens, companies = _services(session, site)
        data = session.app.token_list(site).rows(companies.find(company).company_id if company else None)
    rows = [
        (one["token_id"], one["name"], one["source"], one["company"] or str(one["company_id"] or ""),
         str(one["state"]), day(one["expires_at"]), day(one["last_used_at"]),
         ", ".join(c["mode"] or "" for c in one["clients"]) or str(one.get("refused_because") or ""))
        for one in data
    ]  # fmt: skip
    session.output.table(data, ("Id", "Name", "Source", "Company", "State", "Expires", "Last used", "Last read"), rows)
    if not data:
        session.output.say("No tokens yet. Make one with `token create --company ID --name NAME`.")


def rotate(
    context: typer.Context,
    token: TokenArgument,
    grace_days: Annotated[float, typer.Option("--grace-days", min=0, help="How long the old one is good too.")] = 1.0,
    as_json: JsonOption = False,
) -> None:
    """Give a token a new secret. The new token is shown now and never again."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        if moodle_id(token) is not None:
            raise WrongUse(f"{token} is a token of Moodle", advice="Make a new one there, or one of ours.")
        _show_new(session, _services(session, site)[0].rotate(token, grace_days))


def revoke(context: typer.Context, token: TokenArgument, as_json: JsonOption = False) -> None:
    """Refuse a token from now on."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        if moodle_id(token) is not None:
            blocked = session.app.moodle_tokens(site).block(token)
            data = {"token_id": blocked.token_id, "revoked_at": blocked.blocked_at}
            session.output.result(data, f"Token {token} ({blocked.name}) is blocked here; Moodle still has it.")
            return
        done = _services(session, site)[0].revoke(token)
    data = {"token_id": done.token_id, "revoked_at": done.revoked_at}
    session.output.result(data, f"Token {done.token_id} ({done.name}) is revoked.")


def full(context: typer.Context, token: TokenArgument, as_json: JsonOption = False) -> None:
    """Let the next read of every client of a token be full: what it held may be lost."""
    session = session_of(context)
    session.output.as_json |= as_json
    with session.site() as site:
        moodle = moodle_id(token) is not None
        service = session.app.moodle_tokens(site) if moodle else session.app.tokens(site)
        done = service.make_next_full(token)
    session.output.result(
        {"token_id": done.token_id, "next_full": True}, f"The next read with {done.token_id} ({done.name}) is full."
    )


def expiry(site: Site, now: int, text: str) -> int:
    """UTC epoch seconds of `--expires`: so many days from now, or the end of a day on the site's clock."""
    from alx_desktop.services.site_time import zone_of_store

    if text.isascii() and text.isdigit() and 0 < len(text) < 6:
        return now + int(text) * DAY
    try:
        last = date.fromisoformat(text)
        after = datetime.combine(
            last + timedelta(days=1), datetime.min.time(), zone_of_store(site.profile, site.store)()
        )
        return int(after.timestamp())
    except (ValueError, OverflowError) as error:
        raise WrongUse(f"--expires {text!r}", advice="Write a day such as 2027-12-31, or a number of days.") from error


def day(moment: int | None) -> str:
    """A moment as a list shows it: local date and time, or nothing."""
    return "" if moment is None else datetime.fromtimestamp(moment).strftime("%Y-%m-%d %H:%M")


def _services(session: Session, site: Site) -> tuple[TokenService, CompanySettingsService]:
    return session.app.tokens(site), session.app.company_settings(site)


def _chosen(companies: CompanySettingsService, wanted: list[str]) -> dict[int, CompanyName]:
    """The companies meant, each once. Raises WrongUse where one is unknown, or there is none."""
    if ALL not in [one.casefold() for one in wanted]:
        return {one.company_id: one for one in map(companies.find, wanted)}
    found = companies.companies()
    if not found:
        raise WrongUse("there is no company yet", advice="`alx-desktop sync` reads them from Moodle.")
    return found


def _show_many(
    session: Session, made: list[NewToken], companies: dict[int, CompanyName], places: dict[int, Path]
) -> None:
    """One line for each: id and short name of the company, the token."""
    rows = [(new, companies[new.token.company_id]) for new in made]
    lines = [f"{company.company_id}\t{company.shortname}\t{new.text}" for new, company in rows]
    data = {"tokens": [_new_data(new, places) | {"company": company.shortname} for new, company in rows]}
    session.output.result(data, "\n".join(lines))
    session.output.say(KEEP)


def _show_new(session: Session, made: NewToken, places: Mapping[int, Path] = MappingProxyType({})) -> None:
    session.output.result(_new_data(made, places), made.text)
    session.output.say(KEEP)


def _new_data(made: NewToken, places: Mapping[int, Path]) -> dict[str, Any]:
    token = made.token
    place = places.get(token.company_id)
    return {
        "token_id": token.token_id,
        "token": made.text,
        "company_id": token.company_id,
        "name": token.name,
        "expires_at": token.expires_at,
        **({} if place is None else {"folder": str(place)}),
    }
