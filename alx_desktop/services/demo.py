"""The demo site: a believable Moodle in a SQLite file, with a profile of its own."""

from __future__ import annotations

from sqlalchemy.engine import URL

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.demo.site import SIZES, find_site, make_site
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.paths import DataDir
from alx_desktop.services.profiles import ProfileService

NAME = "demo"


def make_demo(
    data_dir: DataDir,
    profiles: ProfileService,
    size: str,
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Profile:
    """Make the demo site and its profile, or find those of an earlier call, whatever their size.

    size: small, medium or large. Raises WrongUse, DemoRefused, DemoFailed, DiskFull, Cancelled.
    """
    known = {profile.name: profile for profile in profiles.list()}
    if NAME in known and not known[NAME].is_demo:
        raise WrongUse(f"the profile {NAME!r} is a real site", advice=phrase("Give that profile another name first."))
    folder = data_dir.ensure(data_dir.profile(NAME))
    url = URL.create("sqlite", database=str(folder / "site.sqlite")).render_as_string()
    if find_site(url) is None:
        # `replace` is for what a killed attempt left behind.
        make_site(url, SIZES[size], progress=progress, cancel=cancel, replace=True)
    if NAME not in known:
        profiles.add(Profile(name=NAME, source=SourceSettings(url=url), is_demo=True))
    return profiles.get(NAME)
