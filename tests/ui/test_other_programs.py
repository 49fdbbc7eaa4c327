"""In the built program, what PyInstaller set in the environment does not reach the programs that we open."""

from __future__ import annotations

import os
import sys

import pytest

from alx_desktop.ui.other_programs import leave_environment_clean

SET = {
    "QT_PLUGIN_PATH": "/opt/alx/plugins",
    "QML2_IMPORT_PATH": "/opt/alx/qml",
    "LD_LIBRARY_PATH": "/opt/alx/_internal",
}


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment as the built program finds it on Linux."""
    for name, value in SET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "frozen", True, raising=False)


def left() -> dict[str, str]:
    """What is there of it."""
    return {name: value for name, value in os.environ.items() if name.removesuffix("_ORIG") in SET}


def test_what_was_set_for_us_alone_is_taken_back(built: None) -> None:
    leave_environment_clean()
    assert left() == {}


def test_the_persons_own_library_path_comes_back(built: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/home/anna/lib")
    leave_environment_clean()
    assert left() == {"LD_LIBRARY_PATH": "/home/anna/lib"}


def test_elsewhere_the_environment_stays(built: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(sys, "frozen")
    leave_environment_clean()
    assert left() == SET
