"""`connect-files`: files that connect Power BI, Excel, Python and JavaScript to a company's endpoint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alx_desktop.cli.options import JsonOption
from alx_desktop.cli.session import session_of
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.tokens import TokenState, parse

if TYPE_CHECKING:
    from alx_desktop.cli.session import Session
    from alx_desktop.config import EndpointSettings
    from alx_desktop.domain.tokens import Token
    from alx_desktop.services.site import Site

BaseUrlOption = Annotated[
    str | None, typer.Option("--base-url", help="Where clients reach the endpoint, as https://host:port.")
]
TOKEN_HELP = "The id of the token, or its beginning; else the newest of the company."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("connect-files")(connect_files)


def connect_files(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where to write them; made if need be.")],
    company: Annotated[str | None, typer.Option("--company", help="The company: its id, or its short name.")] = None,
    token: Annotated[str | None, typer.Option("--token", help=TOKEN_HELP)] = None,
    base_url: BaseUrlOption = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace files that are there and differ.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write files for Power BI, Excel, Python and JavaScript for a company's token. None holds the token itself."""
    from alx_desktop.services.connect_files import refuse_moodle_token, write_connection_files

    session = session_of(context)
    session.output.as_json |= as_json
    refuse_moodle_token(token or "")
    with session.site() as site:
        chosen = _token(session, site, token, company)
        owner = session.app.company_settings(site).find(str(chosen.company_id))
        url = base_url or usual_url(site.profile.endpoint)
    paths = write_connection_files(folder.absolute(), chosen.token_id, owner, url, replace)
    data = {"folder": str(folder.absolute()), "files": [path.name for path in paths], "url": url}
    session.output.result(
        data | {"company_id": owner.company_id, "token_id": chosen.token_id},
        f"{len(paths)} files for {owner.name} at {url}, token {chosen.token_id} ({chosen.name}), are in "
        f"{folder.absolute()}.",
    )
    session.output.say("None of them holds the token: README.txt says where it goes.")


def usual_url(settings: EndpointSettings) -> str:
    """Where the profile's endpoint answers, if it is started as set. Raises WrongUse where that is not known before."""
    host = settings.host
    if settings.port == 0 or host in ("0.0.0.0", "::"):
        raise WrongUse("the endpoint's address is not known", advice="Say what clients call it: --base-url URL.")
    scheme = "https" if settings.certificate or settings.pfx else "http"
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{settings.port}"


def _token(session: Session, site: Site, token: str | None, company: str | None) -> Token:
    tokens, companies = session.app.tokens(site), session.app.company_settings(site)
    owner = companies.find(company).company_id if company is not None else None
    if token is not None:
        parts = parse(token)  # who gives the whole token means the one of that id
        found = tokens.get(token if parts is None else parts[0])
        if owner not in (None, found.company_id):
            raise WrongUse(f"token {found.token_id} is of another company", advice="Leave --company out.")
        return found
    if owner is None:
        raise WrongUse("whose files?", advice="Give --token ID, or --company ID.")
    now = tokens.now()
    newest = next((one for one in tokens.all(owner) if one.state(now) == TokenState.ACTIVE), None)
    if newest is None:
        raise WrongUse(
            "the company has no token that can be used",
            advice="`alx-desktop token create --company ID --name NAME` makes one.",
        )
    return newest
