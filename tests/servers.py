"""Private MariaDB and PostgreSQL servers for tests and benchmarks.

Each listens on 127.0.0.1 and a free port, keeps its data in the folder it is given (and goes on with what is there),
wants no password, and is set for speed: a power cut may lose data. They need nothing of the system's own servers but
their programs. A guardian process ends a server whose owner died (`server_process.py`).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from tests.server_process import POSIX, Server, ServerMissing, find_program, run_program


class MariaDBServer(Server):
    """MariaDB with user root, no password, utf8mb4, UTC and no binary log."""

    title = "MariaDB"
    folders = (Path("/usr/sbin"), Path("/usr/local/sbin"), Path("/opt/homebrew/bin"))

    def __init__(
        self, folder: Path, *, buffer_pool: str = "256M", options: Sequence[str] = (), temporary: bool = False
    ):
        """`buffer_pool` is innodb_buffer_pool_size, e.g. "1G"."""
        super().__init__(folder, options=options, temporary=temporary)
        self.buffer_pool = buffer_pool

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.folder / "data"

    @property
    def temporary_files(self) -> Path:
        """A folder of its own: a server that starts deletes the temporary tables of every other one in the same."""
        return self.folder / "tmp"

    @property
    def socket(self) -> Path:
        """The Unix socket (not on Windows)."""
        return self.data / "s.sock"

    def prepare(self) -> None:
        """Make the system tables. A folder of an interrupted start is made anew."""
        find_program(["mariadbd", "mysqld"], self.folders, "mariadb-server")
        self.temporary_files.mkdir(exist_ok=True)
        ready = self.folder / "ready"
        if ready.exists():
            return
        shutil.rmtree(self.data, ignore_errors=True)
        install = find_program(["mariadb-install-db", "mysql_install_db"], self.folders, "mariadb-server")
        command = [install, f"--datadir={self.data}"]
        if POSIX:
            command[1:1] = ["--no-defaults"]
            command += ["--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"]
            command += ["--user=root"] if os.geteuid() == 0 else []
        run_program(command, env={**os.environ, "TMPDIR": str(self.temporary_files)})
        ready.touch()

    def command(self) -> list[str]:
        """mariadbd without any configuration file of the system."""
        server = find_program(["mariadbd", "mysqld"], self.folders, "mariadb-server")
        sockets = ["--socket=s.sock", "--user=root"] if POSIX and os.geteuid() == 0 else ["--socket=s.sock"]
        return [
            server,
            "--no-defaults",
            f"--datadir={self.data}",
            f"--tmpdir={self.temporary_files}",
            *(sockets if POSIX else []),  # relative to the data directory: paths of sockets are limited to 107 bytes
            f"--port={self.port}",
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--skip-log-bin",
            "--performance-schema=OFF",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_unicode_ci",
            "--default-time-zone=+00:00",
            "--max-allowed-packet=256M",
            f"--innodb-buffer-pool-size={self.buffer_pool}",
            "--innodb-log-file-size=128M",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0",
            *self.options,
        ]

    def client_command(self, database: str) -> list[str]:
        """The mariadb client; an error ends the script."""
        client = find_program(["mariadb", "mysql"], self.folders, "mariadb-client")
        where = ["--protocol=TCP", "--host=127.0.0.1", f"--port={self.port}", "--user=root"]
        return [
            client,
            "--no-defaults",
            *where,
            "--default-character-set=utf8mb4",
            "--max-allowed-packet=256M",
            "--init-command=SET foreign_key_checks=0, unique_checks=0",
            database,
        ]

    def ask_to_stop(self, process: subprocess.Popen[bytes]) -> None:
        """SHUTDOWN works the same everywhere; a signal does not exist on Windows."""
        with contextlib.suppress(Exception):  # the server may cut the connection before it has answered
            self.execute("SHUTDOWN")

    def execute(self, statement: str, database: str | None = None) -> list[tuple[Any, ...]]:
        """Run one statement as root, committed; its rows."""
        import pymysql

        where: dict[str, Any] = {"host": "127.0.0.1", "port": self.port, "user": "root", "database": database}
        # Without TLS: to read the machine's certificates for it takes 20 ms of each call.
        options: dict[str, Any] = {"charset": "utf8mb4", "autocommit": True, "ssl_disabled": True}
        with pymysql.connect(**where, **options) as connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall())

    def url(self, database: str) -> str:
        """mysql+pymysql URL."""
        return f"mysql+pymysql://root@127.0.0.1:{self.port}/{database}?charset=utf8mb4"

    def create_database(self, name: str) -> str:
        """Make an empty database (one of that name is dropped); its URL."""
        self.execute(f"DROP DATABASE IF EXISTS `{name}`")
        self.execute(f"CREATE DATABASE `{name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci")
        return self.url(name)


class PostgresServer(Server):
    """PostgreSQL with superuser postgres, no password, UTF-8 and UTC.

    Its programs refuse to run as root, so they run as the user postgres or nobody then; that user must be able to
    reach the folder (use `open_temporary`, not a folder below a private one).
    """

    title = "PostgreSQL"

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.folder / "data"

    def prepare(self) -> None:
        """Make the cluster. A folder of an interrupted start is made anew."""
        initdb = self.program("initdb")
        if user := self.process_options().get("user"):
            shutil.chown(self.folder, user)
        ready = self.folder / "ready"
        if ready.exists():
            return
        shutil.rmtree(self.data, ignore_errors=True)
        locale = "C.UTF-8" if sys.platform.startswith("linux") else "C"
        command = [initdb, "-D", str(self.data), "-U", "postgres", "--auth=trust", "--encoding=UTF8"]
        run_program([*command, f"--locale={locale}", "--no-sync"], cwd=self.folder, **self.process_options())
        ready.touch()

    def command(self) -> list[str]:
        """postgres over TCP alone."""
        settings = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "timezone": "UTC",
            "shared_buffers": "128MB",
            "max_wal_size": "2GB",
            "dynamic_shared_memory_type": "mmap" if POSIX else "windows",  # containers have little of the other kinds
        }
        pairs = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [self.program("postgres"), "-D", str(self.data), *pairs, *self.options]

    def client_command(self, database: str) -> list[str]:
        """psql; an error ends the script."""
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database]
        return [self.program("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", *where]

    def ask_to_stop(self, process: subprocess.Popen[bytes]) -> None:
        """A fast shutdown: clients are cut off."""
        run_program([self.program("pg_ctl"), "stop", "-D", str(self.data), "-m", "fast"], **self.process_options())

    def execute(self, statement: str, database: str | None = None) -> list[tuple[Any, ...]]:
        """Run one statement as the superuser, committed; its rows."""
        import psycopg

        where = f"host=127.0.0.1 port={self.port} user=postgres dbname={database or 'postgres'}"
        with psycopg.connect(where, autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def url(self, database: str) -> str:
        """postgresql+psycopg URL."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def create_database(self, name: str) -> str:
        """Make an empty database (one of that name is dropped); its URL."""
        self.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def kill(self) -> None:
        """End it at once, as a crash would: SIGQUIT takes the children along, SIGKILL would leave them for a while."""
        if POSIX and self._process is not None and self.running:
            import signal

            self._process.send_signal(signal.SIGQUIT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
        super().kill()

    def process_options(self) -> dict[str, Any]:
        """As root: the user and group the programs run as."""
        if not POSIX or os.geteuid() != 0:
            return {}
        import pwd

        for name in ("postgres", "nobody"):
            with contextlib.suppress(KeyError):
                entry = pwd.getpwnam(name)
                return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
        raise ServerMissing("PostgreSQL cannot run as root, and there is no user postgres or nobody to run it as")

    def program(self, name: str) -> str:
        """Path of a program of the newest PostgreSQL: programs of the same name on the PATH may be anything."""
        versions = sorted(
            Path("/usr/lib/postgresql").glob("*/bin"),
            key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0,
            reverse=True,
        )
        return find_program([name], versions, "postgresql")


S = TypeVar("S", bound=Server)


@contextlib.contextmanager
def open_temporary(kind: type[S], **options: Any) -> Iterator[S]:
    """A running server in a folder of its own below the system's temporary one, removed at the end."""
    with kind(Path(tempfile.mkdtemp(prefix="alx-server-")), temporary=True, **options) as server:
        yield server
