"""How one person goes through one course: what is done when, how well, and whether it ends well."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from alx_desktop.demo.courses import PASS_MARK, Course
from alx_desktop.demo.rhythm import Rhythm
from alx_desktop.demo.steps import Activity

INCOMPLETE, COMPLETE, PASSED, FAILED = 0, 1, 2, 3
QUICK_SHARE = 0.6  # of those who finish: the others wait for the reminder before the due date


@dataclass(slots=True)
class Mark:
    """One activity that was worked on: the state it ended in, when, and the score (0 to 100) if it has one."""

    activity: Activity
    state: int
    moment: int
    score: float | None


@dataclass(slots=True)
class Attempt:
    """One way through a course. finished is None until every criterion is met; access 0 = never opened."""

    marks: list[Mark] = field(default_factory=list)
    criteria: list[tuple[int, int, float | None]] = field(default_factory=list)  # criterion id, time, grade
    finished: int | None = None
    access: int = 0

    @property
    def started(self) -> int:
        """When the first criterion was met; 0 = none yet, as Moodle writes it."""
        return min((moment for _, moment, _ in self.criteria), default=0)


@dataclass(frozen=True, slots=True)
class Effort:
    """What a person brings along: chance to finish, working days until the first session."""

    keen: float
    pace: float


def study(random: Random, course: Course, rhythm: Rhythm, begin: int, until: int, effort: Effort) -> Attempt:
    """Work through the course from `begin`; nothing happens after `until`."""
    attempt = Attempt()
    steps = [activity for activity in course.activities if activity.done_by_learners]
    reach = _reach(random, len(steps), effort.keen)
    moment = rhythm.later(random, begin, _delay(random, course, effort, reach == len(steps)))
    if moment >= until or reach < 0:
        return attempt
    attempt.access = moment
    for activity in steps[:reach]:
        if not activity.required and course.plan.mandatory and random.random() < 0.3:
            continue
        moment = _next_session(random, rhythm, moment, activity, effort)
        if moment >= until:
            break
        mark = _work(random, rhythm, activity, moment, until, effort.keen)
        moment = mark.moment
        attempt.marks.append(mark)
        attempt.access = moment
        if mark.state == FAILED and activity.must_pass:
            break
    if course.criteria:
        _conclude(random, course, attempt, moment, until)
    if random.random() < 0.25 and attempt.access:
        looked_again = rhythm.later(random, attempt.access, random.expovariate(0.2))
        attempt.access = looked_again if looked_again < until else attempt.access
    return attempt


def _reach(random: Random, steps: int, keen: float) -> int:
    """How many steps the person will do: all, some, none though the course was opened, or -1: never opened."""
    chance = random.random()
    if chance < keen:
        return steps
    left = (chance - keen) / (1.0 - keen)
    if left < 0.55:
        return 1 + int(random.random() * max(steps - 1, 1)) if steps > 1 else 0
    return 0 if left < 0.7 else -1


def _delay(random: Random, course: Course, effort: Effort, finishing: bool) -> float:
    """Working days until the first session: soon, or just before the course is due."""
    due = course.plan.due_days * 5 / 7
    if finishing and due and random.random() > QUICK_SHARE:
        return max(0.2, random.gauss(due * 0.85, due * 0.13))
    return random.expovariate(1.0 / effort.pace)


def _next_session(random: Random, rhythm: Rhythm, moment: int, activity: Activity, effort: Effort) -> int:
    """Go on at once after a few minutes, or another day."""
    if random.random() < 0.22:
        return rhythm.later(random, moment, random.expovariate(2.0 / effort.pace))
    return moment + int((0.5 + random.random()) * activity.minutes * 60)


def _work(random: Random, rhythm: Rhythm, activity: Activity, moment: int, until: int, keen: float) -> Mark:
    """Do one activity; who fails a test tries again, mostly."""
    if not activity.graded:
        return Mark(activity, COMPLETE, moment, None)
    score = _score(random, keen)
    while activity.must_pass and score < PASS_MARK and random.random() < 0.5 + 0.45 * keen:
        again = rhythm.later(random, moment, random.expovariate(0.8))
        if again >= until:
            break
        moment = again
        score = min(100.0, max(score, _score(random, keen)) + 4)
    if not activity.has_pass_mark:
        return Mark(activity, COMPLETE, moment, score)
    return Mark(activity, PASSED if score >= PASS_MARK else FAILED, moment, score)


def _score(random: Random, keen: float) -> float:
    return round(min(100.0, max(8.0, random.gauss(72 + 14 * keen, 12))), 1)


def _conclude(random: Random, course: Course, attempt: Attempt, moment: int, until: int) -> None:
    """Which criteria are met, and whether all are; a course is complete when its last criterion is."""
    for mark in attempt.marks:
        if mark.activity.criterion and not (mark.state == FAILED and mark.activity.must_pass):
            attempt.criteria.append((mark.activity.criterion, mark.moment, None))
    if course.self_criterion and len(attempt.marks) > 1 and random.random() < 0.7:
        ticked = moment + 60 + int(random.random() * 1800)
        if ticked < until:
            attempt.criteria.append((course.self_criterion, ticked, None))
    if course.grade_criterion:
        _grade_criterion(course, attempt)
    if len(attempt.criteria) == course.criteria:
        attempt.finished = max(met for _, met, _ in attempt.criteria)


def _grade_criterion(course: Course, attempt: Attempt) -> None:
    """The course total is enough: met when the last score was given."""
    scores = [(mark.score, mark.moment) for mark in attempt.marks if mark.score is not None]
    total = sum(score for score, _ in scores)
    if scores and total >= PASS_MARK:
        attempt.criteria.append((course.grade_criterion, max(moment for _, moment in scores), total))
