"""Changes companies' settings from the window: in a task, with Undo; whoever shows settings hears of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.company_edits import SettingsChange, SettingsEdit
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession


class CompanyEditor(QObject):
    """changed(): settings were written, or could not be; what is shown is read again."""

    changed = Signal()

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__()
        self._context, self._session = context, session

    def apply(self, companies: Iterable[int], edit: SettingsEdit, words: str) -> None:
        """Change them; `words` says what holds then."""
        edits, chosen = self._session.site.companies.edits, tuple(companies)

        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[str, list[SettingsChange]]:
            return words, edits.apply(chosen, edit)

        self._context.tasks.start(work, title=words, on_success=self._offer_undo, on_failure=self._fail)

    def _offer_undo(self, answer: tuple[str, list[SettingsChange]]) -> None:
        words, changes = answer
        if changes:
            self._context.messages.offer(words, self.tr("Undo"), partial(self._undo, changes))
        else:
            self._context.messages.say(self.tr("Nothing changed: it was so already."), tone="accent")
        self.changed.emit()

    def _undo(self, changes: Sequence[SettingsChange]) -> None:
        edits = self._session.site.companies.edits

        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[SettingsChange]:
            return edits.undo(changes)

        title = self.tr("Undoing the change")
        self._context.tasks.start(work, title=title, on_success=self._tell_undone, on_failure=self._fail)

    def _tell_undone(self, changes: list[SettingsChange]) -> None:
        companies = formats.counted(len(changes), self.tr("1 company"), self.tr("{n} companies"))
        self._context.messages.say(self.tr("Undone: {0} as before.").format(companies))
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("The settings were not changed"), error)
        self.changed.emit()
