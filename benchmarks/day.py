"""A day of use in some minutes: what 24 hours leave behind in the window's process.

    python bootstrap.py bench day --folder DIR [--hours 24] [--enrolments 30000]

An hour is what happens in one: twelve syncs after changes in Moodle (the schedule of every five minutes), visits of
all pages, an export, the endpoint started, asked and stopped, the palette, the help and the other theme. After each
hour: megabytes, threads, open files (handles on Windows), timers, windows. Pools and caches fill while they are used,
so the second quarter of the day is what the last one is measured by: exit code 1 if the least of the last is more than
the most of the second, by a tenth in memory, or if a sync or an export of the day failed.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import psutil
import sqlalchemy as sa

from alx_desktop.domain.sync import RunResult
from benchmarks.desktop_site import PROFILE, DesktopSize, prepared

SYNCS = 12
CHANGES = 20
EVERYDAY = ("activity-completed", "activity-completed", "course-opened", "enrolled", "grade-changed")
TURN_MS = 5
MORE_MEMORY = 1.1
Waiting = Callable[[], bool]
"""True as soon as the day may go on."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is there after an hour."""

    megabytes: float
    threads: int
    files: int
    timers: int
    windows: int

    @classmethod
    def now(cls) -> Left:
        """Of this process."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        gc.collect()
        process, widgets = psutil.Process(), QApplication.topLevelWidgets()
        files = process.num_handles() if os.name == "nt" else process.num_fds()
        timers = sum(timer.isActive() for widget in widgets for timer in widget.findChildren(QTimer))
        return cls(process.memory_info().rss / 2**20, process.num_threads(), files, timers, len(widgets))


def grown(left: list[Left]) -> list[str]:
    """What there is more of in the last quarter of the hours than in the second."""
    quarter = max(1, len(left) // 4)
    before, after = left[quarter : 2 * quarter] or left, left[-quarter:]
    found = []
    for name in (field.name for field in fields(Left)):
        most = max(getattr(one, name) for one in before) * (MORE_MEMORY if name == "megabytes" else 1)
        if min(getattr(one, name) for one in after) > most:
            found.append(name)
    return found


class Day:
    """Plays hours in the window of `flow`. left: after each of them. failed: syncs and exports that were none."""

    def __init__(self, flow: Any, source: str, hours: int, folder: Path) -> None:
        from PySide6.QtCore import QTimer

        from alx_desktop.demo.changes import DemoChanges
        from alx_desktop.ui.places import default_places

        self._flow, self._window, self._folder = flow, flow._window, folder
        self._changes = DemoChanges(sa.create_engine(source), "mdl_", "iomad41", Random(1))
        self._random, self._places = Random(2), [spec.place.key for spec in default_places()]
        self.left: list[Left] = []
        self.failed: list[str] = []
        self._story = self._tell(hours)
        self._waiting: Waiting = lambda: flow.session is not None
        self._timer = QTimer()
        self._timer.timeout.connect(self._turn)
        self._timer.start(TURN_MS)

    def _turn(self) -> None:
        from PySide6.QtWidgets import QApplication

        if not self._waiting():
            return
        try:
            self._waiting = next(self._story)
        except StopIteration:
            self._timer.stop()
            QApplication.exit(0)

    def _tell(self, hours: int) -> Iterator[Waiting]:
        self._flow.session.sync_ended.connect(self._look_at)
        for hour in range(hours):
            for number in range(SYNCS):
                yield self._sync()
                yield from self._visit(hour * SYNCS + number)
            yield from self._hourly()
            yield self._is_calm
            self.left.append(Left.now())
            megabytes, *others = astuple(self.left[-1])
            print(f"hour {hour + 1:2}: {megabytes:6.1f} MB, threads, files, timers, windows {others}", flush=True)

    def _look_at(self, outcome: Any) -> None:
        if getattr(outcome, "result", None) is not RunResult.SUCCESS:
            self.failed.append(f"a sync ended with {outcome}")

    def _is_calm(self) -> bool:
        return not self._flow.session.is_syncing and not self._flow._context.tasks._tasks

    def _sync(self) -> Waiting:
        for _number in range(CHANGES):
            self._changes.apply(self._random.choice(EVERYDAY))
        self._flow.session.start_sync()
        return self._is_calm

    def _visit(self, number: int) -> Iterator[Waiting]:
        for at in range(3):
            self._window.go_to(self._places[(number * 3 + at) % len(self._places)])
            yield self._is_calm

    def _hourly(self) -> Iterator[Waiting]:
        from PySide6.QtWidgets import QApplication

        from alx_desktop.domain.report_query import ReportQuery
        from alx_desktop.services.exports import ExportFormat, ExportRequest
        from alx_desktop.ui.theme import ThemeMode

        exports, theme = self._flow.session.site.exports, self._flow._context.theme
        request = ExportRequest(ReportQuery(), (), ExportFormat.XLSX, self._folder / "all.xlsx")
        self._flow._context.tasks.start(lambda p, c: exports.run(request, p, c), title="Export", visible=True)
        yield self._is_calm
        if not request.path.exists():
            self.failed.append("an export wrote nothing")
        request.path.unlink(missing_ok=True)
        endpoint = self._flow.session.endpoint
        endpoint.start()
        yield lambda: endpoint.status.running and not endpoint.busy
        endpoint.stop()
        yield lambda: not endpoint.status.running and not endpoint.busy
        self._window.open_palette()
        self._window.palette_box.close()
        for mode in (ThemeMode.DARK, ThemeMode.LIGHT):
            theme.set_mode(mode)
            yield self._is_calm
        self._window.open_help()
        self._window.help_dialog.close()
        self._window.open_shortcuts()
        QApplication.activeModalWidget().close()
        yield self._is_calm


def main() -> int:
    """Play the day."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--enrolments", type=int, default=30_000)
    options = parser.parse_args()
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    data = prepared(folder, DesktopSize(options.enrolments, 12, 40))
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    day = _play(data, f"sqlite:///{folder / 'moodle.sqlite'}", options.hours)
    more = grown(day.left)
    print(f"more at the end of the day than in its second quarter: {', '.join(more) or 'nothing'}")
    print("\n".join(day.failed) or "every sync and export succeeded")
    return 1 if more or day.failed else 0


def _play(data: Any, source: str, hours: int) -> Day:
    from alx_desktop.app import App
    from alx_desktop.ui import application

    started, days = application._Start, list[Day]()
    with tempfile.TemporaryDirectory(prefix="alx-day-") as folder:

        class Started(started):  # type: ignore[valid-type, misc]
            def __call__(self) -> None:
                super().__call__()
                days.append(Day(self._flow, source, hours, Path(folder)))

        application._Start = Started  # type: ignore[misc]
        application.run_window(App(data), PROFILE)
    return days[0]


if __name__ == "__main__":
    raise SystemExit(main())
