"""Scenes whose texts are twice as large, in a window of the usual size: what is cut. A process of its own, because the
look takes the size of text at its start:

    ALX_TEXT_SIZE=200 .venv/bin/python -m tests.ui.large_text WIDTH HEIGHT [SCENE ...]
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.ui.accessible import cut
from tests.ui.rendering.scenes import SCENES
from tests.ui.rendering.shot import Shot

MOMENT = 40
"""Milliseconds. For a picture a scene waits longer than its layouts need, so that all that moves has come to rest."""


class QuickShot(Shot):
    """Goes on as soon as nothing is read any more; what is looked at in the end is waited for there."""

    def settle(self, milliseconds: int = 120) -> None:
        super().settle(min(milliseconds, MOMENT))


def cut_in(folder: Path, name: str, size: tuple[int, int]) -> list[str]:
    """What is cut in a scene, once its layouts have come to rest."""
    shot = QuickShot(folder, size)
    try:
        shown = SCENES[name](shot) or shot.window
        shot.settle(60)
        shot.wait_for(lambda: not cut(shown), seconds=3)
        found = [f"{name}: {line}" for line in cut(shown)]
        high = [f"{name}: {shown.height()} high, its screen {size[1]}"] if shown.height() > size[1] else []
        return found + high
    finally:
        shot.close()


def main(width: int, height: int, names: list[str]) -> int:
    """How many scenes were walked, then what is cut in them, a line each."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        wrong = [line for name in names or SCENES for line in cut_in(Path(folder), name, (width, height))]
    sys.stdout.write("\n".join([f"{len(names or SCENES)} scenes", *wrong]) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
