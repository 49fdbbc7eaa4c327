"""The guides in docs/, followed word by word: their commands run, their programs run, their queries are the files'."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from alx_desktop.services.connect_files import SAMPLE_ID, SAMPLE_URL, TEMPLATES
from tests.clients.conftest import Reached
from tests.clients.node import FOLDER, MODULES, node, run_node

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = ("power-bi.md", "excel.md", "python.md", "javascript.md")


def blocks(guide: str, language: str) -> list[str]:
    """The code blocks of a language; "" are commands."""
    text = (DOCS / guide).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


class Reader:
    """Somebody who follows a guide in a folder of their own, with the endpoint at another address than the guide's."""

    def __init__(self, reached: Reached, data_dir: Path, folder: Path) -> None:
        self.reached, self.data_dir, self.folder = reached, data_dir, folder
        self.token = ""
        folder.mkdir()

    def follow(self, guide: str) -> dict[str, str]:
        """Type the commands; what each said."""
        lines = [line for block in blocks(guide, "") for line in block.splitlines()]
        return {line: self.type(line) for line in lines if line.startswith(("alx-desktop ", "python ", "node "))}

    def type(self, line: str) -> str:
        words = shlex.split(line.replace("acme", str(self.reached.company.company_id)))
        if words[:2] == ["alx-desktop", "serve"]:
            return ""  # it runs already
        if words[0] == "alx-desktop":
            others = ["--base-url", self.reached.url] if words[1] == "connect-files" else []
            command = [sys.executable, "-m", "alx_desktop", "--data-dir", str(self.data_dir), *words[1:], *others]
        else:
            command = [sys.executable if words[0] == "python" else node(), *words[1:]]
        said = self.run(command)
        if words[1:3] == ["token", "create"]:
            self.token = said.strip()
        if words[1] == "connect-files":
            assert self.token not in "".join(path.read_text("utf-8") for path in self.folder.rglob("*.*"))
        return said

    def run(self, command: list[str]) -> str:
        done = subprocess.run(
            command, cwd=self.folder, env={**os.environ, "ALX_TOKEN": self.token, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}: {(done.stdout + done.stderr).decode('utf-8')}"
        return done.stdout.decode("utf-8")

    def own(self, code: str) -> str:
        """A program with the reader's own address in it."""
        code = code.replace(f"/odata/{SAMPLE_ID}/", f"/odata/{self.reached.company.company_id}/")
        return code.replace(f"{SAMPLE_URL}/export/{SAMPLE_ID}/", f"{self.reached.url}/export/{self._id}/").replace(
            SAMPLE_URL, self.reached.url
        )

    @property
    def _id(self) -> int:
        return self.reached.company.company_id


@pytest.fixture
def reader(reached: Reached, synced_copy: Path, tmp_path: Path) -> Reader:
    return Reader(reached, synced_copy, tmp_path / "reader")


def test_the_python_guide(reader: Reader) -> None:
    said = reader.follow("python.md")
    assert "0 gone" in said["python connection/alx_mirror.py course_progress.sqlite"]
    programs = blocks("python.md", "python")
    assert len(programs) == 3
    for number, program in enumerate(programs):
        file = reader.folder / f"example{number}.py"
        file.write_text(reader.own(program), "utf-8")
        assert reader.run([sys.executable, str(file)]).strip(), program


def test_the_javascript_guide(reader: Reader, node_packages: None) -> None:
    said = reader.follow("javascript.md")
    (line,) = (line for line in said if line.startswith("node "))
    assert "0 gone" in said[line]
    rows = json.loads((reader.folder / "course_progress.json").read_text("utf-8"))
    assert said[line].endswith(f"{len(rows)} rows in course_progress.journal.\n")
    programs = blocks("javascript.md", "javascript")
    assert len(programs) == 2
    package = MODULES / "@odata" / "client"
    main = package / json.loads((package / "package.json").read_text("utf-8"))["main"]
    for number, program in enumerate(programs):
        file = reader.folder / f"example{number}.mjs"
        file.write_text(reader.own(program).replace('"@odata/client"', json.dumps(main.as_uri())), "utf-8")
        assert reader.run([node(), str(file)]).strip(), program


@pytest.mark.parametrize("guide", ["power-bi.md", "excel.md"])
def test_the_guides_of_microsoft_s_programs(reader: Reader, guide: str) -> None:
    reader.follow(guide)
    text = (DOCS / guide).read_text("utf-8")
    files = {path.name for path in (reader.folder / "connection").iterdir()}
    named = set(re.findall(r"`(?:connection/)?([a-z-]+\.(?:pq|txt))`", text))
    assert named and named <= files


@pytest.mark.parametrize("guide", GUIDES)
def test_queries_in_guides_are_those_of_the_files(guide: str) -> None:
    files = [path.read_text("utf-8") for path in TEMPLATES.glob("*.pq")]
    assert all(any(block in text for text in files) for block in blocks(guide, "powerquery"))


def test_excel_s_steps_are_those_of_the_guide() -> None:
    def plain(text: str) -> str:
        return " ".join(text.replace("`", "").split())

    guide = plain((DOCS / "excel.md").read_text("utf-8"))
    steps = plain((TEMPLATES / "excel-steps.txt").read_text("utf-8"))
    for number in (1, 3, 4, 5):
        step = re.search(rf"(?<= ){number}\. .*?(?= {number + 1}\. | With a ready)", steps)
        assert step is not None and step[0] in guide, step


def test_power_query_is_what_microsoft_s_parser_takes(reached: Reached, tmp_path: Path, node_packages: None) -> None:
    wrong = tmp_path / "wrong.pq"
    wrong.write_text("let a = 1 in", "utf-8")
    queries = [*TEMPLATES.glob("*.pq"), *reached.files.glob("*.pq")]
    assert len(queries) == 10
    found = json.loads(run_node(FOLDER / "m-syntax.mjs", *map(str, queries), str(wrong)))
    assert {path for path, error in found.items() if error is not None} == {str(wrong)}
