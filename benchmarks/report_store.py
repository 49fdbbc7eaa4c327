"""A reporting store of any size, made by direct inserts: what the report's benchmarks read.

Believable where it decides speed: companies of very different size, status and times that hang together (no completion
time without completion), expiry and due dates in some courses only, many equal percentages, a few tombstones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, insert

from alx_desktop.store.fold import fold
from alx_desktop.store.tables import progress, reporting_metadata, star

NOW = 1_790_000_000
DAY = 86_400
FIRST_NAMES = """Anna Łukasz María José Sean Kofi Priya Zoë Tom Chidi Freya Sofia Ivana Mohammed Hoa Jean Lena Omar Yuki
Noah Emma Liam Olga Pavel Ahmed Fatima Björn Søren Aoife Dmitri Xin Wei Hana Jakub Nadia Paul Petra"""
LAST_NAMES = """Nowak Peña O'Brien Mensah Groß Raghunathan Côté Berg Nguyễn Šarić Bright Okonkwo Lindqvist Smith Jones
Müller Ferrari García López Silva Santos Kowalski Novák Horváth Popescu Ivanov Petrov Yılmaz Demir Haddad Khan
Singh Patel Tanaka Suzuki Kim Park Chen Wang Li Zhang Tran Pham Diallo Traoré Abebe Moyo"""
SUBJECTS = (
    "Fire Safety",
    "GDPR Basics",
    "Manual Handling",
    "Forklift Refresher",
    "First Aid",
    "Food Hygiene",
    "Anti-Bribery",
    "Cyber Awareness",
    "Working at Height",
    "Onboarding",
)
FIRST = FIRST_NAMES.split()
LAST = LAST_NAMES.split()


@dataclass(frozen=True)
class StoreSize:
    """How much to make. rows is reached to about one percent."""

    rows: int = 1_000_000
    learners: int = 20_000
    courses: int = 200
    companies: int = 40


def make_store(engine: Engine, size: StoreSize, seed: int = 7) -> None:
    """Make all tables in an empty database and fill them; indexes come last."""
    reporting_metadata.create_all(engine)
    fill_with_indexes_last(engine, size, seed)


def fill_with_indexes_last(engine: Engine, size: StoreSize, seed: int = 7) -> None:
    """Fill the empty tables of a database that has them; their indexes are dropped, and made anew."""
    indexes = [index for table in reporting_metadata.tables.values() for index in table.indexes]
    for index in indexes:
        index.drop(engine, checkfirst=True)
    with engine.begin() as connection:
        fill(connection, size, seed)
    for index in indexes:
        index.create(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA optimize" if engine.dialect.name == "sqlite" else "ANALYZE")


def fill(connection: Connection, size: StoreSize, seed: int = 7) -> None:
    """Fill empty tables."""
    draw = random.Random(seed)
    _dimensions(connection, size, draw)
    rows: list[dict] = []
    for row in _progress(size, draw):
        rows.append(row)
        if len(rows) == 20_000:
            connection.execute(insert(progress.course_progress), rows)
            rows.clear()
    if rows:
        connection.execute(insert(progress.course_progress), rows)


def company_of(number: int, size: StoreSize) -> int:
    """Company of the learner `number`: sizes fall off like 1/rank, and the last one has ten learners."""
    weights = [1 / (rank + 1) for rank in range(size.companies - 1)]
    total, place = sum(weights), (number - 10) / max(1, size.learners - 10)
    if number < 10:
        return size.companies
    for rank, weight in enumerate(weights):
        place -= weight / total
        if place < 0:
            return rank + 1
    return size.companies - 1


def _dimensions(connection, size: StoreSize, draw: random.Random) -> None:
    companies = [
        f"{draw.choice(LAST)} {draw.choice(['Logistics', 'Foods', 'Care', 'Bau', 'Energy'])} {n}"
        for n in range(size.companies)
    ]
    connection.execute(
        insert(star.company),
        [
            {
                "company_id": n + 1,
                "name": name,
                "shortname": f"c{n + 1}",
                "sort_name": fold(name),
                "is_suspended": False,
            }
            for n, name in enumerate(companies)
        ],
    )
    connection.execute(
        insert(star.department),
        [
            {
                "company_id": c + 1,
                "department_id": c * 10 + d,
                "name": f"Department {d}",
                "shortname": f"d{d}",
                "sort_name": f"department {d}",
                "parent_id": None,
            }
            for c in range(size.companies)
            for d in range(5)
        ],
    )
    connection.execute(insert(star.learner), [_learner(n, draw) for n in range(size.learners)])
    connection.execute(
        insert(star.company_learner),
        [
            {
                "company_id": company_of(n, size),
                "user_id": n + 1,
                "department_id": (company_of(n, size) - 1) * 10 + n % 5,
                "department_ids": str((company_of(n, size) - 1) * 10 + n % 5),
                "manager_type": 0,
                "is_educator": False,
                "is_suspended": False,
            }
            for n in range(size.learners)
        ],
    )
    connection.execute(insert(star.course), [_course(n, draw) for n in range(size.courses)])


def _learner(number: int, draw: random.Random) -> dict:
    first, last = draw.choice(FIRST), draw.choice(LAST)
    email = f"learner{number}@example.org"
    return {
        "user_id": number + 1,
        "username": f"u{number}",
        "firstname": first,
        "lastname": last,
        "email": email,
        "idnumber": "",
        "is_suspended": number % 50 == 0,
        "last_login_at": NOW - number,
        "sort_name": fold(last, first),
        "search_text": fold(first, last, email, f"u{number}"),
    }


def _course(number: int, draw: random.Random) -> dict:
    name = f"{SUBJECTS[number % len(SUBJECTS)]} {2020 + number // len(SUBJECTS)}"
    return {
        "course_id": number + 2,
        "fullname": name,
        "shortname": f"k{number}",
        "idnumber": "",
        "category_id": 1,
        "category_name": "Training",
        "is_visible": True,
        "completion_enabled": True,
        "has_criteria": True,
        "activities_total": draw.randint(1, 20),
        "sort_name": fold(name),
        "search_text": fold(name, f"k{number}"),
        "signature": "",
    }


def _progress(size: StoreSize, draw: random.Random) -> Iterator[dict]:
    """Rows in key order, as the first fill inserts them."""
    per_learner = size.rows / size.learners
    learners = sorted((company_of(n, size), n + 1) for n in range(size.learners))
    for company, user in learners:
        count = min(size.courses, max(1, round(draw.gauss(per_learner, per_learner / 4))))
        for course in sorted(draw.sample(range(size.courses), count)):
            yield _row(company, user, course + 2, draw)


def _row(company: int, user: int, course: int, draw: random.Random) -> dict:
    kind = draw.random()
    status = "completed" if kind < 0.55 else "in_progress" if kind < 0.8 else "not_started"
    total = 1 + course % 20
    done = total if status == "completed" else draw.randint(0, total - 1) if status == "in_progress" else 0
    enrolled = NOW - draw.randint(10, 730) * DAY - draw.randint(0, DAY)
    started = enrolled + draw.randint(0, 5 * DAY) if status != "not_started" else None
    completed = min(NOW, started + draw.randint(0, 60) * DAY) if status == "completed" and started else None
    graded = completed is not None and course % 3 != 0
    removed = NOW - DAY if draw.random() < 0.01 else None
    return {
        "company_id": company,
        "user_id": user,
        "course_id": course,
        "enrolled_at": enrolled,
        "enrol_starts_at": enrolled,
        "enrol_ends_at": None,
        "is_active": draw.random() < 0.95,
        "is_tracked": True,
        "percentage": 100.0 * done / total if course % 25 else None,
        "activities_done": done,
        "activities_total": total,
        "started_at": started,
        "completed_at": completed,
        "status": status,
        "grade": (grade := float(draw.randint(40, 100)) if graded else None),
        "grade_min": 0.0,
        "grade_max": 100.0,
        "grade_percent": grade,
        "grade_hidden": False,
        "due_at": enrolled + 30 * DAY if course % 4 == 0 else None,
        "expires_at": completed + 365 * DAY if completed and course % 5 == 0 else None,
        "attribution": "course",
        "last_access_at": started + draw.randint(0, 90 * DAY) if started else None,
        "recheck_at": None,
        "first_seen_at": enrolled,
        "change_seq": user,
        "changed_at": NOW,
        "removed_at": removed,
        "removed_reason": "unenrolled" if removed else None,
    }
