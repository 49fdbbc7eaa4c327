"""Temporary folders: in use while their process lives, however old they are; removed by the next one after it died."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from alx_desktop.services import leftovers, sandbox
from alx_desktop.services.leftovers import OwnedFolder, tidy
from tests.waiting import LONG

PREFIX = "alx-test-"
OWNER = """
import sys
from pathlib import Path
from alx_desktop.services.leftovers import OwnedFolder
folder = OwnedFolder(sys.argv[1], Path(sys.argv[2]))
(folder.path / "data").write_text("x")
print(folder.path, flush=True)
sys.stdin.read()
"""


def age(path: Path) -> None:
    os.utime(path, (1, 1))


def owner(parent: Path, prefix: str = PREFIX) -> tuple[subprocess.Popen[str], Path]:
    """A process that has a folder, as it says."""
    command = [sys.executable, "-c", OWNER, prefix, str(parent)]
    root = str(Path(__file__).parents[3])
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": root}
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate(timeout=LONG)


def test_only_those_of_ended_processes_go(tmp_path: Path) -> None:
    mine = OwnedFolder(PREFIX, tmp_path)
    lives, his = owner(tmp_path)
    dies, left = owner(tmp_path)
    end(dies)
    try:
        other, plain = tmp_path / "other-1", tmp_path / f"{PREFIX}without-lock"
        for one in (other, plain):
            one.mkdir()
        (tmp_path / f"{PREFIX}file").write_text("mine")
        for one in (mine.path, his, left, other, plain, tmp_path / f"{PREFIX}file"):
            age(one)
        tidy(PREFIX, tmp_path)
        assert mine.path.exists() and (his / "data").exists() and other.exists()
        assert (tmp_path / f"{PREFIX}file").read_text() == "mine"
        assert not left.exists() and not plain.exists()
    finally:
        end(lives)
    age(his)
    tidy(PREFIX, tmp_path)
    assert not his.exists()
    mine.remove()
    assert not mine.path.exists()
    mine.remove()  # twice does no harm


def test_a_new_one_is_left_alone_even_without_its_lock(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}new").mkdir()
    tidy(PREFIX, tmp_path)
    assert (tmp_path / f"{PREFIX}new").exists()


def test_a_link_leads_nowhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "data").write_text("mine")
    link = tmp_path / f"{PREFIX}link"
    try:
        link.symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("this account may make no links")
    age(elsewhere)
    tidy(PREFIX, tmp_path)
    assert [path.name for path in elsewhere.iterdir()] == ["data"]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    tidy(PREFIX, tmp_path / "missing")


def test_the_next_sandbox_removes_what_a_killed_one_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers.tempfile, "tempdir", str(tmp_path))
    dies, left = owner(tmp_path, sandbox.PREFIX)
    end(dies)
    age(left)
    first = sandbox.open_sandbox()
    try:
        assert not left.exists() and first.folder.path.parent == tmp_path
        age(first.folder.path)
        second = sandbox.open_sandbox()
        assert first.folder.path.exists()
        second.close()
    finally:
        first.close()
    assert [path for path in tmp_path.iterdir() if path.name.startswith(sandbox.PREFIX)] == []
