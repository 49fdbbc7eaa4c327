"""What waits for a person on the open site, as the window knows it: read in tasks, told once, put off for a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.attention_item import EndpointSeen
from alx_desktop.services.attention_notes import AttentionNotes, Note
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.overview_port import AttentionLike
from alx_desktop.ui.words import said

if TYPE_CHECKING:
    from alx_desktop.ui.session import SiteSession

LOOK_MS = 5 * 60_000
"""Data grows old, tokens expire and clients fail without any signal."""


class SessionAttention(QObject):
    """Owned by the session. items: what a person is to see now, the worst first; None = not read yet.

    changed(): items, notes or error are otherwise. arrived(list of AttentionLike): urgent ones that are new or worse
    than before; what was told before the last start is not told again.
    """

    changed = Signal()
    arrived = Signal(object)

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(session)
        self._context, self._session = context, session
        self._found: tuple[AttentionLike, ...] = ()
        self._notes = AttentionNotes()
        self._settings: QSettings | None = None
        self._stopped_since: int | None = None
        self.items: tuple[AttentionLike, ...] | None = None
        self.error: Exception | None = None
        for signal in (session.data_changed, session.profile_changed, session.endpoint.changed):
            signal.connect(self.refresh)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.refresh)

    def begin(self, settings: QSettings) -> None:
        """Read from now on. settings: where the window keeps what was told and put off."""
        self._settings = settings
        self._notes = AttentionNotes(str(settings.value(self._place, "")))
        # Sessions may outlive the window for a moment, and its tasks.
        self._context.tasks.destroyed.connect(self._timer.stop)
        self._timer.start()
        self.refresh()

    def leave(self) -> None:
        """Another site is shown."""
        self._timer.stop()
        self._settings = None

    @property
    def urgent(self) -> int:
        """How many of the items somebody has to act on."""
        return sum(item.is_urgent for item in self.items or ())

    @property
    def put_off(self) -> int:
        """How many things wait until tomorrow."""
        return len(self._found) - len(self.items or ())

    @property
    def notes(self) -> Sequence[Note]:
        """What was told, the newest first."""
        return self._notes.notes

    def since(self, item: AttentionLike) -> int | None:
        """When it began, as far as that is known; else when it was first found."""
        return item.since if item.since is not None else self._notes.came_at(item.key)

    def refresh(self) -> None:
        """Look anew, in a task; nothing before begin()."""
        if self._settings is None:
            return
        service, seen = self._session.site.attention, self._seen()

        def work(_progress: ProgressSink, _cancel: CancelToken) -> Sequence[AttentionLike]:
            return service.read(seen)

        title = self.tr("Looking for what needs attention")
        self._context.tasks.start(work, title=title, on_success=self._take, on_failure=self._fail, key="attention")

    def wait_a_day(self, item: AttentionLike) -> None:
        """The person does not want to see it before tomorrow."""
        self._notes.wait_a_day(item, int(self._context.now()))
        self._show()

    def show_all(self) -> None:
        """Nothing is put off any more."""
        self._notes.put_off.clear()
        self._show()

    def _seen(self) -> EndpointSeen:
        endpoint = self._session.endpoint
        running = endpoint.status.running
        if running or endpoint.busy:
            self._stopped_since = None
        elif self._stopped_since is None:
            self._stopped_since = int(self._context.now())
        problem = endpoint.error.title if isinstance(endpoint.error, AlxError) else str(endpoint.error or "")
        return EndpointSeen(running, bool(endpoint.busy), problem, self._stopped_since)

    def _take(self, found: Sequence[AttentionLike]) -> None:
        if self._settings is None:
            return
        self.error, self._found = None, tuple(_translated(item) for item in found)
        new = self._notes.take(self._found, int(self._context.now()))
        self._show()
        urgent = [item for item in self._found if item in new and item.is_urgent]
        if urgent:
            self.arrived.emit(urgent)

    def _fail(self, error: Exception) -> None:
        self.error = error
        self.changed.emit()

    def _show(self) -> None:
        now = self._context.now()
        self.items = tuple(item for item in self._found if not self._notes.is_put_off(item, now))
        if self._settings is not None:
            self._settings.setValue(self._place, self._notes.dump())
        self.changed.emit()

    @property
    def _place(self) -> str:
        return f"attention/{self._session.site.profile.name}"


def _translated(item: AttentionLike) -> AttentionLike:
    """Here, because notes of it outlast the item: whatever shows them needs no translation any more."""
    words = {"text": said(item.text), "action_label": said(item.action_label)}
    return cast(AttentionLike, replace(cast(Any, item), **words))
