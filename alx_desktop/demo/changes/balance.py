"""What keeps a demo site in use as it was made: how often each thing happens there, by what the site holds just now.

Nobody looks after a demo that runs for weeks. So whatever adds is rarer where there is much already, whatever takes
away is rarer where there is little, and whatever can be switched off is soon switched on again. All of that is read
from the site itself, so that it holds across restarts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, Table, and_, func, select

from alx_desktop.demo.changes.live import ANYBODY, Focus
from alx_desktop.demo.furniture import ADMIN_ID, SITE_COURSE
from alx_desktop.demo.schema import DemoSchema
from alx_desktop.demo.targets.mark import Mark

EVERYDAY = {
    "course-opened": 40.0,
    "activity-failed": 6.0,
    "grade-changed": 4.0,
    "completion-cron": 4.0,
    "activity-undone": 3.0,
    "self-completion-ticked": 2.0,
    "licence-allocated": 2.0,
    "completion-imported": 1.0,
    "department-changed": 1.0,
    "course-renamed": 0.6,
    "department-renamed": 0.5,
    "company-renamed": 0.4,
}
"""How often it happens compared with the others, whatever the site holds. So it is on sites in use: learning first."""

SLACK = 0.05
"""Share by which learners and enrolments may differ from what the site was made with; twice that for completions."""

FEW = 2
"""At most so many things that concern many people are off at a time: the demo is made with one of some kinds."""

BACK_SOON = 6.0
"""They come back so many times sooner than they were switched off."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may happen next: the operation, how likely compared with others, and whom it hits."""

    name: str
    weight: float
    focus: Focus = ANYBODY
    targets: Sequence[int] = ()
    """One of these rows; () = any."""


class Balance:
    """The options of one site. Reads over the given connection, which sees one moment."""

    def __init__(self, schema: DemoSchema, mark: Mark) -> None:
        self._schema = schema
        self._mark = mark

    def options(self, connection: Connection) -> list[Option]:
        """What may happen next."""
        found = [Option(name, weight) for name, weight in EVERYDAY.items()]
        found += self._amounts(connection)
        found += self._switches(connection)
        found += self._additions(connection)
        return found

    def learners(self, connection: Connection) -> int:
        """Accounts of people."""
        users = self._table("user")
        return _count(connection, select(users.c.id).where(users.c.deleted == 0, users.c.id > ADMIN_ID))

    def enrolments(self, connection: Connection) -> int:
        """Rows of user_enrolments."""
        return _count(connection, select(self._table("user_enrolments").c.id))

    def completions(self, connection: Connection) -> int:
        """Complete courses of people who are enrolled in them."""
        done, enrolments, methods = (self._table(n) for n in ("course_completions", "user_enrolments", "enrol"))
        inside = (
            select(done.c.id)
            .join(methods, methods.c.courseid == done.c.course)
            .join(enrolments, and_(enrolments.c.enrolid == methods.c.id, enrolments.c.userid == done.c.userid))
            .where(done.c.timecompleted.is_not(None))
        )
        return _count(connection, inside.distinct())

    def _amounts(self, connection: Connection) -> list[Option]:
        mark = self._mark
        learners = self.learners(connection) / max(mark.learners, 1)
        enrolments = self.enrolments(connection)
        entered = enrolments / max(mark.enrolments, 1)
        share = mark.completions / max(mark.enrolments, 1)
        done = self.completions(connection) / max(enrolments * share, 1)
        enrolled = "member-enrolled" if self._schema.generation.iomad else "enrolled"
        return [
            Option("learner-created", 0.6 * _room(learners, SLACK)),
            Option("learner-deleted", 0.6 * _surplus(learners, SLACK)),
            Option(enrolled, 10.0 * _room(entered, SLACK)),
            Option("unenrolled", 5.0 * _surplus(entered, SLACK)),
            Option("activity-completed", 60.0 * _room(done, 2 * SLACK)),
            Option("recertification-begun", 12.0 * _surplus(done, 2 * SLACK)),
        ]

    def _switches(self, connection: Connection) -> list[Option]:
        """Things that are on or off: few are off at a time, and none for long."""
        t = self._table
        users, courses, activities = t("user"), t("course"), t("course_modules")
        methods, enrolments, categories, modules = (
            t(n) for n in ("enrol", "user_enrolments", "course_categories", "modules")
        )
        few = max(2, self._mark.enrolments // 25)
        used = modules.c.id.in_(select(activities.c.module))
        closed = select(methods.c.id).where(methods.c.status == 1, methods.c.id.in_(select(enrolments.c.enrolid)))
        hidden = and_(courses.c.visible == 0, courses.c.visibleold == 0, courses.c.id != SITE_COURSE)
        unseen = and_(activities.c.visible == 0, activities.c.visibleold == 0, activities.c.deletioninprogress == 0)
        found = [
            ("enrolment-suspended", select(enrolments.c.id).where(enrolments.c.status == 1), few, 2.0),
            ("course-hidden", select(courses.c.id).where(hidden), max(2, self._mark.courses // 20), 0.5),
            ("activity-hidden", select(activities.c.id).where(unseen), 3, 0.5),
            ("category-hidden", select(categories.c.id).where(categories.c.visible == 0), 1, 0.3),
            ("module-type-switched", select(modules.c.id).where(modules.c.visible == 0, used), 1, 0.3),
        ]
        if self._schema.generation.iomad:
            companies = t("company")
            away = select(companies.c.id).where(companies.c.suspended == 1)
            found.append(("company-suspended", away, 2, 0.3))
            if not _ids(connection, away):
                # Those of a suspended company come back with it.
                gone = select(users.c.id).where(users.c.suspended == 1, users.c.deleted == 0, users.c.id > ADMIN_ID)
                found.append(("learner-suspended", gone, max(1, self._mark.learners // 30), 1.0))
        options = [_switch(connection, *one) for one in found]
        shut = _ids(connection, closed)
        if shut:
            return [*options, Option("enrol-method-enabled", 0.2 * BACK_SOON, targets=shut)]
        return [*options, Option("enrol-method-disabled", 0.2)]

    def _additions(self, connection: Connection) -> list[Option]:
        """Pages that come and go, and people who get another name: the same few again once there are enough."""
        modules, pages, activities = self._table("modules"), self._table("page"), self._table("course_modules")
        users = self._table("user")
        added = (
            select(activities.c.id)
            .join(modules, and_(modules.c.id == activities.c.module, modules.c.name == "page"))
            .join(pages, pages.c.id == activities.c.instance)
            .where(pages.c.name.like("Added page %"))
        )
        renamed = select(users.c.id).where(users.c.email.like("%@renamed.example"), users.c.deleted == 0)
        known, people = _ids(connection, added), _ids(connection, renamed)
        enough = len(people) >= max(2, self._mark.learners // 20)
        return [
            Option("activity-deleted", 0.5, targets=known)
            if len(known) >= max(2, self._mark.courses // 10)
            else Option("activity-added", 0.5),
            Option("learner-renamed", 1.0, targets=people if enough else ()),
        ]

    def _table(self, logical: str) -> Table:
        return self._schema.tables[logical]


def _switch(connection: Connection, name: str, off: Select[tuple[int]], most: int, weight: float) -> Option:
    ids = _ids(connection, off)
    if len(ids) < most:
        return Option(name, weight)
    return Option(name, weight * (BACK_SOON if most <= FEW else 1.0), targets=ids)


def _room(ratio: float, slack: float) -> float:
    """1 where the amount is as it was, 0 where it is above by `slack`, 2 where it is below by it, up to 4."""
    return min(max((1 + slack - ratio) / slack, 0.0), 4.0)


def _surplus(ratio: float, slack: float) -> float:
    return max(0.0, 2.0 - _room(ratio, slack))


def _count(connection: Connection, rows: Select[tuple[int]]) -> int:
    return int(connection.scalar(select(func.count()).select_from(rows.subquery())) or 0)


def _ids(connection: Connection, rows: Select[tuple[int]]) -> list[int]:
    return sorted(connection.scalars(rows))
