"""The window and a real tray (trayer, over XEmbed) on an X server of their own: hidden start, clicks, a lost tray."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.desktop_parts import need_programs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server and its tray")

HEIGHT = 900


class Desktop:
    """An X server whose tray comes and goes, and the window that is started on it."""

    def __init__(self, data_dir: Path, stack: ExitStack) -> None:
        self._stack = stack
        self._data_dir = data_dir
        alone = ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY")
        self.environment = {name: value for name, value in os.environ.items() if name not in alone}
        self.environment |= {"DISPLAY": self._serve(), "QT_QPA_PLATFORM": "xcb"}
        self.tray: subprocess.Popen[Any] | None = None

    def _serve(self) -> str:
        """The name of a display that is free."""
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"1280x{HEIGHT}x24", "-nolisten", "tcp"]
        self.start(command, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as answer:
            return f":{answer.readline().strip()}"

    def start(self, command: list[str], **options: Any) -> subprocess.Popen[Any]:
        """A program that ends with the test."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = getattr(self, "environment", None)
        process = subprocess.Popen(command, **{"env": environment, **quiet, **options})
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process

    def open_tray(self) -> None:
        """A panel with a tray."""
        self.tray = self.start(["trayer", "--edge", "bottom", "--align", "right", "--width", "20", "--height", "32"])

    def start_window(self, *arguments: str) -> subprocess.Popen[str]:
        """What `run` starts over the data directory of this test."""
        command = [sys.executable, "-m", "tests.integration.tray_user", "--data-dir", str(self._data_dir), "run"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return self.start([*command, *arguments], **pipes)

    def click(self, place: list[int], button: int) -> None:
        """A click of the mouse."""
        command = ["xdotool", "mousemove", *map(str, place), "click", str(button)]
        subprocess.run(command, env=self.environment, check=True)

    def press(self, *keys: str) -> None:
        """Some keys, one after the other."""
        for key in keys:
            subprocess.run(["xdotool", "key", "--delay", "50", key], env=self.environment, check=True)


@pytest.fixture
def desktop(data_dir: Path) -> Iterator[Desktop]:
    need_programs("Xvfb", "trayer", "xdotool")
    data_dir.mkdir()
    (data_dir / "config.toml").write_text('[window]\non_close = "background"\n')
    # What it knows before it has read that.
    (data_dir / "window.ini").write_text("[General]\non_close=background\n")
    with ExitStack() as stack:
        yield Desktop(data_dir, stack)


def wait_for(window: subprocess.Popen[str], shown: str, has_icon: bool, has_menu: bool = False) -> list[int]:
    """Read what the window prints until it is so; where the icon is."""
    assert window.stdout is not None
    for line in window.stdout:
        told = json.loads(line)
        # Before the tray has taken it in, the icon is somewhere above.
        is_there = told["icon"] is not None and told["icon"][1] > HEIGHT / 2
        seen = told["window"] == shown and told["menu"] == has_menu
        if seen and (is_there if has_icon else told["icon"] is None):
            return list(told["icon"] or [])
    raise AssertionError(f"the window ended, and was not {shown}")


def close(window: subprocess.Popen[str]) -> None:
    assert window.stdin is not None
    window.stdin.write("close\n")
    window.stdin.flush()


def test_hidden_start_click_a_tray_that_dies_a_second_start_and_quit(desktop: Desktop) -> None:
    desktop.open_tray()
    window = desktop.start_window("--background")
    icon = wait_for(window, "hidden", has_icon=True)
    desktop.click(icon, 1)
    wait_for(window, "shown", has_icon=True)
    close(window)
    wait_for(window, "hidden", has_icon=True)
    assert desktop.tray is not None
    desktop.tray.kill()
    wait_for(window, "minimized", has_icon=False)
    desktop.open_tray()
    icon = wait_for(window, "minimized", has_icon=True)
    second = desktop.start_window()
    wait_for(window, "shown", has_icon=True)
    assert second.wait(60) == 0
    close(window)
    icon = wait_for(window, "hidden", has_icon=True)
    desktop.click(icon, 3)
    wait_for(window, "hidden", has_icon=True, has_menu=True)
    desktop.press("Up", "Return")
    assert window.wait(60) == 0
