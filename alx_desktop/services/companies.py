"""The companies of a site as an administrator sees them: all in one list, and each with everything that is its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from alx_desktop.config import Profile
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.tokens import DAY, Token, TokenState
from alx_desktop.services.company_edits import CompanyEdits
from alx_desktop.services.company_preview import Preview, Protocol, make_preview
from alx_desktop.services.moodle_tokens import MoodleTokenService, moodle_token_owners
from alx_desktop.services.offboarding import OffboardService
from alx_desktop.services.site_time import day_of, site_zone
from alx_desktop.store import company_figures as figures
from alx_desktop.store import company_parts as parts
from alx_desktop.store.audit import AuditEntry, entries_of_company
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.company_figures import CacheFigures, CompanyRecord, ProgressFigures, RowFigures, TokenUse
from alx_desktop.store.company_parts import CompanyCourse, CompanyDepartment, CompanyLearner, Place
from alx_desktop.store.company_settings import FOR_NEW, all_settings, read_settings
from alx_desktop.store.fold import fold
from alx_desktop.store.moodle_tokens import read_access
from alx_desktop.store.report_overview import read_current
from alx_desktop.store.store import Store
from alx_desktop.store.tokens import list_tokens

__all__ = ["FOR_NEW", "CompaniesService", "CompanyCard", "CompanyLine", "TokenLine"]

PAGE = 200
HISTORY = 300
NO_USE = TokenUse(0, 0, None)


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """One company in the list. learners: with an active enrolment. completed_share: 0 to 1, None without enrolments.

    use: its tokens; the last use of one, or of one of Moodle's, is the last pull. calls: requests today, by the site's
    clock. own_settings: whether somebody has set something for it.
    """

    company: CompanyRecord
    learners: int
    enrolments: int
    completed_share: float | None
    use: TokenUse
    calls: int
    settings: CompanySettings
    own_settings: bool

    @property
    def id(self) -> int:
        """The company's id in Moodle."""
        return self.company.company_id

    def matches(self, text: str) -> bool:
        """Whether name, short name or id have each of the words, whatever their case and accents."""
        searched = f"{fold(self.company.name, self.company.shortname)} {self.id}"
        return all(word in searched for word in fold(text).split())


@dataclass(frozen=True, slots=True)
class CompanyCard:
    """One company at a glance. members: all its learners, active or not; sessions: refreshes begun today.

    cache: of the endpoint, over the last 24 hours. zone: the site's clock. parent: its name, None = none.
    children: (id, name).
    """

    company: CompanyRecord
    settings: CompanySettings
    members: int
    figures: ProgressFigures
    rows: RowFigures
    use: TokenUse
    calls: int
    sessions: int
    cache: CacheFigures
    parent: str | None
    children: tuple[tuple[int, str], ...]
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token of a company. calls: requests today. is_moodles: one of the plugin's web service."""

    token: Token
    state: TokenState
    calls: int
    is_moodles: bool = False


class CompaniesService:
    """Reads one profile's companies; settings are changed through `edits`, companies let go through `offboarding`.

    Safe from any thread. now: UTC epoch seconds.
    """

    def __init__(
        self, profile: Profile, store: Store, edits: CompanyEdits, offboarding: OffboardService,
        now: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        self._profile, self._store, self._now = profile, store, now
        self.edits = edits
        self.offboarding = offboarding

    def all(self) -> list[CompanyLine]:
        """All companies by name, those that Moodle no longer has among them. About 0.3 s for a million rows."""
        store, now = self._store, int(self._now())
        owners = moodle_token_owners(store)
        with store.reading(store.reporting) as connection:
            companies = figures.every_company(connection)
            current = read_current(connection, now)
            zone = site_zone(self._profile, read_state(connection).site_timezone)
        with store.reading(store.admin) as connection:
            known, use = all_settings(connection), figures.token_use(connection, now, owners)
            usual = read_settings(connection, FOR_NEW).settings
        with store.reading(store.activity) as connection:
            calls = figures.calls_since(connection, day_of(now, zone)[0])
        return [
            CompanyLine(
                one, current.learners.get(one.company_id, 0), current.enrolments.get(one.company_id, 0),
                _share(current.completed.get(one.company_id, 0), current.enrolments.get(one.company_id, 0)),
                use.get(one.company_id, NO_USE), calls.get(one.company_id, 0),
                known[one.company_id].settings if one.company_id in known else usual, one.company_id in known,
            )
            for one in companies
        ]  # fmt: skip

    def card(self, company_id: int) -> CompanyCard:
        """One company. Raises WrongUse for one that the store does not know."""
        store, now = self._store, int(self._now())
        owners = moodle_token_owners(store)
        with store.reading(store.reporting) as connection:
            everyone = {one.company_id: one for one in figures.every_company(connection)}
            if company_id not in everyone:
                raise WrongUse(
                    f"the store has no company {company_id}", advice=phrase("Look for it in the list of companies.")
                )
            company = everyone[company_id]
            members = figures.member_counts(connection).get(company_id, 0)
            counted = figures.progress_figures(connection, company_id, now)
            rows = figures.row_figures(connection, company_id)
            zone = site_zone(self._profile, read_state(connection).site_timezone)
        with store.reading(store.admin) as connection:
            settings = read_settings(connection, company_id).settings
            use = figures.token_use(connection, now, owners).get(company_id, NO_USE)
        begin = day_of(now, zone)[0]
        with store.reading(store.activity) as connection:
            calls = sum(figures.calls_by_token(connection, company_id, begin).values())
            sessions = figures.sessions_on(connection, begin, company_id)
            cache = figures.cache_figures(connection, company_id, now - DAY)
        parent = everyone.get(company.parent_id or 0)
        children = tuple((one.company_id, one.name) for one in everyone.values() if one.parent_id == company_id)
        return CompanyCard(company, settings, members, counted, rows, use, calls, sessions, cache,
                           parent.name if parent else None, children, zone)  # fmt: skip

    def learners(
        self, company_id: int, text: str = "", after: Place | None = None, size: int = PAGE,
        cancel: CancelToken | None = None,
    ) -> list[CompanyLearner]:  # fmt: skip
        """Learners by name, after a place. Raises Cancelled."""
        with self._store.reading(self._store.reporting, cancel) as connection:
            return parts.learners_page(connection, company_id, text, after, size)

    def count_learners(self, company_id: int, text: str = "", cancel: CancelToken | None = None) -> int:
        """Learners that the pages lead through. Raises Cancelled."""
        with self._store.reading(self._store.reporting, cancel) as connection:
            return parts.count_learners(connection, company_id, text)

    def departments(self, company_id: int) -> list[CompanyDepartment]:
        """A company's departments by name."""
        with self._store.reading(self._store.reporting) as connection:
            return parts.departments_of(connection, company_id)

    def courses(self, company_id: int) -> list[CompanyCourse]:
        """A company's courses by name, switched off or not."""
        with self._store.reading(self._store.reporting) as connection:
            return parts.courses_of(connection, company_id)

    def tokens(self, company_id: int) -> list[TokenLine]:
        """A company's tokens, the newest first; behind ours Moodle's, while they are let in, unclear ones too."""
        store, now = self._store, int(self._now())
        with store.reading(store.reporting) as connection:
            zone = site_zone(self._profile, read_state(connection).site_timezone)
        with store.reading(store.activity) as connection:
            calls = figures.calls_by_token(connection, company_id, day_of(now, zone)[0])
        with store.reading(store.admin) as connection:
            tokens, accepted = list_tokens(connection, company_id), read_access(connection).accepted
        lines = [TokenLine(token, token.state(now), calls.get(token.token_id, 0)) for token in tokens]
        for view in MoodleTokenService(store).all() if accepted else ():
            if company_id == view.company_id or (view.company_id is None and company_id in view.companies):
                token = view.token.as_token(company_id)
                lines.append(TokenLine(token, view.state, calls.get(token.token_id, 0), True))
        return lines

    def history(self, company_id: int) -> list[AuditEntry]:
        """The newest acts on the company's settings and tokens, the newest first."""
        with self._store.reading(self._store.admin) as connection:
            return entries_of_company(connection, company_id, HISTORY)

    def preview(self, company_id: int, protocol: Protocol, cancel: CancelToken | None = None) -> Preview:
        """What a token of the company sees now. Raises Cancelled."""
        with self._store.reading(self._store.admin) as connection:
            settings = read_settings(connection, company_id).settings
        with self._store.reading(self._store.reporting, cancel) as connection:
            zone = site_zone(self._profile, read_state(connection).site_timezone)
            return make_preview(connection, company_id, settings, protocol, zone)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
