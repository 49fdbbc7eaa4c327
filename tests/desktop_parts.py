"""Programs of a real desktop for tests: where one is not installed, the test is skipped, but fails in CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.server_process import ServerMissing, find_program

PROGRAMS = Path(__file__).with_name("programs.txt")


def need_programs(*names: str) -> None:
    """Skip this test, or fail it in CI, if one of them is missing."""
    listed = (line.split() for line in PROGRAMS.read_text("utf-8").splitlines())
    packages = {name: package for name, package, *_only in listed}
    for name in names:
        try:
            find_program([name], [Path("/usr/sbin")], packages[name])
        except ServerMissing as missing:
            if os.environ.get("CI", "").lower() == "true":
                pytest.fail(str(missing), pytrace=False)
            pytest.skip(str(missing))
