"""The command line against real servers: passwords, Ctrl+C in a waiting statement, a store on PostgreSQL."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pymysql
import pytest
from sqlalchemy.engine import make_url

from alx_desktop.demo.site import SMALL, make_site
from alx_desktop.domain.errors import ExitCode
from tests.servers import MariaDBServer, PostgresServer
from tests.unit.cli.conftest import HOME, Run, run, run_alone, without_display
from tests.unit.cli.test_streams import POSIX
from tests.waiting import until

__all__ = ["run", "run_alone"]

AS_OF = 1_790_000_000
PASSWORD = "s3cret wörd €"


@pytest.fixture(scope="module")
def moodle(mariadb: MariaDBServer) -> str:
    """URL of a demo site on MariaDB, for an account with a password that may only read."""
    url = make_url(mariadb.create_database("moodle_cli"))
    make_site(url.render_as_string(hide_password=False), SMALL, now=AS_OF + 1000)
    mariadb.execute(f"CREATE USER reader@'%' IDENTIFIED BY '{PASSWORD}'")
    mariadb.execute("GRANT SELECT ON moodle_cli.* TO reader@'%'")
    return url.set(username="reader", password=None, query={}).render_as_string()


@pytest.fixture
def added(run: Run, tmp_path: Path, moodle: str) -> Path:
    """A data directory with that site as its profile."""
    assert run("--data-dir", tmp_path, "profile", "add", "site", "--url", moodle).code == 0
    return tmp_path


def test_the_password_decides(run: Run, added: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = run("--data-dir", added, "sync", "--json")
    assert (missing.code, missing.data["error"]["type"]) == (ExitCode.SOURCE_UNREACHABLE, "SecretMissing")
    monkeypatch.setenv("ALX_DB_PASSWORD", "wrong")
    wrong = run("--data-dir", added, "sync", "--json")
    assert (wrong.code, wrong.data["error"]["type"]) == (ExitCode.SOURCE_UNREACHABLE, "LoginRefused")
    monkeypatch.setenv("ALX_DB_PASSWORD", PASSWORD)
    assert run("--data-dir", added, "connect").code == 0
    right = run("--data-dir", added, "sync", "--as-of", AS_OF, "--json")
    assert (right.code, right.data["result"]) == (0, "success")
    assert run("--data-dir", added, "verify", "--all").code == 0
    assert PASSWORD not in (added / "logs" / "alx-desktop.log").read_text("utf-8")


@pytest.fixture
def locked_table(mariadb: MariaDBServer, moodle: str) -> Iterator[None]:
    """Whoever reads enrolments waits."""
    root = make_url(mariadb.url("moodle_cli"))
    connection = pymysql.connect(
        host=root.host or "127.0.0.1", port=root.port or 0, user=root.username, password=root.password or "",
        database="moodle_cli",
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLES mdl_user_enrolments WRITE")
        yield
        cursor.execute("UNLOCK TABLES")
    connection.close()


@POSIX
def test_ctrl_c_stops_a_statement_that_waits(mariadb: MariaDBServer, added: Path, locked_table: None) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "alx_desktop", "--data-dir", str(added), "sync", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=HOME, stdin=subprocess.DEVNULL,
        env=without_display() | {"ALX_DB_PASSWORD": PASSWORD},
    )  # fmt: skip
    waiting = "SELECT count(*) FROM information_schema.processlist WHERE user = 'reader' AND state LIKE '%lock%'"
    until(lambda: int(mariadb.execute(waiting)[0][0]) > 0)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == ExitCode.PARTIAL
    assert json.loads(out)["result"] == "cancelled"
    assert "Stopping" in err and "Traceback" not in err
    until(lambda: int(mariadb.execute(waiting)[0][0]) == 0)


def test_a_store_on_postgresql_gives_the_same_rows(
    run: Run, added: Path, moodle: str, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALX_DB_PASSWORD", PASSWORD)
    store = make_url(postgres.create_database("alx_cli")).set(password=None).render_as_string()
    made = run("--data-dir", added, "profile", "add", "shared", "--url", moodle, "--store-url", store)
    assert made.code == 0
    files = {}
    for name in ("site", "shared"):
        assert run("--data-dir", added, "--profile", name, "sync", "--as-of", AS_OF).code == 0
        for format in ("jsonl", "csv", "xlsx"):
            files[name, format] = added / f"{name}.{format}"
            assert run("--data-dir", added, "--profile", name, "export", "course-progress", "--format", format,
                       "--output", files[name, format]).code == 0  # fmt: skip
    for format in ("jsonl", "csv"):
        assert files["site", format].read_bytes() == files["shared", format].read_bytes()
    assert run("--data-dir", added, "--profile", "shared", "verify", "--all").code == 0
    assert run("--data-dir", added, "--profile", "shared", "store", "backup").code == 2
    assert run("--data-dir", added, "--profile", "shared", "store", "check").code == 0
    assert run("--data-dir", added, "--profile", "shared", "doctor").code == 0
    left = run("--data-dir", added, "profile", "remove", "shared")
    assert "left alone" in left.err
