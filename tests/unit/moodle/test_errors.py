"""Driver exceptions become domain errors; with drivers and languages that no server here speaks."""

from __future__ import annotations

import socket
import ssl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from alx_desktop.domain.errors import (
    AlxError,
    Cancelled,
    ConnectionLost,
    DatabaseUnknown,
    HostUnknown,
    LoginRefused,
    PortRefused,
    RightMissing,
    ServerBusy,
    SourceError,
    StatementTooSlow,
    TableMissing,
    TlsFailed,
)
from alx_desktop.moodle import errors
from alx_desktop.moodle.errors import Circumstances, translate

URL = make_url("mysql+pymysql://reader@db.example:3307/moodle")
CONNECTING = Circumstances(URL, connecting=True)
READING = Circumstances(URL)


class OperationalError(Exception):
    """As MySQLdb and PyMySQL raise it: number and text."""


def postgres_error(text: str, sqlstate: str | None = None, name: str = "OperationalError") -> Exception:
    """As psycopg raises it."""
    kind = type(name, (Exception,), {"__module__": "psycopg.errors", "sqlstate": sqlstate})
    error: Exception = kind(text)
    return error


def wrapped(error: Exception, invalidated: bool = False) -> DBAPIError:
    """As SQLAlchemy hands it on, with a statement that must not be shown."""
    return DBAPIError("SELECT 'secret statement'", {}, error, connection_invalidated=invalidated)


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        (2005, "Unknown server host 'db.example' (-2)", HostUnknown),
        (2002, "Can't connect to server on 'db.example' (115)", PortRefused),
        (2003, "Can't connect to MySQL server on 'db.example:3307' (111)", PortRefused),
        (2013, "Lost connection to server at 'handshake: reading initial packet'", PortRefused),
        (1129, "Host '10.0.0.1' is blocked because of many connection errors", PortRefused),
        (1130, "Host '10.0.0.1' is not allowed to connect to this MariaDB server", LoginRefused),
        (1045, "Access denied for user 'reader'@'h' (using password: YES)", LoginRefused),
        (1698, "Access denied for user 'root'@'localhost'", LoginRefused),
        (2059, "Authentication plugin 'auth_gssapi_client' cannot be loaded", LoginRefused),
        (1862, "Your password has expired", LoginRefused),
        (1044, "Access denied for user 'reader'@'%' to database 'moodle'", DatabaseUnknown),
        (1049, "Unknown database 'moodle'", DatabaseUnknown),
        (1040, "Too many connections", ServerBusy),
        (1203, "User reader already has more than 'max_user_connections' active connections", ServerBusy),
        (2026, "TLS/SSL error: self-signed certificate in certificate chain", TlsFailed),
        (3159, "Connections using insecure transport are prohibited", TlsFailed),
    ],
)
def test_connecting_to_mysql(code: int, text: str, kind: type[AlxError]) -> None:
    found = translate(wrapped(OperationalError(code, text)), CONNECTING)
    assert type(found) is kind
    assert text in found.detail
    assert "secret" not in str(found)
    assert found.advice


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (2006, ConnectionLost),
        (2013, ConnectionLost),
        (4031, ConnectionLost),
        (1053, ConnectionLost),
        (1927, ConnectionLost),
        (1412, ConnectionLost),
        (0, ConnectionLost),
        (1142, RightMissing),
        (1143, RightMissing),
        (1146, TableMissing),
        (1054, TableMissing),
        (1969, StatementTooSlow),
        (3024, StatementTooSlow),
        (1317, SourceError),
        (1064, SourceError),
    ],
)
def test_reading_from_mysql(code: int, kind: type[AlxError]) -> None:
    assert type(translate(wrapped(OperationalError(code, "text")), READING)) is kind


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("SSL is required but the server doesn't support it", errors.TLS_NOT_OFFERED),
        ("SSL is required, but the server does not support it", errors.TLS_NOT_OFFERED),
        ("TLS/SSL error: Validation of SSL server certificate failed", errors.TLS_UNKNOWN_CA),
        ("TLS/SSL error: Hostname verification failed: certificate does not match", errors.TLS_WRONG_HOST),
        ("TLS/SSL error: wrong version number", TlsFailed.advice),
    ],
)
def test_tls_advice_by_the_words_of_the_library(text: str, advice: str) -> None:
    assert translate(OperationalError(2026, text), CONNECTING).advice == advice


def certificate_error(message: str) -> ssl.SSLCertVerificationError:
    """As Python's ssl raises it."""
    return ssl.SSLCertVerificationError(1, f"[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: {message}")


@pytest.mark.parametrize(
    ("cause", "kind", "advice"),
    [
        (socket.gaierror(-2, "Name or service not known"), HostUnknown, None),
        (ConnectionRefusedError(111, "Connection refused"), PortRefused, None),
        (TimeoutError("timed out"), PortRefused, None),
        (certificate_error("Hostname mismatch, certificate is not valid for 'x'"), TlsFailed, errors.TLS_WRONG_HOST),
        (certificate_error("IP address mismatch, certificate is not valid"), TlsFailed, errors.TLS_WRONG_HOST),
        (certificate_error("self-signed certificate in chain"), TlsFailed, errors.TLS_UNKNOWN_CA),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"), TlsFailed, None),
    ],
)
def test_what_pymysql_hangs_on_its_error_decides(cause: OSError, kind: type[AlxError], advice: str | None) -> None:
    error = OperationalError(2003, "Can't connect to MySQL server")
    error.original_exception = cause  # type: ignore[attr-defined]
    found = translate(wrapped(error), CONNECTING)
    assert type(found) is kind
    assert advice is None or found.advice == advice


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[Errno -2] Name or service not known", HostUnknown),
        ("failed to resolve host 'db.example': [Errno 11001] getaddrinfo failed", HostUnknown),
        ('connection to server at "10.0.0.1", port 3307 failed: Connection refused', PortRefused),
        ('connection to server at "reader" (10.0.0.1), port 3307 failed: Connection refused', PortRefused),
        ('connection to server at "moodle" (10.0.0.1), port 3307 failed: timeout expired', PortRefused),
        ('server certificate for "moodle" does not match host name "reader"', TlsFailed),
        ('could not translate host name "moodle" to address: Name or service not known', HostUnknown),
        ("connection timeout expired", PortRefused),
        ('connection to server at "x" failed: received invalid response to SSL negotiation: d', PortRefused),
        ("server does not support SSL, but SSL was required", TlsFailed),
        ("SSL error: certificate verify failed", TlsFailed),
        ('server certificate for "other" does not match host name "db.example"', TlsFailed),
        ('FATAL:  password authentication failed for user "reader"', LoginRefused),
        ("FATAL:  Passwort-Authentifizierung für Benutzer »reader« fehlgeschlagen", LoginRefused),
        ("FATAL:  authentification par mot de passe échouée pour l'utilisateur « reader »", LoginRefused),
        ('FATAL:  no pg_hba.conf entry for host "1.1.1.1", user "reader", database "moodle", SSL off', LoginRefused),
        ('FATAL:  database "moodle" does not exist', DatabaseUnknown),
        ("FATAL:  Datenbank »moodle« existiert nicht", DatabaseUnknown),
        ("FATAL:  la base de données « moodle » n'existe pas", DatabaseUnknown),
        ("FATAL:  sorry, too many clients already", ServerBusy),
        ("FATAL:  das Datenbanksystem startet", ServerBusy),
    ],
)
def test_connecting_to_postgresql_in_several_languages(text: str, kind: type[AlxError]) -> None:
    found = translate(wrapped(postgres_error(text)), CONNECTING)
    assert type(found) is kind
    assert found.advice


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("42501", RightMissing),
        ("42P01", TableMissing),
        ("42703", TableMissing),
        ("57014", SourceError),
        ("57P01", ConnectionLost),
        ("08006", ConnectionLost),
        ("40001", ConnectionLost),
        ("53300", ServerBusy),
        ("28P01", LoginRefused),
        ("3D000", DatabaseUnknown),
        ("42601", SourceError),
        (None, ConnectionLost),
    ],
)
def test_reading_from_postgresql(state: str | None, kind: type[AlxError]) -> None:
    assert type(translate(wrapped(postgres_error("text", state)), READING)) is kind


@pytest.mark.parametrize("error", [OperationalError(1317, "interrupted"), postgres_error("canceled", "57014")])
def test_an_interrupted_statement_had_its_time_or_was_cancelled_or_was_killed(error: Exception) -> None:
    assert type(translate(error, Circumstances(URL, time_used_up=True))) is StatementTooSlow
    assert type(translate(error, Circumstances(URL, cancelled=True))) is Cancelled
    assert translate(error, READING).title == "The server stopped the statement"


def test_what_sqlalchemy_calls_a_disconnect_is_one() -> None:
    assert type(translate(wrapped(OperationalError(99999, "gone"), invalidated=True), READING)) is ConnectionLost


def test_our_own_errors_pass() -> None:
    own = HostUnknown("x")
    assert translate(own, READING) is own


@given(
    code=st.integers() | st.text(),
    text=st.text(),
    state=st.none() | st.text(max_size=5),
    connecting=st.booleans(),
    module=st.sampled_from(["psycopg.errors", "sqlite3", "pymysql.err", "builtins"]),
)
def test_whatever_a_driver_raises_becomes_an_error_of_ours(
    code: int | str, text: str, state: str | None, connecting: bool, module: str
) -> None:
    kind = type("OperationalError", (Exception,), {"__module__": module, "sqlstate": state})
    for error in (kind(code, text), kind(text), kind()):
        found = translate(error, Circumstances(URL, connecting=connecting))
        assert isinstance(found, SourceError)
        assert found.title
