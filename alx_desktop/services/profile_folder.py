"""A profile's name and the folder that is called so: copies under another name, and the folder that follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from alx_desktop.config import Profile, problems
from alx_desktop.domain.errors import AlxError, StoreBusy, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.paths import DataDir

SQLITE = "sqlite:///"
MARK = "renamed-from"
"""A file in a folder that has its new name already, while the settings do not say so yet."""


def with_name(profile: Profile, name: str) -> Profile:
    """The profile under another name. Raises WrongUse where that is no name of a profile."""
    try:
        return Profile.model_validate({**profile.model_dump(), "name": name})
    except ValidationError as error:
        raise WrongUse(problems(error), advice=phrase("Choose another name.")) from None


def check_folder(data_dir: DataDir, name: str) -> None:
    """Raise WrongUse where a folder of that name is left of a site that was removed: its store would be found again."""
    if data_dir.profile(name).exists():
        raise WrongUse(
            phrase("the store of an earlier site {0!r} is still there", name),
            advice=phrase("Choose another name, or delete its folder."),
        )


def moved(profile: Profile, old: Path, new: Path) -> Profile:
    """The profile with every file that is in its old folder named in the new one: certificates, the demo's site."""
    return Profile.model_validate(_moved(profile.model_dump(), old, new))


def _moved(value: Any, old: Path, new: Path) -> Any:
    if isinstance(value, dict):
        return {key: _moved(part, old, new) for key, part in value.items()}
    if isinstance(value, Path):
        return new / value.relative_to(old) if value.is_relative_to(old) else value
    if isinstance(value, str) and value.startswith(SQLITE):
        file, mark, query = value.removeprefix(SQLITE).partition("?")
        return f"{SQLITE}{_moved(Path(file), old, new)}{mark}{query}"
    return value


@contextmanager
def renamed_folder(old: Path, new: Path) -> Iterator[None]:
    """Rename a profile's folder; where the block fails, it has its old name again.

    Raises WrongUse where the new one exists, StoreBusy where somebody has the store open, else AlxError.
    """
    if old == new or not old.exists():
        if not old.exists() and new.exists():
            check_folder(DataDir(new.parent.parent), new.name)
        yield
        return
    _check_free(old, new)
    (old / MARK).write_text(old.name, encoding="utf-8")
    _rename(old, new)
    try:
        yield
    except BaseException:
        with suppress(AlxError):
            _rename(new, old)
            (old / MARK).unlink(missing_ok=True)
        raise
    (new / MARK).unlink(missing_ok=True)


def give_name_back(folder: Path, known: Collection[str]) -> None:
    """Where a rename of this folder was killed before the settings had the new name, give it its old one again.

    known: names of all profiles; a folder that is called as one of them is that one's, and bears no mark any more.
    """
    if folder.exists():
        (folder / MARK).unlink(missing_ok=True)
        return
    if not folder.parent.exists():
        return
    for other in folder.parent.iterdir():
        with suppress(OSError):
            if other.name not in known and (other / MARK).read_text(encoding="utf-8") == folder.name:
                other.rename(folder)
                (folder / MARK).unlink(missing_ok=True)
                return


def _check_free(old: Path, new: Path) -> None:
    # Where the file system ignores case, another spelling of the name is the same folder.
    if new.exists() and not new.samefile(old):
        check_folder(DataDir(new.parent.parent), new.name)
    from alx_desktop.store.locks import use_lock

    # Only looked at: Windows renames no folder in which a file is open.
    lock = use_lock(old, shared=False)
    if not lock.try_acquire():
        raise StoreBusy(
            str(old), title=phrase("The store is in use"), advice=phrase("Close the windows and runs that use it.")
        )
    lock.release()


def _rename(old: Path, new: Path) -> None:
    try:
        old.rename(new)
    except OSError as error:
        raise AlxError(
            str(error),
            title=phrase("The profile's folder cannot be renamed"),
            advice=phrase("Nothing was changed. Close the windows and runs that use it, then try again."),
        ) from error
