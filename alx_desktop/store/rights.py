"""What an analyst may read of a store on PostgreSQL: a decision for every table.

A table without a decision here is not hers: nothing is granted to her by default, and a test asks for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alx_desktop.store.location import Database

PEOPLE = "people"
"""The schema that has who may see what, and, before the tables of that name in an analyst's search path, her views."""

MINE = f"ANY ((SELECT {PEOPLE}.my_companies())::bigint[])"
"""Computed once per statement, and usable as a condition of an index."""


@dataclass(frozen=True, slots=True)
class Rows:
    """She reads the table; row level security shows her the rows that fulfil the condition."""

    condition: str


@dataclass(frozen=True, slots=True)
class Masked:
    """She reads a view without the content of these columns, and not the table."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Empty:
    """She reads a view without rows, and not the table: it is not hers, and pages that look at it go on."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """The database refuses her."""


Right = Rows | Masked | Empty | Nothing

OF_COMPANY = Rows(f"company_id = {MINE}")

# The tables behind EXISTS are filtered for her in the same way, so that only her companies' rows count there.
# A learner who has left is known by the key alone, which tombstones and episodes have (as store.published gives it to
# clients): the names and the address that the store has now are those that another company has entered since.
_OF_LEARNER = Rows(
    "EXISTS (SELECT FROM reporting.company_learner AS o WHERE o.user_id = learner.user_id AND o.removed_at IS NULL)"
    " OR EXISTS (SELECT FROM reporting.course_progress AS o WHERE o.user_id = learner.user_id AND o.removed_at IS NULL)"
)
_OF_COURSE = Rows(
    "EXISTS (SELECT FROM reporting.company_course AS o WHERE o.course_id = course.course_id)"
    " OR EXISTS (SELECT FROM reporting.course_progress AS o WHERE o.course_id = course.course_id)"
)

RIGHTS: Mapping[Database, Mapping[str, Right]] = {
    Database.REPORTING: {
        "alembic_version": Rows("true"),
        "layout_history": Nothing(),
        "company": OF_COMPANY,
        "department": OF_COMPANY,
        "learner": _OF_LEARNER,
        "course": _OF_COURSE,
        "company_learner": OF_COMPANY,
        "company_course": OF_COMPANY,
        "course_progress": OF_COMPANY,
        "progress_change": OF_COMPANY,
        "attribute_change": OF_COMPANY,
        "progress_daily": OF_COMPANY,
        # Company 0, an episode of no company, is nobody's.
        "completion_episode": OF_COMPANY,
        "pending_removal": OF_COMPANY,
        # Counts of the whole site.
        "learners_daily": Empty(),
        # Which learners of the site changed, and where else a store is.
        "sync_state": Masked(
            ("drift", "signs", "full_signs", "full_done_through", "full_run_id", "copy_of", "moved_to")
        ),
        "sync_lease": Nothing(),
        "pending_recompute": Nothing(),
        "learner_source": Nothing(),
    },
    Database.ADMIN: {
        "alembic_version": Rows("true"),
        "layout_history": Nothing(),
        # Companies without settings of their own have those for new companies (store.company_settings.FOR_NEW).
        "company_settings": Rows(f"company_id = 0 OR company_id = {MINE}"),
        "saved_export": Empty(),
        "api_token": Empty(),
        "moodle_token": Empty(),
        "moodle_access": Empty(),
        "client_state": Empty(),
        "audit_entry": Empty(),
        "secret": Nothing(),
    },
    Database.ACTIVITY: {
        "alembic_version": Rows("true"),
        "layout_history": Nothing(),
        # Runs of the whole site, figures of the whole endpoint (company 0) and events of no company tell of others.
        "sync_run": OF_COMPANY,
        "request_log": OF_COMPANY,
        "metric": OF_COMPANY,
        "security_event": OF_COMPANY,
        "statement_time": Empty(),
    },
}
