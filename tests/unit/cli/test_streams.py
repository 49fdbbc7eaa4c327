"""Processes of their own: start-up, streams, errors, and Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.conftest import HOME, Run, without_display
from tests.waiting import until

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")
HEAVY = ("PySide6", "openpyxl", "sqlalchemy", "pydantic", "keyring", "alembic", "numpy")


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(argument: str) -> None:
    code = (
        "import sys; from alx_desktop.cli import main; sys.argv = ['alx-desktop', %r]\n"
        "try: main()\n"
        "except SystemExit as end: print(end.code, sorted(set(%r) & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code % (argument, HEAVY)], capture_output=True, text=True, check=True, cwd=HOME
    )
    assert ended.stdout.splitlines()[-1] == "0 []"


def test_results_and_messages_do_not_mix(run_alone: Run, synced_copy: Path) -> None:
    ended = run_alone("--data-dir", synced_copy, "--profile", "demo", "sync", "--json")
    assert (ended.code, ended.data["result"]) == (0, "success")
    ended = run_alone("--data-dir", synced_copy, "--profile", "unknown", "sync")
    assert (ended.code, ended.out) == (2, "")


def test_a_code_page_without_the_characters_is_no_error(run_alone: Run, synced_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "Łukasz 👷.csv"
    ended = run_alone("--data-dir", synced_copy, "export", "course-progress", "--format", "csv", "--output", out,
                      PYTHONIOENCODING="cp1252")  # fmt: skip
    assert ended.code == 0
    assert out.exists()


def test_no_display_no_window(run_alone: Run, tmp_path: Path) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("there is always a display")
    for command in ([], ["run"]):
        ended = run_alone("--data-dir", tmp_path, *command)
        assert ended.code == 1
        assert "no display" in ended.err and "--help" in ended.err


def test_demo_without_a_display_makes_a_synced_profile(run_alone: Run, tmp_path: Path) -> None:
    ended = run_alone("--data-dir", tmp_path, "demo", "--size", "small")
    assert ended.code == 0
    assert "What next" in ended.out
    again = run_alone("--data-dir", tmp_path, "demo", "--json")
    assert (again.code, again.data["profile"]) == (0, "demo")
    status = run_alone("--data-dir", tmp_path, "status", "--json").data
    assert status["rows_live"] == again.data["rows_live"] > 100


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not toml [", "config.toml"),
        (b"[profiles.x]\nname = 5\n", "profiles.x.source: Field required"),
        (b"unknown = 1\n", "unknown: Extra inputs"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_damaged_settings_are_named(run: Run, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    ended = run("--data-dir", tmp_path, "profile", "list")
    assert ended.code == 2
    assert "config.toml" in ended.err and said in ended.err and "profile add" in ended.err
    assert "pydantic" not in ended.err


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs Linux's /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], ["profile", "list", "--json"], ["profile", "list"]])
def test_a_full_disk_behind_stdout_is_told(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    assert run("--data-dir", tmp_path, "profile", "add", "x", "--url", "sqlite:///x.sqlite").code == 0
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "alx_desktop", "--data-dir", str(tmp_path), *arguments],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", cwd=HOME, env=without_display(), check=False,
        )  # fmt: skip
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 2)
    assert "output could not be written" in ended.stderr


def test_a_data_directory_that_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run("--data-dir", tmp_path / "file", "profile", "list")
    assert ended.code == 1
    assert "--data-dir" in ended.err and "file" in ended.err


def test_a_mistake_of_ours_is_told_in_a_line_and_logged(
    run: Run, synced_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("alx_desktop.services.sync.read_status", broken)
    ended = run("--data-dir", synced_copy, "status", "--json")
    assert ended.code == 1
    assert ended.data["error"]["type"] == "Unexpected"
    assert "ZeroDivisionError: oops" in ended.err
    assert "Traceback" in (synced_copy / "logs" / "alx-desktop.log").read_text("utf-8")


def test_a_mistake_before_the_log_is_there_is_logged_too(tmp_path: Path) -> None:
    broken = "import alx_desktop.ui.application as a; a.run_window = None\nfrom alx_desktop.cli import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", broken, "--data-dir", str(tmp_path), "run"], capture_output=True, encoding="utf-8",
        check=False, cwd=HOME, env=without_display() | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert ended.returncode == 1
    assert "unexpected" in ended.stderr and "Traceback" not in ended.stderr
    assert "TypeError" in (tmp_path / "logs" / "alx-desktop.log").read_text("utf-8")


def started(*arguments: str) -> subprocess.Popen[str]:
    """A process to send signals to; what it writes is text."""
    return subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=HOME,
        env=without_display(), stdin=subprocess.DEVNULL,
    )  # fmt: skip


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_the_work_and_is_4(tmp_path: Path, number: int) -> None:
    process = started("-m", "alx_desktop", "--data-dir", str(tmp_path), "demo", "--size", "large", "--no-window")
    until(lambda: any((tmp_path / "profiles").rglob("*.sqlite*")) if (tmp_path / "profiles").exists() else False)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (4, "")
    assert "Stopping" in err and "Cancelled" in err and "Traceback" not in err


STUBBORN = """
import sys, time
from alx_desktop.cli.working import run_cancellable
from alx_desktop.domain.progress import CancelToken
def work(progress, cancel):
    print("at work", flush=True)
    while not cancel.cancelled: time.sleep(0.01)
    print("asked", flush=True)
    time.sleep(600)
run_cancellable(work, True, CancelToken())
"""


@POSIX
def test_a_second_ctrl_c_kills() -> None:
    process = started("-c", STUBBORN)
    assert process.stdout is not None
    assert process.stdout.readline() == "at work\n"
    process.send_signal(signal.SIGINT)
    assert process.stdout.readline() == "asked\n"
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    process.communicate()
