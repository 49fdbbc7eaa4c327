"""Copies of learners: as many rows as promised, everyone's own, and the same for everybody."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from alx_desktop.demo.copies import LEARNER_COLUMNS
from alx_desktop.demo.schema import build_schema
from alx_desktop.demo.site import BESIDE_REPORTING, DemoSize, make_site
from alx_desktop.domain.errors import Cancelled, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress

NOW = 1_795_300_000
COPIES = 4
LEARNERS = 30


def _open(path: Path, copies: int, **more: object) -> tuple[sqlite3.Connection, int]:
    site = make_site(f"sqlite:///{path}", DemoSize(3, LEARNERS, 8, 5.0, copies), now=NOW, **more)  # type: ignore[arg-type]
    return sqlite3.connect(path), site.enrolments


@pytest.mark.parametrize("generation", ["iomad41", "moodle311", "iomad51"])
def test_each_learner_is_there_as_often_as_asked(tmp_path: Path, generation: str) -> None:
    one, single = _open(tmp_path / "one.sqlite", 1, generation=generation)
    many, all_of_them = _open(tmp_path / "many.sqlite", COPIES, generation=generation)
    assert all_of_them == COPIES * single
    schema = build_schema("mdl_", generation)
    for logical, column in LEARNER_COLUMNS.items():
        if not schema.has(logical):
            continue
        table = schema.tables[logical]
        others = [f'"{cell.name}"' for cell in table.c if cell.key not in ("id", column, "username", "email")]
        # Ids 1 and 2 are the guest and the administrator: single.
        values = f'SELECT {", ".join(others)}, COUNT(*) FROM "{table.name}" WHERE "{table.c[column].name}" > 2'
        grouped = f"{values} GROUP BY {', '.join(others)} ORDER BY {', '.join(others)}"
        expected = [(*row[:-1], COPIES * row[-1]) for row in one.execute(grouped)]
        assert many.execute(grouped).fetchall() == expected, logical
    accounts = "SELECT COUNT(*), COUNT(DISTINCT username), MAX(id) - MIN(id) + 1 FROM mdl_user WHERE id > 2"
    assert many.execute(accounts).fetchone() == (COPIES * LEARNERS,) * 3


def test_a_copy_has_the_history_of_its_original(tmp_path: Path) -> None:
    site, _enrolments = _open(tmp_path / "many.sqlite", COPIES)
    states = (
        "SELECT coursemoduleid, completionstate, timemodified FROM mdl_course_modules_completion"
        " WHERE userid = ? ORDER BY id"
    )
    compared = 0
    for learner in range(3, 3 + LEARNERS):
        first = site.execute(states, (learner,)).fetchall()
        compared += len(first)
        for copy in range(1, COPIES):
            assert site.execute(states, (learner + copy * LEARNERS,)).fetchall() == first
    assert compared


def test_tables_can_stay_empty(tmp_path: Path) -> None:
    site, _enrolments = _open(tmp_path / "lean.sqlite", 2, left_empty=BESIDE_REPORTING)
    full, _also = _open(tmp_path / "full.sqlite", 2)
    for name in BESIDE_REPORTING:
        assert site.execute(f"SELECT COUNT(*) FROM mdl_{name}").fetchone() == (0,), name
    same = "SELECT id, userid, enrolid, timecreated FROM mdl_user_enrolments ORDER BY id"
    assert site.execute(same).fetchall() == full.execute(same).fetchall()


def test_copying_can_be_cancelled(tmp_path: Path) -> None:
    token = CancelToken()

    def watch(progress: Progress) -> None:
        if progress.phase == "copies" and progress.done == 3:
            token.cancel()

    with pytest.raises(Cancelled):
        make_site(f"sqlite:///{tmp_path / 's.sqlite'}", DemoSize(3, LEARNERS, 8, 5.0, 3), progress=watch, cancel=token)
    assert not list(tmp_path.iterdir())


def test_less_than_once_is_no_site() -> None:
    with pytest.raises(WrongUse):
        DemoSize(3, 30, 8, copies=0)
