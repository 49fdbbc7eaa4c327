"""The API guide, word by word: each of its commands does what it says, on a company and in the sandbox."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from string import Template

import httpx
import pytest

from docs.make_errors import ERRORS, markdown
from tests.endpoint.conftest import Running, Tenants
from tests.waiting import LONG

GUIDE = Path(__file__).parents[2] / "docs" / "api" / "guide.md"


def commands() -> list[str]:
    """The commands of the guide's shell blocks, in order."""
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), re.S)
    return [line for block in blocks for line in block.splitlines() if line]


def typed(line: str, variables: dict[str, str]) -> list[str]:
    """The words that a shell makes of a line: variables are filled in, `\\$` is a dollar."""
    return [Template(word.replace(r"\$", "$$")).substitute(variables) for word in _words(line)]


def _words(line: str) -> list[str]:
    # shlex takes the backslash before a dollar away, which then would look like a variable.
    return [word.replace("\0", r"\$") for word in shlex.split(line.replace(r"\$", "\0"))]


@pytest.mark.parametrize("where", ["a company", "the sandbox"])
def test_every_command_works(running: Running, tenants: Tenants, where: str) -> None:
    if shutil.which("curl") is None:
        missing = "no curl here"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    if where == "a company":
        base, token, company = running.url, tenants.token().text, str(tenants.first)
    else:
        base, company = running.url + "/sandbox", "northmill"
        token = httpx.get(f"{running.url}/docs/sandbox.json", timeout=LONG).json()["token"]
    variables = {"ALX_URL": base, "ALX_TOKEN": token, "ALX_COMPANY": company}
    for line in commands():
        done = subprocess.run(typed(line, variables), capture_output=True, encoding="utf-8", timeout=LONG, check=False)
        assert done.returncode == 0 and done.stdout, (line, done.stdout, done.stderr)
        assert "errorcode" not in done.stdout, (line, done.stdout)
        if done.stdout.startswith('{"data"'):
            answer = json.loads(done.stdout)
            assert answer["data"] or "cursor=" in line or "mode=client" in line, line
            variables["NEXT_CURSOR"] = answer["meta"]["next_cursor"] or ""
        elif "--fail" not in line:
            assert json.loads(done.stdout)["code"] == "parameter_invalid"


def test_the_guide_has_commands_for_every_protocol() -> None:
    everything = "\n".join(commands())
    for part in ("/api/v1/changes", "/odata/", "/export/", "server.php", "mode=client", "cursor="):
        assert part in everything
    assert all(line.startswith("curl -sS ") for line in commands())


def test_the_page_of_errors_is_the_catalogue() -> None:
    assert ERRORS.read_text("utf-8") == markdown(), "run docs/make_errors.py"
