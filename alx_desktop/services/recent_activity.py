"""What has happened lately on a site, of all kinds in one list: acts of people, syncs, clients that read, suspicion."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.phrases import as_phrase, joined, phrase
from alx_desktop.domain.sync import RunResult, SyncRun
from alx_desktop.services.moodle_tokens import moodle_token_owners
from alx_desktop.store.audit import AuditEntry, newest_entries
from alx_desktop.store.company_names import company_names
from alx_desktop.store.request_log import SecurityEvent
from alx_desktop.store.request_log_reading import events_since
from alx_desktop.store.runs import read_runs
from alx_desktop.store.store import Store
from alx_desktop.store.token_use import Refresh, last_refreshes

QUIET_RUNS = (RunResult.SUCCESS, RunResult.RUNNING)
SHOWN = 12


ACTS = {
    "settings changed": phrase("Settings changed"),
    "cache cleared": phrase("Cache cleared"),
    "settings imported from the plugin": phrase("Settings imported from the plugin"),
    "import from the plugin undone": phrase("Import from the plugin undone"),
    "company offboarded": phrase("Company offboarded"),
    "clearing of a company begun": phrase("Clearing of a company's data begun"),
    "company cleared": phrase("Data of a company cleared"),
    "token created": phrase("Token created"),
    "token rotated": phrase("Token rotated"),
    "token revoked": phrase("Token revoked"),
    "token changed": phrase("Token changed"),
    "next read made full": phrase("Next read made full"),
    "Moodle token mapped": phrase("Moodle token mapped"),
    "Moodle token blocked": phrase("Moodle token blocked"),
    "Moodle token unblocked": phrase("Moodle token unblocked"),
    "person added": phrase("Person added"),
    "person changed": phrase("Person changed"),
    "person removed": phrase("Person removed"),
    "password of a person changed": phrase("Password of a person changed"),
    "Moodle's tokens accepted": phrase("Moodle's tokens accepted"),
    "Moodle's tokens refused": phrase("Moodle's tokens refused"),
}
"""Acts of the audit trail as a line of the list begins with them; one that is not here reads as it was written."""


@dataclass(frozen=True, slots=True)
class Happening:
    """at: UTC epoch seconds. kind: sync, act, refresh or suspicion. severity: bad, warn or info. who: a person or a
    client, "" = nobody. company_id: whose it is, None = the whole site's."""

    at: int
    kind: str
    severity: str
    text: str
    who: str = ""
    company_id: int | None = None


def recent_activity(store: Store, limit: int = SHOWN) -> list[Happening]:
    """The newest, the newest first. Syncs that went well and changed nothing are left out: there is one every few
    minutes. Raises StoreError and its kinds."""
    with store.reading(store.reporting) as connection:
        names = {number: one.name for number, one in company_names(connection).items()}
    with store.reading(store.activity) as connection:
        runs, events = read_runs(connection), events_since(connection, 0, limit)
    owners = moodle_token_owners(store)
    with store.reading(store.admin) as connection:
        entries, refreshes = newest_entries(connection, limit), last_refreshes(connection, owners)
    found = [_of_run(run) for run in runs if run.result not in QUIET_RUNS or _changed(run)]
    found += [_of_entry(entry, names) for entry in entries]
    found += [_of_refresh(number, one, names) for number, one in refreshes.items()]
    found += [_of_event(event) for event in events]
    return sorted(found, key=lambda one: -one.at)[:limit]


def _changed(run: SyncRun) -> int:
    return run.inserted + run.updated + run.removed


def _of_run(run: SyncRun) -> Happening:
    at = run.finished_at or run.started_at
    words = {
        RunResult.FAILED: (
            "bad",
            phrase("Sync failed: {0}", as_phrase(run.error)) if run.error else phrase("Sync failed"),
        ),
        RunResult.PARTIAL: ("warn", phrase("Sync stopped at its time limit")),
        RunResult.HELD: ("warn", phrase("Sync held back {0:,} removals", run.held)),
        RunResult.INTERRUPTED: ("warn", phrase("Sync was interrupted")),
        RunResult.CANCELLED: ("info", phrase("Sync was cancelled")),
        RunResult.RUNNING: ("info", phrase("Sync runs")),
    }
    severity, text = words.get(run.result, ("info", phrase("Sync")))
    changed = _changed(run)
    rows = phrase("1 row changed") if changed == 1 else phrase("{0:,} rows changed", changed)
    return Happening(at, "sync", severity, joined(": ", [text, rows]) if run.result is RunResult.SUCCESS else text)


def _of_entry(entry: AuditEntry, names: dict[int, str]) -> Happening:
    """An act on a token names the token; on anything of a company, the company."""
    token, company = entry.detail.get("name"), names.get(entry.company_id or 0)
    whose = [part for part in (token if isinstance(token, str) else None, company) if part]
    act = ACTS.get(entry.act) or as_phrase(f"{entry.act[:1].upper()}{entry.act[1:]}")
    text = joined(": ", [act, ", ".join(whose) or entry.subject])
    return Happening(entry.at, "act", "info", text, entry.actor, entry.company_id)


def _of_refresh(company_id: int, refresh: Refresh, names: dict[int, str]) -> Happening:
    name = names.get(company_id, phrase("company {0}", company_id))
    text = (
        phrase("{0}: reading went wrong, {1}", name, as_phrase(refresh.error))
        if refresh.error is not None
        else phrase("{0}: a client was answered", name)
        if refresh.rows is None
        else phrase("{0}: read 1 row", name)
        if refresh.rows == 1
        else phrase("{0}: read {1:,} rows", name, refresh.rows)
    )
    severity = "info" if refresh.error is None else "warn"
    return Happening(refresh.at, "refresh", severity, text, refresh.token, company_id)


def _of_event(event: SecurityEvent) -> Happening:
    origin = f" ({event.ip})" if event.ip else ""
    return Happening(
        event.at, "suspicion", "warn", joined("", [as_phrase(event.detail), origin]), company_id=event.company_id
    )
