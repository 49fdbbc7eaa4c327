"""The folders that tests begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.templates import filled


def test_each_test_hears_why_its_folder_was_not_filled(tmp_path: Path) -> None:
    ways = [ZeroDivisionError("no site"), ZeroDivisionError("no site"), None]

    def fill(folder: Path) -> None:
        (folder / "half").touch(exist_ok=False)
        problem = ways.pop(0)
        if problem is not None:
            raise problem
        (folder / "half").rename(folder / "whole")

    for _test in range(2):
        with pytest.raises(ZeroDivisionError, match="no site"):
            filled(tmp_path / "site", fill, fill)
    for name in ("site", "other"):
        filled(tmp_path / name, fill, fill)
        assert [file.name for file in (tmp_path / name).iterdir()] == ["whole"]
    assert ways == []
