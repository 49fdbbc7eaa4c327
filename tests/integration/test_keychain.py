"""Passwords in a real keychain: gnome-keyring, in a D-Bus session of its own, without a screen to ask a person on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop_parts import need_programs


@pytest.mark.skipif(sys.platform != "linux", reason="Secret Service is Linux'")
def test_passwords_are_kept_read_and_deleted_whatever_the_keychain_does(tmp_path: Path) -> None:
    """One story, because a daemon takes a second to start."""
    need_programs("dbus-run-session", "gnome-keyring-daemon")
    unset = ("PYTHON_KEYRING_BACKEND", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    environment["XDG_DATA_HOME"] = environment["XDG_CACHE_HOME"] = environment["XDG_CONFIG_HOME"] = str(tmp_path)
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.integration.keychain_user"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "open": ["keychain", "pässword"],
        "locked": ["keychain_locked", None, None],
        "not kept": ["the keychain said KeyringLocked", "other"],
        "killed": None,
        "next login": "pässword",
        "forgotten": [None, None, None],
    }
