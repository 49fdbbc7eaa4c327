"""What a token of a company sees: rows as the endpoint gives them, by the same fields, courses and conditions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, true

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.plugin_rows import plugin_row
from alx_desktop.domain.published_fields import BY_NAME, PLUGIN_FIELDS, FieldKind
from alx_desktop.domain.written_times import utc_text
from alx_desktop.services.callers import company_view
from alx_desktop.store.published import PublishedSet, plugin_visible, progress_set

ROWS = 50
"""So many rows are shown; the count is of all."""


class Protocol(StrEnum):
    """Which of the endpoint's languages. PUBLISHED: REST, OData and the streams, which have the same names and rows."""

    PUBLISHED = "published"
    PLUGIN = "plugin"


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a full read, as they are sent. total: of the whole read. columns: names in their order."""

    protocol: Protocol
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int


def make_preview(
    connection: Connection, company_id: int, settings: CompanySettings, protocol: Protocol, zone: tzinfo
) -> Preview:
    """What a token that may read course progress gets now. zone: the site's clock, for the plugin's dates."""
    published = progress_set(company_view(company_id, settings))
    if protocol is Protocol.PLUGIN:
        return _plugin(connection, published, settings, zone)
    names = tuple(name for name in published.columns if name in BY_NAME)
    rows = _read(connection, published, names, true())
    moments = [place for place, name in enumerate(names) if BY_NAME[name].kind is FieldKind.MOMENT]
    shaped = []
    for row in rows:
        values = list(row)
        for place in moments:
            values[place] = utc_text(values[place])
        shaped.append(tuple(values))
    return Preview(protocol, names, tuple(shaped), _count(connection, published, true()))


def _plugin(connection: Connection, published: PublishedSet, settings: CompanySettings, zone: tzinfo) -> Preview:
    names = settings.plugin_fields()
    ours = tuple(dict.fromkeys(PLUGIN_FIELDS[name] for name in names))
    visible = plugin_visible(settings.include_inactive, settings.include_suspended, settings.include_hidden_courses)
    removed = False if settings.removed_field else None
    rows = [
        tuple(plugin_row(dict(zip(ours, row, strict=True)), names, zone, removed).values())
        for row in _read(connection, published, ours, visible)
    ]
    columns = (*names, "removed") if settings.removed_field else names
    return Preview(Protocol.PLUGIN, columns, tuple(rows), _count(connection, published, visible))


def _read(
    connection: Connection, published: PublishedSet, names: tuple[str, ...], condition: ColumnElement[bool]
) -> list[tuple[Any, ...]]:
    # With the key, so that a company that has switched everything off still has rows to count.
    columns = (*published.key, *(published.columns[name] for name in names))
    statement = select(*columns).select_from(published.source).where(published.condition, condition)
    rows = connection.execute(statement.order_by(*published.key).limit(ROWS))
    return [tuple(row[len(published.key) :]) for row in rows]


def _count(connection: Connection, published: PublishedSet, condition: ColumnElement[bool]) -> int:
    statement = select(func.count()).select_from(published.source).where(published.condition, condition)
    return connection.scalar(statement) or 0
