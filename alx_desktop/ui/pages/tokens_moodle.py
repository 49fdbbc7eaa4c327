"""What is decided on tokens of the plugin's web service in Moodle: let in at all, of which company, unblocked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.endpoint_port import MoodleTokensPort
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.session import SiteSession

if TYPE_CHECKING:
    from alx_desktop.services.token_list import TokenLine, TokenList


class MoodleTokenActions(QObject):
    """changed(): tokens are otherwise now, read them anew."""

    changed = Signal()

    def __init__(self, context: UiContext, session: SiteSession, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._session, self._page = context, session, page

    def ask_access(self, known: TokenList) -> None:
        """Explain what letting them in means, and ask."""
        from alx_desktop.services.token_list import MOODLE
        from alx_desktop.ui.token_dialogs.moodle_access import MoodleAccessDialog

        used = sum(line.source == MOODLE and line.calls_today > 0 for line in known.everything)
        dialog = MoodleAccessDialog(self._context.theme, self._page, known.access, used, self._context.now())
        dialog.decided.connect(self._accept)
        dialog.open()

    def _accept(self, on: bool) -> None:
        service = self._service()
        self._start(self.tr("Saving the decision"), lambda: service.accept(on), partial(self._on_accepted, on))

    def _on_accepted(self, on: bool, _access: object) -> None:
        if on:
            words = self.tr("Accepted as soon as the next sync has read them from Moodle.")
            self._context.messages.offer(words, self.tr("Sync now"), self._session.start_sync)
        else:
            self._context.messages.say(self.tr("Moodle's tokens are refused from now on."))
        self.changed.emit()

    def ask_company(self, line: TokenLine, known: TokenList) -> None:
        """Ask which of its learner's companies a token reads."""
        from alx_desktop.ui.token_dialogs.moodle_company import MoodleCompanyDialog

        view = line.moodle
        if view is None or not view.companies:
            return
        names = {number: company.name for number, company in known.companies.items()}
        options = [Option(number, names.get(number, str(number))) for number in view.companies]
        options.sort(key=lambda option: option.title.casefold())
        learner = view.user or self.tr("user {0}").format(view.token.user_id)
        dialog = MoodleCompanyDialog(self._page, line.token.name, learner, options, view.token.mapped_company)
        dialog.chosen.connect(partial(self._map, line, names))
        dialog.open()

    def _map(self, line: TokenLine, names: dict[int, str], company_id: int | None) -> None:
        service, before = self._service(), line.moodle.token.mapped_company if line.moodle else None
        words = self.tr("{0} reads {1}.").format(line.token.name, names.get(company_id or 0, str(company_id)))
        if company_id is None:
            words = self.tr("{0}: no company is chosen any more.").format(line.token.name)
        undo = partial(self._map, line, names, before)

        def tell(_token: object) -> None:
            if company_id != before:
                self._context.messages.offer(words, self.tr("Undo"), undo)
            else:
                self._context.messages.say(words)
            self.changed.emit()

        self._start(self.tr("Choosing the company"), lambda: service.map(line.token.token_id, company_id), tell)

    def unblock(self, line: TokenLine) -> None:
        """Let a blocked token in again."""
        service = self._service()
        words = self.tr("{0} is blocked no more.").format(line.token.name)
        self._start(self.tr("Unblocking"), lambda: service.unblock(line.token.token_id), partial(self._tell, words))

    def _tell(self, words: str, _token: object) -> None:
        self._context.messages.say(words)
        self.changed.emit()

    def _start(self, title: str, act: Callable[[], Any], tell: Callable[[Any], None]) -> None:
        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[Callable[[Any], None], Any]:
            return tell, act()

        # Not `tell` itself: Qt forgets only methods of an object that is gone with its page.
        self._context.tasks.start(work, title=title, on_success=self._on_done, on_failure=self._fail)

    def _on_done(self, done: tuple[Callable[[Any], None], Any]) -> None:
        tell, answer = done
        tell(answer)

    def _fail(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("Tokens"), error)
        self.changed.emit()

    def _service(self) -> MoodleTokensPort:
        return self._session.app.moodle_tokens(self._session.site)
