"""The steps of a connection, without a server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from alx_desktop.config import SourceSettings
from alx_desktop.domain.ssh_errors import HostKey, HostKeyUnknown


class State(Enum):
    """As services.connection.StepState."""

    OK = "ok"
    WARN = "warn"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class FakeCounts:
    """As moodle.overview.SiteCounts."""

    learners: int = 18_204
    courses: int = 214
    enrolments: int = 212_880


@dataclass(frozen=True)
class FakeFound:
    """As services.connection.Found."""

    server: str = "MariaDB 10.11.6"
    release: str = "4.1.22 (Build: 20251208)"
    flavour: str = "iomad"
    companies: int = 10
    counts: FakeCounts = field(default_factory=FakeCounts)
    time_zone: str | None = "Europe/Dublin"
    missing_features: tuple[str, ...] = ()


@dataclass(frozen=True)
class FakeStep:
    """As services.connection.StepResult."""

    key: str
    title: str
    state: State
    detail: str = ""
    advice: str = ""
    found: FakeFound | None = None
    host_key: HostKey | None = None


SSH_STEPS = (
    ("ssh_server", "Reach the SSH server", "ssh.northwind.example:22"),
    ("ssh_key", "Know its host key", "as it was accepted"),
    ("ssh_login", "Log in to the SSH server", "as reporting"),
)
HOST_KEY = HostKey(
    "ssh.northwind.example", 22, "ssh-ed25519", "SHA256:pQ3v7d0mVb1kY5yq2c8nXwR4tL9zJfGhS6uE0aTiKoM", "x"
)


STEPS = (
    ("host", "Find the host", "db.northwind.example: 10.1.4.20"),
    ("port", "Reach the database server", "db.northwind.example:3306"),
    ("tls", "Encrypt the connection", "TLS_AES_256_GCM_SHA384, certificate checked"),
    ("login", "Log in", "as alx_desktop, MariaDB 10.11.6"),
    ("database", "Open the database", "moodle"),
    ("read_only", "Read only", "the session and the account cannot write"),
    ("moodle", "Find Moodle", "Moodle 4.1.22, IOMAD, prefix 'mdl_'"),
    ("rights", "Find its tables, with the right to read them", "31 tables and 22 of activities"),
    ("companies", "Find the companies", "companies: 10, learners: 18,204, courses: 214, enrolments: 212,880"),
    ("clock", "Compare the clocks", "the same"),
    ("cron", "See when Moodle's scheduled tasks ran", "cron started less than an hour ago"),
    ("time_zone", "Know the site's time zone", "Europe/Dublin"),
)


@dataclass(frozen=True)
class FakeGrants:
    """As services.connecting.Grants."""

    script: str = "CREATE USER 'alx_desktop'@'%' IDENTIFIED BY '...';\nGRANT SELECT ON `moodle`.`mdl_course` TO ...;\n"
    letter: str = "Dear database administrator,\n\nI would like to use ALX Desktop, ...\n"


class FakeConnection:
    """Takes the steps; `fails` names the one that fails, with which words; checks what it is given."""

    def __init__(self) -> None:
        self.fails: dict[str, tuple[str, str]] = {}
        self.warns: dict[str, tuple[str, str]] = {}
        self.found = FakeFound()
        self.asked: list[tuple[SourceSettings, str | None]] = []
        self.ssh_secrets: list[str | None] = []
        self.knows_host = True
        self.judge: Callable[[SourceSettings, str | None], tuple[str, str, str] | None] = lambda _s, _p: None
        self.gate = threading.Event()
        self.gate.set()

    def accept_host_key(self, key: HostKey) -> None:
        self.knows_host = key == HOST_KEY

    def run_steps(
        self, settings: SourceSettings, password: str | None, ssh_secret: str | None = None
    ) -> Iterator[FakeStep]:
        self.asked.append((settings, password))
        self.ssh_secrets.append(ssh_secret)
        if settings.ssh is not None and not self.knows_host:
            error = HostKeyUnknown(HOST_KEY)
            yield FakeStep(*SSH_STEPS[0][:2], State.OK, SSH_STEPS[0][2])
            detail = f"{error.title}: {error.detail}"
            yield FakeStep(*SSH_STEPS[1][:2], State.FAILED, detail, error.advice, host_key=HOST_KEY)
            return
        judged = self.judge(settings, password)
        fails = {judged[0]: judged[1:]} if judged else self.fails
        failed = False
        steps = (SSH_STEPS + STEPS) if settings.ssh is not None else STEPS
        for at, (key, title, detail) in enumerate(steps):
            self.gate.wait(10)
            if failed:
                yield FakeStep(key, title, State.SKIPPED)
            elif key in fails:
                failed = True
                yield FakeStep(key, title, State.FAILED, *fails[key])
            else:
                words = self.warns.get(key, (detail, ""))
                state = State.WARN if key in self.warns else State.OK
                yield FakeStep(key, title, state, *words, found=self.found if at == len(steps) - 1 else None)

    def grants(
        self, settings: SourceSettings, password: str | None = None, *, ssh_secret: str | None = None
    ) -> FakeGrants:
        return FakeGrants()
