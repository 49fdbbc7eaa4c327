"""Facts to rows: Moodle's rules applied to one learner after the other. Pure, and the hot loop of every sync."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from alx_desktop.domain.course_progress import Attribution, Status
from alx_desktop.domain.rows import Row, ScopeRows
from alx_desktop.domain.site import Course, GradeItem, SiteStructure
from alx_desktop.moodle.companies import MEMBERSHIP_WIDTH, CompanySource
from alx_desktop.moodle.facts import (
    ACCESS_WIDTH,
    COMPLETION_WIDTH,
    ENROLMENT_WIDTH,
    GRADE_WIDTH,
    LICENCE_WIDTH,
    ROLE_WIDTH,
    TRACK_WIDTH,
    ScopeFacts,
    User,
)
from alx_desktop.moodle.rules import NEVER, ProgressRule, grade_percent, is_active_enrolment, moment
from alx_desktop.moodle.rules import percentage as share

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


class Deriver:
    """Derives rows for one site structure at one moment (UTC epoch seconds)."""

    def __init__(
        self, structure: SiteStructure, companies: CompanySource, rule: ProgressRule, now: int, sources: tuple[str, ...]
    ) -> None:
        self.site = structure
        self.rule = rule
        self.now = now
        self.totals = {item.course_id: item_id for item_id, item in structure.grade_items.items()}
        self.ungraded = {i: grade_values(course.grade_item, None, now) for i, course in structure.courses.items()}
        self._source = companies
        self._sources = sources
        self._courses_of: dict[int, set[int]] = defaultdict(set)
        for company_id, course_id in structure.company_courses:
            self._courses_of[company_id].add(course_id)

    def derive(self, facts: ScopeFacts) -> ScopeRows:
        """All rows of the scope."""
        rows = ScopeRows(facts.scope, rows_read=facts.rows_read)
        rows.users = frozenset(facts.users)
        rows.deleted_users = frozenset(user.user_id for user in facts.users.values() if user.deleted)
        for user in facts.users.values():
            self._derive_user(facts, user, rows)
        for user_id, flat in facts.tracks.items():
            self._episodes(user_id, flat, rows)
        if facts.scope.company_id is None:
            rows.sources = list(self._checksums(facts))
        return rows

    def _derive_user(self, facts: ScopeFacts, user: User, rows: ScopeRows) -> None:
        enrolments = self._enrolments_by_course(facts.enrolments.get(user.user_id, NOTHING))
        memberships = self._memberships(facts, user.user_id, enrolments)
        if not memberships:
            return
        rows.learners.append(_learner_row(user))
        rows.memberships.extend(memberships)
        if user.deleted:
            return
        only = facts.scope.company_id
        members = [row[0] for row in memberships]
        companies = members if only is None else [company for company in members if company == only]
        learner = LearnerFacts(self, facts, user)
        for course_id, found in enrolments.items():
            having = [company for company in companies if course_id in self._courses_of[company]]
            if having:
                claims = having if only is None else [c for c in members if course_id in self._courses_of[c]]
                self._emit(rows.progress, learner, course_id, found, having, len(claims))

    def _emit(
        self, out: list[Row], learner: LearnerFacts, course_id: int, found: Any, having: list[int], claims: int
    ) -> None:
        """One row per company that has the course; only due date, expiry and attribution depend on it."""
        values, enrolled_at, completed_at, last_access, recheck = learner.course_values(course_id, found)
        for company_id in having:
            rules = self.site.company_courses[company_id, course_id]
            out.append(
                (
                    company_id,
                    learner.user_id,
                    course_id,
                    *values,
                    learner.due_at(course_id, enrolled_at, rules.warn_days),
                    learner.expires_at(course_id, completed_at, rules.valid_days),
                    learner.attribution(company_id, course_id, claims),
                    last_access,
                    recheck,
                )
            )

    def _enrolments_by_course(self, flat: list[Any]) -> dict[int, list[tuple[int, int, int, int, int]]]:
        """course id -> its enrolments (method id, status, start, end, created)."""
        methods = self.site.methods
        found: dict[int, list[Any]] = {}
        for enrolment in groups(flat, ENROLMENT_WIDTH):
            method = methods.get(enrolment[0])
            if method is not None:
                found.setdefault(method[0], []).append(enrolment)
        return found

    def _memberships(self, facts: ScopeFacts, user_id: int, enrolments: dict[int, Any]) -> list[Row]:
        """Rows of company_learner: several departments of one company become one row."""
        if facts.memberships is None:
            having = {c for c, courses in self._courses_of.items() if not courses.isdisjoint(enrolments)}
            return [(company_id, user_id, None, "", 0, False, False) for company_id in sorted(having)]
        found: dict[int, list[Any]] = {}
        for value, *rest in groups(facts.memberships.get(user_id, NOTHING), MEMBERSHIP_WIDTH):
            company_id = self._source.company_id(value)
            if company_id in self.site.companies:
                found.setdefault(company_id, []).append(rest)
        return [_membership_row(company_id, user_id, found[company_id]) for company_id in sorted(found)]

    def _episodes(self, user_id: int, flat: list[Any], rows: ScopeRows) -> None:
        only = rows.scope.company_id
        for track in groups(flat, TRACK_WIDTH):
            track_id, company_id, course_id, name, enrolled, started, completed, expires, score, *licence, cleared = (
                track
            )
            if only is None or only == company_id:
                times = (moment(enrolled), moment(started), moment(completed), moment(expires))
                row = (company_id, user_id, track_id, course_id, name or "", *times, score)
                rows.episodes.append((*row, licence[0] or None, licence[1], bool(cleared)))

    def _checksums(self, facts: ScopeFacts) -> Iterator[Row]:
        """Every learner that has a row in any source table, whether a company has them or not."""
        none = (0, 0)
        sums = [facts.sums.get(name, {}) for name in self._sources]
        for user_id in sorted(set().union(*sums)):
            yield (user_id, *(value for table in sums for value in table.get(user_id, none)))


class LearnerFacts:
    """One learner's facts, indexed by course, and the rules that need nothing else.

    Written for speed where it runs once per enrolment: one enrolment and one track row per course are the rule,
    and take the short way.
    """

    def __init__(self, deriver: Deriver, facts: ScopeFacts, user: User) -> None:
        site, rule = deriver.site, deriver.rule
        user_id = user.user_id
        self.user_id = user_id
        self._site = site
        self._now = deriver.now
        self._ungraded = deriver.ungraded
        self._totals = deriver.totals
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


def _learner_row(user: User) -> Row:
    return (
        user.user_id, user.username, user.firstname, user.lastname, user.email, user.idnumber, user.suspended,
        moment(user.last_login),
    )  # fmt: skip


def _membership_row(company_id: int, user_id: int, found: list[Any]) -> Row:
    """Departments, manager type (the highest), educator, suspended (only if all rows are) of one membership."""
    departments = sorted(department for department, *_rest in found if department)
    return (
        company_id,
        user_id,
        departments[0] if departments else None,
        ",".join(map(str, departments)),
        max(manager for _department, manager, *_rest in found),
        any(educator for _department, _manager, educator, _suspended in found),
        all(suspended for *_rest, suspended in found),
    )
