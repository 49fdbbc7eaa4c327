"""What is done with tokens from their page: made, rotated, revoked, changed; each in a task, with its dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.endpoint_port import TokensPort
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import Work
from alx_desktop.ui.token_words import grace_words
from alx_desktop.ui.widgets.confirm import ConfirmDialog

if TYPE_CHECKING:
    from alx_desktop.domain.tokens import NewToken
    from alx_desktop.services.token_list import TokenLine
    from alx_desktop.services.tokens import TokenLimits
    from alx_desktop.store.company_names import CompanyName
    from alx_desktop.ui.token_dialogs.shown_once import NewTokensDialog, ShownToken
    from alx_desktop.ui.token_dialogs.token_dialog import TokenDialog


@dataclass(frozen=True, slots=True)
class _Done:
    """How an act on several tokens ended. made: what rotating made; left: not done, as it was cancelled or failed."""

    words: str
    made: list[NewToken]
    left: int
    error: Exception | None = None


class TokenActions(QObject):
    """changed(): tokens are otherwise now, read them anew.

    Its page may go while something runs (another site is opened, other settings hold): new secrets are shown all the
    same, for nobody could see them again. So it belongs to the session, and goes with the last of what runs.
    """

    changed = Signal()

    def __init__(self, context: UiContext, session: SiteSession, page: QWidget) -> None:
        super().__init__(session)
        self._context, self._session = context, session
        self._page: QWidget | None = page
        self._running = 0
        page.destroyed.connect(self._on_page_gone)
        self._companies: dict[int, CompanyName] = {}
        self.dialog: TokenDialog | None = None
        self.shown: NewTokensDialog | None = None

    def know_companies(self, companies: Mapping[int, CompanyName]) -> None:
        """Companies that tokens can be made for."""
        self._companies = dict(companies)

    def _start(self, work: Work, title: str, on_success: Callable[[Any], None], on_failure: Callable[[Exception], None],
               *, visible: bool = False) -> None:  # fmt: skip
        self._running += 1
        task = self._context.tasks.start(
            work, title=title, on_success=on_success, on_failure=on_failure, visible=visible
        )
        task.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._running -= 1
        self._go_if_done()

    def _on_page_gone(self) -> None:
        # What it had open is gone with it.
        self._page = self.dialog = self.shown = None
        self._go_if_done()

    def _go_if_done(self) -> None:
        if self._page is None and not self._running and self.shown is None:
            self.deleteLater()

    def _asking(self) -> QWidget:
        """The page, whose own buttons ask."""
        assert self._page is not None
        return self._page

    # Make and change

    def create(self, companies: Sequence[int] = ()) -> None:
        """Ask what the new token is for."""
        from alx_desktop.ui.token_dialogs.token_dialog import TokenDialog

        dialog = TokenDialog(self._context.theme, self._asking(), self._context.now())
        dialog.offer_companies([Option(number, company.name) for number, company in self._companies.items()], companies)
        dialog.create_asked.connect(self._create)
        self._open(dialog)

    def edit_limits(self, line: TokenLine) -> None:
        """Ask for other limits."""
        from alx_desktop.ui.token_dialogs.token_dialog import TokenDialog

        dialog = TokenDialog(self._context.theme, self._asking(), self._context.now(), line.token)
        dialog.change_asked.connect(self._change)
        self._open(dialog)

    def _open(self, dialog: TokenDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _create(self, companies: list[int], name: str, limits: TokenLimits) -> None:
        tokens = self._tokens()

        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[NewToken]:
            return tokens.create_many(companies, name, limits)

        title = self.tr("Making tokens")
        self._start(work, title, self._on_created, self._on_failed)

    def _on_created(self, made: list[NewToken]) -> None:
        if self.dialog is not None:
            self.dialog.close_done()
        self.show_once(made)
        self.changed.emit()

    def _change(self, token_id: str, limits: TokenLimits) -> None:
        tokens = self._tokens()

        def work(_progress: ProgressSink, _cancel: CancelToken) -> object:
            return tokens.change(token_id, limits)

        title = self.tr("Saving the limits")
        self._start(work, title, self._on_limits, self._on_failed)

    def _on_limits(self, _token: object) -> None:
        if self.dialog is not None:
            self.dialog.close_done()
        self._context.messages.say(self.tr("The limits hold from now on."))
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_error(error)
        else:
            self._context.messages.report_error(self.tr("Tokens"), error)

    # Rotate, revoke, read in full

    def rotate(self, lines: Sequence[TokenLine]) -> None:
        """Ask how long the former secrets are good, then make new ones."""
        from alx_desktop.ui.token_dialogs.rotate_dialog import RotateDialog

        # Moodle's have their secrets there.
        usable = [line for line in lines if line.token.revoked_at is None and line.moodle is None]
        if not usable:
            return
        dialog = RotateDialog(self._asking(), [line.token.name for line in usable])
        dialog.asked.connect(partial(self._rotate, usable))
        dialog.open()

    def _rotate(self, lines: Sequence[TokenLine], days: float) -> None:
        words, tokens = self.tr("Rotated. The former secret: {0}.").format(grace_words(days)), self._tokens()
        self._each(lines, self.tr("Rotating tokens"), words, lambda line: tokens.rotate(line.token.token_id, days))

    def revoke(self, lines: Sequence[TokenLine]) -> None:
        """Ask, then refuse these tokens for good; Moodle's, which can be unblocked, until somebody does."""
        usable = [line for line in lines if line.token.revoked_at is None]
        if not usable:
            return
        blocked = sum(line.moodle is not None for line in usable)
        title, action = self._revoke_titles(usable, blocked)
        dialog = ConfirmDialog(
            self._asking(), title, self._revoke_words(usable, blocked), action=action, keep=self.tr("Keep")
        )
        dialog.confirmed.connect(partial(self._revoke, usable))
        dialog.open()

    def _revoke_titles(self, lines: Sequence[TokenLine], blocked: int) -> tuple[str, str]:
        """Question and button."""
        many, name = len(lines), lines[0].token.name
        if not blocked:
            one, action = self.tr("Revoke {0}?").format(name), self.tr("Revoke token")
            titles = self.tr("Revoke {n} tokens?"), self.tr("Revoke {n} tokens")
        elif blocked == many:
            one, action = self.tr("Block {0}?").format(name), self.tr("Block token")
            titles = self.tr("Block {n} tokens?"), self.tr("Block {n} tokens")
        else:
            one = action = ""
            titles = self.tr("Revoke or block {n} tokens?"), self.tr("Revoke or block {n} tokens")
        return formats.counted(many, one, titles[0]), formats.counted(many, action, titles[1])

    def _revoke_words(self, lines: Sequence[TokenLine], blocked: int) -> str:
        """What follows from it."""
        companies = sorted({line.company for line in lines if line.company})
        whose = (", ".join(companies[:4]) + (" …" if len(companies) > 4 else "")) or self.tr("no company yet")
        if blocked == len(lines):
            parts = [self.tr("Whatever reads with it here is refused at once, until it is unblocked: {0}.")]
            parts.append(self.tr("In Moodle nothing changes."))
        else:
            parts = [self.tr("Whatever reads with it is refused at once, and for good: {0}.")]
            if blocked:
                parts.append(self.tr("Moodle's are only blocked here, and can be unblocked."))
        used = sum(line.calls_today > 0 for line in lines)
        use = formats.counted(used, self.tr("1 of them was used today."), self.tr("{n} of them were used today."))
        if used:
            parts.append(self.tr("It was used today.") if len(lines) == 1 else use)
        return " ".join(parts).format(whose)

    def _revoke(self, lines: Sequence[TokenLine]) -> None:
        blocked = [line for line in lines if line.moodle is not None]
        words = formats.counted(len(lines), self.tr("1 token revoked."), self.tr("{n} tokens revoked."))
        if blocked:
            both = self.tr("{n} tokens revoked or blocked.")
            all_blocked = self.tr("{n} tokens blocked.") if len(blocked) == len(lines) else both
            words = formats.counted(len(lines), self.tr("1 token blocked."), all_blocked)
        ours, theirs = self._tokens(), self._session.app.moodle_tokens(self._session.site)

        def act(line: TokenLine) -> object:
            return (ours.revoke if line.moodle is None else theirs.block)(line.token.token_id)

        self._each(lines, self.tr("Revoking tokens"), words, act)

    def make_next_full(self, lines: Sequence[TokenLine]) -> None:
        """Let the clients read everything once more."""
        usable = [line for line in lines if line.token.revoked_at is None]
        ours, theirs = self._tokens(), self._session.app.moodle_tokens(self._session.site)

        def act(line: TokenLine) -> object:
            return (ours if line.moodle is None else theirs).make_next_full(line.token.token_id)

        self._each(usable, self.tr("Making the next read full"), self.tr("The next read is a full one."), act)

    def _each(self, lines: Sequence[TokenLine], title: str, words: str, act: Callable[[TokenLine], Any]) -> None:
        """One act on each of the tokens; what was done before a cancel stays done."""

        def work(progress: ProgressSink, cancel: CancelToken) -> _Done:
            made: list[NewToken] = []
            for at, line in enumerate(lines):
                # New secrets are shown even then, and after an error: they could not be seen again.
                if cancel.cancelled:
                    return _Done(words, made, len(lines) - at)
                try:
                    answer = act(line)
                except Exception as error:
                    if not made:
                        raise
                    return _Done(words, made, len(lines) - at, error)
                if hasattr(answer, "text"):
                    made.append(answer)
                progress(Progress("tokens", at + 1, len(lines), message=title))
            return _Done(words, made, 0)

        self._start(work, title, self._on_done, self._on_part, visible=len(lines) > 1)

    def _on_done(self, done: _Done) -> None:
        left = self.tr("Stopped; {0} were left as they are.").format(formats.integer(done.left)) if done.left else ""
        if done.made:
            self.show_once(done.made, f"{done.words} {left}".strip())
        elif left:
            self._context.messages.say(left, tone="warn")
        else:
            self._context.messages.say(done.words)
        if done.error is not None:
            self._context.messages.report_error(self.tr("Tokens"), done.error)
        self.changed.emit()

    def _on_part(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("Tokens"), error)
        self.changed.emit()

    # Shown once

    def show_once(self, made: Sequence[NewToken], note: str = "") -> None:
        """Show secrets the one time that they can be seen."""
        from alx_desktop.ui.token_dialogs.shown_once import NewTokensDialog, ShownToken

        shown = [
            ShownToken(new.token.company_id, self._name_of(new.token.company_id), new.token.name, new.text)
            for new in made
        ]
        dialog = NewTokensDialog(self._context.theme, self._page or _main_window(), shown, note=note)
        dialog.save_asked.connect(self._save_files)
        dialog.finished.connect(self._forget_shown)
        self.shown = dialog
        dialog.open()

    def _save_files(self, folder: Path, shown: Sequence[ShownToken]) -> None:
        """Connection files for each of the tokens; several companies have a folder each."""
        url = self._session.endpoint.status.url
        settings, companies = self._session.site.profile.endpoint, dict(self._companies)

        def work(_progress: ProgressSink, _cancel: CancelToken) -> int:
            from alx_desktop.services.connect_files import company_folder, write_connection_files
            from alx_desktop.services.reachability import expected_url

            base = url or expected_url(settings)
            if base is None:
                raise WrongUse("the endpoint's port is a free one", advice="Start the endpoint, or give it a port.")
            written = 0
            for one in shown:
                place = folder if len(shown) == 1 else company_folder(folder, one.company_id)
                written += len(write_connection_files(place, one.text, companies[one.company_id], base))
            return written

        title = self.tr("Writing connection files")
        self._start(work, title, self._on_saved, self._on_not_saved)

    def _on_saved(self, files: int) -> None:
        if self.shown is not None:
            self.shown.show_saved(files)

    def _on_not_saved(self, error: Exception) -> None:
        if self.shown is not None:
            self.shown.show_error(error)

    def _forget_shown(self) -> None:
        self.shown = None
        self._go_if_done()

    def _name_of(self, company_id: int) -> str:
        known = self._companies.get(company_id)
        return known.name if known else str(company_id)

    def _tokens(self) -> TokensPort:
        return self._session.app.tokens(self._session.site)


def _main_window() -> QWidget | None:
    """Owns what no page owns any more."""
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow)), None)
