"""Reads the log files for a person: newest first, over the rotated files, in text or JSON, filtered and searched."""

from __future__ import annotations

import json
import logging
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.logs import BYTES_PER_FILE, FILES

NAME = "alx-desktop.log"
MOST = 2000
"""Entries that are read at once: more than anybody scrolls through."""

LONGEST = 4 * BYTES_PER_FILE
"""Bytes at the end of a file that are read: where two processes write it, Windows lets neither rotate it."""

TEXT_LINE = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),(\d{3}) ([A-Z]+) +(\d+) ([^:\s]+): (.*)$")
LEVELS = {name: getattr(logging, name) for name in ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")}


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One message. at: UTC epoch seconds. rest: what follows the first line, such as a traceback."""

    at: float
    level: str
    process: int
    logger: str
    message: str
    rest: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.message}\n{self.rest}" if self.rest else self.message


@dataclass(frozen=True, slots=True)
class LogQuery:
    """What is wanted: entries of at least `level` that contain `search` anywhere, whatever its case."""

    level: str = "DEBUG"
    search: str = ""

    def fits(self, entry: LogEntry) -> bool:
        """Whether an entry is wanted."""
        if LEVELS.get(entry.level, logging.CRITICAL) < LEVELS[self.level]:
            return False
        wanted = self.search.casefold()
        return not wanted or wanted in f"{entry.logger} {entry.text}".casefold()


@dataclass(frozen=True, slots=True)
class LogPage:
    """entries: newest first. is_cut: older ones are left out, or were not looked at.

    mark: as LogReader.mark() said before the reading.
    """

    entries: tuple[LogEntry, ...]
    is_cut: bool
    mark: tuple[tuple[int, int], ...]


class LogReader:
    """Reads while others write and rotate: a file that vanishes meanwhile is as if it had never been there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def files(self) -> list[Path]:
        """The log files that there are, newest first."""
        names = [NAME, *(f"{NAME}.{number}" for number in range(1, FILES))]
        return [path for name in names if (path := self.folder / name).is_file()]

    def mark(self) -> tuple[tuple[int, int], ...]:
        """Other when something was written; cheap, for whoever follows."""
        found = []
        for path in self.files:
            try:
                state = path.stat()
            except OSError:
                continue
            found.append((state.st_size, state.st_mtime_ns))
        return tuple(found)

    def read(self, query: LogQuery, cancel: CancelToken | None = None, most: int = MOST) -> LogPage:
        """The newest `most` entries that fit. Raises Cancelled."""
        mark = self.mark()
        found: list[LogEntry] = []
        for path in self.files:
            if cancel is not None:
                cancel.raise_if_cancelled()
            text, is_whole = _text(path)
            found += [entry for entry in reversed(entries_of(text)) if query.fits(entry)]
            if len(found) > most or not is_whole:
                return LogPage(tuple(found[:most]), True, mark)
        return LogPage(tuple(found), False, mark)


def entries_of(text: str) -> list[LogEntry]:
    """The entries of one file, oldest first. A line that begins none belongs to the one before."""
    found: list[LogEntry] = []
    rest: list[str] = []
    for line in text.splitlines():
        entry = _entry(line)
        if entry is None:
            rest.append(line)
            continue
        _close(found, rest)
        found.append(entry)
    _close(found, rest)
    return found


def _close(found: list[LogEntry], rest: list[str]) -> None:
    """Give the lines in between to the last entry; those before the first one are the end of a rotated-off entry."""
    if rest and found:
        last = found[-1]
        more = "\n".join(([last.rest] if last.rest else []) + rest)
        found[-1] = LogEntry(last.at, last.level, last.process, last.logger, last.message, more)
    rest.clear()


def _entry(line: str) -> LogEntry | None:
    if line.startswith("{"):
        return _json_entry(line)
    match = TEXT_LINE.match(line)
    if match is None:
        return None
    moment, thousandths, level, process, logger, message = match.groups()
    try:
        at = time.mktime(time.strptime(moment, "%Y-%m-%d %H:%M:%S")) + int(thousandths) / 1000
    except (ValueError, OverflowError):
        return None
    return LogEntry(at, level, int(process), logger, message)


def _json_entry(line: str) -> LogEntry | None:
    try:
        data = json.loads(line)
        message, _, more = str(data["message"]).partition("\n")
        rest = "\n".join(part for part in (more, str(data.get("traceback") or "")) if part)
        return LogEntry(
            float(data["time"]), str(data["level"]), int(data.get("process") or 0), str(data["logger"]), message, rest
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _text(path: Path) -> tuple[str, bool]:
    """What a file holds, and whether that is all of it: of a long one, the lines at its end."""
    try:
        with path.open("rb") as file:
            start = max(0, file.seek(0, os.SEEK_END) - LONGEST)
            file.seek(start)
            data = file.read(LONGEST)
    except OSError:
        return "", True
    if start:
        data = data[data.find(b"\n") + 1 :]
    return data.decode("utf-8", "replace"), start == 0


def lines_of(entries: Iterator[LogEntry] | list[LogEntry] | tuple[LogEntry, ...]) -> str:
    """Entries as text, one after the other, to be copied."""
    return "".join(
        f"{time.strftime('%Y-%m-%d %H:%M:%S', time.localtime(one.at))} {one.level:<8} {one.logger}: {one.text}\n"
        for one in entries
    )
