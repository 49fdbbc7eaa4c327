"""The mirrors that users run, as they run them: in a process of its own, which can be killed."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.clients.conftest import Reached
from tests.clients.node import node
from tests.endpoint.mirrors import feed_row
from tests.waiting import until

SECONDS = 120


class ClientMirror:
    """A copy kept by one of the files; rows as `feed_truth` has them."""

    def __init__(self, reached: Reached, folder: Path, page: int = 7) -> None:
        self.reached, self.folder, self.page = reached, folder, page
        folder.mkdir()

    @property
    def file(self) -> Path:
        """What it is told to keep the copy in."""
        raise NotImplementedError

    @property
    def command(self) -> list[str]:
        """How it is started."""
        raise NotImplementedError

    def rows(self) -> set[tuple[Any, ...]]:
        """What it holds."""
        raise NotImplementedError

    def start(self) -> subprocess.Popen[bytes]:
        """A run."""
        environment = {**os.environ, "ALX_TOKEN": self.reached.token}
        return subprocess.Popen(
            [*self.command, "--page", str(self.page)], env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def finish(self, process: subprocess.Popen[bytes]) -> str:
        """What a run says that has to succeed."""
        out, err = process.communicate(timeout=SECONDS)
        assert process.returncode == 0, (out + err).decode("utf-8")
        return out.decode("utf-8")

    def run(self) -> str:
        """A whole run."""
        return self.finish(self.start())

    def killed(self, after: int) -> bool:
        """A run that is killed when it has kept so many pages; False where it was through before."""
        process, seen = self.start(), {self._state()}

        def enough() -> bool:
            seen.add(self._state())
            return len(seen) > after or process.poll() is not None

        until(enough, "a page kept")
        through = process.poll() is not None
        process.kill()
        process.communicate()
        return not through

    def _state(self) -> tuple[Any, ...]:
        """Of the file that pages go to; it changes with each of them."""
        found = []
        for path in (self.file, self.file.with_name(self.file.name + ".new")):
            try:
                found.append((path.stat().st_mtime_ns, path.stat().st_size))
            except FileNotFoundError:
                found.append((0, 0))
        return tuple(found)


class PythonMirror(ClientMirror):
    """alx_mirror.py."""

    @property
    def file(self) -> Path:
        return self.folder / "course_progress.sqlite"

    @property
    def command(self) -> list[str]:
        return [sys.executable, str(self.reached.files / "alx_mirror.py"), str(self.file)]

    def rows(self) -> set[tuple[Any, ...]]:
        database = sqlite3.connect(self.file)
        database.row_factory = sqlite3.Row
        try:
            return {feed_row(dict(row)) for row in database.execute("SELECT * FROM course_progress")}
        finally:
            database.close()


class JavaScriptMirror(ClientMirror):
    """alx-mirror.mjs."""

    @property
    def file(self) -> Path:
        return self.folder / "course_progress.journal"

    @property
    def command(self) -> list[str]:
        return [node(), str(self.reached.files / "alx-mirror.mjs"), str(self.file)]

    def rows(self) -> set[tuple[Any, ...]]:
        module = (self.reached.files / "alx-mirror.mjs").as_uri()
        script = (
            f"import {{ Mirror, writeJson }} from {json.dumps(module)};"
            f"writeJson(new Mirror({json.dumps(str(self.file))}), {json.dumps(str(self.folder / 'rows.json'))});"
        )
        subprocess.run([node(), "--input-type=module", "-e", script], check=True, timeout=SECONDS)
        return {feed_row(row) for row in json.loads((self.folder / "rows.json").read_text("utf-8"))}
