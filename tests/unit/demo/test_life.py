"""A demo site in use: the same seed, the same life; nothing but a demo site; as new after thousands of changes."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Connection, func, select

from alx_desktop.demo.changes.balance import EVERYDAY, SLACK
from alx_desktop.demo.changes.record import OPERATIONS
from alx_desktop.demo.changes.tidying import GONE_SHARE, LOG_ROWS, TRACKS, tidy
from alx_desktop.demo.changes.words import SWITCHES, WORDS
from alx_desktop.demo.life import MOST_TOGETHER, Happening, Life
from alx_desktop.demo.rhythm import DAY, HOUR
from alx_desktop.demo.schema import GENERATIONS, build_schema
from alx_desktop.demo.site import SMALL, make_site
from alx_desktop.demo.targets.mark import MARK
from alx_desktop.domain.errors import DemoRefused
from tests.unit.demo.conftest import NOW
from tests.unit.demo.digest import table_digests

Living = Callable[..., Life]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small site of some generations, to be copied."""
    folder = tmp_path_factory.mktemp("sites")
    for name in GENERATIONS:
        make_site(f"sqlite:///{(folder / name).as_posix()}", SMALL, seed=3, now=NOW, generation=name)
    return {name: folder / name for name in GENERATIONS}


@pytest.fixture
def living(sites: dict[str, Path], tmp_path: Path) -> Iterator[Living]:
    """Makes lives over copies of a site; their clocks go on by `step` seconds whenever somebody looks."""
    made: list[Life] = []

    def start(name: str = "copy.sqlite", seed: int = 1, generation: str = "iomad41", step: int = 13) -> Life:
        path = tmp_path / name
        if not path.exists():
            shutil.copy(sites[generation], path)
        now = [NOW + 9 * HOUR]

        def clock() -> int:
            now[0] += step
            return now[0]

        made.append(Life(f"sqlite:///{path.as_posix()}", Random(seed), clock))
        return made[-1]

    yield start
    for life in made:
        life.close()


def lived(life: Life, times: int) -> list[Happening]:
    return [life.happen() for _ in range(times)]


def test_the_same_seed_the_same_life(living: Living, tmp_path: Path) -> None:
    first, second, third = (living(f"{number}.sqlite", seed) for number, seed in enumerate((7, 7, 8)))
    one, same, other = lived(first, 25), lived(second, 25), lived(third, 25)
    assert one == same != other
    assert table_digests(first._engine, "mdl_", "iomad41") == table_digests(second._engine, "mdl_", "iomad41")


@pytest.mark.parametrize("generation", [name for name in GENERATIONS if name != "iomad41"])
def test_every_generation_lives(living: Living, generation: str) -> None:
    happened = lived(living(generation=generation), 30)
    assert {"activity-completed", "course-opened"} & {change.name for one in happened for change in one.changes}


def test_its_cron_runs(living: Living) -> None:
    life = living(step=HOUR)
    with life._engine.connect() as connection:
        made = last_cron_of(connection, life)
        assert 0 <= NOW - made[0] < 60 and 0 <= NOW - made[1] < 60
    lived(life, 30)
    with life._engine.connect() as connection:
        now = life._clock()
        assert all(0 < now - moment < DAY for moment in last_cron_of(connection, life))
        tasks = life._schema.tables["task_scheduled"]
        assert connection.scalar(select(func.min(tasks.c.lastruntime))) > now - 2 * DAY, "daily ones too"


def last_cron_of(connection: Connection, life: Life) -> tuple[int, int]:
    config, tasks = life._schema.tables["config_plugins"], life._schema.tables["task_scheduled"]
    started = connection.scalar(select(config.c.value).where(config.c.name == "lastcronstart"))
    return int(started or 0), connection.scalar(select(func.max(tasks.c.lastruntime))) or 0


def test_a_site_without_a_cron_lives_on(living: Living, tmp_path: Path) -> None:
    living().close()
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as connection, connection:
        connection.execute("DROP TABLE mdl_task_scheduled")
    assert len(lived(living(), 2)) == 2


def test_it_is_said_in_words(living: Living) -> None:
    life = living(seed=5)
    with life._engine.connect() as connection:
        options = life._balance.options(connection)
    assert {option.name for option in options} <= WORDS.keys() | SWITCHES.keys()
    assert WORDS.keys() | SWITCHES.keys() | EVERYDAY.keys() <= OPERATIONS.keys()
    happened = lived(life, 60)
    assert not [one.text for one in happened if not one.text or "{" in one.text or "None" in one.text]
    assert all(len({change.name for change in one.changes}) == 1 for one in happened)
    assert max(len(one.changes) for one in happened) in range(2, MOST_TOGETHER + 1)
    several = next(one for one in happened if one.changes[0].name == "activity-completed" and len(one.changes) > 1)
    assert several.text.startswith(f"{len(several.changes)} activities completed in ")


def test_what_was_switched_is_said_as_it_is_now(living: Living, tmp_path: Path) -> None:
    life = living()
    texts = set()
    while len({text for text in texts if "again" in text}) < 3:
        one = life.happen()
        if one.changes[0].name in SWITCHES:
            texts.add(one.text)
    raw = sqlite3.connect(tmp_path / "copy.sqlite")
    suspended = {name for (name,) in raw.execute("SELECT name FROM mdl_company WHERE suspended = 1")}
    raw.close()
    last = {text.partition(" suspended")[0] for text in texts if text.endswith(" suspended")}
    assert last - {"a learner", "an enrolment"} <= suspended | {text.partition(" active")[0] for text in texts}


# Only demo sites


def execute(path: Path, *statements: str) -> None:
    raw = sqlite3.connect(path)
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


@pytest.mark.parametrize(
    "made_real",
    [
        f"DELETE FROM mdl_config WHERE name = '{MARK}'",
        f"UPDATE mdl_config SET value = 'yes' WHERE name = '{MARK}'",
        f"UPDATE mdl_config SET value = REPLACE(value, 'true', 'false') WHERE name = '{MARK}'",
        "CREATE TABLE customers (id INTEGER)",
    ],
)
def test_nothing_else_is_ever_changed(living: Living, sites: dict[str, Path], tmp_path: Path, made_real: str) -> None:
    path = tmp_path / "real.sqlite"
    shutil.copy(sites["iomad41"], path)
    execute(path, made_real)
    before = path.read_bytes()
    with pytest.raises(DemoRefused):
        living("real.sqlite")
    assert path.read_bytes() == before


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite"
    with pytest.raises(DemoRefused, match="unable to open"):
        Life(f"sqlite:///{path.as_posix()}", Random(1))
    assert not path.exists()


@pytest.mark.parametrize("made_real", [f"DELETE FROM mdl_config WHERE name = '{MARK}'", "DROP TABLE mdl_config"])
def test_a_site_that_was_replaced_meanwhile_is_left_alone(living: Living, tmp_path: Path, made_real: str) -> None:
    life = living()
    life.happen()
    execute(tmp_path / "copy.sqlite", made_real)
    raw = sqlite3.connect(tmp_path / "copy.sqlite")
    before = list(raw.iterdump())
    for _attempt in range(3):
        with pytest.raises(Exception, match=r"no longer|no such table"):
            life.happen()
    assert list(raw.iterdump()) == before
    raw.close()


# As new after thousands


def figures(path: Path) -> dict[str, int]:
    raw = sqlite3.connect(path)
    counted = {
        "accounts": "mdl_user WHERE deleted = 0",
        "gone": "mdl_user WHERE deleted = 1",
        "suspended": "mdl_user WHERE deleted = 0 AND suspended = 1",
        "enrolments": "mdl_user_enrolments",
        "paused": "mdl_user_enrolments WHERE status = 1",
        "complete": "mdl_course_completions WHERE timecompleted IS NOT NULL",
        "courses": "mdl_course",
        "hidden courses": "mdl_course WHERE visible = 0",
        "activities": "mdl_course_modules",
        "hidden activities": "mdl_course_modules WHERE visible = 0",
        "states": "mdl_course_modules_completion",
        "grades": "mdl_grade_grades",
        "tracks": "mdl_local_iomad_track",
        "roles": "mdl_role_assignments",
        "contexts": "mdl_context",
        "companies": "mdl_company WHERE suspended = 0",
        "hidden categories": "mdl_course_categories WHERE visible = 0",
        "disabled types": "mdl_modules WHERE visible = 0",
        "disabled methods": "mdl_enrol WHERE status = 1",
        "log": "mdl_logstore_standard_log",
        "renamed": "mdl_user WHERE email LIKE '%@renamed.example' AND deleted = 0",
    }
    found = {name: raw.execute(f"SELECT COUNT(*) FROM {rest}").fetchone()[0] for name, rest in counted.items()}
    raw.close()
    return found


def test_many_changes_leave_the_site_as_it_was(living: Living, tmp_path: Path) -> None:
    """Days of life, on a site so small that each change shows; ALX_LIVES=5000 lets three weeks pass (10 minutes)."""
    life = living(step=200)
    before, done = figures(tmp_path / "copy.sqlite"), Counter[str]()
    lives = int(os.environ.get("ALX_LIVES", "300"))
    while done.total() < lives:
        done.update(change.name for change in life.happen().changes)
    after = figures(tmp_path / "copy.sqlite")

    def stays(name: str, share: float) -> None:
        low, high = before[name] * (1 - share), before[name] * (1 + share)
        assert low <= after[name] <= high, (name, before[name], after[name])

    stays("accounts", 2 * SLACK)
    stays("enrolments", 2 * SLACK)
    stays("roles", 0.25)
    stays("contexts", 0.25)
    stays("activities", 0.1)
    for name in ("complete", "states", "grades"):
        stays(name, 0.35)
    assert (after["courses"], done["course-deleted"], done["company-deleted"]) == (before["courses"], 0, 0)
    assert after["tracks"] <= TRACKS * (after["enrolments"] + before["enrolments"])
    assert after["gone"] <= before["gone"] + max(3, before["accounts"] // GONE_SHARE) + 8
    assert after["companies"] >= 1
    few = ("hidden courses", "hidden categories", "disabled types", "disabled methods", "renamed")
    assert [name for name in few if after[name] > before[name] + 4] == []
    assert after["paused"] <= before["enrolments"] // 25 + 3
    # A suspended company suspends its learners, until it is unsuspended.
    assert after["suspended"] <= after["accounts"] // 2 or after["companies"] < before["companies"]
    # Mostly learning; and everything comes round.
    learning = done["activity-completed"] + done["course-opened"] + done["activity-failed"] + done["member-enrolled"]
    assert learning > 0.7 * done.total()
    rare = {
        "learner-deleted", "learner-renamed", "category-hidden", "module-type-switched", "company-suspended",
        "company-renamed", "recertification-begun", "unenrolled", "enrol-method-disabled", "activity-deleted",
    }  # fmt: skip
    assert rare <= done.keys() or lives < 5000


def test_the_log_and_what_is_over_are_tidied_up(
    living: Living, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alx_desktop.demo.changes.tidying.LOG_ROWS", 50)
    path = tmp_path / "copy.sqlite"
    life = living()
    execute(path, f"UPDATE mdl_user_enrolments SET timeend = {NOW - 61 * DAY} WHERE id % 2 = 0",
            "UPDATE mdl_user SET deleted = 1 WHERE id % 3 = 0 AND id > 2")  # fmt: skip
    assert figures(path)["log"] > 50 and LOG_ROWS > 50
    with life._engine.begin() as connection:
        tidy(connection, build_schema("mdl_", "iomad41"), NOW)
    after = figures(path)
    assert after["log"] <= 50 and after["gone"] == 3
    raw = sqlite3.connect(path)
    assert raw.execute(
        f"SELECT COUNT(*) FROM mdl_user_enrolments WHERE timeend BETWEEN 1 AND {NOW - 60 * DAY}"
    ).fetchone() == (0,)
    assert raw.execute("SELECT MAX(n) FROM (SELECT COUNT(*) n FROM mdl_local_iomad_track GROUP BY userid, courseid)"
                       ).fetchone()[0] <= TRACKS  # fmt: skip
    orphans = "SELECT COUNT(*) FROM mdl_course_modules_completion WHERE userid NOT IN (SELECT id FROM mdl_user)"
    assert raw.execute(orphans).fetchone() == (0,)
    raw.close()
