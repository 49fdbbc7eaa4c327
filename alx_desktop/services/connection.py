"""Tests a connection to Moodle's database step by step, for `connect` and the connection assistant."""

from __future__ import annotations

import contextlib
import importlib.util
import socket
import sys
import time
from collections.abc import Callable, Iterator

from alx_desktop.config import SourceSettings, SshSettings
from alx_desktop.domain.errors import (
    AlxError,
    DatabaseUnknown,
    LoginRefused,
    PortRefused,
    RightMissing,
    TableMissing,
    TlsFailed,
)
from alx_desktop.domain.phrases import phrase
from alx_desktop.moodle.companies import company_source
from alx_desktop.moodle.event_log import EventLog
from alx_desktop.moodle.overview import SiteCounts, company_hints, site_counts, site_time_zone
from alx_desktop.moodle.resolving import look_up
from alx_desktop.moodle.source import MoodleSource, SourceReader
from alx_desktop.services.connection_steps import (
    SSH_STEPS,
    STEPS,
    Found,
    StepResult,
    StepState,
    failed,
    not_tunnelled,
    ssh_steps,
    step,
)
from alx_desktop.services.tunnels import TunnelShare, target_of

# Seconds that the clocks may differ without a remark.
CLOCK_TOLERANCE = 60

TLS_ADVICE = phrase("Give the server's CA file, so that nobody on the way can read or change what Moodle says.")
UNVERIFIED_ADVICE = phrase("Give the server's CA file, so that nobody can pose as the server.")
WRITABLE_ADVICE = phrase(
    "Nothing is written, but an account that could not is safer: `alx-desktop connect --grants` makes one."
)
ZONE_ADVICE = phrase(
    "Moodle leaves it to its server, which the database does not know. Choose the time zone in the profile."
)
CLOCK_ADVICE = phrase(
    "Set this machine's clock, or the server's. What is due or expired is judged by the server's clock."
)


def run_steps(
    settings: SourceSettings, password: str | None, open_tunnel: Callable[[], TunnelShare] | None = None
) -> Iterator[StepResult]:
    """Take the steps in the order of STEPS; after a failed one the rest is skipped. Never raises AlxError.

    open_tunnel: needed by settings with one, whose steps come first.
    """
    waiting = [*(SSH_STEPS if settings.ssh else ()), *STEPS]
    for result in _Test(settings, password, open_tunnel).results():
        while waiting and waiting[0] != result.key:
            yield step(waiting.pop(0), StepState.SKIPPED)
        waiting.remove(result.key)
        yield result
        if result.state is StepState.FAILED:
            break
    for key in waiting:
        yield step(key, StepState.SKIPPED)


class _Test:
    """One run of the steps."""

    def __init__(
        self, settings: SourceSettings, password: str | None, open_tunnel: Callable[[], TunnelShare] | None
    ) -> None:
        self._settings = settings
        self._open_tunnel = open_tunnel
        self._password = password
        self._url = settings.parsed_url
        self._kind = self._url.get_backend_name()
        self._companies = 0
        self._difference = 0

    def results(self) -> Iterator[StepResult]:
        """Results as they come; ends with the first failed one."""
        if self._settings.ssh is not None and self._open_tunnel is not None:
            yield from self._tunnelled(self._settings.ssh, self._open_tunnel)
            return
        if self._kind != "sqlite" and "unix_socket" not in self._url.query:
            for key, look in (("host", self._host), ("port", self._port)):
                result = self._attempt(key, look)
                yield result
                if result.state is StepState.FAILED:
                    return
        yield from self._opened(None)

    def _tunnelled(self, ssh: SshSettings, open_tunnel: Callable[[], TunnelShare]) -> Iterator[StepResult]:
        try:
            way = open_tunnel()
        except AlxError as error:
            yield from not_tunnelled(ssh, error)
            return
        yield from ssh_steps(ssh, 3)
        try:
            way.reach()
        except AlxError as error:
            way.close()
            yield failed("port", error)
            return
        host, port = target_of(self._settings)
        yield step("port", StepState.OK, f"{host}:{port}, as the SSH server knows it")
        yield from self._opened(way)

    def _opened(self, way: TunnelShare | None) -> Iterator[StepResult]:
        try:
            source = MoodleSource(self._settings, self._password, way)
        except AlxError as error:
            if way is not None:
                way.close()
            yield failed("tls" if isinstance(error, TlsFailed) else "login", error)
            return
        try:
            yield from self._connected(source)
        finally:
            source.close()

    def _attempt(self, key: str, look: Callable[[], StepResult]) -> StepResult:
        try:
            return look()
        except AlxError as error:
            return failed(key, error)

    def _host(self) -> StepResult:
        host = self._url.host or "localhost"
        found = look_up(host, self._settings.connect_timeout)
        addresses = sorted({str(address[4][0]) for address in found})
        return step("host", StepState.OK, f"{host}: {', '.join(addresses)}" if [host] != addresses else host)

    def _port(self) -> StepResult:
        place = target_of(self._settings)
        try:
            socket.create_connection(place, self._settings.connect_timeout).close()
        except OSError as error:
            raise PortRefused(f"{place[0]}:{place[1]}: {error}") from error
        return step("port", StepState.OK, f"{place[0]}:{place[1]}")

    def _connected(self, source: MoodleSource) -> Iterator[StepResult]:
        try:
            source.connect()
        except AlxError as error:
            yield from self._not_connected(error)
            return
        if self._kind != "sqlite":
            yield self._encryption(source)
            yield step("login", StepState.OK, phrase("as {0}, {1}", self._url.username, source.server))
        yield step("database", StepState.OK, str(self._url.database))
        yield from self._site(source)

    def _not_connected(self, error: AlxError) -> Iterator[StepResult]:
        """Driver and server log in and open the database at once: tell by the error how far they came."""
        if self._kind == "sqlite" or isinstance(error, DatabaseUnknown):
            if self._kind != "sqlite":
                yield step("login", StepState.OK, phrase("as {0}", self._url.username))
            yield failed("database", error)
        elif isinstance(error, TlsFailed):
            yield failed("tls", error)
        else:
            if self._settings.tls.ca and isinstance(error, LoginRefused):
                yield step("tls", StepState.OK, phrase("the server's certificate fits"))
            yield failed("login", error)

    def _encryption(self, source: MoodleSource) -> StepResult:
        cipher = source.facts.cipher
        if self._url.query.get("unix_socket"):
            return step("tls", StepState.OK, phrase("a socket of this machine"))
        if cipher is None:
            return step("tls", StepState.WARN, phrase("the connection is not encrypted"), TLS_ADVICE)
        if not (self._settings.tls.ca and self._settings.tls.verify):
            return step(
                "tls", StepState.WARN, phrase("{0}, but the certificate is not checked", cipher), UNVERIFIED_ADVICE
            )
        return step("tls", StepState.OK, phrase("{0}, certificate checked", cipher))

    def _site(self, source: MoodleSource) -> Iterator[StepResult]:
        try:
            source.find_tables()
        except AlxError as error:
            yield step("read_only", StepState.OK, phrase("the session cannot write"))
            if isinstance(error, RightMissing | TableMissing):
                yield step("moodle", StepState.OK, phrase("prefix {0!r}", self._settings.prefix))
                yield failed("rights", error)
            else:
                yield failed("moodle", error)
            return
        schema = source.schema
        if schema.writable:
            yield step(
                "read_only", StepState.WARN, phrase("the session cannot write, the account could"), WRITABLE_ADVICE
            )
        else:
            yield step("read_only", StepState.OK, phrase("the session and the account cannot write"))
        kind = "IOMAD" if schema.flavour == "iomad" else phrase("without IOMAD")
        yield step("moodle", StepState.OK, phrase("Moodle {0}, {1}, prefix {2!r}", schema.release, kind, schema.prefix))
        yield self._rights(source)
        yield from self._contents(source)

    def _rights(self, source: MoodleSource) -> StepResult:
        schema = source.schema
        tables, modules = len(schema.read_tables()), len(schema.module_tables())
        number = phrase("{0} tables and {1} of activities{2}", tables, modules, _log_note(source))
        if not schema.missing_features:
            return step("rights", StepState.OK, number)
        missing = "; ".join(schema.missing_features)
        return step(
            "rights",
            StepState.WARN,
            phrase("{0}; missing: {1}", number, missing),
            phrase("These parts of reports stay empty."),
        )

    def _contents(self, source: MoodleSource) -> Iterator[StepResult]:
        key = "companies"
        try:
            with source.snapshot() as reader:
                counts = site_counts(reader, source.schema)
                yield self._company_step(source, reader, counts)
                key = "clock"
                yield self._clock(source)
                key = "time_zone"
                zone = site_time_zone(reader, source.schema)
        except AlxError as error:
            yield failed(key, error)
            return
        found = self._found(source, counts, zone)
        if zone is None:
            yield StepResult(key, STEPS[key], StepState.WARN, phrase("not known"), ZONE_ADVICE, found)
        else:
            yield StepResult(key, STEPS[key], StepState.OK, zone, "", found)

    def _company_step(self, source: MoodleSource, reader: SourceReader, counts: SiteCounts) -> StepResult:
        wanted = self._settings.company_source
        self._companies = len(company_source(source.schema, wanted).companies(reader))
        numbers = phrase(
            "companies: {0:,}, learners: {1:,}, courses: {2:,}, enrolments: {3:,}",
            self._companies,
            counts.learners,
            counts.courses,
            counts.enrolments,
        )
        if wanted == "iomad" and source.schema.flavour != "iomad":
            hints = company_hints(reader, source.schema)
            fields = ", ".join(f"profile:{name}" for name in hints.fields)
            advice = phrase(
                "Without IOMAD the whole site counts as one company. Companies may come from elsewhere: "
                "cohort ({0}), category ({1}){2}{3}.",
                hints.cohorts,
                hints.categories,
                ", " if fields else "",
                fields,
            )
            return step("companies", StepState.WARN, numbers, advice)
        if not self._companies:
            return step("companies", StepState.WARN, numbers, phrase("Without a company there is nothing to report."))
        return step("companies", StepState.OK, numbers)

    def _clock(self, source: MoodleSource) -> StepResult:
        self._difference = source.server_time() - int(time.time())
        apart = abs(self._difference)
        detail = (
            phrase("the server is {0} s ahead of this machine", apart)
            if self._difference > 0
            else phrase("the server is {0} s behind this machine", apart)
        )
        if apart > CLOCK_TOLERANCE:
            return step("clock", StepState.WARN, detail, CLOCK_ADVICE)
        return step("clock", StepState.OK, phrase("the same") if apart <= 1 else detail)

    def _found(self, source: MoodleSource, counts: SiteCounts, zone: str | None) -> Found:
        schema = source.schema
        return Found(
            server=source.server,
            cipher=source.facts.cipher,
            release=schema.release,
            flavour=schema.flavour,
            prefix=schema.prefix,
            companies=self._companies,
            counts=counts,
            missing_features=schema.missing_features,
            clock_difference=self._difference,
            time_zone=zone,
            hint=_speed_hint(self._url.drivername),
        )


def _log_note(source: MoodleSource) -> str:
    """Nothing where the event log is in use; what hinders the connection is for the next step to say."""
    with contextlib.suppress(AlxError), source.snapshot() as reader:
        if EventLog.of(source.schema, reader) is None:
            return phrase("; the event log is off or not readable: incremental syncs take longer")
    return ""


def _speed_hint(driver: str) -> str:
    """PyMySQL decodes ten times slower than a C driver (sync-facts.md, "Reading")."""
    if driver != "mysql+pymysql":
        return ""
    if importlib.util.find_spec("MySQLdb"):
        return phrase("mysqlclient is installed and reads faster: begin the URL with mysql+mysqldb://.")
    if getattr(sys, "frozen", False):
        # Nothing can be installed into the built program.
        return ""
    return phrase(
        "Reading is faster with mysqlclient: pip install alx-desktop[fast], and begin the URL with mysql+mysqldb://."
    )
