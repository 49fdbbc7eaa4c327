"""What each company's clients get: read, change, copy. Every change is in the audit trail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.store.audit import append_audit
from alx_desktop.store.clock import clock
from alx_desktop.store.company_names import CompanyName, company_names
from alx_desktop.store.company_settings import (
    FOR_NEW,
    StoredSettings,
    all_settings,
    begin_changing,
    read_settings,
    save_settings,
    touch_settings,
)
from alx_desktop.store.store import Store


class CompanySettingsService:
    """Settings of the companies of one store. actor: who acts, for the audit trail."""

    def __init__(self, store: Store, actor: str) -> None:
        self._store = store
        self._actor = actor

    def companies(self) -> dict[int, CompanyName]:
        """Companies that Moodle has, by name."""
        with self._store.reading(self._store.reporting) as connection:
            return company_names(connection)

    def find(self, text: str) -> CompanyName:
        """The company of that id or short name. Raises WrongUse."""
        known = self.companies()
        if text.isascii() and text.isdigit() and int(text) in known:
            return known[int(text)]
        fitting = [one for one in known.values() if one.shortname.casefold() == text.strip().casefold()]
        if len(fitting) != 1:
            raise WrongUse(f"{'several companies are' if fitting else 'no company is'} called {text!r}",
                           advice=phrase("`alx-desktop company list` lists them; give the id."))  # fmt: skip
        return fitting[0]

    def get(self, company_id: int) -> CompanySettings:
        """A company's settings. Raises WrongUse where there is no such company."""
        self._check([company_id])
        with self._store.reading(self._store.admin) as connection:
            return read_settings(connection, company_id).settings

    def all(self) -> dict[int, StoredSettings]:
        """The companies that somebody has set something for."""
        with self._store.reading(self._store.admin) as connection:
            return all_settings(connection)

    def set(self, company_id: int, changes: Mapping[str, str]) -> CompanySettings:
        """Change settings by their names (CompanySettings.changed), all or none. Raises WrongUse."""
        self._check([company_id])
        with self._store.writing(self._store.admin) as connection:
            begin_changing(connection)
            before = after = read_settings(connection, company_id).settings
            for key, value in changes.items():
                after = after.changed(key, value)
            self._save(connection, company_id, before, after)
        return after

    def save(self, company_id: int, settings: CompanySettings) -> CompanySettings:
        """Replace a company's settings. Raises WrongUse."""
        self._check([company_id])
        with self._store.writing(self._store.admin) as connection:
            begin_changing(connection)
            self._save(connection, company_id, read_settings(connection, company_id).settings, settings)
        return settings

    def edit(
        self, companies: Iterable[int], change: Callable[[int, CompanySettings], CompanySettings]
    ) -> dict[int, tuple[CompanySettings, CompanySettings]]:
        """Change several companies, all or none; those that changed, with their settings before and after.

        change: a company's new settings from its present ones. FOR_NEW stands for the defaults of new companies.
        """
        chosen = list(dict.fromkeys(companies))
        self._check(one for one in chosen if one != FOR_NEW)
        changed = {}
        with self._store.writing(self._store.admin) as connection:
            begin_changing(connection)
            for company_id in chosen:
                before = read_settings(connection, company_id).settings
                after = change(company_id, before)
                if self._save(connection, company_id, before, after):
                    changed[company_id] = (before, after)
        return changed

    def for_new(self) -> CompanySettings:
        """The settings of companies that nobody has set anything for."""
        with self._store.reading(self._store.admin) as connection:
            return read_settings(connection, FOR_NEW).settings

    def copy(self, source: int, targets: Iterable[int], courses: bool = False) -> list[int]:
        """Give other companies the settings of one; returns those that changed. courses: switched-off courses too."""
        chosen = [company_id for company_id in targets if company_id != source]
        self._check([source, *chosen])
        changed = []
        with self._store.writing(self._store.admin) as connection:
            begin_changing(connection)
            model = read_settings(connection, source).settings
            for company_id in chosen:
                before = read_settings(connection, company_id).settings
                after = model if courses else replace(model, courses_off=before.courses_off)
                if self._save(connection, company_id, before, after):
                    changed.append(company_id)
        return changed

    def clear_cache(self, companies: Iterable[int]) -> list[int]:
        """Let running endpoints forget the answers they keep of these companies; at each one's next request.

        Raises WrongUse for a company that is not there.
        """
        chosen = list(companies)
        self._check(chosen)
        with self._store.writing(self._store.admin) as connection:
            begin_changing(connection)
            now = clock(connection)
            for company_id in chosen:
                touch_settings(connection, company_id, now)
                append_audit(connection, now, self._actor, "cache cleared", f"company {company_id}", company_id)
        return chosen

    def _save(self, connection: Connection, company_id: int, before: CompanySettings, after: CompanySettings) -> bool:
        if before == after:
            return False
        now = clock(connection)
        save_settings(connection, company_id, after, now)
        detail = differences(before, after)
        subject = "defaults for new companies" if company_id == FOR_NEW else f"company {company_id}"
        append_audit(connection, now, self._actor, "settings changed", subject, company_id, detail)
        return True

    def _check(self, companies: Iterable[int]) -> None:
        unknown = set(companies) - self.companies().keys()
        if unknown:
            raise WrongUse(f"no company {min(unknown)}", advice=phrase("`alx-desktop company list` lists them."))


def differences(before: CompanySettings, after: CompanySettings) -> dict[str, Any]:
    """Setting -> [old, new], as the audit trail and a preview show them."""
    found = {}
    for field in fields(CompanySettings):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            plain = [sorted(one) if isinstance(one, frozenset) else one for one in (old, new)]
            found[field.name] = plain
    return found
