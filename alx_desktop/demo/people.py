"""The people of a company: names, accounts, departments, duties, and how they work."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from random import Random

from alx_desktop.demo.companies import Company
from alx_desktop.demo.names import NASTY, POOLS, romanised

JOBS = (
    "Operative", "Team Leader", "Driver", "Technician", "Nurse", "Clerk", "Apprentice", "Engineer", "Analyst",
    "Supervisor", "Sales Representative", "Night Porter", "Contractor",
)  # fmt: skip


class Duty(Enum):
    """What a person is to the company; the values are company_users.managertype."""

    LEARNER = 0
    MANAGER = 1
    DEPARTMENT_MANAGER = 2
    REPORTER = 4


class Gone(Enum):
    """How an account was deleted: not at all, by Moodle's own function, or by a script that only sets the flag."""

    NO = 0
    DELETED = 1
    FLAGGED = 2


@dataclass(slots=True)
class Person:
    """Somebody with an account. Times are UTC epoch seconds, None = did not happen."""

    id: int
    company: Company
    first: str
    last: str
    username: str
    created: int
    left: int | None
    gone: Gone
    never_came: bool
    duty: Duty
    educator: bool
    departments: tuple[int, ...]
    second: Company | None
    keen: float  # chance to finish what is mandatory
    pace: float  # working days until a course is begun, typically
    job: str

    @property
    def email(self) -> str:
        """The address; deleting an account replaces it."""
        return f"{self.username}@{self.company.domain}"


def people(random_seed: int, company: Company, companies: list[Company], first_id: int, now: int) -> Iterator[Person]:
    """The people of one company, one after the other; each depends on the seed and their own number alone."""
    for position in range(company.learners):
        number = first_id + position
        yield _person(Random((random_seed << 32) ^ number), company, companies, number, position, now)


def learner_random(random_seed: int, number: int) -> Random:
    """The dice of one person's history."""
    return Random((random_seed << 32) ^ number ^ 0x5EED_0000_0000_0000)


def _person(random: Random, company: Company, companies: list[Company], number: int, position: int, now: int) -> Person:
    first, last, roman = _name(random, company, number, position)
    until = company.suspended_at or now
    starters = position < 4 or random.random() < 0.42
    created = (
        company.rhythm.day_near(random, company.started, 3.0)
        if starters
        else company.rhythm.growing(random, company.started, until, company.growth)
    )
    created = min(created, until - 600)
    left = None
    if position > 3 and random.random() < company.turnover:
        left = company.rhythm.later(random, created + (until - created) * random.random(), 5.0)
        left = left if left < until else None
    duty, educator = _duty(random, company, position)
    keen = company.diligence + random.gauss(0.0, 0.12)
    return Person(
        id=number,
        company=company,
        first=first,
        last=last,
        username=f"{roman}{number}",
        created=created,
        left=left,
        gone=_gone(random, left),
        never_came=position > 3 and random.random() < 0.03,
        duty=duty,
        educator=educator,
        departments=_departments(random, company, duty),
        second=_second(random, company, companies, position),
        keen=min(max(keen, 0.05), 0.995),
        pace=company.pace * random.lognormvariate(0.0, 0.5),
        job=JOBS[int(random.random() ** 1.7 * len(JOBS))],
    )


def _name(random: Random, company: Company, number: int, position: int) -> tuple[str, str, str]:
    """Given name, surname, and small Latin letters for the account."""
    if (company.id == 1 and 4 <= position < 4 + len(NASTY)) or number % 211 == 0:
        first, last = NASTY[(position - 4) % len(NASTY) if company.id == 1 else number % len(NASTY)]
        return first, last, romanised(first)[:20] or "learner"
    names, weights = zip(*company.place.pools, strict=True)
    pool = POOLS[random.choices(names, weights)[0]]
    first_word = pool.first[int(random.random() * len(pool.first))]
    last_word = pool.last[int(random.random() * len(pool.last))]
    return first_word.written, last_word.written, f"{first_word.roman}.{last_word.roman}"


def _duty(random: Random, company: Company, position: int) -> tuple[Duty, bool]:
    """The first people of a company run it; about one in twelve leads a department, one in eighty teaches."""
    if position == 0 or (position == 1 and company.learners > 40):
        return Duty.MANAGER, False
    if position == 2:
        return Duty.DEPARTMENT_MANAGER, True
    if position == 3 and company.learners > 30:
        return Duty.REPORTER, False
    chance = random.random()
    if chance < 0.08 and position > 3:
        return Duty.DEPARTMENT_MANAGER, False
    return Duty.LEARNER, chance > 0.9875 and position > 3


def _gone(random: Random, left: int | None) -> Gone:
    if left is None:
        return Gone.NO
    chance = random.random()
    return Gone.DELETED if chance < 0.25 else Gone.FLAGGED if chance < 0.28 else Gone.NO


def _departments(random: Random, company: Company, duty: Duty) -> tuple[int, ...]:
    """One department, the top for managers; one person in forty sits in two."""
    nodes = company.departments
    if duty in (Duty.MANAGER, Duty.REPORTER) or len(nodes) == 1:
        return (nodes[0].id,)
    below = nodes[1:]
    place = below[int(random.random() ** 1.4 * len(below))].id
    if len(below) > 1 and random.random() < 0.025:
        return (place, next(node.id for node in below if node.id != place))
    return (place,)


def _second(random: Random, company: Company, companies: list[Company], position: int) -> Company | None:
    """Contractors work for two companies; the manager of a parent company also runs its children."""
    if position == 0:
        return next((child for child in companies if child.parent == company.id), None)
    chance = random.random()
    if position == 5 or chance < 0.012:
        others = [other for other in companies if other.id != company.id and other.trains]
        return others[int(random.random() * len(others))] if others else None
    return None


def deleted_account(person: Person, moment: int) -> tuple[str, str]:
    """User name and e-mail that Moodle's delete_user() leaves behind."""
    return (
        f"{person.email}.{moment}",
        hashlib.md5(person.username.encode(), usedforsecurity=False).hexdigest(),
    )


def suspended_by(person: Person, now: int) -> bool:
    """Whether the account is suspended: its owner left and was not deleted, or the company is suspended."""
    if person.gone is Gone.DELETED:
        return False
    left = person.left is not None and person.left < now
    return left or (person.company.suspended_at is not None and person.second is None)
