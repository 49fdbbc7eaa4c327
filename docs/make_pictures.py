"""Makes the pictures of the documents, without a screen: the real window over a demo site made for it, and scenes.

    .venv/bin/python docs/make_pictures.py [FOLDER]

The folder is docs/pictures by default; the repository keeps only what documents show. `python -m tests.ui.rendering`
makes pictures of everything else.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QWidget

from alx_desktop.app import App
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.paths import DataDir
from alx_desktop.services.report_columns import CATALOGUE
from tests.ui.rendering.scenes import SCENES
from tests.ui.rendering.shot import Shot
from tests.ui.rendering.stage import Stage

SIZE = (1280, 800)
OF_SCENES = {
    "welcome": "welcome",
    "assistant-test": "assistant_test",
    "companies": "companies",
    "company-fields": "company_fields",
    "offboard": "dialog_companies_offboard",
    "tokens": "tokens_detail",
    "token-once": "dialog_token_once",
    "sync": "sync_held",
    "endpoint": "endpoint_running",
    "monitoring": "monitoring",
    "diagnostics": "diagnostics_found",
}
"""Pictures of states that a new demo site does not have, by the name of the scene."""


def control_center(stage: Stage) -> QWidget:
    """The first page of a site that was synced."""
    stage.open("control_center")
    return stage.window


def reports(stage: Stage) -> QWidget:
    """The report, with a search and a row open."""
    stage.open("reports")
    stage.page.filters.search.setText("ireland")
    stage.settle(800)
    stage.page.table.setCurrentIndex(stage.page.model.index(1, 0))
    stage.page.details.open()
    stage.settle(400)
    return stage.window


def export(stage: Stage) -> QWidget:
    """What Export asks."""
    stage.open("reports")
    stage.page.open_export()
    shown: QWidget = stage.dialog(400)
    return shown


def why(stage: Stage) -> QWidget:
    """Where the first row's progress comes from."""
    stage.open("reports")
    stage.page.filters.search.setText("ireland")
    stage.settle(800)
    page = stage.page
    page.table.setCurrentIndex(page.model.index(1, list(CATALOGUE).index("percentage")))
    page.why.explain_cell()
    stage.settle(400)
    shown: QWidget = page.why.window
    return shown


OF_THE_DEMO: dict[str, Callable[[Stage], QWidget]] = {
    "control-center": control_center,
    "reports": reports,
    "export": export,
    "why": why,
}


def main(folder: Path) -> None:
    """Make all pictures, in light colours."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="alx-pictures-", ignore_cleanup_errors=True) as scratch:
        make_of_the_demo(Path(scratch) / "demo", folder)
        for name, scene in OF_SCENES.items():
            shot = Shot(Path(scratch), SIZE)
            shown = SCENES[scene](shot) or shot.window
            shot.settle(300)
            save(shown, folder, name)
            shot.close()


def make_of_the_demo(data: Path, folder: Path) -> None:
    """Make a demo site, sync it, and show it in the window."""
    app = App(DataDir(data))
    name = app.make_demo()
    site = app.open_site(name)
    site.sync.run(SyncRequest(mode=SyncMode.FULL), ignore_progress, CancelToken())
    site.close()
    for picture, show in OF_THE_DEMO.items():
        stage = Stage(data, app, SIZE)
        stage.start(name)
        save(show(stage), folder, picture)
        stage.close()


def save(widget: QWidget, folder: Path, name: str) -> None:
    """As PNG, as small as it gets without loss."""
    widget.grab().toImage().save(str(folder / f"{name}.png"), "PNG", 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
