"""A small demo site in which the plugin's table says exactly what the store says, until a test changes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from alx_desktop.services.plugin_compare import PluginService
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import course, learner
from tests.demo_site import DemoSite
from tests.templates import filled

CREATE = """CREATE TABLE mdl_local_alx_api_reporting (id INTEGER PRIMARY KEY, userid INTEGER, companyid INTEGER,
    courseid INTEGER, firstname TEXT, lastname TEXT, email TEXT, coursename TEXT, timecompleted INTEGER DEFAULT 0,
    timestarted INTEGER DEFAULT 0, percentage NUMERIC DEFAULT 0, status TEXT, last_updated INTEGER DEFAULT 0,
    is_deleted INTEGER DEFAULT 0, created_at INTEGER DEFAULT 0, updated_at INTEGER DEFAULT 0)"""
Columns = dict[str, Any]


def plugin_site(folder: Path) -> PluginSite:
    """A synced demo site."""
    filled(folder, "a site with the plugin", _fill)
    return PluginSite(folder)


def _fill(folder: Path) -> None:
    site = PluginSite(folder)
    site.sync()
    site.store.close()


class PluginSite(DemoSite):
    """A synced demo site in which the plugin's table says exactly what the store says, until a test changes it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.service = PluginService(self.profile, self.store, self.opened)  # type: ignore[arg-type]

    def rows(self) -> list[Columns]:
        """The plugin's rows that would be right."""
        t = course_progress
        statement = (
            sa.select(t, learner.c.firstname, learner.c.lastname, learner.c.email, course.c.fullname)
            .join(learner, learner.c.user_id == t.c.user_id)
            .join(course, course.c.course_id == t.c.course_id)
            .where(t.c.removed_at.is_(None))
        )
        with self.store.reading(self.store.reporting) as connection:
            return [right(row) for row in connection.execute(statement)]

    def fill(self, rows: list[Columns]) -> None:
        self.moodle(sa.text(CREATE))
        names = list(rows[0])
        insert = (
            f"INSERT INTO mdl_local_alx_api_reporting ({', '.join(names)}) VALUES ({', '.join(f':{n}' for n in names)})"
        )
        engine = sa.create_engine(self.url)
        with engine.begin() as connection:
            connection.execute(sa.text(insert), rows)
        engine.dispose()

    def reasons(self, **options: Any) -> dict[str, int]:
        return self.service.compare(**options).reasons()


def right(row: Any) -> Columns:
    return {
        "userid": row.user_id, "companyid": row.company_id, "courseid": row.course_id, "firstname": row.firstname,
        "lastname": row.lastname, "email": row.email, "coursename": row.fullname,
        "timecompleted": row.completed_at or 0, "timestarted": row.started_at or 0,
        "percentage": round(row.percentage or 0, 2), "status": row.status,
    }  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Iterator[PluginSite]:
    made = plugin_site(tmp_path)
    yield made
    made.store.close()
