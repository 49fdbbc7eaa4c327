"""The log file: rotating, private, without secrets; one JSON object per line where ALX_LOG_FORMAT=json."""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from alx_desktop.domain.tokens import without_tokens

BYTES_PER_FILE = 2_000_000
FILES = 5
TEXT = "%(asctime)s %(levelname)-7s %(process)d %(name)s: %(message)s"
ROOT = "alx_desktop"


class LogFile(RotatingFileHandler):
    """A window and a command may write the same file; who cannot rotate it (Windows), goes on writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=BYTES_PER_FILE, backupCount=FILES - 1, encoding="utf-8", delay=True)

    def _open(self) -> Any:
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors="backslashreplace", opener=_private)

    def format(self, record: logging.LogRecord) -> str:
        """The text without tokens of the endpoint: an error of a library may quote an address that has one."""
        return without_tokens(super().format(record))

    def doRollover(self) -> None:
        """Rotate, unless another process holds the file."""
        try:
            super().doRollover()
        except OSError:
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk or a vanished folder must not print a traceback over a command's output."""


class JsonLines(logging.Formatter):
    """time (UTC), level, process, logger, message, and the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, Any] = {
            "time": round(record.created, 3),
            "level": record.levelname,
            "process": record.process,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def start_logging(folder: Path) -> logging.Handler:
    """Log into `folder`: the application's messages, warnings of libraries, errors that nobody caught.

    Returns the handler to close. Without one on the root logger, Python writes warnings over a command's output.
    """
    handler = LogFile(folder / "alx-desktop.log")
    handler.setFormatter(JsonLines() if os.environ.get("ALX_LOG_FORMAT") == "json" else logging.Formatter(TEXT))
    logging.getLogger().addHandler(handler)
    logging.getLogger(ROOT).setLevel(logging.INFO)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_thread
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Close the log file and give the hooks back."""
    logging.getLogger().removeHandler(handler)
    handler.close()
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger(ROOT).critical("not caught", exc_info=(kind, error, traceback))
    sys.__excepthook__(kind, error, traceback)


def _log_thread(args: threading.ExceptHookArgs) -> None:
    error = args.exc_value
    if error is not None:
        info = (args.exc_type, error, args.exc_traceback)
        name = args.thread.name if args.thread else "?"
        logging.getLogger(ROOT).critical("not caught in thread %s", name, exc_info=info)
    threading.__excepthook__(args)
