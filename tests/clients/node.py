"""Node.js and the packages of package.json, for tests: installed when first needed, once for all processes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
INSTALL_SECONDS = 240


class NodeMissing(RuntimeError):
    """Node.js or its packages are not there; the text says what to do."""


def node() -> str:
    """Path of Node.js. Raises NodeMissing."""
    found = shutil.which("node") or shutil.which("nodejs")
    if found is None:
        raise NodeMissing("Node.js was not found: install nodejs and npm (Debian, Ubuntu), or put it on the PATH")
    return found


def need_packages() -> None:
    """Install what package-lock.json names, unless it is there. Raises NodeMissing."""
    node()
    wanted = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    stamp = MODULES / "alx-stamp"
    with FileLock(FOLDER.parent.parent / ".venv" / "clients.lock"):
        if stamp.exists() and stamp.read_text("ascii") == wanted:
            return
        npm = shutil.which("npm")
        if npm is None:
            raise NodeMissing("npm was not found: install npm (Debian, Ubuntu), or put it on the PATH")
        try:
            done = subprocess.run(
                [npm, "ci"], cwd=FOLDER, stdin=subprocess.DEVNULL, capture_output=True, timeout=INSTALL_SECONDS,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise NodeMissing(f"npm installed nothing in {INSTALL_SECONDS} seconds") from error
        if done.returncode:
            said = (done.stdout + done.stderr).decode(errors="replace")[-2000:]
            raise NodeMissing(f"npm could not install the packages of {FOLDER / 'package.json'}:\n{said}")
        stamp.write_text(wanted, "ascii")


def run_node(script: Path, *arguments: str, seconds: float = 120, **environment: str) -> str:
    """What a script says; it has to succeed. environment: besides the one of the tests."""
    done = subprocess.run(
        [node(), str(script), *arguments], env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
        capture_output=True, timeout=seconds, check=False,
    )  # fmt: skip
    said = done.stdout.decode("utf-8")
    assert done.returncode == 0, f"{script.name} ended with {done.returncode}: {said}{done.stderr.decode('utf-8')}"
    return said
