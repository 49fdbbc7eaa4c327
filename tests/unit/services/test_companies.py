"""Companies: the list, one company, edits of settings with preview and undo, what a token sees, offboarding."""

from __future__ import annotations

import time
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import func, select, update

from alx_desktop.domain.client_mode import ClientMode
from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import Cancelled, DiskFull, WrongUse
from alx_desktop.domain.moodle_tokens import MoodleAccess, MoodleToken
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.tokens import digest_of
from alx_desktop.services.companies import FOR_NEW
from alx_desktop.services.company_edits import SettingsEdit
from alx_desktop.services.company_preview import Protocol
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.moodle_tokens import MoodleTokenService
from alx_desktop.services.offboarding import STEPS, OffboardStep
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenLimits, TokenService
from alx_desktop.store.audit import broken_at
from alx_desktop.store.clock import clock
from alx_desktop.store.company_figures import CacheFigures, RowFigures
from alx_desktop.store.company_settings import read_settings
from alx_desktop.store.moodle_tokens import companies_of, merge_tokens, write_access
from alx_desktop.store.request_log import DAY_SPAN, HOUR_SPAN, Figure, add_figures
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company, company_learner
from alx_desktop.store.token_use import Refresh
from alx_desktop.store.tokens import note_use


@pytest.fixture
def ids(site: Site) -> list[int]:
    return [line.id for line in site.companies.all()]


def rows_of(site: Site, company_id: int) -> int:
    with site.store.reading(site.store.reporting) as connection:
        statement = select(func.count()).where(course_progress.c.company_id == company_id)
        return connection.scalar(statement) or 0


def version(site: Site, company_id: int) -> int:
    with site.store.reading(site.store.admin) as connection:
        return read_settings(connection, company_id).version


def test_the_list_agrees_with_the_control_center(site: Site, ids: list[int]) -> None:
    overview = {one.id: one for one in site.overview.overview().companies}
    for line in site.companies.all():
        one = overview[line.id]
        assert (line.learners, line.enrolments, line.completed_share) == (
            one.learners,
            one.enrolments,
            one.completed_share,
        )
        card = site.companies.card(line.id)
        assert (card.figures.learners, card.figures.enrolments) == (one.learners, one.enrolments)
        assert (card.figures.overdue, card.figures.expiring) == (one.overdue, one.expiring)
        assert card.members >= card.figures.learners
        with site.store.reading(site.store.reporting) as connection:
            held = connection.execute(select(course_progress).where(course_progress.c.company_id == line.id)).all()
        live = [row for row in held if row.removed_at is None]
        newest = max((row.changed_at for row in held), default=None)
        assert card.rows == RowFigures(sum(row.is_active for row in live), len(held) - len(live), newest)
    assert not any(line.own_settings for line in site.companies.all())


def test_removed_companies_are_in_the_list_and_marked(site: Site, ids: list[int]) -> None:
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(company).where(company.c.company_id == ids[0]).values(removed_at=1))
    found = {line.id: line for line in site.companies.all()}
    assert found[ids[0]].company.removed_at == 1
    with pytest.raises(WrongUse):
        site.companies.edits.apply([ids[0]], SettingsEdit({"post_only": "on"}))


def test_tokens_and_their_use_are_counted(site: Site, ids: list[int]) -> None:
    tokens = TokenService(site.store, "tester")
    kept = tokens.create(ids[0], "BI", TokenLimits())
    gone = tokens.create(ids[0], "old", TokenLimits())
    tokens.revoke(gone.token.token_id)
    line = next(line for line in site.companies.all() if line.id == ids[0])
    assert (line.use.active, line.use.total, line.use.last_used_at) == (1, 2, None)
    states = {one.token.token_id: one.state.value for one in site.companies.tokens(ids[0])}
    assert states == {kept.token.token_id: "active", gone.token.token_id: "revoked"}
    assert site.companies.tokens(ids[1]) == []


def test_search_is_without_case_and_accents(site: Site) -> None:
    line = site.companies.all()[0]
    assert line.matches(line.company.name.upper()) and line.matches(str(line.id)) and line.matches("")
    assert not line.matches("no such company at all")


def test_learners_come_page_by_page_each_once(site: Site, ids: list[int]) -> None:
    service, company_id = site.companies, ids[0]
    seen, after = [], None
    while page := service.learners(company_id, after=after, size=7):
        seen += page
        after = page[-1].place
    with site.store.reading(site.store.reporting) as connection:
        m = company_learner.c
        statement = select(m.user_id).where(m.company_id == company_id, m.removed_at.is_(None))
        assert sorted(row.user_id for row in seen) == sorted(connection.scalars(statement))
    assert [row.place for row in seen] == sorted(row.place for row in seen)
    assert service.count_learners(company_id) == len(seen)
    found = service.learners(company_id, seen[3].email)
    assert seen[3] in found and service.count_learners(company_id, seen[3].email) == len(found)
    assert service.learners(company_id, "%") == [] == service.learners(company_id, "_")


def test_courses_and_departments_add_up(site: Site, ids: list[int]) -> None:
    card = site.companies.card(ids[0])
    courses = site.companies.courses(ids[0])
    assert sum(course.enrolments for course in courses) == card.figures.enrolments
    assert sum(course.completed for course in courses) == card.figures.completed
    departments = site.companies.departments(ids[0])
    assert sum(one.learners for one in departments) == card.members
    known = {one.department_id for one in departments}
    assert all(one.parent_id is None or one.parent_id in known for one in departments)


def test_an_edit_is_previewed_applied_audited_and_undone(site: Site, ids: list[int]) -> None:
    edits, edit = site.companies.edits, SettingsEdit({"field_learner_email": "off", "client_mode": "always_full"})
    planned = edits.preview(ids[:3], edit)
    assert [change.company_id for change in planned] == ids[:3]
    assert edits.get(ids[0]) == CompanySettings(), "a preview changes nothing"
    done = edits.apply(ids[:3], edit)
    assert done == planned
    assert edits.preview(ids[:3], edit) == []
    assert not edits.get(ids[0]).shows("learner_email") and edits.get(ids[0]).client_mode is ClientMode.ALWAYS_FULL
    assert version(site, ids[0]) == 1, "clients must read anew"
    # Somebody changes something else meanwhile: undo leaves it.
    edits.apply([ids[1]], SettingsEdit({"field_user_id": "off", "post_only": "on"}))
    edits.undo(done)
    assert edits.get(ids[0]) == CompanySettings()
    second = edits.get(ids[1])
    assert second.post_only and second.shows("learner_email") and not second.shows("user_id")
    history = site.companies.history(ids[0])
    assert [entry.act for entry in history] == ["settings changed"] * 2
    assert history[1].detail["client_mode"] == ["auto", "always_full"]
    assert history[0].detail["client_mode"] == ["always_full", "auto"]
    with site.store.reading(site.store.admin) as connection:
        assert broken_at(connection) is None


def test_undo_leaves_what_somebody_has_decided_since(site: Site, ids: list[int]) -> None:
    edits = site.companies.edits
    done = edits.apply(ids[:2], SettingsEdit({"client_mode": "always_full", "daily_limit": "10"}))
    edits.apply([ids[0]], SettingsEdit({"client_mode": "disabled"}))
    undone = edits.undo(done)
    assert edits.get(ids[0]) == CompanySettings(client_mode=ClientMode.DISABLED)
    assert edits.get(ids[1]) == CompanySettings()
    assert [change.company_id for change in undone] == ids[:2]


def test_what_does_not_fit_changes_no_company(site: Site, ids: list[int]) -> None:
    edits = site.companies.edits
    for wrong in ({"daily_limit": "-1"}, {"field_nothing": "off"}, {"client_mode": "sometimes"}, {}):
        with pytest.raises(WrongUse):
            edits.apply(ids, SettingsEdit({"post_only": "on", **wrong} if wrong else {}))
    assert {edits.get(one).post_only for one in ids} == {False}


def test_all_courses_off_and_on_and_new_ones_follow(site: Site, ids: list[int]) -> None:
    edits = site.companies.edits
    edits.apply(ids[:2], SettingsEdit(all_courses=False))
    assert edits.get(ids[0]).courses_off == edits.course_ids()[ids[0]]
    assert site.companies.preview(ids[0], Protocol.PUBLISHED).total == 0
    edits.apply(ids[:2], SettingsEdit(all_courses=True))
    assert edits.get(ids[0]).courses_off == frozenset()


def test_copying_keeps_own_courses_unless_asked(site: Site, ids: list[int]) -> None:
    edits = site.companies.edits
    mine = min(edits.course_ids()[ids[1]])
    edits.apply([ids[0]], SettingsEdit({"daily_limit": "24", "course_999": "off"}))
    edits.apply([ids[1]], SettingsEdit({f"course_{mine}": "off"}))
    edits.apply(ids[:2], SettingsEdit(copy_from=ids[0]))
    assert edits.get(ids[1]).daily_limit == 24 and edits.get(ids[1]).courses_off == {mine}
    edits.apply([ids[1]], SettingsEdit(copy_from=ids[0], with_courses=True))
    assert edits.get(ids[1]) == edits.get(ids[0])


def test_defaults_hold_for_companies_that_nobody_has_set_anything_for(site: Site, ids: list[int]) -> None:
    edits = site.companies.edits
    edits.apply([ids[0]], SettingsEdit({"daily_limit": "5"}))
    edits.apply([FOR_NEW], SettingsEdit({"field_learner_email": "off"}))
    assert edits.get(ids[0]).shows("learner_email"), "it has settings of its own"
    assert not edits.get(ids[1]).shows("learner_email")
    assert version(site, ids[1]) == 1, "their clients must read anew"
    lines = {line.id: line for line in site.companies.all()}
    assert not lines[ids[1]].settings.shows("learner_email") and not lines[ids[1]].own_settings
    assert FOR_NEW not in CompanySettingsService(site.store, "tester").all()


def test_the_preview_obeys_fields_courses_and_opt_ins(site: Site, ids: list[int]) -> None:
    service, company_id = site.companies, ids[0]
    whole = service.preview(company_id, Protocol.PUBLISHED)
    plugin = service.preview(company_id, Protocol.PLUGIN)
    assert "learner_email" in whole.columns and "email" in plugin.columns
    assert whole.total == rows_of(site, company_id) and plugin.total <= whole.total
    service.edits.apply([company_id], SettingsEdit({"field_learner_email": "off", "field_timestarted": "off"}))
    assert "learner_email" not in service.preview(company_id, Protocol.PUBLISHED).columns
    names = service.preview(company_id, Protocol.PLUGIN).columns
    assert "email" not in names and "timestarted" not in names and "timestarted_unix" in names
    course = max(service.courses(company_id), key=lambda one: one.enrolments)
    service.edits.apply([company_id], SettingsEdit({f"course_{course.course_id}": "off", "removed_field": "on"}))
    assert service.preview(company_id, Protocol.PUBLISHED).total == whole.total - course.enrolments
    assert service.preview(company_id, Protocol.PLUGIN).columns[-1] == "removed"


def test_a_company_is_offboarded(site: Site, ids: list[int], tmp_path: Path) -> None:
    company_id, service = ids[0], site.companies.offboarding
    tokens = TokenService(site.store, "tester")
    tokens.create(company_id, "BI")
    before, others = rows_of(site, company_id), rows_of(site, ids[1])
    plan = service.plan(company_id)
    assert plan.tokens == 1 and plan.content.rows["course_progress"] == before
    seen: list[Progress] = []
    path = tmp_path / "final.xlsx"
    result = service.run(company_id, f" {plan.content.name} ", path, seen.append)
    assert result.error is None and tuple(result.done) == STEPS and result.tokens == 1
    assert {progress.phase for progress in seen} >= {str(step) for step in STEPS}
    assert result.rows == before and openpyxl.load_workbook(path).active is not None
    assert rows_of(site, company_id) == 0 and rows_of(site, ids[1]) == others
    assert [one.state.value for one in site.companies.tokens(company_id)] == ["revoked"]
    assert site.companies.history(company_id)[0].act == "company offboarded"


def test_offboarding_blocks_moodles_tokens_of_the_company(site: Site, ids: list[int], tmp_path: Path) -> None:
    people = members(site)
    alone = next(user for user, theirs in people.items() if theirs == [ids[0]])
    foreign = next(user for user, theirs in people.items() if theirs == [ids[1]])
    tokens = [
        MoodleToken(number, digest_of(str(number)), user, f"report {number}", "ALX", 1)
        for number, user in ((1, alone), (2, foreign), (3, alone))
    ]
    moodle = MoodleTokenService(site.store, "tester")
    with site.store.writing(site.store.admin) as connection:
        merge_tokens(connection, tokens)
    moodle.block("moodle-3")
    plan = site.companies.offboarding.plan(ids[0])
    assert (plan.tokens, plan.blocked) == (0, 1)
    assert [line.is_moodles for line in site.companies.tokens(ids[0])] == []  # nobody lets them in
    with site.store.writing(site.store.admin) as connection:
        write_access(connection, MoodleAccess(True, clock(connection)))
    shown = {line.token.token_id: line.state.value for line in site.companies.tokens(ids[0])}
    assert shown == {"moodle-1": "active", "moodle-3": "revoked"}
    with site.store.writing(site.store.admin) as connection:
        note_use(connection, {"moodle-1": 80, "moodle-2": 70})
    pulls = {line.id: line.use.last_used_at for line in site.companies.all()}
    assert (pulls[ids[0]], pulls[ids[1]], site.companies.card(ids[0]).use.last_used_at) == (80, 70, 80)
    refreshes = {one.id: one.refresh for one in site.overview.overview().companies}
    assert refreshes[ids[0]] == Refresh("report 1", 80)
    result = site.companies.offboarding.run(ids[0], plan.content.name, tmp_path / "final.xlsx")
    assert result.error is None and (result.tokens, result.blocked) == (0, 1)
    states = {view.token.token_id: view.state.value for view in moodle.all()}
    assert states == {"moodle-1": "revoked", "moodle-2": "active", "moodle-3": "revoked"}
    assert site.companies.history(ids[0])[0].detail["blocked"] == 1


def members(site: Site) -> dict[int, list[int]]:
    """Learner -> companies."""
    with site.store.reading(site.store.reporting) as connection:
        users = set(connection.scalars(select(company_learner.c.user_id)))
        return {user: list(theirs) for user, theirs in companies_of(connection, users).items()}


def test_what_the_cache_did_for_a_company(site: Site, ids: list[int]) -> None:
    now = int(time.time())
    assert site.companies.card(ids[0]).cache == CacheFigures(0, 0, 0) and CacheFigures(0, 0, 0).share is None
    figures = {
        (HOUR_SPAN, now // HOUR_SPAN * HOUR_SPAN, "cache hits", ids[0]): Figure(3),
        (HOUR_SPAN, (now - 5 * HOUR_SPAN) // HOUR_SPAN * HOUR_SPAN, "cache hits", ids[0]): Figure(4),
        (HOUR_SPAN, (now - 30 * HOUR_SPAN) // HOUR_SPAN * HOUR_SPAN, "cache hits", ids[0]): Figure(100),
        (DAY_SPAN, now // DAY_SPAN * DAY_SPAN, "cache hits", ids[0]): Figure(100),
        (HOUR_SPAN, now // HOUR_SPAN * HOUR_SPAN, "cache misses", ids[0]): Figure(1),
        (HOUR_SPAN, now // HOUR_SPAN * HOUR_SPAN, "cache bytes", ids[0]): Figure(2, 900, 500),
        (HOUR_SPAN, now // HOUR_SPAN * HOUR_SPAN, "cache hits", ids[1]): Figure(9),
    }
    with site.store.writing(site.store.activity) as connection:
        add_figures(connection, figures)
    found = site.companies.card(ids[0]).cache
    assert found == CacheFigures(7, 1, 500) and found.share == 7 / 8


def test_a_wrong_name_or_file_offboards_nothing(site: Site, ids: list[int], tmp_path: Path) -> None:
    service, name = site.companies.offboarding, site.companies.card(ids[0]).company.name
    taken = tmp_path / "taken.xlsx"
    taken.write_bytes(b"mine")
    for typed, path in (("", tmp_path / "a.xlsx"), (name[:-1], tmp_path / "a.xlsx"), (name, taken),
                        (name, tmp_path / "a.csv")):  # fmt: skip
        with pytest.raises(WrongUse):
            service.run(ids[0], typed, path)
    assert rows_of(site, ids[0]) and taken.read_bytes() == b"mine" and not (tmp_path / "a.xlsx").exists()


def test_a_failed_export_loses_nothing_and_the_next_run_goes_on(
    site: Site, ids: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, name = site.companies.offboarding, site.companies.card(ids[0]).company.name
    TokenService(site.store, "tester").create(ids[0], "BI")

    def full(*_arguments: object) -> None:
        raise DiskFull("no space left")

    monkeypatch.setattr(type(site.exports), "run", full)
    result = service.run(ids[0], name, tmp_path / "a.xlsx")
    assert isinstance(result.error, DiskFull) and result.done == []
    assert rows_of(site, ids[0]) and site.companies.offboarding.plan(ids[0]).tokens == 1
    monkeypatch.undo()
    cancel = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.phase == OffboardStep.REVOKE:
            cancel.cancel()

    result = service.run(ids[0], name, tmp_path / "b.xlsx", stop, cancel)
    assert isinstance(result.error, Cancelled) and OffboardStep.ERASE not in result.done
    assert rows_of(site, ids[0])
    assert service.run(ids[0], name, tmp_path / "c.xlsx").error is None
    assert rows_of(site, ids[0]) == 0


def test_whatever_ends_it_the_trail_says_what_was_done(
    site: Site, ids: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, name = site.companies.offboarding, site.companies.card(ids[0]).company.name

    def broken(*_arguments: object) -> None:
        raise RuntimeError("unexpected")

    monkeypatch.setattr(type(site.care), "clear", broken)
    with pytest.raises(RuntimeError):
        service.run(ids[0], name, tmp_path / "a.xlsx")
    entry = site.companies.history(ids[0])[0]
    assert entry.act == "company offboarded" and OffboardStep.ERASE not in entry.detail["steps"]
    assert OffboardStep.REVOKE in entry.detail["steps"] and rows_of(site, ids[0])
