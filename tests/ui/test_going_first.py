"""The window's heavy moments are claimed, in nested event loops too, and nothing is once it is idle or closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alx_desktop.domain.priority import Priority
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui import going_first
from alx_desktop.ui.going_first import AFTERWARDS, LONGEST_TURN
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.places import default_places
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.window_state import WindowState


def settle() -> None:
    """What was asked for happens."""
    for _turn in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


class Claims(list[float]):
    """Seconds claimed, in order."""

    @property
    def now(self) -> float:
        """The one that holds."""
        return self[-1] if self else 0.0


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch) -> Iterator[Claims]:
    found = Claims()
    monkeypatch.setattr(going_first, "claim", found.append)
    yield found
    assert going_first._depth == 0


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    made = MainWindow(Theme(qapp), TaskRunner(), WindowState(tmp_path), default_places())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_block_is_claimed_and_a_little_behind_it(claims: Claims) -> None:
    with going_first.going_first():
        assert claims.now == LONGEST_TURN
    assert claims.now == AFTERWARDS


def test_an_inner_block_does_not_end_the_outer_one(claims: Claims) -> None:
    with going_first.going_first():
        with going_first.going_first():
            pass
        assert claims.now == LONGEST_TURN
    assert claims.now == AFTERWARDS


def test_an_error_ends_the_claim(claims: Claims) -> None:
    with pytest.raises(ValueError), going_first.going_first():
        raise ValueError
    assert claims.now == AFTERWARDS


def test_painting_the_window_is_claimed(qtbot: QtBot, window: MainWindow, claims: Claims) -> None:
    window.rail.update()
    qtbot.waitUntil(lambda: bool(claims))
    assert (claims[0], claims.now) == (LONGEST_TURN, AFTERWARDS)


def test_other_events_are_not(window: MainWindow, claims: Claims) -> None:
    claims.clear()
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowTitleChange))
    assert not claims


def test_a_loop_within_a_claim_does_not_keep_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A menu's or a dialog's event loop goes on for as long as the person likes; the claim ends by itself meanwhile."""
    here, loop, ended = Priority(), QEventLoop(), list[bool]()
    monkeypatch.setattr(going_first, "claim", here.claim)

    def look() -> None:
        if here._clock() > here._until:
            ended.append(going_first._depth == 1)
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    with going_first.going_first():
        window.rail.update()  # claimed within the loop, too
        loop.exec()
    assert ended == [True]
    assert going_first._depth == 0


def test_what_a_task_brings_is_claimed(qtbot: QtBot, claims: Claims) -> None:
    runner = TaskRunner()
    seen: list[float] = []

    def work(_progress: ProgressSink, _cancel: CancelToken) -> int:
        return 1

    task = runner.start(work, title="Reading", on_success=lambda _result: seen.append(claims.now))
    with qtbot.waitSignal(task.finished):
        pass
    assert seen == [LONGEST_TURN]
    assert claims.now == AFTERWARDS
    assert runner.shut_down()


def test_nothing_is_claimed_after_the_window_has_closed(qtbot: QtBot, window: MainWindow, claims: Claims) -> None:
    with qtbot.waitSignal(window.closed):
        window.close_for_good()
    settle()
    claims.clear()
    window.rail.update()
    settle()
    assert not claims
