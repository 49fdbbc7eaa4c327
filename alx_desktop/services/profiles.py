"""The profiles in config.toml: list, add, change, rename, remove. One profile is one Moodle site."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from alx_desktop.config import Config, Profile, SiteColor, WindowSettings, load_config, problems, save_config
from alx_desktop.domain.errors import AlxError, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.paths import DataDir
from alx_desktop.services.password_follow import PasswordFollow
from alx_desktop.services.profile_folder import check_folder, give_name_back, moved, renamed_folder, with_name
from alx_desktop.services.profile_merge import merged

if TYPE_CHECKING:
    from alx_desktop.services.always_on import AlwaysOnState

DEVICE_NAMES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
"""Windows opens a device under these names, whatever the folder (also with an extension)."""

LOCK_SECONDS = 20.0


class SettingsBusy(AlxError):
    """Another process holds config.toml for longer than a change takes."""

    title = phrase("Another window or command is changing the settings")
    advice = phrase("Nothing was changed. Wait until it has finished, then try again.")


class StillServed(AlxError):
    """The system starts `serve` for a profile: under its old name that would fail again and again, or serve on."""

    title = phrase("A service of the system serves this site")
    advice = phrase(
        "Nothing was changed. Take the service down first, in the window under Endpoint, “Who pulls?”, then try again."
    )


class PerhapsServed(StillServed):
    """The system did not say whether it starts `serve` for a profile, and a service's file is there. detail: why."""

    title = phrase("Whether a service of the system serves this site is not known")
    advice = phrase(
        "Nothing was changed. Try again as the person who set it up, logged in without su. If you are sure that no "
        "service serves it any more, delete the file that is named here."
    )


class ProfileService:
    """Reads config.toml anew on every call, so that window and command line may change it side by side.

    Whatever changes it raises SettingsBusy where another process does for long. passwords: those of a profile go with
    it; None = nobody keeps any. service_of: the system's service for a profile; None = nobody asks the system.
    """

    def __init__(
        self,
        data_dir: DataDir,
        passwords: PasswordFollow | None = None,
        service_of: Callable[[str], AlwaysOnState] | None = None,
    ) -> None:
        self._data_dir = data_dir
        self._passwords = passwords
        self._service_of = service_of
        self._lock = threading.Lock()

    def config(self) -> Config:
        """Everything in config.toml. Raises WrongUse if the file cannot be read."""
        return load_config(self._data_dir.config_file)

    def get(self, name: str | None = None) -> Profile:
        """The named profile, or the default one. Raises WrongUse if there is none."""
        return self.config().profile(name)

    def to_open(self, name: str | None = None) -> Profile:
        """As `get`, and the profile's folder has its name, and its passwords, also where a rename was killed."""
        profile = self.get(name)
        is_settled = self._passwords is None or not self._passwords.concerns(profile.name)
        if is_settled and self._data_dir.profile(profile.name).exists():
            return profile
        # Not while a rename is half done.
        with self._changing() as config:
            profile = config.profile(name)
            give_name_back(self._data_dir.profile(profile.name), config.profiles)
        return profile

    def default_name(self) -> str | None:
        """Name of the profile that is used when none is named; None = nobody chose one."""
        config = self.config()
        only = next(iter(config.profiles)) if len(config.profiles) == 1 else None
        return config.default_profile or only

    def add(self, profile: Profile, make_default: bool = False) -> None:
        """Add a new profile. Raises WrongUse if the name is taken, or no good as a folder's name."""
        self.add_all([profile], profile.name if make_default else None)

    def add_all(self, new: Sequence[Profile], default: str | None = None) -> None:
        """Add several, all or none of them. default: which of them is it from now on. Raises as add does."""
        with self._changing() as config:
            profiles = dict(config.profiles)
            for profile in new:
                check_name(profile.name, profiles)
                check_zone(profile.time_zone)
                profiles[profile.name] = profile
            chosen = default or config.default_profile
            self._save(config.model_copy(update={"profiles": profiles, "default_profile": chosen}))

    def duplicate(self, name: str, new_name: str) -> Profile:
        """Add a profile with the settings of another: with a store of its own, which is empty, and no passwords.

        Its endpoint does not start by itself: the other one has its port. Raises WrongUse.
        """
        made = with_name(self.get(name), new_name)
        endpoint = made.endpoint.model_copy(update={"enabled": False})
        made = made.model_copy(update={"store_url": None, "endpoint": endpoint})
        check_folder(self._data_dir, new_name)
        self.add(made)
        return made

    def rename(self, name: str, new_name: str) -> Profile:
        """Give a profile another name; its folder and its passwords go with it. Nobody may have its store open.

        Raises WrongUse, StoreBusy, StillServed, and AlxError where the folder cannot be renamed; then nothing has
        changed.
        """
        self._require_unserved(name)
        with self._changing() as config:
            profile = config.profile(name)
            check_name(new_name, {key: value for key, value in config.profiles.items() if key != name})
            old, new = self._data_dir.profile(name), self._data_dir.profile(new_name)
            give_name_back(old, config.profiles)
            renamed = moved(with_name(profile, new_name), old, new)
            profiles = {(new_name if key == name else key): value for key, value in config.profiles.items()}
            default = new_name if config.default_profile == name else config.default_profile
            after = {"profiles": {**profiles, new_name: renamed}, "default_profile": default}
            with self._taking_passwords(name, new_name), renamed_folder(old, new):
                self._save(config.model_copy(update=after))
        return renamed

    def mark(self, name: str, folder: str, color: SiteColor | None) -> Profile:
        """List a profile under a folder ("" = none), with a mark of that colour or none. Raises WrongUse."""
        return self.change(name, lambda now: _marked(now, folder, color))

    def update(self, profile: Profile, shown: Profile) -> Profile:
        """Keep what is otherwise in `profile` than in `shown`, the same site's settings as the person saw them.

        What was changed elsewhere since then stays. Returns what holds now; raises SettingsChanged where both changed
        the same, and WrongUse if there is no site of that name.
        """
        return self.change(profile.name, lambda now: merged(now, shown, profile))

    def change(self, name: str, act: Callable[[Profile], Profile]) -> Profile:
        """Replace the settings of a profile by what `act` makes of those that hold; it asks nothing of this service.

        Returns what holds now. Raises WrongUse, and what `act` raises; then nothing has changed.
        """
        with self._changing() as config:
            changed = act(config.profile(name))
            check_zone(changed.time_zone)
            if changed != config.profiles[name]:
                self._save(config.model_copy(update={"profiles": {**config.profiles, name: changed}}))
        return changed

    def choose(self, name: str) -> None:
        """Make `name` the default profile."""
        with self._changing() as config:
            config.profile(name)
            self._save(config.model_copy(update={"default_profile": name}))

    def change_window(self, name: str, value: str) -> None:
        """Keep one of the window's settings. Raises ValidationError where it cannot have that value."""
        with self._changing() as config:
            window = WindowSettings.model_validate({**config.window.model_dump(), name: value})
            if window != config.window:
                self._save(config.model_copy(update={"window": window}))

    def remove(self, name: str, delete_store: bool) -> None:
        """Remove a profile and its passwords; with delete_store also its folder: store, backups, demo site.

        A store on PostgreSQL is never dropped. If the folder is in use, nothing is removed (AlxError); nor while a
        service of the system serves it (StillServed).
        """
        self._require_unserved(name)
        with self._changing() as config:
            folder = self._data_dir.profile(config.profile(name).name)
            give_name_back(folder, config.profiles)
            profiles = {key: value for key, value in config.profiles.items() if key != name}
            default = None if config.default_profile == name else config.default_profile
            with self._taking_passwords(name, None):
                if delete_store:
                    _delete_folder(folder)
                self._save(config.model_copy(update={"profiles": profiles, "default_profile": default}))

    def _require_unserved(self, name: str) -> None:
        if self._service_of is None:
            return
        service = self._service_of(name)
        if service.doubt:
            raise PerhapsServed(f"{service.place}: {service.doubt}")
        if service.on:
            raise StillServed(service.name)

    def list(self) -> list[Profile]:
        """All profiles, by name."""
        return sorted(self.config().profiles.values(), key=lambda profile: profile.name.casefold())

    @contextmanager
    def _changing(self) -> Iterator[Config]:
        """The settings as they are now; in the block, no other thread or process changes them."""
        # Only who changes something needs it: the window's start does not.
        from filelock import FileLock
        from filelock import Timeout as LockTimeout

        self._data_dir.ensure()
        lock = FileLock(f"{self._data_dir.config_file}.lock", timeout=LOCK_SECONDS)
        with self._lock:
            try:
                lock.acquire()
            except LockTimeout:
                raise SettingsBusy(lock.lock_file) from None
            try:
                config = self.config()
                if self._passwords is not None:
                    self._passwords.settle(config.profiles)
                yield config
            finally:
                lock.release()

    def _taking_passwords(self, name: str, new_name: str | None) -> AbstractContextManager[None]:
        if self._passwords is None or name == new_name:
            return nullcontext()
        return self._passwords.following(name, new_name)

    def _save(self, config: Config) -> None:
        save_config(self._data_dir.config_file, config)


def _marked(profile: Profile, folder: str, color: SiteColor | None) -> Profile:
    try:
        return Profile.model_validate({**profile.model_dump(), "folder": folder, "color": color})
    except ValidationError as error:
        raise WrongUse(problems(error)) from None


def check_name(name: str, known: dict[str, Profile]) -> None:
    """A profile's name is a folder's name, also on file systems that ignore case."""
    taken = {other.casefold(): other for other in known}.get(name.casefold())
    if taken is not None:
        raise WrongUse(
            phrase("there is already a profile {0!r}", taken),
            advice=phrase("Choose another name, or remove that one first."),
        )
    if name.endswith((".", " ")) or name.split(".")[0].strip().lower() in DEVICE_NAMES:
        raise WrongUse(
            phrase("{0!r} cannot be a folder's name on every system", name), advice=phrase("Choose another name.")
        )


def check_zone(time_zone: str | None) -> None:
    """Raise WrongUse where there is no such zone; None = Moodle's own."""
    if time_zone is None:
        return
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise WrongUse(
            phrase("no time zone named {0!r}", time_zone), advice=phrase("Use a name such as Europe/Berlin.")
        ) from error


def _delete_folder(folder: Path) -> None:
    """Rename first: where another process has a file open (Windows), that fails before anything is lost."""
    if not folder.exists():
        return
    # No profile's name begins with a dot.
    doomed = folder.with_name(f".{folder.name}.removed")
    try:
        if doomed.exists():
            shutil.rmtree(doomed)
        folder.rename(doomed)
        shutil.rmtree(doomed)
    except OSError as error:
        raise AlxError(
            str(error),
            title=phrase("The profile's folder cannot be deleted"),
            advice=phrase("Close the windows and runs that use it, then try again."),
        ) from error
