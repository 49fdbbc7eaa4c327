"""Sites over a shared store that somebody was let in to: added without Moodle, and logged in to with another login."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy.engine import URL

from alx_desktop.config import NO_SOURCE, Profile, Schedule, SourceSettings, SyncSettings, problems
from alx_desktop.domain.errors import SecretNotKept, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.secrets import Purpose, Secrets
from alx_desktop.store.joining import SharedStore, look_at
from alx_desktop.store.location import StoreLocation

PORT = 5432


@dataclass(frozen=True, slots=True)
class StorePlace:
    """Where a shared store is, and who reads it."""

    host: str = ""
    port: int = PORT
    database: str = ""
    login: str = ""


class SharedStoreService:
    """What the window's question for a shared store works with."""

    def __init__(self, profiles: ProfileService, secrets: Secrets) -> None:
        self._profiles = profiles
        self._secrets = secrets

    def place_of(self, profile: Profile) -> StorePlace:
        """Where the profile's store is, for a form. Raises WrongUse for a store in files."""
        url = StoreLocation(url=profile.store_url).parsed_url
        return StorePlace(url.host or "", url.port or PORT, url.database or "", url.username or "")

    def add(self, name: str, place: StorePlace, password: str, keep: bool) -> SharedStore:
        """Log in, and only then keep the site under that name; what was found.

        It has no Moodle database, so that nothing is synced from here until one is entered. keep: in the keychain.
        Raises StoreError and its kin, WrongUse for a name that is taken or cannot be; SecretNotKept where the site is
        there, and the password holds for this session.
        """
        url = _url(place)
        try:
            paused = SyncSettings(schedule=Schedule(automatic=False))
            profile = Profile(name=name, source=SourceSettings(url=NO_SOURCE), sync=paused, store_url=url)
        except ValidationError as error:
            raise WrongUse(problems(error)) from None
        found = look_at(StoreLocation(url=url), password or None)
        self._profiles.add(profile)
        self._remember(name, password, keep)
        return found

    def log_in(self, name: str, place: StorePlace, password: str, keep: bool) -> SharedStore:
        """Log in to a site's store with another login or password, and keep it. Raises as `add`."""
        url = _url(place)
        profile = self._profiles.get(name)
        before = StoreLocation(url=profile.store_url).parsed_url
        # What else the URL says stays, such as the encryption: the password is not sent without it.
        url = StoreLocation(url=url).parsed_url.set(query=before.query).render_as_string(hide_password=False)
        found = look_at(StoreLocation(url=url), password or None)
        if self.place_of(profile) != place:
            self._profiles.change(name, lambda now: now.model_copy(update={"store_url": url}))
        self._remember(name, password, keep)
        return found

    def _remember(self, name: str, password: str, keep: bool) -> None:
        if password:
            try:
                self._secrets.remember(name, password, keep, Purpose.STORE)
            except SecretNotKept as error:
                raise SecretNotKept(error.detail, advice=phrase("It holds until you close ALX Desktop.")) from error


def _url(place: StorePlace) -> str:
    if not (place.host and place.database and place.login):
        raise WrongUse(phrase("host, database and login are needed"))
    url = URL.create("postgresql+psycopg", place.login, None, place.host, place.port, place.database)
    return url.render_as_string(hide_password=False)
