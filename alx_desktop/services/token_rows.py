"""All tokens that the endpoint knows, ours and Moodle's, as one list for scripts and for the window: in a few reads."""

from __future__ import annotations

from typing import Any

from alx_desktop.services.moodle_tokens import MoodleTokenService, MoodleTokenView
from alx_desktop.services.token_view import client_views, token_data
from alx_desktop.store.client_states import clients_by_token
from alx_desktop.store.clock import clock
from alx_desktop.store.company_names import company_names
from alx_desktop.store.moodle_tokens import read_access
from alx_desktop.store.store import Store
from alx_desktop.store.tokens import list_tokens


def token_rows(store: Store, company_id: int | None = None) -> list[dict[str, Any]]:
    """Every token, or one company's, as `token list --json` gives it: ours first, the newest first.

    source: alx, or moodle. Moodle's are in it while they are let in; under a company, where one of its learners has it.
    """
    with store.reading(store.admin) as connection:
        now, own, clients = clock(connection), list_tokens(connection, company_id), clients_by_token(connection)
        accepted = read_access(connection).accepted
    with store.reading(store.reporting) as connection:
        names = {key: one.shortname for key, one in company_names(connection).items()}
    rows = [
        token_data(one, names.get(one.company_id), client_views(clients.get(one.token_id, {}), now), now)
        for one in own
    ]  # fmt: skip
    for view in MoodleTokenService(store).all() if accepted else ():
        if company_id is None or company_id in view.companies:
            seen = client_views(clients.get(view.token.token_id, {}), now)
            company = names.get(view.company_id) if view.company_id is not None else None
            # Of no company, as a token of ours never is.
            data = token_data(view.token.as_token(view.company_id or 0), company, seen, now)
            rows.append(data | _of_moodle(view))
    return rows


def _of_moodle(view: MoodleTokenView) -> dict[str, Any]:
    """What differs from a token of ours."""
    token = view.token
    return {
        "source": "moodle",
        "company_id": view.company_id,
        "state": view.state,
        "refused_because": view.refused,
        "revoked_at": token.blocked_at,
        "service": token.service,
        "user_id": token.user_id,
        "user": view.user,
        "companies": list(view.companies),
        "mapped_company": token.mapped_company,
    }
