"""What is done with tokens from their page: made, rotated, revoked, changed; each in a task, with its dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.endpoint_port import TokensPort
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.session import SiteSession
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
    """How an act on several tokens ended. made: what rotating made; left: not done, because it was cancelled."""

    words: str
    made: list[NewToken]
    left: int


class TokenActions(QObject):
    """changed(): tokens are otherwise now, read them anew."""

    changed = Signal()

    def __init__(self, context: UiContext, session: SiteSession, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._session, self._page = context, session, page
        self._companies: dict[int, CompanyName] = {}
        self.dialog: TokenDialog | None = None
        self.shown: NewTokensDialog | None = None

    def know_companies(self, companies: Mapping[int, CompanyName]) -> None:
        """Companies that tokens can be made for."""
        self._companies = dict(companies)

    # Make and change

    def create(self, companies: Sequence[int] = ()) -> None:
        """Ask what the new token is for."""
        from alx_desktop.ui.token_dialogs.token_dialog import TokenDialog

        dialog = TokenDialog(self._context.theme, self._page, self._context.now())
        dialog.offer_companies([Option(number, company.name) for number, company in self._companies.items()], companies)
        dialog.create_asked.connect(self._create)
        self._open(dialog)

    def edit_limits(self, line: TokenLine) -> None:
        """Ask for other limits."""
        from alx_desktop.ui.token_dialogs.token_dialog import TokenDialog

        dialog = TokenDialog(self._context.theme, self._page, self._context.now(), line.token)
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
        self._context.tasks.start(work, title=title, on_success=self._on_created, on_failure=self._on_failed)

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
        self._context.tasks.start(work, title=title, on_success=self._on_limits, on_failure=self._on_failed)

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

        usable = [line for line in lines if line.token.revoked_at is None]
        if not usable:
            return
        dialog = RotateDialog(self._page, [line.token.name for line in usable])
        dialog.asked.connect(partial(self._rotate, usable))
        dialog.open()

    def _rotate(self, lines: Sequence[TokenLine], days: float) -> None:
        words = self.tr("Rotated. The former secret: {0}.").format(grace_words(days))
        self._each(lines, self.tr("Rotating tokens"), words, lambda tokens, id_: tokens.rotate(id_, days))

    def revoke(self, lines: Sequence[TokenLine]) -> None:
        """Ask, then refuse these tokens for good."""
        usable = [line for line in lines if line.token.revoked_at is None]
        if not usable:
            return
        one = self.tr("Revoke {0}?").format(usable[0].token.name)
        many = self.tr("Revoke {n} tokens?")
        companies = sorted({line.company for line in usable})
        whose = ", ".join(companies[:4]) + (" …" if len(companies) > 4 else "")
        used = sum(line.calls_today > 0 for line in usable)
        use = formats.counted(used, self.tr("1 of them was used today."), self.tr("{n} of them were used today."))
        if len(usable) == 1:
            use = self.tr("It was used today.")
        text = self.tr("Whatever reads with it is refused at once, and for good: {0}.").format(whose)
        dialog = ConfirmDialog(
            self._page,
            formats.counted(len(usable), one, many),
            f"{text} {use}" if used else text,
            action=formats.counted(len(usable), self.tr("Revoke token"), self.tr("Revoke {n} tokens")),
            keep=self.tr("Keep"),
        )
        dialog.confirmed.connect(partial(self._revoke, usable))
        dialog.open()

    def _revoke(self, lines: Sequence[TokenLine]) -> None:
        words = formats.counted(len(lines), self.tr("1 token revoked."), self.tr("{n} tokens revoked."))
        self._each(lines, self.tr("Revoking tokens"), words, lambda tokens, id_: tokens.revoke(id_))

    def make_next_full(self, lines: Sequence[TokenLine]) -> None:
        """Let the clients read everything once more."""
        usable = [line for line in lines if line.token.revoked_at is None]
        words = self.tr("The next read is a full one.")
        self._each(usable, self.tr("Making the next read full"), words, lambda tokens, id_: tokens.make_next_full(id_))

    def _each(self, lines: Sequence[TokenLine], title: str, words: str, act: Callable[[TokensPort, str], Any]) -> None:
        """One act on each of the tokens; what was done before a cancel stays done."""
        tokens, ids = self._tokens(), [line.token.token_id for line in lines]

        def work(progress: ProgressSink, cancel: CancelToken) -> _Done:
            made: list[NewToken] = []
            for at, token_id in enumerate(ids):
                # New secrets are shown even then: they could not be seen again.
                if cancel.cancelled:
                    return _Done(words, made, len(ids) - at)
                answer = act(tokens, token_id)
                if hasattr(answer, "text"):
                    made.append(answer)
                progress(Progress("tokens", at + 1, len(ids), message=title))
            return _Done(words, made, 0)

        self._context.tasks.start(
            work, title=title, on_success=self._on_done, on_failure=self._on_part, visible=len(ids) > 1
        )

    def _on_done(self, done: _Done) -> None:
        if done.made:
            self.show_once(done.made, done.words)
        elif done.left:
            left = self.tr("Stopped; {0} were left as they are.").format(formats.integer(done.left))
            self._context.messages.say(left, tone="warn")
        else:
            self._context.messages.say(done.words)
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
        dialog = NewTokensDialog(self._context.theme, self._page, shown, note=note)
        dialog.save_asked.connect(self._save_files)
        dialog.finished.connect(self._forget_shown)
        self.shown = dialog
        dialog.open()

    def _save_files(self, folder: Path, shown: Sequence[ShownToken]) -> None:
        """Connection files for each of the tokens; several companies have a folder each."""
        url = self._session.endpoint.status.url
        settings, companies = self._session.site.profile.endpoint, dict(self._companies)

        def work(_progress: ProgressSink, _cancel: CancelToken) -> int:
            from alx_desktop.services.connect_files import write_connection_files
            from alx_desktop.services.reachability import expected_url

            base = url or expected_url(settings)
            if base is None:
                raise WrongUse("the endpoint's port is a free one", advice="Start the endpoint, or give it a port.")
            written = 0
            for one in shown:
                place = folder if len(shown) == 1 else folder / f"company-{one.company_id}"
                written += len(write_connection_files(place, one.text, companies[one.company_id], base))
            return written

        title = self.tr("Writing connection files")
        self._context.tasks.start(work, title=title, on_success=self._on_saved, on_failure=self._on_not_saved)

    def _on_saved(self, files: int) -> None:
        if self.shown is not None:
            self.shown.show_saved(files)

    def _on_not_saved(self, error: Exception) -> None:
        if self.shown is not None:
            self.shown.show_error(error)

    def _forget_shown(self) -> None:
        self.shown = None

    def _name_of(self, company_id: int) -> str:
        known = self._companies.get(company_id)
        return known.name if known else str(company_id)

    def _tokens(self) -> TokensPort:
        return self._session.app.tokens(self._session.site)
