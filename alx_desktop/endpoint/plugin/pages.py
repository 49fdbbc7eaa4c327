"""Pages of the plugin's protocol: offsets of a refresh session, mapped to the keys where earlier pages ended."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, not_, or_

from alx_desktop.domain.client_mode import ClientMode, ReadMode
from alx_desktop.domain.plugin_rows import plugin_row
from alx_desktop.domain.published_fields import PLUGIN_FIELDS
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.plugin.errors import PluginError, PluginFault
from alx_desktop.endpoint.plugin.parameters import PageRequest
from alx_desktop.endpoint.standing import EmptyReason, Standing, empty_reason, standing
from alx_desktop.services.callers import Caller
from alx_desktop.services.refreshes import Refresh, Removals
from alx_desktop.store.feed import Place, changed_within, page, place_at_offset, place_width, went_out_of_sight
from alx_desktop.store.published import PublishedSet, plugin_visible, progress_set
from alx_desktop.store.tables.progress import course_progress

PROTOCOL = "plugin"

ANOTHER_CLIENT = "another client read with this token in the middle of the refresh"
UNKNOWN_OFFSET = "a page was asked for at an offset where no page of this refresh has ended"

_GONE = "removed"


@dataclass(frozen=True, slots=True)
class PluginPage:
    """What is sent. fault: why the refresh will not count as delivered. empty: why there are no rows."""

    rows: list[dict[str, Any]]
    refresh: Refresh
    standing: Standing
    empty: EmptyReason | None
    fault: str | None


class PluginPages:
    """Answers page after page to one caller. client: a digest of who asks (`client_digest`). admit: a daily limit."""

    def __init__(
        self, context: EndpointContext, caller: Caller, client: str, admit: Callable[[], None] = lambda: None
    ) -> None:
        self._admit = admit
        self._context = context
        self._caller = caller
        self._client = client
        self._rows = _Rows(caller)

    def read(self, asked: PageRequest) -> PluginPage:
        """The page. Raises PluginError where its refresh is not there any more."""
        refresh = self._refresh(asked)
        store = self._context.store
        with store.reading(store.reporting) as connection:
            now = standing(connection, self._caller)
            if asked.offset and _outdated(refresh, now):
                raise PluginError(PluginFault.OUTDATED)
            found, fault = self._fetch(connection, refresh, asked)
            empty = None if found else empty_reason(connection, self._caller, refresh.mode, asked.offset > 0)
        fault = self._fault(refresh) or fault
        if fault is not None:
            self._context.refreshes.note_fault(refresh, fault)
        self._note(refresh, asked, found)
        zone, width = self._context.zone(), place_width(refresh.mode)
        rows = [self._rows.shaped(row[width:], zone) for row in found]
        return PluginPage(rows, refresh, now, empty, fault or refresh.error)

    def _refresh(self, asked: PageRequest) -> Refresh:
        refreshes, stateless = self._context.refreshes, self._caller.settings.client_mode is ClientMode.DISABLED
        if asked.offset == 0:
            return refreshes.begin(
                self._caller, PROTOCOL, removals=self._rows.removals, admit=self._admit, client=self._client
            )
        if stateless:
            return refreshes.begin(self._caller, PROTOCOL)
        current = refreshes.current(self._caller, PROTOCOL)
        if current is None:
            raise PluginError(PluginFault.OUTDATED)
        return current

    def _fetch(self, connection: Connection, refresh: Refresh, asked: PageRequest) -> tuple[Sequence[Any], str | None]:
        mode, fault = refresh.mode, None
        statement, after = self._rows.statement(refresh, self._window(refresh), None), None
        if asked.offset:
            after = refresh.places.get(asked.offset)
            if after is None:
                if _is_past_the_end(refresh, asked.offset):
                    return [], None
                after = place_at_offset(connection, statement, mode, asked.offset)
                fault = UNKNOWN_OFFSET if refresh.session_id is not None else None
                if after is None:
                    return [], fault
            statement = self._rows.statement(refresh, self._window(refresh), after)
        return connection.execute(statement.limit(asked.limit)).all(), fault

    def _window(self, refresh: Refresh) -> int | None:
        return self._context.refreshes.first_window(self._caller, refresh)

    def _fault(self, refresh: Refresh) -> str | None:
        known = refresh.session_id is not None
        return ANOTHER_CLIENT if known and refresh.client != self._client else None

    def _note(self, refresh: Refresh, asked: PageRequest, found: Sequence[Any]) -> None:
        following = asked.offset + asked.limit
        place: Place | None = None
        if len(found) == asked.limit:
            place = tuple(found[-1][: place_width(refresh.mode)])
        again = following in refresh.places or refresh.session.delivered_at is not None
        self._context.refreshes.note_page(
            refresh, 0 if again else len(found), None if place is None else (following, place)
        )


class _Rows:
    """The rows of one company as the plugin's protocol has them."""

    def __init__(self, caller: Caller) -> None:
        settings = caller.settings
        self._company_id = caller.company_id
        self._names = settings.plugin_fields()
        self._tells_removed = settings.removed_field
        self._visible: ColumnElement[bool] = plugin_visible(
            settings.include_inactive, settings.include_suspended, settings.include_hidden_courses
        )
        self._live = progress_set(caller.view)
        self._all = progress_set(caller.view, both=True)
        self._columns = tuple(dict.fromkeys(PLUGIN_FIELDS[name] for name in self._names))

    @property
    def removals(self) -> Removals | None:
        """Whether rows went away unseen; nothing does where the company has the `removed` field."""
        return None if self._tells_removed else self._went

    def statement(self, refresh: Refresh, window: int | None, after: Place | None) -> Any:
        """The rows of a session after a place, without a LIMIT."""
        conditions = [] if window is None else [changed_within(window)]
        published, columns = self._live, self._columns
        if self._tells_removed and refresh.mode is ReadMode.INCREMENTAL:
            gone = or_(course_progress.c.removed_at.is_not(None), not_(self._visible))
            published, columns = _with(self._all, gone), (*columns, _GONE)
        else:
            conditions.append(self._visible)
        return page(published, columns, refresh.mode, refresh.bounds, after, conditions)

    def shaped(self, values: Sequence[Any], zone: Any) -> dict[str, Any]:
        """A row as it is written."""
        of_field = dict(zip(self._columns, values, strict=False))
        gone = bool(values[-1]) if len(values) > len(self._columns) else False
        return plugin_row(of_field, self._names, zone, gone if self._tells_removed else None)

    def _went(self, connection: Connection, since: int, until: int) -> bool:
        return went_out_of_sight(connection, self._company_id, since, until, self._visible, self._live.source)


def client_digest(address: str, user_agent: str) -> str:
    """Who asks, as far as it can be told; nothing of it can be read back."""
    return hashlib.sha256(f"{address}\n{user_agent}".encode("utf-8", "replace")).hexdigest()[:16]


def _with(published: PublishedSet, gone: ColumnElement[bool]) -> PublishedSet:
    return replace(published, columns={**published.columns, _GONE: gone})


def _outdated(refresh: Refresh, now: Standing) -> bool:
    """Whether tombstones of the session's range were forgotten while it was read."""
    return refresh.mode is ReadMode.INCREMENTAL and refresh.session.since < now.feed.oldest


def _is_past_the_end(refresh: Refresh, offset: int) -> bool:
    """Whether the client, which had its last page, asks on until it gets nothing."""
    return refresh.session.delivered_at is not None and offset > max(refresh.places, default=0)
