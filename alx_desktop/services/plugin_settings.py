"""Takes over the settings that companies have in the plugin: shown first, in the audit trail, and undone if need be."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

from sqlalchemy import Connection

from alx_desktop.domain.client_mode import ClientMode
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.plugin_settings import Remark, site_remarks, take_over
from alx_desktop.domain.progress import CancelToken
from alx_desktop.moodle.plugin_settings import PluginSettings, read_plugin_settings
from alx_desktop.services.company_settings import differences
from alx_desktop.services.source import ProfileSource
from alx_desktop.services.tokens import this_person
from alx_desktop.store.audit import append_audit, details_of_acts
from alx_desktop.store.clock import clock
from alx_desktop.store.company_names import CompanyName, company_names
from alx_desktop.store.company_parts import course_ids
from alx_desktop.store.company_settings import begin_changing, read_settings, save_settings
from alx_desktop.store.store import Store
from alx_desktop.sync.extract import read_again

IMPORTED = "settings imported from the plugin"
UNDONE = "import from the plugin undone"


@dataclass(frozen=True, slots=True)
class CompanyChange:
    """One company. changes: setting -> [old, new]."""

    company_id: int
    name: str
    shortname: str
    changes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PluginImport:
    """companies: those that change. checked: all that were looked at. import_id: None = nothing was changed yet."""

    companies: tuple[CompanyChange, ...]
    checked: int
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]
    import_id: str | None = None


class PluginSettingsService:
    """Settings of one profile's companies, from the plugin's tables. actor: who acts, for the audit trail."""

    def __init__(self, store: Store, source: ProfileSource, actor: str | None = None) -> None:
        self._store = store
        self._source = source
        self._actor = actor or this_person()

    def read(self, cancel: CancelToken | None = None) -> PluginSettings:
        """What the plugin has. Raises PluginMissing, SourceError, Cancelled."""
        stop = cancel or CancelToken()
        source = self._source()
        forget = stop.on_cancel(source.cancel)
        try:
            return read_again(source, partial(read_plugin_settings, source=source), stop)
        finally:
            forget()
            source.close()

    def preview(self, found: PluginSettings) -> PluginImport:
        """What would change; nothing does. Raises WrongUse where the store knows no company."""
        with self._store.reading(self._store.admin) as connection:
            return self._plan(connection, found)[0]

    def apply(self, found: PluginSettings) -> PluginImport:
        """Change all companies, or none; see preview."""
        with self._store.writing(self._store.admin) as connection:
            begin_changing(connection)
            plan, settings = self._plan(connection, found)
            now, import_id = clock(connection), uuid.uuid4().hex[:12]
            for one in plan.companies:
                save_settings(connection, one.company_id, settings[one.company_id], now)
                detail = {"import": import_id, "changes": one.changes}
                subject = f"company {one.company_id}"
                append_audit(connection, now, self._actor, IMPORTED, subject, one.company_id, detail)
        return replace(plan, import_id=import_id) if plan.companies else plan

    def undo(self) -> PluginImport:
        """Take the newest import back, but for what somebody has changed since. Raises WrongUse where there is none."""
        names = self._companies()[0]
        with self._store.writing(self._store.admin) as connection:
            begin_changing(connection)
            import_id, entries = _newest(connection)
            now, changed, remarks = clock(connection), [], []
            for company_id, changes in entries:
                before = read_settings(connection, company_id).settings
                after, kept = _restored(before, changes)
                remarks += [
                    Remark(
                        company_id,
                        name,
                        str(getattr(before, name)),
                        phrase("it was changed since the import; it stays so"),
                    )
                    for name in kept
                ]
                if after == before:
                    continue
                save_settings(connection, company_id, after, now)
                back = differences(before, after)
                changed.append(_change(company_id, names.get(company_id), back))
                detail = {"import": import_id, "changes": back}
                append_audit(connection, now, self._actor, UNDONE, f"company {company_id}", company_id, detail)
            if not changed:
                append_audit(connection, now, self._actor, UNDONE, "no company", detail={"import": import_id})
        return PluginImport(tuple(changed), len(entries), tuple(remarks), (), import_id)

    def _companies(self) -> tuple[dict[int, CompanyName], dict[int, frozenset[int]]]:
        with self._store.reading(self._store.reporting) as connection:
            return company_names(connection), course_ids(connection)

    def _plan(self, connection: Connection, found: PluginSettings) -> tuple[PluginImport, dict[int, CompanySettings]]:
        names, courses = self._companies()
        if not names:
            raise WrongUse("the store knows no company yet", advice=phrase("Run `alx-desktop sync` first."))
        settings, changes, remarks = {}, [], list(site_remarks(found.site))
        for company_id in sorted(found.companies.keys() - names.keys()):
            many = phrase("{0} settings", len(found.companies[company_id]))
            remarks.append(Remark(company_id, "company", many, phrase("Moodle has no such company any more")))
        for company_id, name in names.items():
            before = read_settings(connection, company_id).settings
            rows = found.companies.get(company_id, [])
            taken = take_over(company_id, before, rows, found.site, courses.get(company_id, frozenset()))
            remarks += taken.remarks
            if taken.settings != before:
                settings[company_id] = taken.settings
                changes.append(_change(company_id, name, differences(before, taken.settings)))
        return PluginImport(tuple(changes), len(names), tuple(remarks), found.notes), settings


def _change(company_id: int, name: CompanyName | None, changes: dict[str, Any]) -> CompanyChange:
    known = (name.name, name.shortname) if name else (f"company {company_id}", "")
    return CompanyChange(company_id, *known, changes)


def _newest(connection: Connection) -> tuple[str, list[tuple[int, dict[str, Any]]]]:
    """(id of the newest import that was not undone, company and changes of each entry)."""
    acts = details_of_acts(connection, (IMPORTED, UNDONE))
    undone = {detail.get("import") for act, _company, detail in acts if act == UNDONE}
    for act, _company, detail in acts:
        if act == IMPORTED and detail["import"] not in undone:
            import_id = detail["import"]
            entries = [(c, d["changes"]) for a, c, d in acts if a == IMPORTED and d["import"] == import_id]
            return import_id, [(company_id, changes) for company_id, changes in entries if company_id is not None]
    raise WrongUse("there is no import from the plugin to undo")


def _restored(now: CompanySettings, changes: dict[str, Any]) -> tuple[CompanySettings, list[str]]:
    """(settings as before the import, settings that were changed since). Of fields and courses each counts for itself.

    Settings that a later version of the program may have dropped are left out.
    """
    kept: list[str] = []
    restored: dict[str, Any] = {}
    known = {field.name for field in fields(CompanySettings)}
    for name, (old, new) in changes.items():
        if name not in known:
            continue
        mine = getattr(now, name)
        if isinstance(mine, frozenset):
            before, after = frozenset(old), frozenset(new)
            restored[name] = (mine - (after - before)) | (before - after)
        elif mine == new:
            restored[name] = ClientMode(old) if name == "client_mode" else old
        else:
            kept.append(name)
    return replace(now, **restored), kept
