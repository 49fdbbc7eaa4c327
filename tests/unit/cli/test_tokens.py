"""`token` and `company` on the command line, and what `doctor` says of the audit trail."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from alx_desktop.domain.tokens import DAY, parse
from alx_desktop.services import connect_files
from alx_desktop.store.store import Store, StoreLocation
from tests.unit.cli.conftest import Ended, Run


@pytest.fixture
def ask(run: Run, synced_copy: Path) -> Any:
    def asked(*arguments: object) -> Ended:
        return run("--data-dir", synced_copy, "--profile", "demo", *arguments)

    return asked


def companies(ask: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask("company", "list", "--json").data
    return found


def test_a_token_is_shown_once(ask: Any, synced_copy: Path) -> None:
    company = companies(ask)[0]
    ended = ask("token", "create", "--company", company["shortname"], "--name", "BI", "--expires", "30",
                "--ip", "10.0.0.0/8", "--scope", "progress", "--daily", "24", "--json")  # fmt: skip
    assert ended.code == 0 and len(ended.out.splitlines()) == 1
    made = ended.data
    assert set(made) == {"token_id", "token", "company_id", "name", "expires_at"}
    assert (made["company_id"], made["name"]) == (company["company_id"], "BI")
    parts = parse(made["token"])
    assert parts is not None and parts[0] == made["token_id"]
    assert abs(made["expires_at"] - time.time() - 30 * DAY) < 3600
    listed = ask("token", "list", "--company", str(company["company_id"]), "--json")
    (one,) = listed.data
    assert (one["state"], one["ip_rules"], one["scopes"], one["daily_limit"]) == (
        "active",
        ["10.0.0.0/8"],
        ["progress"],
        24,
    )
    assert one["clients"] == [] and one["company"] == company["shortname"]
    plain = ask("token", "create", "--company", company["company_id"], "--name", "plain")
    assert parse(plain.out.strip()) is not None and plain.out.strip() not in plain.err
    everything = listed.out + ask("token", "list").out + ask("doctor").out
    assert parts[1] not in everything
    files = [path for path in synced_copy.rglob("*") if path.is_file()]
    assert [path for path in files if parts[1].encode() in path.read_bytes()] == []


def test_rotate_revoke_and_full(ask: Any) -> None:
    company = companies(ask)[0]["company_id"]
    made = ask("token", "create", "--company", company, "--name", "BI", "--json").data
    rotated = ask("token", "rotate", made["token_id"], "--grace-days", "0.5", "--json").data
    assert rotated["token_id"] == made["token_id"] and rotated["token"] != made["token"]
    assert ask("token", "full", made["token_id"][:6], "--json").data == {
        "token_id": made["token_id"],
        "next_full": True,
    }
    (one,) = ask("token", "list", "--json").data
    assert one["next_full"] and one["former_secret_until"] > time.time()
    assert ask("token", "revoke", made["token_id"], "--json").data["revoked_at"] > 0
    assert ask("token", "list", "--json").data[0]["state"] == "revoked"
    assert ask("token", "rotate", made["token_id"]).code == 2


@pytest.mark.parametrize(
    "wrong",
    [
        ["--company", "nobody"], ["--company", "999999"], ["--expires", "2001-01-01"], ["--expires", "soon"],
        ["--expires", "9999-12-31"], ["--ip", "10.0.0.0/99"], ["--scope", "everything"],
        ["--daily", "-1"], ["--name", " "],
    ],
)  # fmt: skip
def test_what_does_not_fit_makes_no_token(ask: Any, wrong: list[str]) -> None:
    usual = {"--company": str(companies(ask)[0]["company_id"]), "--name": "x"}
    usual.update({wrong[0]: wrong[1]})
    ended = ask("token", "create", *(part for pair in usual.items() for part in pair))
    assert ended.code == 2, ended.err
    assert ask("token", "list", "--json").data == []


def test_an_unknown_token_is_wrong_use(ask: Any) -> None:
    for command in ("rotate", "revoke", "full"):
        ended = ask("token", command, "nothing", "--json")
        assert ended.code == 2 and json.loads(ended.out)["error"]["type"] == "WrongUse"


def test_settings_of_companies(ask: Any) -> None:
    first, second, third = (str(one["company_id"]) for one in companies(ask)[:3])
    assert ask("company", "set", first, "field_email", "off", "--json").data["settings"]["field_learner_email"] is False
    assert ask("company", "set", first, "course_7", "off").code == 0
    assert ask("company", "set", first, "sync_mode", "3").code == 0
    for key, value in (("field_shoe_size", "on"), ("client_mode", "often"), ("daily_limit", "-1"), ("nonsense", "1")):
        assert ask("company", "set", first, key, value).code == 2
    shown = ask("company", "show", first, "--json").data
    assert (shown["settings"]["client_mode"], shown["settings"]["course_7"]) == ("disabled", False)
    assert "client_mode" in ask("company", "show", first).out
    assert ask("company", "copy", first, second, third, first, "--json").data == {"changed": [int(second), int(third)]}
    copied = ask("company", "show", second, "--json").data["settings"]
    assert copied["field_learner_email"] is False and "course_7" not in copied
    assert [one["has_settings"] for one in companies(ask)[:3]] == [True, True, True]


def test_doctor_names_the_entry_at_which_the_audit_trail_breaks(ask: Any, synced_copy: Path) -> None:
    company = companies(ask)[0]["company_id"]
    for name in ("a", "b", "c"):
        ask("token", "create", "--company", company, "--name", name)
    assert "audit_broken" not in ask("doctor", "--json").out
    location = StoreLocation(synced_copy / "profiles" / "demo")
    with Store.open(location) as store, store.writing(store.admin) as connection:
        connection.execute(text("UPDATE audit_entry SET actor = 'somebody else' WHERE entry_id = 2"))
    ended = ask("doctor", "--json")
    (found,) = (one for one in ended.data["findings"] if one["key"] == "audit_broken")
    assert ended.code == 1 and found["detail"].startswith("entry 2 ") and found["advice"]


def test_kept_answers_are_forgotten_by_hand(ask: Any, synced_copy: Path) -> None:
    found = companies(ask)
    one = ask("company", "cache-clear", found[0]["shortname"], "--json")
    assert one.code == 0 and one.data == {"cleared": [found[0]["company_id"]]}
    assert ask("company", "cache-clear", "--all", "--json").data["cleared"] == [each["company_id"] for each in found]
    for wrong in ([], ["--all", found[0]["company_id"]], ["nobody"]):
        assert ask("company", "cache-clear", *wrong).code != 0
    assert not any(each["has_settings"] for each in companies(ask))
    assert "cache cleared" in audit_acts(synced_copy)


def audit_acts(folder: Path) -> list[str]:
    store = Store.open(StoreLocation(folder=folder / "profiles" / "demo"))
    with store, store.reading(store.admin) as connection:
        return list(connection.execute(text("SELECT act FROM audit_entry")).scalars())


def test_connect_files(ask: Any, tmp_path: Path) -> None:
    first, second = companies(ask)[:2]
    folder = tmp_path / "files"
    none = ask("connect-files", folder, "--company", first["shortname"], "--json")
    assert none.code == 2 and "token create" in none.out + none.err and not folder.exists()
    made = ask("token", "create", "--company", first["company_id"], "--name", "BI", "--json").data
    for choice in (("--company", first["shortname"]), ("--token", made["token_id"]), ("--token", made["token"])):
        ended = ask("connect-files", folder, *choice, "--json")
        assert ended.code == 0, ended.err
        assert ended.data["token_id"] == made["token_id"] and ended.data["url"] == "http://127.0.0.1:8765"
        assert sorted(ended.data["files"]) == sorted(path.name for path in folder.iterdir())
    assert [path for path in folder.iterdir() if made["token"] in path.read_text("utf-8")] == []
    foreign = ask("connect-files", folder, "--token", made["token_id"], "--company", second["company_id"])
    assert foreign.code == 2
    elsewhere = ("--token", made["token_id"], "--base-url", "https://bi.example")
    assert ask("connect-files", folder, *elsewhere).code == 2, "other files are in the way"
    assert ask("connect-files", folder, *elsewhere, "--replace").code == 0
    assert ask("connect-files", folder).code == 2


def test_connection_files_of_each_new_token(ask: Any, tmp_path: Path) -> None:
    known, folder = companies(ask), tmp_path / "files"
    ended = ask("token", "create", "--company", "all", "--name", "BI", "--output-folder", folder, "--json")
    assert ended.code == 0, ended.err
    for one in ended.data["tokens"]:
        place = folder / f"company-{one['company_id']}"
        assert one["folder"] == str(place) and f"alx_{one['token_id']}" in (place / "README.txt").read_text("utf-8")
        assert [path for path in place.iterdir() if one["token"] in path.read_text("utf-8")] == []
    assert len(list(folder.iterdir())) == len(known)
    before = len(ask("token", "list", "--json").data)
    one = ("token", "create", "--company", known[0]["company_id"], "--name", "x")
    for wrong in (
        ("--output-folder", folder),  # files of other tokens are there
        ("--output-folder", tmp_path / "b", "--base-url", "nonsense"),
        ("--base-url", "https://bi.example"),  # for nothing
    ):
        assert ask(*one, *wrong).code == 2
    assert len(ask("token", "list", "--json").data) == before and not (tmp_path / "b").exists()
    ended = ask(*one, "--output-folder", tmp_path / "b", "--base-url", "https://bi.example")
    assert ended.code == 0 and parse(ended.out.strip()) is not None
    assert "https://bi.example" in (tmp_path / "b" / f"company-{known[0]['company_id']}" / "README.txt").read_text()


def test_a_token_whose_files_cannot_be_written_is_shown_all_the_same(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(connect_files, "write_atomically", full)
    company = companies(ask)[0]["company_id"]
    ended = ask("token", "create", "--company", company, "--name", "x", "--output-folder", tmp_path / "files")
    assert ended.code == 1 and parse(ended.out.strip()) is not None
    assert "no space left" in ended.err and "connect-files" in ended.err


def test_a_token_is_shown_before_its_files_are_written(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("a kill, or Ctrl+C, or what nobody thought of")

    monkeypatch.setattr(connect_files, "write_atomically", broken)
    company = companies(ask)[0]["company_id"]
    ended = ask("token", "create", "--company", company, "--name", "x", "--output-folder", tmp_path / "files")
    assert ended.code == 1 and parse(ended.out.strip()) is not None


def test_connection_files_are_not_for_tokens_of_moodle(ask: Any, tmp_path: Path) -> None:
    ended = ask("connect-files", tmp_path / "files", "--token", "moodle-12")
    assert ended.code == 2 and "token of Moodle" in ended.err and "token create" in ended.err
    assert not (tmp_path / "files").exists()


def test_a_token_for_each_of_many_companies(ask: Any) -> None:
    known = companies(ask)
    made = ask("token", "create", "--company", "all", "--name", "BI", "--json").data["tokens"]
    assert [one["company_id"] for one in made] == [one["company_id"] for one in known]
    assert len({one["token"] for one in made}) == len(known) and {one["name"] for one in made} == {"BI"}
    two = [known[0]["shortname"], known[1]["company_id"], known[0]["company_id"]]
    plain = ask("token", "create", *(x for one in two for x in ("--company", one)), "--name", "two")
    lines = [line.split("\t") for line in plain.out.splitlines()]
    assert [int(line[0]) for line in lines] == [known[0]["company_id"], known[1]["company_id"]]
    assert all(parse(line[2]) for line in lines)
    before = len(ask("token", "list", "--json").data)
    assert ask("token", "create", "--company", known[0]["company_id"], "--company", "nobody", "--name", "x").code == 2
    assert len(ask("token", "list", "--json").data) == before == len(known) + 2
