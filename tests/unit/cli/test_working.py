"""Progress as text, and work on a thread."""

from __future__ import annotations

import signal
import sys

import pytest

from alx_desktop.cli.working import FIRST_LINE, LINE_EVERY, Lines, describe, duration, run_cancellable
from alx_desktop.domain.errors import Cancelled, DiskFull
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 0 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h 0 min"),
        (90_061, "25 h 1 min"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress("learners"), "Learners"),
        (Progress("learners", 1200, 4800, 1.0, 360.0, "1–9"), "Learners, 1,200 of 4,800 (25%), 6 min 0 s left, 1–9"),
        (Progress("read_rows", 5), "Read rows, 5"),
        (Progress("x", 0, 0), "X"),
    ],
)  # fmt: skip
def test_describe(progress: Progress, text: str) -> None:
    assert describe(progress) == text


def test_lines_come_every_few_seconds_and_not_for_short_work() -> None:
    clock = [0.0]
    lines: list[str] = []
    show = Lines(lambda: clock[0], lines.append)
    for tenth in range(200):
        clock[0] = tenth / 10
        show(Progress("a" if tenth % 2 else "b", tenth, 200))
    assert len(lines) == 1 + int((19.9 - FIRST_LINE) / LINE_EVERY)
    assert lines[0] == "B, 20 of 200 (10%)"


def test_the_answer_and_the_error_come_back() -> None:
    assert run_cancellable(lambda _progress, _cancel: 5, True, CancelToken()) == 5

    def fail(*_args: object) -> None:
        raise DiskFull("here")

    with pytest.raises(DiskFull, match="here"):
        run_cancellable(fail, False, CancelToken())


@pytest.mark.skipif(sys.platform == "win32", reason="a signal that a process sends itself kills it there")
def test_a_command_that_was_stopped_in_one_part_does_not_begin_the_next() -> None:
    token = CancelToken()
    seen: list[bool] = []

    def opening(_progress: ProgressSink, cancel: CancelToken) -> str:
        signal.raise_signal(signal.SIGINT)
        seen.append(cancel.wait(30))
        return "opened all the same"

    assert run_cancellable(opening, True, token) == "opened all the same"
    assert seen == [True]
    with pytest.raises(Cancelled):
        run_cancellable(lambda *_: seen.append(False), True, token)
    assert seen == [True]
