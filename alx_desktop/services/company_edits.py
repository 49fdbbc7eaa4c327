"""Changes of companies' settings as people make them: one or many companies at once, previewed, applied, undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import WrongUse
from alx_desktop.services.company_settings import CompanySettingsService, differences
from alx_desktop.store.company_parts import courses_of
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
        made = _Edited(self, edit)
        found = [SettingsChange(one, before := self.get(one), made(one, before)) for one in dict.fromkeys(companies)]
        return [change for change in found if change.before != change.after]

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

    def course_ids(self, company_id: int) -> frozenset[int]:
        """The courses that the company has now."""
        with self._store.reading(self._store.reporting) as connection:
            return frozenset(course.course_id for course in courses_of(connection, company_id))


class _Edited:
    """A company's settings after an edit. What must be read for it is read before the settings are locked."""

    def __init__(self, edits: CompanyEdits, edit: SettingsEdit) -> None:
        self._edits, self._edit = edits, edit
        self._model = None if edit.copy_from is None else edits.get(edit.copy_from)
        if self._model is None and edit.all_courses is None and not edit.values:
            raise WrongUse("nothing to change", advice="Choose what the companies are to get.")

    def __call__(self, company_id: int, before: CompanySettings) -> CompanySettings:
        after = before
        if self._model is not None and company_id != self._edit.copy_from:
            after = self._model if self._edit.with_courses else replace(self._model, courses_off=before.courses_off)
        for key, value in self._edit.values.items():
            after = after.changed(key, value)
        if self._edit.all_courses is not None:
            off = frozenset() if self._edit.all_courses else after.courses_off | self._edits.course_ids(company_id)
            after = replace(after, courses_off=off)
        return after


def _changes(edited: Mapping[int, tuple[CompanySettings, CompanySettings]]) -> list[SettingsChange]:
    return [SettingsChange(company_id, before, after) for company_id, (before, after) in edited.items()]
