"""Moodle's cron: what is said of it where it runs, where it stopped, and where nothing tells."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import ConnectionLost
from alx_desktop.moodle.cron import LastCron
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.connection import run_steps
from alx_desktop.services.connection_steps import StepResult, StepState
from alx_desktop.services.moodle_cron import cron_finding, cron_words
from alx_desktop.store.finding import Finding, Severity
from tests.made_moodle import Made, make_moodle

HOUR = 3600
CONFIG = {"version": "2022112822.00", "release": "4.1.22", "timezone": "Europe/Berlin"}


def site(tmp_path: Path, *statements: str, without: tuple[str, ...] = ()) -> SourceSettings:
    """A made-up site with a company."""
    path = tmp_path / "moodle.sqlite"
    make_moodle(f"sqlite:///{path.as_posix()}", Made(config=CONFIG, without=without))
    company = "INSERT INTO mdl_company (id, name, shortname) VALUES (1, 'A', 'a')"
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in (company, *statements):
            connection.execute(statement)
    return SourceSettings(url=f"sqlite:///{path.as_posix()}")


def started(ago: int) -> str:
    moment = int(time.time()) - ago
    return f"INSERT INTO mdl_config_plugins VALUES ('tool_task', 'lastcronstart', '{moment}')"


def ran(*ago: int) -> str:
    moments = ", ".join(f"({int(time.time()) - one})" for one in ago)
    return f"INSERT INTO mdl_task_scheduled (lastruntime) VALUES {moments}"


def finding(settings: SourceSettings) -> Finding | None:
    source = MoodleSource.open(settings, None)
    try:
        return cron_finding(source)
    finally:
        source.close()


def cron_step(settings: SourceSettings) -> StepResult:
    return next(one for one in run_steps(settings, None) if one.key == "cron")


def test_a_site_whose_cron_runs(tmp_path: Path) -> None:
    settings = site(tmp_path, started(60), ran(20 * 24 * HOUR, 5 * HOUR + 60))
    note = finding(settings)
    assert note is not None and note.severity is Severity.NOTE
    assert note.detail == "cron started less than an hour ago; a scheduled task ran 5 hours ago"
    assert (cron_step(settings).state, cron_step(settings).detail) == (StepState.OK, note.detail)


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        ((started(3 * 24 * HOUR + 60),), "cron started 3 days ago"),
        ((ran(26 * HOUR + 60),), "a scheduled task ran 26 hours ago"),
        # Cron that starts and runs no task is of no more use.
        ((started(60), ran(5 * 24 * HOUR + 60)), "cron started less than an hour ago; a scheduled task ran 5 days ago"),
    ],
)
def test_a_site_whose_cron_stopped(tmp_path: Path, statements: tuple[str, ...], words: str) -> None:
    settings = site(tmp_path, *statements)
    warning = finding(settings)
    assert warning is not None and (warning.severity, warning.detail) == (Severity.WARNING, words)
    assert "cron" in warning.advice
    assert (cron_step(settings).state, cron_step(settings).detail) == (StepState.WARN, words)


@pytest.mark.parametrize(
    ("statements", "without"),
    [
        ((), ()),
        ((), ("task_scheduled",)),
        ((), ("task_scheduled", "config_plugins")),
        (("INSERT INTO mdl_config_plugins VALUES ('tool_task', 'lastcronstart', 'soon')",), ()),
        (("INSERT INTO mdl_task_scheduled (lastruntime) VALUES (NULL), (0)",), ()),
        (("INSERT INTO mdl_config_plugins VALUES ('other', 'lastcronstart', '1700000000')",), ()),
    ],
)
def test_what_nothing_tells_is_absent_and_no_error(
    tmp_path: Path, statements: tuple[str, ...], without: tuple[str, ...]
) -> None:
    settings = site(tmp_path, *statements, without=without)
    assert finding(settings) is None
    assert cron_step(settings).state is StepState.OK
    assert "not known" in cron_step(settings).detail


def test_a_clock_that_is_ahead_is_no_reason_for_a_warning() -> None:
    found = LastCron(1_000_100, None)
    assert not found.is_overdue(1_000_000)
    assert cron_words(found, 1_000_000) == "cron started less than an hour ago"


def test_a_connection_that_is_lost_meanwhile_costs_only_this_remark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(_source: MoodleSource) -> int:
        raise ConnectionLost("gone away")

    monkeypatch.setattr(MoodleSource, "server_time", lost)
    assert finding(site(tmp_path, started(60))) is None
