"""One learner's facts, indexed by course, and Moodle's rules applied to one course at a time: the hot loop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from alx_desktop.domain.course_progress import Attribution, Status
from alx_desktop.domain.site import Course, GradeItem, SiteStructure
from alx_desktop.moodle.facts import (
    ACCESS_WIDTH,
    COMPLETION_WIDTH,
    GRADE_WIDTH,
    LICENCE_WIDTH,
    ROLE_WIDTH,
    TRACK_WIDTH,
    ScopeFacts,
    User,
)
from alx_desktop.moodle.rules import NEVER, ProgressRule, grade_percent, is_active_enrolment, moment
from alx_desktop.moodle.rules import percentage as share

# Plain texts: an enum member's value costs a look-up per row.
COMPLETED, IN_PROGRESS, NOT_STARTED = (
    status.value for status in (Status.COMPLETED, Status.IN_PROGRESS, Status.NOT_STARTED)
)
TRACK, LICENCE, COURSE, AMBIGUOUS = (
    kind.value for kind in (Attribution.TRACK, Attribution.LICENCE, Attribution.COURSE, Attribution.AMBIGUOUS)
)
DAY = 86400
NOTHING: list[Any] = []
NO_COMPLETION = (0, 0, 0)
NO_GRADE = (None, None, None, None, False)


def groups(flat: list[Any], width: int) -> Iterator[tuple[Any, ...]]:
    """A flat list cut into tuples of `width`."""
    iterator = iter(flat)
    return zip(*[iterator] * width, strict=True)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rules of a run need: the site's structure, its version's rule, and the moment (UTC epoch seconds).

    totals: course id -> id of its course total. ungraded: course id -> grade columns of a learner without a grade.
    """

    site: SiteStructure
    rule: ProgressRule
    now: int
    totals: dict[int, int]
    ungraded: dict[int, tuple[tuple[Any, ...], int | None]]

    @classmethod
    def of(cls, site: SiteStructure, rule: ProgressRule, now: int) -> Rules:
        """Prepared once per run."""
        totals = {item.course_id: item_id for item_id, item in site.grade_items.items()}
        ungraded = {i: grade_values(course.grade_item, None, now) for i, course in site.courses.items()}
        return cls(site, rule, now, totals, ungraded)


class LearnerFacts:
    """One learner's facts, indexed by course, and the rules that need nothing else.

    Written for speed where it runs once per enrolment: one enrolment and one track row per course are the rule,
    and take the short way.
    """

    def __init__(self, rules: Rules, facts: ScopeFacts, user: User) -> None:
        site, rule = rules.site, rules.rule
        user_id = user.user_id
        self.user_id = user_id
        self._site = site
        self._now = rules.now
        self._ungraded = rules.ungraded
        self._totals = rules.totals
        self._is_guest = user_id == site.guest_id
        self._is_admin = user_id in site.admins
        done, also = facts.done.get(user_id, NOTHING), facts.also_done.get(user_id, NOTHING)
        self._done = Counter(map(site.tracked_course.get, done))
        self._rule_done = self._done
        if rule.all_modules:
            self._rule_done = Counter(map(site.module_course.get, done))
        elif also:
            self._rule_done = self._done + Counter(map(site.tracked_course.get, also))
        self._completions = {c[0]: c for c in groups(facts.completions.get(user_id, NOTHING), COMPLETION_WIDTH)}
        self._grades = {g[0]: g for g in groups(facts.grades.get(user_id, NOTHING), GRADE_WIDTH)}
        self._access = dict(groups(facts.access.get(user_id, NOTHING), ACCESS_WIDTH))
        self._roles: dict[int, set[int]] = {}
        for role_id, context_id in groups(facts.roles.get(user_id, NOTHING), ROLE_WIDTH):
            self._roles.setdefault(context_id, set()).add(role_id)
        self._inherited: dict[tuple[int, ...], set[int]] = {}
        self._tracks: dict[int, list[Any]] = {}
        for track in groups(facts.tracks.get(user_id, NOTHING), TRACK_WIDTH):
            self._tracks.setdefault(track[2], []).append(track)
        self._licences: dict[int, set[int]] = {}
        for licence_id, course_id in groups(facts.licences.get(user_id, NOTHING), LICENCE_WIDTH):
            if licence_id in site.licence_company:
                self._licences.setdefault(course_id, set()).add(site.licence_company[licence_id])

    def course_values(self, course_id: int, enrolments: list[Any]) -> tuple[Any, ...]:
        """The columns from enrolled_at to grade_hidden; then enrolled_at, completed_at, last access, recheck time."""
        course = self._site.courses[course_id]
        active, enrolled_at, starts_at, ends_at, recheck = self._enrolment(enrolments)
        active = active and not self._is_guest
        tracked = active and self.is_tracked(course)
        _course, started, completed = self._completions.get(course_id, NO_COMPLETION)
        started, completed_at = moment(started), moment(completed)
        done = self._done[course_id]
        if not (tracked and course.completion_enabled):
            percentage = None
        elif completed:
            percentage = 100.0
        else:
            percentage = share(self._rule_done[course_id], len(course.tracked))
        accessed = self._access.get(course_id)
        began = done or started or accessed is not None
        status = COMPLETED if completed_at else IN_PROGRESS if began else NOT_STARTED
        grade = self._grades.get(self._totals.get(course_id, 0))
        if grade is None:
            grades, hidden_until = self._ungraded[course_id]
        else:
            grades, hidden_until = grade_values(course.grade_item, grade, self._now)
        if hidden_until and (recheck is None or hidden_until < recheck):
            recheck = hidden_until
        values = (
            enrolled_at, starts_at, ends_at, active, tracked, percentage, done, len(course.tracked),
            started, completed_at, status, *grades,
        )  # fmt: skip
        return values, enrolled_at, completed_at, moment(accessed), recheck

    def _enrolment(self, enrolments: list[Any]) -> tuple[bool, int | None, int | None, int | None, int | None]:
        """Whether any is active; first created; start and end over the active ones (over all, if none is)."""
        if len(enrolments) > 1:
            return self._several(enrolments)
        now = self._now
        ((method_id, status, start, end, created),) = enrolments
        enabled = self._site.methods[method_id][1]
        active = is_active_enrolment(enabled, status, start, end, now)
        unlimited = end == 0 or end == NEVER
        recheck = None
        if enabled and status == 0 and (start > now or (end > now and not unlimited)):
            recheck = start if start > now else end
        return active, created or None, start or None, None if unlimited else end, recheck

    def _several(self, enrolments: list[Any]) -> tuple[bool, int | None, int | None, int | None, int | None]:
        now, methods = self._now, self._site.methods
        active, boundaries = [], []
        for enrolment in enrolments:
            method_id, status, start, end, _created = enrolment
            enabled = methods[method_id][1]
            if is_active_enrolment(enabled, status, start, end, now):
                active.append(enrolment)
            if enabled and status == 0:
                boundaries += [moment for moment in (start, end) if now < moment != NEVER]
        counted = active or enrolments
        ends = [enrolment[3] for enrolment in counted]
        return (
            bool(active),
            min(enrolment[4] for enrolment in enrolments) or None,
            min(enrolment[2] for enrolment in counted) or None,
            None if 0 in ends or NEVER in ends else max(ends),
            min(boundaries, default=None),
        )

    def is_tracked(self, course: Course) -> bool:
        """Whether a role of the learner lets them appear in completion reports [completionlib.php:1386].

        Roles count from every context on the course's path, and the default role of everybody; site admins pass
        even a PROHIBIT, as has_capability has it.
        """
        if self._is_admin:
            return True
        path = course.path
        above = path[:-1]
        roles = self._inherited.get(above)
        if roles is None:
            roles = self._inherited[above] = self._inherited_roles(above)
        own = self._roles.get(path[-1]) if path else None
        if own:
            roles = roles | own
        return not roles.isdisjoint(course.allowed_roles) and roles.isdisjoint(course.prohibited_roles)

    def _inherited_roles(self, contexts: tuple[int, ...]) -> set[int]:
        roles = {self._site.default_role} if self._site.default_role else set()
        for context_id in contexts:
            roles |= self._roles.get(context_id, set())
        return roles

    def due_at(self, course_id: int, enrolled_at: int | None, warn_days: int | None) -> int | None:
        """Enrolment of the open track row, else of Moodle, plus IOMAD's completion days."""
        if not warn_days:
            return None
        opened = [track for track in self._tracks.get(course_id, NOTHING) if not track[6]]
        base = moment(max(opened)[4]) if opened else None
        base = base or enrolled_at
        return base + warn_days * DAY if base else None

    def expires_at(self, course_id: int, completed_at: int | None, valid_days: int | None) -> int | None:
        """Expiry of the latest completed track row, else completion plus IOMAD's valid days."""
        tracks = self._tracks.get(course_id)
        if tracks:
            latest = tracks[0] if len(tracks) == 1 else max(tracks, key=_completion_order)
            expires = moment(latest[7]) if latest[6] else None
            if expires:
                return expires
        return completed_at + valid_days * DAY if completed_at and valid_days else None

    def attribution(self, company_id: int, course_id: int, claims: int) -> str:
        """What says that the enrolment is this company's; claims: how many of the learner's companies have it."""
        for track in self._tracks.get(course_id, NOTHING):
            if track[1] == company_id:
                return TRACK
        if self._licences and company_id in self._licences.get(course_id, ()):
            return LICENCE
        return COURSE if claims == 1 else AMBIGUOUS


def _completion_order(track: Any) -> tuple[int, int]:
    return track[6] or 0, track[0]


def grade_values(item: GradeItem | None, grade: Any, now: int) -> tuple[tuple[Any, ...], int | None]:
    """grade, minimum, maximum, percent, hidden of a course total; and the time at which a hidden-until ends."""
    if item is None:
        return NO_GRADE, None
    _item, value, low, high, hidden = grade or (0, None, None, None, 0)
    if not item.per_grade_bounds or low is None or high is None:
        low, high = item.minimum, item.maximum
    percent = grade_percent(value, low, high)
    if not item.hidden and not hidden:
        return (value, item.minimum, item.maximum, percent, False), None
    flags = (item.hidden, hidden)
    is_hidden = any(flag == 1 or flag > now for flag in flags)
    until = min((flag for flag in flags if flag > max(1, now)), default=None)
    return (value, item.minimum, item.maximum, percent, is_hidden), until
