"""Rows of the change feed as REST has them: live ones whole, those that are gone with little more than their key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Connection

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.endpoint.cache import Kept, Stamp
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.rest.answers import shape
from alx_desktop.endpoint.rest.lists import PROGRESS
from alx_desktop.endpoint.row_keys import RowKeys
from alx_desktop.endpoint.standing import Standing
from alx_desktop.services.callers import Caller
from alx_desktop.store.feed import Place, changed_within, page, place_width
from alx_desktop.store.published import progress_set

OF_A_TOMBSTONE = ("user_id", "course_id")
"""The shown fields that a row keeps when it is gone."""

_GONE = ("removed_at", "removed_reason")


class FeedRows:
    """One caller's rows in the order of the feed."""

    def __init__(self, context: EndpointContext, caller: Caller, names: Sequence[str]) -> None:
        self._context = context
        self._caller = caller
        self._names = tuple(names)
        self._live = progress_set(caller.view)
        self._all = progress_set(caller.view, both=True)
        self._keys = RowKeys(context.entity_key, PROGRESS.kind, caller.company_id, len(self._live.key))

    def page(
        self, connection: Connection, stands: Standing, mode: ReadMode, bounds: tuple[int, int], after: Place | None,
        limit: int, window: int | None = None,
    ) -> tuple[Kept, str]:  # fmt: skip
        """A page with the place of its last row where there are more, and its source. Full: live rows; else tombstones
        too. window: see `changed_within`."""
        stamp, cache = Stamp.of(self._caller, stands.feed), self._context.cache
        of_changes = bounds if mode is ReadMode.INCREMENTAL else None
        asked = ("feed", self._names, mode, of_changes, after, limit, window, stands.written)
        found = cache.get(self._caller, stamp, asked)
        if found is not None:
            return found, "cache"
        items, last = self._read(
            connection, mode, bounds, after, limit, [] if window is None else [changed_within(window)]
        )
        made = Kept(orjson.dumps(items), len(items), last)
        cache.put(self._caller, stamp, asked, made)
        return made, self._context.source

    def _read(
        self, connection: Connection, mode: ReadMode, bounds: tuple[int, int], after: Place | None, limit: int,
        conditions: Sequence[Any],
    ) -> tuple[list[dict[str, Any]], Place | None]:  # fmt: skip
        width, key = place_width(mode), len(self._live.key)
        changes = mode is ReadMode.INCREMENTAL
        published, columns = (self._all, (*_GONE, *self._names)) if changes else (self._live, self._names)
        statement = page(published, columns, mode, bounds, after, conditions).limit(limit + 1)
        rows = connection.execute(statement).all()
        sent = rows[:limit]
        ids = self._keys.encode([tuple(row[width - key : width]) for row in sent])
        shaped = shape(published, columns, ids, (row[width:] for row in sent))
        items = [_item(item) for item in shaped] if changes else [item | {"removed": False} for item in shaped]
        return items, tuple(sent[-1][:width]) if len(rows) > limit else None


def _item(item: dict[str, Any]) -> dict[str, Any]:
    moment, reason = item.pop("removed_at"), item.pop("removed_reason")
    if moment is None:
        return item | {"removed": False}
    kept = {name: value for name, value in item.items() if name == "id" or name in OF_A_TOMBSTONE}
    return kept | {"removed": True, "removed_at": moment, "removed_reason": reason}
