"""The sync service around the engine: passwords, history, backups, status."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from alx_desktop.app import App
from alx_desktop.config import Profile, SourceSettings, SyncSettings
from alx_desktop.domain.errors import Cancelled, DiskFull, LoginRefused, PortRefused, SecretMissing, SourceError
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest, SyncRun
from alx_desktop.moodle.statements import StatementTimes
from alx_desktop.services import backups as backups_module
from alx_desktop.services import sync as sync_module
from alx_desktop.services.secrets import Secrets
from alx_desktop.services.site import Site
from alx_desktop.services.source import ProfileSource
from tests.memory_keyring import MemoryKeyring
from tests.site_settings import put

SERVER = Profile(name="server", source=SourceSettings(url="mysql+pymysql://moodle@localhost:1/moodle"))


class Opener:
    """Remembers what it was called with; raises if told to."""

    def __init__(self, error: Exception | None = None) -> None:
        self.passwords: list[str | None] = []
        self._error = error

    def __call__(self, _settings: SourceSettings, password: str | None) -> Any:
        self.passwords.append(password)
        if self._error:
            raise self._error
        return SimpleNamespace(times=StatementTimes(), dialect="sqlite")


def test_a_refused_login_without_a_password_asks_for_one() -> None:
    with pytest.raises(SecretMissing, match="Access denied"):
        ProfileSource(SERVER, Secrets(), Opener(LoginRefused("Access denied")))()


def test_a_refused_login_with_a_password_stays_a_refused_login() -> None:
    secrets = Secrets()
    secrets.remember("server", "wrong", keep=False)
    with pytest.raises(LoginRefused) as caught:
        ProfileSource(SERVER, secrets, Opener(LoginRefused("Access denied")))()
    assert not isinstance(caught.value, SecretMissing)


def test_a_file_needs_no_password(memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALX_DB_PASSWORD", "not for files")
    opener = Opener()
    ProfileSource(Profile(name="f", source=SourceSettings(url="sqlite:///x")), Secrets(), opener)()
    assert opener.passwords == [None]


def test_a_run_is_in_the_history_and_the_status(site: Site) -> None:
    before = len(site.sync.history())
    run = site.sync.run(SyncRequest(mode=SyncMode.FULL))
    assert run.result is RunResult.SUCCESS
    assert site.sync.history()[0].run_id == run.run_id
    assert len(site.sync.history()) == before + 1
    assert len(site.sync.history(limit=1)) == 1
    status = site.sync.status()
    assert status.last_run == site.sync.history()[0]
    assert status.data_age_seconds is not None and status.data_age_seconds < 3600
    assert (status.profile, status.rows_removed) == ("demo", 0)


def test_the_retention_is_applied_once_a_day(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    days, purged = [1_790_000_000], []
    monkeypatch.setattr("alx_desktop.store.clock.time", SimpleNamespace(time=lambda: days[0]))
    monkeypatch.setattr(sync_module, "purge", lambda _store, _lease, *keep: purged.append(keep[:2]))
    for seconds in (0, 60, 86_400):
        days[0] += seconds
        site.sync.run(SyncRequest(mode=SyncMode.INCREMENTAL))
    assert purged == [(400, 400), (400, 400)]


def test_a_source_that_is_gone_fails_with_its_error_and_is_recorded(app: App, site: Site) -> None:
    put(
        app.profiles,
        site.profile.model_copy(update={"source": SourceSettings(url="mysql+pymysql://moodle@localhost:1/moodle")}),
    )
    site.close()
    broken = app.open_site("demo")
    try:
        with pytest.raises(SourceError) as caught:
            broken.sync.run(SyncRequest())
        assert isinstance(caught.value, PortRefused)
        last = broken.sync.status().last_run
        assert last is not None and last.result is RunResult.FAILED
        assert last.error and "localhost" in last.error
        assert last.finished_at is not None
        assert broken.sync.status().rows_live > 0
    finally:
        broken.close()


def test_cancelled_before_it_began(site: Site) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        site.sync.run(SyncRequest(), cancel=token)


def test_batch_size_and_time_limit_are_the_profiles(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[SyncRequest] = []

    def run(_engine: object, request: SyncRequest, *_rest: object) -> SyncRun:
        asked.append(request)
        return SyncRun("r", SyncMode.FULL, RunResult.PARTIAL, 1)

    monkeypatch.setattr("alx_desktop.sync.engine.SyncEngine.run", run)
    settings = SyncSettings(batch_size=500, time_limit=60)
    site.sync._profile = site.profile.model_copy(update={"sync": settings})
    site.sync.run(SyncRequest())
    site.sync.run(SyncRequest(time_limit=5))
    assert [(r.batch_size, r.time_limit) for r in asked] == [(500, 60.0), (500, 5)]


def test_a_sync_that_succeeds_is_followed_by_the_daily_backup(site: Site) -> None:
    folder = site.store.location.folder
    assert folder is not None
    for old in (folder / "backups").glob("*"):
        old.unlink()
    site.sync.run(SyncRequest())
    assert {one.database for one in site.backups.list()} == {"admin", "reporting"}
    assert all(one.bytes > 0 and one.path.parent == folder / "backups" for one in site.backups.list())
    site.sync.run(SyncRequest())
    assert len(site.backups.list()) == 2


def test_a_failed_backup_does_not_fail_the_sync(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise DiskFull("backup")

    monkeypatch.setattr(backups_module, "backup_if_due", full)
    assert site.sync.run(SyncRequest()).result is RunResult.SUCCESS


def test_backup_on_request(site: Site, tmp_path: Path) -> None:
    made = site.backups.run_now()
    assert {one.database for one in made} == {"admin", "reporting"}
    assert set(made) <= set(site.backups.list())


def test_nothing_is_held_after_a_quiet_sync(site: Site) -> None:
    assert site.sync.held() == []
    assert site.sync.decide(1, accept=True) == 0
