"""Explain: the words and the values agree with Moodle, whatever the version, and every "no" has its reason."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from alx_desktop.domain.course_progress import CourseProgress
from alx_desktop.domain.errors import Cancelled, LoginRefused, PortRefused, SecretMissing, WrongUse
from alx_desktop.domain.progress import CancelToken
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.render.plain import text
from alx_desktop.services.explain import ExplainService
from alx_desktop.services.explain_page import document, save
from alx_desktop.services.explanation import Explanation
from alx_desktop.services.field_words import percent_words
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.tables.progress import course_progress, pending_removal
from tests.demo_site import NOW, DemoSite
from tests.reference import Reference
from tests.templates import filled

Key = tuple[int, int, int]


class Demo(DemoSite):
    """A synced demo site that may be changed, and its explanations."""

    def __init__(self, folder: Path, generation: str = "iomad41", company_source: str = "iomad", seed: int = 3) -> None:
        super().__init__(folder, generation, company_source, seed)
        self.service = ExplainService(self.profile, self.store, self.opened)  # type: ignore[arg-type]

    def rows(self, *conditions: Any) -> list[Key]:
        c = course_progress.c
        statement = sa.select(c.company_id, c.user_id, c.course_id).where(*conditions)
        with self.store.reading(self.store.reporting) as connection:
            return [tuple(row) for row in connection.execute(statement)]

    def in_store(self, *statements: Any) -> None:
        with self.store.writing(self.store.reporting) as connection:
            for statement in statements:
                connection.execute(statement)

    def explain(self, *key: int) -> Explanation:
        return self.service.explain(*key)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    filled(tmp_path, "a site to be explained", synced)
    made = Demo(tmp_path)
    yield made
    made.store.close()


def synced(folder: Path) -> None:
    made = Demo(folder)
    made.sync()
    made.store.close()


def of_row(key: Key) -> Any:
    c = course_progress.c
    return sa.and_(c.company_id == key[0], c.user_id == key[1], c.course_id == key[2])


def decided(found: Explanation) -> dict[str, Any]:
    return {name: value for step in found.steps for name, value in step.fields.items()}


@pytest.mark.parametrize(
    ("generation", "company_source"),
    [("iomad41", "iomad"), ("iomad51", "iomad"), ("moodle311", "site"), ("moodle45", "category"),
     ("moodle51", "cohort")],
)  # fmt: skip
def test_the_steps_lead_to_the_values_and_to_the_rule_by_hand(
    tmp_path: Path, generation: str, company_source: str
) -> None:
    demo = Demo(tmp_path, generation, company_source, seed=5)
    demo.sync()
    reference = Reference(demo.url, int(time.time()), generation)
    for key in Random(7).sample(demo.rows(), 30):
        found = demo.explain(*key)
        assert found.equal and found.live is not None and found.stored is not None, key
        assert decided(found).keys() == set(CourseProgress._fields[3:]) - {"recheck_at"}
        for name, value in decided(found).items():
            assert value == pytest.approx(found.live[name], abs=1e-9), (key, name)
        for name, value in reference.answer(key[1], key[2]).items():
            assert decided(found)[name] == pytest.approx(value, abs=1e-9), (key, name)
        assert text(document(found))
    demo.store.close()


def test_no_row_says_the_first_reason(demo: Demo) -> None:
    company, user, course = demo.rows(course_progress.c.percentage > 0)[0]
    assert demo.explain(99, user, course).no_row == "company_removed"
    assert demo.explain(company, 999_999, course).no_row == "user_deleted"
    assert demo.explain(company, user, 999_999).no_row == "course_deleted"
    members = demo.rows(course_progress.c.company_id != company)
    stranger = next(key for key in members if key[1] != user and (company, key[1]) not in {k[:2] for k in demo.rows()})
    assert demo.explain(company, stranger[1], course).no_row == "left_company"
    foreign = next(key for key in members if (company, key[2]) not in {(k[0], k[2]) for k in demo.rows()})
    assert demo.explain(company, user, foreign[2]).no_row in ("course_unassigned", "unenrolled")
    own = {key[2] for key in demo.rows(course_progress.c.company_id == company)}
    taken = {key[2] for key in demo.rows(course_progress.c.company_id == company, course_progress.c.user_id == user)}
    found = demo.explain(company, user, min(own - taken))
    assert (found.no_row, found.stored, found.live) == ("unenrolled", None, None)
    assert found.equal and found.steps[-1].key == "enrolled" and found.steps[-1].holds is False
    page = text(document(found))
    assert "There is no such row: The learner has no enrolment in the course." in page
    assert "never had this row" in page


def test_a_tombstone_keeps_its_story(demo: Demo) -> None:
    key = demo.rows(course_progress.c.percentage > 0)[0]
    ue, enrol = demo.tables["user_enrolments"], demo.tables["enrol"]
    methods = sa.select(enrol.c.id).where(enrol.c.courseid == key[2])
    demo.moodle(sa.delete(ue).where(ue.c.userid == key[1], ue.c.enrolid.in_(methods)))
    gone = demo.explain(*key)
    assert (gone.no_row, gone.has_live_row) == ("unenrolled", True)
    assert [(d.field, d.cause, d.moved) for d in gone.differences] == [
        ("row", "changed_since_sync", ("user_enrolments",))
    ]
    assert "the next one removes it" in gone.notes[0]
    demo.sync(accept_removals=True)
    found = demo.explain(*key)
    assert found.stored is not None and found.stored["removed_reason"] == "unenrolled"
    assert found.equal and found.history[-1].kind == "removed" and not found.has_live_row
    page = text(document(found))
    assert "Unenrolled; the values are the last" in page and "Removed" in page


def test_a_row_that_is_not_in_the_store_yet(demo: Demo) -> None:
    key = demo.rows()[0]
    demo.in_store(sa.delete(course_progress).where(of_row(key)))
    found = demo.explain(*key)
    assert (found.stored, found.live is not None, found.equal) == (None, True, False)
    # Nothing changed in Moodle since: the store lost it.
    assert [(d.field, d.stored, d.moodle, d.cause) for d in found.differences] == [("row", "missing", "there", "wrong")]
    assert "the next sync brings it" in found.notes[0]


def test_a_row_that_waits_for_removal(demo: Demo) -> None:
    key = demo.rows()[0]
    ue = demo.tables["user_enrolments"]
    demo.moodle(sa.delete(ue).where(ue.c.userid == key[1]))
    names = ("company_id", "user_id", "course_id")
    values = dict(zip(names, key, strict=True))
    demo.in_store(sa.insert(pending_removal).values(**values, reason="unenrolled", run_id="r", found_at=1))
    found = demo.explain(*key)
    assert (found.waiting, found.equal) == ("unenrolled", True)
    assert "waits for a decision" in found.notes[0] and len(found.notes) == 1


def test_what_differs_is_wrong_or_changed_or_time(demo: Demo) -> None:
    key = demo.rows(course_progress.c.completed_at.is_not(None))[0]
    completions = demo.tables["course_completions"]
    earlier = sa.update(completions).values(timecompleted=completions.c.timecompleted - 5)
    demo.moodle(earlier.where(completions.c.userid == key[1], completions.c.course == key[2]))
    demo.in_store(sa.update(course_progress).where(of_row(key)).values(grade=0.25))
    causes = {d.field: (d.cause, d.moved) for d in demo.explain(*key).differences}
    assert causes["completed_at"] == ("changed_since_sync", ("course_completions",))
    assert causes["grade"] == ("wrong", ())


def test_time_that_went_by_is_named(demo: Demo) -> None:
    with demo.store.reading(demo.store.reporting) as connection:
        then = read_state(connection).watermark - 100
    active = (course_progress.c.is_active, course_progress.c.is_tracked, course_progress.c.enrol_ends_at.is_(None))
    key = demo.rows(*active, course_progress.c.percentage.is_not(None))[0]
    ue, enrol = demo.tables["user_enrolments"], demo.tables["enrol"]
    methods = sa.select(enrol.c.id).where(enrol.c.courseid == key[2])
    demo.moodle(sa.update(ue).where(ue.c.userid == key[1], ue.c.enrolid.in_(methods)).values(timeend=then + 50))
    demo.sync(as_of=then)
    found = demo.explain(*key)
    assert {d.field: d.cause for d in found.differences if d.field != "percentage"}["is_active"] == "time"
    assert {d.cause for d in found.differences} == {"time"}
    assert "a date in Moodle has passed" in text(document(found))


def test_the_history_is_told_value_by_value(demo: Demo) -> None:
    key = demo.rows(course_progress.c.completed_at.is_not(None))[0]
    completions = demo.tables["course_completions"]
    mine = (completions.c.userid == key[1], completions.c.course == key[2])
    demo.moodle(sa.delete(completions).where(*mine))
    demo.sync()
    found = demo.explain(*key)
    assert found.equal and [change.kind for change in found.history] == ["updated"]
    assert found.history[0].new["completed_at"] is None and found.history[0].old["completed_at"]
    assert "Completed" in text(document(found))


def test_without_moodle_the_store_still_answers(demo: Demo) -> None:
    def refused() -> Any:
        raise PortRefused("db.example.com:3306")

    key = demo.rows()[0]
    found = ExplainService(demo.profile, demo.store, refused).explain(*key)  # type: ignore[arg-type]
    assert (found.equal, found.live, found.steps) == (None, None, [])
    assert found.stored is not None and "Nothing answers" in str(found.source_error)
    assert "Moodle could not be asked" in text(document(found))
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        demo.service.explain(*key, cancel=token)


def test_the_store_alone_asks_nobody(demo: Demo) -> None:
    key = demo.rows(course_progress.c.percentage > 0)[0]
    demo.service = ExplainService(demo.profile, demo.store, pytest.fail)  # type: ignore[arg-type]
    found = demo.service.known(*key)
    assert found.stored is not None and found.equal is None and found.live_at is None
    page = text(document(found))
    assert "Moodle was not asked" in page and "In Moodle now" not in page and "There is no such row" not in page


@pytest.mark.parametrize(("error", "password"), [(SecretMissing, "missing"), (LoginRefused, "refused")])
def test_a_password_that_lacks_is_told_apart(demo: Demo, error: type[LoginRefused], password: str) -> None:
    def refuse() -> MoodleSource:
        raise error("alx_desktop")

    demo.service = ExplainService(demo.profile, demo.store, refuse)  # type: ignore[arg-type]
    found = demo.explain(*demo.rows()[0])
    assert found.password == password and found.source_error and found.equal is None
    assert found.password_error == error.__name__


def test_the_field_in_doubt_stands_first_and_rounding_hides_nothing(demo: Demo) -> None:
    found = demo.explain(*demo.rows(course_progress.c.percentage > 0)[0])
    assert found.stored is not None and found.live is not None
    found.stored["percentage"], found.live["percentage"] = 33.33333, 33.33334
    lines = text(document(found, "due_at")).splitlines()
    head = next(at for at, line in enumerate(lines) if "In Moodle now" in line)
    assert lines[head + 1].split()[0] == "Due"
    assert lines[head + 2].split()[1] != lines[head + 2].split()[3]
    found.live["percentage"] = 33.33333
    assert "33.33 %" in text(document(found)).split("Step by step")[0]


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0 %"), (1e-9, "0.01 %"), (50.0, "50 %"), (66.66666666, "66.67 %"), (99.9999, "99.99 %"), (100.0, "100 %")],
)
def test_percentages_read_well_and_do_not_lie(value: float, words: str) -> None:
    assert percent_words(value) == words


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_html_and_names_do_no_harm(demo: Demo, tmp_path: Path) -> None:
    key = demo.rows(course_progress.c.percentage > 0)[0]
    user, activity = demo.tables["user"], demo.tables["page"]
    demo.moodle(
        sa.update(user).where(user.c.id == key[1]).values(firstname="</td><script>alert(1)</script>\x1b[31m\x07"),
        sa.update(activity).values(name='"><img src=x onerror=y>'),
    )
    demo.sync()
    path = tmp_path / "Why? ü.html"
    save(demo.explain(*key), path)
    page = path.read_text("utf-8")
    assert Tags(page).seen & {"script", "img", "link", "iframe", "a"} == set()
    assert "\x1b" not in page and "&lt;script&gt;" in page
    assert "\x1b" not in text(document(demo.explain(*key)))
    with pytest.raises(WrongUse):
        save(demo.explain(*key), tmp_path / "nowhere" / "a.html")


def test_it_is_json(demo: Demo) -> None:
    found = demo.explain(*demo.rows()[0])
    data = json.loads(json.dumps(asdict(found)))
    assert data["evidence"]["enrolments"][0]["method"]
    assert data["stored"]["first_seen_at"] and data["steps"][0]["key"] == "company"


def test_before_the_first_sync(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    enrolled = Reference(demo.url, NOW).iomad()
    company, course, user = min(enrolled)
    found = demo.explain(company, user, course)
    assert found.live is not None and found.as_of is None
    assert found.notes[0].startswith("No sync has finished yet")
    assert None not in found.names.values()
    demo.store.close()
