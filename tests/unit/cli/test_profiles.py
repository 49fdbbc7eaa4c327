"""`profile` and `connect` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alx_desktop.cli import connect_command, session
from alx_desktop.config import Profile
from alx_desktop.paths import DataDir
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.secrets import Secrets
from tests.memory_keyring import MemoryKeyring
from tests.unit.cli.conftest import Run

NOBODY = "mysql+pymysql://moodle@127.0.0.1:1/moodle"


def profile(data_dir: Path, name: str) -> Profile:
    return ProfileService(DataDir(data_dir)).get(name)


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A person at a terminal; the list says which password they were asked for."""
    asked: list[str] = []

    def answer(name: str) -> str:
        asked.append(name)
        return "s3cret"

    monkeypatch.setattr(session.Session, "has_person", property(lambda _self: True))
    for module in (session, connect_command):
        monkeypatch.setattr(module, "ask_password", answer)
    return asked


def test_add_keeps_every_setting(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ca", "cert", "key"):
        (tmp_path / f"{name}.pem").touch()
    monkeypatch.chdir(tmp_path)
    ended = run("--data-dir", "data", "profile", "add", "my site", "--url", "postgresql+psycopg://m@db/moodle",
                "--prefix", "", "--tls-ca", "ca.pem", "--tls-cert", "cert.pem", "--tls-key", "key.pem",
                "--no-tls-verify", "--company-source", "profile:company", "--time-zone", "Europe/Berlin",
                "--store-url", "postgresql+psycopg://alx@db/alx")  # fmt: skip
    assert ended.code == 0
    made = profile(tmp_path / "data", "my site")
    assert (made.source.prefix, made.source.company_source, made.time_zone) == ("", "profile:company", "Europe/Berlin")
    assert made.source.tls.ca == tmp_path / "ca.pem"
    assert (made.source.tls.key, made.source.tls.verify) == (tmp_path / "key.pem", False)
    assert made.store_url == "postgresql+psycopg://alx@db/alx"


def test_a_file_is_kept_by_its_full_path(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("--data-dir", "data", "profile", "add", "a", "--url", "sqlite:///my site.db")
    run("--data-dir", "data", "profile", "add", "b", "--url", f"sqlite:///{tmp_path}/b.db?mode=ro")
    assert profile(tmp_path / "data", "a").source.url == f"sqlite:///{tmp_path / 'my site.db'}"
    assert profile(tmp_path / "data", "b").source.url == f"sqlite:///{tmp_path}/b.db?mode=ro"


@pytest.mark.parametrize("option", ["--url", "--store-url"])
def test_a_password_in_a_url_is_refused_and_not_repeated(run: Run, tmp_path: Path, option: str) -> None:
    urls = {"--url": "postgresql+psycopg://m@db/moodle", option: "postgresql+psycopg://m:hunter2@db/moodle"}
    ended = run("--data-dir", tmp_path, "profile", "add", "x", *(part for pair in urls.items() for part in pair))
    assert ended.code == 2
    assert "hunter2" not in ended.err + ended.out
    assert "password" in ended.err


def test_list_and_remove(run: Run, tmp_path: Path) -> None:
    assert run("--data-dir", tmp_path, "profile", "list", "--json").data == []
    for name in ("a", "b"):
        run("--data-dir", tmp_path, "profile", "add", name, "--url", NOBODY)
        (tmp_path / "profiles" / name).mkdir(parents=True)
    assert [one["name"] for one in run("--data-dir", tmp_path, "profile", "list", "--json").data] == ["a", "b"]
    assert "mysql+pymysql" in run("--data-dir", tmp_path, "profile", "list").out
    assert run("--data-dir", tmp_path, "profile", "remove", "a").code == 0
    assert run("--data-dir", tmp_path, "profile", "remove", "b", "--keep-store").code == 0
    assert [folder.name for folder in (tmp_path / "profiles").iterdir()] == ["b"]


def test_remove_asks_a_person(run: Run, tmp_path: Path, person: list[str]) -> None:
    run("--data-dir", tmp_path, "profile", "add", "a", "--url", NOBODY)
    ended = run("--data-dir", tmp_path, "profile", "remove", "a", input="n\n")
    assert ended.code == 1
    assert "Remove 'a' with its settings, passwords, store" in ended.err
    assert "Nothing was removed" in ended.err and "removed." not in ended.out
    assert profile(tmp_path, "a")
    assert run("--data-dir", tmp_path, "profile", "remove", "a", "--yes").code == 0


def test_passwords_are_kept_only_when_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, memory_keyring: MemoryKeyring
) -> None:
    monkeypatch.setenv("ALX_DB_PASSWORD", "s3cret")
    run("--data-dir", tmp_path, "profile", "add", "a", "--url", NOBODY)
    assert memory_keyring.entries == {}
    run("--data-dir", tmp_path, "profile", "add", "b", "--url", NOBODY, "--save-password")
    assert memory_keyring.entries == {("alx-desktop", "profile:b:source"): "s3cret"}
    run("--data-dir", tmp_path, "profile", "remove", "b")
    assert memory_keyring.entries == {}
    assert "s3cret" not in (tmp_path / "config.toml").read_text("utf-8")


def test_no_password_to_save_without_a_person(run: Run, tmp_path: Path) -> None:
    ended = run("--data-dir", tmp_path, "profile", "add", "a", "--url", NOBODY, "--save-password")
    assert ended.code == 2
    assert "ALX_DB_PASSWORD" in ended.err
    assert run("--data-dir", tmp_path, "profile", "list", "--json").data == []


def test_a_person_is_asked_once_where_nobody_knows_the_password(
    run: Run, tmp_path: Path, person: list[str], memory_keyring: MemoryKeyring
) -> None:
    run("--data-dir", tmp_path, "profile", "add", "a", "--url", NOBODY)
    assert run("--data-dir", tmp_path, "sync").code == 3
    assert run("--data-dir", tmp_path, "connect").code == 3
    assert run("--data-dir", tmp_path, "connect", "--url", NOBODY).code == 3
    assert person == ["a", "a", "moodle"]
    memory_keyring.entries["alx-desktop", "profile:a:source"] = "known"
    run("--data-dir", tmp_path, "sync")
    assert person == ["a", "a", "moodle"]


def test_connect_tells_every_step(run: Run, synced_copy: Path) -> None:
    ended = run("--data-dir", synced_copy, "--profile", "demo", "connect")
    assert ended.code == 0
    assert "[ok]" in ended.out and "Moodle 4.1" in ended.out
    data = run("--data-dir", synced_copy, "connect", "--json").data
    assert data["ok"] is True
    assert {step["state"] for step in data["steps"]} <= {"ok", "warn", "skipped"}


def test_connect_to_nobody_is_3_and_says_why(run: Run, tmp_path: Path) -> None:
    ended = run("--data-dir", tmp_path, "connect", "--url", NOBODY)
    assert ended.code == 3
    assert "[failed]" in ended.out and "firewall" in ended.out
    data = run("--data-dir", tmp_path, "connect", "--url", NOBODY, "--json").data
    assert (data["ok"], [s["key"] for s in data["steps"] if s["state"] == "failed"]) == (False, ["port"])


def test_grants_are_a_letter_with_a_script(run: Run, tmp_path: Path) -> None:
    ended = run("--data-dir", tmp_path, "connect", "--url", NOBODY, "--grants")
    assert ended.code == 0
    assert "GRANT SELECT" in ended.out
    data = run("--data-dir", tmp_path, "connect", "--url", NOBODY, "--grants", "--json").data
    assert data["script"] in data["letter"]


def test_sites_are_duplicated_renamed_marked_and_carried_over(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there, file = str(tmp_path / "here"), str(tmp_path / "there"), str(tmp_path / "sites.toml")
    run("--data-dir", here, "profile", "add", "one", "--url", NOBODY)
    assert run("--data-dir", here, "profile", "duplicate", "one", "two").code == 0
    with monkeypatch.context() as locked:
        locked.setattr(Secrets, "left_behind", lambda _self, name: (f"profile:{name}:source",))
        renamed = run("--data-dir", here, "profile", "rename", "two", "three", "--json")
    assert json.loads(renamed.out)["left_in_keychain"] == ["profile:two:source"]
    assert "may still be in the keychain" in renamed.err
    marked = run("--data-dir", here, "profile", "mark", "three", "--folder", "Live", "--color", "red", "--json")
    assert json.loads(marked.out) == {"profile": "three", "folder": "Live", "color": "red"}
    assert run("--data-dir", here, "profile", "mark", "three", "--color", "").code == 0
    assert (profile(tmp_path / "here", "three").folder, profile(tmp_path / "here", "three").color) == ("Live", None)
    exported = run("--data-dir", here, "profile", "export", file, "--json")
    assert json.loads(exported.out)["profiles"] == ["one", "three"]
    previewed = run("--data-dir", there, "profile", "import", file, "--preview", "--json")
    assert [one["profile"] for one in json.loads(previewed.out)["would_add"]] == ["one", "three"]
    assert not ProfileService(DataDir(tmp_path / "there")).list()
    run("--data-dir", there, "profile", "add", "ONE", "--url", NOBODY.replace("1/", "2/"))
    added = run("--data-dir", there, "profile", "import", file, "--json")
    assert [(one["in_file"], one["profile"]) for one in json.loads(added.out)["added"]] == [
        ("one", "one 2"),
        ("three", "three"),
    ]
    assert [one.name for one in ProfileService(DataDir(tmp_path / "there")).list()] == ["ONE", "one 2", "three"]
    nothing = run("--data-dir", there, "profile", "import", file, "--json")
    assert json.loads(nothing.out)["same"] == ["one", "three"]


def test_changes_of_sites_that_are_refused(run: Run, tmp_path: Path) -> None:
    data, file = str(tmp_path / "data"), tmp_path / "sites.toml"
    for name in ("one", "two"):
        run("--data-dir", data, "profile", "add", name, "--url", NOBODY)
    file.write_text("precious")
    for arguments in (
        ("export", str(file)), ("export", str(tmp_path / "new.toml"), "nobody"), ("import", str(file)),
        ("import", str(tmp_path / "none.toml")), ("rename", "one", "two"), ("duplicate", "one", "TWO"),
        ("duplicate", "nobody", "x"), ("mark", "one"), ("mark", "one", "--color", "mauve"),
    ):  # fmt: skip
        ended = run("--data-dir", data, "profile", *arguments)
        assert ended.code != 0 and ended.err, arguments
    assert file.read_text() == "precious" and not (tmp_path / "new.toml").exists()
    assert run("--data-dir", data, "profile", "export", str(file), "--force").code == 0
