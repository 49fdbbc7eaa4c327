"""Rows of the change feed as REST has them: live ones whole, those that are gone with little more than their key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.rest.answers import shape
from alx_desktop.endpoint.rest.lists import PROGRESS
from alx_desktop.endpoint.row_keys import RowKeys
from alx_desktop.services.callers import Caller
from alx_desktop.store.feed import Place, page, place_width
from alx_desktop.store.published import progress_set

OF_A_TOMBSTONE = ("user_id", "course_id")
"""The shown fields that a row keeps when it is gone."""

_GONE = ("removed_at", "removed_reason")


class FeedRows:
    """One caller's rows in the order of the feed."""

    def __init__(self, context: EndpointContext, caller: Caller, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._live = progress_set(caller.view)
        self._all = progress_set(caller.view, both=True)
        self._keys = RowKeys(context.entity_key, PROGRESS.kind, caller.company_id, len(self._live.key))

    def read(
        self, connection: Connection, mode: ReadMode, bounds: tuple[int, int], after: Place | None, limit: int,
        conditions: Sequence[Any] = (),
    ) -> tuple[list[dict[str, Any]], Place | None]:  # fmt: skip
        """A page, and the place of its last row where there are more. Full: live rows; else tombstones too."""
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
