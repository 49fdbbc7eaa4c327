"""What a sync says of each company while it runs, against what the store has in the end."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from alx_desktop.app import App
from alx_desktop.domain.errors import StatementTooSlow
from alx_desktop.domain.progress import CancelToken, CompanyProgress, Progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.services.site import Site
from alx_desktop.store.tables.progress import course_progress
from tests.unit.synced_demo import app, site, synced_copy, synced_demo

__all__ = ["app", "site", "synced_copy", "synced_demo"]


def of_companies(site: Site, request: SyncRequest) -> list[CompanyProgress]:
    """What a run told of companies, in order."""
    seen: list[Progress] = []
    assert site.sync.run(request, seen.append).result is RunResult.SUCCESS
    return [one.companies for one in seen if one.companies is not None]


def live_rows(site: Site) -> dict[int, int]:
    c = course_progress.c
    with site.store.reading(site.store.reporting) as connection:
        found = connection.execute(
            select(c.company_id, func.count()).where(c.removed_at.is_(None)).group_by(c.company_id)
        )
        return {row[0]: row[1] for row in found}


def test_a_full_sync_reads_as_many_learners_as_it_expected(site: Site) -> None:
    told = of_companies(site, SyncRequest(SyncMode.FULL))
    first, last = told[0], told[-1]
    assert first.expected and not first.learners, "what is expected is known before anything is read"
    assert last.learners == last.expected
    assert last.enrolments == live_rows(site)
    assert set(last.names) >= set(last.learners)


def test_a_count_that_moodle_does_not_give_costs_the_shares_alone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_slow(*_arguments: object) -> None:
        raise StatementTooSlow("company_sizes")

    monkeypatch.setattr("alx_desktop.sync.full.member_counts", too_slow)
    last = of_companies(site, SyncRequest(SyncMode.FULL))[-1]
    assert last.expected is None and last.enrolments == live_rows(site)


def test_one_that_goes_on_expects_only_what_is_left(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    # The demo is small enough for one range.
    monkeypatch.setattr("alx_desktop.sync.extract.LARGEST_RANGE", 20)
    site = app.open_site("demo")
    token, whole = CancelToken(), of_companies(site, SyncRequest(SyncMode.FULL))[-1]

    def stop(progress: Progress) -> None:
        if progress.phase == "learners" and progress.done:
            token.cancel()

    assert site.sync.run(SyncRequest(SyncMode.FULL), stop, token).result is RunResult.CANCELLED
    last = of_companies(site, SyncRequest(SyncMode.FULL))[-1]
    assert last.learners == last.expected
    assert whole.expected and 0 < sum(last.learners.values()) < sum(whole.expected.values())
    site.close()


def test_a_reconcile_that_finds_nothing_says_nothing_of_companies(site: Site) -> None:
    assert of_companies(site, SyncRequest(SyncMode.RECONCILE)) == []


def test_a_run_for_one_company_counts_that_one_alone(site: Site) -> None:
    """Several of them, one after the other, show what each has read; learners of two companies are in both."""
    company = min(live_rows(site))
    last = of_companies(site, SyncRequest(company_id=company))[-1]
    assert list(last.names) == [company]
    assert last.enrolments == {company: live_rows(site)[company]}
    assert last.expected is not None and 0 < last.learners[company] <= last.expected[company]


@pytest.mark.parametrize("source", ["site", "category", "cohort"])
def test_other_sources_of_companies(app: App, source: str) -> None:
    profile = app.profiles.get("demo")
    chosen = profile.source.model_copy(update={"company_source": source})
    app.profiles.update(profile.model_copy(update={"source": chosen}), profile)
    site = app.open_site("demo")
    try:
        told = of_companies(site, SyncRequest(SyncMode.FULL, accept_removals=True))
        assert told or not live_rows(site)
        for one in told[-1:]:
            assert one.enrolments == live_rows(site)
            assert (one.expected is None) == (source == "category")
            assert one.learners == (one.expected or {})
    finally:
        site.close()
