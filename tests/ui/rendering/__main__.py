"""Renders every page and dialog: light and dark, 1x and 2x, with data, empty, while loading, with an error.

    .venv/bin/python -m tests.ui.rendering FOLDER [PART-OF-A-NAME ...]

The pictures go to FOLDER/1x, FOLDER/1x-small (a window of the least size) and FOLDER/2x, each with contact sheets in
its folder `sheets`. The folder `shots` is kept out of the repository (.gitignore). ALX_LANGUAGE=de in the environment
makes the window speak German.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = {"1x": "1", "1x-small": "1", "2x": "2"}


def main(folder: Path, wanted: list[str]) -> int:
    """Each run in a process of its own, because Qt takes its scale at the start; returns the number that failed."""
    failed = 0
    for run, scale in RUNS.items():
        command = [sys.executable, "-m", "tests.ui.rendering", "--run", str(folder / run), *wanted]
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        failed += subprocess.run(command, env=environment, check=False).returncode != 0
    return failed


def render(folder: Path, wanted: list[str]) -> None:
    """The scenes whose names contain one of `wanted` (all by default), at this process's scale."""
    from alx_desktop.ui.application import make_application
    from alx_desktop.ui.language import Language, speak
    from alx_desktop.ui.window_state import LEAST_HEIGHT, LEAST_WIDTH
    from tests.ui.rendering.scenes import SCENES
    from tests.ui.rendering.sheets import make_sheets
    from tests.ui.rendering.shot import Shot
    from tests.ui.rendering.stage import SIZE

    if "ALX_LANGUAGE" in os.environ:
        speak(Language(os.environ["ALX_LANGUAGE"]), make_application())
    folder.mkdir(parents=True, exist_ok=True)
    size = (LEAST_WIDTH, LEAST_HEIGHT) if folder.name.endswith("small") else SIZE
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        for name, scene in SCENES.items():
            if wanted and not any(part in name for part in wanted):
                continue
            shot = Shot(Path(scratch), size)
            try:
                shot.save(folder, name, scene(shot))
            finally:
                # What it holds back would keep the process for ever, and a scene that failed would seem to be slow.
                shot.close()
        make_sheets(folder)


if __name__ == "__main__":
    if sys.argv[1] == "--run":
        render(Path(sys.argv[2]), sys.argv[3:])
    else:
        sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
