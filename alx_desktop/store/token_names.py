"""What tokens are called, by the ids that the request log has."""

from __future__ import annotations

from sqlalchemy import Connection, select

from alx_desktop.domain.moodle_tokens import PREFIX
from alx_desktop.store.tables.admin import api_token, moodle_token


def token_names(connection: Connection) -> dict[str, str]:
    """The names of our tokens and of those of the plugin's web service in Moodle."""
    ours = {row[0]: row[1] for row in connection.execute(select(api_token.c.token_id, api_token.c.name))}
    theirs = connection.execute(select(moodle_token.c.moodle_id, moodle_token.c.name))
    return ours | {f"{PREFIX}{row[0]}": row[1] for row in theirs}
