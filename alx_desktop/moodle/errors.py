"""Driver exceptions become our own at this border: what happened, what to do, no secrets."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from alx_desktop.domain.errors import (
    AlxError,
    Cancelled,
    ConnectionLost,
    DatabaseUnknown,
    HostUnknown,
    LoginRefused,
    NotMoodle,
    PortRefused,
    RightMissing,
    ServerBusy,
    SourceError,
    StatementTooSlow,
    TableMissing,
    TlsFailed,
)
from alx_desktop.domain.phrases import phrase

TLS_NOT_OFFERED = phrase("The server does not offer encryption. Ask its administrator to switch TLS on.")
TLS_WRONG_HOST = phrase("The certificate is for another host. Use the host name that stands in the certificate.")
TLS_UNKNOWN_CA = phrase("The server's certificate is not signed by the given CA. Ask for the CA file of this server.")
TLS_DEMANDED = phrase(
    "The server accepts encrypted connections only. Give its CA file, or a client certificate if it wants one."
)

REFUSED_BY_SERVER = phrase(
    "The details hold the server's own words. It may be starting or have no connection left: try again later."
)
OTHER_PROGRAM = phrase(
    "Check that this is the port of the database, and that the kind of database in the URL is right."
)

# PostgreSQL quotes names with "x", »x« or «x», by language.
QUOTES = re.compile('["»«“”„]')
SERVER_AT = re.compile('server at "[^"]*"')
CONNECTION_LOST_CODES = {1053, 1079, 1152, 1158, 1159, 1160, 1161, 1927, 2006, 2013, 2014, 2055, 4031}
MYSQL_ERRORS: dict[int, type[SourceError]] = {
    1040: ServerBusy,
    1203: ServerBusy,
    1226: ServerBusy,
    1044: DatabaseUnknown,
    1049: DatabaseUnknown,
    1045: LoginRefused,
    1130: LoginRefused,
    1251: LoginRefused,
    1275: LoginRefused,
    1524: LoginRefused,
    1698: LoginRefused,
    1820: LoginRefused,
    1862: LoginRefused,
    2049: LoginRefused,
    2054: LoginRefused,
    2059: LoginRefused,
    2061: LoginRefused,
    3118: LoginRefused,
    4151: LoginRefused,
    1129: PortRefused,
    2002: PortRefused,
    2003: PortRefused,
    2005: HostUnknown,
    2026: TlsFailed,
    3159: TlsFailed,
    1142: RightMissing,
    1143: RightMissing,
    1227: RightMissing,
    1370: RightMissing,
    1054: TableMissing,
    1146: TableMissing,
    1969: StatementTooSlow,
    3024: StatementTooSlow,
}
POSTGRES_ERRORS: dict[str, type[SourceError]] = {
    "28": LoginRefused,
    "3D": DatabaseUnknown,
    "42501": RightMissing,
    "42P01": TableMissing,
    "42703": TableMissing,
    "53300": ServerBusy,
    "57P01": ConnectionLost,
    "57P02": ConnectionLost,
    "57P03": ConnectionLost,
    "57P05": ConnectionLost,
    "25P03": ConnectionLost,
    "08": ConnectionLost,
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What was going on when a driver raised: where to, whether a person cancelled, whether the time was used up."""

    url: URL
    connecting: bool = False
    cancelled: bool = False
    time_used_up: bool = False

    @property
    def place(self) -> str:
        """host:port for messages."""
        return f"{self.url.host or 'localhost'}:{self.url.port or 'default port'}"


def translate(error: BaseException, at: Circumstances) -> AlxError:
    """The domain error for whatever a driver raised; the driver's text without SQL and parameters is its detail."""
    if isinstance(error, AlxError):
        return error
    if at.cancelled:
        return Cancelled()
    raw = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    found = _from_causes(raw, at) or _by_driver(raw)(raw, at)
    if found is None:
        # Only the driver says that a connection is beyond use; its error codes are not complete.
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        found = ConnectionLost(_text(raw)) if lost else SourceError(_text(raw))
    return found


def _by_driver(raw: BaseException) -> Callable[[BaseException, Circumstances], AlxError | None]:
    module = type(raw).__module__
    if module.startswith("psycopg"):
        return _from_postgres
    return _from_sqlite if module.startswith("sqlite3") else _from_mysql


def _text(raw: BaseException) -> str:
    """The driver's message without its echo of the SQL."""
    primary = getattr(getattr(raw, "diag", None), "message_primary", None)
    if primary:
        return str(primary)
    numbered = len(raw.args) >= 2 and isinstance(raw.args[0], int)
    return f"{raw.args[1]} ({raw.args[0]})" if numbered else str(raw).strip()


def _causes(raw: BaseException) -> Iterator[BaseException]:
    """The error and what led to it; PyMySQL hangs the socket's error on an attribute."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [raw]
    while waiting:
        current = waiting.pop()
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        waiting += [getattr(current, "original_exception", None), current.__cause__]


def _from_causes(raw: BaseException, at: Circumstances) -> AlxError | None:
    """Errors of the network and of TLS that arrive as Python's own."""
    if not at.connecting:
        return None
    for cause in _causes(raw):
        if isinstance(cause, ssl.SSLCertVerificationError):
            wrong_host = "ostname mismatch" in str(cause) or "IP address mismatch" in str(cause)
            return TlsFailed(_tls_text(cause), advice=TLS_WRONG_HOST if wrong_host else TLS_UNKNOWN_CA)
        if isinstance(cause, ssl.SSLError):
            return TlsFailed(_tls_text(cause))
        if isinstance(cause, socket.gaierror):
            return HostUnknown(at.url.host or "")
        if isinstance(cause, ConnectionRefusedError | TimeoutError):
            return PortRefused(f"{at.place}: {cause}")
    return None


def _tls_text(cause: ssl.SSLError) -> str:
    return str(getattr(cause, "verify_message", "") or getattr(cause, "reason", "") or cause)


def _from_mysql(raw: BaseException, at: Circumstances) -> AlxError | None:
    code = raw.args[0] if raw.args and isinstance(raw.args[0], int) else 0
    text = _text(raw)
    if code == 2026:
        return TlsFailed(text, advice=_tls_advice(text))
    if code == 3159:
        return TlsFailed(text, advice=TLS_DEMANDED)
    if code == 1317:
        return _stopped(text, at)
    if code == 1412:
        return ConnectionLost(text, title=phrase("A table was changed while it was read"))
    if code == 0 or code in CONNECTION_LOST_CODES:
        return _broken(text, at)
    kind = MYSQL_ERRORS.get(code)
    return kind(_with_place(kind, text, at)) if kind else None


def _stopped(text: str, at: Circumstances) -> AlxError:
    """Interrupted, and not by us: at its limit, or by an administrator."""
    return (
        StatementTooSlow(text)
        if at.time_used_up
        else SourceError(text, title=phrase("The server stopped the statement"))
    )


def _broken(text: str, at: Circumstances) -> AlxError:
    """A connection that ended early: in the middle of a read, or before it was made."""
    if at.connecting:
        return PortRefused(
            f"{at.place}: {text}", title=phrase("The server broke off the connection"), advice=OTHER_PROGRAM
        )
    return ConnectionLost(text)


def _with_place(kind: type[SourceError], text: str, at: Circumstances) -> str:
    return f"{at.place}: {text}" if kind in (PortRefused, HostUnknown) else text


def _tls_advice(text: str) -> str | None:
    """Advice by the words of the TLS library; None keeps the general one."""
    low = text.lower()
    if "doesn't support" in low or "does not support" in low or "not support ssl" in low:
        return TLS_NOT_OFFERED
    if "does not match" in low or "mismatch" in low or "not matching" in low:
        return TLS_WRONG_HOST
    if "verif" in low or "self-signed" in low or "self signed" in low or "certificate" in low:
        return TLS_UNKNOWN_CA
    return None


def _from_postgres(raw: BaseException, at: Circumstances) -> AlxError | None:
    state = str(getattr(raw, "sqlstate", None) or "")
    text = _text(raw)
    if state == "57014":
        return _stopped(text, at)
    if state == "40001":
        return ConnectionLost(text, title=phrase("The replica interrupted the read"))
    kind = POSTGRES_ERRORS.get(state) or POSTGRES_ERRORS.get(state[:2])
    if kind is not None:
        return kind(text)
    if at.connecting:
        return _postgres_connecting(raw, text, at)
    return ConnectionLost(text) if not state and type(raw).__name__ in ("OperationalError", "InterfaceError") else None


def _postgres_connecting(raw: BaseException, text: str, at: Circumstances) -> AlxError:
    """libpq gives no code for a failed connection, and servers speak many languages: names first, then words."""
    low = text.lower()
    if any(words in low for words in ("resolve host", "translate host", "not known", "getaddrinfo", "no address")):
        return HostUnknown(at.url.host or "")
    if "certificate" in low and "FATAL" not in text:
        return TlsFailed(text, advice=_tls_advice(text))
    # Hosts are often called like the account or the database.
    quoted = {part.strip() for part in QUOTES.split(SERVER_AT.sub("", text))[1::2]}
    if at.url.username in quoted or getattr(getattr(raw, "pgconn", None), "needs_password", False):
        return LoginRefused(text)
    if at.url.database in quoted:
        return DatabaseUnknown(text)
    if "invalid response to ssl negotiation" in low or "expected authentication request" in low:
        return PortRefused(f"{at.place}: {text}", advice=OTHER_PROGRAM)
    if "ssl" in low or "certificate" in low:
        return TlsFailed(text, advice=_tls_advice(text))
    if any(words in low for words in ("refused", "timeout", "timed out", "unreachable", "no route", "server closed")):
        return PortRefused(f"{at.place}: {text}")
    return ServerBusy(text, title=phrase("The database server refused the connection"), advice=REFUSED_BY_SERVER)


def _from_sqlite(raw: BaseException, at: Circumstances) -> AlxError | None:
    text = str(raw)
    if "unable to open" in text:
        return DatabaseUnknown(f"{at.url.database}: {text}", advice=phrase("Check the path of the database file."))
    if "not a database" in text:
        return NotMoodle(f"{at.url.database}: {text}")
    if "no such table" in text or "no such column" in text:
        return TableMissing(text)
    if "interrupted" in text and at.time_used_up:
        return StatementTooSlow(text)
    return ServerBusy(text) if "locked" in text else None
