"""A rename or a removal that is killed leaves no site without its password, and no password under a free name."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from alx_desktop.domain.errors import WrongUse
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.secrets import Purpose, Secrets
from tests.unit.services.killed_profile_change import KILLED, services
from tests.unit.services.test_profiles import profile

ROOT = Path(__file__).parents[3]
MASTER = "correct horse battery"
KEEPERS = ("keychain", "vault", "locked vault")
Killed = Callable[[str, str], tuple[ProfileService, Secrets]]


@pytest.fixture(params=KEEPERS)
def keeper(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def killed(keeper: str, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Killed:
    """Has an act on `old` killed at a moment; returns what the next process finds."""
    monkeypatch.setattr("alx_desktop.services.vault_file.COST", 1 << 4)
    profiles, secrets = services(data_dir)
    if keeper != "keychain":
        secrets.make_vault(MASTER, [])
    profiles.add(profile("old"))
    secrets.remember("old", "s3cret", keep=True)
    secrets.remember("old", "t0re", keep=True, purpose=Purpose.STORE)

    def kill(act: str, moment: str) -> tuple[ProfileService, Secrets]:
        if keeper == "vault":
            monkeypatch.setenv("ALX_VAULT_PASSWORD", MASTER)
        command = [sys.executable, "-m", "tests.unit.services.killed_profile_change", str(data_dir), act, moment]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert ended.returncode == KILLED, ended.stderr
        return services(data_dir)

    return kill


def known(secrets: Secrets, name: str, keeper: str) -> tuple[str | None, str | None]:
    """What a person finds, who unlocks the vault at last."""
    if keeper == "locked vault":
        secrets.unlock(MASTER)
    return secrets.get(name), secrets.get(name, Purpose.STORE)


@pytest.mark.parametrize("moment", ["saved", "half"])
def test_the_next_to_open_it_has_its_passwords(killed: Killed, keeper: str, moment: str) -> None:
    profiles, secrets = killed("rename", moment)
    assert [one.name for one in profiles.list()] == ["new"]
    profiles.to_open("new")
    assert known(secrets, "new", keeper) == ("s3cret", "t0re")
    assert known(secrets, "old", keeper) == (None, None)


@pytest.mark.parametrize("moment", ["saved", "half"])
def test_a_later_site_of_the_old_name_gets_none(killed: Killed, keeper: str, moment: str) -> None:
    profiles, secrets = killed("rename", moment)
    profiles.add(profile("old"))
    assert known(secrets, "old", keeper) == (None, None)
    assert known(secrets, "new", keeper) == ("s3cret", "t0re")


@pytest.mark.parametrize("moment", ["saved", "half"])
def test_a_later_site_of_a_removed_ones_name_gets_none(killed: Killed, keeper: str, moment: str) -> None:
    profiles, secrets = killed("remove", moment)
    assert profiles.list() == []
    profiles.add(profile("old"))
    assert known(secrets, "old", keeper) == (None, None)


@pytest.mark.parametrize("act", ["rename", "remove"])
def test_what_has_not_happened_takes_no_password_away(killed: Killed, keeper: str, act: str) -> None:
    profiles, secrets = killed(act, "settings")
    assert profiles.to_open("old").name == "old"
    profiles.add(profile("other"))
    assert [one.name for one in profiles.list()] == ["old", "other"]
    assert known(secrets, "old", keeper) == ("s3cret", "t0re")
    assert known(secrets, "new", keeper) == (None, None)
    # And it can be done now.
    profiles.rename("old", "new")
    assert known(secrets, "new", keeper) == ("s3cret", "t0re")


@pytest.mark.parametrize("keeper", ["keychain"], indirect=True)
def test_a_password_that_is_typed_after_all_stays(killed: Killed, keeper: str) -> None:
    """It is asked for by who opens the site, and so after the old one came along."""
    profiles, secrets = killed("rename", "saved")
    profiles.to_open("new")
    secrets.remember("new", "newer", keep=True)
    profiles.add(profile("another"))
    profiles.to_open("new")
    assert secrets.get("new") == "newer"


@pytest.mark.parametrize("keeper", ["keychain"], indirect=True)
def test_a_failure_leaves_nothing_to_do(
    keeper: str, killed: Killed, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles, secrets = services(data_dir)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(profiles, "_save", full)
        for act in (lambda: profiles.rename("old", "new"), lambda: profiles.remove("old", delete_store=False)):
            with pytest.raises(OSError, match="No space"):
                act()
    profiles.add(profile("new"))
    assert secrets.get("old") == "s3cret" and secrets.get("new") is None
    with pytest.raises(WrongUse):
        profiles.rename("old", "new")
    assert not [one.name for one in data_dir.iterdir() if one.name.startswith("passwords")]
