"""Temporary folders of a process; what a killed one has left is removed by the next that makes any.

The owner holds a lock file in the folder, which its process loses however it ends, so that neither its age nor a number
of a process, which may be given again, has to tell whether a folder is still in use.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import filelock

log = logging.getLogger(__name__)

LOCK = "in-use.lock"

YOUNG_SECONDS = 60.0
"""Age below which a folder is left alone: its owner may not have come to locking it."""


class OwnedFolder:
    """A new folder that is ours until remove(), or until this process ends. beside: its parent; None = the system's."""

    def __init__(self, prefix: str, beside: Path | None = None) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=beside))
        # Who removes it need not be the thread that made it.
        self._lock = filelock.FileLock(self.path / LOCK, thread_local=False)
        # A file system without locks: it is in use all the same, and only left behind after a kill.
        with suppress(OSError, NotImplementedError):
            self._lock.acquire(timeout=0)

    def remove(self) -> None:
        """Delete it with everything in it, as far as the system lets go of it."""
        # Windows deletes no open file.
        self._lock.release(force=True)
        shutil.rmtree(self.path, ignore_errors=True)


def tidy(prefix: str, beside: Path | None = None) -> None:
    """Delete the folders of that prefix whose owners have ended; what stands in the way is left for the next time."""
    parent = beside or Path(tempfile.gettempdir())
    for left in parent.glob(f"{prefix}*"):
        with suppress(OSError, NotImplementedError):  # another process may tidy too, or still use it
            if _is_ours(left) and time.time() - left.stat().st_mtime > YOUNG_SECONDS:
                with filelock.FileLock(left / LOCK, timeout=0):
                    pass
                shutil.rmtree(left, ignore_errors=True)
                log.info("removed %s, which an ended process had left", left.name)


def _is_ours(folder: Path) -> bool:
    """In a folder that everybody may write to, what looks like ours may be somebody else's trap."""
    me = getattr(os, "getuid", None)  # Windows has a temporary folder for each person
    return folder.is_dir() and not folder.is_symlink() and (me is None or folder.stat().st_uid == me())
