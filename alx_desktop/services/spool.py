"""Findings put aside on disk while more are looked for: any number of them, in bounded memory."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any

import orjson

from alx_desktop.domain.errors import DiskFull


class Spool:
    """JSON objects in the order they came. Use as a context manager; the file has no name and is gone afterwards."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+b")  # noqa: SIM115  closed by __exit__
        self.count = 0

    def add(self, item: Mapping[str, Any]) -> None:
        """Put one aside. Raises DiskFull."""
        try:
            self._file.write(orjson.dumps(item) + b"\n")
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise DiskFull(tempfile.gettempdir()) from error
        self.count += 1

    def lines(self) -> Iterator[bytes]:
        """Everything, as JSON texts, from the first one on."""
        self._file.seek(0)
        for line in self._file:
            yield line.rstrip(b"\n")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(orjson.loads, self.lines())

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._file.close()
