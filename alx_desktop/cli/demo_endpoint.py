"""The demo without a window: its endpoint answers, with a token to try it, until Ctrl+C."""

from __future__ import annotations

from alx_desktop.cli.serve_command import keep_syncing
from alx_desktop.cli.serve_endpoint import endpoints
from alx_desktop.cli.session import Session

DAY = 86_400
"""Seconds: how long the token is good."""


def serve_demo(session: Session, name: str) -> None:
    """Serve the demo's endpoint on a free port beside its schedule, and say how to ask it. Raises StillRunning."""
    from alx_desktop.config import EndpointSettings
    from alx_desktop.services.tokens import TokenLimits

    app, profile = session.app, session.app.profiles.get(name)
    with session.site() as site:
        tokens = app.tokens(site)
        company = next(iter(app.company_settings(site).companies().values()))
        made = tokens.create(company.company_id, "demo", TokenLimits(expires_at=tokens.now() + DAY))
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
