"""Saves the Endpoint page's settings, and tells when they hold: what comes after that must not go by others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession


@dataclass(frozen=True, slots=True)
class _Change:
    """Fields of EndpointSettings that are being saved. before: what an undo puts back; empty where this is one."""

    after: dict[str, object]
    before: dict[str, object]


class EndpointSaver(QObject):
    """held(): what was asked for here was saved. A save that is refused or fails is told by the session."""

    held = Signal()

    def __init__(self, context: UiContext, session: SiteSession, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._session = context, session
        self._change: _Change | None = None
        session.profile_changed.connect(self._on_profile)

    @property
    def is_saving(self) -> bool:
        """Whether it is not known yet if they hold."""
        return self._change is not None

    def apply(self, values: dict[str, object]) -> None:
        """Save these, with whatever else holds by then; once they hold, an undo is offered."""
        holding = self._session.site.profile.endpoint
        self._save(values, {name: getattr(holding, name) for name in values})

    def _put_back(self, values: dict[str, object]) -> None:
        self._save(values, {})

    def _save(self, values: dict[str, object], before: dict[str, object]) -> None:
        now = self._session.profile.endpoint
        try:
            settings = type(now).model_validate({**now.model_dump(), **values})
        except ValueError as error:
            self._context.messages.report_error(self.tr("Endpoint settings"), error)
            return
        after = {name: getattr(settings, name) for name in values}
        self._change = _Change(after, {name: value for name, value in before.items() if after[name] != value})
        self._session.save_profile(self._session.profile.model_copy(update={"endpoint": settings}))

    def _on_profile(self) -> None:
        change, holding = self._change, self._session.site.profile.endpoint
        if change is None:
            return
        holds = all(getattr(holding, name) == value for name, value in change.after.items())
        if not holds and self._session.profile is not self._session.site.profile:
            return  # the end of a former save: this one still comes
        self._change = None
        if not holds:
            return
        if change.before:
            told = self.tr("The endpoint's settings hold.")
            self._context.messages.offer(told, self.tr("Undo"), partial(self._put_back, change.before))
        self.held.emit()
