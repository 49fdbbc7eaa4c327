"""The user's and the administrator's guide, followed word by word on a demo site."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from alx_desktop.domain import errors
from docs import make_pictures
from tests.test_readme import ROOT
from tests.unit.synced_demo import synced_copy, synced_demo

__all__ = ["synced_copy", "synced_demo"]

DOCS = ROOT / "docs"
GUIDES = ("user-guide.md", "administrator-guide.md")
ELSEWHERE = ("profile add", "serve", "store move", "--profile", "connect --grants")
"""Commands that need a server, or go on until Ctrl+C: other tests run them."""


def commands(guide: str) -> list[str]:
    """What the guide says to type, in order."""
    blocks = re.findall(r"```\n(.*?)```", (DOCS / guide).read_text("utf-8"), re.S)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("alx-desktop ")]
    return [line for line in lines if not line.removeprefix("alx-desktop ").startswith(ELSEWHERE)]


def own(line: str, companies: list[int]) -> str:
    """The command for the companies that are there, in place of the guide's 7, 8 and 9."""
    ids = dict(zip("789", map(str, companies), strict=False))
    return " ".join(ids.get(word, word) for word in re.split(" ", line))


def typed(line: str, data: Path, folder: Path) -> str:
    """What the command says; fails where it fails."""
    command = [sys.executable, "-m", "alx_desktop", "--data-dir", str(data), *shlex.split(line)[1:]]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{line}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_works_in_the_order_of_the_guide(guide: str, synced_copy: Path, tmp_path: Path) -> None:
    lines = commands(guide)
    assert len(lines) > 5
    said = typed("alx-desktop company list --json", synced_copy, tmp_path)
    companies = [one["company_id"] for one in json.loads(said.splitlines()[0])]
    for line in lines:
        typed(own(line, companies), synced_copy, tmp_path)
    written = {"user-guide.md": "monthly.xlsx", "administrator-guide.md": "support.zip"}
    assert (tmp_path / written[guide]).stat().st_size > 1000


def test_a_backup_is_restored_as_the_guide_says(synced_copy: Path, tmp_path: Path) -> None:
    typed("alx-desktop store backup", synced_copy, tmp_path)
    (synced_copy / "profiles" / "demo" / "reporting.sqlite").rename(tmp_path / "reporting.sqlite")
    assert "a backup was restored" in typed("alx-desktop status", synced_copy, tmp_path)
    typed("alx-desktop sync", synced_copy, tmp_path)
    assert "0 differ" in typed("alx-desktop verify --sample 20", synced_copy, tmp_path)


def test_the_administrators_guide_has_a_word_for_every_error() -> None:
    text = (DOCS / "administrator-guide.md").read_text("utf-8")
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.AlxError)]
    assert len(kinds) > 30
    assert [kind.title for kind in kinds if f"| {kind.title} |" not in text] == []


def test_the_pictures_are_those_that_documents_show() -> None:
    pages = [ROOT / "README.md", *DOCS.rglob("*.md")]
    shown = {Path(name).stem for page in pages for name in re.findall(r"\(([^)]+\.png)\)", page.read_text("utf-8"))}
    kept = {path.stem for path in (DOCS / "pictures").glob("*.png")}
    made = {*make_pictures.OF_SCENES, *make_pictures.OF_THE_DEMO}
    assert shown == kept and shown <= made
    assert sum(path.stat().st_size for path in (DOCS / "pictures").glob("*.png")) < 3_000_000


@pytest.mark.parametrize("guide", GUIDES)
def test_links_into_guides_lead_to_headings(guide: str) -> None:
    for page, heading in re.findall(r"\]\(([^)#]*)#([^)]+)\)", (DOCS / guide).read_text("utf-8")):
        text = (DOCS / (page or guide)).read_text("utf-8")
        headings = {re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-")
                    for line in re.findall(r"^#+ (.*)$", text, re.M)}  # fmt: skip
        assert heading in headings, f"{page or guide}#{heading}"
