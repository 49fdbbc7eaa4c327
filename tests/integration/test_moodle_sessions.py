"""Sessions on real servers: they cannot write, end at their limit, are consistent, can be cancelled, come back."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Executable, func, literal_column, select, text

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import AnswerCut, Cancelled, ConnectionLost, PortRefused, SourceError, StatementTooSlow
from alx_desktop.moodle import source as source_module
from alx_desktop.moodle.mysql import MySqlServer
from alx_desktop.moodle.postgresql import PostgresServer as Postgres
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.moodle.statements import SentStatement, SlowestStatements
from tests.integration.moodle_servers import PASSWORD, READER, Place, place_on
from tests.servers import MariaDBServer, PostgresServer, open_temporary
from tests.waiting import until

LIMITED = "alx_limited"


@pytest.fixture
def source(place: Place) -> Iterator[MoodleSource]:
    """An opened source."""
    opened = place.open()
    yield opened
    opened.close()


def sleep(place: Place, seconds: int = 60) -> Executable:
    """A statement that waits on the server."""
    return text(f"SELECT SLEEP({seconds})" if place.is_mysql else f"SELECT pg_sleep({seconds})")


def running_sleeps(place: Place) -> int:
    """How many sleeps the server is busy with."""
    if place.is_mysql:
        statement = "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP(%'"
    else:
        statement = "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep(%'"
    return int(str(place.server.execute(statement)[0][0]))


def wait_until_sleeping(place: Place, wanted: int = 1) -> None:
    """Until the server is at it."""
    until(lambda: running_sleeps(place) == wanted, "the server's sleep")


@contextmanager
def sleeper(place: Place, source: MoodleSource) -> Iterator[list[BaseException]]:
    """A thread that sleeps on the server within a snapshot; what it raised is in the list when the block is left."""
    raised: list[BaseException] = []

    def work() -> None:
        try:
            with source.snapshot() as reader:
                reader.rows("sleep", sleep(place))
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        wait_until_sleeping(place)
        yield raised
    finally:
        thread.join(50)
        assert not thread.is_alive()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO mdl_cohort (id, name) VALUES (1, 'x')",
        "UPDATE mdl_config SET value = '0'",
        "DELETE FROM mdl_config",
        "CREATE TABLE mdl_new (id int)",
        "DROP TABLE mdl_grade_settings",
    ],
)
def test_nothing_can_be_written_even_by_an_account_that_may(place: Place, statement: str) -> None:
    superuser = "root" if place.is_mysql else "postgres"
    before = place.execute("SELECT COUNT(*) FROM mdl_config")
    source = MoodleSource.open(SourceSettings(url=place.url(superuser)), None)
    with pytest.raises(SourceError, match=r"(?i)read.only"), source.snapshot() as reader:
        reader.rows("write", text(statement))
    source.close()
    assert place.execute("SELECT COUNT(*) FROM mdl_config") == before


def test_a_snapshot_does_not_see_what_others_write_meanwhile(place: Place, source: MoodleSource) -> None:
    place.execute("DELETE FROM mdl_user_lastaccess")
    counted = select(func.count()).select_from(source.schema.table("user_lastaccess"))
    with source.snapshot() as reader:
        # The snapshot is of the moment it was opened, not of its first read.
        place.execute("INSERT INTO mdl_user_lastaccess (id, userid, courseid, timeaccess) VALUES (1, 1, 1, 1)")
        first = reader.scalar("count", counted)
        place.execute("INSERT INTO mdl_user_lastaccess (id, userid, courseid, timeaccess) VALUES (2, 1, 2, 1)")
        assert reader.scalar("count", counted) == first
        if place.is_mysql:
            assert first == 0
    with source.snapshot() as reader:
        assert reader.scalar("count", counted) == 2


def test_snapshots_in_several_threads_at_once(place: Place) -> None:
    source = place.open(pool_size=4)
    barrier = threading.Barrier(4, timeout=30)
    times: list[int] = []

    def work() -> None:
        with source.snapshot() as reader:
            barrier.wait()
            assert reader.scalar("one", select(literal_column("1"))) == 1
            times.append(source.server_time() if len(times) == 0 else 0)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(times) == 4
    source.close()


def test_server_time_is_utc(source: MoodleSource) -> None:
    before = int(time.time())
    assert before - 1 <= source.server_time() <= time.time() + 1


def test_statement_times_are_recorded(source: MoodleSource) -> None:
    source.reset_statement_times()
    with source.snapshot() as reader:
        for _ in range(3):
            reader.rows("config", source.schema.table("config").select())
        reader.scalar("nothing", source.schema.table("cohort").select())
    times = {item.name: item for item in source.statement_times()}
    assert (times["config"].calls, times["config"].rows) == (3, 6)
    assert 0 < times["config"].slowest <= times["config"].seconds
    assert (times["nothing"].calls, times["nothing"].rows) == (1, 0)


def test_a_statement_ends_at_its_limit(place: Place) -> None:
    source = place.open(statement_limit=1)
    # MariaDB's SLEEP() takes its end by the limit for a good night; a real query does not.
    forever = "SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, "
    forever += "information_schema.columns c, information_schema.columns d"
    with pytest.raises(StatementTooSlow), source.snapshot() as reader:
        reader.rows("slow", text(forever))
    with source.snapshot() as reader:
        assert reader.scalar("one", select(literal_column("1"))) == 1
    source.close()


def test_cancel_ends_the_statement_on_the_server(place: Place, source: MoodleSource) -> None:
    with sleeper(place, source) as raised:
        source.cancel()
    assert [type(error) for error in raised] == [Cancelled]
    wait_until_sleeping(place, 0)
    with pytest.raises(Cancelled), source.snapshot():
        pass
    with pytest.raises(Cancelled):
        source.server_time()


def test_cancel_ends_the_statements_of_all_threads(place: Place) -> None:
    source = place.open(pool_size=3)
    raised: list[BaseException] = []

    def work() -> None:
        try:
            with source.snapshot() as reader:
                reader.rows("sleep", sleep(place))
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    wait_until_sleeping(place, 3)
    source.cancel()
    for thread in threads:
        thread.join(30)
    assert [type(error) for error in raised] == [Cancelled] * 3
    wait_until_sleeping(place, 0)
    source.close()


def test_cancel_between_statements_refuses_the_next(source: MoodleSource) -> None:
    with pytest.raises(Cancelled), source.snapshot() as reader:
        reader.rows("before", source.schema.table("config").select())
        source.cancel()
        reader.rows("after", source.schema.table("config").select())


def test_cancel_twice_and_close_at_once(place: Place) -> None:
    source = place.open()
    source.cancel()
    source.cancel()
    source.close()


def test_cancel_drops_the_connection_where_the_server_cannot_be_asked(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(source_module, "KILL_ANSWER", 0.5)
    monkeypatch.setattr(source_module, "KILL_REPEAT", 0.1)
    user = READER
    if place.is_mysql:
        # One connection for the account: the second one, which would kill, is refused.
        user = LIMITED
        place.make_account(LIMITED, "WITH MAX_USER_CONNECTIONS 1")
        place.grant_all(LIMITED)
    else:

        def refused(*_arguments: object) -> None:
            raise OSError("refused")

        monkeypatch.setattr(Postgres, "kill", refused)
    source = place.open(url=place.url(user), pool_size=1)
    with caplog.at_level(logging.WARNING), sleeper(place, source) as raised:
        source.cancel()
    assert [type(error) for error in raised] == [Cancelled]
    assert "dropped" in caplog.text
    source.close()
    # The server notices only when it wants to answer.
    end_all_sleeps(place)


def test_cancel_drops_the_connection_where_the_server_does_not_react(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_module, "KILL_ANSWER", 0.3)
    monkeypatch.setattr(source_module, "KILL_REPEAT", 0.1)
    monkeypatch.setattr(MySqlServer if place.is_mysql else Postgres, "kill", lambda *_arguments: None)
    source = place.open()
    with sleeper(place, source) as raised:
        source.cancel()
    assert [type(error) for error in raised] == [Cancelled]
    source.close()
    end_all_sleeps(place)


def end_all_sleeps(place: Place) -> None:
    """Clean up what nobody waits for any more."""
    if place.is_mysql:
        statement = "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP(%'"
        for (number,) in place.server.execute(statement):
            place.server.execute(f"KILL {number}")
    else:
        place.server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(%'"
        )
    wait_until_sleeping(place, 0)


def test_a_statement_that_an_administrator_kills_is_no_cancel(place: Place, source: MoodleSource) -> None:
    statement = "SELECT SLEEP(60) + COUNT(*) FROM mdl_config" if place.is_mysql else "SELECT pg_sleep(60)"
    raised: list[BaseException] = []

    def work() -> None:
        try:
            with source.snapshot() as reader:
                reader.rows("sleep", text(statement))
        except SourceError as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    wait_until_sleeping(place)
    if place.is_mysql:
        [(number,)] = place.server.execute(
            "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP(%'"
        )
        place.server.execute(f"KILL {number}")
    else:
        place.server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(%'"
        )
    thread.join(30)
    assert [type(error) for error in raised] == [ConnectionLost]
    with source.snapshot() as reader:
        assert reader.scalar("one", select(literal_column("1"))) == 1


def test_a_packed_value_that_does_not_fit_is_an_error(place: Place, source: MoodleSource) -> None:
    if not place.is_mysql:
        pytest.skip("PostgreSQL has no such limit")
    place.execute("SET GLOBAL max_allowed_packet = 1048576")
    try:
        small = place.open()
        assert 900_000 < small.packed_limit < 1048576
        with pytest.raises(AnswerCut), small.snapshot() as reader:
            reader.rows("packed", text("SELECT GROUP_CONCAT(seq) FROM seq_1_to_200000"))
        with small.snapshot() as reader:
            (packed,) = reader.rows("packed", text("SELECT GROUP_CONCAT(seq) FROM seq_1_to_100000"))[0]
        assert str(packed).endswith(",100000")
        small.close()
    finally:
        place.execute("SET GLOBAL max_allowed_packet = 268435456")


def test_other_warnings_are_no_error(place: Place, source: MoodleSource) -> None:
    with source.snapshot() as reader:
        odd = "SELECT CAST('12x' AS SIGNED), 1 / 0" if place.is_mysql else "SELECT 12, NULL"
        assert reader.rows("odd", text(odd)) == [(12, None)]


@pytest.fixture(params=[MariaDBServer, PostgresServer], ids=["mariadb", "postgresql"])
def mortal(request: pytest.FixtureRequest) -> Iterator[Place]:
    """A site on a server of its own, which may be stopped."""
    kind = request.param
    request.getfixturevalue("mariadb" if kind is MariaDBServer else "postgres")  # skips where it is not installed
    driver = "mysql+pymysql" if kind is MariaDBServer else "postgresql+psycopg"
    with open_temporary(kind) as server:
        place = place_on(server, driver, "mortal")
        # What a server set for speed was told last does not survive its death.
        server.stop()
        server.start()
        yield place


def test_a_server_that_dies_and_comes_back(mortal: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    source = mortal.open()
    with pytest.raises(ConnectionLost), source.snapshot() as reader:
        mortal.server.kill()
        reader.rows("config", source.schema.table("config").select())

    with monkeypatch.context() as quick:
        quick.setattr(source_module, "BACK_OFF", (0.01, 0.02))
        with pytest.raises(PortRefused), source.snapshot():
            pass

    starter = threading.Thread(target=mortal.server.start)
    starter.start()
    with source.snapshot() as reader:
        assert len(reader.rows("config", source.schema.table("config").select())) == 2
    starter.join()

    # Connections that died in the pool are no concern of anybody, with or without pre-ping.
    mortal.server.stop()
    mortal.server.start()
    with source.snapshot() as reader:
        assert len(reader.rows("config", source.schema.table("config").select())) == 2
    source.close()

    unprobed = mortal.open(pool_pre_ping=False)
    mortal.server.stop()
    mortal.server.start()
    with unprobed.snapshot() as reader:
        assert len(reader.rows("config", unprobed.schema.table("config").select())) == 2
    unprobed.close()


def test_cancel_ends_the_waiting_for_a_dead_server(mortal: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "BACK_OFF", (1000.0,))
    source = MoodleSource.open(mortal.settings(), PASSWORD)
    mortal.server.kill()
    raised: list[BaseException] = []

    def work() -> None:
        try:
            with source.snapshot():
                pass
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    source.cancel()
    thread.join(30)
    assert [type(error) for error in raised] == [Cancelled]
    source.close()


def test_a_plan_is_made_of_what_was_sent_and_nothing_is_run(place: Place, source: MoodleSource) -> None:
    source.times.slowest = SlowestStatements()
    user = source.schema.table("user")
    with source.snapshot() as reader:
        reader.rows("users", select(user.c.id).where(user.c.id.in_([2, 3, 5]), user.c.username != "x%"))
        sent = source.times.slowest.find("users")
        assert sent is not None and "mdl_user" in "\n".join(reader.explain(sent))
        # It would end at the limit of the session.
        assert reader.explain(SentStatement(str(sleep(place)), (), 0.0))
