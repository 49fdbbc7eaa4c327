"""Every page and dialog, in every state, can be heard, reached, read and fitted on a small screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from alx_desktop.ui.theme import Theme, ThemeMode
from alx_desktop.ui.window_state import LEAST_HEIGHT, LEAST_WIDTH
from tests.ui.accessible import backwards, cut, deaf, name_of, nameless, tab_stops, unreached
from tests.ui.conftest import Desk
from tests.ui.readable import pale
from tests.ui.rendering.scenes import SCENES
from tests.ui.rendering.shot import Shot


@pytest.fixture
def shot(tmp_path: Path) -> Iterator[Shot]:
    """A window over a fake application."""
    made = Shot(tmp_path)
    yield made
    made.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("name", SCENES)
def test_everybody_can_use_it(shot: Shot, name: str) -> None:
    shown = SCENES[name](shot) or shot.window
    shot.settle(60)
    assert name_of(shown)
    stops = tab_stops(shown)
    wrong = [*nameless(shown), *deaf(shown), *unreached(shown, stops), *backwards(shown, stops)]
    wrong += cut_at_last(shot, shown)
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        shot.theme.set_mode(mode)
        shot.settle(0)
        wrong += [f"{mode}: {line}" for line in pale(shown, shot.theme)]
    wrong += [f"small: {line}" for line in cut_when_small(shot, shown)]
    assert wrong == []


def cut_when_small(shot: Shot, shown: QWidget) -> list[str]:
    """A screen of 1920 x 1080 where everything is twice as large: nothing is cut, what does not fit scrolls."""
    if shown is shot.window:
        shown.resize(LEAST_WIDTH, LEAST_HEIGHT)
    else:
        shown.resize(shown.width(), min(shown.height(), LEAST_HEIGHT))
    shot.settle(20)
    too_high = [f"{shown.height()} pixels high"] if shown.height() > LEAST_HEIGHT else []
    return [*too_high, *cut_at_last(shot, shown)]


def cut_at_last(shot: Shot, shown: QWidget) -> list[str]:
    """What is cut once the layouts have come to rest, which may take some turns."""
    shot.wait_for(lambda: not cut(shown), seconds=3)
    return cut(shown)


def test_the_checks_find_what_is_wrong(qtbot: QtBot, theme: Theme) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    top, middle, bottom, silent = (QPushButton(text) for text in ("Top", "Middle", "Bottom", ""))
    silent.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    pale_label, narrow = QLabel("Pale"), QLabel("Much too long")
    pale_label.setStyleSheet("color: #CCCCCC")
    narrow.setFixedWidth(20)
    for widget in (top, middle, bottom, silent, pale_label, narrow):
        column.addWidget(widget)
    QWidget.setTabOrder(top, bottom)
    dialog.show()
    assert [line.partition(":")[0] for line in (*nameless(dialog), *deaf(dialog))] == ["no name", "no focus"]
    assert len(backwards(dialog, tab_stops(dialog))) == 1
    assert any("Much too long" in line for line in cut(dialog))
    assert any("Pale" in line for line in pale(dialog, theme))


@pytest.mark.parametrize("scene", ["control_center", "sync"])
def test_at_most_one_primary_button(desk: Desk, scene: str) -> None:
    desk.start(scene)
    shown = [w for w in desk.window.findChildren(QAbstractButton) if w.property("look") == "primary" and w.isVisible()]
    assert len(shown) <= 1


def test_states_are_said_in_words(desk: Desk) -> None:
    """Colour alone says nothing."""
    desk.start("sync")
    page: Any = desk.window.page
    table = page.history.table
    texts = {table.model().index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(12)}
    assert {"Success", "Failed", "Partial"} <= texts
