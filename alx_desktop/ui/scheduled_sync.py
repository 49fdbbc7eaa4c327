"""The scheduler's syncs of the open site, brought to the main thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from alx_desktop.domain.errors import AlxError
from alx_desktop.ui.ports import AppPort, ScheduledRunLike, ScheduleStateLike, TurnEndLike

SHOW_AFTER_MS = 1500
"""Most runs are over sooner: pages would jump every few minutes for something that nobody can read."""

LOOK_MS = 200


class ScheduledSync(QObject):
    """state: what the scheduler last said of the site, None = nothing yet.

    changed(): state is another. began(mode, started at): a run is worth showing. progressed(Progress): of that run.
    ended(TurnEnd or None): a run was made, or failed, shown or not.
    """

    changed = Signal()
    began = Signal(object, float)
    progressed = Signal(object)
    ended = Signal(object)
    _heard = Signal(object, object)

    def __init__(self, app: AppPort, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._scheduler = app.scheduler
        self._name = name
        self.is_shown = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SHOW_AFTER_MS)
        self._later.timeout.connect(self.show_now)
        self._looker = QTimer(self)
        self._looker.setInterval(LOOK_MS)
        self._looker.timeout.connect(self._look)
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._leave = self._scheduler.listen(self._listen)
        self.state: ScheduleStateLike | None = self._scheduler.state(name)
        if self.run is not None:
            self._later.start()

    @property
    def run(self) -> ScheduledRunLike | None:
        """The scheduler's running sync of this site, shown or not."""
        return self.state.running if self.state is not None else None

    def show_now(self) -> bool:
        """Show the running sync from now on; False if there is none."""
        run = self.run
        if run is None:
            return False
        if not self.is_shown:
            self._later.stop()
            self.is_shown = True
            self._looker.start()
            self.began.emit(run.mode, run.started_at)
        return True

    def cancel(self) -> None:
        """Ask the running sync to stop; returns at once."""
        self._scheduler.cancel(self._name)

    def look_again(self, *, mended: bool = False, failure: AlxError | None = None) -> None:
        """The site was synced by a person, or has other settings. failure: how that sync failed."""
        self._scheduler.look_again(self._name, mended, failure)

    def leave(self) -> None:
        """Hear of nothing any more."""
        self._leave()
        self._later.stop()
        self._looker.stop()

    def _listen(self, state: ScheduleStateLike, end: TurnEndLike | None) -> None:
        """On a thread of the scheduler."""
        if state.profile == self._name:
            self._heard.emit(state, end)

    def _on_heard(self, state: ScheduleStateLike, end: TurnEndLike | None) -> None:
        self.state = state
        was_shown = self.is_shown
        if state.running is None:
            self._later.stop()
            self._looker.stop()
            self.is_shown = False
        elif not self.is_shown:
            self._later.start()
        self.changed.emit()
        did_something = end is not None and not end.busy and (end.run is not None or end.error is not None)
        if did_something or (was_shown and not self.is_shown):
            self.ended.emit(end)

    def _look(self) -> None:
        """The scheduler does not call for each step of the progress."""
        self.state = self._scheduler.state(self._name)
        run = self.run
        if run is not None and run.progress is not None:
            self.progressed.emit(run.progress)
