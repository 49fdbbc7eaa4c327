"""The demo site: a believable Moodle in a SQLite file, with a profile of its own."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.paths import DataDir
from alx_desktop.services.profiles import ProfileService

NAME = "demo"
SEED = 1
TIME_ZONE = "Europe/Dublin"


def make_demo(
    data_dir: DataDir,
    profiles: ProfileService,
    size: DemoSize,
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Profile:
    """Make the demo site and its profile, or find those of an earlier call. Raises WrongUse, DiskFull, Cancelled."""
    known = {profile.name: profile for profile in profiles.list()}
    if NAME in known and not known[NAME].is_demo:
        raise WrongUse(f"the profile {NAME!r} is a real site", advice="Give that profile another name first.")
    file = data_dir.ensure(data_dir.profile(NAME)) / "site.sqlite"
    if not file.exists():
        _make_file(file, size, progress, cancel)
    if NAME in known:
        return known[NAME]
    source = SourceSettings(url=_url(file))
    profile = Profile(name=NAME, source=source, time_zone=TIME_ZONE, is_demo=True)
    profiles.add(profile)
    return profile


def _make_file(file: Path, size: DemoSize, progress: ProgressSink, cancel: CancelToken | None) -> None:
    """Whole or not at all: a demo that was cut off is made anew."""
    part = file.with_suffix(".part")
    _remove(part)
    try:
        make_site(_url(part), size, SEED, progress, cancel)
        part.replace(file)
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def _url(file: Path) -> str:
    return URL.create("sqlite", database=str(file)).render_as_string()
