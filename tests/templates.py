"""Folders that many tests begin with: filled once in each process, then copied."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path

_filled: dict[Hashable, Path] = {}


@cache
def _scratch() -> Path:
    folder = tempfile.mkdtemp(prefix="alx-templates-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def filled(folder: Path, key: Hashable, fill: Callable[[Path], None]) -> None:
    """Fill `folder`, as `fill` did when it was first asked for `key`. It must leave no file open."""
    if key not in _filled:
        # A new one each time: where `fill` failed, its half of a folder is in nobody's way.
        template = Path(tempfile.mkdtemp(dir=_scratch()))
        fill(template)
        _filled[key] = template
    shutil.copytree(_filled[key], folder, dirs_exist_ok=True)
