"""Leaving the window: into the tray, or for good: ask if something would be lost, stop what runs, then close."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from alx_desktop.ui.closing import CloseDialog, OnClose
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.widgets.confirm import ConfirmDialog

LIMIT_MS = 20_000
"""How long work may take to stop; then the application ends all the same (nothing half-written is ever committed)."""

POLL_MS = 50
SAY_AFTER_MS = 500


class Leaving(QObject):
    """Answers the window's close_asked() and quit_asked()."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = window.context.tasks
        self._waited = 0
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)
        self.question: QDialog | None = None
        window.close_asked.connect(self.close_window)
        window.quit_asked.connect(self.leave)

    def close_window(self) -> None:
        """Into the tray or for good, as the person chose; ask who has not chosen."""
        choice = self._window.context.closing.what_now()
        if self._poll.isActive() or self.question is not None:
            return
        if choice is OnClose.BACKGROUND:
            self._window.hide()
        elif choice is OnClose.QUIT:
            self.leave()
        else:
            dialog = CloseDialog(self._window)
            dialog.answered.connect(self._on_answer)
            self._ask(dialog)

    def _on_answer(self, choice: OnClose, remember: bool) -> None:
        if remember:
            self._window.context.closing.choose(choice)
        if choice is OnClose.BACKGROUND:
            self._window.hide()
        else:
            self.leave()

    def _ask(self, dialog: QDialog) -> None:
        # Who quits from the tray has no window to be asked in.
        if not self._window.isVisible():
            self._window.come_to_front()
        dialog.finished.connect(self._forget_question)
        self.question = dialog
        dialog.open()

    def leave(self) -> None:
        """Ask if the person started something that still runs, else stop and close at once."""
        running = self._tasks.running_visible
        if self._poll.isActive() or self.question is not None:
            return
        if not running:
            self._window.hide()
            self.stop_and_close()
            return
        titles = ", ".join(dict.fromkeys(task.title for task in running))
        dialog = ConfirmDialog(
            self._window,
            self.tr("Still running: {0}").format(titles),
            self.tr("Stopping is safe: what was committed is kept, and the next run goes on from there."),
            action=self.tr("Stop and close"),
            keep=self.tr("Keep running"),
        )
        dialog.confirmed.connect(self.stop_and_close)
        self._ask(dialog)

    def stop_and_close(self) -> None:
        """Cancel everything; close as soon as nothing runs, or after the limit."""
        self._window.is_leaving = True
        self._tasks.cancel_all()
        self._waited = 0
        # Not at once: within a closeEvent, Qt does not begin a second close.
        self._poll.start()

    def _forget_question(self) -> None:
        self.question = None

    def _look(self) -> None:
        if self._tasks.running and self._waited < LIMIT_MS:
            self._waited += POLL_MS
            if self._waited == SAY_AFTER_MS:
                self._window.message_bar.say(self.tr("Stopping …"), tone="accent")
            return
        self._poll.stop()
        self._window.close_for_good()
