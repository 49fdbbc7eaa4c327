"""The one place that builds objects and wires them: from a data directory to an opened site."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING

from alx_desktop.domain.errors import StoreLoginRefused
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.domain.vault_errors import VaultLocked
from alx_desktop.moodle.statements import SlowestStatements
from alx_desktop.paths import DataDir
from alx_desktop.services.crash_report import CrashReports
from alx_desktop.services.logs import start_logging, stop_logging
from alx_desktop.services.secrets import INTERACTIVE_SECONDS, KeyringStore, Purpose, Secrets
from alx_desktop.services.vault import Vault

if TYPE_CHECKING:
    from alx_desktop.config import EndpointSettings, Profile
    from alx_desktop.services.always_on import AlwaysOn
    from alx_desktop.services.certificate_info import CertificateDesk
    from alx_desktop.services.companies import CompaniesService
    from alx_desktop.services.company_settings import CompanySettingsService
    from alx_desktop.services.connecting import ConnectionService
    from alx_desktop.services.diagnostics import DiagnosticsService
    from alx_desktop.services.endpoint_checks import Check, EndpointCheckService
    from alx_desktop.services.endpoint_control import EndpointControl
    from alx_desktop.services.endpoint_runner import EndpointRunner
    from alx_desktop.services.exports import ExportService
    from alx_desktop.services.login_start import LoginStart
    from alx_desktop.services.monitoring_tables import Advice
    from alx_desktop.services.moodle_tokens import MoodleTokenService
    from alx_desktop.services.people import PeopleService
    from alx_desktop.services.plugin_settings import PluginSettingsService
    from alx_desktop.services.profile_transfer import ProfileTransfer
    from alx_desktop.services.profiles import ProfileService
    from alx_desktop.services.request_list import RequestListService
    from alx_desktop.services.scheduler import Scheduler
    from alx_desktop.services.shared_stores import SharedStoreService
    from alx_desktop.services.site import Site
    from alx_desktop.services.source import ProfileSource
    from alx_desktop.services.store_care import StoreCareService
    from alx_desktop.services.store_move import StoreMoveService
    from alx_desktop.services.support_bundle import SupportBundleService
    from alx_desktop.services.token_list import TokenListService
    from alx_desktop.services.tokens import TokenService
    from alx_desktop.services.tunnels import Tunnels
    from alx_desktop.services.wake_watch import WakeWatch
    from alx_desktop.store.location import StoreLocation
    from alx_desktop.store.rollback import RolledBack
    from alx_desktop.store.store import Store

PASSWORD_STAMP = "password-entered"
"""File in a profile's folder, empty: its time says when the keychain last got a password, so that a `serve` of long
ago tries at once what had been refused."""

STORE_PASSWORD = phrase("No password is known for it: set ALX_STORE_PASSWORD, or save one in the keychain.")

SCHEDULER_DELAY = 15.0
"""Seconds that the window, and whoever adds a site in it, have before the first sync by itself."""


class App:
    """The application without a window. patience: seconds to wait for a keychain.

    What needs the databases' libraries is imported when it is first used, so that the window is there before them.
    """

    def __init__(self, data_dir: DataDir, patience: float = INTERACTIVE_SECONDS) -> None:
        self.data_dir = data_dir
        self._log = start_logging(data_dir.ensure(data_dir.logs))
        self._slowest: dict[str, SlowestStatements] = {}
        self.crashes = CrashReports(data_dir.logs)
        self.secrets = Secrets(
            KeyringStore(patience),
            stamp=lambda name: data_dir.profile(name) / PASSWORD_STAMP,
            vault=Vault(data_dir.vault),
            left=data_dir.left_passwords,
        )

    @cached_property
    def profiles(self) -> ProfileService:
        """The profiles in config.toml."""
        from alx_desktop.services.password_follow import PasswordFollow
        from alx_desktop.services.profiles import ProfileService

        passwords = PasswordFollow(self.data_dir.password_note, self.secrets.forget, self.secrets.move)
        # The port is in what a service runs, not in what it is called.
        return ProfileService(self.data_dir, passwords, lambda name: self.always_on(name, 0).state())

    @cached_property
    def profile_transfer(self) -> ProfileTransfer:
        """Profiles to a file and from one."""
        from alx_desktop.services.profile_transfer import ProfileTransfer

        return ProfileTransfer(self.data_dir, self.profiles)

    def open_site(self, name: str | None = None, progress: ProgressSink = ignore_progress) -> Site:
        """Open the store of the named profile, or of the default one; what was recovered is in `store.recoveries`.

        progress: of the backup before a migration. Raises WrongUse, StoreError and its kinds.
        """
        from alx_desktop.services.attention import AttentionService
        from alx_desktop.services.backups import BackupService
        from alx_desktop.services.explain import ExplainService
        from alx_desktop.services.exports import ExportService
        from alx_desktop.services.monitoring import MonitoringService
        from alx_desktop.services.overview import OverviewService
        from alx_desktop.services.plugin_compare import PluginService
        from alx_desktop.services.reports import ReportService
        from alx_desktop.services.site import Site
        from alx_desktop.services.store_care import StoreCareService
        from alx_desktop.services.sync import SyncService
        from alx_desktop.services.tokens import this_person
        from alx_desktop.services.verify import VerifyService

        profile, store = self._open_store(name, progress)
        source = self.source(profile)
        backups = BackupService(store.location)
        sync = SyncService(profile, store, source, backups)
        exports = ExportService(profile, store)
        care = StoreCareService(profile, store, sync, backups, this_person())
        return Site(
            profile=profile,
            store=store,
            sync=sync,
            reports=ReportService(profile, store),
            exports=exports,
            overview=OverviewService(profile, store),
            attention=AttentionService(profile, store, lambda: self._checks(profile, store)),
            verify=VerifyService(profile, store, source),
            explain=ExplainService(profile, store, source),
            plugin=PluginService(profile, store, source),
            backups=backups,
            care=care,
            companies=_companies(profile, store, exports, care),
            monitoring=MonitoringService(profile, store, error_catalogue(), source=source),
        )

    def tokens(self, site: Site) -> TokenService:
        """The tokens of an opened site's endpoint."""
        from alx_desktop.services.tokens import TokenService

        return TokenService(site.store)

    def token_list(self, site: Site) -> TokenListService:
        """The same tokens as one table."""
        from alx_desktop.services.token_list import TokenListService

        return TokenListService(site.profile, site.store)

    def moodle_tokens(self, site: Site) -> MoodleTokenService:
        """The tokens of the plugin's web service in an opened site's Moodle."""
        from alx_desktop.services.moodle_tokens import MoodleTokenService

        return MoodleTokenService(site.store)

    def company_settings(self, site: Site) -> CompanySettingsService:
        """What the companies of an opened site get from the endpoint."""
        from alx_desktop.services.company_settings import CompanySettingsService
        from alx_desktop.services.tokens import this_person

        return CompanySettingsService(site.store, this_person())

    def plugin_settings(self, site: Site) -> PluginSettingsService:
        """The settings that an opened site's companies have in the plugin."""
        from alx_desktop.services.plugin_settings import PluginSettingsService

        return PluginSettingsService(site.store, self.source(site.profile))

    def endpoint(self, site: Site, settings: EndpointSettings | None = None) -> EndpointControl:
        """The HTTP endpoint of an opened site, not started. settings: in place of the profile's."""
        from alx_desktop.endpoint.control import ProfileEndpoint
        from alx_desktop.services.tokens import this_person

        source = self.source(site.profile)
        return ProfileEndpoint(site.profile, site.store, settings or site.profile.endpoint, this_person(), source)

    def endpoint_runner(self, name: str) -> EndpointRunner:
        """What starts and stops the endpoint of a profile under the window, over a store of its own."""
        from alx_desktop.services.endpoint_runner import EndpointRunner

        def open_one() -> tuple[EndpointControl, Callable[[], None]]:
            site = self.open_site(name)
            return self.endpoint(site), site.close

        return EndpointRunner(open_one)

    @cached_property
    def login_start(self) -> LoginStart:
        """Starts the window in the background when this person logs in."""
        from alx_desktop.services.login_start import LoginStart

        return LoginStart(self.data_dir)

    def always_on(self, name: str, port: int) -> AlwaysOn:
        """`serve` of that profile as a service of the system; the endpoint on that port."""
        from alx_desktop.services.always_on import always_on

        return always_on(self.data_dir, name, port)

    @cached_property
    def certificates(self) -> CertificateDesk:
        """Looks at, imports and makes the endpoint's certificates."""
        from alx_desktop.endpoint.certificate_desk import FileCertificates

        return FileCertificates()

    def endpoint_checks(self, site: Site) -> EndpointCheckService:
        """The security check-list of an opened site's endpoint."""
        from alx_desktop.services.endpoint_checks import EndpointCheckService

        return EndpointCheckService(site.profile, site.store, self.certificates)

    def _checks(self, profile: Profile, store: Store) -> list[Check]:
        from alx_desktop.services.endpoint_checks import EndpointCheckService

        return EndpointCheckService(profile, store, self.certificates).run()

    def request_list(self, site: Site) -> RequestListService:
        """The endpoint's request log of an opened site."""
        from alx_desktop.services.request_list import RequestListService

        return RequestListService(site.store)

    def _open_store(self, name: str | None, progress: ProgressSink) -> tuple[Profile, Store]:
        from alx_desktop.store.store import Store

        while True:
            profile = self.profiles.to_open(name)
            password = self._store_password(profile)
            try:
                store = Store.open(self.location(profile), password, progress)
            except StoreLoginRefused as error:
                if password is None:
                    if self.secrets.vault_state() == "locked":
                        raise VaultLocked(error.detail) from error
                    raise StoreLoginRefused(error.detail, advice=STORE_PASSWORD) from error
                raise
            # Opening waits for a move, and the store is somewhere else after it.
            if self.location(self.profiles.get(profile.name)) == store.location:
                return profile, store
            store.close()

    @cached_property
    def scheduler(self) -> Scheduler:
        """The scheduler under the window; who shows the window starts and stops it."""
        return self.make_scheduler(delay=SCHEDULER_DELAY)

    def make_scheduler(self, only: Collection[str] | None = None, at_once: int = 1, delay: float = 0.0) -> Scheduler:
        """A scheduler of its own; see services.scheduler.Scheduler."""
        from alx_desktop.services.scheduler import Scheduler
        from alx_desktop.services.scheduler_turn import TurnTaker

        taker = TurnTaker(self.open_site, self._has_password)
        mark = self.secrets.mark
        return Scheduler(self.profiles, taker, only=only, at_once=at_once, password_mark=mark, delay=delay)

    @cached_property
    def connection(self) -> ConnectionService:
        """Tests connections to Moodle databases."""
        from alx_desktop.services.connecting import ConnectionService

        return ConnectionService(self.tunnels)

    @cached_property
    def tunnels(self) -> Tunnels:
        """The open SSH tunnels."""
        from alx_desktop.services.tunnels import Tunnels

        return Tunnels(self.data_dir.known_hosts)

    @cached_property
    def wake_watch(self) -> WakeWatch:
        """Renews the connections to Moodle after this machine slept."""
        from alx_desktop.services.wake_watch import WakeWatch

        return WakeWatch()

    @cached_property
    def diagnostics(self) -> DiagnosticsService:
        """Looks for what is wrong, and repairs."""
        from alx_desktop.services.diagnostics import DiagnosticsService

        return DiagnosticsService(
            self.data_dir, self.secrets, self.source, lambda p: (self.location(p), self._store_password(p))
        )

    @cached_property
    def support(self) -> SupportBundleService:
        """Composes support bundles."""
        from alx_desktop.services.support_bundle import SupportBundleService
        from alx_desktop.store.inspecting import names_at, people_at, tables_at

        return SupportBundleService(
            self.data_dir,
            self.diagnostics.diagnose,
            tables=lambda p, cancel: tables_at(self.location(p), self._store_password(p), cancel),
            names=lambda p: names_at(self.location(p), self._store_password(p)),
            people=lambda p, text, cancel: people_at(self.location(p), self._store_password(p), text, cancel),
            location=self.location,
            passwords=self._passwords,
            crash=self.crashes.last,
        )

    def roll_back(self, profile: Profile) -> list[RolledBack]:
        """Undo the last migration of a profile's store. Raises WrongUse, StoreBusy, StoreDamaged, MigrationFailed."""
        from alx_desktop.store.rollback import rollback

        return rollback(self.location(profile), self._store_password(profile))

    @cached_property
    def store_move(self) -> StoreMoveService:
        """Moves stores between SQLite and PostgreSQL."""
        from alx_desktop.services.store_move import StoreMoveService

        return StoreMoveService(self.profiles, lambda p: (self.location(p), self._store_password(p)))

    def people(self, profile: Profile) -> PeopleService:
        """Who works with a profile's shared store."""
        from alx_desktop.services.people import PeopleService

        return PeopleService(self.location(profile), self._store_password(profile))

    @cached_property
    def shared_stores(self) -> SharedStoreService:
        """Sites over stores that somebody else keeps up to date."""
        from alx_desktop.services.shared_stores import SharedStoreService

        return SharedStoreService(self.profiles, self.secrets)

    def source(self, profile: Profile) -> ProfileSource:
        """What connects to a profile's Moodle database."""
        from alx_desktop.services.source import ProfileSource

        slowest = self._slowest.setdefault(profile.name, SlowestStatements())
        return ProfileSource(profile, self.secrets, tunnels=self.tunnels, watch=self.wake_watch, slowest=slowest)

    def location(self, profile: Profile) -> StoreLocation:
        """Where a profile's store is."""
        from alx_desktop.store.location import StoreLocation

        if profile.store_url is not None:
            return StoreLocation(url=profile.store_url)
        return StoreLocation(folder=self.data_dir.profile(profile.name))

    def make_demo(
        self, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None, size: str = "medium"
    ) -> str:
        """Make the demo site and its profile, or find them; returns the profile's name. size: small, medium, large."""
        from alx_desktop.services.demo import make_demo

        return make_demo(self.data_dir, self.profiles, size, progress, cancel).name

    def close(self) -> None:
        """Close the log file."""
        stop_logging(self._log)

    def _has_password(self, name: str) -> bool:
        """Whether what a profile lacked is known by now; no schedule asks a person to unlock the keychain for that."""
        ssh = self.profiles.get(name).source.ssh
        wanted = Purpose.SSH if ssh is not None and self.tunnels.wants_secret(ssh) else Purpose.SOURCE
        return self.secrets.get(name, wanted, may_ask=False) is not None

    def _passwords(self, profile: Profile) -> list[str]:
        known = (self.secrets.get(profile.name, purpose) for purpose in Purpose)
        return [password for password in known if password]

    def _store_password(self, profile: Profile) -> str | None:
        return None if profile.store_url is None else self.secrets.get(profile.name, Purpose.STORE)


def error_catalogue() -> dict[str, Advice]:
    """What is known of every code in the request log: the endpoint's words, handed to those who may not import it."""
    from alx_desktop.endpoint.errors import CATALOGUE
    from alx_desktop.services.error_advice import advice_of
    from alx_desktop.services.monitoring_tables import Advice

    return advice_of({str(code): Advice(one.title, one.cause, one.recovery) for code, one in CATALOGUE.items()})


def _companies(profile: Profile, store: Store, exports: ExportService, care: StoreCareService) -> CompaniesService:
    from alx_desktop.services.companies import CompaniesService
    from alx_desktop.services.company_edits import CompanyEdits
    from alx_desktop.services.company_settings import CompanySettingsService
    from alx_desktop.services.offboarding import OffboardService
    from alx_desktop.services.tokens import TokenService, this_person

    actor = this_person()
    edits = CompanyEdits(store, CompanySettingsService(store, actor))
    return CompaniesService(
        profile, store, edits, OffboardService(store, exports, TokenService(store, actor), care, actor)
    )
