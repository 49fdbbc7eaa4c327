"""One MetaData per database, because the three have three fates (design.md, "The reporting store")."""

from __future__ import annotations

from sqlalchemy import MetaData

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

reporting_metadata = MetaData(naming_convention=NAMING)
"""What Moodle says, and its history."""

admin_metadata = MetaData(naming_convention=NAMING)
"""What people set: saved exports, later companies' settings, tokens, schedules."""

activity_metadata = MetaData(naming_convention=NAMING)
"""What happened: run history, statement times. Disposable by age."""
