"""A file that a person asked for: written beside its place, then renamed over it; whole or as it was before."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from alx_desktop.domain.errors import AlxError, DiskFull, ExportFailed, WrongUse
from alx_desktop.domain.phrases import phrase

FULL = {errno.ENOSPC, errno.EDQUOT}
WINDOWS_FULL = {39, 112}
"""ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL."""
BUFFER = 1 << 20


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write; at the end of the block it becomes `path`. On any error `path` stays as it was.

    The new file gets the rights that the system gives by default: people export to shared folders.
    Raises WrongUse (no such folder), DiskFull, ExportFailed.
    """
    if path.is_symlink():  # the link stays; only then, as the full path of a Windows share is hard to read
        path = path.resolve()
    if path.is_dir():
        raise WrongUse(f"{path} is a folder", advice=phrase("Give the name of a file."))
    if path.exists() and not path.is_file():  # the rename would put a file in place of a device
        raise WrongUse(f"{path} is no ordinary file", advice=phrase("Give the name of a file."))
    if not path.parent.is_dir():
        raise WrongUse(
            f"there is no folder {path.parent}", advice=phrase("Make the folder first, or choose another one.")
        )
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb", buffering=BUFFER) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _flush(path.parent)
    except OSError as error:
        raise _translated(error, path) from error
    finally:
        # After the rename there is nothing to remove; what cannot be removed must not hide the error.
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    """See a new name onto the disk: what follows an export may erase what it holds."""
    with suppress(OSError):  # Windows opens no folder, some shares flush none
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _translated(error: OSError, path: Path) -> AlxError:
    if error.errno in FULL or getattr(error, "winerror", None) in WINDOWS_FULL:
        return DiskFull(
            str(path), advice=phrase("Free some space and export again; an older file of that name is untouched.")
        )
    if isinstance(error, PermissionError):
        return ExportFailed(
            f"{path}: {error.strerror or error}",
            advice=phrase("Close the file if it is open in another program, or choose a folder that you may write to."),
        )
    return ExportFailed(f"{path}: {error.strerror or error}", advice=phrase("Choose another folder, and export again."))
