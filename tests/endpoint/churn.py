"""Changes in a company's rows as a sync makes them: each raises the company's number of changes."""

from __future__ import annotations

from random import Random

from sqlalchemy import Connection, func, insert, select, update

from alx_desktop.store.merge import next_change_seq
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company_learner, course, learner

NOW = 1_750_000_000
Key = tuple[int, int]


class Churn:
    """Lets rows of one company change, die, come back and go out of sight."""

    def __init__(self, store: Store, company_id: int, random: Random) -> None:
        self.store, self.company_id, self.random = store, company_id, random

    def some(self) -> None:
        """A few changes, each a sync of its own."""
        for _each in range(self.random.randint(1, 4)):
            kind = self.random.choice(
                [self.progress, self.progress, self.die, self.come_back, self.come_new, self.suspend, self.rename]
            )
            with self.store.writing(self.store.reporting) as connection:
                kind(connection)

    def progress(self, connection: Connection) -> None:
        for key in self.keys(connection, True, 5):
            self.raised(connection, [key], percentage=round(self.random.random() * 100, 4), status="in_progress")

    def die(self, connection: Connection) -> None:
        self.raised(connection, self.keys(connection, True, 4), removed_at=NOW, removed_reason="unenrolled")

    def come_back(self, connection: Connection) -> None:
        self.raised(connection, self.keys(connection, False, 4), removed_at=None, removed_reason=None)

    def come_new(self, connection: Connection) -> None:
        """A learner in a course that he was not in."""
        cp, model = course_progress.c, self.keys(connection, True, 1)
        taken = set(connection.execute(select(cp.user_id, cp.course_id).where(cp.company_id == self.company_id)).all())
        courses = connection.scalars(select(course.c.course_id)).all()
        for user_id, course_id in model:
            free = [one for one in courses if (user_id, one) not in taken]
            if free:
                old = connection.execute(self.row((user_id, course_id))).mappings().one()
                new = self.random.choice(free)
                connection.execute(insert(course_progress).values(**{**old, "course_id": new}))
                self.raised(connection, [(user_id, new)], is_active=True)

    def suspend(self, connection: Connection) -> None:
        """A learner's membership is suspended, or no more: news for all of his rows."""
        m, cp = company_learner.c, course_progress.c
        members = connection.scalars(select(m.user_id).where(m.company_id == self.company_id)).all()
        user_id = self.random.choice(members)
        where = (m.company_id == self.company_id, m.user_id == user_id)
        before = connection.scalar(select(m.is_suspended).where(*where))
        connection.execute(update(company_learner).where(*where).values(is_suspended=not before))
        rows = select(cp.user_id, cp.course_id).where(cp.company_id == self.company_id, cp.user_id == user_id)
        self.raised(connection, [tuple(row) for row in connection.execute(rows)])

    def rename(self, connection: Connection) -> None:
        """Names are of everybody: the other companies' numbers rise too, which is not this test's matter."""
        for user_id, _course in self.keys(connection, True, 1):
            name = self.random.choice(["<b>Bold</b>", "=1+1", "O'Neil & Söhne", "line\nbreak", "雪"])
            connection.execute(update(learner).where(learner.c.user_id == user_id).values(firstname=name))
            cp = course_progress.c
            rows = select(cp.user_id, cp.course_id).where(cp.company_id == self.company_id, cp.user_id == user_id)
            self.raised(connection, [tuple(row) for row in connection.execute(rows)])

    def keys(self, connection: Connection, live: bool, most: int) -> list[Key]:
        cp = course_progress.c
        alive = cp.removed_at.is_(None) if live else cp.removed_at.is_not(None)
        found = connection.execute(
            select(cp.user_id, cp.course_id)
            .where(cp.company_id == self.company_id, alive)
            .order_by(cp.user_id, cp.course_id)
        )
        rows = [tuple(row) for row in found]
        return self.random.sample(rows, min(len(rows), self.random.randint(1, most)))

    def row(self, key: Key):
        cp = course_progress.c
        return select(course_progress).where(
            cp.company_id == self.company_id, cp.user_id == key[0], cp.course_id == key[1]
        )

    def raised(self, connection: Connection, keys: list[Key], **values: object) -> None:
        """As store.merge: one number for all rows of a statement."""
        if not keys:
            return
        number = next_change_seq(connection, [self.company_id], NOW)[self.company_id]
        cp = course_progress.c
        for user_id, course_id in keys:
            where = (cp.company_id == self.company_id, cp.user_id == user_id, cp.course_id == course_id)
            connection.execute(
                update(course_progress).where(*where).values(change_seq=number, changed_at=NOW, **values)
            )


def biggest_companies(store: Store, most: int = 2) -> list[int]:
    """The companies with the most live rows."""
    cp = course_progress.c
    with store.reading(store.reporting) as connection:
        counted = select(cp.company_id).where(cp.removed_at.is_(None)).group_by(cp.company_id)
        return list(connection.scalars(counted.order_by(func.count().desc()).limit(most)))
