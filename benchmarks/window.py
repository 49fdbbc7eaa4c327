"""The window with a large store: when it first shows, and how long its event loop stands still under load.

    python bootstrap.py bench window --data-dir DIR [--profile NAME] [--starts 20] [--seconds 60]

DIR is a data directory whose profile has a synced store. First window: from the start of the process to its first
paint, warm, percentiles over many starts. Gaps: time between two beats of a 2 ms timer of the event loop while a full
sync into the store, an Excel export of everything and visits of all pages run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.gap_watch import GapWatch  # noqa: E402

EXPLAINED_SECONDS = 0.06
"""Gaps above this are explained, the longest of them."""
EXPLAINED = 8

STARTED = "ALX_BENCH_STARTED"


def percentiles(values: list[float]) -> str:
    """p50, p95, p99 and the maximum, in milliseconds."""
    ordered = sorted(values)
    at = {p: ordered[min(len(ordered) - 1, int(len(ordered) * p / 100))] * 1000 for p in (50, 95, 99)}
    return f"p50 {at[50]:.0f} ms, p95 {at[95]:.0f} ms, p99 {at[99]:.0f} ms, max {ordered[-1] * 1000:.0f} ms"


def first_paint(data_dir: str, profile: str | None) -> None:
    """Child process: show the window as `alx-desktop` does, print the seconds until its first paint, leave."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from alx_desktop.app import App
    from alx_desktop.paths import DataDir
    from alx_desktop.ui import application

    class Painted(application.MainWindow):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            print(time.time() - float(os.environ[STARTED]), flush=True)
            QTimer.singleShot(0, QApplication.quit)

    application.MainWindow = Painted  # type: ignore[misc]
    application.run_window(App(DataDir(Path(data_dir))), profile)


def measure_starts(options: argparse.Namespace) -> None:
    """Start the window again and again."""
    times = []
    for _start in range(options.starts + 2):
        command = [sys.executable, __file__, "--child", "--data-dir", options.data_dir]
        command += ["--profile", options.profile] if options.profile else []
        environment = os.environ | {STARTED: str(time.time())}
        found = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        times.append(float(found.split()[0]))
    # The first two starts warm the disk cache.
    print(f"first window over {options.starts} starts: {percentiles(times[2:])}")


class Beats:
    """A 2 ms timer; keeps the gaps between its beats."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self.watch = GapWatch(EXPLAINED_SECONDS)
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(2)

    def _beat(self) -> None:
        self.gaps.append(self.watch.beat())

    def tell(self, what: str) -> None:
        """Print the gaps since the last time, and why the longest were."""
        gaps, self.gaps = self.gaps, []
        print(f"event loop gaps, {what}: {percentiles(gaps)}")
        for gap in sorted(self.watch.take(), key=lambda gap: -gap.seconds)[:EXPLAINED]:
            print(gap.text())
        sys.stdout.flush()


class FirstPaints:
    """How long it takes from asking for a page to its first paint."""

    def __init__(self) -> None:
        self._seconds: list[float] = []
        self._asked: float | None = None
        self._watched = set[int]()

    def visit(self, window: Any, key: str) -> None:
        """Bring a page to the front."""
        self._asked = time.perf_counter()
        window.go_to(key)
        if id(window.page) not in self._watched:
            self._watched.add(id(window.page))
            _tell_paints(window.page, self._painted)

    def _painted(self) -> None:
        if self._asked is not None:
            self._seconds.append(time.perf_counter() - self._asked)
            self._asked = None

    def tell(self, what: str) -> None:
        """Print them."""
        if self._seconds:
            print(f"pages shown, {what}: {percentiles(self._seconds)}", flush=True)
        self._seconds = []


def _tell_paints(widget: Any, painted: Callable[[], None]) -> None:
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted()
            return False

    widget.installEventFilter(Watch(widget))


class Load:
    """What runs in the window: visits of all pages; and, when asked, a full sync and an export."""

    beside = "full sync and export"

    def __init__(self, flow: Any, seconds: float, folder: Path) -> None:
        from PySide6.QtCore import QTimer

        from alx_desktop.ui.places import default_places
        from alx_desktop.ui.preparing import PagePreparation

        self._flow, self._seconds, self._folder = flow, seconds, folder
        self.beats, self.shown = Beats(), FirstPaints()
        self._visits = QTimer()
        self._visits.timeout.connect(self._visit)
        self._number = 0
        preparation = flow._window.findChild(PagePreparation)
        self._places = [spec.place.key for spec in default_places()]
        preparation.prepared.connect(self._quiet)

    def _visit(self) -> None:
        self.shown.visit(self._flow._window, self._places[self._number % len(self._places)])
        self._number += 1

    def _quiet(self) -> None:
        from PySide6.QtCore import QTimer

        self.beats.tell("first window, and all pages prepared")
        self._visits.start(1500)
        QTimer.singleShot(int(self._seconds * 250), self._loaded)

    def _loaded(self) -> None:
        from PySide6.QtCore import QTimer

        self.beats.tell("pages alone")
        self.shown.tell("pages alone")
        self._start_load()
        QTimer.singleShot(int(self._seconds * 1000), self._end)

    def _start_load(self) -> None:
        from alx_desktop.domain.report_query import ReportQuery
        from alx_desktop.domain.sync import SyncMode
        from alx_desktop.services.exports import ExportFormat, ExportRequest

        session = self._flow.session
        request = ExportRequest(ReportQuery(), (), ExportFormat.XLSX, self._folder / "all.xlsx")
        exports = session.site.exports
        self._flow._context.tasks.start(lambda p, c: exports.run(request, p, c), title="Export", visible=True)
        session.start_sync(SyncMode.FULL)

    def _end(self) -> None:
        from PySide6.QtWidgets import QApplication

        running = len(self._flow._context.tasks.running_visible)
        self.beats.tell(f"with {self.beside} ({running} still running)")
        self.shown.tell(f"with {self.beside}")
        self._flow._context.tasks.cancel_all()
        QApplication.exit(0)  # quit() asks first, as work is still running


def measure_gaps(options: argparse.Namespace, kind: type[Load] = Load) -> None:
    """The window with its pages, first alone, then with a full sync and an export beside it."""
    from alx_desktop.app import App
    from alx_desktop.paths import DataDir
    from alx_desktop.ui import application

    started = application._Start
    loads: list[Load] = []
    with tempfile.TemporaryDirectory(prefix="alx-window-") as folder:

        class Loaded(started):  # type: ignore[valid-type, misc]
            def __call__(self) -> None:
                super().__call__()
                loads.append(kind(self._flow, options.seconds, Path(folder)))

        application._Start = Loaded  # type: ignore[misc]
        application.run_window(App(DataDir(Path(options.data_dir))), options.profile)


def main() -> None:
    """Both measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", required=True)
    parser.add_argument("--profile")
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.child:
        first_paint(options.data_dir, options.profile)
        return
    if options.starts:
        measure_starts(options)
    measure_gaps(options)


if __name__ == "__main__":
    main()
