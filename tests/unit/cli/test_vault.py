"""`vault` on the command line, and what is asked of a person whose vault is locked."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from alx_desktop.cli import session, vault_commands
from alx_desktop.services.secrets import Secrets
from alx_desktop.services.vault import Vault
from tests.unit.cli.conftest import Run

MASTER = "correct horse battery"
STORE = "postgresql+psycopg://alx@127.0.0.1:1/alx"
NOBODY = "mysql+pymysql://moodle@127.0.0.1:1/moodle"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.services.vault_file.COST", 1 << 4)
    monkeypatch.delenv("ALX_VAULT_PASSWORD", raising=False)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a person at a terminal types, in this order."""
    typed: list[str] = []
    monkeypatch.setattr(session.Session, "has_person", property(lambda _self: True))
    for module in (session, vault_commands):
        monkeypatch.setattr(module, "ask_hidden", lambda _words: typed.pop(0))
    return typed


def kept(data_dir: Path, name: str, master: str = MASTER) -> str | None:
    secrets = Secrets(vault=Vault(data_dir / "vault.json"))
    secrets.unlock(master)
    return secrets.get(name)


def test_a_password_is_kept_in_the_vault(run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALX_VAULT_PASSWORD", MASTER)
    assert run("vault", "status").out == "There is no vault.\n"
    assert run("vault", "make", "--json").data["passwords"] == 0
    assert run("vault", "make").code == 1
    monkeypatch.setenv("ALX_DB_PASSWORD", "s3cret")
    added = run("profile", "add", "site", "--url", NOBODY, "--save-password")
    assert added.code == 0 and not added.err
    monkeypatch.delenv("ALX_DB_PASSWORD")
    assert kept(data_dir, "site") == "s3cret"
    assert "s3cret" not in (data_dir / "config.toml").read_text() + (data_dir / "vault.json").read_text()
    assert run("vault", "status", "--json").data["state"] == "open"
    monkeypatch.delenv("ALX_VAULT_PASSWORD")
    assert run("vault", "status", "--json").data["state"] == "locked"
    monkeypatch.setenv("ALX_VAULT_PASSWORD", MASTER)
    monkeypatch.setenv("ALX_VAULT_NEW_PASSWORD", "another one entirely")
    assert run("vault", "change-password").code == 0
    assert kept(data_dir, "site", "another one entirely") == "s3cret"
    assert run("vault", "remove").code == 1
    monkeypatch.setenv("ALX_VAULT_PASSWORD", "another one entirely")
    assert run("vault", "remove", "--json").data["passwords"] == 1
    assert not (data_dir / "vault.json").exists()


def test_without_a_person_and_without_the_variable(run: Run) -> None:
    for command in ("make", "change-password", "remove"):
        ended = run("vault", command)
        assert ended.code == 2 and "ALX_VAULT_PASSWORD" in ended.err


def test_a_person_makes_one(run: Run, data_dir: Path, answers: list[str]) -> None:
    answers += [MASTER, "not the same"]
    assert run("vault", "make").code == 2
    answers += ["short", "short"]
    assert "too short" in run("vault", "make").err
    assert not (data_dir / "vault.json").exists()
    answers += [MASTER, MASTER]
    assert run("vault", "make").code == 0
    answers += ["wrong", "another one entirely", "another one entirely"]
    assert "wrong" in run("vault", "change-password").err
    assert kept(data_dir, "site") is None


def test_a_locked_vault_is_asked_for_when_it_is_needed(run: Run, data_dir: Path, answers: list[str]) -> None:
    run("profile", "add", "site", "--url", NOBODY)
    vault = Vault(data_dir / "vault.json")
    vault.make(MASTER, {"profile:site:source": "s3cret"})
    answers += ["wrong", "wrong again", MASTER]
    ended = run("connect")
    assert answers == [] and ended.err.count("The master password is wrong") == 2
    # Nobody types a password of the database: the vault has it.
    assert "Nothing answers at that address" in ended.out
    answers += [""]
    answers += ["the database's own password"]
    run("connect")
    assert answers == []


@pytest.mark.parametrize("words", ["people list", "check", "rollback --yes", f"move --yes --to {STORE}", "backup"])
def test_a_locked_vault_is_asked_for_where_the_stores_password_may_be_in_it(
    run: Run, data_dir: Path, answers: list[str], words: str
) -> None:
    run("profile", "add", "site", "--url", NOBODY, *([] if "move" in words else ["--store-url", STORE]))
    Vault(data_dir / "vault.json").make(MASTER, {"profile:site:store": "s3cret"})
    answers += [MASTER]
    run("store", *words.split())
    assert answers == []


@pytest.mark.parametrize("words", ["doctor", "doctor --repair", "doctor --bundle {folder}/bundle.zip"])
@pytest.mark.parametrize("of", [["--url", NOBODY], ["--url", "sqlite:///site.sqlite", "--store-url", STORE]])
def test_the_doctor_asks_for_a_locked_vault(
    run: Run, data_dir: Path, answers: list[str], tmp_path: Path, words: str, of: list[str]
) -> None:
    run("profile", "add", "file", "--url", "sqlite:///site.sqlite")
    run("profile", "add", "site", *of)
    Vault(data_dir / "vault.json").make(MASTER, {})
    answers += [MASTER]
    ended = run(*words.format(folder=tmp_path).split())
    assert answers == [] and "The vault of passwords is locked" not in ended.out


def test_the_doctor_asks_nothing_of_who_needs_no_password(run: Run, data_dir: Path, answers: list[str]) -> None:
    run("profile", "add", "file", "--url", "sqlite:///site.sqlite")
    Vault(data_dir / "vault.json").make(MASTER, {})
    ended = run("doctor", "--json")
    assert "vault_locked" not in [one["key"] for one in ended.data["findings"]]


def test_the_doctor_says_that_the_vault_is_locked(
    run: Run, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is there to be asked."""
    run("profile", "add", "site", "--url", NOBODY)
    Vault(data_dir / "vault.json").make(MASTER, {"profile:site:source": "s3cret"})
    bundle = tmp_path / "bundle.zip"
    found = run("doctor", "--json", "--bundle", str(bundle)).data["findings"]
    locked = [one for one in found if one["key"] == "vault_locked"]
    assert [(one["severity"], one["title"]) for one in locked] == [("warning", "The vault of passwords is locked")]
    assert "ALX_VAULT_PASSWORD" in locked[0]["advice"]
    with zipfile.ZipFile(bundle) as files:
        assert "vault_locked" in files.read("checks.txt").decode()
    # What is wanted may be known from elsewhere.
    monkeypatch.setenv("ALX_DB_PASSWORD", "s3cret")
    assert "vault_locked" not in [one["key"] for one in run("doctor", "--json").data["findings"]]


def test_a_damaged_vault_is_said(run: Run, data_dir: Path, answers: list[str]) -> None:
    data_dir.mkdir(parents=True, exist_ok=True)
    (data_dir / "vault.json").write_text("{}")
    ended = run("vault", "status")
    assert ended.code == 1 and "damaged" in ended.err
    answers += [MASTER, MASTER]
    assert run("vault", "make").code == 0
    assert [one.read_text() for one in data_dir.glob("vault.damaged-*")] == ["{}"]
