"""The same demo site on MariaDB, PostgreSQL and SQLite; ownership and cancelling on servers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine, inspect

from alx_desktop.demo.changes import DemoChanges
from alx_desktop.demo.site import SMALL, DemoSize, find_site, make_site
from alx_desktop.domain.errors import Cancelled, DemoExists, DemoFailed, DemoRefused
from alx_desktop.domain.progress import CancelToken, Progress
from tests.server_process import Server
from tests.servers import MariaDBServer, PostgresServer
from tests.unit.demo.digest import site_digests, table_digests

NOW = 1_795_400_000
TINY = DemoSize(2, 14, 4)


@pytest.fixture(params=["mariadb", "postgres"])
def server(request: pytest.FixtureRequest) -> Server:
    """One server after the other."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, MariaDBServer | PostgresServer)
    return found


def _tables(url: str) -> set[str]:
    engine = create_engine(url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


@pytest.mark.parametrize("copies", [1, 3])
def test_every_database_gets_the_same_site(copies: int, server: Server, tmp_path: Path) -> None:
    file, url = f"sqlite:///{tmp_path / 'demo.sqlite'}", server.create_database("demo_same")
    size = replace(SMALL, copies=copies)
    here, there = make_site(file, size, 4, now=NOW), make_site(url, size, 4, now=NOW)
    assert site_digests(file) == site_digests(url)
    assert (here.enrolments, here.completions, here.rows) == (there.enrolments, there.completions, there.rows)


@pytest.mark.parametrize(("generation", "prefix"), [("moodle311", ""), ("iomad51", "m51_")])
def test_other_generations_and_prefixes(generation: str, prefix: str, server: Server, tmp_path: Path) -> None:
    file, url = f"sqlite:///{tmp_path / 'demo.sqlite'}", server.create_database("demo_other")
    for place in (file, url):
        make_site(place, TINY, now=NOW, generation=generation, prefix=prefix)
    assert site_digests(file, prefix, generation) == site_digests(url, prefix, generation)


def test_made_anew_only_when_asked_and_cleanly(server: Server) -> None:
    url = server.create_database("demo_again")
    make_site(url, TINY, now=NOW, prefix="old_")
    with pytest.raises(DemoExists):
        make_site(url, TINY, now=NOW)
    made = make_site(url, SMALL, now=NOW, replace=True)
    assert {name[:4] for name in _tables(url)} == {"mdl_"}
    found = find_site(url)
    assert found is not None and (found.learners, found.enrolments) == (made.learners, made.enrolments)


def test_other_peoples_tables_are_left_alone(server: Server) -> None:
    url = server.create_database("demo_foreign")
    server.execute("CREATE TABLE invoices (id INTEGER)", "demo_foreign")
    with pytest.raises(DemoRefused, match="invoices"):
        make_site(url, TINY, now=NOW, replace=True)
    assert _tables(url) == {"invoices"}


@pytest.mark.parametrize("phase", ["people", "copies", "indexes"])
def test_cancel_leaves_nothing(phase: str, server: Server) -> None:
    url, token = server.create_database("demo_cancel"), CancelToken()

    def stop(progress: Progress) -> None:
        if progress.phase == phase and (progress.done > 20 or phase == "people"):
            token.cancel()

    with pytest.raises(Cancelled):
        make_site(url, DemoSize(3, 200, 10, copies=3), progress=stop, cancel=token, now=NOW)
    assert _tables(url) == set()


def test_what_a_crash_left_is_known_as_ours(mariadb: MariaDBServer) -> None:
    """There, tables are committed one by one: the first of them is marked."""
    url = mariadb.create_database("demo_crash")
    make_site(url, TINY, now=NOW)
    mariadb.execute("""UPDATE mdl_config SET value = REPLACE(value, '"ready": true', '"ready": false')""", "demo_crash")
    mariadb.execute("DROP TABLE mdl_user_enrolments, mdl_course", "demo_crash")
    assert find_site(url) is None
    assert make_site(url, TINY, now=NOW).learners == TINY.learners


def test_a_server_that_is_not_there_is_said_so(server: Server) -> None:
    url = server.url("demo_nowhere").replace(f":{server.port}/", ":1/")
    with pytest.raises(DemoFailed):
        make_site(url, TINY, now=NOW)


def test_a_connection_that_breaks_is_said_so(server: Server) -> None:
    """The batches are sent by a thread of their own: its error ends the work."""
    url = server.create_database("demo_broken")
    mine = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'demo_broken'"
        if isinstance(server, PostgresServer)
        else "SELECT id FROM information_schema.processlist WHERE db = 'demo_broken'"
    )

    def cut(progress: Progress) -> None:
        for (found,) in server.execute(mine):
            if isinstance(server, MariaDBServer):
                server.execute(f"KILL {found}")

    with pytest.raises(DemoFailed):
        make_site(url, DemoSize(3, 400, 10), progress=cut, now=NOW)


def test_changes_do_the_same_everywhere(server: Server, tmp_path: Path) -> None:
    file, url = f"sqlite:///{tmp_path / 'demo.sqlite'}", server.create_database("demo_changes")
    done = []
    for place in (file, url):
        make_site(place, SMALL, 4, now=NOW)
        engine, clock = create_engine(place), iter(range(NOW, NOW + 10**6, 7))
        changes = DemoChanges(engine, "mdl_", "iomad41", Random(8), lambda ticks=clock: next(ticks))
        applied = [changes.apply(name) for name in changes.names() for _ in range(2)]
        done.append((applied, table_digests(engine)))
        engine.dispose()
    assert done[0][0] == done[1][0]
    assert done[0][1] == done[1][1]
