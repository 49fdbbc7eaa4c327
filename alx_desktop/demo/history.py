"""Writes what people did: memberships, enrolments, states, criteria, completions, grades, tracks and the log."""

from __future__ import annotations

import json
from random import Random

from alx_desktop.demo.courses import Course
from alx_desktop.demo.episodes import CourseHistory, Episode, course_history
from alx_desktop.demo.furniture import (
    ADMIN_ID,
    COMPANY_MANAGER,
    COURSE_ACCESS,
    COURSE_EDITOR,
    DEPARTMENT_MANAGER,
    STUDENT,
    USER,
    Furniture,
)
from alx_desktop.demo.log import Entry, Event, EventLog
from alx_desktop.demo.people import Duty, Gone, Person, deleted_account, suspended_by
from alx_desktop.demo.programme import Assignment
from alx_desktop.demo.rhythm import DAY
from alx_desktop.demo.rows import Rows
from alx_desktop.demo.study import Attempt


class History:
    """Takes one person at a time; keeps nothing of them but counts."""

    def __init__(self, rows: Rows, furniture: Furniture, log: EventLog, fields: tuple[int, ...], now: int) -> None:
        """`fields` are the ids of the profile fields company and job title."""
        self.rows = rows
        self.log = log
        self.now = now
        self.enrolments = 0
        self.completions = 0
        self._system = furniture.system_context
        self._fields = fields

    def write(self, random: Random, person: Person, programme: list[Assignment], second: list[Assignment]) -> None:
        """Everything about one person. `second` are the courses of the second company, if there is one."""
        until = min(self.now, person.left or self.now, person.company.suspended_at or self.now)
        seen: list[int] = []
        if person.gone is not Gone.DELETED:
            self._memberships(person)
        entered = set()
        for assignment in (*programme, *second):
            if assignment.course.id in entered:
                continue
            if person.educator or person.duty is Duty.MANAGER:
                self._supervise(person, assignment, until)
            if person.educator:
                continue
            history = course_history(random, person, assignment, until, self.now)
            if history is not None:
                entered.add(assignment.course.id)
                self._course(person, history, seen)
        self._account(random, person, seen)

    def _account(self, random: Random, person: Person, seen: list[int]) -> None:
        """The user row last, as the accesses are known by now; and what hangs on it."""
        deleted = person.gone is not Gone.NO
        left = min(person.left or self.now, self.now)
        username, email = person.username, person.email
        if person.gone is Gone.DELETED:
            username, email = deleted_account(person, left)
        last = max(seen, default=0)
        first = min(seen, default=0)
        modified = left if deleted or (person.left and person.left < self.now) else person.created
        place = person.company.place
        department = next(node.name for node in person.company.departments if node.id == person.departments[0])
        self.rows.user.put(
            person.id, "manual", 1, int(deleted), int(suspended_by(person, self.now)), 1, username, "not cached",
            "" if person.gone is Gone.DELETED else f"E{person.id:06d}", person.first, person.last, email,
            person.company.shortname, department[:255], place.city, place.country, "en", "99", first, last,
            last - 120 if last else 0, last, "" if not last else "10.0.0.1", None, person.created, modified,
        )  # fmt: skip
        if person.gone is not Gone.DELETED:
            self.rows.context.add(USER, person.id, f"/{self._system}/{self.rows.context.next_id}", 2)
            self.rows.cohort_member.add(person.company.cohort, person.id, person.created)
            for field, value in zip(self._fields, (person.company.name, person.job), strict=True):
                self.rows.profile_data.add(person.id, field, value)
        if last:
            self._event(Event.LOGIN, last - 120, person.id, 0, self._system, 0, person.id, {"username": username})

    def _memberships(self, person: Person) -> None:
        rows, company = self.rows, person.company
        suspended = int(person.left is not None and person.left < self.now)
        for department in person.departments:
            rows.company_user.add(company.id, person.id, person.duty.value, department, suspended, int(person.educator))
        if person.second is not None:
            duty = person.duty.value if person.duty is Duty.MANAGER else Duty.LEARNER.value
            rows.company_user.add(person.second.id, person.id, duty, person.second.departments[0].id, 0, 0)
        role = {Duty.MANAGER: COMPANY_MANAGER, Duty.DEPARTMENT_MANAGER: DEPARTMENT_MANAGER}.get(person.duty)
        if role and rows.sink.schema.generation.iomad:
            rows.role_assignment.add(role, self._system, person.id, person.created, ADMIN_ID, "", 0)

    def _supervise(self, person: Person, assignment: Assignment, until: int) -> None:
        """Managers and educators are in their company's courses, by roles that completion reports leave out."""
        if person.gone is Gone.DELETED or not self.rows.sink.schema.generation.iomad or assignment.rollout >= until:
            return
        course = assignment.course
        role = COURSE_EDITOR if person.educator and course.owner else COURSE_ACCESS
        moment = max(assignment.rollout, person.created)
        self.rows.role_assignment.add(role, course.context, person.id, moment, ADMIN_ID, "", 0)
        if person.educator:
            self.rows.enrolment.add(0, course.methods["manual"], person.id, moment, 0, ADMIN_ID, moment, moment)
            self.enrolments += 1

    def _course(self, person: Person, history: CourseHistory, seen: list[int]) -> None:
        if history.waiting is not None:
            self._waiting(person, history)
            return
        current = history.episodes[-1]
        for episode in history.episodes[:-1]:
            self._track(person, history, episode, cleared=True)
            self._license_use(person, history, episode)
        self._track(person, history, current, cleared=False)
        self._license_use(person, history, current)
        self._progress(person, history.course, current.attempt)
        if history.course.plan.completion:
            self._completion(person, history.course, current)
        if person.gone is not Gone.DELETED:
            self._enrol(person, history, current)
            self._grades(person, history.course, current.attempt)
            if current.attempt.access:
                self.rows.access.add(person.id, history.course.id, current.attempt.access)
        seen += [episode.attempt.access for episode in history.episodes if episode.attempt.access]

    def _waiting(self, person: Person, history: CourseHistory) -> None:
        """A place was allocated and not used: no enrolment, but a licence row and a track without times."""
        assert history.waiting is not None
        licence, issued = history.waiting
        course = history.course
        self.rows.license_user.add(licence.id, person.id, 0, None, course.id, issued)
        self.rows.track.add(
            course.id, course.fullname, person.id, None, None, None, None, 0.0, person.company.id, licence.id,
            licence.name, issued, None, 0, 0, 0, 0, issued,
        )  # fmt: skip

    def _license_use(self, person: Person, history: CourseHistory, episode: Episode) -> None:
        licence = episode.terms.licence
        if licence is not None:
            done = episode.attempt.finished
            self.rows.license_user.add(licence.id, person.id, 1, done, history.course.id, episode.terms.begin)

    def _enrol(self, person: Person, history: CourseHistory, episode: Episode) -> None:
        rows, course, terms = self.rows, history.course, episode.terms
        method = history.assignment.method
        cohort = method == "cohort"
        enrol = course.cohort_methods[history.assignment.company] if cohort else course.methods[method]
        by = person.id if method == "self" else ADMIN_ID
        number = rows.enrolment.add(
            terms.status, enrol, person.id, terms.start, terms.end, by, terms.begin, terms.begin
        )
        component, item = ("enrol_cohort", enrol) if cohort else ("", 0)
        rows.role_assignment.add(STUDENT, course.context, person.id, terms.begin, by, component, item)
        self.enrolments += 1
        if history.second_method is not None:
            later = min(terms.begin + 5 * DAY, self.now - 60)
            rows.enrolment.add(0, course.methods[history.second_method], person.id, later, 0, by, later, later)
            self.enrolments += 1
        group = course.groups.get(history.assignment.company)
        if group is not None:
            rows.group_member.add(group, person.id, terms.begin)
        self._event(
            Event.ENROLLED, terms.begin, person.id, course.id, course.context, course.id, number, {"enrol": method}
        )

    def _progress(self, person: Person, course: Course, attempt: Attempt) -> None:
        rows = self.rows
        for mark in attempt.marks:
            activity = mark.activity
            viewed = int(activity.needs_view)
            number = rows.state.add(activity.id, person.id, mark.state, viewed, None, mark.moment)
            if viewed:
                rows.viewed.add(activity.id, person.id, mark.moment)
            if mark.moment >= self.log.since:
                self._event(
                    Event.STATE, mark.moment, person.id, course.id, activity.context, activity.id, number,
                    {"relateduserid": person.id, "completionstate": mark.state},
                )  # fmt: skip
        for criterion, moment, grade in attempt.criteria:
            rows.criterion_met.add(person.id, course.id, criterion, grade, moment)
        if attempt.access:
            self._event(Event.VIEWED, attempt.access, person.id, course.id, course.context, course.id, None, None)

    def _completion(self, person: Person, course: Course, episode: Episode) -> None:
        """The daily task makes the row within a day for whoever is active; criteria make it at once."""
        terms, attempt = episode.terms, episode.attempt
        if not attempt.criteria and (terms.status or terms.start > self.now - DAY // 2):
            return
        enrolled = max(terms.begin, terms.start)
        number = self.rows.completion.add(person.id, course.id, enrolled, attempt.started, attempt.finished, 0)
        if attempt.finished:
            self.completions += 1
            self._event(
                Event.COMPLETED, attempt.finished, person.id, course.id, course.context, course.id, number,
                {"relateduserid": person.id},
            )  # fmt: skip

    def _grades(self, person: Person, course: Course, attempt: Attempt) -> None:
        scored = [mark for mark in attempt.marks if mark.score is not None]
        if not scored:
            return
        weight = round(1 / len(scored), 5)
        for mark in scored:
            by = ADMIN_ID if mark.activity.module == "assign" else person.id
            self.rows.grade.add(
                mark.activity.item, person.id, mark.score, 100.0, by, mark.score, 0, mark.moment, mark.moment, "used",
                weight,
            )  # fmt: skip
        total = round(sum(mark.score or 0.0 for mark in scored), 5)
        last = max(mark.moment for mark in scored)
        number = self.rows.grade.add(
            course.grade_item, person.id, None, 100.0 * len(scored), None, total, int(person.id % 61 == 0), None, last,
            "unknown", None,
        )  # fmt: skip
        self._event(
            Event.GRADED, last, person.id, course.id, course.context, course.id, number,
            {"itemid": course.grade_item, "finalgrade": total},
        )  # fmt: skip

    def _track(self, person: Person, history: CourseHistory, episode: Episode, cleared: bool) -> None:
        """IOMAD's record of the episode. It survives everything; the flags say which reminders are over."""
        course, terms, attempt = history.course, episode.terms, episode.attempt
        scored = [mark.score for mark in attempt.marks if mark.score is not None]
        score = round(sum(scored) / len(scored), 5) if scored else 0.0
        expires = episode.expires
        company = person.company
        if person.second is not None and (not course.owner or course.owner == person.second.id):
            company = person.second
        stopped = int(person.gone is Gone.DELETED or cleared)
        expired = int(expires is not None and expires < self.now)
        modified = expires if cleared and expires else attempt.finished or terms.begin
        licence = terms.licence
        number = self.rows.track.add(
            course.id, course.fullname, person.id, attempt.finished, terms.begin, terms.begin, expires, score,
            company.id, licence.id if licence else 0, licence.name if licence else None,
            terms.begin if licence else None,
            expires - 30 * DAY if expires and expires - 30 * DAY < self.now else None,
            stopped, int(bool(attempt.finished) or stopped), expired | stopped, int(cleared), min(modified, self.now),
        )  # fmt: skip
        if attempt.finished and course.certified and person.id % 29:
            self.rows.certificate.add(number, f"{course.fullname}.pdf")

    def _event(
        self,
        event: Event,
        moment: int,
        user: int,
        course: int,
        context: int,
        instance: int,
        object_id: int | None,
        other: dict[str, object] | None,
    ) -> None:
        if moment >= self.log.since:
            self.log.add(Entry(moment, event, user, course, context, instance, object_id, json.dumps(other)))
