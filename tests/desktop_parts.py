"""Programs of a real desktop for tests: where one is not installed, the test is skipped, but fails in CI."""

from __future__ import annotations

import os

import pytest

from tests.servers import ServerMissing, find_program

PACKAGES = {
    "dbus-run-session": "dbus-daemon",
    "desktop-file-validate": "desktop-file-utils",
    "gnome-keyring-daemon": "gnome-keyring",
    "ssh-agent": "openssh-client",
    "sshd": "openssh-server",
    "trayer": "trayer",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
}


def need_programs(*names: str) -> None:
    """Skip this test, or fail it in CI, if one of them is missing."""
    for name in names:
        try:
            find_program([name], [], PACKAGES[name])
        except ServerMissing as missing:
            if os.environ.get("CI", "").lower() == "true":
                pytest.fail(str(missing), pytrace=False)
            pytest.skip(str(missing))
