"""What a command says: results to stdout, messages and errors to stderr; text for people or JSON for scripts."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO

import typer

from alx_desktop.domain.errors import AlxError, WrongUse

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 10_000
"""Columns of an output that is no terminal: nothing is wrapped or cut."""


class OutputRefused(AlxError):
    """What stdout is connected to takes no more."""

    title = "The output could not be written"
    advice = "Free some space where it goes, or send it somewhere else; the work itself is done."


class Output:
    """as_json: results are one JSON value on stdout. quiet: no messages and no progress, errors only.

    kept: what an error leaves as it was, in a sentence; a command that has something to lose sets it.
    """

    def __init__(self) -> None:
        self.as_json = False
        self.quiet = False
        self.kept = ""

    def result(self, data: Any, text: str) -> None:
        """The result of a command: `data` for --json, else `text`."""
        self._write(_json(data) if self.as_json else text)

    def table(self, data: Any, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A result with several lines: `data` for --json, else a table; no rows, no output."""
        if self.as_json:
            self._write(_json(data))
            return
        from rich import box
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD if sys.stdout.isatty() else None, pad_edge=False)
        for title in titles:
            table.add_column(title)
        for row in rows:
            table.add_row(*(Text(value) for value in row))
        if table.row_count:
            with _stdout():
                console(sys.stdout).print(table)

    def line(self, text: str) -> None:
        """One line of a result that comes in pieces; nothing with --json, which gets the whole at the end."""
        if not self.as_json:
            self._write(text)

    def say(self, text: str) -> None:
        """A message beside the result."""
        if not self.quiet:
            typer.echo(text, err=True)

    def error(self, error: AlxError) -> None:
        """What happened, what was kept, what to do."""
        kept = "" if isinstance(error, WrongUse) else self.kept
        if self.as_json and not isinstance(error, OutputRefused):
            self._write(_json({"error": describe(error, kept)}))
        lines = [f"Error: {error.title}{f': {error.detail}' if error.detail else ''}", kept, error.advice]
        typer.echo("\n".join(line for line in lines if line), err=True)

    def _write(self, text: str) -> None:
        with _stdout():
            typer.echo(text)


@contextmanager
def stdout_file() -> Iterator[BinaryIO]:
    """Standard output for a result of many bytes. Raises OutputRefused."""
    with _stdout():
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


@contextmanager
def _stdout() -> Iterator[None]:
    """Tell a full disk behind stdout from the full disk of a file; a reader that has gone away is no error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputRefused(error.strerror or str(error)) from error


def describe(error: AlxError, kept: str) -> dict[str, Any]:
    """An error as scripts get it."""
    return {
        "type": type(error).__name__,
        "title": error.title,
        "detail": error.detail,
        "kept": kept,
        "advice": error.advice,
        "exit_code": int(error.exit_code),
    }


def console(stream: IO[str]) -> Console:
    """A rich console on that stream, which colours terminals only, and cuts nothing elsewhere."""
    from rich.console import Console

    return Console(file=stream, width=None if stream.isatty() else WIDE, highlight=False, markup=False)


def forgiving_streams() -> None:
    """Neither a character that the terminal's code page lacks must end a command, nor an output that is not there.

    Both are of Windows, where a program without a console has None for its streams. What waits for input knows None.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for as long as we run
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _json(data: Any) -> str:
    # ASCII only: no shell or code page between here and the script can break it.
    return json.dumps(data)
