"""Changes one setting of the open site: validated, applied at once, with Undo."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession


class ProfileEditor(QObject):
    """section: "source", "sync", "retention", or "" for the profile itself."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(session)
        self._context, self._session = context, session

    def value(self, section: str, field: str) -> Any:
        """The setting as it holds now."""
        profile = self._session.site.profile
        return getattr(getattr(profile, section) if section else profile, field)

    def bounds(self, section: str, field: str) -> tuple[float, float]:
        """Smallest and largest allowed value, from the settings' own rules."""
        model = type(getattr(self._session.site.profile, section))
        low, high = 0.0, 1_000_000.0
        for rule in model.model_fields[field].metadata:
            low = float(getattr(rule, "ge", low))
            high = float(getattr(rule, "le", high))
        return low, high

    def change(self, section: str, field: str, value: Any, words: str) -> None:
        """Save it; `words` says what holds now. Raises nothing: what does not fit is told and undone."""
        before = self._session.site.profile
        if self.value(section, field) == value:
            return
        data = before.model_dump()
        (data[section] if section else data)[field] = value
        try:
            after = type(before).model_validate(data)
        except ValueError as error:
            self._context.messages.report_error(words, error)
            self._session.profile_changed.emit()
            return
        self._session.save_profile(after)
        self._context.messages.offer(words, self.tr("Undo"), partial(self._session.save_profile, before))
