"""Explain: why a row of course progress is what it is, from Moodle's own rows; or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from alx_desktop.config import Profile
from alx_desktop.domain.course_progress import KEY_WIDTH, CourseProgress, RemovedReason
from alx_desktop.domain.errors import Cancelled, LoginRefused, SecretMissing, SourceError
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.rows import Row, ScopeRows
from alx_desktop.domain.scope import Scope
from alx_desktop.moodle.evidence import Evidence, EvidenceReader
from alx_desktop.moodle.facts import ScopeFacts
from alx_desktop.moodle.rules import rule_for
from alx_desktop.moodle.source import MoodleSource, SourceReader
from alx_desktop.services.explain_steps import Case, all_steps
from alx_desktop.services.explanation import Change, Explanation, FieldDifference
from alx_desktop.services.site_time import site_zone
from alx_desktop.services.source import ProfileSource
from alx_desktop.services.verify_compare import BOOLEANS, NOT_COMPARED, Cause, MovedRules, ScopeComparison, same
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.progress_rows import Key, StoredScope, read_scope
from alx_desktop.store.row_story import row_changes, row_names, stored_row, waiting_reason
from alx_desktop.store.store import Store
from alx_desktop.store.structure_rows import StructureState, compare_structure
from alx_desktop.store.tables.state import SOURCES
from alx_desktop.sync.derive import Deriver
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.recompute import Recomputation

TIME_WENT_BY = "time"
"""Cause of a difference that only the clock makes: a date in Moodle has passed since the last sync."""

NO_ROW_WORDS = {
    RemovedReason.COMPANY_REMOVED: phrase("Moodle has no such company."),
    RemovedReason.USER_DELETED: phrase("Moodle has no such learner, or the account is deleted."),
    RemovedReason.LEFT_COMPANY: phrase("The learner is not a member of the company."),
    RemovedReason.COURSE_DELETED: phrase("Moodle has no such course."),
    RemovedReason.COURSE_UNASSIGNED: phrase(
        "The course does not belong to the company: it is neither assigned nor shared."
    ),
    RemovedReason.UNENROLLED: phrase("The learner has no enrolment in the course."),
}


@dataclass(slots=True)
class _Stored:
    """The store's side, from one snapshot."""

    explanation: Explanation
    scope: StoredScope
    signs: str | None


NOT_HERS = phrase("Moodle is not read for analysts")
NOT_HERS_ADVICE = phrase("What the store knows is below. An administrator can compare it with Moodle.")


class ExplainService:
    """Explains rows of one profile; writes nothing. Safe from any thread."""

    def __init__(self, profile: Profile, store: Store, source: ProfileSource) -> None:
        self._profile = profile
        self._store = store
        self._source = source

    def known(self, company_id: int, user_id: int, course_id: int) -> Explanation:
        """What the store alone says: the row and its history. Moodle is not asked. Raises StoreError."""
        key = (company_id, user_id, course_id)
        with self._store.reading(self._store.reporting) as connection:
            return self._known(connection, key)

    def explain(self, company_id: int, user_id: int, course_id: int, cancel: CancelToken | None = None) -> Explanation:
        """The stored row, Moodle's rows behind it, the rule step by step, the history, and a live reading.

        Where Moodle cannot be read, and for an analyst, what the store knows is explained alone (source_error).
        Raises Cancelled, StoreError.
        """
        token = cancel or CancelToken()
        key = (company_id, user_id, course_id)
        if self._store.is_read_only:
            # What the last sync read of each learner is of all companies, and closed to her.
            return _without_source(self.known(*key), SourceError(title=NOT_HERS, advice=NOT_HERS_ADVICE))
        stored = self._stored(key)
        try:
            source = self._source()
        except SourceError as error:
            return _without_source(stored.explanation, error)
        forget = token.on_cancel(source.cancel)
        try:
            return _Live(self._profile, self._store, source, token).explain(key, stored)
        except Cancelled:
            raise
        except SourceError as error:
            return _without_source(stored.explanation, error)
        finally:
            forget()
            source.close()

    def _stored(self, key: Key) -> _Stored:
        with self._store.reading(self._store.reporting) as connection:
            scope = read_scope(connection, Scope(user_ids=(key[1],)))
            return _Stored(self._known(connection, key), scope, read_state(connection).signs)

    def _known(self, connection: Connection, key: Key) -> Explanation:
        state = read_state(connection)
        found = Explanation(*key, row_names(connection, key), str(site_zone(self._profile, state.site_timezone)))
        found.as_of = state.watermark
        found.stored = stored_row(connection, key)
        found.waiting = waiting_reason(connection, key)
        found.history = [Change(**row) for row in row_changes(connection, key)]
        return found


def _without_source(found: Explanation, error: SourceError) -> Explanation:
    found.source_error, found.source_advice = str(error), error.advice
    if isinstance(error, LoginRefused):
        found.password = "missing" if isinstance(error, SecretMissing) else "refused"
        found.password_error = type(error).__name__
    return found


class _Live:
    """Moodle's side: reads it, and puts it beside the store's."""

    def __init__(self, profile: Profile, store: Store, source: MoodleSource, cancel: CancelToken) -> None:
        self._store = store
        self._profile = profile
        self._source = source
        self._cancel = cancel
        self._work = Recomputation.open(source, profile.source.company_source, None, cancel)
        self._rule = rule_for(source.schema.version)

    def explain(self, key: Key, stored: _Stored) -> Explanation:
        """Complete the explanation."""
        found, work = stored.explanation, self._work
        facts, evidence = self._read(key)
        rows = work.deriver.derive(facts)
        live = {row[:KEY_WIDTH]: row for row in rows.progress}
        found.evidence, found.live_at = evidence, work.now
        found.live = _values(live[key]) if key in live else None
        found.site = f"{self._source.server}, Moodle {self._source.schema.release}"
        self._name(found, evidence, key)
        zone = site_zone(self._profile, work.site.time_zone)
        companies = frozenset(row[0] for row in rows.memberships)
        found.steps = all_steps(Case(*key, work.site, evidence, self._rule, work.now, zone, companies))
        if found.live is None:
            reason = work.reasons(rows)(*key)
            found.no_row, found.no_row_words = reason.value, NO_ROW_WORDS[reason]
        found.differences = self._differences(key, stored, rows, facts, live)
        found.notes = list(_notes(found))
        return found

    def _read(self, key: Key) -> tuple[ScopeFacts, Evidence]:
        """Facts and evidence of one snapshot: what is shown is what was derived from."""
        _company, user_id, course_id = key
        work = self._work
        course = work.site.courses.get(course_id)

        def read(reader: SourceReader) -> tuple[ScopeFacts, Evidence]:
            evidence = EvidenceReader(self._source.schema, reader, work.companies)
            facts = work.facts.read(reader, Scope(user_ids=(user_id,)))
            return facts, evidence.read(user_id, course_id, course.path if course else ())

        return read_again(self._source, read, self._cancel)

    def _name(self, found: Explanation, evidence: Evidence, key: Key) -> None:
        """Names of what the store does not know."""
        site, names = self._work.site, found.names
        if names["company"] is None and key[0] in site.companies:
            names["company"] = site.companies[key[0]].name
        if names["course"] is None and evidence.course is not None:
            names["course"] = evidence.course["fullname"]
        if names["learner"] is None and evidence.user is not None:
            names["learner"] = f"{evidence.user['firstname']} {evidence.user['lastname']}".strip()

    def _differences(
        self, key: Key, stored: _Stored, rows: ScopeRows, facts: ScopeFacts, live: Mapping[Key, Row]
    ) -> list[FieldDifference]:
        """Where the store differs from Moodle now: wrong, changed since the last sync, or only time went by."""
        found = stored.explanation
        with self._store.reading(self._store.reporting) as connection:
            structure = compare_structure(connection, self._work.site)
        causes = self._causes(key, stored, rows, facts, structure)
        ours = stored.scope.rows.get(key)
        if ours is None or found.live is None:
            if (ours is None) == (found.live is None) or key in stored.scope.waiting:
                return []
            cause, moved = causes.get("row", (Cause.WRONG, ()))
            there = "missing" if ours is None else "there"
            return [FieldDifference("row", there, "there" if ours is None else "missing", cause, moved)]
        differences = []
        for name, old, new in zip(CourseProgress._fields, ours.values, live[key], strict=True):
            if name not in NOT_COMPARED and not same(old, new):
                cause, moved = causes.get(name, (TIME_WENT_BY, ()))
                before, now = (bool(value) if name in BOOLEANS else value for value in (old, new))
                differences.append(FieldDifference(name, before, now, cause, moved))
        return differences

    def _causes(
        self, key: Key, stored: _Stored, rows: ScopeRows, facts: ScopeFacts, structure: StructureState
    ) -> dict[str, tuple[str, tuple[str, ...]]]:
        """field -> (cause, what moved), as verify tells them: compared as of the moment that the store stands for."""
        as_of = stored.explanation.as_of
        work, rule = self._work, self._rule

        def at(moment: int) -> Mapping[Key, Row]:
            deriver = Deriver(work.site, work.companies, rule, moment, SOURCES)
            return {row[:KEY_WIDTH]: row for row in deriver.derive(facts).progress}

        moment = work.now if as_of is None else as_of
        rules = MovedRules.between(stored.signs, work.site)
        then = ScopeRows(rows.scope, progress=list(at(moment).values()), sources=rows.sources)
        found = ScopeComparison(structure, rules, moment).rows(then, stored.scope, at)
        mine = (one for one in found if (one.company_id, one.user_id, one.course_id) == key)
        return {one.field: (str(one.cause), one.moved) for one in mine}


def _values(row: Row) -> dict[str, Any]:
    named = dict(zip(CourseProgress._fields, row, strict=True))
    return named | {name: bool(named[name]) for name in BOOLEANS & named.keys()}


def _notes(found: Explanation) -> list[str]:
    """What else a person should know."""
    notes: list[str] = []
    if found.as_of is None:
        notes.append(phrase("No sync has finished yet: the store is not complete."))
    if found.waiting:
        notes.append(
            phrase("The row is gone from Moodle, and waits for a decision on its removal; it is served until then.")
        )
    if found.has_live_row and not found.waiting and found.live is None:
        notes.append(phrase("The row is gone from Moodle since the last sync; the next one removes it."))
    if not found.has_live_row and found.live is not None:
        notes.append(phrase("The row is in Moodle but not in the store yet; the next sync brings it."))
    return notes
