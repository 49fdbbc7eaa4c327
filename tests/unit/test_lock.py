"""The lock files: complete, with hashes, for every system, and without the name of any host."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-fast.lock", "requirements-build.lock"]
EXTRAS = {"arrow": 0, "postgres": 0, "test": 0, "bench": 0, "fast": 1, "build": 2}


def pinned(lock: str) -> dict[str, list[str]]:
    """Versions by package; some differ by Python's version."""
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE):
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


@pytest.mark.parametrize("lock", LOCKS)
def test_each_package_has_hashes_and_nothing_else(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        assert re.fullmatch(r"[a-z0-9._-]+==[^ ;]+( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+", line), line


@pytest.mark.parametrize("extra", [None, *EXTRAS])
def test_the_lock_has_what_pyproject_asks_for(extra: str | None) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["optional-dependencies"][extra] if extra else project["dependencies"]
    versions = pinned(LOCKS[EXTRAS[extra] if extra else 0])
    for requirement in map(Requirement, wanted):
        found = versions.get(canonicalize_name(requirement.name), [])
        assert found and all(version in requirement.specifier for version in found), str(requirement)


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_further_locks_do_not_contradict_the_first(lock: str) -> None:
    first = pinned(LOCKS[0])
    assert {name: v for name, v in pinned(lock).items() if name in first and first[name] != v} == {}


def test_every_system_has_its_packages() -> None:
    text = (ROOT / LOCKS[0]).read_text("utf-8")
    assert "pywin32-ctypes" in text and "secretstorage" in text  # keychains of Windows and of Linux


def test_every_extra_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(project["optional-dependencies"]) == set(EXTRAS)
