"""What private database servers share: a process with its port and log, and the guardian that ends it.

The guardian ends a server whose owner died, however that happened. Each server's own part is in `servers.py`.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from _typeshed import SupportsRead

START_SECONDS = 120
STOP_SECONDS = 60
POSIX = os.name == "posix"

# Waits for the end of its input. "done" means that the owner stopped the server itself; anything else, that it died.
GUARDIAN = """
import os, shutil, signal, sys, time
pid, folder = int(sys.argv[1]), sys.argv[2]
if sys.stdin.buffer.read() != b"done":
    try:
        os.kill(pid, getattr(signal, "SIGQUIT", signal.SIGTERM))
        time.sleep(1)
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    except OSError:
        pass
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
"""


class ServerMissing(RuntimeError):
    """The server's programs are not installed; the text says which package has them."""


class ServerFailed(RuntimeError):
    """The server did not start, or a program of it failed; the text holds the end of its log."""


def free_port() -> int:
    """A TCP port on 127.0.0.1 that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def find_program(names: Sequence[str], folders: Sequence[Path], package: str) -> str:
    """Path of the first program of `names`, in `folders` before PATH; ServerMissing names the Debian package."""
    suffix = ".exe" if os.name == "nt" else ""
    for name in names:
        for folder in folders:
            if (folder / (name + suffix)).is_file():
                return str(folder / (name + suffix))
        if found := shutil.which(name):
            return found
    raise ServerMissing(f"{names[0]} was not found: install {package} (Debian, Ubuntu), or put it on the PATH")


def run_program(command: Sequence[str], **options: Any) -> None:
    """Run a short program of a server; ServerFailed with what it said, if it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options)
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace")[-2000:]
        raise ServerFailed(f"{Path(command[0]).name} ended with {done.returncode}:\n{said}")


class Server(ABC):
    """What both servers share: a process with its port, log and guardian. A context manager."""

    title: ClassVar[str]

    def __init__(self, folder: Path, *, options: Sequence[str] = (), temporary: bool = False) -> None:
        """`options` go to the server's command line. A `temporary` folder is removed when the server is closed."""
        self.folder = Path(folder).resolve()
        self.port = 0
        self.options = tuple(options)
        self.temporary = temporary
        self._process: subprocess.Popen[bytes] | None = None
        self._guardian: subprocess.Popen[bytes] | None = None

    @property
    def log_file(self) -> Path:
        """Where the server writes what happens."""
        return self.folder / "server.log"

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Process id of the running server."""
        assert self._process is not None, "the server is not running"
        return self._process.pid

    def start(self) -> None:
        """Make the data folder if need be, start and wait for an answer. After stop() it keeps its port if it can."""
        if self.running:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self.prepare()
        for attempt in range(3):
            if attempt or not self.port:
                self.port = free_port()
            self._launch()
            if self._answers():
                return
            self.kill()
        raise ServerFailed(f"{self.title} did not start; the end of {self.log_file}:\n{self._log_end()}")

    def stop(self) -> None:
        """Orderly shutdown; the data stays for start()."""
        if self._process is not None and self.running:
            self.ask_to_stop(self._process)
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self._forget()

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        if self._process is not None:
            self._process.kill()
        self._forget()

    def close(self) -> None:
        """Stop for good."""
        if self.temporary:
            self.kill()
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            self.stop()

    def load(self, database: str, script: Path) -> None:
        """Run an SQL script (.sql, or .sql.gz) in `database`."""
        with contextlib.closing(gzip.open(script) if script.suffix == ".gz" else script.open("rb")) as content:
            self._feed(self.client_command(database), content)

    @abstractmethod
    def prepare(self) -> None:
        """Make the data folder unless it is there."""

    @abstractmethod
    def command(self) -> list[str]:
        """Command line of the server."""

    @abstractmethod
    def client_command(self, database: str) -> list[str]:
        """Command line of the client that runs a script from its standard input."""

    @abstractmethod
    def ask_to_stop(self, process: subprocess.Popen[bytes]) -> None:
        """Begin an orderly shutdown."""

    @abstractmethod
    def execute(self, statement: str, database: str | None = None) -> list[tuple[Any, ...]]:
        """Run one statement as the superuser, committed; its rows."""

    @abstractmethod
    def url(self, database: str) -> str:
        """SQLAlchemy URL, without a password."""

    @abstractmethod
    def create_database(self, name: str) -> str:
        """Make an empty database (one of that name is dropped); its URL."""

    def process_options(self) -> dict[str, Any]:
        """Keywords for Popen: as whom the server runs."""
        return {}

    def _launch(self) -> None:
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                self.command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                start_new_session=POSIX,  # Ctrl+C is for the tests, which then stop the server
                **self.process_options(),
            )
        leftover = str(self.folder) if self.temporary else ""
        self._guardian = subprocess.Popen(
            [sys.executable, "-S", "-E", "-c", GUARDIAN, str(self._process.pid), leftover],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=POSIX,
        )

    def _answers(self) -> bool:
        end = time.monotonic() + START_SECONDS
        while self.running and time.monotonic() < end:
            # Whatever the driver raises before the server is up, the next try or the time limit decides.
            with contextlib.suppress(Exception):
                self.execute("SELECT 1")
                return self.running
            time.sleep(0.05)
        return False

    def _forget(self) -> None:
        if self._process is not None:
            self._process.wait()
        if self._guardian is not None:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                self._guardian.communicate(b"done", timeout=10)
        self._process = self._guardian = None

    def _log_end(self) -> str:
        return self.log_file.read_text("utf-8", "replace")[-2000:] if self.log_file.exists() else "(no log)"

    def _feed(self, command: list[str], content: SupportsRead[bytes]) -> None:
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said)
            assert process.stdin is not None
            with contextlib.suppress(BrokenPipeError), process.stdin:  # a client that gave up says why on stderr
                shutil.copyfileobj(content, process.stdin, 1 << 20)
            if process.wait():
                said.seek(0)
                raise ServerFailed(f"{self.title}: the script failed: {said.read().decode('utf-8', 'replace')[:2000]}")

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
