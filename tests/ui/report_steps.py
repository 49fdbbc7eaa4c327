"""The report page over a small site, read in full, and a person's steps on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.report_columns import CATALOGUE
from tests.ui.report_page import Stage, staged

PLACES = {name: place for place, name in enumerate(CATALOGUE)}


@pytest.fixture
def stage(qtbot, site, tmp_path):
    with staged(site, tmp_path / "window.ini") as made:
        made.page.activate()
        qtbot.waitUntil(lambda: made.page.model.totals is not None and not made.page.model.is_busy)
        yield made


def settle(qtbot, stage: Stage, query: ReportQuery) -> None:
    """Wait until the page shows this query in full."""
    model = stage.page.model
    qtbot.waitUntil(lambda: model.query == query and model.totals is not None and not model.is_waiting)
    qtbot.waitUntil(lambda: not model.is_busy)


def users(stage: Stage, count: int = 10) -> list[int]:
    return [stage.page.model.row(n)["user_id"] for n in range(min(count, stage.page.model.rowCount()))]


def click_header(qtbot, stage: Stage, column: str) -> None:
    header = stage.page.table.horizontalHeader()
    x = header.sectionViewportPosition(PLACES[column]) + 20
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 12))
