"""Puts the parts of a demo site together, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Protocol

from alx_desktop.demo.bulk import Sink
from alx_desktop.demo.companies import HISTORY_DAYS, Company, make_companies
from alx_desktop.demo.courses import Course, make_categories, make_course
from alx_desktop.demo.cron import write_cron
from alx_desktop.demo.furniture import ADMIN_ID, Furniture, furnish
from alx_desktop.demo.history import History
from alx_desktop.demo.log import EventLog
from alx_desktop.demo.people import learner_random, people
from alx_desktop.demo.programme import (
    Assignment,
    make_programme,
    share_courses,
    write_company,
    write_departments,
    write_licences,
    write_programme,
)
from alx_desktop.demo.rhythm import DAY
from alx_desktop.demo.rows import Rows

LOG_DAYS = 28
LOG_LIMIT = 150_000
FIRST_PERSON = ADMIN_ID + 1
TOKENS = 4


class Size(Protocol):
    """What of DemoSize is needed here."""

    @property
    def companies(self) -> int: ...
    @property
    def learners(self) -> int: ...
    @property
    def courses(self) -> int: ...
    @property
    def enrolments_per_learner(self) -> float: ...


class SiteBuilder:
    """Writes one site into a sink. Memory holds companies, courses and their assignments, but never the people."""

    def __init__(self, sink: Sink, size: Size, random: Random, seed: int, now: int) -> None:
        self._rows = Rows(sink)
        self._size = size
        self._random = random
        self._seed = seed
        self._now = now
        self._begin = now - (HISTORY_DAYS + 30) * DAY
        self.enrolments = 0
        self.completions = 0

    def build(self, person_done: Callable[[], None]) -> None:
        """Write everything; `person_done` is called after each learner."""
        rows, random, now = self._rows, self._random, self._now
        furniture = furnish(rows, random, self._begin)
        write_cron(rows, now)
        companies = make_companies(random, self._size.companies, self._size.learners, now)
        courses = self._courses(furniture, companies)
        programmes = self._programmes(furniture, companies, courses)
        log = EventLog(now - LOG_DAYS * DAY, LOG_LIMIT)
        history = History(rows, furniture, log, self._profile_fields(), now)
        number = FIRST_PERSON
        rows.user.next_id = FIRST_PERSON
        for company in companies:
            for person in people(self._seed, company, companies, number, now):
                second = [
                    assignment
                    for assignment in (programmes[person.second.id] if person.second else ())
                    if assignment.course.owner
                ]
                rows.user.reserve()
                history.write(learner_random(self._seed, person.id), person, programmes[company.id], second)
                person_done()
            number += company.learners
        for company in companies:
            write_licences(rows, company, programmes[company.id], random, now)
        log.write(rows)
        self._tokens(furniture)
        self.enrolments, self.completions = history.enrolments, history.completions

    def _courses(self, furniture: Furniture, companies: list[Company]) -> list[Course]:
        tree = make_categories(self._rows, furniture, companies, self._size.courses, self._begin)
        courses = [
            make_course(self._rows, furniture, tree, companies, self._random, index, self._now)
            for index in range(self._size.courses)
        ]
        share_courses(courses, companies, self._random)
        return courses

    def _programmes(
        self, furniture: Furniture, companies: list[Company], courses: list[Course]
    ) -> dict[int, list[Assignment]]:
        programmes = {}
        per_learner = self._size.enrolments_per_learner
        for company in companies:
            write_company(self._rows, furniture, company, self._begin)
            programme = make_programme(self._rows, company, courses, self._random, per_learner, self._now)
            write_programme(self._rows, company, programme, self._random, self._now)
            programmes[company.id] = programme
        write_departments(self._rows, companies)
        return programmes

    def _profile_fields(self) -> tuple[int, ...]:
        category = self._rows.profile_category.add("Work", 1)
        return tuple(
            self._rows.profile_field.add(short, name, "text", category, order, 2, "30", "2048")
            for order, (short, name) in enumerate((("company", "Company"), ("jobtitle", "Job title")), 1)
        )

    def _tokens(self, furniture: Furniture) -> None:
        """A few tokens of the web service that clients' reports use: valid, expired, bound to an address, unused."""
        for position in range(min(TOKENS, self._size.learners)):
            token = f"{self._random.getrandbits(128):032x}"
            expired = position == 1
            until = self._now + (-40 if expired else 300) * DAY if position != 3 else 0
            address = "198.51.100.0/24" if position == 2 else None
            used = None if position == 3 else self._now - (45 if expired else 1) * DAY
            person = FIRST_PERSON + position * 7 % self._size.learners
            self._rows.token.add(
                token, 0, person, furniture.services[1], 1, ADMIN_ID, address, until, self._now - 200 * DAY, used, None
            )
