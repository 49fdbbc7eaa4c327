"""Everything that waits for a person, found in the store and on this machine: one small function per condition."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection

from alx_desktop.config import Profile
from alx_desktop.services import attention_companies as companies_
from alx_desktop.services import attention_endpoint as endpoint_
from alx_desktop.services import attention_machine as machine_
from alx_desktop.services import attention_sync as sync_
from alx_desktop.services import attention_tokens as tokens_
from alx_desktop.services.attention_item import DAY, HOUR, Attention, EndpointSeen, by_severity
from alx_desktop.services.endpoint_checks import Check
from alx_desktop.services.site_time import day_of, site_zone
from alx_desktop.store import report_overview as figures
from alx_desktop.store.backup import BACKED_UP, backups
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.company_figures import every_company
from alx_desktop.store.daily import site_day
from alx_desktop.store.removals import is_held, pending_by_company, pending_since
from alx_desktop.store.request_log_reading import events_since, outcomes_since
from alx_desktop.store.runs import read_runs
from alx_desktop.store.stats import bytes_of
from alx_desktop.store.store import Store
from alx_desktop.store.tokens import list_tokens

__all__ = ["Attention", "AttentionService", "EndpointSeen"]

FOR_ANALYSTS = "open_report"
"""The action of what an analyst of a shared store can act on."""

RUNS = 100
"""So many runs are looked at for failures in a row: with the scheduler's waits, the last four days."""

WEEK = timedelta(days=7)
TOLERANCE = timedelta(days=3)
"""Where there are no figures of seven days ago, those of up to ten days ago are compared with."""

CHECKS_SECONDS = 600.0
"""So old the endpoint's check-list may be: it reads the whole audit trail. Other settings open the site anew."""


class AttentionService:
    """Looks at one opened site. A million rows take about 0.1 s: call it in a task.

    checks: the endpoint's check-list. free: bytes on the disk of a folder.
    """

    def __init__(
        self,
        profile: Profile,
        store: Store,
        checks: Callable[[], Sequence[Check]] = tuple,
        now: Callable[[], float] = time.time,
        free: Callable[[str], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self._profile, self._store = profile, store
        self._checks, self._now, self._free = checks, now, free
        self._checked: tuple[float, Sequence[Check]] | None = None

    def read(self, seen: EndpointSeen | None = None) -> list[Attention]:
        """Everything that waits, the worst first. seen: the endpoint under the window, None = there is none.

        Raises StoreError and its kinds.
        """
        now, store = int(self._now()), self._store
        found = list(endpoint_.endpoint_stopped(self._profile.endpoint, seen))
        with store.reading(store.reporting) as connection:
            found += self._of_rows(connection, now)
            companies = {one.company_id: one for one in every_company(connection)}
        with store.reading(store.activity) as connection:
            found += endpoint_.failing_requests(outcomes_since(connection, now - HOUR))
            found += endpoint_.suspicious_requests(events_since(connection, now - DAY))
        with store.reading(store.admin) as connection:
            tokens = list_tokens(connection)
        names = {number: one.name for number, one in companies.items()}
        found += tokens_.expired_tokens(tokens, names, now)
        found += tokens_.expiring_tokens(tokens, names, now)
        found += companies_.tokens_of_lost_companies(tokens, companies, now)
        if self._profile.endpoint.enabled or (seen is not None and seen.is_running):
            found += endpoint_.wrong_certificate(self._fresh_checks(), now)
        found += self._of_machine(now)
        if store.is_read_only:
            # What an analyst can do nothing about waits for an administrator.
            found = [one for one in found if one.action_key == FOR_ANALYSTS]
        return by_severity(found)

    def _of_rows(self, connection: Connection, now: int) -> list[Attention]:
        state = read_state(connection)
        with self._store.reading(self._store.activity) as activity:
            runs = read_runs(activity, RUNS)
        held = [removal for removal in pending_by_company(connection) if is_held(removal)]
        late = figures.read_late(connection, now)
        courses = figures.course_names(connection, sorted({course for _, course in late}))
        names = {one.company_id: one.name for one in every_company(connection) if one.removed_at is None}
        return [
            *sync_.failing_syncs(runs),
            *sync_.old_data(state, runs, now),
            *sync_.stalled_cron(state),
            *sync_.held_removals(held, pending_since(connection)),
            *self._jumps(connection, late, names, now, state.site_timezone),
            *companies_.overdue_courses(late, names, courses),
            *sync_.drift_found(state),
        ]

    def _jumps(
        self, connection: Connection, late: dict[tuple[int, int], figures.Late], names: dict[int, str], now: int,
        zone_name: str | None,
    ) -> list[Attention]:  # fmt: skip
        zone = site_zone(self._profile, zone_name)
        today = date.fromisoformat(site_day(now, zone.key))
        span = ((today - WEEK - TOLERANCE).isoformat(), (today - WEEK).isoformat())
        (compared,) = figures.newest_days(connection, [span])
        if compared is None:
            return []
        before = {key: day.overdue for key, day in figures.read_days(connection, [compared])[compared].items()}
        rows: dict[int, int] = {}
        for (company, _course), one in late.items():
            rows[company] = rows.get(company, 0) + one.rows
        days = (today - date.fromisoformat(compared)).days
        since = day_of(now - days * DAY, zone)[0]
        return list(companies_.overdue_jumps(rows, before, names, days, since))

    def _fresh_checks(self) -> Sequence[Check]:
        moment = time.monotonic()
        if self._checked is None or moment - self._checked[0] > CHECKS_SECONDS:
            self._checked = moment, self._checks()
        return self._checked[1]

    def _of_machine(self, now: int) -> list[Attention]:
        """Nothing where the store is on a server, whose administrator looks after disk and backups."""
        location = self._store.location
        if location.folder is None:
            return []
        with self._store.reading(self._store.reporting) as connection:
            filled_at = read_state(connection).last_full_at
        size = sum(bytes_of(self._store, database) for database in BACKED_UP)
        return [
            *machine_.old_backups(backups(location), [str(one) for one in BACKED_UP], filled_at, now),
            *machine_.little_room(self._free(str(location.folder)), size),
        ]
