"""Connecting to real servers: what works, and every mistake a person makes, each with its own error."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from alx_desktop.domain.errors import (
    AlxError,
    DatabaseUnknown,
    HostUnknown,
    LoginRefused,
    NotMoodle,
    PortRefused,
    PrefixWrong,
    RightMissing,
    TableMissing,
)
from alx_desktop.moodle.source import MoodleSource
from tests.integration.moodle_servers import PASSWORD, READER, Place
from tests.made_moodle import Made, make_moodle
from tests.server_process import free_port

FEW_RIGHTS = "alx_few"


def mistake(place: Place, kind: type[AlxError], password: str | None = PASSWORD, **changes: object) -> AlxError:
    """Open with a mistake in the settings; the error, checked for its manners."""
    with pytest.raises(kind) as caught:
        MoodleSource.open(place.settings(**changes), password).close()
    error = caught.value
    assert type(error) is kind
    assert error.title
    assert error.advice
    assert PASSWORD not in f"{error} {error.detail} {error.advice}"
    return error


def test_a_site_is_opened(place: Place) -> None:
    source = place.open()
    assert source.dialect == ("mysql" if place.is_mysql else "postgresql")
    assert source.server.startswith("MariaDB 1" if place.is_mysql else "PostgreSQL 1")
    assert source.schema.flavour == "iomad"
    assert source.schema.missing_features == ()
    assert not source.schema.writable
    assert source.packed_limit > 1_000_000
    source.close()


def test_an_account_that_may_write_is_known(place: Place) -> None:
    place.make_account(FEW_RIGHTS)
    place.grant_all(FEW_RIGHTS)
    place.grant_all(FEW_RIGHTS, "INSERT")
    source = place.open(url=place.url(FEW_RIGHTS))
    assert source.schema.writable
    source.close()


@pytest.mark.parametrize("password", ["wrong", "", None])
def test_wrong_password(place: Place, password: str | None) -> None:
    mistake(place, LoginRefused, password)


def test_unknown_account(place: Place) -> None:
    mistake(place, LoginRefused, url=place.url("nobody_here"))


def test_unknown_host(place: Place) -> None:
    assert "no-such-host.invalid" in mistake(place, HostUnknown, url=place.url(host="no-such-host.invalid")).detail


def test_nobody_listens(place: Place) -> None:
    port = free_port()
    assert str(port) in mistake(place, PortRefused, url=place.url(port=port)).detail


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that accepts connections and says nothing."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        yield listener.getsockname()[1]


def test_somebody_listens_and_says_nothing(place: Place, silent_port: int) -> None:
    mistake(place, PortRefused, url=place.url(port=silent_port), connect_timeout=1)


@pytest.fixture
def other_program() -> Iterator[int]:
    """A port where something else than a database talks."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)

        def talk() -> None:
            while True:
                try:
                    connection, _address = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.sendall(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")

        thread = threading.Thread(target=talk, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def test_another_program_listens(place: Place, other_program: int) -> None:
    mistake(place, PortRefused, url=place.url(port=other_program), connect_timeout=2)


def test_the_other_kind_of_database_listens(place: Place, request: pytest.FixtureRequest) -> None:
    other = request.getfixturevalue("postgres" if place.is_mysql else "mariadb")
    mistake(place, PortRefused, url=place.url(port=other.port), connect_timeout=2)


def test_unknown_database(place: Place) -> None:
    if place.is_mysql:
        # An account with rights here and there is told the truth, another is refused.
        mistake(place, DatabaseUnknown, url=place.url(database="no_such_database"))
        place.server.execute(f"GRANT SELECT ON `no_such_database`.* TO '{READER}'@'%'")
    mistake(place, DatabaseUnknown, url=place.url(database="no_such_database"))


def test_wrong_prefix(place: Place) -> None:
    assert "'mdl_'" in mistake(place, PrefixWrong, prefix="moodle_").advice


def test_not_a_moodle(place: Place) -> None:
    place.server.create_database("alx_other")
    place.server.execute("CREATE TABLE wp_posts (id int)", "alx_other")
    if place.is_mysql:
        place.server.execute(f"GRANT SELECT ON alx_other.* TO '{READER}'@'%'")
    mistake(place, NotMoodle, url=place.url(database="alx_other"))


def test_an_empty_prefix_works(place: Place) -> None:
    name = f"alx_bare_{place.driver[-7:]}"
    make_moodle(place.server.create_database(name), Made(prefix="", iomad=False))
    bare = Place(place.server, place.driver, name)
    bare.grant_all(READER)
    source = bare.open(prefix="")
    user = source.schema.table("user")
    with source.snapshot() as reader:
        assert reader.rows("users", user.select()) == []
    source.close()


@pytest.mark.parametrize("table", ["config", "user_enrolments", "grade_grades", "company_users", "iomad_courses"])
def test_a_right_that_is_missing_is_named(place: Place, table: str) -> None:
    place.make_account(FEW_RIGHTS)
    source = place.open()
    everything = {str(found.name) for found in source.schema.read_tables().values()}
    source.close()
    grant(place, everything - {f"mdl_{table}"})
    assert mistake(place, RightMissing, url=place.url(FEW_RIGHTS)).detail == f"no right to read mdl_{table}"


def grant(place: Place, tables: set[str]) -> None:
    """SELECT on these tables for the account with few rights."""
    for name in sorted(tables):
        to = f"'{FEW_RIGHTS}'@'%'" if place.is_mysql else FEW_RIGHTS
        place.execute(f"GRANT SELECT ON {name} TO {to}")


def test_an_account_without_any_right(place: Place) -> None:
    place.make_account(FEW_RIGHTS)
    mistake(place, DatabaseUnknown if place.is_mysql else RightMissing, url=place.url(FEW_RIGHTS))


def test_a_table_and_a_column_that_are_missing_are_named(place: Place) -> None:
    name = f"alx_gaps_{place.driver[-7:]}"
    make_moodle(place.server.create_database(name), Made(without={"course_completions", "department"}))
    gaps = Place(place.server, place.driver, name)
    gaps.grant_all(READER)
    assert mistake(gaps, TableMissing).detail == "mdl_course_completions does not exist"
    gaps.execute("CREATE TABLE mdl_course_completions (id bigint, userid bigint, course bigint)")
    gaps.grant_all(READER)
    assert mistake(gaps, TableMissing).detail == "mdl_course_completions.timeenrolled does not exist"
    columns = "timeenrolled bigint, ADD timestarted bigint, ADD timecompleted bigint, ADD reaggregate bigint"
    gaps.execute(f"ALTER TABLE mdl_course_completions ADD {columns}")
    source = gaps.open()
    assert source.schema.missing_features == ("departments (mdl_department does not exist)",)
    source.close()


def test_absent_columns_read_as_moodles_default(place: Place) -> None:
    name = f"alx_absent_{place.driver[-7:]}"
    made = Made(
        without={"user.idnumber", "user.confirmed", "company.suspended", "course_completion_criteria.gradepass"}
    )
    make_moodle(place.server.create_database(name), made)
    absent = Place(place.server, place.driver, name)
    absent.grant_all(READER)
    absent.execute("INSERT INTO mdl_user (id) VALUES (7)")
    source = absent.open()
    user = source.schema.table("user").c
    statement = user.id.table.select().with_only_columns(user.id, user.idnumber, user.confirmed)
    with source.snapshot() as reader:
        assert reader.rows("defaults", statement) == [(7, "", 1)]
        grouped = statement.with_only_columns(user.idnumber).group_by(user.idnumber).order_by(user.idnumber)
        assert reader.rows("grouped", grouped) == [("",)]
        assert reader.rows("concatenated", statement.with_only_columns(user.idnumber + "x")) == [("x",)]
    source.close()
