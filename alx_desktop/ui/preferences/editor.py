"""Changes the settings of the open site: validated, applied at once, with Undo; knows the defaults."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession

MOST_UNDONE = 50


class Change(NamedTuple):
    """A setting, as it was and as it was left."""

    section: str
    field: str
    before: Any
    after: Any


class ProfileEditor(QObject):
    """section: "source", "sync", "sync.schedule", "retention", "endpoint", or "" for the profile itself.

    changed(): there is something to undo, or not any more.
    """

    changed = Signal()

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(session)
        self._context, self._session = context, session
        self._done: list[list[Change]] = []

    def value(self, section: str, field: str) -> Any:
        """The setting as it holds now."""
        return getattr(self._part(section), field)

    def default(self, section: str, field: str) -> Any:
        """The setting of a new site."""
        return type(self._part(section)).model_fields[field].default

    def differs(self, section: str, field: str) -> bool:
        """Whether the setting is otherwise than a new site has it."""
        return bool(self.value(section, field) != self.default(section, field))

    def bounds(self, section: str, field: str) -> tuple[float, float]:
        """Smallest and largest allowed value, from the settings' own rules."""
        low, high = 0.0, 1_000_000.0
        for rule in type(self._part(section)).model_fields[field].metadata:
            low = float(getattr(rule, "ge", low))
            high = float(getattr(rule, "le", high))
        return low, high

    def change(self, section: str, field: str, value: Any, words: str) -> None:
        """Save it; `words` says what holds now. Raises nothing: what does not fit is told and undone."""
        self.change_all([(section, field, value)], words)

    def reset(self, section: str, field: str, words: str) -> None:
        """Back to the default."""
        self.change(section, field, self.default(section, field), words)

    def change_all(self, changes: list[tuple[str, str, Any]], words: str) -> None:
        """Several at once, with one Undo for all of them."""
        done = [
            Change(section, field, self.value(section, field), value)
            for section, field, value in changes
            if self.value(section, field) != value
        ]
        if done and self._save([(one.section, one.field, one.after) for one in done], words):
            self._done = [*self._done[-MOST_UNDONE:], done]
            self._context.messages.offer(words, self.tr("Undo"), self.undo)
            self.changed.emit()

    @property
    def can_undo(self) -> bool:
        """Whether a change can be taken back."""
        return bool(self._done)

    def undo(self) -> None:
        """Take back the last change that was made here; what was changed since, here or elsewhere, stays."""
        back: list[tuple[str, str, Any]] = []
        while self._done and not back:
            # Where nothing is as it was left, saving had failed, or somebody has decided otherwise.
            left = [one for one in self._done.pop() if self.value(one.section, one.field) == one.after]
            back = [(one.section, one.field, one.before) for one in left]
        if back:
            self._save(back, self.tr("Undo"))
        self.changed.emit()

    def _save(self, values: list[tuple[str, str, Any]], words: str) -> bool:
        """Whether they fit together, and are being saved."""
        profile = self._session.profile
        data = profile.model_dump()
        for section, field, value in values:
            part = data
            for name in filter(None, section.split(".")):
                part = part[name]
            part[field] = value
        try:
            after = type(profile).model_validate(data)
        except ValueError as error:
            self._context.messages.report_error(words, error)
            self._session.profile_changed.emit()
            return False
        self._session.save_profile(after)
        return True

    def _part(self, section: str) -> Any:
        part: Any = self._session.profile
        for name in filter(None, section.split(".")):
            part = getattr(part, name)
        return part
