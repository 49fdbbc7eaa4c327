"""The window program on Windows has no streams: commands work all the same, and errors come in a window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from alx_desktop.cli import main, window_commands
from alx_desktop.cli.console import forgiving_streams
from alx_desktop.domain.errors import AlxError


@pytest.fixture(autouse=True)
def no_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Python starts without a console."""
    for name in ("stdin", "stdout", "stderr", "__stderr__"):
        monkeypatch.setattr(sys, name, None)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[AlxError]:
    """The errors that were shown."""
    errors: list[AlxError] = []
    monkeypatch.setattr(window_commands, "show_error", errors.append)
    return errors


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """The exit code of a command."""
    monkeypatch.setattr(sys, "argv", ["alx-desktop", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code


def test_output_goes_nowhere_and_input_stays_unknown() -> None:
    forgiving_streams()
    with sys.stdout, sys.stderr:
        sys.stdout.write("Ωmega")
        sys.stderr.write("Ωmega")
    assert sys.stdin is None


def test_a_command_with_progress_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shown: list[AlxError]) -> None:
    assert call(monkeypatch, "--data-dir", str(tmp_path), "demo", "--size", "small", "--no-window") == 0
    assert shown == []


def test_an_error_comes_in_a_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shown: list[AlxError]) -> None:
    assert call(monkeypatch, "--data-dir", str(tmp_path), "--profile", "nobody", "status") != 0
    assert len(shown) == 1 and "nobody" in shown[0].detail + shown[0].title
