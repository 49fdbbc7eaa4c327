"""While the window is open, samples of its memory and of the store's size are taken once a minute."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext

if TYPE_CHECKING:
    from alx_desktop.ui.session import SiteSession

log = logging.getLogger(__name__)

EVERY_MS = 60_000


class SessionSampling(QObject):
    """Owned by the session, and gone with it."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(session)
        self._context, self._session = context, session
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.take)
        # Sessions may outlive the window for a moment, and its tasks.
        context.tasks.destroyed.connect(self._timer.stop)
        self._timer.start()

    def stop(self) -> None:
        """The site is left."""
        self._timer.stop()

    def take(self) -> None:
        """Take a sample in a task."""
        monitoring = self._session.site.monitoring

        def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
            monitoring.sample("window")

        title = self.tr("Taking a sample")
        self._context.tasks.start(work, title=title, on_failure=self._on_failure, key="monitoring.sample")

    def _on_failure(self, error: Exception) -> None:
        # The chart has a gap there, which says it; nobody has to be told at once.
        log.info("no sample was taken: %s", error)
