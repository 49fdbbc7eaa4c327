"""Moving a profile's store between SQLite files and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable

from alx_desktop.config import Profile
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.sync import holder_name
from alx_desktop.services.timed import timed
from alx_desktop.store.location import StoreLocation
from alx_desktop.store.moving import Moved, Place, move

SQLITE = "sqlite"


class StoreMoveService:
    """place: where a profile's store is, or would be with other settings, with the password that its server wants."""

    def __init__(self, profiles: ProfileService, place: Callable[[Profile], tuple[StoreLocation, str | None]]) -> None:
        self._profiles = profiles
        self._place = place

    def moved(self, profile: Profile, to: str) -> Profile:
        """The profile as it will be. to: `sqlite`, or postgresql+psycopg://... without a password. Raises WrongUse."""
        if to == SQLITE:
            return profile.model_copy(update={"store_url": None})
        if StoreLocation(url=to).parsed_url.password is not None:
            advice = "It is read from ALX_STORE_PASSWORD or the keychain, or asked for."
            raise WrongUse("leave the password out of the URL", advice=advice)
        return profile.model_copy(update={"store_url": to})

    def move(
        self, profile: Profile, to: str, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None
    ) -> Moved:
        """Copy the store, compare, and let the profile use the copy. Raises as store.moving.move does."""
        after = self.moved(profile, to)

        def switch() -> None:
            # Other settings may have changed in the meantime.
            self._profiles.change(profile.name, lambda now: now.model_copy(update={"store_url": after.store_url}))

        source, target = Place(*self._place(profile)), Place(*self._place(after))
        return move(source, target, holder_name(), switch, timed(progress), cancel or CancelToken())
