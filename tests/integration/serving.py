"""Runs a scheduler in a process of its own, with seconds for minutes; for tests that kill it.

python -m tests.integration.serving DATA_DIR: a line of JSON on stdout for each turn that did something. Ends when its
standard input does.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import alx_desktop.services.scheduler_turn as scheduler_turn
import alx_desktop.sync.schedule as rules
from alx_desktop.app import App
from alx_desktop.paths import DataDir
from alx_desktop.services.scheduler_state import SchedulerState
from alx_desktop.services.scheduler_turn import TurnEnd
from tests.waiting import LONG

MINUTE = 3
"""Seconds that a "minute" of the schedule takes."""


class Served:
    """One such process, and what it has said."""

    def __init__(self, data_dir: Path) -> None:
        command = [sys.executable, "-m", "tests.integration.serving", str(data_dir)]
        self.process = subprocess.Popen(
            command, cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self.said: list[dict[str, Any]] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(json.loads(line))

    @property
    def runs(self) -> list[str]:
        """Ids of the runs that this process finished."""
        return [one["run"] for one in self.said if one["run"]]

    def stop(self) -> int:
        """End it in order."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(LONG)

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(*data_dirs: Path) -> Iterator[list[Served]]:
    """One process per data directory; none is left at the end."""
    made = [Served(folder) for folder in data_dirs]
    try:
        yield made
    finally:
        for one in made:
            one.kill()


def tell(state: SchedulerState, end: TurnEnd | None) -> None:
    """A listener that says how each turn ended."""
    begun = state.running is not None
    run = end.run.run_id if end is not None and end.run is not None else None
    error = type(end.error).__name__ if end is not None and end.error is not None else None
    if begun or run or error:
        line = {"profile": state.profile, "begun": begun, "run": run, "error": error, "busy": bool(end and end.busy)}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def main(data_dir: str) -> None:
    """Schedule every profile until the input ends."""
    rules.MINUTE = MINUTE
    scheduler_turn.LOOK_AGAIN = 0.3
    app = App(DataDir(Path(data_dir)))
    scheduler = app.make_scheduler()
    scheduler.listen(tell)
    scheduler.start()
    sys.stdin.read()
    stopped = scheduler.stop(LONG)
    app.close()
    sys.exit(0 if stopped else 1)


if __name__ == "__main__":
    main(sys.argv[1])
