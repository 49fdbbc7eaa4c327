"""Changes of companies' settings as people make them: one or many companies at once, previewed, applied, undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.services.company_settings import CompanySettingsService, differences
from alx_desktop.store.company_parts import course_ids
from alx_desktop.store.company_settings import FOR_NEW
from alx_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class SettingsEdit:
    """What to do to each of some companies, in this order.

    copy_from: a company whose settings they get (its switched-off courses only with `with_courses`); FOR_NEW = the
    defaults for new companies. values: settings by the names of `company set`. all_courses: switch all that the company
    has now on, or off; None leaves them.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    all_courses: bool | None = None
    copy_from: int | None = None
    with_courses: bool = False


@dataclass(frozen=True, slots=True)
class SettingsChange:
    """What one company's settings were, and what they became or would become."""

    company_id: int
    before: CompanySettings
    after: CompanySettings

    @property
    def differences(self) -> dict[str, Any]:
        """Setting -> [old, new]."""
        return differences(self.before, self.after)


class CompanyEdits:
    """Edits settings through CompanySettingsService, so that every change is audited and obeyed at once."""

    def __init__(self, store: Store, settings: CompanySettingsService) -> None:
        self._store = store
        self._settings = settings

    def get(self, company_id: int) -> CompanySettings:
        """A company's settings, or those for new companies (FOR_NEW). Raises WrongUse."""
        return self._settings.for_new() if company_id == FOR_NEW else self._settings.get(company_id)

    def preview(self, companies: Iterable[int], edit: SettingsEdit) -> list[SettingsChange]:
        """What applying would change; companies that it would leave as they are do not occur. Raises WrongUse."""
        made, known, usual = _Edited(self, edit), self._settings.all(), self._settings.for_new()
        changes = []
        for one in dict.fromkeys(companies):
            before = known[one].settings if one in known else usual
            changes.append(SettingsChange(one, before, made(one, before)))
        return [change for change in changes if change.before != change.after]

    def apply(self, companies: Iterable[int], edit: SettingsEdit) -> list[SettingsChange]:
        """Change the companies, all or none; what changed, for `undo`. Raises WrongUse."""
        return _changes(self._settings.edit(companies, _Edited(self, edit)))

    def undo(self, changes: Sequence[SettingsChange]) -> list[SettingsChange]:
        """Write the former values again; what was changed otherwise meanwhile stays. Returns what changed by it."""
        by_company = {change.company_id: change for change in changes}

        def back(company_id: int, now: CompanySettings) -> CompanySettings:
            change = by_company[company_id]
            return now.following(change.after, change.before)

        return _changes(self._settings.edit(by_company, back))

    def clear_cache(self, companies: Iterable[int]) -> list[int]:
        """Let running endpoints forget the answers they keep of these companies. Raises WrongUse."""
        return self._settings.clear_cache(companies)

    def course_ids(self) -> dict[int, frozenset[int]]:
        """The courses that each company has now."""
        with self._store.reading(self._store.reporting) as connection:
            return course_ids(connection)


class _Edited:
    """A company's settings after an edit. What must be read for it is read before the settings are locked."""

    def __init__(self, edits: CompanyEdits, edit: SettingsEdit) -> None:
        self._edit = edit
        self._model = None if edit.copy_from is None else edits.get(edit.copy_from)
        self._courses = edits.course_ids() if edit.all_courses is False else {}
        if self._model is None and edit.all_courses is None and not edit.values:
            raise WrongUse("nothing to change", advice=phrase("Choose what the companies are to get."))

    def __call__(self, company_id: int, before: CompanySettings) -> CompanySettings:
        after = before
        if self._model is not None and company_id != self._edit.copy_from:
            after = self._model if self._edit.with_courses else replace(self._model, courses_off=before.courses_off)
        for key, value in self._edit.values.items():
            after = after.changed(key, value)
        if self._edit.all_courses is not None:
            on = self._edit.all_courses
            off = frozenset() if on else after.courses_off | self._courses.get(company_id, frozenset())
            after = replace(after, courses_off=off)
        return after


def _changes(edited: Mapping[int, tuple[CompanySettings, CompanySettings]]) -> list[SettingsChange]:
    return [SettingsChange(company_id, before, after) for company_id, (before, after) in edited.items()]
