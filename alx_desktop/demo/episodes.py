"""One person's enrolment in one course over time: on what terms, how often renewed, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from alx_desktop.demo.courses import Course
from alx_desktop.demo.people import Duty, Person
from alx_desktop.demo.programme import Assignment, Licence
from alx_desktop.demo.rhythm import DAY, HOUR
from alx_desktop.demo.study import Attempt, Effort, study

UNLIMITED = 2_147_483_647  # the default of user_enrolments.timeend; 0 means the same


@dataclass(frozen=True, slots=True)
class Terms:
    """A row of user_enrolments: since when, from when to when valid, suspended or not, by which licence."""

    begin: int
    start: int
    end: int
    status: int
    licence: Licence | None


@dataclass(frozen=True, slots=True)
class Episode:
    """An enrolment and what came of it. Earlier ones were cleared when the certificate was renewed."""

    terms: Terms
    attempt: Attempt
    expires: int | None


@dataclass(slots=True)
class CourseHistory:
    """All episodes of a person in a course, the current one last; or only a licence that waits to be used."""

    course: Course
    assignment: Assignment
    episodes: list[Episode] = field(default_factory=list)
    waiting: tuple[Licence, int] | None = None  # allocated, and when
    second_method: str | None = None


def course_history(
    random: Random, person: Person, assignment: Assignment, until: int, now: int
) -> CourseHistory | None:
    """What a person did in a course of the company up to `until`; None if never enrolled."""
    share = assignment.share * (0.6 if person.duty in (Duty.MANAGER, Duty.REPORTER) else 1.0)
    if random.random() >= share:
        return None
    begin = _begin(random, person, assignment)
    if begin >= until:
        return None
    history = CourseHistory(assignment.course, assignment)
    licence = assignment.licence_at(begin)
    if assignment.method == "license":
        if licence is None:
            return None
        licence.used += 1
        if random.random() < 0.12:
            history.waiting = (licence, begin)
            return history
    terms = _terms(random, person, assignment, begin, licence, now)
    _live_through(random, person, history, terms, until)
    if random.random() < 0.015 and assignment.method != "license":
        history.second_method = "manual" if assignment.method == "self" else "self"
    return history


def _begin(random: Random, person: Person, assignment: Assignment) -> int:
    """Whoever was there at the roll-out was enrolled in one go, the others some days after they came."""
    if person.created < assignment.rollout and (assignment.method != "self" or random.random() < 0.4):
        return assignment.rollout + person.id % 97
    return person.company.rhythm.later(
        random,
        max(person.created, assignment.rollout),
        random.expovariate(0.4 if assignment.method != "self" else 0.02),
    )


def _terms(
    random: Random, person: Person, assignment: Assignment, begin: int, licence: Licence | None, now: int
) -> Terms:
    start, end = begin, 0
    window = assignment.course.plan.window_days
    chance = random.random()
    if licence is not None:
        end = begin + licence.access_days * DAY if licence.access_days else licence.end
    elif window:
        end = begin + window * DAY
    elif person.job == "Contractor" and chance < 0.4:
        end = begin + 300 * DAY
    elif 0.98 < chance < 0.985:
        end = UNLIMITED
    if begin > now - 21 * DAY and 0.5 < chance < 0.62:
        start = now - now % DAY + (3 + round(chance * 1000) % 25) * DAY + 8 * HOUR
    stopped = (person.left is not None and chance < 0.7) or chance > 0.985
    return Terms(begin, start, end, int(stopped), licence)


def _live_through(random: Random, person: Person, history: CourseHistory, terms: Terms, until: int) -> None:
    """Study; renew when the certificate runs out, if the company sees to it; and so on."""
    course = history.course
    rhythm = person.company.rhythm
    keen = person.keen if course.plan.mandatory else person.keen * 0.72
    while True:
        limit = min(until, terms.end or until)
        came = not person.never_came and terms.start < limit
        effort = Effort(_boosted(keen, bool(history.episodes), course), person.pace)
        attempt = study(random, course, rhythm, terms.start, limit, effort) if came else Attempt()
        expires = attempt.finished + course.valid_seconds if attempt.finished and course.valid_seconds else None
        history.episodes.append(Episode(terms, attempt, expires))
        renewal = _renewal(random, person, expires)
        if renewal is None or renewal >= until:
            return
        renewed = _renewed(history.assignment, terms, renewal)
        if renewed is None:
            return
        terms = renewed


def _boosted(keen: float, again: bool, course: Course) -> float:
    """Who did it once does it again; what has a due date is chased, the more the company cares."""
    chased = keen + (1 - keen) * (0.62 + 0.36 * keen) if course.plan.due_days else keen * 0.9
    return min(0.995, chased + (1 - chased) * 0.5) if again else chased


def _renewal(random: Random, person: Person, expires: int | None) -> int | None:
    """When the person is enrolled anew: some weeks before the certificate expires, or somewhat late, or never."""
    if expires is None or random.random() > person.company.renewal:
        return None
    return person.company.rhythm.later(random, expires - 21 * DAY + random.gauss(0, 14) * DAY, 0.5)


def _renewed(assignment: Assignment, terms: Terms, moment: int) -> Terms | None:
    """The terms of the next episode; None where no licence runs at that time."""
    licence = None
    end = 0 if not terms.end or terms.end == UNLIMITED else terms.end - terms.begin + moment
    if assignment.method == "license":
        licence = assignment.licence_at(moment)
        if licence is None:
            return None
        licence.used += 1
        end = moment + licence.access_days * DAY if licence.access_days else licence.end
    return replace(terms, begin=moment, start=moment, end=end, licence=licence)
