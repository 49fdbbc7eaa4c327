"""The log file: what is in it, who may read it, and that it never gets in the way."""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from alx_desktop.services.logs import LogFile, start_logging, stop_logging

log = logging.getLogger("alx_desktop.test")


@pytest.fixture
def file(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    handler = start_logging(tmp_path)
    yield tmp_path / "alx-desktop.log"
    stop_logging(handler)


def test_messages_are_written_for_the_user_alone(file: Path) -> None:
    log.info("synced %d rows of Zoë", 5)
    assert "INFO" in file.read_text("utf-8")
    assert "synced 5 rows of Zoë" in file.read_text("utf-8")
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_half_a_character_is_no_trouble(tmp_path: Path) -> None:
    handler = LogFile(tmp_path / "a.log")
    handler.handle(logging.LogRecord("x", logging.INFO, "", 1, "half: \ud800", (), None))
    handler.close()
    assert (tmp_path / "a.log").read_text("utf-8") == "half: \\ud800\n"


def test_libraries_warn_into_the_file_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("some.library").warning("odd")
    logging.getLogger("some.library").info("chatter")
    assert "odd" in file.read_text("utf-8") and "chatter" not in file.read_text("utf-8")
    assert capsys.readouterr().err == ""


def test_json_lines_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALX_LOG_FORMAT", "json")
    handler = start_logging(tmp_path)
    try:
        log.warning('odd "thing"\nsecond line')
        try:
            raise ValueError("broken")
        except ValueError:
            log.exception("failed")
    finally:
        stop_logging(handler)
    first, second = [json.loads(line) for line in (tmp_path / "alx-desktop.log").read_text("utf-8").splitlines()]
    assert (first["level"], first["message"]) == ("WARNING", 'odd "thing"\nsecond line')
    assert "ValueError: broken" in second["traceback"]


def test_errors_that_nobody_caught_are_logged(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError("main thread")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    thread = threading.Thread(target=lambda: [][1], name="worker")
    thread.start()
    thread.join()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    text = file.read_text("utf-8")
    assert "ValueError: main thread" in text
    assert "not caught in thread worker" in text and "IndexError" in text
    assert "KeyboardInterrupt" not in text
    capsys.readouterr()


def test_hooks_are_given_back(tmp_path: Path) -> None:
    stop_logging(start_logging(tmp_path))
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__


def test_rotation_keeps_writing_where_another_process_holds_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_args: object) -> None:
        raise PermissionError(13, "used by another process")

    handler = next(h for h in logging.getLogger().handlers if isinstance(h, LogFile))
    log.info("before")
    monkeypatch.setattr(RotatingFileHandler, "rotate", held)
    handler.doRollover()
    log.info("after")
    assert "before" in file.read_text("utf-8") and "after" in file.read_text("utf-8")


def test_a_folder_that_vanished_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    handler = start_logging(folder)
    folder.rmdir()
    try:
        log.info("to nowhere")
    finally:
        stop_logging(handler)
    assert capsys.readouterr().err == ""
