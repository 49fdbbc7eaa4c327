"""A built program as its users have it: elsewhere, with neither Python nor checkout nor environment in reach."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
WINDOWS = os.name == "nt"
LONG = 120.0
"""Seconds after which something counts as hanging."""


class DoesNotHold(Exception):
    """What the built program does not do; the text has what it said."""


class BuiltProgram:
    """The folder that `bootstrap.py build` made, copied below `place`, with a data directory of its own there."""

    def __init__(self, made: Path, place: Path) -> None:
        self.folder = place / "Büro – ALX 1" / "alx-desktop"
        shutil.copytree(made, self.folder, symlinks=True)
        suffix = ".exe" if WINDOWS else ""
        self.command_line = self.folder / f"alx-desktop-cli{suffix}"
        self.window = self.folder / f"alx-desktop{suffix}"
        self.inside = self.folder / "_internal"
        self.data = place / "Daten ü"
        self.home = place / "Heim"
        self.home.mkdir()

    @property
    def environment(self) -> dict[str, str]:
        """No PATH to any program, and nothing of this shell but what Windows itself cannot do without."""
        if WINDOWS:
            kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
            return {**kept, "PATH": str(Path(os.environ["SYSTEMROOT"]) / "System32")}
        found = {"HOME": str(self.home), "PATH": "/nonexistent", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        return found | {"ALX_DB_PASSWORD": "not asked for"}

    def run(self, *arguments: str, codes: tuple[int, ...] = (0,), before: tuple[str, ...] = ()) -> str:
        """What a command of the command line says. before: a program that it runs under. Raises DoesNotHold."""
        command = [*before, str(self.command_line), "--data-dir", str(self.data), *arguments]
        done = subprocess.run(
            command, cwd=self.home, env=self.environment, capture_output=True, timeout=LONG, check=False
        )
        said = (done.stdout + done.stderr).decode(errors="replace")
        if done.returncode not in codes or "Traceback" in said:
            raise DoesNotHold(f"{' '.join(arguments)} ended with {done.returncode}: {said}")
        return done.stdout.decode(errors="replace")

    @contextmanager
    def started(self, program: Path, *arguments: str, before: tuple[str, ...] = ()) -> Iterator[Path]:
        """Runs until the end of the block, and must end well when it is then asked to. Gives the file of its words."""
        words = self.home / "said.txt"
        command = [*before, str(program), "--data-dir", str(self.data), *arguments]
        with words.open("wb") as file:
            process = subprocess.Popen(
                command, cwd=self.home, env=self.environment, stdout=file, stderr=file,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0), start_new_session=not WINDOWS,
            )  # fmt: skip
        try:
            yield words
            _interrupt(process)
            code = process.wait(LONG)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        said = words.read_text("utf-8", errors="replace")
        if code or "Traceback" in said:
            raise DoesNotHold(f"{program.name} {' '.join(arguments)} ended with {code}: {said}")

    def seconds(self, *arguments: str) -> float:
        """How long a command takes from start to end."""
        begun = time.perf_counter()
        self.run(*arguments)
        return time.perf_counter() - begun


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """As Ctrl+C, for the program and what it runs under."""
    if WINDOWS:
        process.send_signal(signal.CTRL_BREAK_EVENT)
    else:
        os.killpg(process.pid, signal.SIGINT)


def wait_for(words: Path, pattern: str) -> re.Match[str]:
    """The pattern in what a started program says. Raises DoesNotHold."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        with suppress(OSError):
            found = re.search(pattern, words.read_text("utf-8", errors="replace"))
            if found:
                return found
        time.sleep(0.02)
    raise DoesNotHold(f"never said {pattern}: {words.read_text('utf-8', errors='replace')}")


def opened_elsewhere(trace: Path, program: BuiltProgram) -> set[str]:
    """Files of this checkout or of any Python that a traced program has opened or started (strace's words)."""
    forbidden = {str(ROOT), sys.prefix, sys.base_prefix, "/usr/lib/python", "/usr/bin/python"} - {"/usr", "/"}
    found = set()
    for line in trace.read_text("utf-8", errors="replace").splitlines():
        path = re.search(r'"([^"]+)"', line)
        missing = "ENOENT" in line
        if path and not missing and path[1].startswith(tuple(forbidden)) and str(program.folder) not in path[1]:
            found.add(path[1])
    return found
