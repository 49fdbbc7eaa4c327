"""Changes as Moodle's code makes them: every operation runs everywhere, says what it did, and keeps the rules."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, create_engine, event, select, text
from sqlalchemy.pool import NullPool

from alx_desktop.demo.changes import Change, DemoChanges, Reveals
from alx_desktop.demo.changes.live import _windows
from alx_desktop.demo.changes.record import OPERATIONS
from alx_desktop.demo.schema import GENERATIONS, build_schema
from alx_desktop.demo.site import SMALL, make_site
from alx_desktop.domain.errors import WrongUse
from tests.unit.demo.conftest import NOW
from tests.unit.demo.digest import table_digests

IOMAD_ONLY = {
    "company-deleted", "company-moved", "company-renamed", "company-suspended", "course-assigned", "course-unassigned",
    "department-changed", "department-renamed", "duty-changed", "joined-company", "left-company", "licence-allocated",
    "member-enrolled", "sharing-changed", "validity-changed",
}  # fmt: skip
# What must be done before there is something to do it to.
FIRST = {
    "completion-cron": "self-completion-ticked",
    "enrol-method-enabled": "enrol-method-disabled",
    "tracking-override-removed": "tracking-overridden",
}
SILENT = {"logstore_standard_log"}
TIMES = ("timemodified", "timecreated", "cacherev", "modifiedtime")


class Clock:
    """A clock that goes on by itself."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> int:
        self.now += 13
        return self.now


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small site of each generation, to be copied."""
    folder = tmp_path_factory.mktemp("generations")
    for name in GENERATIONS:
        make_site(f"sqlite:///{folder / name}", SMALL, seed=3, now=NOW, generation=name)
    return {name: folder / name for name in GENERATIONS}


def _copy(site: Path, path: Path) -> Engine:
    """A copy of its own for a test, which no power cut will hit and which may be put back at any time."""
    shutil.copy(site, path)
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA synchronous = OFF"))
    return engine


@pytest.fixture(params=GENERATIONS)
def generation(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def engine(generation: str, sites: dict[str, Path], tmp_path: Path) -> Iterator[Engine]:
    """A copy of the generation's site."""
    engine = _copy(sites[generation], tmp_path / "live.sqlite")
    yield engine
    engine.dispose()


def _changes(engine: Engine, generation: str, seed: int = 5) -> DemoChanges:
    return DemoChanges(engine, "mdl_", generation, Random(seed), Clock())


def _applied(changes: DemoChanges, name: str) -> Change | None:
    """The operation, tried several times, after what it needs."""
    if name in FIRST:
        assert changes.apply(FIRST[name]) is not None
    return next((change for change in (changes.apply(name) for _ in range(25)) if change is not None), None)


@pytest.mark.parametrize("generation", ["iomad41"])
@pytest.mark.parametrize("name", [name for name in DemoChanges.names() if name != "completion-cron"])
def test_each_operation_changes_what_it_says(name: str, engine: Engine, generation: str) -> None:
    changes = _changes(engine, generation)
    if name in FIRST:
        assert changes.apply(FIRST[name]) is not None
    before = table_digests(engine, "mdl_", generation)
    change = next((done for done in (changes.apply(name) for _ in range(25)) if done is not None), None)
    assert change is not None, "nothing on the small site fits"
    after = table_digests(engine, "mdl_", generation)
    different = {table for table in before if before[table] != after[table]}
    assert different and different <= set(change.tables)
    assert change.name == name and change.detail


@pytest.mark.parametrize("generation", [name for name in GENERATIONS if name != "iomad41"])
def test_each_operation_fits_each_generation(generation: str, sites: dict[str, Path], tmp_path: Path) -> None:
    engine = _copy(sites[generation], tmp_path / "live.sqlite")
    for name in DemoChanges.names():
        shutil.copy(sites[generation], tmp_path / "live.sqlite")
        done = _applied(_changes(engine, generation), name) is not None
        assert done == (name not in IOMAD_ONLY or GENERATIONS[generation].iomad), name


def test_operations_are_deterministic(engine: Engine, generation: str, sites: dict[str, Path], tmp_path: Path) -> None:
    other = _copy(sites[generation], tmp_path / "other.sqlite")
    first, second = _changes(engine, generation, 11), _changes(other, generation, 11)
    assert [first.anything() for _ in range(12)] == [second.anything() for _ in range(12)]
    assert table_digests(engine, "mdl_", generation) == table_digests(other, "mdl_", generation)
    other.dispose()


def test_rules_hold_after_many_changes(engine: Engine, generation: str) -> None:
    changes = _changes(engine, generation, 2)
    for _ in range(60):
        changes.anything()
    broken = {
        "enrolment without method": """SELECT ue.id FROM mdl_user_enrolments ue
            LEFT JOIN mdl_enrol e ON e.id = ue.enrolid WHERE e.id IS NULL""",
        "method without course": """SELECT e.id FROM mdl_enrol e LEFT JOIN mdl_course c ON c.id = e.courseid
            WHERE c.id IS NULL""",
        "complete without its criteria": """SELECT cc.id FROM mdl_course_completions cc
            JOIN mdl_course_completion_criteria k ON k.course = cc.course
            LEFT JOIN mdl_course_completion_crit_compl m ON m.criteriaid = k.id AND m.userid = cc.userid
            WHERE cc.timecompleted IS NOT NULL AND m.id IS NULL""",
        "state of an activity that is gone": """SELECT s.id FROM mdl_course_modules_completion s
            LEFT JOIN mdl_course_modules m ON m.id = s.coursemoduleid WHERE m.id IS NULL""",
        "activity of a course that is gone": """SELECT m.id FROM mdl_course_modules m
            LEFT JOIN mdl_course c ON c.id = m.course WHERE c.id IS NULL""",
        "grade of an item that is gone": """SELECT g.id FROM mdl_grade_grades g
            LEFT JOIN mdl_grade_items i ON i.id = g.itemid WHERE i.id IS NULL""",
        "context without a path": "SELECT id FROM mdl_context WHERE path IS NULL OR path NOT LIKE '%/' || id",
    }
    with engine.connect() as connection:
        for rule, statement in broken.items():
            assert connection.execute(text(statement)).fetchall()[:3] == [], rule


@pytest.mark.parametrize("generation", ["iomad41"])
def test_cron_completes_what_waits(engine: Engine, generation: str) -> None:
    changes = _changes(engine, generation)
    completions = build_schema().tables["course_completions"]
    waiting = select(completions.c.id).where(completions.c.reaggregate > 0)
    assert changes.apply("completion-cron") is None
    assert changes.apply("self-completion-ticked") is not None
    with engine.connect() as connection:
        row = connection.execute(waiting).one()
    assert changes.apply("completion-cron") is not None
    with engine.connect() as connection:
        done = connection.execute(select(completions).where(completions.c.id == row.id)).one()
    # Back-dated: the time is that of the tick, not of cron.
    assert done.reaggregate == 0 and NOW < done.timecompleted < NOW + 13 * 3


@pytest.mark.parametrize("generation", ["iomad41"])
def test_silent_operations_write_no_fresh_time(engine: Engine, generation: str) -> None:
    """What is said to leave no timestamp really leaves none, outside the log."""
    schema = build_schema("mdl_", generation)
    times = {
        logical: [
            table.c[name] for name in ("timemodified", "timecreated", "cacherev", "modifiedtime") if name in table.c
        ]
        for logical, table in schema.tables.items()
        if logical not in SILENT
    }

    def fresh() -> dict[str, int]:
        with engine.connect() as connection:
            return {
                f"{logical}.{column.key}": len(connection.execute(select(column).where(column > NOW)).fetchall())
                for logical, columns in times.items()
                for column in columns
            }

    changes = _changes(engine, generation)
    for name in ("learner-suspended", "department-changed", "company-suspended", "enrol-method-disabled", "unenrolled",
                 "category-hidden", "sharing-changed", "validity-changed", "completions-unlocked"):  # fmt: skip
        assert OPERATIONS[name].reveals is Reveals.NO
        before = fresh()
        assert _applied(changes, name) is not None
        assert fresh() == before, name


@pytest.mark.parametrize("generation", ["iomad41"])
def test_everyday_is_mostly_learning(engine: Engine, generation: str) -> None:
    changes = _changes(engine, generation)
    names = [changes.everyday().name for _ in range(120)]
    assert sum(name in ("activity-completed", "course-opened") for name in names) > 60
    assert not {"course-deleted", "company-deleted"} & set(names)


def test_unknown_operations_are_named(sites: dict[str, Path]) -> None:
    engine = create_engine(f"sqlite:///{sites['iomad41']}")
    with pytest.raises(WrongUse, match="nonsense"):
        _changes(engine, "iomad41").apply("nonsense")
    engine.dispose()


def test_windows_cover_a_range_once_and_in_order() -> None:
    for low, high in ((1, 0), (1, 1), (5, 4_999), (1, 1_000), (1, 1_001), (7, 30_000_000)):
        windows = list(_windows(low, high))
        assert len(windows) <= 6
        assert [start for start, _end in windows[1:]] == [end + 1 for _start, end in windows[:-1]]
        assert (windows[0][0], windows[-1][1]) == (low, high) if windows else low > high
