"""An open vault in a file of its own, quick to open, and its passwords as tests know them."""

from __future__ import annotations

from pathlib import Path

import pytest

from alx_desktop.services.vault import Vault

MASTER = "correct horse bättery"
COST = 1 << 4
SECRET = "database's pässword"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault.json"


@pytest.fixture
def vault(path: Path) -> Vault:
    """Made, unlocked, with one secret."""
    one = Vault(path, COST)
    one.make(MASTER, {"a": SECRET})
    return one


def another(path: Path) -> Vault:
    """The same file in another process."""
    return Vault(path, COST)
