"""Work off the main thread: start it, see its progress, cancel it; a failure is always shown by somebody.

Workers get plain callables and know no Qt. All signals arrive on the main thread.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from alx_desktop.domain.errors import AlxError, Cancelled
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.ui.going_first import going_first

log = logging.getLogger(__name__)

PROGRESS_INTERVAL_MS = 66
"""Progress reaches the widgets at most 15 times a second, whatever the work reports."""


Work = Callable[[ProgressSink, CancelToken], Any]
"""What a task runs: gets a progress sink and a cancel token, returns its result, raises AlxError."""


class _Mailbox:
    """Where a worker leaves its newest progress; the main thread fetches it. An attribute is swapped as a whole."""

    def __init__(self) -> None:
        self.newest: Progress | None = None

    def put(self, progress: Progress) -> None:
        """Any thread."""
        self.newest = progress


class Task(QObject):
    """One piece of work, as the main thread sees it. Made by TaskRunner.start() only.

    progressed(Progress); then exactly one of succeeded(result), failed(exception), cancelled(); then finished().
    A task that was superseded emits nothing but finished().
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, runner: TaskRunner, title: str, *, visible: bool) -> None:
        super().__init__(runner)
        self.title = title
        self.visible = visible
        self.token = CancelToken()
        self.is_running = True
        self.is_stale = False
        self.is_cancelling = False
        self.progress: Progress | None = None
        self.mailbox = _Mailbox()

    def cancel(self) -> None:
        """Ask the work to stop. Returns at once: what reaches the server runs on a thread of its own."""
        self._runner.cancel(self)

    @property
    def _runner(self) -> TaskRunner:
        runner = self.parent()
        assert isinstance(runner, TaskRunner)
        return runner

    def flush_progress(self) -> None:
        """Hand the newest progress to the widgets, if there is any that they have not seen."""
        newest = self.mailbox.newest
        if newest is not None and newest is not self.progress:
            self.progress = newest
            if not self.is_stale:
                self.progressed.emit(newest)


class TaskRunner(QObject):
    """Starts tasks and owns them until they end.

    task_failed(title, exception): a failure that the caller of start() does not handle itself.
    visible_changed(): a task that the person knows of has started or ended.
    """

    task_failed = Signal(str, object)
    visible_changed = Signal()

    def __init__(self, parent: QObject | None = None, *, threads: int = 6) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        # A cancel may have to wait for the server (KILL QUERY), and must not wait for a free worker.
        self._cancel_pool = QThreadPool(self)
        self._tasks: dict[int, Task] = {}
        self._numbers = count(1)
        self._latest: dict[str, Task] = {}
        self._closing = False
        self._postman = _Postman()
        self._postman.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._ticker = QTimer(self)
        self._ticker.setInterval(PROGRESS_INTERVAL_MS)
        self._ticker.timeout.connect(self._flush)

    def start(
        self,
        work: Work,
        *,
        title: str,
        on_success: Callable[[Any], None] | None = None,
        on_failure: Callable[[Exception], None] | None = None,
        key: str | None = None,
        visible: bool = False,
    ) -> Task:
        """Run `work` on a worker thread.

        title: what the person calls it, for messages. on_failure None: the message bar shows it.
        key: a newer task with the same key supersedes this one: it is cancelled and its result dropped.
        visible: the person started it and is asked before the window closes.
        Callbacks should be bound methods of QObjects: Qt forgets them with their object.
        """
        task = Task(self, title, visible=visible)
        if on_success is not None:
            task.succeeded.connect(on_success)
        task.failed.connect(on_failure if on_failure is not None else self._report_failure)
        if key is not None:
            self.supersede(key)
            self._latest[key] = task
        number = next(self._numbers)
        self._tasks[number] = task
        if self._closing:
            task.token.cancel()
        self._pool.start(_Run(work, task.mailbox.put, task.token, _Answer(self._postman, number)))
        self._ticker.start()
        if visible:
            self.visible_changed.emit()
        return task

    def supersede(self, key: str) -> None:
        """Drop the running task of this key, if there is one."""
        task = self._latest.pop(key, None)
        if task is not None and task.is_running:
            task.is_stale = True
            self.cancel(task)

    def cancel(self, task: Task) -> None:
        """Ask a task to stop, without waiting."""
        if task.is_running and not task.is_cancelling:
            task.is_cancelling = True
            self._cancel_pool.start(partial(_cancel, task.token))

    @property
    def running(self) -> list[Task]:
        """Tasks that have not ended yet."""
        return list(self._tasks.values())

    @property
    def running_visible(self) -> list[Task]:
        """Tasks that the person started and would miss."""
        return [task for task in self._tasks.values() if task.visible and not task.is_stale]

    def cancel_all(self) -> None:
        """Ask everything to stop; what starts from now on is cancelled at once."""
        self._closing = True
        for task in self.running:
            self.cancel(task)

    def shut_down(self, limit_ms: int = 10_000) -> bool:
        """Cancel everything and wait; False if something still runs after `limit_ms`."""
        self.cancel_all()
        started = time.monotonic()
        done = self._pool.waitForDone(limit_ms)
        left = max(0, limit_ms - int((time.monotonic() - started) * 1000))
        return self._cancel_pool.waitForDone(left) and done

    def _flush(self) -> None:
        for task in self.running:
            task.flush_progress()

    def _report_failure(self, error: Exception) -> None:
        task = self.sender()
        self.task_failed.emit(task.title if isinstance(task, Task) else "", error)

    def _on_ended(self, number: int, how: str, outcome: object) -> None:
        task = self._tasks.pop(number)
        task.flush_progress()
        task.is_running = False
        if not self._tasks:
            self._ticker.stop()
        if not task.is_stale:
            with going_first():
                self._tell(task, how, outcome)
        task.finished.emit()
        if task.visible:
            self.visible_changed.emit()
        for key in [key for key, latest in self._latest.items() if latest is task]:
            del self._latest[key]
        task.deleteLater()

    def _tell(self, task: Task, how: str, outcome: object) -> None:
        if how == "succeeded":
            task.succeeded.emit(outcome)
        elif how == "failed":
            task.failed.emit(outcome)
        else:
            task.cancelled.emit()


class _Postman(QObject):
    """Brings answers of workers to the main thread.

    The runner may be on its way out, or gone, when a worker ends (the application has given up waiting). A signal of
    its own could not be emitted then; this object lives as long as a worker has it, and Qt has forgotten the runner.
    """

    ended = Signal(int, str, object)


class _Answer:
    """What a worker calls at its end."""

    def __init__(self, postman: _Postman, number: int) -> None:
        self._postman = postman
        self._number = number

    def __call__(self, how: str, outcome: object) -> None:
        self._postman.ended.emit(self._number, how, outcome)


class _Run:
    """What a worker calls. No QRunnable of ours: PySide 6.11 never frees one that ends before start() has returned, and
    everything that its work refers to with it.
    """

    def __init__(self, work: Work, report: ProgressSink, token: CancelToken, answer: _Answer) -> None:
        self._work, self._report, self._token, self._answer = work, report, token, answer

    def __call__(self) -> None:
        try:
            self._token.raise_if_cancelled()
            result = self._work(self._report, self._token)
        except Cancelled:
            self._answer("cancelled", None)
        except AlxError as error:
            log.info("task failed: %s", error)
            self._answer("failed", error)
        except BaseException as error:
            # Whatever it is, the main thread must hear of it: a spinner that turns for ever helps nobody.
            log.exception("task failed unexpectedly")
            self._answer("failed", error)
        else:
            self._answer("succeeded", result)


def _cancel(token: CancelToken) -> None:
    try:
        token.cancel()
    except Exception:
        log.exception("cancelling failed")
