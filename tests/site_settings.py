"""A site's settings as a test wants them."""

from __future__ import annotations

from alx_desktop.config import Profile
from alx_desktop.services.profiles import ProfileService


def put(profiles: ProfileService, profile: Profile) -> None:
    """All of it holds from now on, whatever held before."""
    profiles.change(profile.name, lambda _now: profile)
