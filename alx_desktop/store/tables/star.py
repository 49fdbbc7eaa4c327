"""The dimensions of the star: company, department, learner, course and who belongs to whom.

A row that Moodle no longer has keeps its last values and gets `removed_at` (UTC epoch seconds), so that tombstones
of course progress can still name their learner and course.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from alx_desktop.store.tables.metadata import reporting_metadata as md
from alx_desktop.store.tables.types import Id, SortText

company = Table(
    "company",
    md,
    Column("company_id", Id, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("shortname", Text, nullable=False),
    Column("sort_name", SortText, nullable=False),
    Column("parent_id", BigInteger),
    Column("is_suspended", Boolean, nullable=False),
    Column("removed_at", BigInteger),
    # The counter that orders this company's commits; locked first in each merge.
    Column("change_seq", BigInteger, nullable=False, server_default="0"),
    # Changes after this number are all known: who has read less far must read everything again, because a tombstone
    # that they have not seen is gone (retention passed, or the company was cleared).
    Column("forgotten_seq", BigInteger, nullable=False, server_default="0"),
    # The latest changed_at that rows of this company have ever had.
    Column("changed_until", BigInteger),
    # A clock was set back: rows with lower numbers than later ones may have a changed_at up to this.
    Column("unordered_until", BigInteger),
    Index("ix_company_sort_name", "sort_name", "company_id"),
)

department = Table(
    "department",
    md,
    Column("company_id", BigInteger, ForeignKey("company.company_id"), primary_key=True, autoincrement=False),
    Column("department_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("shortname", Text, nullable=False),
    Column("sort_name", SortText, nullable=False),
    Column("parent_id", BigInteger),
    Column("removed_at", BigInteger),
    # Unique, or SQLite would not see that a walk along it is the order of the rows it leads to.
    Index("ix_department_sort_name", "sort_name", "company_id", "department_id", unique=True),
    sqlite_with_rowid=False,
)

learner = Table(
    "learner",
    md,
    Column("user_id", Id, primary_key=True, autoincrement=False),
    Column("username", Text, nullable=False),
    Column("firstname", Text, nullable=False),
    Column("lastname", Text, nullable=False),
    Column("email", SortText, nullable=False),
    Column("idnumber", Text, nullable=False),
    Column("is_suspended", Boolean, nullable=False),
    Column("last_login_at", BigInteger),
    # Folded "lastname firstname" to sort by; folded names, e-mail, username, idnumber to search in (store.fold).
    Column("sort_name", SortText, nullable=False),
    Column("search_text", SortText, nullable=False),
    Column("removed_at", BigInteger),
    Index("ix_learner_sort_name", "sort_name", "user_id"),
    Index("ix_learner_email", "email", "user_id"),
)

course = Table(
    "course",
    md,
    Column("course_id", Id, primary_key=True, autoincrement=False),
    Column("fullname", Text, nullable=False),
    Column("shortname", Text, nullable=False),
    Column("idnumber", Text, nullable=False),
    Column("category_id", BigInteger),
    Column("category_name", Text),
    Column("is_visible", Boolean, nullable=False),
    Column("completion_enabled", Boolean, nullable=False),
    Column("has_criteria", Boolean, nullable=False),
    Column("activities_total", Integer, nullable=False),
    Column("sort_name", SortText, nullable=False),
    Column("search_text", SortText, nullable=False),
    # Signature of everything of the course that enters the rules: a different one means "recompute its learners".
    Column("signature", Text, nullable=False),
    Column("removed_at", BigInteger),
    Index("ix_course_sort_name", "sort_name", "course_id"),
)

company_learner = Table(
    "company_learner",
    md,
    Column("company_id", BigInteger, ForeignKey("company.company_id"), primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, ForeignKey("learner.user_id"), primary_key=True, autoincrement=False),
    # The lowest of the learner's departments in the company; all of them, comma-separated, beside it.
    Column("department_id", BigInteger),
    Column("department_ids", Text, nullable=False),
    Column("manager_type", Integer, nullable=False),
    Column("is_educator", Boolean, nullable=False),
    Column("is_suspended", Boolean, nullable=False),
    Column("removed_at", BigInteger),
    Index("ix_company_learner_user_id", "user_id", "company_id"),
    Index("ix_company_learner_department", "company_id", "department_id", "user_id", unique=True),
    sqlite_with_rowid=False,
)

company_course = Table(
    "company_course",
    md,
    Column("company_id", BigInteger, ForeignKey("company.company_id"), primary_key=True, autoincrement=False),
    Column("course_id", BigInteger, ForeignKey("course.course_id"), primary_key=True, autoincrement=False),
    # company_course, open_shared, closed_shared, or source (companies that are not IOMAD's).
    Column("via", Text, nullable=False),
    Column("valid_days", Integer),
    Column("warn_days", Integer),
    Column("removed_at", BigInteger),
    Index("ix_company_course_course_id", "course_id", "company_id"),
    sqlite_with_rowid=False,
)
