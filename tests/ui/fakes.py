"""A believable site in memory, for tests of the window and for its pictures. Slow, failing or empty on demand."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from alx_desktop.config import Config, Profile, SiteColor, SourceSettings, WindowSettings
from alx_desktop.domain.errors import AlxError, Cancelled, SecretNotKept, WrongUse
from alx_desktop.domain.people import People, Person, Role
from alx_desktop.domain.plugin_settings import Remark
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.domain.sync import HeldRemoval, RunResult, SyncMode, SyncRequest, SyncRun
from alx_desktop.paths import DataDir
from alx_desktop.services.attention_item import Attention, EndpointSeen, by_severity
from alx_desktop.services.crash_report import CrashReports
from alx_desktop.services.endpoint_today import EndpointToday
from alx_desktop.services.login_start import Autostart, LoginStart
from alx_desktop.services.plugin_settings import CompanyChange, PluginImport
from alx_desktop.services.profile_folder import with_name
from alx_desktop.services.profile_transfer import ProfileTransfer
from alx_desktop.services.recent_activity import Happening
from alx_desktop.services.scheduler_state import SchedulerState
from alx_desktop.services.scheduler_turn import TurnEnd
from alx_desktop.store.table_sizes import StoreTables
from alx_desktop.store.token_use import Refresh
from tests.ui.fake_diagnostics import FakeDiagnostics, fake_support, tables
from tests.ui.fake_endpoint import FakeEndpoint
from tests.ui.fake_monitoring import FakeMonitoring
from tests.ui.fake_moodle_tokens import FakeMoodleTokens
from tests.ui.fake_shared_stores import FakeSharedStores
from tests.ui.fake_tokens import FakeTokens
from tests.ui.fake_verify import FakeVerify

NOW = 1_795_444_268
"""23 November 2026, 14:31:08 UTC."""

MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True)
class FakeFigure:
    """As services.overview.Figure."""

    key: str
    label: str
    value: float | None
    unit: str = "count"
    change: float | None = None
    period: str = "this week"
    reason_unknown: str = ""
    definition: str = ""


@dataclass(frozen=True)
class FakeCompany:
    """As services.overview.CompanyFigures."""

    id: int
    name: str
    learners: int
    enrolments: int
    completed_share: float | None
    overdue: int
    expiring: int
    weeks: tuple[float | None, ...]
    refresh: Refresh | None = None


QUIET = EndpointToday(0, 0, 0, None, (0,) * 24)


@dataclass(frozen=True)
class FakeOverview:
    """As services.overview.Overview."""

    figures: tuple[FakeFigure, ...]
    companies: tuple[FakeCompany, ...]
    endpoint: EndpointToday = QUIET
    activity: tuple[Happening, ...] = ()
    as_of: int | None = NOW - 3 * MINUTE
    weeks: tuple[float | None, ...] = (None, None, 0.642, 0.648, 0.651, 0.649, 0.657, 0.66, 0.668, 0.671, 0.677, 0.684)


NAMES = (
    ("Acme Logistics", 4012, 51230, 0.71, 402, 88),
    ("Beta Foods", 2208, 25770, 0.64, 311, 71),
    ("Delta Care", 3921, 40112, 0.80, 190, 102),
    ("Élan Santé", 1204, 12810, 0.58, 144, 31),
    ("Müller Maschinenbau", 998, 9120, 0.77, 61, 12),
    ("Northwind Traders", 2870, 31004, 0.69, 120, 64),
    ("Ørsted Havn", 640, 7011, 0.83, 22, 9),
    ("株式会社みらい", 1544, 18220, 0.66, 56, 35),
    ("Zażółć Gęślą sp. z o.o. — Oddział Szkoleń Zawodowych Północ", 807, 17603, 0.9969, 0, 0),
    ("New customer", 0, 0, None, 0, 0),
)


def weeks(seed: int, share: float | None) -> tuple[float | None, ...]:
    """Twelve weeks that end at `share`; the youngest company has a gap at the beginning."""
    if share is None:
        return (None,) * 12
    chance = random.Random(seed)
    values: list[float | None] = [share]
    for _ in range(11):
        last = values[0]
        assert last is not None
        values.insert(0, min(1.0, max(0.0, last - chance.uniform(-0.01, 0.02))))
    return tuple(None if seed == 7 and at < 5 else value for at, value in enumerate(values))


HOURS = (12, 9, 4, 3, 3, 5, 18, 41, 96, 112, 104, 88, 61, 74, 101, 97, 82, 55, 38, 29, 21, 17, 14, 11)

ACTIVITY = (
    Happening(NOW - 3 * MINUTE, "sync", "info", "Sync: 229 rows changed"),
    Happening(NOW - 7 * MINUTE, "refresh", "info", "Acme Logistics: read 418 rows", "Power BI of the training team", 1),
    Happening(NOW - 14 * MINUTE, "refresh", "warn", "Beta Foods: reading went wrong, the client left before the last "
              "page", "Excel, monthly report", 2),
    Happening(NOW - 24 * MINUTE, "sync", "bad", "Sync failed: The connection to the Moodle database was lost"),
    Happening(NOW - 2 * HOUR, "act", "info", "Token rotated: Gateway, Delta Care", "m.weber"),
    Happening(NOW - 5 * HOUR, "suspicion", "warn", "Many refused tokens from one address (10.4.0.9)"),
    Happening(NOW - DAY, "act", "info", "Settings changed: Élan Santé", "m.weber"),
)  # fmt: skip


def overview() -> FakeOverview:
    """The Control Center on an ordinary day."""
    figures = (
        FakeFigure("learners", "Active learners", 18_204, change=62,
                   definition="Learners with an active enrolment, suspended ones left out."),
        FakeFigure("enrolments", "Enrolments", 212_880, change=1_930),
        FakeFigure("completed", "Completed", 0.684, "share", 0.007),
        FakeFigure("overdue", "Overdue", 1_306, change=48),
        FakeFigure("expiring", "Expiring in 30 days", 412, change=-6),
    )  # fmt: skip
    companies = tuple(FakeCompany(at + 1, *row, weeks(at, row[3]), _refresh(at)) for at, row in enumerate(NAMES))
    return FakeOverview(figures, companies, EndpointToday(1_284, 3, 21, 7.2, HOURS), ACTIVITY)


def _refresh(at: int) -> Refresh | None:
    if at > 6:
        return None
    names = ("Power BI", "Excel, monthly report", "Data warehouse")
    return Refresh(names[at % 3], NOW - (7 + at * at * 30) * MINUTE, 418 * at, "cut off" if at == 1 else None)


def waiting(count: int | None = None) -> tuple[Attention, ...]:
    """What needs attention, the worst first; the first `count` of it."""
    items = (
        Attention("sync_failing", "bad", "The last sync failed: The host name is not known: db.northwind.example",
                  "open_sync", "See what happened", since=NOW - 24 * MINUTE),
        Attention("overdue:1:7", "warn", "Acme Logistics: 41 learners are overdue in Fire Safety", "open_report",
                  "Open report", ReportQuery((1,), (7,)), NOW - 40 * DAY, can_wait=True),
        Attention("held:3", "warn", "Removing 1,204 rows of Delta Care was stopped (31 % of the company)", "decide",
                  "Decide", since=NOW - 3 * HOUR),
        Attention("sync_early", "info", "The last sync stopped early; the next one goes on from there", "sync",
                  "Sync now", since=NOW - 9 * MINUTE, can_wait=True),
        Attention("token_expiring:a", "warn", "Token “Power BI of the training team” of Beta Foods expires in 6 days",
                  "open_tokens", "Rotate", "expiring", NOW - 8 * DAY, can_wait=True),
        Attention("requests_refused", "warn", "57 of 131 requests of the last hour were refused, mostly token_expired",
                  "open_requests", "See them", "refused", NOW - 50 * MINUTE, can_wait=True),
        Attention("backup", "warn", "The newest backup is 4 days old", "back_up", "Back up now", since=NOW - 3 * DAY),
    )  # fmt: skip
    return tuple(by_severity(list(items[:count])))


def history(count: int = 60, now: int = NOW) -> list[SyncRun]:
    """Runs of some days, newest first, one of each result."""
    chance = random.Random(3)
    runs = []
    for at in range(count):
        started = now - 3 * MINUTE - at * 5 * MINUTE - (at // 20) * 6 * HOUR
        run = SyncRun(f"{at:032x}", SyncMode.FULL, RunResult.SUCCESS, started, started + chance.randint(1, 9),
                      read=chance.randint(3000, 6000), inserted=chance.choice((0, 0, 3, 12)),
                      updated=chance.randint(40, 400), source_seconds=chance.uniform(0.3, 1.4))  # fmt: skip
        runs.append(_special(at, run))
    return runs


def _special(at: int, run: SyncRun) -> SyncRun:
    if at == 2:
        return replace(run, removed=12, note="12 removed")
    if at == 3:
        return replace(run, result=RunResult.PARTIAL, note="The time limit was reached",
                       finished_at=run.started_at + 60)  # fmt: skip
    if at == 4:
        return replace(run, result=RunResult.FAILED, read=0, inserted=0, updated=0,
                       error="The connection to the Moodle database was lost: (2013) Lost connection during query",
                       advice="Nothing was changed by the part that was cut off. The next run repeats it.")  # fmt: skip
    if at == 6:
        return replace(run, result=RunResult.CANCELLED, note="Cancelled; the next run goes on from here.")
    if at == 8:
        return replace(run, result=RunResult.HELD, held=1204, note="1,204 removals wait for a decision")
    if at == 9:
        return replace(run, result=RunResult.INTERRUPTED, finished_at=None)
    return run


HELD = (HeldRemoval(3, "Delta Care", 1204, 3921, {"left_company": 1150, "user_deleted": 54}),)


@dataclass(frozen=True)
class FakeStatus:
    """As services.status.StoreStatus."""

    profile: str = "Northwind Training"
    store_epoch: str = "e1"
    rows_live: int = 212_880
    rows_removed: int = 1_204
    data_age_seconds: int | None = 3 * MINUTE
    last_run: SyncRun | None = None


class FakeSync:
    """Syncs when told: `release` lets a running one end, `failure` makes it fail; cancel is obeyed."""

    def __init__(self, runs: list[SyncRun], held: tuple[HeldRemoval, ...] = ()) -> None:
        self.runs = runs
        self.pending = list(held)
        self.failure: Exception | None = None
        self.reading_failure: Exception | None = None
        self.age: int | None = 3 * MINUTE
        self.requests: list[SyncRequest] = []
        self.decisions: list[tuple[int, bool]] = []
        self.release = threading.Event()
        self.started = threading.Event()
        self.ignores_cancel = False
        self.closed_over = False
        self.steps: tuple[Progress, ...] = (
            Progress("structure", message="Companies and courses"),
            Progress("learners", 12_600, 20_000, 1_240.0, 6.0, "Learners 12,601–13,200"),
        )

    def run(self, request: SyncRequest, progress: ProgressSink, cancel: CancelToken) -> SyncRun:
        self.requests.append(request)
        for step in self.steps:
            progress(step)
        self.started.set()
        while not self.release.is_set():
            if cancel.wait(0.005) and not self.ignores_cancel:
                run = replace(
                    self._line(), result=RunResult.CANCELLED, note="Cancelled; the next run goes on from here."
                )
                self.runs.insert(0, run)
                return run
        if self.failure is not None:
            line = replace(self._line(), result=RunResult.FAILED, error=str(self.failure))
            self.runs.insert(0, replace(line, advice=getattr(self.failure, "advice", None)))
            raise self.failure
        run = self._line()
        self.runs.insert(0, run)
        self.age = 2
        return run

    def _line(self) -> SyncRun:
        number = len(self.requests)
        return SyncRun(f"new{number:029x}", SyncMode.FULL, RunResult.SUCCESS, NOW - 20, NOW - 12, read=4_120,
                       inserted=12, updated=306)  # fmt: skip

    def history(self, limit: int = 200) -> list[SyncRun]:
        if self.reading_failure is not None:
            raise self.reading_failure
        return self.runs[:limit]

    def held(self) -> list[HeldRemoval]:
        return list(self.pending)

    def decide(self, company_id: int, accept: bool) -> int:
        self.decisions.append((company_id, accept))
        chosen = next(item for item in self.pending if item.company_id == company_id)
        self.pending.remove(chosen)
        return chosen.pending

    def status(self) -> FakeStatus:
        rows = 212_880 if self.age is not None else 0
        return FakeStatus(rows_live=rows, data_age_seconds=self.age, last_run=self.runs[0] if self.runs else None)


class FakeOverviewService:
    """Answers with `answer`, or fails with `failure`; `gate` holds it back."""

    def __init__(self, answer: FakeOverview) -> None:
        self.answer = answer
        self.failure: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.calls = 0

    def overview(self) -> FakeOverview:
        self.calls += 1
        self.gate.wait(10)
        if self.failure is not None:
            raise self.failure
        return self.answer


class FakeAttentionService:
    """Answers with `items`, or fails with `failure`; keeps what it was told of the endpoint."""

    def __init__(self, items: tuple[Attention, ...]) -> None:
        self.items = items
        self.failure: Exception | None = None
        self.seen: list[EndpointSeen | None] = []

    def read(self, seen: EndpointSeen | None = None) -> tuple[Attention, ...]:
        self.seen.append(seen)
        if self.failure is not None:
            raise self.failure
        return self.items


@dataclass(frozen=True)
class FakeBackup:
    """As store.backup.Backup."""

    path: Path
    database: str
    made_at: int
    before_migration: bool = False
    bytes: int = 48_300_000


class FakeBackups:
    """Five days of backups."""

    def __init__(self, folder: Path, count: int = 4) -> None:
        self._folder = folder
        self.made = [FakeBackup(folder / f"reporting-{at}.sqlite", ("reporting", "admin")[at % 2],
                                NOW - at // 2 * DAY - HOUR, bytes=(48_300_000, 90_000)[at % 2])
                     for at in range(count)]  # fmt: skip
        self.failure: Exception | None = None

    def list(self) -> list[FakeBackup]:
        return list(self.made)

    def run_now(self, progress: ProgressSink, cancel: CancelToken) -> list[FakeBackup]:
        progress(Progress("backup", 1, 2))
        if self.failure is not None:
            raise self.failure
        new = FakeBackup(self._folder / "reporting-new.sqlite", "reporting", NOW)
        self.made.insert(0, new)
        return [new]


@dataclass(frozen=True)
class FakeFinding:
    """As store.finding.Finding."""

    severity: str
    title: str
    advice: str = ""


@dataclass(frozen=True)
class FakeSize:
    """As store.stats.DatabaseSize."""

    database: str
    bytes: int
    rows: dict[str, int]


@dataclass(frozen=True)
class FakePurged:
    """As store.retention.Purged."""

    tombstones: int = 312


@dataclass(frozen=True)
class FakeCompacted:
    """As store.compacting.Compacted."""

    before: int = 91_400_000
    after: int = 52_300_000


@dataclass(frozen=True)
class FakeCareResult:
    """As services.store_care.CareResult."""

    purged: FakePurged = FakePurged()
    databases: tuple[FakeCompacted, ...] = (FakeCompacted(),)


@dataclass(frozen=True)
class FakeRebuilt:
    """As services.store_care.Rebuilt."""

    run: SyncRun


class FakeCare:
    """Works when told: `release` lets it end, `failure` makes it fail; cancel is obeyed."""

    def __init__(self, folder: Path) -> None:
        self.place = str(folder)
        self.on_server = False
        self.found: list[FakeFinding] = []
        self.run = SyncRun("r", SyncMode.FULL, RunResult.SUCCESS, NOW, NOW, inserted=3, updated=41, removed=1)
        self.failure: Exception | None = None
        self.asked: list[str] = []
        self.release = threading.Event()
        self.release.set()
        self.gate = threading.Event()
        self.gate.set()

    def sizes(self) -> list[FakeSize]:
        rows = {"course_progress": 212_880, "learner": 18_204}
        return [
            FakeSize("reporting", 91_400_000, rows),
            FakeSize("admin", 90_000, {}),
            FakeSize("activity", 610_000, {}),
        ]

    def tables(self, _cancel: CancelToken | None = None) -> StoreTables:
        self.gate.wait(10)
        if self.failure is not None:
            raise self.failure
        return tables()

    def check(self, progress: ProgressSink, cancel: CancelToken) -> list[FakeFinding]:
        self._work("check", Progress("check", 4, 11, message="reporting"), progress, cancel)
        return list(self.found)

    def compact(self, progress: ProgressSink, cancel: CancelToken) -> FakeCareResult:
        self._work("compact", Progress("compact", 700_000, 92_100_000, message="reporting.sqlite"), progress, cancel)
        return FakeCareResult()

    def rebuild(self, progress: ProgressSink, cancel: CancelToken) -> FakeRebuilt:
        self._work("rebuild", Progress("learners", 12_600, 18_204, 1_240.0, 5.0), progress, cancel)
        return FakeRebuilt(self.run)

    def _work(self, what: str, told: Progress, progress: ProgressSink, cancel: CancelToken) -> None:
        self.asked.append(what)
        progress(told)
        while not self.release.is_set():
            if cancel.wait(0.005):
                raise Cancelled
        if self.failure is not None:
            raise self.failure


@dataclass
class FakeSite:
    """One opened profile."""

    profile: Profile
    sync: FakeSync
    overview: FakeOverviewService
    backups: FakeBackups
    care: FakeCare
    reports: object = None
    exports: object = None
    explain: object = None
    companies: object = None
    person: Person | None = None
    attention: FakeAttentionService = field(default_factory=lambda: FakeAttentionService(()))
    monitoring: object = None
    verify: FakeVerify = field(default_factory=FakeVerify)
    is_closed: bool = False

    def close(self) -> None:
        self.is_closed = True


class FakePeople:
    """As services.people.PeopleService: remembers what it is asked for."""

    def __init__(self) -> None:
        self.found = People("anna.admin", True, (Person("anna.admin", Role.ADMINISTRATOR),))
        self.secrets: dict[str, str | None] = {}
        self.failure: AlxError | None = None

    def read(self) -> People:
        return self.found

    def add(self, person: Person, secret: str | None = None) -> None:
        if self.failure is not None:
            raise self.failure
        self.secrets[person.login] = secret
        self._keep(person)

    def change(self, person: Person) -> None:
        self._keep(person)

    def set_password(self, login: str, secret: str) -> None:
        self.secrets[login] = secret

    def remove(self, login: str) -> bool:
        self.found = replace(self.found, people=tuple(one for one in self.found.people if one.login != login))
        return True

    def _keep(self, person: Person) -> None:
        others = [one for one in self.found.people if one.login != person.login]
        people = tuple(sorted([*others, person], key=lambda one: one.login))
        self.found = replace(self.found, enforced=True, people=people)


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


class FakeProfiles:
    """Profiles in memory."""

    def __init__(self, profiles: list[Profile]) -> None:
        self._config = Config(profiles={profile.name: profile for profile in profiles})
        self.failure: AlxError | None = None

    def config(self) -> Config:
        return self._config

    def list(self) -> list[Profile]:
        if self.failure is not None:
            raise self.failure
        return sorted(self._config.profiles.values(), key=lambda profile: profile.name.casefold())

    def get(self, name: str | None = None) -> Profile:
        return self._config.profile(name)

    def default_name(self) -> str | None:
        return next(iter(self._config.profiles), None)

    def add(self, profile: Profile, make_default: bool = False) -> None:
        if profile.name in self._config.profiles:
            raise WrongUse(f"there is already a profile {profile.name!r}")
        self.update(profile)

    def add_all(self, new: list[Profile]) -> None:
        for profile in new:
            self.add(profile)

    def duplicate(self, name: str, new_name: str) -> Profile:
        made = with_name(self.get(name), new_name)
        self.add(made)
        return made

    def rename(self, name: str, new_name: str) -> Profile:
        if self.failure is not None:
            raise self.failure
        made = self.duplicate(name, new_name)
        self.remove(name, delete_store=False)
        return made

    def mark(self, name: str, folder: str, color: SiteColor | None) -> Profile:
        made = self.get(name).model_copy(update={"folder": folder, "color": color})
        self.update(made)
        return made

    def update(self, profile: Profile) -> None:
        self._config = self._config.model_copy(update={"profiles": {**self._config.profiles, profile.name: profile}})

    def choose(self, name: str) -> None:
        self._config = self._config.model_copy(update={"default_profile": name})

    def remove(self, name: str, delete_store: bool) -> None:
        rest = {key: value for key, value in self._config.profiles.items() if key != name}
        self._config = self._config.model_copy(update={"profiles": rest})

    def save_window(self, window: WindowSettings) -> None:
        self._config = self._config.model_copy(update={"window": window})


class FakeScheduler:
    """Says what it is told to say: `tell` from any thread; remembers what it was asked."""

    def __init__(self) -> None:
        self.states: dict[str, SchedulerState] = {}
        self.listeners: list[Callable[[SchedulerState, object], None]] = []
        self.asked: list[tuple[str, str]] = []
        self.aside: list[str] = []

    def start(self) -> None:
        self.asked.append(("start", ""))

    def stop(self, seconds: float = 0) -> bool:
        self.asked.append(("stop", ""))
        return True

    def state(self, name: str) -> SchedulerState | None:
        return self.states.get(name)

    def listen(self, listener: Callable[[SchedulerState, object], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener) if listener in self.listeners else None

    def cancel(self, name: str) -> None:
        self.asked.append(("cancel", name))

    def look_again(self, name: str, mended: bool = False, failure: AlxError | None = None) -> None:
        self.asked.append(("mended" if mended else "look" if failure is None else type(failure).__name__, name))

    @contextmanager
    def set_aside(self, name: str) -> Iterator[None]:
        self.aside.append(name)
        yield
        self.aside.remove(name)

    def tell(self, state: SchedulerState, end: TurnEnd | None = None) -> None:
        self.states[state.profile] = state
        for listener in list(self.listeners):
            listener(state, end)


@dataclass(frozen=True)
class FakePlace:
    """As services.secrets.SecretPlace."""

    text: str = "Passwords in Windows Credential Manager"
    safe: bool = True


class FakeSecrets:
    """Passwords in memory; `refuses` makes the keychain fail."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self.kept: list[tuple[str, str, bool]] = []
        self.where = FakePlace()
        self.refuses = False

    def get(self, profile: str) -> str | None:
        return self.known.get(profile)

    def remember(self, profile: str, secret: str, keep: bool) -> None:
        self.known[profile] = secret
        self.kept.append((profile, secret, keep))
        if keep and self.refuses:
            raise SecretNotKept("the keychain is locked")

    def place(self) -> FakePlace:
        return self.where


def northwind(**changes: object) -> Profile:
    """A profile on MariaDB."""
    source = SourceSettings(url="mysql+pymysql://alx_desktop@db.northwind.example:3306/moodle")
    return Profile(name="Northwind Training", source=source, time_zone="Europe/Dublin").model_copy(update=changes)


class FakePlugin:
    """As services.plugin_settings.PluginSettingsService: two companies would change, some settings need a word."""

    def __init__(self) -> None:
        self.failure: AlxError | None = None

    def read(self, cancel: CancelToken | None = None) -> None:
        if self.failure is not None:
            raise self.failure

    def preview(self, _found: object) -> PluginImport:
        acme = {
            "client_mode": ["auto", "always_full"],
            "fields_off": [[], ["learner_email"]],
            "post_only": [False, True],
        }
        changes = (
            CompanyChange(1, "Acme Logistics", "acme", acme),
            CompanyChange(2, "Beta Foods", "beta", {"daily_limit": [0, 25], "cache_minutes": [60, 30]}),
        )
        remarks = (
            Remark(2, "colour", "3", "there is no such setting here"),
            Remark(None, "max_records", "500", "a page has at most 1000 rows here; clients ask for fewer"),
        )
        return PluginImport(changes, 6, remarks, ())

    def apply(self, found: object) -> PluginImport:
        return self.preview(found)

    def undo(self) -> PluginImport:
        return self.preview(None)


class FakeApp:
    """The application behind the window."""

    def __init__(self, folder: Path, profiles: list[Profile] | None = None) -> None:
        self.data_dir = DataDir(folder)
        self.profiles = FakeProfiles([northwind()] if profiles is None else profiles)
        self.profile_transfer = ProfileTransfer(self.data_dir, self.profiles)  # type: ignore[arg-type]
        self.secrets = FakeSecrets()
        self.connection = FakeConnection()
        self.scheduler = FakeScheduler()
        self.login_start = LoginStart(self.data_dir, Autostart(folder / "autostart"))
        self.sync = FakeSync(history())
        self.overview = FakeOverviewService(overview())
        self.attention = FakeAttentionService(waiting(4))
        self.backups = FakeBackups(folder / "backups")
        self.care = FakeCare(folder / "profiles" / "Northwind Training")
        self.verify = FakeVerify()
        self.reports: object = None
        self.exports: object = None
        self.explain: object = None
        self.companies: object = None
        self.plugin: object = None
        self.monitoring = FakeMonitoring(NOW)
        self.token_desk = FakeTokens([name for name, *_figures in NAMES], NOW)
        self.people_desk = FakePeople()
        self.shared_stores = FakeSharedStores(self.profiles)
        self.person: Person | None = None
        self.diagnostics = FakeDiagnostics()
        self.crashes = CrashReports(self.data_dir.logs)
        self.support = fake_support(folder, self.diagnostics, self.crashes)
        self.endpoint = FakeEndpoint(NOW)
        self.certificates = self.endpoint
        self.opening_failure: AlxError | None = None
        self.opened: list[FakeSite] = []
        self.demo_gate = threading.Event()
        self.demo_gate.set()

    def open_site(self, name: str | None = None) -> FakeSite:
        if self.opening_failure is not None:
            raise self.opening_failure
        site = FakeSite(
            self.profiles.get(name), self.sync, self.overview, self.backups, self.care, self.reports, self.exports,
            self.explain, self.companies, self.person, self.attention, self.monitoring, self.verify,
        )  # fmt: skip
        self.opened.append(site)
        return site

    def people(self, _profile: Profile) -> FakePeople:
        return self.people_desk

    def tokens(self, _site: object) -> FakeTokens:
        return self.token_desk

    def moodle_tokens(self, _site: object) -> FakeMoodleTokens:
        return self.token_desk.moodle

    def plugin_settings(self, _site: object) -> object:
        return self.plugin

    def token_list(self, _site: object) -> FakeTokens:
        return self.token_desk

    def endpoint_runner(self, _name: str) -> FakeEndpoint:
        return self.endpoint

    def endpoint_checks(self, _site: object) -> FakeEndpoint:
        return self.endpoint

    def request_list(self, _site: object) -> FakeEndpoint:
        return self.endpoint

    def make_demo(self, progress: ProgressSink, cancel: CancelToken | None = None) -> str:
        progress(Progress("demo", 2_140, 5_000, message="Learners"))
        while not self.demo_gate.is_set():
            if cancel is not None and cancel.wait(0.005):
                raise Cancelled
        source = SourceSettings(url="sqlite:////data/demo/site.sqlite")
        self.profiles.update(Profile(name="demo", source=source, is_demo=True))
        return "demo"
