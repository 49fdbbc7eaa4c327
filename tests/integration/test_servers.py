"""The private servers of the tests: they start, load, restart, and never outlive their owner."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from sqlalchemy import create_engine, text

from tests.server_process import Server, ServerFailed, ServerMissing, find_program
from tests.servers import MariaDBServer, PostgresServer, open_temporary

NAMES = "CREATE TABLE names (name VARCHAR(40)); INSERT INTO names VALUES ('Zoë 李雷 😀');"
ROOT = Path(__file__).parents[2]


@pytest.fixture(params=["mariadb", "postgres"])
def server(request: pytest.FixtureRequest) -> Server:
    """Each server in turn."""
    found: Server = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("packed", [False, True])
def test_loads_a_script_in_utf8(server: Server, tmp_path: Path, packed: bool) -> None:
    url = server.create_database("loaded")
    script = tmp_path / ("names.sql.gz" if packed else "names.sql")
    script.write_bytes(gzip.compress(NAMES.encode()) if packed else NAMES.encode())
    server.load("loaded", script)
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT name FROM names")) == "Zoë 李雷 😀"
    engine.dispose()


def test_a_failing_script_says_why(server: Server, tmp_path: Path) -> None:
    server.create_database("broken")
    script = tmp_path / "broken.sql"
    script.write_text("SELECT nonsense FROM nowhere;\n" + "-- filler\n" * 300_000)
    with pytest.raises(ServerFailed, match="nowhere"):
        server.load("broken", script)


def test_create_database_begins_empty(server: Server) -> None:
    server.create_database("again")
    server.execute("CREATE TABLE leftover (id INT)", "again")
    server.create_database("again")
    server.execute("CREATE TABLE leftover (id INT)", "again")


@pytest.mark.parametrize("kind", [MariaDBServer, PostgresServer])
def test_data_and_port_survive_stop_crash_and_start(kind: type[Server], request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("mariadb" if kind is MariaDBServer else "postgres")  # skips or fails where it is missing
    with open_temporary(kind) as server:
        server.create_database("kept")
        server.execute("CREATE TABLE kept (id INT)", "kept")
        port = server.port
        server.stop()
        assert not server.running
        server.start()
        server.execute("INSERT INTO kept VALUES (7)", "kept")
        server.kill()
        assert not server.running
        server.start()
        assert server.execute("SELECT count(*) FROM kept", "kept")[0][0] in (0, 1)  # a crash may lose the last commit
        assert server.port == port
    assert not server.running and not server.folder.exists()


OWNER = """
import sys, time
from tests.servers import *
with open_temporary(globals()[sys.argv[1]]) as server:
    print(server.pid, server.folder, flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("kind", ["MariaDBServer", "PostgresServer"])
def test_the_server_ends_when_its_owner_is_killed(kind: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("mariadb" if kind == "MariaDBServer" else "postgres")
    owner = subprocess.Popen([sys.executable, "-c", OWNER, kind], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    pid, folder = owner.stdout.readline().split(maxsplit=1)
    owner.kill()
    owner.wait()
    owner.stdout.close()
    end = time.monotonic() + 60
    while (Path(folder.strip()).exists() or alive(int(pid))) and time.monotonic() < end:
        time.sleep(0.1)
    assert not alive(int(pid)) and not Path(folder.strip()).exists()


def alive(pid: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet does not count."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_server_that_cannot_start_shows_its_log() -> None:
    try:
        find_program(["mariadbd"], MariaDBServer.folders, "mariadb-server")
    except ServerMissing as missing:
        pytest.skip(str(missing))
    with (
        pytest.raises(ServerFailed, match="no_such_option"),
        open_temporary(MariaDBServer, options=["--no_such_option"]),
    ):
        pass


def test_a_missing_program_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ServerMissing, match=r"no-such-server .*install some-package"):
        find_program(["no-such-server"], [], "some-package")
