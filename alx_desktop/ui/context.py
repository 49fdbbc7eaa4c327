"""What every page is given: theme, tasks, messages and the clock. One object, handed to constructors."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from alx_desktop.ui.closing import ClosePreference
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.window_state import WindowState


class Messages(Protocol):
    """Where pages say what happened; the window's message bar, or a recorder in tests."""

    def say(self, text: str, *, tone: str = "good") -> None:
        """A short note that goes away by itself."""

    def report_error(self, title: str, error: Exception) -> None:
        """A failure: stays until it is closed, its details can be copied."""

    def offer(self, text: str, action: str, on_action: Callable[[], None]) -> None:
        """A note with one button, such as Undo."""


@dataclass(frozen=True, slots=True)
class UiContext:
    """theme: colours and icons. tasks: work off the main thread. now: UTC epoch seconds, a clock for tests.

    closing: what closing the window does.
    builds_ahead: the page is built before anybody asks for it, part by part (Page.build). state: what the window
    remembers; None = nothing.
    """

    theme: Theme
    tasks: TaskRunner
    messages: Messages
    now: Callable[[], float] = field(default=time.time)
    closing: ClosePreference = field(default_factory=ClosePreference)
    builds_ahead: bool = False
    state: WindowState | None = None
