"""The test of a connection, step by step, without a server."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from alx_desktop.config import SourceSettings
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services import connection
from alx_desktop.services.connection import run_steps
from alx_desktop.services.connection_steps import STEPS, Found, StepResult, StepState
from tests.made_moodle import Made, make_moodle
from tests.server_process import free_port

OK, WARN, FAILED, SKIPPED = StepState.OK, StepState.WARN, StepState.FAILED, StepState.SKIPPED
CONFIG = {"version": "2022112822.00", "release": "4.1.22", "timezone": "Europe/Berlin"}
LOCAL = ("host", "port", "tls", "login")


def site(tmp_path: Path, made: Made, *statements: str) -> str:
    """URL of a made-up site."""
    path = tmp_path / "moodle.sqlite"
    url = f"sqlite:///{path.as_posix()}"
    make_moodle(url, made)
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    return url


def steps(url: str, **changes: object) -> dict[str, StepResult]:
    """All results by key; there is one for each step, in order."""
    results = list(run_steps(SourceSettings.model_validate({"url": url, **changes}), None))
    assert [result.key for result in results] == list(STEPS)
    assert all(result.title == STEPS[result.key] for result in results)
    return {result.key: result for result in results}


def states(results: Mapping[str, StepResult]) -> dict[str, StepState]:
    return {key: result.state for key, result in results.items()}


def found(results: Mapping[str, StepResult]) -> Found:
    summary = results["time_zone"].found
    assert summary is not None
    return summary


def test_a_good_site(tmp_path: Path) -> None:
    url = site(
        tmp_path,
        Made(config=CONFIG),
        "INSERT INTO mdl_company (id, name, shortname) VALUES (1, 'A', 'a'), (2, 'B', 'b')",
        "INSERT INTO mdl_user (id, deleted) VALUES (1, 0), (2, 1), (3, 0)",
        "INSERT INTO mdl_course (id, category) VALUES (1, 0), (2, 1)",
        "INSERT INTO mdl_user_enrolments (id) VALUES (1), (2), (3), (4)",
    )
    results = steps(url)
    assert all(state is (SKIPPED if key in LOCAL else OK) for key, state in states(results).items())
    summary = found(results)
    assert (summary.companies, summary.counts.learners, summary.counts.courses, summary.counts.enrolments) == (
        2,
        2,
        1,
        4,
    )
    assert (summary.flavour, summary.prefix, summary.time_zone, summary.hint) == ("iomad", "mdl_", "Europe/Berlin", "")


@pytest.mark.parametrize("zone", ["99", "", "5.5", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "x" * 300])
def test_a_time_zone_that_says_nothing_must_be_chosen(tmp_path: Path, zone: str) -> None:
    results = steps(site(tmp_path, Made(config={**CONFIG, "timezone": zone})))
    assert results["time_zone"].state is WARN
    assert "Choose the time zone" in results["time_zone"].advice
    assert found(results).time_zone is None


def test_plain_moodle_says_where_companies_could_come_from(tmp_path: Path) -> None:
    url = site(
        tmp_path,
        Made(iomad=False, config=CONFIG),
        "INSERT INTO mdl_cohort (id, name) VALUES (1, 'x')",
        "INSERT INTO mdl_user_info_field (id, shortname, name) VALUES (1, 'employer', 'Employer')",
    )
    step = steps(url)["companies"]
    assert step.state is WARN
    assert "cohort (1), category (0), profile:employer" in step.advice
    assert steps(url, company_source="cohort")["companies"].state is OK
    assert steps(url, company_source="site")["companies"].detail.startswith("companies: 1,")


def test_a_profile_field_that_does_not_exist_fails(tmp_path: Path) -> None:
    results = steps(site(tmp_path, Made(config=CONFIG)), company_source="profile:nothing")
    assert results["companies"].state is FAILED
    assert results["companies"].advice
    assert results["clock"].state is SKIPPED


def test_missing_features_are_a_warning(tmp_path: Path) -> None:
    results = steps(site(tmp_path, Made(config=CONFIG, without={"companylicense", "local_iomad_track"})))
    assert results["rights"].state is WARN
    assert "licences" in results["rights"].detail
    assert found(results).missing_features


def test_a_missing_table_fails_at_the_tables_and_not_at_moodle(tmp_path: Path) -> None:
    results = steps(site(tmp_path, Made(without={"enrol"})))
    assert (results["moodle"].state, results["rights"].state, results["companies"].state) == (OK, FAILED, SKIPPED)
    assert "mdl_enrol" in results["rights"].detail


def test_wrong_prefix(tmp_path: Path) -> None:
    results = steps(site(tmp_path, Made(prefix="m51_")))
    assert results["moodle"].state is FAILED
    assert "'m51_'" in results["moodle"].advice


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    results = steps(f"sqlite:///{(tmp_path / 'nothing').as_posix()}")
    assert results["database"].state is FAILED
    assert set(list(states(results).values())[5:]) == {SKIPPED}


def test_a_clock_that_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MoodleSource, "server_time", lambda _source: int(time.time()) + 3600)
    results = steps(site(tmp_path, Made(config=CONFIG)))
    assert results["clock"].state is WARN
    assert 3590 < found(results).clock_difference < 3610


@pytest.mark.parametrize("driver", ["mysql+pymysql", "postgresql+psycopg"])
def test_mistakes_before_the_login(driver: str) -> None:
    results = steps(f"{driver}://reader@no-such-host.invalid/moodle")
    assert results["host"].state is FAILED
    assert set(list(states(results).values())[1:]) == {SKIPPED}
    results = steps(f"{driver}://reader@127.0.0.1:{free_port()}/moodle")
    assert (results["host"].state, results["port"].state, results["tls"].state) == (OK, FAILED, SKIPPED)
    results = steps(f"{driver}://reader@{'x' * 300}.invalid/moodle")
    assert results["host"].state is FAILED


@pytest.mark.parametrize("driver", ["mysql+pymysql", "postgresql+psycopg"])
def test_certificate_files_that_are_missing(driver: str, tmp_path: Path) -> None:
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        url = f"{driver}://reader@127.0.0.1:{listener.getsockname()[1]}/moodle"
        results = steps(url, tls={"ca": tmp_path / "missing.pem"})
    assert (results["port"].state, results["tls"].state, results["login"].state) == (OK, FAILED, SKIPPED)


def test_nothing_is_advised_to_be_installed_into_the_built_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "MySQLdb", None)
    assert "pip install" in connection._speed_hint("mysql+pymysql")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert connection._speed_hint("mysql+pymysql") == ""
