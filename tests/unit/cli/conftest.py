"""The command line is tested in this process, and, where streams and signals matter, in one of its own."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer import testing
from typer.testing import CliRunner

from alx_desktop.cli import app as command_line
from tests.unit.synced_demo import synced_copy, synced_demo

__all__ = ["synced_copy", "synced_demo"]

HOME = Path(__file__).parents[3]

# The same command for every call of it: to build its 60 parsers takes longer than most commands.
testing._get_command = functools.cache(testing._get_command)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Standard output as one JSON value."""
        return json.loads(self.out)


Run = Callable[..., Ended]


@pytest.fixture
def run() -> Run:
    """Run a command in this process, with ALX_DATA_DIR of the test."""

    def run_here(*arguments: object, input: str | None = None) -> Ended:
        result = CliRunner().invoke(command_line, [str(one) for one in arguments], input=input)
        assert "Traceback" not in result.stderr
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Ended(result.exit_code, result.stdout, result.stderr)

    return run_here


@pytest.fixture
def run_alone() -> Run:
    """Run a command in a process of its own, without a terminal and without a display."""

    def run_there(*arguments: object, **environment: str) -> Ended:
        result = subprocess.run(
            [sys.executable, "-m", "alx_desktop", *(str(one) for one in arguments)],
            capture_output=True, encoding="utf-8", timeout=120, check=False, cwd=HOME, stdin=subprocess.DEVNULL,
            env=without_display() | environment,
        )  # fmt: skip
        assert "Traceback" not in result.stderr
        return Ended(result.returncode, result.stdout, result.stderr)

    return run_there


def without_display() -> dict[str, str]:
    """The environment of a process that can show no window."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {key: value for key, value in os.environ.items() if key not in hidden} | {
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONPATH": str(HOME),
    }
