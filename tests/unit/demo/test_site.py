"""Making a site in a SQLite file: the same every time, whole or not at all, and never over somebody else's data."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from alx_desktop.demo.schema import GENERATIONS
from alx_desktop.demo.site import SIZES, SMALL, DemoSize, find_site, make_site
from alx_desktop.domain.errors import Cancelled, DemoExists, DemoRefused, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress
from tests.unit.demo.conftest import NOW
from tests.unit.demo.digest import site_digests

TINY = DemoSize(2, 14, 4)


def _url(path: Path) -> str:
    return f"sqlite:///{path.as_posix()}"


def _leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_same_seed_same_site(tmp_path: Path) -> None:
    urls = [_url(tmp_path / name) for name in ("a.sqlite", "b.sqlite", "c.sqlite")]
    for url, seed in zip(urls, (1, 1, 2), strict=True):
        make_site(url, SMALL, seed, now=NOW)
    first, again, other = map(site_digests, urls)
    assert first == again
    assert first["user"] != other["user"] and first["user_enrolments"] != other["user_enrolments"]


def test_summary_counts_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    made = make_site(_url(path), SMALL, now=NOW)
    with sqlite3.connect(path) as connection:
        counts = [
            connection.execute(f"SELECT count(*) FROM mdl_{table}").fetchone()[0]
            for table in ("company", "user WHERE id > 2", "course WHERE id > 1", "user_enrolments")
        ]
        completions = connection.execute("SELECT count(timecompleted) FROM mdl_course_completions").fetchone()[0]
    connection.close()
    assert counts == [made.companies, made.learners, made.courses, made.enrolments]
    assert (made.completions, made.now, made.url) == (completions, NOW, _url(path))
    assert find_site(_url(path)) == replace(made, rows=0, seconds=0.0)
    assert _leftovers(tmp_path) == ["demo.sqlite"]


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("prefix", ["mdl_", ""])
def test_every_generation_can_be_made(generation: str, prefix: str, tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    made = make_site(_url(path), TINY, now=NOW, prefix=prefix, generation=generation)
    with sqlite3.connect(path) as connection:
        version = connection.execute(f"SELECT value FROM \"{prefix}config\" WHERE name = 'version'").fetchone()[0]
    connection.close()
    assert version == GENERATIONS[generation].version
    assert made.enrolments > 10 and made.completions > 0


def test_generations_tell_the_same_story(tmp_path: Path) -> None:
    for generation in ("iomad41", "iomad51"):
        make_site(_url(tmp_path / generation), SMALL, now=NOW, generation=generation)
    old = site_digests(_url(tmp_path / "iomad41"))
    new = site_digests(_url(tmp_path / "iomad51"), generation="iomad51")
    same = ("user_enrolments", "course_completions", "company_course", "department", "local_iomad_track", "user")
    assert {name: old[name] for name in same} == {name: new[name] for name in same}


@pytest.mark.parametrize("size", [DemoSize(1, 1, 1), DemoSize(1, 5, 30), DemoSize(6, 6, 3), DemoSize(30, 40, 60, 20.0)])
def test_odd_sizes(size: DemoSize, tmp_path: Path) -> None:
    made = make_site(_url(tmp_path / "demo.sqlite"), size, now=NOW)
    assert (made.companies, made.learners, made.courses) == (size.companies, size.learners, size.courses)


def test_enrolments_per_learner_is_about_what_was_asked_for(tmp_path: Path) -> None:
    made = make_site(_url(tmp_path / "demo.sqlite"), DemoSize(4, 300, 60, 15.0), now=NOW)
    assert 12 < made.enrolments / made.learners < 18


def test_impossible_sizes_are_refused() -> None:
    for numbers in ((0, 5, 5), (5, 4, 5), (1, 1, 0)):
        with pytest.raises(WrongUse):
            DemoSize(*numbers)
    assert set(SIZES) == {"small", "medium", "large"}


def test_now_is_the_clock_unless_given(tmp_path: Path) -> None:
    made = make_site(_url(tmp_path / "demo.sqlite"), TINY)
    assert made.now > 1_760_000_000


def test_a_demo_site_is_made_anew_only_when_asked(tmp_path: Path) -> None:
    url = _url(tmp_path / "demo.sqlite")
    make_site(url, TINY, now=NOW)
    with pytest.raises(DemoExists):
        make_site(url, SMALL, now=NOW)
    before = find_site(url)
    assert before is not None and before.learners == TINY.learners
    make_site(url, SMALL, now=NOW, replace=True)
    after = find_site(url)
    assert after is not None and after.learners == SMALL.learners
    assert _leftovers(tmp_path) == ["demo.sqlite"]


def test_other_peoples_tables_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "books.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE invoices (id INTEGER)")
    connection.close()
    content = path.read_bytes()
    for again in (False, True):
        with pytest.raises(DemoRefused, match="invoices"):
            make_site(_url(path), TINY, now=NOW, replace=again)
    assert path.read_bytes() == content and find_site(_url(path)) is None


def test_a_real_moodle_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "moodle.sqlite"
    make_site(_url(path), TINY, now=NOW)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM mdl_config WHERE name = 'alx_demo_site'")
    connection.close()
    with pytest.raises(DemoRefused):
        make_site(_url(path), TINY, now=NOW, replace=True)


def test_a_table_beside_the_demo_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    make_site(_url(path), TINY, now=NOW)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER)")
    connection.close()
    with pytest.raises(DemoRefused, match="notes"):
        make_site(_url(path), TINY, now=NOW, replace=True)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir or Madam, " * 100, encoding="utf-8")
    with pytest.raises(DemoRefused):
        make_site(_url(path), TINY, now=NOW, replace=True)
    assert path.read_text(encoding="utf-8").startswith("Dear") and _leftovers(tmp_path) == ["letter.txt"]


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "nonsense", "oracle://host/db", "postgresql://h/d"])
def test_places_that_do_not_fit_are_named(url: str) -> None:
    with pytest.raises(WrongUse):
        make_site(url, TINY, now=NOW)


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    seen: list[Progress] = []
    make_site(_url(tmp_path / "demo.sqlite"), DemoSize(3, 200, 10), progress=seen.append, now=NOW)
    people = [progress.done for progress in seen if progress.phase == "people"]
    assert people == sorted(people) and people[-1] == 200
    assert [progress.phase for progress in seen][-1] == "indexes"
    assert all(progress.total for progress in seen)


@pytest.mark.parametrize("phase", ["people", "indexes"])
def test_cancel_leaves_nothing(phase: str, tmp_path: Path) -> None:
    token = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.phase == phase:
            token.cancel()

    with pytest.raises(Cancelled):
        make_site(_url(tmp_path / "demo.sqlite"), DemoSize(3, 200, 10), progress=stop, cancel=token, now=NOW)
    assert _leftovers(tmp_path) == []


def test_cancel_keeps_the_site_that_was_to_be_replaced(tmp_path: Path) -> None:
    url, token = _url(tmp_path / "demo.sqlite"), CancelToken()
    make_site(url, TINY, now=NOW)
    before = site_digests(url)

    def stop(_progress: Progress) -> None:
        token.cancel()

    with pytest.raises(Cancelled):
        make_site(url, SMALL, progress=stop, cancel=token, now=NOW, replace=True)
    assert site_digests(url) == before
    assert [name for name in _leftovers(tmp_path) if name.endswith(".part")] == []


def test_an_error_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def fail(_progress: Progress) -> None:
        raise OSError("the disk fell out")

    with pytest.raises(OSError, match="fell out"):
        make_site(_url(tmp_path / "demo.sqlite"), SMALL, progress=fail, now=NOW)
    assert _leftovers(tmp_path) == []


def test_leftovers_of_killed_attempts_are_swept_away(tmp_path: Path) -> None:
    old, young, other = (tmp_path / f"{name}.part" for name in ("demo.sqliteold", "demo.sqliteyoung", "letter"))
    for path in (old, young, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (NOW - 10**8, NOW - 10**8))
    make_site(_url(tmp_path / "demo.sqlite"), TINY, now=NOW)
    assert _leftovers(tmp_path) == sorted(["demo.sqlite", young.name, other.name])


def test_cancelled_before_it_begins(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        make_site(_url(tmp_path / "demo.sqlite"), TINY, cancel=token, now=NOW)
    assert _leftovers(tmp_path) == []


def test_readers_and_a_writer_do_not_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "demo.sqlite"
    make_site(_url(path), TINY, now=NOW)
    reader = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0)
    writer = sqlite3.connect(path, timeout=0)
    reader.execute("BEGIN")
    count = reader.execute("SELECT count(*) FROM mdl_user").fetchone()
    with writer:
        writer.execute("DELETE FROM mdl_user WHERE id = 3")
    assert reader.execute("SELECT count(*) FROM mdl_user").fetchone() == count
    reader.close()
    writer.close()
