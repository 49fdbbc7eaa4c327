"""A source without a server: SQLite's limits and cancel, pools, statement times, drivers that are missing."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import literal_column, select, text

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import Cancelled, ConnectionLost, StatementTooSlow, WrongUse
from alx_desktop.moodle import source as source_module
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.moodle.statements import StatementTimes
from tests.made_moodle import make_moodle

FOREVER = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
ONE = select(literal_column("1"))


@pytest.fixture
def settings(tmp_path: Path) -> SourceSettings:
    """A made-up site; statements end after a second."""
    url = f"sqlite:///{(tmp_path / 'moodle.sqlite').as_posix()}"
    make_moodle(url)
    return SourceSettings(url=url, statement_limit=1)


def test_a_statement_ends_at_its_limit_and_the_next_has_its_own(settings: SourceSettings) -> None:
    source = MoodleSource.open(settings, None)
    for _ in range(2):
        with pytest.raises(StatementTooSlow), source.snapshot() as reader:
            reader.rows("forever", FOREVER)
    with source.snapshot() as reader:
        assert reader.scalar("one", ONE) == 1
    source.close()


def test_cancel_interrupts(settings: SourceSettings) -> None:
    source = MoodleSource.open(settings.model_copy(update={"statement_limit": 3600}), None)
    timer = threading.Timer(0.2, source.cancel)
    timer.start()
    with pytest.raises(Cancelled), source.snapshot() as reader:
        reader.rows("forever", FOREVER)
    timer.join()
    with pytest.raises(Cancelled), source.snapshot():
        pass
    with pytest.raises(Cancelled):
        source.server_time()
    source.close()


def test_cancel_interrupts_while_rows_are_fetched(settings: SourceSettings) -> None:
    """SQLite works while its cursor is read, and its own errors come from there."""
    endless = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
    source = MoodleSource.open(settings.model_copy(update={"statement_limit": 3600}), None)
    timer = threading.Timer(0.2, source.cancel)
    timer.start()
    with pytest.raises(Cancelled), source.snapshot() as reader:
        reader.rows("endless", endless)
    timer.join()
    source.close()


def test_an_error_of_the_caller_gives_the_connection_back(settings: SourceSettings) -> None:
    source = MoodleSource.open(settings.model_copy(update={"pool_size": 1}), None)
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), source.snapshot() as reader:
            reader.rows("one", ONE)
            raise ZeroDivisionError
    with source.snapshot() as reader:
        assert reader.scalar("one", ONE) == 1
    source.close()


def test_passing_trouble_is_tried_again_with_growing_pauses(
    settings: SourceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = MoodleSource.open(settings, None)
    monkeypatch.setattr(source_module, "BACK_OFF", (0.001, 0.002, 0.003))
    begin, failures = source._begun, [ConnectionLost("1"), ConnectionLost("2"), ConnectionLost("3")]

    def fails_at_first() -> object:
        if failures:
            raise failures.pop()
        return begin()

    monkeypatch.setattr(source, "_begun", fails_at_first)
    with source.snapshot() as reader:
        assert reader.scalar("one", ONE) == 1
    failures += [ConnectionLost(str(number)) for number in range(4)]
    with pytest.raises(ConnectionLost), source.snapshot():
        pass
    source.close()


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "MySQLdb", None)
    with pytest.raises(WrongUse, match="MySQLdb") as caught:
        MoodleSource(SourceSettings(url="mysql+mysqldb://a@localhost/b"), None)
    assert "alx-desktop[fast]" in caught.value.advice


def test_the_password_is_in_no_text_of_the_engine() -> None:
    source = MoodleSource(SourceSettings(url="mysql+pymysql://a@localhost/b"), "very-secret")
    assert "very-secret" not in f"{source._engine!r} {source._engine.url!r} {source._engine.pool!r}"
    source.close()


def test_times_add_up_over_threads() -> None:
    times = StatementTimes()

    def work() -> None:
        for _ in range(500):
            times.add("a", 2, 0.5)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.add("b", 1, 5000.0)
    first, second = times.all()
    assert (first.name, first.slowest) == ("b", 5000.0)
    assert (second.calls, second.rows, second.seconds, second.slowest) == (2000, 4000, 1000.0, 0.5)
    times.reset()
    assert times.all() == []
