"""The last crash is kept for the next start: of Python, and of what is below Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alx_desktop.services.crash_report import REPORT, STACKS, CrashReports

DYING = """
import sys
from pathlib import Path
from alx_desktop.services.crash_report import CrashReports
crashes = CrashReports(Path(sys.argv[1]))
assert crashes.begin() is None
import faulthandler
faulthandler._sigsegv()
"""
KILLED = """
import os, sys
from pathlib import Path
from alx_desktop.services.crash_report import CrashReports
crashes = CrashReports(Path(sys.argv[1]))
crashes.begin()
os._exit(9)
"""
ENDING = """
import sys
from pathlib import Path
from alx_desktop.services.crash_report import CrashReports
crashes = CrashReports(Path(sys.argv[1]))
crashes.begin()
crashes.end()
"""


def failing(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def run(code: str, folder: Path) -> int:
    return subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, timeout=60).returncode


def test_an_error_is_kept_until_it_is_deleted(tmp_path: Path) -> None:
    crashes = CrashReports(tmp_path / "logs")
    assert crashes.last() is None
    crashes.keep(failing(ValueError("broken")))
    report = CrashReports(tmp_path / "logs").last()
    assert report is not None
    assert "ValueError: broken" in report.text and "ALX Desktop: " in report.text
    if os.name == "posix":
        assert (tmp_path / "logs" / REPORT).stat().st_mode & 0o777 == 0o600
    crashes.delete()
    crashes.delete()
    assert crashes.last() is None


def test_the_newest_replaces_the_one_before(tmp_path: Path) -> None:
    crashes = CrashReports(tmp_path)
    crashes.keep(failing(ValueError("first")))
    crashes.keep(failing(ValueError("second")))
    report = crashes.last()
    assert report is not None and "second" in report.text and "first" not in report.text


def test_tokens_are_not_kept(tmp_path: Path) -> None:
    crashes = CrashReports(tmp_path)
    crashes.keep(failing(ValueError("alx_abcdefghij_" + "x" * 43)))
    report = crashes.last()
    assert report is not None and "xxxx" not in report.text


def test_an_endless_recursion_and_half_characters(tmp_path: Path) -> None:
    crashes = CrashReports(tmp_path)
    crashes.keep(failing(ValueError("y" * 900_000 + "\ud800")))
    assert (tmp_path / REPORT).stat().st_size < 250_000


def test_a_report_is_kept_where_no_file_can_be_opened_for_the_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_more_files() -> list[tuple[str, str]]:
        raise OSError("too many open files")

    monkeypatch.setattr("alx_desktop.services.versions.versions", no_more_files)
    CrashReports(tmp_path).keep(ValueError("what happened"))
    kept = (tmp_path / REPORT).read_text(encoding="utf-8")
    assert "what happened" in kept and "too many open files" in kept


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    crashes = CrashReports(tmp_path / "file")
    crashes.keep(failing(ValueError("broken")))
    assert crashes.begin() is None
    crashes.end()


@pytest.mark.skipif(sys.platform == "win32", reason="a signal that kills is POSIX's; Windows writes the same file")
def test_a_process_that_dies_below_python_leaves_its_stacks(tmp_path: Path) -> None:
    assert run(DYING, tmp_path) != 0
    assert (tmp_path / STACKS).stat().st_size > 0
    assert run(ENDING, tmp_path) == 0
    report = CrashReports(tmp_path).last()
    assert report is not None
    assert "ended unexpectedly" in report.text and "Segmentation fault" in report.text


def test_a_process_that_was_killed_is_told_of_once_and_hides_no_error(tmp_path: Path) -> None:
    assert run(KILLED, tmp_path) == 9
    assert run(ENDING, tmp_path) == 0
    report = CrashReports(tmp_path).last()
    assert report is not None
    assert "ended from outside" in report.text
    CrashReports(tmp_path).delete()
    assert run(ENDING, tmp_path) == 0
    assert CrashReports(tmp_path).last() is None
    assert run(KILLED.replace("os._exit", "crashes.keep(ValueError('first')); os._exit"), tmp_path) == 9
    assert run(ENDING, tmp_path) == 0
    report = CrashReports(tmp_path).last()
    assert report is not None and "ValueError: first" in report.text


def test_an_orderly_end_leaves_nothing(tmp_path: Path) -> None:
    assert run(ENDING, tmp_path) == 0
    assert list(tmp_path.iterdir()) == []
