"""A site's story: what happens to it, and the syncs in between; everything that must be true is checked on the way."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from alx_desktop.demo.changes import DemoChanges, Reveals
from alx_desktop.demo.changes.record import OPERATIONS
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.store import StoreLocation
from alx_desktop.store.tables.progress import course_progress
from tests.integration.changing import LEARNING, SETTINGS, STRUCTURE, ChangingSite, Step
from tests.integration.following import OURS, Follower, differences, fresh, history_is_whole
from tests.reference import Reference
from tests.servers import MariaDBServer, PostgresServer
from tests.templates import filled

NOW = 1_790_000_000
SIZE = DemoSize(3, 90, 7)
FIELDS = ("is_active", "is_tracked", "percentage", "activities_done", "activities_total", "completed_at",
          "started_at", "status", "enrolled_at")  # fmt: skip
KINDS = ("change", "late", "blanked", "uncommitted", "land", "lose", "scramble", "remember", "restore", "setting",
         "wait", "sync", "amid", "cut")  # fmt: skip
PLAIN = ("change", "late", "uncommitted", "land", "wait", "sync", "amid")
OFTEN = {"change": 6, "late": 2, "blanked": 3, "lose": 2, "scramble": 3, "wait": 2, "sync": 5, "amid": 2, "cut": 2}
MODES = ("incremental", "reconcile", "auto", "full", "company")


@dataclass(frozen=True)
class Setting:
    """A generation of Moodle, and where its companies come from."""

    generation: str
    company_source: str
    prefix: str = "mdl_"


SETTINGS_OF_SITES = (
    Setting("iomad41", "iomad"),
    Setting("iomad51", "iomad", ""),
    Setting("moodle311", "site"),
    Setting("moodle45", "cohort", "x_"),
    Setting("moodle51", "category"),
    Setting("moodle45", "profile:company"),
)


def names_of(kind: str, plain: bool = False) -> list[str]:
    """What a step of that kind can be done to; plain: only changes that ids and times show."""
    if kind in ("change", "late", "blanked", "uncommitted"):
        return [name for name in DemoChanges.names() if not plain or OPERATIONS[name].reveals is Reveals.YES]
    if kind in ("lose", "scramble"):
        return [*LEARNING, *STRUCTURE]
    if kind in ("remember", "restore"):
        return ["*", *LEARNING, *STRUCTURE]
    if kind == "setting":
        return list(SETTINGS)
    return list(MODES) if kind in ("sync", "amid", "cut") else [""]


def by_chance(random: Random, count: int) -> list[Step]:
    """Random steps; of a third of the stories only such as ids and times show, so that an incremental must see all."""
    plain = random.random() < 0.3
    among = PLAIN if plain else KINDS
    kinds = random.choices(among, [OFTEN.get(kind, 1) for kind in among], k=count)
    return [Step(kind, random.choice(names_of(kind, plain)), random.randrange(2**32)) for kind in kinds]


def make_sqlite(setting: Setting, folder: Path, size: DemoSize = SIZE) -> str:
    """A site in a file; made once per folder and setting, then copied."""
    name = f"{setting.generation}-{setting.prefix}"
    made, copy = folder / f"{name}.made", folder / f"{name}.sqlite"
    if not made.exists():
        make_site(f"sqlite:///{copy}", size, seed=3, now=NOW, prefix=setting.prefix, generation=setting.generation)
        copy.replace(made)
    shutil.copyfile(made, copy)
    return f"sqlite:///{copy}"


def make_on_server(setting: Setting, server: MariaDBServer | PostgresServer, size: DemoSize = SIZE) -> str:
    """A site in a new database of a server."""
    url = server.create_database(f"site_{uuid.uuid4().hex[:8]}")
    make_site(url, size, seed=3, now=NOW, prefix=setting.prefix, generation=setting.generation)
    return url


def synced_story(setting: Setting, folder: Path) -> Story:
    """A story on SQLite after its first full sync: made once in each process, then copied, store and all."""
    filled(folder, setting, partial(_fill, setting))
    return Story(setting, _url(setting, folder), StoreLocation(folder / "store", None), folder, begun=True)


def _fill(setting: Setting, folder: Path) -> None:
    Story(setting, make_sqlite(setting, folder), StoreLocation(folder / "store", None), folder).close()


def _url(setting: Setting, folder: Path) -> str:
    return f"sqlite:///{folder / f'{setting.generation}-{setting.prefix}.sqlite'}"


class Story:
    """A site and its follower. `tell` does steps; `end` brings everything together and compares."""

    def __init__(self, setting: Setting, url: str, store: StoreLocation, folder: Path, *, begun: bool = False) -> None:
        """begun: the store has been filled."""
        self.setting = setting
        self.site = ChangingSite(url, setting.generation, setting.prefix, NOW)
        self.follower = Follower(self.site, store, setting.company_source)
        self.folder = folder
        self._fresh = 0
        self._unsure = False
        if begun:
            self.follower.mirror.follow()
        else:
            self.follower.sync(SyncMode.FULL)

    def tell(self, steps: list[Step]) -> None:
        """Do all steps."""
        for step in steps:
            self.do(step)

    def do(self, step: Step) -> None:
        """Do one step."""
        if step.kind in ("sync", "amid", "cut"):
            self._sync(step)
        elif (
            step.kind not in ("lose", "scramble", "remember", "restore")
            or step.name == "*"
            or self.site.schema.has(step.name)
        ):
            self.site.do(step)

    def end(self) -> None:
        """An incremental and a reconcile make the store what a fresh full sync makes, and that is Moodle's answer."""
        self.site.do(Step("land"))
        self.follower.sync(SyncMode.INCREMENTAL)
        self.follower.sync(SyncMode.RECONCILE)
        self.equals_a_fresh_full("at the end")
        with self.follower.store.reading(self.follower.store.reporting) as connection:
            unfinished = read_state(connection).full_run_id is not None
        if unfinished:
            assert self.follower.sync(SyncMode.AUTO).mode is SyncMode.FULL
            self.equals_a_fresh_full("after the unfinished full")
        history_is_whole(self.follower.store)
        self.equals_the_reference()

    def close(self) -> None:
        """Close everything."""
        self.follower.close()
        self.site.engine.dispose()

    def equals_a_fresh_full(self, when: str) -> None:
        """Every live row and every checksum."""
        self._fresh += 1
        expected = fresh(self.site, self.setting.company_source, self.folder / f"fresh{self._fresh}")
        told = differences(self.follower.rows(), expected)
        assert not told, f"{when}: {told[:8]} ({len(told)})"
        assert self.follower.waiting() == 0

    def equals_the_reference(self) -> None:
        """The rule, evaluated apart from the product."""
        reference = Reference(self.site.url, self.site.now, self.setting.generation, self.setting.prefix)
        expected = reference.answers(*reference.belonging(self.setting.company_source))
        rows = self.follower.rows()["course_progress"]
        names = [column.name for column in course_progress.columns if column.name not in OURS]
        found = {(key[0], key[2], key[1]): dict(zip(names, row, strict=True)) for key, row in rows.items()}
        assert found.keys() == expected.keys()
        for key, answer in expected.items():
            ours = {name: found[key][name] for name in FIELDS}
            share, right = ours.pop("percentage"), answer.pop("percentage")
            assert ours == answer, key
            assert share == right or abs(share - right) <= 1e-9, key

    def _sync(self, step: Step) -> None:
        random = Random(step.seed)
        as_of = random.random() < 0.3
        if step.name == "company":
            self._company(random, as_of)
            return
        between = [self._change_of(random) for _ in range(3)] if step.kind == "amid" else []
        cancel = random.randint(1, 12) if step.kind == "cut" else None
        before, unsure = self.follower.tombstones(), self._unsure
        run = self.follower.sync(SyncMode(step.name), as_of, None, between, cancel, random.choice((20, 60, 400)))
        self._unsure = bool(between) or run.result is not RunResult.SUCCESS
        if not self._unsure:
            self._check(run, before, unsure, f"after {step}")

    def _check(self, run: SyncRun, before: dict, unsure: bool, when: str) -> None:
        if not self.site.hidden and not run.resumed:
            self.equals_a_fresh_full(when)
        gone = {key: reason for key, reason in self.follower.tombstones().items() if before.get(key) != reason}
        if gone and not unsure:
            reference = Reference(self.site.url, self.site.now, self.setting.generation, self.setting.prefix)
            for key, reason in gone.items():
                right = reference.why_gone(key, self.setting.company_source)
                assert right == reason, f"{when}: {key} is gone because {reason}, not {right}"

    def _company(self, random: Random, as_of: bool) -> None:
        companies = sorted(self.follower.rows()["company"])
        if companies:
            before = self._state()
            self.follower.sync(SyncMode.FULL, as_of, random.choice(companies)[0])
            assert self._state() == before

    def _state(self) -> tuple:
        with self.follower.store.reading(self.follower.store.reporting) as connection:
            state = read_state(connection)
        return state.watermark, state.last_full_at, state.last_reconcile_at, state.full_run_id

    def _change_of(self, random: Random):
        """Amid a run: what ids and times show, if nothing else has happened so far."""
        name, seed = random.choice(names_of("change", not self.site.hidden)), random.randrange(2**32)
        return lambda: self.site.do(Step("change", name, seed))
