"""Facts to rows: Moodle's rules applied to one learner after the other. Pure, and the hot loop of every sync."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from alx_desktop.domain.priority import give_way
from alx_desktop.domain.rows import Row, ScopeRows
from alx_desktop.domain.site import SiteStructure
from alx_desktop.moodle.companies import MEMBERSHIP_WIDTH, CompanySource
from alx_desktop.moodle.facts import ENROLMENT_WIDTH, TRACK_WIDTH, ScopeFacts, User
from alx_desktop.moodle.rules import ProgressRule, moment
from alx_desktop.sync.learner_facts import NOTHING, LearnerFacts, Rules, groups


class Deriver:
    """Derives rows for one site structure at one moment (UTC epoch seconds)."""

    def __init__(
        self, structure: SiteStructure, companies: CompanySource, rule: ProgressRule, now: int, sources: tuple[str, ...]
    ) -> None:
        self.site = structure
        self._rules = Rules.of(structure, rule, now)
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
            give_way()
            self._derive_user(facts, user, rows)
        for user_id, flat in facts.tracks.items():
            self._episodes(user_id, flat, rows)
        if facts.scope.company_id is None and facts.scope.pairs is None:
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
        learner = LearnerFacts(self._rules, facts, user)
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
