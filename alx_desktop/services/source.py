"""Opens the Moodle database of a profile with the password that is known for it."""

from __future__ import annotations

from collections.abc import Callable

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.errors import LoginRefused, SecretMissing, SourceUnknown
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.secrets import Secrets

SourceOpener = Callable[[SourceSettings, str | None], MoodleSource]


class ProfileSource:
    """Calling it connects and probes. Raises SourceError and its kinds; SecretMissing asks for a password."""

    def __init__(self, profile: Profile, secrets: Secrets, opener: SourceOpener = MoodleSource.open) -> None:
        self._profile = profile
        self._secrets = secrets
        self._opener = opener

    def __call__(self) -> MoodleSource:
        """An opened source; the caller closes it."""
        settings = self._profile.source
        if not settings.is_known:
            raise SourceUnknown
        # A file has no password, and asking the keychain for it would cost a second, or an unlock dialog.
        password = None if settings.url.startswith("sqlite") else self._secrets.get(self._profile.name)
        try:
            return self._opener(settings, password)
        except LoginRefused as error:
            if password is None:
                raise SecretMissing(error.detail) from error
            raise
