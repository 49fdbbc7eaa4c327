"""Mirrors kept through every protocol of a server that is killed, while real syncs change the store under it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import httpx
from sqlalchemy import update

from alx_desktop.app import App
from alx_desktop.config import Profile, Schedule
from alx_desktop.demo.life import Life
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.paths import DataDir
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.tables.admin import client_state
from alx_desktop.store.tables.state import sync_state
from tests.endpoint.churn import biggest_companies
from tests.endpoint.mirrors import FeedMirror, PluginMirror, feed_truth, plugin_truth
from tests.endpoint.more_mirrors import ClientModeMirror, ODataMirror, ParallelPluginMirror
from tests.server_process import free_port
from tests.site_settings import put
from tests.waiting import until

Refresh = Callable[..., bool]


class KillableServer:
    """`alx-desktop serve` in a process of its own, always on the same port."""

    def __init__(self, data: Path) -> None:
        self._data, self.port = data, free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns when it answers."""
        command = [sys.executable, "-m", "alx_desktop", "--data-dir", str(self._data), "serve", "demo", "--quiet"]
        self._process = subprocess.Popen([*command, "--port", str(self.port)])
        until(self._answers, "the server")

    def kill(self) -> None:
        """As when the machine's power fails, as far as a process can tell."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def _answers(self) -> bool:
        assert self._process is not None and self._process.poll() is None, "the server ended"
        try:
            return httpx.get(self.url + "/health/live").status_code == 200
        except httpx.TransportError:
            return False


@dataclass
class Mirrored:
    """The mirrors of one company. The parallel one has a token of its own: it breaks its sessions."""

    company: int
    token: str
    plugin: list[PluginMirror]
    feeds: list[FeedMirror]
    odata: ODataMirror

    def all(self) -> list[tuple[str, Any]]:
        """Each with its name."""
        named = [(f"plugin {number}", mirror) for number, mirror in enumerate(self.plugin)]
        return [*named, *((mirror.path, mirror) for mirror in self.feeds), ("odata", self.odata)]


class MirroredSite:
    """One demo, its server, and two companies' mirrors: one with the plugin's `removed` field, one without."""

    def __init__(self, data: Path, random: Random) -> None:
        self.random, self.app = random, App(DataDir(data))
        self.app.make_demo(size="small")
        put(self.app.profiles, paused(self.app.profiles.get("demo")))
        self.site: Site = self.app.open_site("demo")
        self.site.sync.run(SyncRequest())
        self.life = Life(self.site.profile.source.url, random)
        self.server = KillableServer(data)
        self.server.start()
        self.client = httpx.Client(base_url=self.server.url, timeout=60)
        self.settings = CompanySettingsService(self.site.store, "tester")
        self.companies = [self._mirrors(company, number == 1) for number, company in
                          enumerate(biggest_companies(self.site.store))]  # fmt: skip
        self.syncs = self.kills = self.amid = self.broken = self.checks = 0

    def close(self) -> None:
        self.client.close()
        self.server.kill()
        self.life.close()
        self.site.close()
        self.app.close()

    def _mirrors(self, company: int, removed_field: bool) -> Mirrored:
        self.settings.set(company, {"removed_field": "on" if removed_field else "off"})
        service = TokenService(self.site.store, "tester")
        token, other = service.create(company, "mirror").text, service.create(company, "parallel").text
        plugin = [PluginMirror(self.client, token, 9), ParallelPluginMirror(self.client, other, 9)]
        feeds = [FeedMirror(self.client, token, "/api/v1/changes", 11), ClientModeMirror(self.client, token, 11)]
        return Mirrored(company, token, plugin, feeds, ODataMirror(self.client, token, company))

    def sync(self) -> None:
        """Something happens in Moodle, and a sync brings it."""
        for _each in range(self.random.randint(1, 8)):
            self.life.happen()
        mode = self.random.choice([SyncMode.AUTO, SyncMode.INCREMENTAL, SyncMode.RECONCILE])
        self.site.sync.run(SyncRequest(mode))
        self.syncs += 1

    def round(self) -> None:
        """All mirrors are refreshed, in any order, while syncs happen; the server may be killed amid it."""
        self.sync()
        work = [mirror for of in self.companies for _name, mirror in of.all()]
        self.random.shuffle(work)
        dies_in = self.random.choice(work) if self.random.random() < 0.3 else None
        if not self.kills:
            # A reading in full always has pages between which it can die.
            dies_in = self.companies[0].odata
        killers: list[threading.Thread] = []
        for mirror in work:
            left: list[Callable[[], object]] = [self.sync] if self.random.random() < 0.2 else []
            if mirror is dies_in:
                left.append(lambda: killers.append(self._killer()))
            self._refresh(mirror, lambda left=left: left.pop()() if left else None)  # type: ignore[misc]
        for killer in killers:
            killer.join()
        self._switch()
        self.age()

    def _refresh(self, mirror: Any, between: Callable[[], None]) -> None:
        while True:
            try:
                self.broken += not mirror.refresh(between, self.random)
                return
            except httpx.TransportError:
                self.amid += 1
                until(self._back, "the server's return")

    def _back(self) -> bool:
        try:
            return self.client.get("/health/live").status_code == 200
        except httpx.TransportError:
            return False

    def _killer(self) -> threading.Thread:
        """Kills the server between two pages, or while it answers one of the next, and starts it again."""
        delay = self.random.choice([0, self.random.uniform(0, 0.1)])
        if not self.kills:
            # The first is dead before the next page is asked for: a fast machine is through before a later one dies.
            self.server.kill()
        self.kills += 1

        def kill() -> None:
            time.sleep(delay)
            self.server.kill()
            self.server.start()

        thread = threading.Thread(target=kill)
        thread.start()
        return thread

    def _switch(self) -> None:
        """Now and then a field or a course is switched, the store rebuilt, or what is old forgotten."""
        of, draw = self.random.choice(self.companies), self.random.random()
        if draw < 0.08:
            name = self.random.choice(["learner_email", "grade"])
            self.settings.set(of.company, {f"field_{name}": self.random.choice(["on", "off"])})
        elif draw < 0.12:
            keys = sorted(of.plugin[0].rows)
            if keys:
                self.settings.set(of.company, {f"course_{keys[0][1]}": self.random.choice(["on", "off"])})
        elif draw < 0.14:
            with self.site.store.writing(self.site.store.reporting) as connection:
                connection.execute(update(sync_state).values(store_epoch=f"epoch-{self.random.random()}"))

    def age(self) -> None:
        """Ten minutes pass for sessions: what was begun before is no more replayed."""
        c = client_state.c
        with self.site.store.writing(self.site.store.admin) as connection:
            connection.execute(update(client_state).values(started_at=c.started_at - 700, moved_at=c.moved_at - 700))

    def check(self) -> None:
        """When all is quiet, two refreshes make every mirror the store. AssertionError names the one that is not."""
        for of in self.companies:
            for _twice in range(2):
                for _name, mirror in of.all():
                    assert mirror.refresh()
                self.age()
            caller = Authenticator(self.site.store).authenticate(of.token, "127.0.0.1")
            plugin, feed = plugin_truth(self.site.store, caller), feed_truth(self.site.store, caller)
            for name, mirror in of.all():
                right = mirror.rows == plugin if name.startswith("plugin") else set(mirror.rows.values()) == feed
                assert right, f"company {of.company}, {name}: the mirror differs from the store"
                self.checks += 1


def paused(profile: Profile) -> Profile:
    """The profile with its schedule paused: syncs are the test's own."""
    sync = profile.sync.model_copy(update={"schedule": Schedule(automatic=False)})
    return profile.model_copy(update={"sync": sync})


def mirrored_rounds(data: Path, seed: int, rounds: int, check_every: int, tell: Callable[[str], None]) -> MirroredSite:
    """So many rounds over a new demo in the empty folder `data`, checked again and again, and at the end."""
    site = MirroredSite(data, Random(seed))
    with closing(site):
        for number in range(1, rounds + 1):
            site.round()
            if number % check_every == 0 or number == rounds:
                site.check()
                tell(f"round {number}: {site.syncs} syncs, {site.kills} kills of the server, "
                     f"{site.amid} refreshes cut by them, {site.broken} broken off, "
                     f"{site.checks} mirrors equal")  # fmt: skip
    return site
