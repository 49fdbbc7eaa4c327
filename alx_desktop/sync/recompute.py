"""The one primitive: recompute a scope. Opens a site's structure and derives rows from it; writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from alx_desktop.domain.course_progress import RemovedReason
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.rows import ScopeRows
from alx_desktop.domain.scope import Scope
from alx_desktop.domain.site import SiteStructure
from alx_desktop.moodle.changes import ChangeReader
from alx_desktop.moodle.companies import CompanySource, company_source
from alx_desktop.moodle.cron import LastCron, last_cron
from alx_desktop.moodle.event_log import EventLog, LogLook
from alx_desktop.moodle.facts import FactReader, Sums
from alx_desktop.moodle.rules import rule_for
from alx_desktop.moodle.source import MoodleSource, SourceReader
from alx_desktop.moodle.structure import StructureReader
from alx_desktop.store.tables.state import SOURCES
from alx_desktop.sync.derive import Deriver
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.side_by_side import read_side_by_side
from alx_desktop.sync.signs import Seen

WHOLE_TABLES = ("company_users", "user")
"""Compared by checksum in every run: small, and what matters in them changes without a time."""


@dataclass(frozen=True, slots=True)
class Recomputation:
    """A site's structure at one moment, and what derives rows from facts by it.

    now: UTC epoch seconds that every rule takes as now. server_time: the source's clock, read before any snapshot.
    seen: highest ids and unfinished completions, read before any learner's facts. log: Moodle's event log, where it is
    on. cron: when Moodle's ran. buckets: checksums of WHOLE_TABLES, where they were asked for.
    """

    source: MoodleSource
    companies: CompanySource
    site: SiteStructure
    facts: FactReader
    changes: ChangeReader
    deriver: Deriver
    now: int
    server_time: int
    seen: Seen
    log: EventLog | None
    cron: LastCron
    buckets: dict[str, Sums]

    @classmethod
    def open(
        cls,
        source: MoodleSource,
        company_from: str,
        as_of: int | None,
        cancel: CancelToken,
        compared: Collection[str] = (),
    ) -> Recomputation:
        """Read the structure, and beside it what else is known to be needed: the server works while rows are decoded.

        In what order does not matter: what changes in the structure meanwhile, the next run finds by comparing it.
        compared: of WHOLE_TABLES those whose buckets are wanted. Raises WrongUse where as_of is in the source's future.
        """
        server_time = source.server_time()
        if as_of is not None and as_of > server_time:
            raise WrongUse(
                f"--as-of {as_of} is later than the source's time {server_time}",
                advice=phrase("Choose a time that Moodle's server has reached."),
            )
        companies = company_source(source.schema, company_from)
        rule = rule_for(source.schema.version)
        facts = FactReader(source.schema, companies, rule)
        changes = ChangeReader(source.schema, facts.tables)
        # The longest first: they decide how long all of it takes.
        reads: dict[str, Callable[[SourceReader], Any]] = {
            "site": lambda reader: StructureReader(source.schema, reader, companies, rule).read(),
            "reaggregating": changes.reaggregating,
            "seen": lambda reader: _look(reader, source, changes),
        }
        reads |= {name: partial(changes.bucket_sums, name=name) for name in compared if name in facts.tables}
        found = dict(read_side_by_side(source, reads, cancel))
        site, reaggregating, (log, ids, end, cron) = (found.pop(name) for name in ("site", "reaggregating", "seen"))
        seen = Seen(ids, frozenset(reaggregating), end)
        now = server_time if as_of is None else as_of
        deriver = Deriver(site, companies, rule, now, SOURCES)
        return cls(source, companies, site, facts, changes, deriver, now, server_time, seen, log, cron, found)

    def derive(self, scope: Scope, cancel: CancelToken) -> ScopeRows:
        """Rows of one scope, straight from Moodle."""
        return self.deriver.derive(read_again(self.source, lambda reader: self.facts.read(reader, scope), cancel))

    def reasons(self, rows: ScopeRows) -> Callable[[int, int, int], RemovedReason]:
        """Why a stored key is not among the derived rows: the first reason that holds."""
        site = self.site
        members = {(row[0], row[1]) for row in rows.memberships}

        def reason(company_id: int, user_id: int, course_id: int) -> RemovedReason:
            if company_id not in site.companies:
                return RemovedReason.COMPANY_REMOVED
            if user_id not in rows.users or user_id in rows.deleted_users:
                return RemovedReason.USER_DELETED
            if (company_id, user_id) not in members:
                return RemovedReason.LEFT_COMPANY
            if course_id not in site.courses:
                return RemovedReason.COURSE_DELETED
            if (company_id, course_id) not in site.company_courses:
                return RemovedReason.COURSE_UNASSIGNED
            return RemovedReason.UNENROLLED

        return reason


def _look(
    reader: SourceReader, source: MoodleSource, changes: ChangeReader
) -> tuple[EventLog | None, dict[str, int], LogLook | None, LastCron]:
    log = EventLog.of(source.schema, reader)
    look = None if log is None else log.look(reader)
    return log, changes.highest_ids(reader), look, last_cron(reader, source.schema)
