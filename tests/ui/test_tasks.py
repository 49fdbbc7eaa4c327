"""Work off the main thread: results, failures, cancelling, superseding, shutting down."""

from __future__ import annotations

import gc
import logging
import sys
import threading
import weakref
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import Cancelled, HostUnknown
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.ui.tasks import TaskRunner


class Listener(QObject):
    """Records what a task tells, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[Any] = []
        self.errors: list[Exception] = []
        self.progress: list[Progress] = []
        self.threads: set[QThread] = set()

    def take(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(QThread.currentThread())

    def fail(self, error: Exception) -> None:
        self.errors.append(error)
        self.threads.add(QThread.currentThread())

    def see(self, progress: Progress) -> None:
        self.progress.append(progress)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def listener(qapp: QApplication) -> Listener:
    return Listener()


def answer(value: object) -> Any:
    return lambda _progress, _cancel: value


def until_cancelled(_progress: ProgressSink, cancel: CancelToken) -> None:
    while not cancel.wait(0.01):
        pass
    raise Cancelled


def test_result_arrives_on_the_main_thread(qtbot: QtBot, tasks: TaskRunner, listener: Listener) -> None:
    seen: list[QThread] = []

    def work(_progress: ProgressSink, _cancel: CancelToken) -> int:
        seen.append(QThread.currentThread())
        return 42

    task = tasks.start(work, title="Counting", on_success=listener.take)
    with qtbot.waitSignal(task.finished):
        pass
    assert listener.results == [42]
    assert listener.threads == {QApplication.instance().thread()}  # type: ignore[union-attr]
    assert seen[0] is not QApplication.instance().thread()  # type: ignore[union-attr]
    assert tasks.running == []


def test_a_failure_that_nobody_handles_is_told(qtbot: QtBot, tasks: TaskRunner) -> None:
    def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
        raise HostUnknown("db")

    with qtbot.waitSignal(tasks.task_failed) as told:
        tasks.start(work, title="Sync")
    assert told.args is not None
    assert told.args[0] == "Sync"
    assert isinstance(told.args[1], HostUnknown)


def test_a_handled_failure_is_not_told_twice(qtbot: QtBot, tasks: TaskRunner, listener: Listener) -> None:
    told: list[object] = []
    tasks.task_failed.connect(lambda *arguments: told.append(arguments))

    def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
        raise HostUnknown("db")

    task = tasks.start(work, title="Sync", on_failure=listener.fail)
    with qtbot.waitSignal(task.finished):
        pass
    assert len(listener.errors) == 1
    assert told == []


@pytest.mark.parametrize("error", [ValueError("odd"), KeyboardInterrupt(), SystemExit(3)])
def test_whatever_is_raised_ends_the_task(qtbot: QtBot, tasks: TaskRunner, listener: Listener,
                                          error: BaseException) -> None:  # fmt: skip
    def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
        raise error

    task = tasks.start(work, title="Sync", on_failure=listener.fail)
    with qtbot.waitSignal(task.finished):
        pass
    assert listener.errors == [error]


def test_cancel_is_real(qtbot: QtBot, tasks: TaskRunner, listener: Listener) -> None:
    task = tasks.start(until_cancelled, title="Sync", on_success=listener.take, on_failure=listener.fail)
    with qtbot.waitSignals([task.cancelled, task.finished]):
        task.cancel()
        task.cancel()
    assert listener.results == []
    assert listener.errors == []


def test_cancel_callbacks_do_not_block_the_window(qtbot: QtBot, tasks: TaskRunner) -> None:
    """Cancelling may have to reach the server; that happens on a thread of its own."""
    where: list[int] = []
    started = threading.Event()

    def work(_progress: ProgressSink, cancel: CancelToken) -> None:
        cancel.on_cancel(lambda: where.append(threading.get_ident()))
        started.set()
        until_cancelled(_progress, cancel)

    task = tasks.start(work, title="Sync")
    assert started.wait(10)
    with qtbot.waitSignal(task.finished):
        task.cancel()
    assert where
    assert where[0] != threading.get_ident()


def test_a_newer_task_supersedes_an_older_one(qtbot: QtBot, tasks: TaskRunner, listener: Listener) -> None:
    release = threading.Event()

    def slow(_progress: ProgressSink, _cancel: CancelToken) -> str:
        release.wait(10)
        return "old"

    old = tasks.start(slow, title="Reading", on_success=listener.take, key="page")
    new = tasks.start(answer("new"), title="Reading", on_success=listener.take, key="page")
    qtbot.waitUntil(lambda: not new.is_running)
    release.set()
    qtbot.waitUntil(lambda: not old.is_running)
    assert listener.results == ["new"]


def test_the_last_progress_is_shown_before_the_end(qtbot: QtBot, tasks: TaskRunner, listener: Listener) -> None:
    def work(progress: ProgressSink, _cancel: CancelToken) -> None:
        for done in range(1, 5001):
            progress(Progress("learners", done, 5000))

    task = tasks.start(work, title="Sync")
    task.progressed.connect(listener.see)
    with qtbot.waitSignal(task.finished):
        pass
    assert listener.progress[-1].done == 5000
    assert len(listener.progress) < 1000


def test_callbacks_of_a_deleted_object_are_forgotten(qtbot: QtBot, tasks: TaskRunner) -> None:
    release = threading.Event()
    gone = Listener()
    task = tasks.start(lambda _p, _c: release.wait(10), title="Reading", on_success=gone.take)
    gone.deleteLater()
    QApplication.processEvents()
    del gone
    with qtbot.waitSignal(task.finished):
        release.set()


def test_visible_tasks_are_known(qtbot: QtBot, tasks: TaskRunner) -> None:
    task = tasks.start(until_cancelled, title="Sync", visible=True)
    hidden = tasks.start(until_cancelled, title="Reading")
    assert tasks.running_visible == [task]
    with qtbot.waitSignals([task.finished, hidden.finished]):
        tasks.cancel_all()
    assert tasks.running_visible == []


def test_shutting_down_waits_and_refuses_new_work(qtbot: QtBot, tasks: TaskRunner, listener: Listener) -> None:
    tasks.start(until_cancelled, title="Sync")
    assert tasks.shut_down(10_000)
    late = tasks.start(answer(1), title="Late", on_success=listener.take)
    with qtbot.waitSignal(late.cancelled):
        pass
    assert listener.results == []


def test_shutting_down_gives_up_on_work_that_does_not_stop(tasks: TaskRunner) -> None:
    started, release = threading.Event(), threading.Event()

    def stuck(_progress: ProgressSink, _cancel: CancelToken) -> None:
        started.set()
        release.wait(30)

    tasks.start(stuck, title="Stuck")
    assert started.wait(10)
    assert not tasks.shut_down(50)
    release.set()


def test_work_that_ends_while_its_runner_goes_troubles_nobody(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A signal of the runner itself was emitted here, and raised what the moment of its destruction made of it."""
    raised: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *told: raised.append(told))
    runner = TaskRunner()
    started, release = threading.Event(), threading.Event()

    def stuck(_progress: ProgressSink, _cancel: CancelToken) -> None:
        started.set()
        release.wait(30)

    runner.start(stuck, title="Stuck")
    assert started.wait(10)
    # Its destructor says so, then waits for the worker.
    runner.destroyed.connect(release.set)
    with caplog.at_level(logging.INFO, "alx_desktop.ui.tasks"):
        runner.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
    assert release.is_set()
    assert raised == [] and caplog.records == []


def test_many_short_tasks(qtbot: QtBot, tasks: TaskRunner, listener: Listener) -> None:
    for number in range(300):
        tasks.start(answer(number), title="Short", on_success=listener.take)
    qtbot.waitUntil(lambda: not tasks.running, timeout=20_000)
    gc.collect()
    assert sorted(listener.results) == list(range(300))


class _Work:
    """Work that can be told to be gone."""

    def __call__(self, _progress: ProgressSink, _cancel: CancelToken) -> None:
        pass


def test_nothing_of_a_task_is_left(qtbot: QtBot, tasks: TaskRunner) -> None:
    """Not even where it ends before start() has returned: work has a site and its store in it, and a day many tasks."""
    alive: list[weakref.ref[Any]] = []
    for number in range(600):
        work = _Work()
        alive.append(weakref.ref(work))
        task = tasks.start(work, title="", key="same" if number % 3 else None)
        alive.append(weakref.ref(task.token))
        del work, task
        if number % 20 == 0:
            qtbot.waitUntil(lambda: not tasks.running)
    qtbot.waitUntil(lambda: not tasks.running)

    def gone() -> bool:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return not [one for one in alive if one() is not None]

    qtbot.waitUntil(gone)
