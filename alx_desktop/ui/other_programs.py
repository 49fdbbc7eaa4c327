"""What programs that we open (a browser, a file manager, Excel) find in their environment."""

from __future__ import annotations

import os
import sys


def leave_environment_clean() -> None:
    """In the built program: take back what PyInstaller's loader and its start of Qt have set for us alone.

    Called when Qt has read it. Else a browser would load our libraries and a KDE program our plugins. Source:
    PyInstaller's manual, "Launching external programs from the frozen application"; the system's loader reads
    LD_LIBRARY_PATH only when a process starts.
    """
    if not getattr(sys, "frozen", False):
        return
    for name in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        os.environ.pop(name, None)
    if sys.platform == "linux":
        _give_back("LD_LIBRARY_PATH")


def _give_back(name: str) -> None:
    """The value that the person had is in NAME_ORIG, if there was one."""
    before = os.environ.pop(f"{name}_ORIG", None)
    os.environ.pop(name, None)
    if before:
        os.environ[name] = before
