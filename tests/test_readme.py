"""What README.md and the guides tell people to type must exist."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(__file__).parents[1]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def typed(program: str) -> list[str]:
    """The lines of the guides' code blocks that begin with `program`, without comments; each once."""
    blocks = (block for guide in GUIDES for block in re.findall(r"```\w*\n(.*?)```", guide.read_text("utf-8"), re.S))
    lines = (line.partition(" #")[0].strip() for block in blocks for line in block.splitlines())
    return sorted({line for line in lines if line.startswith(program + " ")})


@cache
def help_of(words: tuple[str, ...]) -> str:
    """What `alx-desktop WORDS --help` prints; fails if it does not exist."""
    wide = {**os.environ, "COLUMNS": "250", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "alx_desktop", *words, "--help"]
    done = subprocess.run(command, cwd=ROOT, env=wide, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"alx-desktop {' '.join(words)} --help: {done.stdout}{done.stderr}"
    return done.stdout


def split(line: str) -> tuple[tuple[str, ...], list[str]]:
    """The words of a command line up to its own options (the subcommand and its arguments), and all options."""
    parts, words, options = shlex.split(line)[1:], [], []
    while parts and parts[0].startswith("--"):  # --data-dir DIR, --profile NAME
        options.append(parts[0])
        parts = parts[2:]
    for part in parts:
        if part.startswith("--"):
            options.append(part)
        elif not options or options[-1] in ("--data-dir", "--profile"):
            words.append(part)
    return tuple(words), options


@pytest.mark.parametrize("line", typed("alx-desktop"))
def test_each_command_line_is_understood(line: str) -> None:
    words, options = split(line)
    known = help_of(()) + help_of(words)
    assert [option for option in options if option not in known] == []


@pytest.mark.parametrize("line", [*typed("python3 bootstrap.py"), *typed("bash")])
def test_each_command_of_the_project_exists(line: str) -> None:
    program, script, *rest = shlex.split(line)
    assert (ROOT / script).is_file()
    if program == "python3":
        assert rest[0] in (bootstrap.__doc__ or "") and hasattr(bootstrap, rest[0])


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_links_and_pictures_are_there(guide: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", guide.read_text("utf-8"))
    assert [target for target in targets if not (guide.parent / target).exists()] == []


def test_the_guides_name_commands_at_all() -> None:
    assert len(typed("alx-desktop")) > 5 and len(typed("python3 bootstrap.py")) > 3
