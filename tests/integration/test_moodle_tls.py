"""Encrypted connections: a CA of one's own, and everything that may be wrong with certificates."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from alx_desktop.domain.errors import LoginRefused, TlsFailed
from alx_desktop.moodle import errors, tls
from alx_desktop.moodle.source import MoodleSource
from tests.certificates import Authority, Pair
from tests.integration.moodle_servers import DRIVERS, PASSWORD, READER, Place, place_on
from tests.server_process import Server
from tests.servers import MariaDBServer, PostgresServer, open_temporary

STRICT = "alx_strict"


@dataclass(frozen=True)
class Files:
    """Certificates: the server's is for 127.0.0.1 alone, and signed by `right`."""

    right: Authority
    wrong: Authority
    server: Pair
    client: Pair


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A CA, another CA, and what the first one signed."""
    folder = tmp_path_factory.mktemp("certificates")
    right = Authority(folder, "right")
    return Files(right, Authority(folder, "wrong"), right.issue("server", "127.0.0.1"), right.issue("client_of_alx"))


@pytest.fixture(scope="session")
def tls_mariadb(mariadb: MariaDBServer, files: Files) -> Iterator[Server]:
    """A MariaDB that offers TLS."""
    names = {"cert": files.server.certificate, "key": files.server.key, "ca": files.right.certificate}
    with open_temporary(MariaDBServer, options=[f"--ssl-{name}={path}" for name, path in names.items()]) as server:
        yield server


@pytest.fixture(scope="session")
def tls_postgres(postgres: PostgresServer, files: Files) -> Iterator[Server]:
    """A PostgreSQL that offers TLS, and lets one account in with a client's certificate only."""
    with open_temporary(PostgresServer) as server:
        owner = server.process_options()
        for name, source in (("server.crt", files.server.certificate), ("server.key", files.server.key)):
            copy_for(owner, source, server.data / name)
        copy_for(owner, files.right.certificate, server.data / "root.crt")
        rules = "host all postgres 127.0.0.1/32 trust\n"
        rules += f"hostssl all {STRICT} 127.0.0.1/32 scram-sha-256 clientcert=verify-ca\n"
        rules += f"hostssl all {READER} 127.0.0.1/32 scram-sha-256\n"
        (server.data / "pg_hba.conf").write_text(rules)
        for setting in ("ssl = on", "ssl_ca_file = 'root.crt'"):
            server.execute(f"ALTER SYSTEM SET {setting}")
        server.execute("SELECT pg_reload_conf()")
        yield server


def copy_for(owner: dict[str, int], source: Path, target: Path) -> None:
    """A private copy that belongs to the user the server runs as."""
    shutil.copyfile(source, target)
    target.chmod(0o600)
    if owner:
        os.chown(target, owner["user"], owner["group"])


@pytest.fixture(scope="session", params=DRIVERS)
def secure(request: pytest.FixtureRequest) -> Place:
    """A site on a server that offers TLS, once per driver."""
    driver = str(request.param)
    is_mysql = driver.startswith("mysql")
    place = place_on(
        request.getfixturevalue("tls_mariadb" if is_mysql else "tls_postgres"), driver, f"tls_{driver[-7:]}"
    )
    place.make_account(STRICT, "REQUIRE X509" if is_mysql else "")
    place.grant_all(STRICT)
    return place


def failure(place: Place, **changes: object) -> TlsFailed:
    """What opening with these settings raises."""
    with pytest.raises(TlsFailed) as caught:
        MoodleSource.open(place.settings(**changes), PASSWORD)
    assert PASSWORD not in str(caught.value)
    return caught.value


def test_verified_against_the_right_ca(secure: Place, files: Files) -> None:
    source = secure.open(tls={"ca": files.right.certificate})
    assert source.facts.cipher
    assert source.schema.flavour == "iomad"
    source.close()


def test_encrypted_where_offered_even_without_a_ca(secure: Place) -> None:
    source = secure.open()
    assert source.facts.cipher
    source.close()


def test_another_ca(secure: Place, files: Files) -> None:
    assert failure(secure, tls={"ca": files.wrong.certificate}).advice == errors.TLS_UNKNOWN_CA


def test_another_ca_without_verifying(secure: Place, files: Files) -> None:
    source = secure.open(tls={"ca": files.wrong.certificate, "verify": False})
    assert source.facts.cipher
    source.close()


def test_another_host_than_in_the_certificate(secure: Place, files: Files) -> None:
    if secure.driver == "mysql+mysqldb":
        pytest.skip("the C library reaches localhost by a socket file, so that we ask it for 127.0.0.1")
    problem = failure(secure, url=secure.url(host="localhost"), tls={"ca": files.right.certificate})
    assert problem.advice == errors.TLS_WRONG_HOST


def test_files_that_are_no_certificates(secure: Place, files: Files, tmp_path: Path) -> None:
    for bad in (tmp_path / "missing.pem", tmp_path / "empty.pem", tmp_path / "letter.pem"):
        if bad.stem == "empty":
            bad.touch()
        if bad.stem == "letter":
            bad.write_text("Dear administrator,")
        problem = failure(secure, tls={"ca": bad})
        assert problem.advice == tls.BAD_FILE
        problem = failure(secure, tls={"ca": files.right.certificate, "certificate": bad, "key": files.client.key})
        assert problem.advice == tls.BAD_FILE


def test_an_account_that_needs_a_client_certificate(secure: Place, files: Files) -> None:
    own = {"certificate": files.client.certificate, "key": files.client.key}
    for files_of_ours in ({"ca": files.right.certificate, **own}, own):
        source = secure.open(url=secure.url(STRICT), tls=files_of_ours)
        assert source.facts.cipher
        source.close()
    with pytest.raises((LoginRefused, TlsFailed)):
        secure.open(url=secure.url(STRICT), tls={"ca": files.right.certificate})


def test_a_ca_for_a_server_without_tls(place: Place, files: Files) -> None:
    assert failure(place, tls={"ca": files.right.certificate}).advice == errors.TLS_NOT_OFFERED
    assert failure(place, tls={"ca": files.right.certificate, "verify": False}).advice == errors.TLS_NOT_OFFERED


def test_cancel_works_on_an_encrypted_connection(secure: Place, files: Files) -> None:
    """The second connection, which kills, has the same certificates to show."""
    from tests.integration.test_moodle_sessions import sleeper

    source = secure.open(tls={"ca": files.right.certificate})
    with sleeper(secure, source) as raised:
        source.cancel()
    assert [type(error).__name__ for error in raised] == ["Cancelled"]
    source.close()


def test_dropping_an_encrypted_connection(secure: Place, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    from alx_desktop.moodle import source as source_module
    from tests.integration.test_moodle_sessions import end_all_sleeps, sleeper

    monkeypatch.setattr(source_module, "KILL_ANSWER", 0.3)
    monkeypatch.setattr(source_module, "KILL_REPEAT", 0.1)
    source = secure.open(tls={"ca": files.right.certificate})
    monkeypatch.setattr(type(source.kind), "kill", lambda *_arguments: None)
    with sleeper(secure, source) as raised:
        source.cancel()
    assert [type(error).__name__ for error in raised] == ["Cancelled"]
    source.close()
    end_all_sleeps(secure)
