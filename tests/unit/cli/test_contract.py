"""The contract that scripts rely on (issue 2, point 6): lines, streams, keys, exit codes."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select, update

from alx_desktop.config import SourceSettings
from alx_desktop.paths import DataDir
from alx_desktop.services.export_choice import JSONL_COLUMNS
from alx_desktop.services.profiles import ProfileService
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.progress import course_progress
from tests.site_settings import put
from tests.unit.cli.conftest import Run

STATUS_KEYS = ["profile", "store_epoch", "rows_live", "rows_removed", "data_age_seconds", "last_run"]
RUN_KEYS = ["mode", "result", "started_at", "finished_at", "read", "inserted", "updated", "removed", "held", "error"]
KEY = ("company_id", "user_id", "course_id")
NOBODY = "mysql+pymysql://moodle@127.0.0.1:1/moodle"


def test_status_before_and_after_a_sync(run: Run, synced_copy: Path) -> None:
    ended = run("--data-dir", synced_copy, "--profile", "demo", "status", "--json")
    assert (ended.code, ended.err) == (0, "")
    assert list(ended.data) == STATUS_KEYS
    assert list(ended.data["last_run"]) == RUN_KEYS
    assert (ended.data["profile"], ended.data["rows_removed"]) == ("demo", 0)
    assert (ended.data["last_run"]["mode"], ended.data["last_run"]["result"]) == ("full", "success")
    assert run("--data-dir", synced_copy, "--json", "status").data["store_epoch"] == ended.data["store_epoch"]
    assert "live" in run("--data-dir", synced_copy, "status").out


def test_status_of_a_profile_that_was_never_synced(run: Run, tmp_path: Path) -> None:
    assert run("--data-dir", tmp_path, "profile", "add", "new", "--url", NOBODY).code == 0
    data = run("--data-dir", tmp_path, "--profile", "new", "status", "--json").data
    assert data == {**data, "rows_live": 0, "rows_removed": 0, "data_age_seconds": None, "last_run": None}


@pytest.mark.parametrize("mode", [[], ["--auto"], ["--full"]])
def test_sync_modes(run: Run, synced_copy: Path, mode: list[str]) -> None:
    ended = run("--data-dir", synced_copy, "--profile", "demo", "sync", *mode, "--json")
    assert ended.code == 0
    assert ended.data["result"] == "success"
    assert (ended.data["inserted"], ended.data["removed"]) == (0, 0)


def test_sync_of_one_company_and_a_moment(run: Run, synced_copy: Path) -> None:
    assert run("--data-dir", synced_copy, "sync", "--company", 1).code == 0
    assert run("--data-dir", synced_copy, "sync", "--as-of", 1_700_000_000).code == 0
    assert run("--data-dir", synced_copy, "sync", "--company", 987_654).code == 2
    assert run("--data-dir", synced_copy, "sync", "--as-of", 99_999_999_999).code == 2


def test_sync_of_several_companies(run: Run, synced_copy: Path) -> None:
    several = ("--data-dir", synced_copy, "sync", "--company", 2, "--company", 1, "--company", 2)
    ended = run(*several, "--json")
    assert ended.code == 0
    assert (ended.data["result"], ended.data["companies_done"], ended.data["error"]) == ("success", 2, None)
    assert [one["company_id"] for one in ended.data["runs"]] == [2, 1]
    part = run("--data-dir", synced_copy, "sync", "--company", 1, "--company", 987_654, "--json")
    assert (part.code, part.data["companies_done"], part.data["error"]["type"]) == (2, 1, "WrongUse")
    text = run(*several)
    assert text.code == 0 and "2 of 2 companies were synced: success." in text.out


def test_a_source_that_cannot_be_reached_is_3(run: Run, tmp_path: Path) -> None:
    run("--data-dir", tmp_path, "profile", "add", "far", "--url", NOBODY)
    ended = run("--data-dir", tmp_path, "--profile", "far", "sync")
    assert (ended.code, ended.out) == (3, "")
    assert "Nothing answers at that address" in ended.err and "firewall" in ended.err and "keeps" in ended.err
    as_json = run("--data-dir", tmp_path, "--profile", "far", "sync", "--json")
    assert as_json.code == 3
    assert as_json.data["error"]["type"] == "PortRefused"
    assert set(as_json.data["error"]) == {"type", "title", "detail", "kept", "advice", "exit_code"}
    last = run("--data-dir", tmp_path, "--profile", "far", "status", "--json").data["last_run"]
    assert (last["result"], last["finished_at"] is not None) == ("failed", True)
    assert "Nothing answers" in last["error"]


def test_removals_that_are_held_are_5_until_accepted(run: Run, synced_copy: Path, synced_demo: Path) -> None:
    own = synced_copy / "own.sqlite"
    shutil.copy(synced_demo / "profiles" / "demo" / "site.sqlite", own)
    profiles = ProfileService(DataDir(synced_copy))
    put(profiles, profiles.get("demo").model_copy(update={"source": SourceSettings(url=f"sqlite:///{own}")}))
    with sqlite3.connect(own) as connection:
        connection.execute("DELETE FROM mdl_user_enrolments")
    ended = run("--data-dir", synced_copy, "sync", "--full", "--json")
    assert (ended.code, ended.data["result"]) == (5, "held")
    assert ended.data["held"] >= 100
    before = run("--data-dir", synced_copy, "status", "--json").data
    assert before["last_run"]["held"] == ended.data["held"]
    accepted = run("--data-dir", synced_copy, "sync", "--full", "--accept-removals", "--json")
    assert (accepted.code, accepted.data["result"]) == (0, "success")
    after = run("--data-dir", synced_copy, "status", "--json").data
    assert (after["rows_live"], after["rows_removed"]) == (0, before["rows_live"] + before["rows_removed"])


def test_hours_to_look_back_fit_no_other_kind_of_sync(run: Run, synced_copy: Path) -> None:
    ended = run("--data-dir", synced_copy, "sync", "--since-hours", "24", "--json")
    assert (ended.code, ended.data["mode"], ended.data["result"]) == (0, "incremental", "success")
    wrong = run("--data-dir", synced_copy, "sync", "--full", "--since-hours", "24")
    assert wrong.code == 2 and "--since-hours is for --incremental" in wrong.err
    assert run("--data-dir", synced_copy, "sync", "--since-hours", "-1").code == 2


def test_jsonl(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    ended = run("--data-dir", synced_copy, "--profile", "demo", "export", "course-progress", "--format", "jsonl",
                "--output", out, "--include-removed", "--json")  # fmt: skip
    rows = [json.loads(line) for line in out.read_bytes().decode("utf-8").splitlines()]
    assert (ended.code, ended.data["rows"]) == (0, len(rows))
    assert all(tuple(row) == JSONL_COLUMNS for row in rows)
    assert not out.read_bytes().startswith(b"\xef\xbb\xbf")


def test_jsonl_with_columns(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "rows.jsonl"
    common = ("--data-dir", synced_copy, "export", "course-progress", "--format", "jsonl", "--output", out)
    assert run(*common, "--columns", "status,user_id").code == 0
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert rows and all(list(row) == ["status", "user_id"] for row in rows)
    assert run(*common, "--columns", "status,shoe_size").code == 2


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_rows_on_standard_output(run_alone: Run, synced_copy: Path, tmp_path: Path, format: str) -> None:
    common = ("--data-dir", synced_copy, "export", "course-progress", "--format", format, "--columns", "user_id,status")
    streamed = run_alone(*common, "--output", "-")
    assert streamed.code == 0 and "rows written" in streamed.err
    assert run_alone(*common, "--output", tmp_path / "rows").code == 0
    assert streamed.out.splitlines() == (tmp_path / "rows").read_text("utf-8").splitlines()


def test_what_standard_output_cannot_take(
    run: Run, synced_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    common = ("--data-dir", synced_copy, "export", "course-progress", "--output", "-")
    for more in (["--format", "xlsx"], ["--format", "csv", "--save-as", "Monthly"], ["--format", "csv", "--json"]):
        ended = run(*common, *more)
        assert ended.code == 2 and "standard output" in ended.err
    assert list(tmp_path.glob("-*")) == []


def test_csv_and_xlsx_with_filters_and_columns(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    common = ("--data-dir", synced_copy, "export", "course-progress", "--company", 1, "--status", "completed", "--sort",
              "completed_at", "--descending", "--columns", "user_id, completed_at,status")  # fmt: skip
    assert run(*common, "--format", "csv", "--output", tmp_path / "a.csv").code == 0
    assert run(*common, "--format", "xlsx", "--output", tmp_path / "a.xlsx").code == 0
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "user_id,completed_at,status"
    times = [line.split(",")[1] for line in lines[1:]]
    assert times == sorted(times, reverse=True) and len(times) > 10
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["Course progress"].max_row == len(lines)


def test_what_changed_lately(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    common = ("--data-dir", synced_copy, "export", "course-progress", "--format", "csv", "--json")
    rows = [
        run(*common, "--output", tmp_path / "a.csv", *more).data["rows"]
        for more in ([], ["--changed-within", 0], ["--changed-within", 24 * 3660])
    ]
    assert rows[0] == rows[1] == rows[2] > 0
    for wrong in (-1, 24 * 3660 + 1, "1.5"):
        assert run(*common, "--output", tmp_path / "b.csv", "--changed-within", wrong).code == 2
    assert not (tmp_path / "b.csv").exists()


def test_saved_exports(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    base = ("--data-dir", synced_copy, "export")
    made = run(*base, "course-progress", "--format", "csv", "--output", out, "--save-as", "Mon thly")
    assert made.code == 0
    out.unlink()
    assert run(*base, "list", "--json").data[0]["name"] == "Mon thly"
    assert run(*base, "saved", "Mon thly").code == 0
    assert out.exists()
    assert run(*base, "forget", "Mon thly").code == 0
    assert run(*base, "saved", "Mon thly").code == 2
    assert run(*base, "list").out == ""


def test_verify_is_0_where_all_is_equal_and_1_otherwise(run: Run, synced_copy: Path) -> None:
    same = run("--data-dir", synced_copy, "verify", "--all", "--json")
    assert (same.code, same.data["equal"], same.data["rows_different"]) == (0, True, 0)
    with Store.open(StoreLocation(synced_copy / "profiles" / "demo")) as store, store.writing(store.reporting) as c:
        c.execute(update(course_progress).values(percentage=1.25))
    other = run("--data-dir", synced_copy, "verify", "--sample", 20, "--seed", 1)
    assert other.code == 1
    assert "percentage is 1.25 in the store" in other.out
    assert "wrong in the store" in other.out


def test_verify_writes_a_report(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    ended = run("--data-dir", synced_copy, "verify", "--sample", 5, "--report", tmp_path / "v.json")
    assert ended.code == 0 and "Report written" in ended.err
    assert json.loads((tmp_path / "v.json").read_bytes())["equal"] is True


def test_explain(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    with Store.open(StoreLocation(synced_copy / "profiles" / "demo")) as store, store.reading(store.reporting) as c:
        company, user, course = c.execute(select(*(course_progress.c[n] for n in KEY)).limit(1)).one()
    row = ("--data-dir", synced_copy, "explain", "--company", company, "--user", user, "--course")
    told = run(*row, course)
    assert told.code == 0 and "Step by step" in told.out and "The store says what Moodle says now." in told.out
    assert run(*row, course, "--json").data["equal"] is True
    page = tmp_path / "why.html"
    ended = run(*row, course, "--html", page)
    assert (ended.code, ended.out) == (0, "") and page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert run(*row, 987_654, "--json").data["no_row"] == "course_deleted"
    (synced_copy / "config.toml").write_text(
        (synced_copy / "config.toml").read_text("utf-8").replace("site.sqlite", "gone.sqlite"), "utf-8"
    )
    away = run(*row, course, "--json")
    assert (away.code, away.data["live"], away.data["equal"]) == (3, None, None)
    assert away.data["stored"]["user_id"] == user


def test_compare_plugin(run: Run, synced_copy: Path, tmp_path: Path) -> None:
    own = synced_copy / "own.sqlite"
    shutil.copy(synced_demo_site(synced_copy), own)
    with sqlite3.connect(own) as connection:
        columns = "userid, companyid, courseid, timecompleted, timestarted, percentage, status"
        connection.execute(f"CREATE TABLE mdl_local_alx_api_reporting ({columns})")
        connection.execute("INSERT INTO mdl_local_alx_api_reporting VALUES (999, 1, 2, 0, 0, 0, 'not_started')")
    ended = run("--data-dir", synced_copy, "compare-plugin", "--company", 1, "--report", tmp_path / "p.json", "--json")
    assert (ended.code, ended.data["equal"]) == (1, False)
    assert ended.data["totals"]["rows_too_many"] == 1
    assert ended.data["totals"]["reasons"]["deleted_learner_kept"] == 1
    rows = json.loads((tmp_path / "p.json").read_bytes())["rows"]
    assert len(rows) == ended.data["totals"]["rows_missing"] + 1
    told = run("--data-dir", synced_copy, "compare-plugin", "--company", 1).out
    assert "missing in the plugin" in told and "keeps the row for ever" in told


def synced_demo_site(data_dir: Path) -> str:
    """The demo's Moodle; its profile is pointed to a copy beside it."""
    profiles = ProfileService(DataDir(data_dir))
    demo = profiles.get("demo")
    put(profiles, demo.model_copy(update={"source": SourceSettings(url=f"sqlite:///{data_dir / 'own.sqlite'}")}))
    return str(demo.source.parsed_url.database)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["sync", "--sideways"],
        ["sync", "--auto", "--full"],
        ["sync", "--company", "first"],
        ["sync", "--as-of", "-5"],
        ["status", "extra"],
        ["export", "course-progress", "--format", "pdf", "--output", "a.pdf"],
        ["export", "course-progress", "--format", "csv"],
        ["export", "course-progress", "--format", "csv", "--output", "nowhere/a.csv"],
        ["export", "course-progress", "--format", "csv", "--output", "a.csv", "--columns", "shoe_size"],
        ["export", "course-progress", "--format", "csv", "--output", "a.csv", "--sort", "shoe_size"],
        ["--profile", "unknown", "status"],
        ["profile"],
        ["profile", "add", "x"],
        ["profile", "add", "x", "--url", "nonsense"],
        ["profile", "add", "x", "--url", "oracle://u@h/d"],
        ["profile", "add", "x", "--url", NOBODY, "--company-source", "moon"],
        ["profile", "add", "x", "--url", NOBODY, "--tls-ca", "no-such-file.pem"],
        ["profile", "add", "x", "--url", NOBODY, "--time-zone", "Mars/Olympus"],
        ["profile", "add", "x", "--url", NOBODY, "--store-url", "mysql+pymysql://u@h/d"],
        ["profile", "add", "../x", "--url", NOBODY],
        ["profile", "add", "DEMO", "--url", NOBODY],
        ["profile", "remove", "unknown"],
        ["verify", "--sample", "0"],
        ["verify", "--report", "a.pdf"],
        ["verify", "--report", "nowhere/a.json"],
        ["explain", "--company", "1"],
        ["compare-plugin"],
        ["compare-plugin", "--company", "99"],
        ["compare-plugin", "--url", "https://moodle.example.com", "--token", "t"],
        ["compare-plugin", "--company", "1", "--url", "moodle.example.com", "--token", "t"],
        ["explain", "--company", "1", "--user", "2", "--course", "3", "--html", "nowhere/a.html"],
        ["connect", "--url", "nonsense"],
        ["connect", "--grants"],
        ["store", "rollback"],
    ],
)
def test_wrong_use_is_2_and_leaves_stdout_alone(
    run: Run, synced_copy: Path, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run("--data-dir", synced_copy, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err
    assert list(tmp_path.iterdir()) == []


def test_without_a_profile_there_is_a_way_on(run: Run, tmp_path: Path) -> None:
    ended = run("--data-dir", tmp_path, "sync")
    assert ended.code == 2
    assert "profile add" in ended.err


def test_quiet_says_nothing_but_errors(run: Run, synced_copy: Path) -> None:
    assert run("--data-dir", synced_copy, "--quiet", "sync").err == ""
    page = synced_copy / "v.json"
    assert run("--data-dir", synced_copy, "verify", "--sample", 5, "--report", page, "-q").err == ""
    assert run("--data-dir", synced_copy, "profile", "list", "--quiet", "--json").data[0]["name"] == "demo"
    assert "unknown" in run("--data-dir", synced_copy, "--quiet", "--profile", "unknown", "sync").err
