"""The benchmarks of the desktop measure a site of the size that they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import desktop_site
from benchmarks.desktop_site import MARK, DesktopSize, prepared

SIZE = DesktopSize(240, 2, 3)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[DesktopSize]:
    """The sizes of what was filled; nothing is."""
    found: list[DesktopSize] = []
    monkeypatch.setattr(desktop_site, "_fill", lambda _app, _site, size: found.append(size))
    return found


def test_a_folder_is_made_once(tmp_path: Path, made: list[DesktopSize]) -> None:
    assert prepared(tmp_path, SIZE).root == prepared(tmp_path, SIZE).root
    assert made == [SIZE]


def test_a_folder_of_another_size_is_refused(tmp_path: Path, made: list[DesktopSize]) -> None:
    prepared(tmp_path, SIZE)
    with pytest.raises(SystemExit, match="another folder"):
        prepared(tmp_path, DesktopSize())
    assert made == [SIZE]


def test_what_was_stopped_half_way_is_made_anew(tmp_path: Path, made: list[DesktopSize]) -> None:
    prepared(tmp_path, SIZE)
    (tmp_path / MARK).write_text("")
    prepared(tmp_path, SIZE)
    assert made == [SIZE, SIZE]


def test_a_folder_with_data_of_somebody_is_left_alone(tmp_path: Path, made: list[DesktopSize]) -> None:
    theirs = tmp_path / "data" / "letter.txt"
    theirs.parent.mkdir()
    theirs.write_text("Dear")
    prepared(tmp_path, SIZE)
    assert theirs.read_text() == "Dear"
