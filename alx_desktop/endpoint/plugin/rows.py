"""The rows of one company as the plugin's protocol has them: which ones, in what order, and how they are written.

A page of 1,000 rows is written in a few milliseconds, because its statements are built once for a company's settings,
and its values are converted column by column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import tzinfo
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, not_, or_

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.plugin_rows import KEYS, converter
from alx_desktop.domain.priority import fetched
from alx_desktop.domain.published_fields import PLUGIN_FIELDS
from alx_desktop.services.callers import Caller
from alx_desktop.services.refreshes import Refresh, Removals
from alx_desktop.store.feed import Place, changed_within, page, place_width, went_out_of_sight
from alx_desktop.store.plugin_columns import JsonPage, JsonPages, as_plugin_json
from alx_desktop.store.published import CompanyView, PublishedSet, plugin_visible, progress_set
from alx_desktop.store.tables.progress import course_progress

COMPANIES, STATEMENTS = 256, 32
"""Companies whose statements are kept, and how many of each."""

_GONE = "removed"

Key = TypeVar("Key", bound=tuple[Any, ...])
Made = TypeVar("Made")


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
        self._statements: dict[tuple[ReadMode, bool, bool], Select[Any]] = {}
        self._json_pages: dict[tuple[bool, bool, tzinfo], JsonPages] = {}

    @property
    def removals(self) -> Removals | None:
        """Whether rows went away unseen; nothing does where the company has the `removed` field."""
        return None if self._tells_removed else self._went

    def statement(self, mode: ReadMode, windowed: bool, behind: bool) -> Select[Any]:
        """The rows of a session, at most `most`; `bound` has its other parameters. behind: those behind a place."""
        return _kept(self._statements, (mode, windowed, behind), self._made)

    def fetch(
        self, connection: Connection, refresh: Refresh, window: int | None, after: Place | None, limit: int
    ) -> list[tuple[Any, ...]]:
        """At most so many rows, their places first, as the driver gives them: SQLAlchemy's own cost more than JSON."""
        statement = self.statement(refresh.mode, window is not None, after is not None)
        return fetched(connection.execute(statement, bound(refresh, window, after) | {"most": limit}).cursor)

    def as_json(
        self, connection: Connection, refresh: Refresh, window: int | None, after: Place | None, limit: int,
        zone: tzinfo,
    ) -> JsonPage | None:  # fmt: skip
        """At most so many rows of a full read, written by the database; None where it cannot."""
        is_full = refresh.mode is ReadMode.FULL
        if not is_full or self._tells_removed or not self.names or connection.dialect.name != "sqlite":
            return None
        pages = _kept(self._json_pages, (window is not None, after is not None, zone), self._written_by_sqlite)
        return pages.read(connection, bound(refresh, window, after) | {"most": limit})

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

    def _written_by_sqlite(self, windowed: bool, behind: bool, zone: tzinfo) -> JsonPages:
        text, beyond = as_plugin_json(self._live.columns, self.names, zone)
        written = replace(self._live, columns={"text": text, "beyond": beyond})
        return JsonPages(self._page(written, tuple(written.columns), ReadMode.FULL, windowed, behind, [self._visible]))

    def _made(self, mode: ReadMode, windowed: bool, behind: bool) -> Select[Any]:
        published, columns, conditions = self._live, self._columns, [self._visible]
        if self._tells_removed and mode is ReadMode.INCREMENTAL:
            gone = or_(course_progress.c.removed_at.is_not(None), not_(self._visible))
            published, columns = replace(self._all, columns={**self._all.columns, _GONE: gone}), (*columns, _GONE)
            conditions = []
        return self._page(published, columns, mode, windowed, behind, conditions)

    def _page(
        self, published: PublishedSet, columns: Sequence[str], mode: ReadMode, windowed: bool, behind: bool,
        conditions: Sequence[ColumnElement[bool]],
    ) -> Select[Any]:  # fmt: skip
        parameter: Callable[[str], Any] = bindparam
        window = [changed_within(parameter("window"))] if windowed else []
        bounds = (parameter("since"), parameter("until"))
        after = tuple(parameter(f"place_{number}") for number in range(place_width(mode))) if behind else None
        found = page(published, columns, mode, bounds, after, [*window, *conditions])
        return found.limit(bindparam("most", type_=Integer()))

    def _went(self, connection: Connection, since: int, until: int) -> bool:
        return went_out_of_sight(connection, self._company_id, since, until, self._visible, self._live.source)


def rows_of(caller: Caller) -> PluginRows:
    """The rows of the caller's company."""
    return _rows(caller.view, caller.settings)


_rows = lru_cache(COMPANIES)(PluginRows)


def _kept(known: dict[Key, Made], key: Key, make: Callable[..., Made]) -> Made:
    """What was made of the key before, else made now."""
    found = known.get(key)
    if found is None:
        if len(known) >= STATEMENTS:
            known.clear()  # another thread may do so at any moment
        found = known[key] = make(*key)
    return found


def bound(refresh: Refresh, window: int | None, after: Place | None) -> dict[str, int]:
    """The parameters of `PluginRows.statement`."""
    found = {}
    if refresh.mode is ReadMode.INCREMENTAL:
        found["since"], found["until"] = refresh.bounds
    if window is not None:
        found["window"] = window
    return found | {f"place_{number}": value for number, value in enumerate(after or ())}
