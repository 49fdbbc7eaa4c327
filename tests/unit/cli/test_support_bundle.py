"""`doctor --bundle`: what helps, and nobody's name. Secrets and people are planted where programs put them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from alx_desktop.services.crash_report import CrashReports
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.star import company, course, department, learner
from tests.unit.cli.conftest import Run

PASSWORD = "pl4nted-passw0rd"
SSH_PASSWORD = "pl4nted-tunn3l"
TOKEN = "alx_abcdefghij_" + "S" * 43
HOST = "moodle-db.planted.example"
FAR = f"mysql+pymysql://planted_account@{HOST}:1/planted_database"


def planted_log(person: str, mail: str, user: str, firm: str) -> str:
    head = "2026-11-23 14:31:0"
    lines = [
        f"{head}0,000 INFO    1 alx_desktop.sync.engine: sync full: success; read 7",
        f"{head}1,000 WARNING 1 alx_desktop.sync.engine: cannot log in: ({PASSWORD}) as planted_account@{HOST}",
        f"{head}1,000 WARNING 1 alx_desktop.moodle: no login: planted_tunnel at ssh.planted.example:1 ({SSH_PASSWORD})",
        f"{head}2,000 ERROR   1 alx_desktop.store: Duplicate entry '{person}' for key, {mail}",
        f"{head}3,000 WARNING 1 sqlalchemy.pool: {person} <{mail}> at {firm}",
        f"{head}4,000 INFO    1 alx_desktop.x: could not write to {person} ({user}), {user.upper()}.",
        f"{head}4,000 INFO    1 alx_desktop.endpoint: {firm} asked with {TOKEN} from 10.9.8.7",
        "Traceback (most recent call last):",
        '  File "/home/planted.person/alx_desktop/store/merge.py", line 5, in merge',
        f'    raise ValueError("{person}")',
        f"ValueError: {person} {PASSWORD}",
    ]
    as_json = {"time": 1.0, "level": "ERROR", "process": 1, "logger": "alx_desktop.x", "message": f"failed for {mail}",
               "traceback": f"KeyError: '{person}'"}  # fmt: skip
    return "\n".join([*lines, json.dumps(as_json)]) + "\n"


def names_in(folder: Path) -> tuple[list[str], list[str]]:
    """(Names and addresses of learners, other names of the site.)"""
    with Store.open(StoreLocation(folder)) as store, store.reading(store.reporting) as connection:
        c = learner.c
        rows = connection.execute(select(c.firstname, c.lastname, c.email, c.username)).all()
        people = [text for row in rows for text in (f"{row[0]} {row[1]}", row[2], row[3]) if len(text) > 3]
        others = [*connection.scalars(select(company.c.name)), *connection.scalars(select(course.c.fullname))]
        others += [name for name in connection.scalars(select(department.c.name)) if " " in name]
    return people, others


def texts_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_nothing_planted_is_in_the_bundle(
    run: Run, synced_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, others = names_in(synced_copy / "profiles" / "demo")
    monkeypatch.setenv("ALX_DB_PASSWORD", PASSWORD)
    monkeypatch.setenv("ALX_SSH_PASSWORD", SSH_PASSWORD)
    run("--data-dir", synced_copy, "profile", "add", "Planted Customer", "--url", FAR,
        "--ssh", "planted_tunnel@ssh.planted.example:1", "--ssh-by-password")  # fmt: skip
    run("--data-dir", synced_copy, "profile", "mark", "Planted Customer", "--folder", "Planted group")
    logs = synced_copy / "logs"
    with (logs / "alx-desktop.log").open("a", encoding="utf-8") as file:
        file.write(planted_log(*people[0:3], others[0]))
    (logs / "alx-desktop.log.1").write_text(planted_log(*people[3:6], others[1]), encoding="utf-8")
    CrashReports(logs).keep(ValueError(f"{people[0]} {people[1]} {PASSWORD} {TOKEN}"))
    path = tmp_path / "bundle.zip"
    ended = run("--data-dir", synced_copy, "doctor", "--bundle", path, "--json")
    assert ended.code == 3
    assert ended.data["bundle"]["file"] == str(path)
    files = texts_of(path)
    assert list(files) == ended.data["bundle"]["contents"]
    assert set(files) == {"README.txt", "checks.txt", "settings.json", "store.json", "log.txt", "crash.txt"}
    whole = "\n".join(files.values())
    secrets = [PASSWORD, SSH_PASSWORD, TOKEN, "S" * 20, HOST, "planted", "Planted Customer", "10.9.8.7"]
    assert [one for one in [*secrets, *others] if one.casefold() in whole.casefold()] == []
    assert [one for one in people if one.casefold() in whole.casefold()] == []
    assert "@" not in whole
    assert str(synced_copy) not in whole


def test_the_bundle_helps(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "bundle.zip"
    log_file = synced_copy / "logs" / "alx-desktop.log"
    with log_file.open("a", encoding="utf-8") as file:
        file.write(planted_log("Zoe Murphy", "z@x.example", "zoe", "Acme"))
    assert run("--data-dir", synced_copy, "doctor", "--bundle", path).code == 0
    files = texts_of(path)
    assert "ALX Desktop: " in files["checks.txt"] and "SQLAlchemy: " in files["checks.txt"]
    assert json.loads(files["settings.json"])["site 1"]["sync"]["batch_size"] == 25_000
    tables = json.loads(files["store.json"])["site 1"]
    progress = next(one for one in tables["tables"] if one["name"] == "course_progress")
    assert progress["rows"] > 0 and any(one["name"].startswith("ix_") for one in progress["indexes"])
    assert tables["server"].startswith("SQLite")
    assert "sync full: success; read 7" in files["log.txt"]
    assert "File alx_desktop/store/merge.py, line 5, in merge" in files["log.txt"]
    assert "crash.txt" not in files
    assert all(name in files["README.txt"] for name in files if name != "README.txt")


def test_a_damaged_or_absent_store_is_said(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    (synced_copy / "profiles" / "demo" / "reporting.sqlite").write_bytes(b"no database at all" * 400)
    path = tmp_path / "bundle.zip"
    assert run("--data-dir", synced_copy, "doctor", "--bundle", path, "--json").code == 1
    files = texts_of(path)
    assert "damaged" in files["checks.txt"]
    assert "error" in json.loads(files["store.json"])["site 1"]


def test_a_place_that_cannot_be_written_is_said(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = run("--data-dir", synced_copy, "doctor", "--bundle", tmp_path / "file" / "bundle.zip")
    assert ended.code == 1
    assert "could not be written" in ended.err
