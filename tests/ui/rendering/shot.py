"""A state of the window over a fake application: a scene drives it there, for a picture or for a test."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from alx_desktop.domain.errors import StoreDamaged
from tests.ui import explained, fakes
from tests.ui.rendering.stage import SIZE, Stage

DAMAGED = StoreDamaged("reporting.sqlite: row 17 missing from index", advice="Run `doctor`.")


class Shot(Stage):
    """The stage over fakes that can be empty, slow or failing. `gate` holds what `held()` made."""

    def __init__(self, folder: Path, size: tuple[int, int] = SIZE) -> None:
        folder = Path(tempfile.mkdtemp(dir=folder))
        self.gate = threading.Event()
        self._holds = False
        super().__init__(folder, fakes.FakeApp(folder), size, now=lambda: fakes.NOW)

    def held(self, service: object) -> object:
        """A service that does not answer before the end of the scene."""
        self._holds = True
        return _Held(service, self.gate)

    def is_reading(self) -> bool:
        return super().is_reading() and all(gate.is_set() for gate in self._gates())

    def _gates(self) -> list[threading.Event]:
        app = self.app
        gates = [app.overview.gate, app.connection.gate, app.demo_gate, app.care.gate, app.care.release]
        gates += [app.diagnostics.release, app.monitoring.gate, app.verify.release]
        gates += [self.gate] if self._holds else []
        gates += [app.explain.gate] if isinstance(app.explain, explained.FakeExplain) else []
        return gates

    def close(self) -> None:
        for gate in (*self._gates(), self.app.sync.release):
            gate.set()
        super().close()


class _Held:
    def __init__(self, service: object, gate: threading.Event) -> None:
        self._service, self._gate = service, gate

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._service, name)
        if not callable(found):
            return found

        def wait(*arguments: object, **named: object) -> object:
            self._gate.wait(30)
            return found(*arguments, **named)

        return wait


class Failing:
    """A service whose every method fails."""

    def __getattr__(self, name: str) -> Any:
        def fail(*_arguments: object, **_named: object) -> None:
            raise DAMAGED

        return fail


Scene = Callable[[Shot], QWidget | None]
SCENES: dict[str, Scene] = {}
"""By name; see scenes.py, which imports all of them."""


def scene(run: Scene) -> Scene:
    """Drives a shot to a state. What it returns is shown instead of the window: a dialog."""
    SCENES[run.__name__] = run
    return run
