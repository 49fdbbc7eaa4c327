"""The steps of a connection, without a server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from alx_desktop.config import SourceSettings


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
        self.judge: Callable[[SourceSettings, str | None], tuple[str, str, str] | None] = lambda _s, _p: None
        self.gate = threading.Event()
        self.gate.set()

    def run_steps(self, settings: SourceSettings, password: str | None) -> Iterator[FakeStep]:
        self.asked.append((settings, password))
        judged = self.judge(settings, password)
        fails = {judged[0]: judged[1:]} if judged else self.fails
        failed = False
        for at, (key, title, detail) in enumerate(STEPS):
            self.gate.wait(10)
            if failed:
                yield FakeStep(key, title, State.SKIPPED)
            elif key in fails:
                failed = True
                yield FakeStep(key, title, State.FAILED, *fails[key])
            else:
                words = self.warns.get(key, (detail, ""))
                state = State.WARN if key in self.warns else State.OK
                yield FakeStep(key, title, state, *words, found=self.found if at == len(STEPS) - 1 else None)

    def grants(self, settings: SourceSettings, password: str | None = None) -> FakeGrants:
        return FakeGrants()
