"""The comparison with the plugin's table names each row that differs, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from alx_desktop.domain.errors import Cancelled, PluginMissing, WrongUse
from alx_desktop.domain.progress import CancelToken
from alx_desktop.moodle.plugin_rule import PluginFacts, plugin_facts
from alx_desktop.services.plugin_reasons import WORDS, Reason
from alx_desktop.store.tables.star import course, learner
from tests.unit.services.plugin_site import Columns, PluginSite, site

__all__ = ["site"]


def test_a_plugin_that_is_right_is_equal(site: PluginSite, tmp_path: Path) -> None:
    rows = site.rows()
    site.fill(rows)
    found = site.service.compare(report=tmp_path / "a.html")
    assert found.equal and found.total("rows_equal") == found.total("rows_ours") == len(rows)
    assert "Every row of the plugin is as ours" in (tmp_path / "a.html").read_text("utf-8")


def test_ranges_lose_and_double_nothing(site: PluginSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.services.plugin_compare.ROWS_AT_ONCE", 7)
    rows = site.rows()
    site.fill([*rows[::2], *({**row, "userid": row["userid"] + 5000} for row in rows[:20])])
    found = site.service.compare()
    assert found.total("rows_ours") == len(rows)
    assert found.total("rows_plugin") == len(rows[::2]) + 20
    assert (found.total("rows_missing"), found.total("rows_too_many")) == (len(rows) - len(rows[::2]), 20)


def test_a_site_without_the_plugin(site: PluginSite) -> None:
    with pytest.raises(PluginMissing, match="mdl_local_alx_api_reporting"):
        site.service.compare()
    with pytest.raises(WrongUse, match="no company 99"):
        site.service.compare(company_ids=[99])


@pytest.mark.parametrize("drop", ["is_deleted", "email"])
def test_columns_that_a_fork_lacks_are_not_compared(site: PluginSite, drop: str) -> None:
    rows = [{name: value for name, value in row.items() if name != drop} for row in site.rows()]
    site.fill(rows)
    site.moodle(sa.text(f"ALTER TABLE mdl_local_alx_api_reporting DROP COLUMN {drop}"))
    assert site.service.compare().equal


def test_rows_that_the_plugin_lacks(site: PluginSite) -> None:
    rows = site.rows()
    with site.store.reading(site.store.reporting) as connection:
        hidden = set(connection.scalars(sa.select(course.c.course_id).where(~course.c.is_visible)))
        suspended = set(connection.scalars(sa.select(learner.c.user_id).where(learner.c.is_suspended)))
    assert hidden and suspended
    left_out = [row for row in rows if row["courseid"] in hidden or row["userid"] in suspended]
    kept: dict[tuple[int, int], Columns] = {}
    for row in rows:
        if row not in left_out:
            kept.setdefault((row["companyid"], row["userid"]), row)
    site.fill(list(kept.values()))
    found = site.service.compare()
    there = {company for company, _user in kept}
    nothing = sum(row["companyid"] not in there for row in rows)
    reasons = found.reasons()
    assert reasons.get(Reason.COMPANY_LEFT_OUT, 0) == nothing
    assert reasons[Reason.SUSPENDED_DROPPED] + reasons[Reason.HIDDEN_COURSE] + nothing >= len(left_out)
    assert reasons[Reason.ONE_ROW_PER_LEARNER] > 50
    assert sum(reasons.values()) == found.total("rows_missing") == len(rows) - len(kept)


def test_rows_marked_deleted_and_companies_left_out(site: PluginSite) -> None:
    rows = site.rows()
    first = rows[0]["companyid"]
    kept = [row | {"is_deleted": int(number == 0)} for number, row in enumerate(rows) if row["companyid"] == first]
    site.fill(kept)
    found = site.service.compare()
    assert found.reasons() == {Reason.COMPANY_LEFT_OUT: len(rows) - len(kept), Reason.MARKED_DELETED: 1}
    by_id = {company.company_id: company for company in found.companies}
    assert by_id[first].rows_missing == 1 and by_id[first].reasons == {Reason.MARKED_DELETED: 1}


def test_rows_that_the_plugin_keeps_for_ever(site: PluginSite) -> None:
    rows = site.rows()
    site.fill(rows)
    gone, unassigned = rows[0], next(row for row in rows if row["userid"] != rows[0]["userid"])
    ue, user = site.tables["user_enrolments"], site.tables["user"]
    members = site.tables["company_users"]
    third = next(row for row in rows if row["userid"] not in (gone["userid"], unassigned["userid"]))
    site.moodle(
        sa.delete(ue).where(ue.c.userid == gone["userid"]),
        sa.update(user).where(user.c.id == unassigned["userid"]).values(deleted=1),
        sa.delete(members).where(members.c.userid == third["userid"]),
    )
    site.sync(accept_removals=True)
    count = {user_id: sum(row["userid"] == user_id for row in rows)
             for user_id in (gone["userid"], unassigned["userid"], third["userid"])}  # fmt: skip
    assert site.reasons() == {
        Reason.UNENROLLED_KEPT: count[gone["userid"]],
        Reason.USER_DELETED_KEPT: count[unassigned["userid"]],
        Reason.LEFT_COMPANY_KEPT: count[third["userid"]],
    }


def populate(site: PluginSite) -> list[Columns]:
    """Rows as the plugin's own rule makes them, one per row of ours."""
    source = site.opened()
    rows = site.rows()
    with source.snapshot() as reader:
        facts = plugin_facts(source.schema, reader, sorted({row["userid"] for row in rows}))
    source.close()
    return [row | by_its_rule(facts[row["userid"], row["courseid"]]) for row in rows]


def by_its_rule(facts: PluginFacts) -> Columns:
    return {
        "timecompleted": facts.shown_completed_at or 0, "timestarted": facts.shown_started_at or 0,
        "percentage": facts.percentage, "status": facts.status,
    }  # fmt: skip


def test_its_rule_is_recognized_in_every_row(site: PluginSite) -> None:
    site.fill(populate(site))
    found = site.service.compare()
    assert Reason.OUT_OF_DATE not in found.reasons() and not found.equal
    assert {Reason.ONE_ACTIVITY, Reason.INVENTED_DATE, Reason.STARTED_ONLY} <= found.reasons().keys()
    for row in found.first:
        for why in row["differences"]:
            if why["reason"] == Reason.ONE_ACTIVITY:
                assert (why["plugin"], why["ours"] != "completed") == ("completed", True)


def test_what_it_did_not_follow_is_out_of_date(site: PluginSite) -> None:
    rows = [row for row in site.rows() if row["status"] == "completed"]
    site.fill(site.rows())
    site.moodle(
        sa.text(
            "UPDATE mdl_local_alx_api_reporting SET status = 'not_started', timecompleted = 77, percentage = 3.5, "
            f"lastname = 'Old' WHERE userid = {rows[0]['userid']} AND courseid = {rows[0]['courseid']} "
            f"AND companyid = {rows[0]['companyid']}"
        )
    )
    found = site.service.compare()
    assert found.reasons() == {Reason.OUT_OF_DATE: 1, Reason.NAME_OUT_OF_DATE: 1}
    assert {why["field"] for why in found.first[0]["differences"]} == {
        "status", "completed_at", "percentage", "lastname",
    }  # fmt: skip


def test_the_report_has_every_row(site: PluginSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.services.plugin_compare.KEPT", 3)
    site.fill([row | {"coursename": "<script>"} for row in populate(site)])
    found = site.service.compare(report=tmp_path / "a.json")
    data = json.loads((tmp_path / "a.json").read_bytes())
    assert len(found.first) == 3 < len(data["rows"]) == found.rows_unequal
    assert data["totals"]["rows_different"] == found.total("rows_different")
    assert data["companies"][0]["reasons"] and set(data["reasons"]) == set(found.reasons())
    site.service.compare(company_ids=[1], report=tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "<script" not in page and WORDS[Reason.ONE_ACTIVITY] in page
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        site.service.compare(cancel=token, report=tmp_path / "b.json")
    assert not (tmp_path / "b.json").exists()
