"""The demo without a window: its endpoint answers, with a token to try it, until Ctrl+C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alx_desktop.cli.serve_command import keep_syncing
from alx_desktop.cli.serve_endpoint import endpoints
from alx_desktop.cli.session import Session
from alx_desktop.domain.tokens import DAY, NewToken

if TYPE_CHECKING:
    from alx_desktop.services.tokens import TokenService

NAME = "demo"
"""Of the token; it is good for a day."""


def serve_demo(session: Session, name: str) -> None:
    """Serve the demo's endpoint on a free port beside its schedule, and say how to ask it. Raises StillRunning."""
    from alx_desktop.config import EndpointSettings

    app, profile = session.app, session.app.profiles.get(name)
    with session.site() as site:
        tokens = app.tokens(site)
        company = next(iter(app.company_settings(site).companies().values()))
        made = demo_token(tokens, company.company_id)
    settings = EndpointSettings(port=0)
    with endpoints(app, {name: settings}, session.output) as running:
        url = running[name].url
        session.output.say(
            f"A token of {company.name}, good for a day: {made.text}\n"
            f"  {url}/docs   a console to try it in a browser\n"
            f'  curl -u "any:{made.text}" "{url}/api/v1/course-progress?limit=3"\n'
            "It answers until Ctrl+C."
        )
        keep_syncing(session, [profile], app.make_scheduler([name]))


def demo_token(tokens: TokenService, company_id: int) -> NewToken:
    """The demo's token, of an earlier start with a new secret: a list of them would grow with each start.

    What an earlier start has shown is good for another day: it may still run.
    """
    from alx_desktop.services.tokens import TokenLimits

    limits = TokenLimits(expires_at=tokens.now() + DAY)
    known = next((one for one in tokens.all(company_id) if one.name == NAME and one.revoked_at is None), None)
    if known is None:
        return tokens.create(company_id, NAME, limits)
    tokens.change(known.token_id, limits)
    return tokens.rotate(known.token_id)
