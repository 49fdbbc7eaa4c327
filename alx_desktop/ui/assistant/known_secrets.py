"""The passwords that the assistant tests with: what was typed, else what is known of the profile."""

from __future__ import annotations

from collections.abc import Callable

from alx_desktop.services.secrets import Purpose
from alx_desktop.ui.assistant.draft import Draft
from alx_desktop.ui.ports import AppPort


def known_secrets(draft: Draft, app: AppPort) -> Callable[[], tuple[str | None, str | None]]:
    """A function for a worker (a keychain may take its time): the database's password, and the SSH server's secret."""
    typed, ssh_typed, name = draft.password, draft.ssh_secret, draft.base.name if draft.base else None
    wants_ssh, secrets = draft.ssh_auth in ("key", "password"), app.secrets

    def find() -> tuple[str | None, str | None]:
        password = typed or (secrets.get(name) if name else None)
        if not wants_ssh:
            return password, None
        return password, ssh_typed or (secrets.get(name, Purpose.SSH) if name else None)

    return find
