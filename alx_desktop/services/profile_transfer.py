"""Profiles in a file, for another computer or a colleague: without secrets, with a preview before anything is added."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from alx_desktop.config import Profile, problems
from alx_desktop.domain.errors import AlxError, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.files import write_atomically
from alx_desktop.paths import DataDir
from alx_desktop.services.profile_folder import with_name
from alx_desktop.services.profiles import ProfileService, check_name, check_zone

FORMAT, VERSION = "alx-desktop-profiles", 1
END = "end"
"""The last table of a file: how many profiles are before it."""

LARGEST = 4_000_000
"""Bytes of a file that is read: a thousand profiles are less than one million."""

SECRET_PARTS = frozenset({"password", "passwd", "pwd", "passphrase", "sslpassword", "ssl_key_password", "token"})
"""Parameters of database URLs that hold secrets, in any spelling of case."""


class ProfileFileBad(AlxError):
    """The file holds no profiles that this version can read."""

    title = phrase("The file cannot be imported")
    advice = phrase("Nothing was changed. Export it again, with this or an older version of ALX Desktop.")


@dataclass(frozen=True, slots=True)
class NewProfile:
    """A profile as it will be added. found_name: as the file calls it. remarks: what is otherwise than in the file."""

    profile: Profile
    found_name: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import adds. same: names of profiles that are here already, with the same settings."""

    new: tuple[NewProfile, ...]
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """names: what is in the file. left_out: demo sites, whose Moodle is a file of this computer."""

    names: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass
class _Planning:
    """taken: the profiles as they will be, by name. stores: URLs of stores that are in use."""

    data_dir: DataDir
    taken: dict[str, Profile]
    stores: set[str]
    new: list[NewProfile] = field(default_factory=list)
    same: list[str] = field(default_factory=list)


class ProfileTransfer:
    """Writes files of profiles, and adds what is in them. Nothing that is there is ever changed by it."""

    def __init__(self, data_dir: DataDir, profiles: ProfileService) -> None:
        self._data_dir, self._profiles = data_dir, profiles

    def export(self, path: Path, names: Sequence[str] = ()) -> Exported:
        """Write the named profiles, all by default. Raises WrongUse where one is not known or none is left."""
        known = self._profiles.config()
        chosen = [known.profile(name) for name in names] or self._profiles.list()
        real = [profile for profile in chosen if not profile.is_demo]
        if not real:
            raise WrongUse(
                "there is no profile to export", advice=phrase("The demo site is made on each computer by itself.")
            )
        data = {"format": FORMAT, "version": VERSION, "profiles": [_without_secrets(one) for one in real]}
        # Last, because a file that was cut between two tables is good TOML, with fewer sites or with other settings.
        data[END] = {"profiles": len(real)}
        write_atomically(path, tomli_w.dumps(data).encode())
        demos = tuple(profile.name for profile in chosen if profile.is_demo)
        return Exported(tuple(profile.name for profile in real), demos)

    def read(self, path: Path) -> ImportPlan:
        """What an import of the file would add; changes nothing. Raises ProfileFileBad, WrongUse."""
        found = _read_profiles(path)
        known = self._profiles.config().profiles
        stores = {profile.store_url for profile in known.values() if profile.store_url is not None}
        planning = _Planning(self._data_dir, dict(known), stores)
        for profile in found:
            _plan(planning, profile)
        return ImportPlan(tuple(planning.new), tuple(planning.same))

    def apply(self, plan: ImportPlan) -> list[str]:
        """Add what the plan says, all or nothing; returns the names. Raises WrongUse where a name is taken by now."""
        self._profiles.add_all([one.profile for one in plan.new])
        return [one.profile.name for one in plan.new]


def _plan(planning: _Planning, found: Profile) -> None:
    changes, remarks = _changes(planning, found)
    if _is_here(planning, found, found.model_copy(update=changes)):
        planning.same.append(found.name)
        return
    name = _free_name(planning, found.name)
    if name != found.name:
        remarks.insert(0, phrase("{0!r} is taken here, so it is added as {1!r}", found.name, name))
    added = with_name(found, name).model_copy(update=changes)
    planning.taken[name] = added
    if added.store_url is not None:
        planning.stores.add(added.store_url)
    planning.new.append(NewProfile(added, found.name, tuple(remarks)))


def _changes(planning: _Planning, found: Profile) -> tuple[dict[str, Any], list[str]]:
    """What an import does not take over as it is in the file, and that in words."""
    changes: dict[str, Any] = {}
    remarks: list[str] = []
    if found.store_url is not None and found.store_url in planning.stores:
        remarks.append(phrase("another site here uses its store, so it gets one of its own"))
        changes["store_url"] = None
    if found.endpoint.enabled:
        remarks.append(phrase("its endpoint is off until it is started here"))
        changes["endpoint"] = found.endpoint.model_copy(update={"enabled": False})
    return changes, remarks + [phrase("{0} is not on this computer", file) for file in _missing(found)]


def _is_here(planning: _Planning, found: Profile, added: Profile) -> bool:
    """Whether a site of that name, or of the name that an earlier import gave it, has these settings."""
    like = re.compile(rf"{re.escape(found.name)}( \d+)?", re.IGNORECASE)
    wanted = [_without_secrets(one) | {"name": ""} for one in (found, added)]
    alike = (one for name, one in planning.taken.items() if like.fullmatch(name))
    return any(_without_secrets(one) | {"name": ""} in wanted for one in alike)


def _free_name(planning: _Planning, wanted: str) -> str:
    for at in range(1, len(planning.taken) + 1000):
        name = wanted if at == 1 else f"{wanted[: 63 - len(str(at))].rstrip(' .')} {at}"
        try:
            check_name(name, planning.taken)
        except WrongUse:
            continue
        # The folder of a site that was removed would bring its store back.
        if not planning.data_dir.profile(name).exists():
            return name
    raise WrongUse(f"no name like {wanted!r} is free")


def _missing(profile: Profile) -> Iterable[Path]:
    tls, endpoint = profile.source.tls, profile.endpoint
    ssh_key = profile.source.ssh.key if profile.source.ssh is not None else None
    files = (tls.ca, tls.certificate, tls.key, ssh_key, endpoint.certificate, endpoint.key, endpoint.pfx)
    return [file for file in files if file is not None and not file.exists()]


def _read_profiles(path: Path) -> list[Profile]:
    data = _read_data(path)
    if data.get("format") != FORMAT:
        raise ProfileFileBad(f"{path.name}: it is no file of profiles of ALX Desktop")
    version = data.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ProfileFileBad(f"{path.name}: it names no version of its format")
    if version > VERSION:
        advice = phrase("Nothing was changed. Install a newer version of ALX Desktop here.")
        raise ProfileFileBad(f"{path.name}: format {version} is newer than this program, which knows {VERSION}",
                             advice=advice)  # fmt: skip
    entries = data.get("profiles")
    if not isinstance(entries, list) or not entries:
        raise ProfileFileBad(f"{path.name}: there is no profile in it")
    if data.get(END) != {"profiles": len(entries)}:
        raise ProfileFileBad(f"{path.name}: a part of it is missing")
    return [_read_profile(path, at, entry) for at, entry in enumerate(entries, 1)]


def _read_data(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise ProfileFileBad(f"{path.name}: it is larger than {LARGEST // 1_000_000} MB")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProfileFileBad(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ProfileFileBad(f"{path.name}: it is no text in UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ProfileFileBad(f"{path.name}: {error}") from error


def _read_profile(path: Path, at: int, entry: object) -> Profile:
    try:
        profile = Profile.model_validate(entry)
        check_zone(profile.time_zone)
        check_name(profile.name, {})
        clean = _without_secrets(profile)
    except ValidationError as error:
        raise ProfileFileBad(f"{path.name}, profile {at}: {problems(error)}") from None
    except WrongUse as error:
        raise ProfileFileBad(f"{path.name}, profile {at}: {error.detail}") from error
    return Profile.model_validate(clean)


def _without_secrets(profile: Profile) -> dict[str, Any]:
    """As it is written: no password is part of it, also where somebody has put one into a URL by hand."""
    data = profile.model_dump(mode="json", exclude_none=True, exclude={"is_demo"})
    data["source"]["url"] = _clean(profile.source.url)
    if profile.store_url is not None:
        data["store_url"] = _clean(profile.store_url)
    return data


def _clean(text: str) -> str:
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise WrongUse("a URL in it is no database URL") from error
    secret = [name for name in url.query if name.casefold() in SECRET_PARTS]
    if url.password is None and not secret:
        return text
    return url.difference_update_query(secret)._replace(password=None).render_as_string()
