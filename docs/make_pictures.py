"""Makes the pictures of the documents: the real window, without a screen, over a demo site made for it.

    .venv/bin/python docs/make_pictures.py [FOLDER]     (default: docs/pictures; the repository keeps only what documents show)
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from alx_desktop.app import App
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.paths import DataDir
from alx_desktop.ui import application
from alx_desktop.ui.theme import ThemeMode

PAGES = ("control_center", "reports", "sync", "settings")
WIDTH, HEIGHT = 1280, 800
SETTLE_MS = 2500
"""A page reads the store in tasks; so long after it was opened it is surely complete."""


class Pictures:
    """Visits the pages one after the other, in light and dark, and saves what the window shows."""

    def __init__(self, flow: application.WindowFlow, folder: Path) -> None:
        self._flow = flow
        self._folder = folder
        self._left = [(page, mode) for mode in (ThemeMode.LIGHT, ThemeMode.DARK) for page in PAGES]

    def next(self) -> None:
        """Open the next page; when all are done, leave."""
        if not self._left:
            QApplication.quit()
            return
        page, mode = self._left.pop(0)
        window = self._flow._window
        window.resize(WIDTH, HEIGHT)
        window.context.theme.set_mode(mode)
        window.go_to(page)
        QTimer.singleShot(SETTLE_MS, lambda: self._save(f"{page.replace('_', '-')}-{mode}.png"))

    def _save(self, name: str) -> None:
        self._flow._window.grab().save(str(self._folder / name))
        self.next()


def main(folder: Path) -> None:
    """A demo site, a sync, and the window."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="alx-pictures-", ignore_cleanup_errors=True) as data:
        app = App(DataDir(Path(data)))
        name = app.make_demo()
        site = app.open_site(name)
        site.sync.run(SyncRequest(mode=SyncMode.FULL), ignore_progress, CancelToken())
        site.close()
        started = application._Start
        kept: list[Pictures] = []

        class Pictured(started):  # type: ignore[valid-type, misc]
            def __call__(self) -> None:
                super().__call__()
                # Qt keeps no reference to a plain object whose method a timer calls.
                kept.append(Pictures(self._flow, folder))
                QTimer.singleShot(SETTLE_MS, kept[0].next)

        application._Start = Pictured  # type: ignore[misc]
        application.run_window(app, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
