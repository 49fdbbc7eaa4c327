""" "Why this value?" over a small site, and a person's steps to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from alx_desktop.services.explanation import Explanation
from alx_desktop.ui.pages.reports_why_window import WhyWindow
from benchmarks.report_store import NOW
from tests.ui import explained
from tests.ui.explained import FakeExplain
from tests.ui.report_page import Stage, staged
from tests.ui.report_site import ReportSite
from tests.ui.report_steps import PLACES


@pytest.fixture
def stage(qtbot: QtBot, site: ReportSite, tmp_path: Path) -> Iterator[Stage]:
    site.explain = FakeExplain(explained.equal(NOW))
    with staged(site, tmp_path / "window.ini") as made:
        made.page.activate()
        qtbot.waitUntil(lambda: made.page.model.totals is not None and not made.page.model.is_busy)
        yield made
        site.explain.gate.set()


def choose(stage: Stage, row: int = 2, column: str = "percentage") -> None:
    stage.page.table.setCurrentIndex(stage.page.model.index(row, PLACES[column]))


def window(stage: Stage) -> WhyWindow:
    made = stage.page.why.window
    assert made is not None
    return made


def ask(qtbot: QtBot, stage: Stage, *answers: Explanation, column: str = "percentage") -> WhyWindow:
    """Press the keys on a cell, and wait for Moodle's answer."""
    if answers:
        stage.site.explain = FakeExplain(*answers)
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    choose(stage, column=column)
    qtbot.keyClick(
        stage.page.table, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    wait_read(qtbot, stage)
    return window(stage)


def wait_read(qtbot: QtBot, stage: Stage) -> None:
    qtbot.waitUntil(lambda: stage.page.why.window is not None and not window(stage).head.verdict.bar.isVisible())


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]
