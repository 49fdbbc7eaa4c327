"""A believable site in memory, for tests of the window and for its pictures. Slow, failing or empty on demand."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from alx_desktop.config import Config, Profile, SiteColor, SourceSettings, WindowSettings
from alx_desktop.domain.errors import AlxError, Cancelled, SecretNotKept, WrongUse
from alx_desktop.domain.people import Person
from alx_desktop.domain.plugin_settings import Remark
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.sync import SyncMode as SyncMode
from alx_desktop.domain.vault_errors import VaultPasswordWrong
from alx_desktop.paths import DataDir
from alx_desktop.services.crash_report import CrashReports
from alx_desktop.services.endpoint_today import EndpointToday as EndpointToday
from alx_desktop.services.login_start import Autostart, LoginStart
from alx_desktop.services.plugin_settings import CompanyChange, PluginImport
from alx_desktop.services.profile_folder import with_name
from alx_desktop.services.profile_merge import merged
from alx_desktop.services.profile_transfer import ProfileTransfer
from alx_desktop.services.scheduler_state import SchedulerState as SchedulerState
from alx_desktop.services.secrets import Purpose
from tests.ui.fake_attention import FakeAttentionService, waiting
from tests.ui.fake_care import FakeBackups, FakeCare
from tests.ui.fake_care import FakeFinding as FakeFinding
from tests.ui.fake_clock import DAY as DAY
from tests.ui.fake_clock import MINUTE as MINUTE
from tests.ui.fake_clock import NOW
from tests.ui.fake_connection import HOST_KEY as HOST_KEY
from tests.ui.fake_connection import FakeConnection
from tests.ui.fake_connection import FakeFound as FakeFound
from tests.ui.fake_diagnostics import FakeDiagnostics, fake_support
from tests.ui.fake_endpoint import FakeEndpoint, FakeSystem
from tests.ui.fake_monitoring import FakeMonitoring
from tests.ui.fake_moodle_tokens import FakeMoodleTokens
from tests.ui.fake_overview import NAMES, FakeOverviewService, overview
from tests.ui.fake_overview import NOTHING as NOTHING
from tests.ui.fake_people import FakePeople
from tests.ui.fake_shared_stores import FakeSharedStores
from tests.ui.fake_sync import HELD as HELD
from tests.ui.fake_sync import FakeScheduler, FakeSync, history
from tests.ui.fake_tokens import FakeTokens
from tests.ui.fake_verify import FakeVerify


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

    def update(self, profile: Profile, shown: Profile | None = None) -> Profile:
        """Without `shown`, a test puts it there."""
        if shown is not None:
            profile = merged(self.get(profile.name), shown, profile)
        self._config = self._config.model_copy(update={"profiles": {**self._config.profiles, profile.name: profile}})
        return profile

    def choose(self, name: str) -> None:
        self._config = self._config.model_copy(update={"default_profile": name})

    def remove(self, name: str, delete_store: bool) -> None:
        rest = {key: value for key, value in self._config.profiles.items() if key != name}
        self._config = self._config.model_copy(update={"profiles": rest})

    def change_window(self, name: str, value: str) -> None:
        window = WindowSettings.model_validate({**self._config.window.model_dump(), name: value})
        self._config = self._config.model_copy(update={"window": window})


@dataclass(frozen=True)
class FakePlace:
    """As services.secrets.SecretPlace."""

    text: str = "Passwords in Windows Credential Manager"
    safe: bool = True
    key: str = "keychain"


class FakeSecrets:
    """Passwords in memory; `refuses` makes the keychain fail."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        self.known_ssh: dict[str, str] = {}
        self.kept: list[tuple[str, str, bool]] = []
        self.left: dict[str, tuple[str, ...]] = {}
        self.where = FakePlace()
        self.refuses = False
        self.master: str | None = None
        self.is_open = True

    def left_behind(self, profile: str) -> tuple[str, ...]:
        return self.left.get(profile, ())

    def get(self, profile: str, purpose: Purpose = Purpose.SOURCE) -> str | None:
        return (self.known if purpose is Purpose.SOURCE else self.known_ssh).get(profile)

    def remember(self, profile: str, secret: str, keep: bool, purpose: Purpose = Purpose.SOURCE) -> None:
        (self.known if purpose is Purpose.SOURCE else self.known_ssh)[profile] = secret
        self.kept.append((profile, secret, keep))
        if keep and self.refuses:
            raise SecretNotKept("the keychain is locked")

    def place(self) -> FakePlace:
        return self.where

    def vault_state(self) -> str:
        return "none" if self.master is None else "open" if self.is_open else "locked"

    def lock(self, master: str) -> None:
        """There is a vault, and it is locked."""
        self.master, self.is_open = master, False
        self.where = FakePlace("Passwords in the vault, which is locked", True, "vault_locked")

    def unlock(self, password: str) -> None:
        if password != self.master:
            raise VaultPasswordWrong
        self.is_open = True
        self.where = FakePlace("Passwords in the encrypted vault", True, "vault")

    def make_vault(self, password: str, profiles: Iterable[str], from_keychain: bool = False) -> int:
        if len(password) < 8:
            raise VaultPasswordWrong(title="The master password is too short", advice="Take several words.")
        self.master = password
        self.unlock(password)
        return len(list(profiles))

    def change_vault_password(self, old: str, new: str) -> None:
        self.unlock(old)
        self.master = new

    def remove_vault(self, password: str) -> int:
        self.unlock(password)
        self.master, self.where = None, FakePlace()
        return 1


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
        self.system = FakeSystem(folder)
        self.always_on = self.system.always_on
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
