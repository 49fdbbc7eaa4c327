"""Typed settings in TOML: the application's, and one profile per Moodle site. No secrets in here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Literal, get_args

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.files import write_atomically

# \Z: $ would let a line feed pass behind it, and a name is a line of files.
NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}\Z")
COMPANY_SOURCE = re.compile(r"^(iomad|cohort|category|site|profile:[A-Za-z0-9_]+)\Z")
ORIGIN = re.compile(r"^https?://[A-Za-z0-9.\[\]:-]+\Z")
SOURCE_DRIVERS = ("mysql+pymysql", "mysql+mysqldb", "postgresql+psycopg", "sqlite")


SiteColor = Literal["blue", "teal", "green", "amber", "red", "pink", "purple", "grey"]
SITE_COLORS: tuple[SiteColor, ...] = get_args(SiteColor)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TlsSettings(_Strict):
    """Encryption of the connection to Moodle's database; paths of PEM files, None = not used."""

    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    verify: bool = True


NO_SOURCE = "mysql+pymysql://"
"""The url of a site of which no Moodle database is known: a shared store that somebody else keeps up to date."""


class SshSettings(_Strict):
    """An SSH server that leads to Moodle's database; the database's host in the URL is as that server knows it.

    auth: agent (and the usual key files in ~/.ssh), key (a file, whose passphrase is a secret), or password.
    keepalive: seconds between two signs of life; after three without an answer the line counts as dead.
    """

    host: str = Field(min_length=1, max_length=253)
    port: int = Field(22, ge=1, le=65_535)
    user: str = Field(min_length=1, max_length=256)
    auth: Literal["agent", "key", "password"] = "agent"
    key: Path | None = None
    keepalive: int = Field(15, ge=1, le=600)

    @model_validator(mode="after")
    def _key_fits(self) -> SshSettings:
        if (self.auth == "key") != (self.key is not None):
            raise ValueError("a key file belongs to the way `key`, and that way needs one")
        return self


class SourceSettings(_Strict):
    """How to read one Moodle database. url has no password, or is NO_SOURCE. ssh None: directly. Times in seconds."""

    url: str
    prefix: str = "mdl_"
    tls: TlsSettings = TlsSettings()
    ssh: SshSettings | None = None
    company_source: str = "iomad"
    statement_limit: int = Field(120, ge=1, le=3600)
    connect_timeout: int = Field(10, ge=1, le=120)
    pool_size: int = Field(2, ge=1, le=8)
    pool_recycle: int = Field(1800, ge=30)
    pool_pre_ping: bool = True

    @field_validator("url")
    @classmethod
    def _url_fits(cls, value: str) -> str:
        try:
            url = make_url(value)
        except ArgumentError as error:
            raise ValueError("not a database URL, e.g. mysql+pymysql://user@host:3306/moodle") from error
        if url.drivername not in SOURCE_DRIVERS:
            raise ValueError(f"driver must be one of {', '.join(SOURCE_DRIVERS)}")
        if url.password is not None:
            raise ValueError("leave the password out; it is asked for, or read from ALX_DB_PASSWORD")
        return value

    @field_validator("company_source")
    @classmethod
    def _company_source_fits(cls, value: str) -> str:
        if not COMPANY_SOURCE.match(value):
            raise ValueError("company source must be iomad, cohort, category, profile:FIELD or site")
        return value

    @model_validator(mode="after")
    def _tunnel_fits(self) -> SourceSettings:
        if self.ssh is not None and (self.url.startswith("sqlite") or "unix_socket" in self.parsed_url.query):
            raise ValueError("an SSH tunnel leads to a host and a port; a file or a socket of this machine has none")
        return self

    @property
    def parsed_url(self) -> URL:
        """The URL as SQLAlchemy's object, without a password."""
        return make_url(self.url)

    @property
    def is_known(self) -> bool:
        """Whether there is a Moodle database to read."""
        return self.url != NO_SOURCE


class Schedule(_Strict):
    """When a site is synced by itself. Minutes and days are from the start of one run to the start of the next.

    automatic False: paused. full_days 0: never. Quiet hours are on the site's wall clock and may pass midnight.
    scan_minutes: after so long an automatic run looks through the dates of all rows again; in between Moodle's event
    log names who changed, where it is on. 0: it is not used.
    """

    automatic: bool = True
    incremental_minutes: int = Field(5, ge=1, le=1440)
    reconcile_minutes: int = Field(60, ge=5, le=10_080)
    scan_minutes: int = Field(30, ge=0, le=1440)
    full_days: int = Field(0, ge=0, le=366)
    quiet_from: time | None = None
    quiet_to: time | None = None

    @field_validator("quiet_from", "quiet_to")
    @classmethod
    def _whole_minute(cls, value: time | None) -> time | None:
        if value is not None and (value.second or value.microsecond or value.tzinfo is not None):
            raise ValueError("quiet hours begin and end on a whole minute of the site's clock, such as 02:30")
        return value

    @model_validator(mode="after")
    def _fits(self) -> Schedule:
        if self.reconcile_minutes < self.incremental_minutes:
            raise ValueError("comparing with Moodle cannot be due more often than looking for changes")
        if (self.quiet_from is None) != (self.quiet_to is None):
            raise ValueError("quiet hours need both a beginning and an end")
        if self.quiet_from is not None and self.quiet_from == self.quiet_to:
            raise ValueError("quiet hours must not begin and end at the same time")
        return self


class SyncSettings(_Strict):
    """Bounds of a run: enrolments per range, seconds per run (0 = none), pause between ranges in seconds."""

    batch_size: int = Field(25_000, ge=100, le=500_000)
    time_limit: int = Field(0, ge=0)
    pause: float = Field(0.0, ge=0.0, le=60.0)
    schedule: Schedule = Schedule()


class Retention(_Strict):
    """Days after which the first sync of a day forgets tombstones (rows that Moodle no longer has) and old runs."""

    tombstone_days: int = Field(400, ge=1, le=36_500)
    run_days: int = Field(400, ge=1, le=36_500)


class EndpointSettings(_Strict):
    """The HTTP endpoint of one profile. port 0: a free one. Certificate: PEM files, or a PFX file; none and an address
    beyond loopback: it is not started. allowed_hosts: names that clients call it by. log_days: of the request log.
    cache_megabytes: answers kept in memory, of all companies together; 0 keeps none.
    sandbox: whether /sandbox serves a made-up company, with a token that /docs shows.
    """

    enabled: bool = False
    host: str = Field("127.0.0.1", min_length=1, max_length=253)
    port: int = Field(8765, ge=0, le=65_535)
    certificate: Path | None = None
    key: Path | None = None
    pfx: Path | None = None
    allowed_hosts: tuple[str, ...] = ()
    cors_origins: tuple[str, ...] = ()
    log_days: int = Field(90, ge=1, le=3650)
    cache_megabytes: int = Field(32, ge=0, le=4096)
    sandbox: bool = True

    @field_validator("cors_origins")
    @classmethod
    def _origins_fit(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(not ORIGIN.match(origin) for origin in value):
            raise ValueError("an origin is https://host, with a port if need be, and nothing behind it")
        return value

    @model_validator(mode="after")
    def _one_certificate(self) -> EndpointSettings:
        if self.pfx is not None and (self.certificate is not None or self.key is not None):
            raise ValueError("give either a PFX file, or a certificate and its key as PEM files")
        if self.key is not None and self.certificate is None:
            raise ValueError("a key needs its certificate")
        return self


class Profile(_Strict):
    """One Moodle site. store_url None = SQLite files in the profile's folder; else postgresql+psycopg://.

    folder: the group it is listed under, "" = none. color: of its mark; None = it has none.
    """

    name: str
    source: SourceSettings
    sync: SyncSettings = SyncSettings()
    retention: Retention = Retention()
    endpoint: EndpointSettings = EndpointSettings()
    store_url: str | None = None
    # IANA name; None = Moodle's own setting (needed where Moodle says "server").
    time_zone: str | None = None
    is_demo: bool = False
    folder: str = Field("", max_length=40)
    color: SiteColor | None = None

    @field_validator("name")
    @classmethod
    def _name_fits(cls, value: str) -> str:
        if not NAME.match(value):
            raise ValueError("letters, digits, blank, dot, dash and underscore, at most 64")
        return value

    @field_validator("folder")
    @classmethod
    def _folder_fits(cls, value: str) -> str:
        if not value.isprintable():
            raise ValueError("a folder's name is one line")
        return value.strip()


class WindowSettings(_Strict):
    """theme: system, light or dark. on_close: ask, background or quit; where there is no tray, closing always quits."""

    theme: str = Field("system", pattern="^(system|light|dark)$")
    on_close: str = Field("ask", pattern="^(ask|background|quit)$")


class Config(_Strict):
    """Everything in config.toml."""

    profiles: dict[str, Profile] = {}
    default_profile: str | None = None
    window: WindowSettings = WindowSettings()

    def profile(self, name: str | None) -> Profile:
        """The named profile, or the default one. Raises WrongUse if there is none."""
        chosen = name or self.default_profile or (next(iter(self.profiles)) if len(self.profiles) == 1 else None)
        if chosen is None:
            raise WrongUse(
                "no profile chosen", advice=phrase("Add one with `profile add NAME --url ...`, or use --profile.")
            )
        if chosen not in self.profiles:
            known = ", ".join(sorted(self.profiles)) or "none"
            raise WrongUse(f"no profile named {chosen!r}", advice=phrase("Known profiles: {0}.", known))
        return self.profiles[chosen]


def source_url(
    drivername: str,
    username: str | None,
    host: str | None,
    port: int | None,
    database: str | None,
    query: Mapping[str, str | tuple[str, ...]],
) -> URL:
    """The URL of a Moodle database, its parts quoted as they must be; never with a password."""
    return URL.create(drivername, username, None, host, port, database, query)


def load_config(path: Path) -> Config:
    """Read config.toml; a missing file is an empty configuration. Raises WrongUse naming what does not fit."""
    if not path.exists():
        return Config()
    try:
        return Config.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        raise _unreadable(path, problems(error)) from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, "it is no text in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, str(error)) from error


def problems(error: ValidationError) -> str:
    """What does not fit, without the values: one of them may hold a password."""
    return "; ".join(
        f"{'.'.join(str(p) for p in e['loc'])}: {str(e['msg']).removeprefix('Value error, ')}" for e in error.errors()
    )


def _unreadable(path: Path, why: str) -> WrongUse:
    advice = phrase("Mend the file; or rename it, and add the sites again with `profile add`: their stores stay.")
    return WrongUse(f"{path}: {why}", title=phrase("The settings file cannot be read"), advice=advice)


def save_config(path: Path, config: Config) -> None:
    """Write config.toml so that a kill leaves the old file or the new one, never half."""
    data = config.model_dump(mode="json", exclude_none=True)
    write_atomically(path, tomli_w.dumps(data).encode())
