"""The log read for a person: both formats, rotated files, filters; while others write and rotate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken
from alx_desktop.services import log_reading
from alx_desktop.services.log_reading import LogQuery, LogReader, entries_of, lines_of

TEXT = """the end of an entry that was rotated away
2026-11-23 14:31:08,250 INFO    4711 alx_desktop.sync.engine: sync full: success: 5 rows
2026-11-23 14:31:09,000 ERROR   4711 alx_desktop.ui.tasks: task failed unexpectedly
Traceback (most recent call last):
  File "x.py", line 1, in y
ValueError: broken
2026-99-99 14:31:09,000 ERROR   4711 alx_desktop: no such day
2026-11-23 14:31:10,000 WARNING 4711 some.library: odd: thing
"""


def json_line(at: float, level: str, message: str) -> str:
    return json.dumps({"time": at, "level": level, "process": 1, "logger": "alx_desktop.x", "message": message})


def test_text_with_tracebacks() -> None:
    first, second, third = entries_of(TEXT)
    assert (first.level, first.logger, first.message) == (
        "INFO", "alx_desktop.sync.engine", "sync full: success: 5 rows")  # fmt: skip
    assert first.at % 1 == 0.25
    assert second.rest.splitlines()[2] == "ValueError: broken"
    assert "no such day" in second.rest
    assert third.message == "odd: thing" and third.rest == ""


def test_json_and_text_in_one_file() -> None:
    broken = ['{"half', '{"time": "x"}', "{}", "[1]", '{"time": 1, "level": 2}']
    text = "\n".join([json_line(1.5, "ERROR", "first\nsecond"), *broken, TEXT])
    found = entries_of(text)
    assert found[0].at == 1.5 and found[0].message == "first"
    assert found[0].rest.startswith("second") and '{"half' in found[0].rest
    assert len(found) == 4


def test_newest_first_over_rotated_files(tmp_path: Path) -> None:
    (tmp_path / "alx-desktop.log.2").write_text(json_line(1, "INFO", "oldest") + "\n", encoding="utf-8")
    (tmp_path / "alx-desktop.log.1").write_text(json_line(2, "INFO", "older") + "\n", encoding="utf-8")
    (tmp_path / "alx-desktop.log").write_text(json_line(3, "ERROR", "newest") + "\n", encoding="utf-8")
    (tmp_path / "alx-desktop.log.9").write_text(json_line(0, "INFO", "not ours") + "\n", encoding="utf-8")
    reader = LogReader(tmp_path)
    assert [one.message for one in reader.read(LogQuery()).entries] == ["newest", "older", "oldest"]
    cut = reader.read(LogQuery(), most=2)
    assert [one.message for one in cut.entries] == ["newest", "older"] and cut.is_cut
    assert [one.message for one in reader.read(LogQuery("WARNING")).entries] == ["newest"]
    assert [one.message for one in reader.read(LogQuery(search="OLDE")).entries] == ["older", "oldest"]
    assert reader.read(LogQuery(search="nowhere")).entries == ()


def test_search_reaches_the_traceback(tmp_path: Path) -> None:
    (tmp_path / "alx-desktop.log").write_text(TEXT, encoding="utf-8")
    assert len(LogReader(tmp_path).read(LogQuery(search="valueerror")).entries) == 1


def test_of_a_file_that_nobody_could_rotate_the_end_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json_line(number, "INFO", f"é number {number}") for number in range(1000)]
    (tmp_path / "alx-desktop.log").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "alx-desktop.log.1").write_text(json_line(0, "INFO", "of another time") + "\n", encoding="utf-8")
    for longest in range(500, 520):
        monkeypatch.setattr(log_reading, "LONGEST", longest)
        found = LogReader(tmp_path).read(LogQuery())
        assert [one.at for one in found.entries] == [999, 998, 997, 996], "whole entries, and none behind the gap"
        assert found.is_cut
        assert LogReader(tmp_path).read(LogQuery(search="number 5")).is_cut, "there may be more"


def test_what_was_written_is_noticed(tmp_path: Path) -> None:
    reader = LogReader(tmp_path)
    assert reader.read(LogQuery()).entries == () and reader.mark() == ()
    path = tmp_path / "alx-desktop.log"
    path.write_text(TEXT, encoding="utf-8")
    mark = reader.read(LogQuery()).mark
    assert reader.mark() == mark
    with path.open("a", encoding="utf-8") as file:
        file.write("2026-11-23 14:32:00,000 INFO    1 alx_desktop: more\n")
    assert reader.mark() != mark


def test_half_a_character_and_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "alx-desktop.log").write_bytes(b"2026-11-23 14:31:08,250 INFO    1 a: \xff\xfe\n")
    (tmp_path / "alx-desktop.log.1").mkdir()
    assert len(LogReader(tmp_path).read(LogQuery()).entries) == 1


def test_reading_is_cancelled(tmp_path: Path) -> None:
    (tmp_path / "alx-desktop.log").write_text(TEXT, encoding="utf-8")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        LogReader(tmp_path).read(LogQuery(), token)


def test_entries_as_text_are_read_again(tmp_path: Path) -> None:
    text = lines_of(entries_of(TEXT))
    assert "ValueError: broken" in text and text.count("\n") >= 6
