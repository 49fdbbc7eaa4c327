"""Explanations as the service gives them, for tests of the window "Why this value?" and for its pictures."""

from __future__ import annotations

import threading
from collections.abc import Callable
from copy import deepcopy

from alx_desktop.domain.course_progress import CourseProgress
from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken
from alx_desktop.moodle.evidence import Evidence
from alx_desktop.services.explanation import Change, Explanation, FieldDifference, Step, Values

DAY = 86_400


def values(now: int, **changes: object) -> Values:
    """A row of course progress: three of six activities are done."""
    row: Values = dict.fromkeys(CourseProgress._fields)
    row.update(
        company_id=1, user_id=2, course_id=3, enrolled_at=now - 60 * DAY, enrol_starts_at=now - 60 * DAY,
        is_active=True, is_tracked=True, percentage=50.0, activities_done=3, activities_total=6,
        started_at=now - 50 * DAY, status="in_progress", grade_hidden=False, due_at=now - 6 * DAY, attribution="track",
        last_access_at=now - 5 * DAY,
    )  # fmt: skip
    return row | changes


def stored(now: int, **changes: object) -> Values:
    """The same as the store has it."""
    extra = {"first_seen_at": now - 60 * DAY, "changed_at": now - 5 * DAY, "change_seq": 41, "removed_at": None,
             "removed_reason": None, "row_hash": "x"}  # fmt: skip
    return values(now) | extra | changes


STEPS = [
    Step("company", "Is there such a company?", "yes", "Acme Logistics", True),
    Step("learner", "Does the learner exist, and is the account not deleted?", "yes", "", True),
    Step("member", "Is the learner a member of the company?", "yes", "Member of: Acme Logistics.", True),
    Step("course", "Is there such a course?", "yes", "Fire Safety 2026", True),
    Step("company_course", "Does the course belong to the company?", "yes", "It is assigned to the company.", True),
    Step("enrolled", "Is the learner enrolled in the course?", "yes", "1 enrolment.", True),
    Step("active", "Is an enrolment active?", "yes", "manual: active.", True),
    Step("complete", "Has Moodle recorded the course as complete?", "no", "3 of 6 criteria met; all needed.", False),
    Step("activities", "How many tracked activities are done?", "3 of 6"),
    Step("percentage", "What is the percentage?", "50 %", "Moodle 4.1 counts every state except 'not complete' and "
         "'failed': 3 of 6 = 50 %.", fields={"percentage": 50.0}),
    Step("status", "What is the status?", "in progress", "An activity is done."),
]  # fmt: skip


def evidence(now: int) -> Evidence:
    """Moodle's rows behind it; one activity with a hostile name."""
    names = ("Welcome", "Where the exits are", "<img src=x onerror=alert(1)>", "Extinguishers", "Quiz", "محادثة")
    activities = [
        {"id": at, "name": name, "type": "page", "completion": 1, "being_deleted": 0, "type_enabled": 1,
         "in_a_section": 1, "visible": 1, "state": int(at < 3), "state_at": now - 9 * DAY if at < 3 else None,
         "overridden_by": None}
        for at, name in enumerate(names)
    ]  # fmt: skip
    enrolment = {"method": "manual", "method_name": "Manual enrolments", "method_enabled": True, "status": 0,
                 "timestart": now - 60 * DAY, "timeend": 0, "timecreated": now - 60 * DAY}  # fmt: skip
    return Evidence(enrolments=[enrolment], activities=activities, last_access=now - 5 * DAY)


def changes(now: int) -> list[Change]:
    """The history."""
    return [
        Change(now - 50 * DAY, "inserted", "r1", 3, {}, {"percentage": 0.0, "status": "not_started"}),
        Change(now - 9 * DAY, "updated", "r2", 17, {"percentage": 0.0}, {"percentage": 33.33333333333333}),
        Change(now - 5 * DAY, "updated", "r3", 41, {"percentage": 33.33333333333333}, {"percentage": 50.0}),
    ]


def known(now: int) -> Explanation:
    """What the store says alone."""
    names: dict[str, str | None] = {"learner": "María José Peña", "course": "Fire Safety 2026",
                                    "company": "Acme Logistics"}  # fmt: skip
    found = Explanation(1, 2, 3, names, "Europe/Dublin", as_of=now - 180, stored=stored(now))
    found.history = changes(now)
    return found


def equal(now: int) -> Explanation:
    """Store and Moodle agree."""
    found = known(now)
    found.live, found.live_at, found.steps, found.evidence = values(now), now, deepcopy(STEPS), evidence(now)
    found.site = "MariaDB 10.11.6, Moodle 4.1.22"
    return found


def different(now: int, cause: str = "changed_since_sync") -> Explanation:
    """Moodle has moved on; or, cause "wrong", the store is wrong."""
    found = equal(now)
    found.live = values(now, percentage=66.66666666666667, activities_done=4)
    moved = () if cause == "wrong" else ("course_modules_completion",)
    found.differences = [
        FieldDifference("percentage", 50.0, 66.66666666666667, cause, moved),
        FieldDifference("activities_done", 3, 4, cause, moved),
    ]
    return found


def unreachable(now: int, password: str = "") -> Explanation:
    """Moodle could not be read; password: missing or refused."""
    found = known(now)
    found.source_error = "Nothing answers at that address: db.northwind.example:3306, connection refused"
    found.source_advice = "Check the port, that the database allows connections from other machines, and the firewall."
    found.password = password
    return found


def removed(now: int) -> Explanation:
    """A tombstone; Moodle agrees."""
    found = equal(now)
    found.stored = stored(now, removed_at=now - 2 * DAY, removed_reason="left_company")
    found.history.append(Change(now - 2 * DAY, "removed", "r4", 52, {}, {}))
    found.live, found.no_row, found.no_row_words = None, "left_company", "The learner is not a member of the company."
    found.steps = [*deepcopy(STEPS[:2]), Step("member", STEPS[2].question, "no", "Member of: Beta Foods.", False)]
    return found


def waiting(now: int) -> Explanation:
    """Gone from Moodle, and held by the guard."""
    found = removed(now)
    found.stored, found.waiting = stored(now), "left_company"
    found.notes = ["The row is gone from Moodle, and waits for a decision on its removal; it is served until then."]
    return found


def never(now: int) -> Explanation:
    """Neither side has a row."""
    found = removed(now)
    found.stored, found.history = None, []
    return found


class FakeExplain:
    """Answers with `answers` in turn, the last one again and again; `gate` holds Moodle's side back."""

    def __init__(self, *answers: Explanation, store: Explanation | None = None) -> None:
        self.answers = list(answers)
        self.store = store
        self.failure: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.keys: list[tuple[int, int, int]] = []
        self.on_explain: Callable[[], None] = lambda: None

    def known(self, *key: int) -> Explanation:
        if self.failure is not None:
            raise self.failure
        found = deepcopy(self.store or self.answers[0])
        found.live_at = found.live = found.evidence = found.source_error = None
        found.steps, found.differences, found.notes, found.password = [], [], [], ""
        return found

    def explain(self, company: int, user: int, course: int, cancel: CancelToken | None = None) -> Explanation:
        self.keys.append((company, user, course))
        self.on_explain()
        while not self.gate.is_set():
            if cancel is not None and cancel.wait(0.005):
                raise Cancelled
        if self.failure is not None:
            raise self.failure
        return deepcopy(self.answers.pop(0) if len(self.answers) > 1 else self.answers[0])
