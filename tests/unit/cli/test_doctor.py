"""`doctor` and `store` on the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from alx_desktop.store.store import Store, StoreLocation
from tests.unit.cli.conftest import Run

NOBODY = "mysql+pymysql://moodle@127.0.0.1:1/moodle"


def test_doctor_of_a_healthy_site(run: Run, synced_copy: Path) -> None:
    ended = run("--data-dir", synced_copy, "doctor", "--json")
    assert ended.code == 0
    assert ended.data["facts"]["Data directory"] == str(synced_copy)
    assert {one["severity"] for one in ended.data["findings"]} <= {"note", "warning"}
    assert any(one["key"] == "connection" for one in ended.data["findings"])
    assert "Moodle's database answers" in run("--data-dir", synced_copy, "doctor").out


def test_doctor_says_3_where_a_source_is_away(run: Run, synced_copy: Path) -> None:
    run("--data-dir", synced_copy, "profile", "add", "far", "--url", NOBODY)
    ended = run("--data-dir", synced_copy, "doctor", "--json")
    assert ended.code == 3
    errors = {(one["profile"], one["key"]) for one in ended.data["findings"] if one["severity"] == "error"}
    assert errors == {("far", "connection")}
    assert run("--data-dir", synced_copy, "--profile", "demo", "doctor").code == 0


def test_doctor_repairs_what_is_missing(run: Run, synced_copy: Path) -> None:
    folder = synced_copy / "profiles" / "demo"
    with Store.open(StoreLocation(folder)) as store, store.writing(store.reporting) as connection:
        connection.execute(text("DROP INDEX ix_course_progress_by_status"))
    assert "ix_course_progress_by_status" in run("--data-dir", synced_copy, "store", "check").out
    ended = run("--data-dir", synced_copy, "doctor", "--repair", "--json")
    assert ended.code == 0
    assert any("ix_course_progress_by_status" in line for line in ended.data["repaired"]["demo"])
    assert run("--data-dir", synced_copy, "store", "check").out.startswith("Nothing is wrong")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_doctor_minds_a_data_directory_that_others_can_read(run: Run, synced_copy: Path) -> None:
    synced_copy.chmod(0o755)
    found = {one["key"] for one in run("--data-dir", synced_copy, "doctor", "--json").data["findings"]}
    assert "data_dir_open" in found


def test_backup_and_check(run: Run, synced_copy: Path) -> None:
    made = run("--data-dir", synced_copy, "store", "backup", "--json")
    assert made.code == 0
    assert all(Path(one["path"]).exists() for one in made.data)
    assert {one["database"] for one in made.data} == {"admin", "reporting"}
    assert isinstance(run("--data-dir", synced_copy, "store", "check", "--json").data, list)
