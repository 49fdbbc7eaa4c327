"""Companies' settings in the admin database: what differs from the defaults, and a version that clients carry."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, or_, select

from alx_desktop.domain.client_mode import ClientMode
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.store.bulk import upsert_rows
from alx_desktop.store.prepared import Prepared
from alx_desktop.store.tables.admin import company_settings

COLUMNS = ("company_id", "settings", "version", "changed_at")
DEFAULTS = CompanySettings()
FOR_NEW = 0
"""In place of a company's id: the settings of companies that nobody has set anything for. Moodle's ids begin at 1."""

_ONE = Prepared(
    select(company_settings)
    .where(or_(company_settings.c.company_id == bindparam("of"), company_settings.c.company_id == FOR_NEW))
    .order_by(company_settings.c.company_id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class StoredSettings:
    """Settings and their version: it rises when what clients see changes. changed_at: when anything was saved last.

    changed_at rises with each saving, whatever the clock says: answers that were kept before it are of no more use.
    """

    settings: CompanySettings
    version: int = 0
    changed_at: int = 0


def begin_changing(connection: Connection) -> None:
    """Before settings are read to be changed: who else changes some waits until this transaction has ended.

    SQLite has one writer anyway; PostgreSQL would let both read the same, and the second undo what the first changed.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE company_settings IN EXCLUSIVE MODE")


def read_settings(connection: Connection, company_id: int) -> StoredSettings:
    """A company's settings; those for new companies where nobody has set anything for it."""
    row = _ONE.row(connection, {"of": company_id})
    return StoredSettings(DEFAULTS) if row is None else StoredSettings(_load(row.settings), row.version, row.changed_at)


def all_settings(connection: Connection) -> dict[int, StoredSettings]:
    """The companies that somebody has set something for."""
    rows = connection.execute(select(company_settings).where(company_settings.c.company_id != FOR_NEW))
    return {row.company_id: StoredSettings(_load(row.settings), row.version, row.changed_at) for row in rows}


def save_settings(connection: Connection, company_id: int, settings: CompanySettings, now: int) -> StoredSettings:
    """Store a company's settings. now: UTC epoch seconds."""
    before = read_settings(connection, company_id)
    version = before.version + settings.decides_visibility(before.settings)
    changed_at = max(now, before.changed_at + 1)
    upsert_rows(connection, company_settings, COLUMNS, [(company_id, _dump(settings), version, changed_at)])
    return StoredSettings(settings, version, changed_at)


def touch_settings(connection: Connection, company_id: int, now: int) -> None:
    """Say that a company's settings were saved, so that what was made by them is made anew. now: UTC epoch seconds.

    A company without settings of its own keeps following those for new companies: these count as saved then.
    """
    own = select(company_settings.c.company_id).where(company_settings.c.company_id == company_id)
    saved = company_id if connection.scalar(own) is not None else FOR_NEW
    save_settings(connection, saved, read_settings(connection, saved).settings, now)


def _dump(settings: CompanySettings) -> str:
    differing: dict[str, Any] = {}
    for field in fields(CompanySettings):
        value = getattr(settings, field.name)
        if value != getattr(DEFAULTS, field.name):
            differing[field.name] = sorted(value) if isinstance(value, frozenset) else value
    return orjson.dumps(differing).decode()


@lru_cache(maxsize=1024)
def _load(text: str) -> CompanySettings:
    values = orjson.loads(text)
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = frozenset(value)
    if "client_mode" in values:
        values["client_mode"] = ClientMode(values["client_mode"])
    return CompanySettings(**values)
