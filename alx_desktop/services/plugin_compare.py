"""Compares the rows of the plugin that we replace with ours, company by company, and says why each one differs."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alx_desktop.config import Profile
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.domain.scope import LAST
from alx_desktop.moodle.plugin_endpoint import PluginEndpoint
from alx_desktop.moodle.plugin_rows import PluginRow, PluginSource
from alx_desktop.moodle.plugin_rule import Facts, PluginFacts, plugin_facts
from alx_desktop.moodle.plugin_table import PluginTable
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.plugin_reasons import PluginScope, Why, different, missing, too_many
from alx_desktop.services.plugin_report import CompanyComparison, PluginComparison, spooled, write_report
from alx_desktop.services.report_place import require_place
from alx_desktop.services.site_time import site_zone
from alx_desktop.services.source import ProfileSource
from alx_desktop.services.spool import Spool
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.company_rows import CompanyRow, boundary, companies_with_rows, company_rows, standing
from alx_desktop.store.store import Store
from alx_desktop.sync.extract import read_again

ROWS_AT_ONCE = 2000
KEPT = 1000
"""Rows that a result carries; all are counted, and all are in a report."""


@dataclass(slots=True)
class _Tally:
    """Figures of one company as they grow."""

    company_id: int
    name: str
    plugin: int = 0
    ours: int = 0
    equal: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def done(self) -> CompanyComparison:
        """As reported."""
        counts = self.counts
        return CompanyComparison(
            self.company_id, self.name, self.plugin, self.ours, self.equal,
            counts["missing"], counts["too_many"], counts["different"], dict(self.reasons.most_common()),
        )  # fmt: skip


class PluginService:
    """Compares one profile's store with the plugin's table or endpoint; writes nothing but the report."""

    def __init__(self, profile: Profile, store: Store, source: ProfileSource) -> None:
        self._profile = profile
        self._store = store
        self._source = source

    def compare(
        self,
        company_ids: Sequence[int] = (),
        url: str | None = None,
        token: str | None = None,
        report: Path | None = None,
        progress: ProgressSink = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> PluginComparison:
        """Compare these companies, or all. url: the endpoint, whose token is of the one company given.

        report: a file (.json or .html) with every row that differs. Raises WrongUse, PluginMissing, EndpointFailed,
        SourceError, Cancelled.
        """
        if report is not None:
            require_place(report)
        if url is not None and (len(company_ids) != 1 or not token):
            raise WrongUse(
                "an endpoint needs one company and a token", advice=phrase("Use --company ID and ALX_PLUGIN_TOKEN.")
            )
        stop = cancel or CancelToken()
        with self._store.reading(self._store.reporting) as connection:
            state, names = read_state(connection), companies_with_rows(connection)
        if state.watermark is None:
            raise WrongUse("the store holds no complete sync yet", advice=phrase("Run `alx-desktop sync` first."))
        unknown = [company_id for company_id in company_ids if company_id not in names]
        if unknown:
            raise WrongUse(f"no company {unknown[0]}", advice=phrase("The Companies filter of the report lists them."))
        started = time.monotonic()
        source = self._source()
        forget = stop.on_cancel(source.cancel)
        try:
            plugin = self._plugin(source, company_ids, url, token, progress, stop)
            with Spool() as spool:
                run = _Run(self._store, source, plugin, spool, stop)
                chosen = list(company_ids) or sorted({*names, *plugin.companies()})
                companies = []
                for number, company_id in enumerate(chosen):
                    name = names.get(company_id, f"company {company_id}")
                    progress(Progress("compare", number, len(chosen), message=name))
                    companies.append(run.company(company_id, name))
                progress(Progress("compare", len(chosen), len(chosen)))
                found = PluginComparison(
                    plugin.name, tuple(companies), tuple(run.first), state.watermark,
                    round(time.monotonic() - started, 2), tuple(plugin.notes),
                )  # fmt: skip
                if report is not None:
                    zone = site_zone(self._profile, state.site_timezone)
                    write_report(report, found, spool, self._profile.name, zone)
        finally:
            forget()
            source.close()
        return found

    def _plugin(
        self,
        source: MoodleSource,
        company_ids: Sequence[int],
        url: str | None,
        token: str | None,
        progress: ProgressSink,
        cancel: CancelToken,
    ) -> PluginSource:
        if url is not None:
            return PluginEndpoint(url, token or "", company_ids[0], progress, cancel)
        return PluginTable(source, lambda read: read_again(source, read, cancel))


class _Run:
    """One comparison: company after company, one range of learners at a time."""

    def __init__(
        self, store: Store, source: MoodleSource, plugin: PluginSource, spool: Spool, cancel: CancelToken
    ) -> None:
        self._store = store
        self._source = source
        self._plugin = plugin
        self._spool = spool
        self._cancel = cancel
        self.first: list[dict[str, Any]] = []

    def company(self, company_id: int, name: str) -> CompanyComparison:
        """Every row of either side."""
        tally = _Tally(company_id, name)
        courses = self._plugin.courses(company_id)
        after = -1
        while after < LAST:
            self._cancel.raise_if_cancelled()
            through = self._boundary(company_id, after)
            self._range(tally, courses, after, through)
            after = through
        return tally.done()

    def _boundary(self, company_id: int, after: int) -> int:
        """The end of a range that holds few enough rows of either side."""
        with self._store.reading(self._store.reporting, self._cancel) as connection:
            ours = boundary(connection, company_id, after, ROWS_AT_ONCE)
        theirs = self._plugin.boundary(company_id, after, ROWS_AT_ONCE)
        return min((end for end in (ours, theirs) if end is not None), default=LAST)

    def _range(self, tally: _Tally, courses: set[int], after: int, through: int) -> None:
        company_id = tally.company_id
        theirs = {(row.user_id, row.course_id): row for row in self._plugin.rows(company_id, after, through)}
        shown = {key: row for key, row in theirs.items() if not row.is_deleted}
        with self._store.reading(self._store.reporting, self._cancel) as connection:
            stored = {(row.user_id, row.course_id): row for row in company_rows(connection, company_id, after, through)}
            live = {key: row for key, row in stored.items() if row.removed_at is None}
            places = standing(connection, company_id, sorted(shown.keys() - live.keys()))
        tally.plugin += len(shown)
        tally.ours += len(live)
        facts = self._facts({key[0] for key in shown.keys() & live.keys()})
        scope = PluginScope(bool(courses), courses, {key[0] for key in shown}, bool(self._plugin.notes))
        for key in sorted(shown.keys() | live.keys()):
            left, right = shown.get(key), live.get(key)
            if left is not None and right is not None:
                found = list(different(left, right, facts.get(key, PluginFacts()), self._plugin.given))
                self._tell(tally, key, found, "different", right, left)
            elif right is not None:
                self._tell(tally, key, [missing(right, key in theirs, scope)], "missing", right, None)
            else:
                why = too_many(stored.get(key), places.get(key))
                self._tell(tally, key, [why], "too_many", stored.get(key), left)

    def _facts(self, users: set[int]) -> Facts:
        if not users:
            return {}
        schema = self._source.schema
        return read_again(self._source, lambda reader: plugin_facts(schema, reader, sorted(users)), self._cancel)

    def _tell(
        self,
        tally: _Tally,
        key: tuple[int, int],
        found: list[Why],
        kind: str,
        ours: CompanyRow | None,
        theirs: PluginRow | None,
    ) -> None:
        if not found:
            tally.equal += 1
            return
        tally.counts[kind] += 1
        for reason in {why.reason.value for why in found}:
            tally.reasons[reason] += 1
        row = spooled(tally.company_id, key, kind, found, _names(ours, theirs))
        self._spool.add(row)
        if len(self.first) < KEPT:
            self.first.append(row)


def _names(ours: CompanyRow | None, theirs: PluginRow | None) -> tuple[str, str]:
    """The learner's and the course's name, from whoever knows them."""
    row = ours or theirs
    assert row is not None
    return f"{row.firstname or ''} {row.lastname or ''}".strip(), row.coursename or ""
