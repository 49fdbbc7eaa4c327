"""Changes companies' settings from the window: in a task, with Undo; whoever shows settings hears of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.company_edits import SettingsChange, SettingsEdit
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession

if TYPE_CHECKING:
    from alx_desktop.services.plugin_settings import PluginImport


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

    def clear_cache(self, companies: Iterable[int]) -> None:
        """Let the endpoint forget the answers that it keeps of these companies."""
        edits, chosen = self._session.site.companies.edits, tuple(companies)

        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[int]:
            return edits.clear_cache(chosen)

        title = self.tr("Clearing the cache")
        self._context.tasks.start(work, title=title, on_success=self._tell_cleared, on_failure=self._fail_cleared)

    def _tell_cleared(self, companies: list[int]) -> None:
        whose = formats.counted(len(companies), self.tr("1 company"), self.tr("{n} companies"))
        words = self.tr("Cache cleared for {0}: their next requests are answered from the store.")
        self._context.messages.say(words.format(whose))
        self.changed.emit()

    def _fail_cleared(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("The cache was not cleared"), error)

    def tell_imported(self, done: PluginImport) -> None:
        """The plugin's settings were taken over; that can be undone."""
        whose = formats.counted(len(done.companies), self.tr("1 company"), self.tr("{n} companies"))
        words = self.tr("The plugin's settings are taken over for {0}.").format(whose)
        self._context.messages.offer(words, self.tr("Undo"), self._undo_import)
        self.changed.emit()

    def _undo_import(self) -> None:
        service = self._session.app.plugin_settings(self._session.site)

        def work(_progress: ProgressSink, _cancel: CancelToken) -> PluginImport:
            return service.undo()

        title = self.tr("Undoing the import")
        self._context.tasks.start(work, title=title, on_success=self._tell_import_undone, on_failure=self._fail)

    def _tell_import_undone(self, done: PluginImport) -> None:
        whose = formats.counted(len(done.companies), self.tr("1 company"), self.tr("{n} companies"))
        words = self.tr("Undone: {0} as before.").format(whose)
        if done.remarks:
            kept = self.tr("{n} settings were changed since, and stay so.")
            one = self.tr("1 setting was changed since, and stays so.")
            words = f"{words} {formats.counted(len(done.remarks), one, kept)}"
        self._context.messages.say(words)
        self.changed.emit()

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
        self._context.tasks.start(
            work, title=title, on_success=partial(self._tell_undone, changes), on_failure=self._fail
        )

    def _tell_undone(self, wanted: Sequence[SettingsChange], undone: list[SettingsChange]) -> None:
        companies = formats.counted(len(undone), self.tr("1 company"), self.tr("{n} companies"))
        words = self.tr("Undone: {0} as before.").format(companies)
        if {one.company_id: one.after for one in undone} != {one.company_id: one.before for one in wanted}:
            words = " ".join((words, self.tr("What was changed since stays so.")))
        self._context.messages.say(words)
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("The settings were not changed"), error)
        self.changed.emit()
