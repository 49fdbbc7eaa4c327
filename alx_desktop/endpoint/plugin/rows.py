"""The rows of one company as the plugin's protocol has them: which ones, in what order, and how they are written.

A page of 1,000 rows is written in a few milliseconds, because its statements are built once for a company's settings,
and its values are converted column by column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, not_, or_

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.plugin_rows import KEYS, converter
from alx_desktop.domain.priority import fetched
from alx_desktop.domain.published_fields import PLUGIN_FIELDS
from alx_desktop.services.callers import Caller
from alx_desktop.services.refreshes import Refresh, Removals
from alx_desktop.store.feed import Place, changed_within, page, place_width, went_out_of_sight
from alx_desktop.store.plugin_columns import as_plugin_json, register_percentages
from alx_desktop.store.published import CompanyView, plugin_visible, progress_set
from alx_desktop.store.tables.progress import course_progress

COMPANIES, STATEMENTS = 256, 32
"""Companies whose statements are kept, and how many of each."""

_GONE = "removed"


class PluginRows:
    """Rows of one company by its settings. Safe to use from several threads: nothing of a request is kept."""

    def __init__(self, view: CompanyView, settings: CompanySettings) -> None:
        self._company_id = view.company_id
        self.names = settings.plugin_fields()
        self._tells_removed = settings.removed_field
        self._visible: ColumnElement[bool] = plugin_visible(
            settings.include_inactive, settings.include_suspended, settings.include_hidden_courses
        )
        self._live = progress_set(view)
        self._all = progress_set(view, both=True)
        self._columns = tuple(dict.fromkeys(PLUGIN_FIELDS[name] for name in self.names))
        self._statements: dict[tuple[ReadMode, bool, bool, tzinfo | None], Select[Any]] = {}

    @property
    def removals(self) -> Removals | None:
        """Whether rows went away unseen; nothing does where the company has the `removed` field."""
        return None if self._tells_removed else self._went

    def statement(self, mode: ReadMode, windowed: bool, behind: bool, zone: tzinfo | None = None) -> Select[Any]:
        """The rows of a session, at most `most`; `bound` has its other parameters. behind: those behind a place.

        zone: of the site, where the database is to write the rows itself.
        """
        key = (mode, windowed, behind, zone)
        if key not in self._statements:
            if len(self._statements) >= STATEMENTS:
                self._statements.clear()
            self._statements[key] = self._made(*key)
        return self._statements[key]

    def fetch(
        self, connection: Connection, refresh: Refresh, window: int | None, after: Place | None, limit: int
    ) -> list[tuple[Any, ...]]:
        """At most so many rows, their places first, as the driver gives them: SQLAlchemy's own cost more than JSON."""
        statement = self.statement(refresh.mode, window is not None, after is not None)
        return list(connection.execute(statement, bound(refresh, window, after) | {"most": limit}).cursor.fetchall())

    def as_json(
        self, connection: Connection, refresh: Refresh, window: int | None, after: Place | None, limit: int,
        zone: tzinfo,
    ) -> tuple[Sequence[Sequence[Any]], bytes] | None:  # fmt: skip
        """Places of at most so many rows, and the rows as JSON; None where the database cannot write them."""
        if self._tells_removed or not self.names or connection.dialect.name != "sqlite":
            return None
        register_percentages(connection)
        statement = self.statement(refresh.mode, window is not None, after is not None, zone)
        rows = fetched(connection.execute(statement, bound(refresh, window, after) | {"most": limit}).cursor)
        if any(row[-1] for row in rows):
            return None
        return rows, b"[" + b",".join([row[-2] for row in rows]) + b"]"

    def written(self, found: Sequence[Sequence[Any]], mode: ReadMode, zone: tzinfo) -> list[dict[str, Any]]:
        """The rows as they are written."""
        if not found:
            return []
        columns = list(zip(*found, strict=True))[place_width(mode) :]
        values = dict(zip(self._columns, columns, strict=False))
        shaped = [converter(name, zone)(values[PLUGIN_FIELDS[name]]) for name in self.names]
        if not shaped:
            rows: list[dict[str, Any]] = [{} for _row in found]
        else:
            rows = [dict(zip(self.names, row, strict=True)) for row in zip(*shaped, strict=True)]
        if self._tells_removed:
            gone = columns[-1] if len(columns) > len(self._columns) else (False,) * len(rows)
            self._tell_removed(rows, gone, zone)
        return rows

    def _tell_removed(self, rows: list[dict[str, Any]], gone: Sequence[Any], zone: tzinfo) -> None:
        """Of a row that is gone, only its key is told."""
        nothing = {name: converter(name, zone)([None])[0] for name in self.names if name not in KEYS}
        for row, is_gone in zip(rows, gone, strict=True):
            if is_gone:
                row.update(nothing)
            row[_GONE] = int(bool(is_gone))

    def _made(self, mode: ReadMode, windowed: bool, behind: bool, zone: tzinfo | None) -> Select[Any]:
        parameter: Callable[[str], Any] = bindparam
        conditions = [changed_within(parameter("window"))] if windowed else []
        published, columns = self._live, self._columns
        if zone is not None:
            text, beyond = as_plugin_json(self._live.columns, self.names, zone)
            published, columns = replace(self._live, columns={"text": text, "beyond": beyond}), ("text", "beyond")
        if self._tells_removed and mode is ReadMode.INCREMENTAL:
            gone = or_(course_progress.c.removed_at.is_not(None), not_(self._visible))
            published, columns = replace(self._all, columns={**self._all.columns, _GONE: gone}), (*columns, _GONE)
        else:
            conditions.append(self._visible)
        bounds = (parameter("since"), parameter("until"))
        after = tuple(parameter(f"place_{number}") for number in range(place_width(mode))) if behind else None
        found = page(published, columns, mode, bounds, after, conditions)
        return found.limit(bindparam("most", type_=Integer()))

    def _went(self, connection: Connection, since: int, until: int) -> bool:
        return went_out_of_sight(connection, self._company_id, since, until, self._visible, self._live.source)


def rows_of(caller: Caller) -> PluginRows:
    """The rows of the caller's company."""
    return _rows(caller.view, caller.settings)


_rows = lru_cache(COMPANIES)(PluginRows)


def bound(refresh: Refresh, window: int | None, after: Place | None) -> dict[str, int]:
    """The parameters of `PluginRows.statement`."""
    found = {}
    if refresh.mode is ReadMode.INCREMENTAL:
        found["since"], found["until"] = refresh.bounds
    if window is not None:
        found["window"] = window
    return found | {f"place_{number}": value for number, value in enumerate(after or ())}
