"""The comparison with the plugin names each row that differs, and why; from its table and from its endpoint."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.demo.schema import build_schema
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.errors import Cancelled, EndpointFailed, PluginMissing, WrongUse
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.moodle.plugin_endpoint import LOST, PluginEndpoint, endpoint_url
from alx_desktop.moodle.plugin_rows import PluginRow
from alx_desktop.moodle.plugin_rule import PluginFacts, plugin_facts
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.plugin_compare import PluginService
from alx_desktop.services.plugin_reasons import WORDS, PluginScope, Reason, different, missing, too_many
from alx_desktop.services.plugin_report import PluginComparison
from alx_desktop.store.company_rows import CompanyRow, Standing
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import course, learner
from alx_desktop.sync.engine import SyncEngine
from tests.plugin_server import PluginServer, error
from tests.templates import filled

NOW = 1_790_000_000
CREATE = """CREATE TABLE mdl_local_alx_api_reporting (id INTEGER PRIMARY KEY, userid INTEGER, companyid INTEGER,
    courseid INTEGER, firstname TEXT, lastname TEXT, email TEXT, coursename TEXT, timecompleted INTEGER DEFAULT 0,
    timestarted INTEGER DEFAULT 0, percentage NUMERIC DEFAULT 0, status TEXT, last_updated INTEGER DEFAULT 0,
    is_deleted INTEGER DEFAULT 0, created_at INTEGER DEFAULT 0, updated_at INTEGER DEFAULT 0)"""
Columns = dict[str, Any]


def plugin_site(folder: Path) -> PluginSite:
    """A synced demo site."""
    filled(folder, "a site with the plugin", _fill)
    return PluginSite(folder)


def _fill(folder: Path) -> None:
    make_site(_url(folder), DemoSize(3, 60, 9), seed=3, now=NOW)
    site = PluginSite(folder)
    site.sync()
    site.store.close()


def _url(folder: Path) -> str:
    return f"sqlite:///{(folder / 'moodle.sqlite').as_posix()}"


class PluginSite:
    """A synced demo site in which the plugin's table says exactly what the store says, until a test changes it."""

    def __init__(self, folder: Path) -> None:
        self.url = _url(folder)
        own = SourceSettings(url=self.url)
        self.profile = Profile(name="demo", source=own)
        self.store = Store.open(StoreLocation(folder / "store", None))
        self.opened = lambda: MoodleSource.open(own, None)
        self.service = PluginService(self.profile, self.store, self.opened)  # type: ignore[arg-type]
        self.tables = build_schema("mdl_", "iomad41").tables

    def sync(self) -> None:
        engine = SyncEngine(self.opened, self.store, self.profile, "test")
        engine.run(SyncRequest(mode=SyncMode.FULL, accept_removals=True), ignore_progress, CancelToken())

    def rows(self) -> list[Columns]:
        """The plugin's rows that would be right."""
        t = course_progress
        statement = (
            sa.select(t, learner.c.firstname, learner.c.lastname, learner.c.email, course.c.fullname)
            .join(learner, learner.c.user_id == t.c.user_id)
            .join(course, course.c.course_id == t.c.course_id)
            .where(t.c.removed_at.is_(None))
        )
        with self.store.reading(self.store.reporting) as connection:
            return [right(row) for row in connection.execute(statement)]

    def fill(self, rows: list[Columns]) -> None:
        self.moodle(sa.text(CREATE))
        names = list(rows[0])
        insert = (
            f"INSERT INTO mdl_local_alx_api_reporting ({', '.join(names)}) VALUES ({', '.join(f':{n}' for n in names)})"
        )
        engine = sa.create_engine(self.url)
        with engine.begin() as connection:
            connection.execute(sa.text(insert), rows)
        engine.dispose()

    def moodle(self, *statements: Any) -> None:
        engine = sa.create_engine(self.url)
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(statement)
        engine.dispose()

    def reasons(self, **options: Any) -> dict[str, int]:
        return self.service.compare(**options).reasons()


def right(row: Any) -> Columns:
    return {
        "userid": row.user_id, "companyid": row.company_id, "courseid": row.course_id, "firstname": row.firstname,
        "lastname": row.lastname, "email": row.email, "coursename": row.fullname,
        "timecompleted": row.completed_at or 0, "timestarted": row.started_at or 0,
        "percentage": round(row.percentage or 0, 2), "status": row.status,
    }  # fmt: skip


def as_endpoint(row: Columns) -> Columns:
    """A row as the web service gives it."""
    times = dict.fromkeys(("timecompleted", "timestarted"), "")
    kept = {name: value for name, value in row.items() if name != "companyid"}
    return kept | times | {f"{name}_unix": row[name] for name in times}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[PluginSite]:
    made = plugin_site(tmp_path)
    yield made
    made.store.close()


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
    site.sync()
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


def test_the_endpoint_is_compared_like_the_table(site: PluginSite) -> None:
    rows = [as_endpoint(row) for row in site.rows() if row["companyid"] == 1]
    server = PluginServer(rows[::-1], maximum=10)
    with server.running() as url:
        found = site.service.compare([1], url, "t0ken")
    assert found.equal and found.total("rows_equal") == len(rows)
    assert server.asked[0]["limit"] == "1000" and {form["limit"] for form in server.asked[1:]} == {"10"}
    assert set(server.bearers) == {"Bearer t0ken"}
    assert found.notes == (() if len(rows) % 10 else (LOST,))


def test_pages_that_the_endpoint_loses_are_said(site: PluginSite) -> None:
    rows = [as_endpoint(row) for row in site.rows() if row["companyid"] == 1]
    server = PluginServer(rows, maximum=10)
    server.loses_pages = True
    with server.running() as url:
        found = site.service.compare([1], url, "t0ken")
    assert found.notes == (LOST,)
    assert found.total("rows_missing") == len(rows) - 10
    assert found.reasons()[Reason.PAGE_LOST] > 100 and Reason.ONE_ROW_PER_LEARNER not in found.reasons()


def test_fields_that_are_switched_off(site: PluginSite) -> None:
    rows = [as_endpoint(row) for row in site.rows() if row["companyid"] == 1]
    wrong = [{k: v for k, v in row.items() if k not in ("status", "email")} | {"percentage": 1} for row in rows]
    with PluginServer(wrong).running() as url:
        found = site.service.compare([1], url, "t0ken")
    assert {why["field"] for row in found.first for why in row["differences"]} == {"percentage"}
    anonymous = PluginServer([{k: v for k, v in row.items() if k != "userid"} for row in rows])
    with anonymous.running() as url, pytest.raises(EndpointFailed, match=r"userid.*switched off"):
        site.service.compare([1], url, "t0ken")


def test_an_endpoint_needs_its_company_and_token(site: PluginSite) -> None:
    for companies, token in (((), "t"), ((1, 2), "t"), ((1,), None), ((1,), "")):
        with pytest.raises(WrongUse, match="one company and a token"):
            site.service.compare(companies, "http://127.0.0.1:1", token)


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (b"<html>Moodle is in maintenance</html>", "not JSON"),
        (b"", "not JSON"),
        (b"null", "not the plugin's"),
        (b"[1, 2]", "not the plugin's"),
        (b'[{"userid": "x", "courseid": 1}]', "not the plugin's"),
        (b'[{"userid": 1, "courseid": null}]', "not the plugin's"),
        (json.dumps(error("moodle_exception", "ratelimitexceeded", "Daily rate limit exceeded")).encode(), "Daily"),
        (json.dumps(error("moodle_exception", "limittoolarge", "Maximum allowed records is 5000")).encode(), "5000"),
        (b'{"exception": 1}', "unknown"),
    ],
)
def test_answers_that_are_no_rows(reply: bytes, words: str) -> None:
    server = PluginServer([])
    server.reply = reply
    with server.running() as url, pytest.raises(EndpointFailed, match=words) as failed:
        PluginEndpoint(url, "s3cret", 1)
    assert failed.value.advice and "s3cret" not in str(failed.value)


def test_a_wrong_token_a_redirect_and_nobody_there() -> None:
    with PluginServer([]).running() as url:
        with pytest.raises(EndpointFailed, match="invalidtoken") as failed:
            PluginEndpoint(url, "s3cret", 1)
        assert "s3cret" not in str(failed.value)
        with pytest.raises(EndpointFailed, match="HTTP 404"):
            PluginEndpoint(f"{url}/elsewhere.php", "t0ken", 1)
    other, first = PluginServer([]), PluginServer([])
    with other.running() as away, first.running() as url:
        first.redirect = f"{away}/webservice/rest/server.php"
        with pytest.raises(EndpointFailed, match="HTTP 302, to 127"):
            PluginEndpoint(url, "t0ken", 1)
    assert other.asked == [], "the token went nowhere else"
    with pytest.raises(EndpointFailed):
        PluginEndpoint("http://127.0.0.1:1", "t", 1)


def test_a_page_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.moodle.plugin_endpoint.MOST_BYTES", 1000)
    server = PluginServer([])
    server.reply = b"[" + b" " * 5000 + b"]"
    with server.running() as url, pytest.raises(EndpointFailed, match="larger than"):
        PluginEndpoint(url, "t0ken", 1)
    monkeypatch.undo()
    monkeypatch.setattr("alx_desktop.moodle.plugin_endpoint.MOST_ROWS", 5)
    row = {"userid": 1, "courseid": 1}
    with PluginServer([row] * 40, maximum=3).running() as url, pytest.raises(EndpointFailed, match="more than 5"):
        PluginEndpoint(url, "t0ken", 1)


@pytest.mark.parametrize("address", ["", "moodle.example.com", "ftp://x/y", "file:///etc/passwd", "http://u:p@h/",
                                     "http://h/server.php?wstoken=1"])  # fmt: skip
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(WrongUse):
        endpoint_url(address)


def test_addresses() -> None:
    path = "/webservice/rest/server.php"
    assert endpoint_url("https://m.example.com") == f"https://m.example.com{path}"
    assert endpoint_url(" https://m.example.com/moodle/ ") == f"https://m.example.com/moodle{path}"
    assert endpoint_url(f"http://h:8080{path}") == f"http://h:8080{path}"


OURS = CompanyRow(1, 2, True, True, 50.0, 1, 2, None, None, "in_progress", None, None, "A", "B", "a@b", False, "C",
                  True, True, "company_course")  # fmt: skip
THEIRS = PluginRow(1, 2, "A", "B", "a@b", "C", None, None, 50.0, "in_progress")
ALL = frozenset(PluginRow._fields)
Check = Callable[[CompanyRow], bool]


@pytest.mark.parametrize(
    ("changes", "scope", "deleted", "reason"),
    [
        ({}, PluginScope(False, set(), set(), False), False, Reason.COMPANY_LEFT_OUT),
        ({}, PluginScope(True, {2}, {1}, False), True, Reason.MARKED_DELETED),
        ({"is_suspended": True}, PluginScope(True, {2}, {1}, False), False, Reason.SUSPENDED_DROPPED),
        ({"is_visible": False}, PluginScope(True, {2}, {1}, False), False, Reason.HIDDEN_COURSE),
        ({"via": "open_shared"}, PluginScope(True, {9}, {1}, False), False, Reason.SHARED_COURSE),
        ({"via": "closed_shared"}, PluginScope(True, {2}, {1}, False), False, Reason.ONE_ROW_PER_LEARNER),
        ({}, PluginScope(True, {9}, {8}, True), False, Reason.PAGE_LOST),
        ({}, PluginScope(True, {9}, {8}, False), False, Reason.COURSE_LEFT_OUT),
        ({}, PluginScope(True, {2}, {8}, False), False, Reason.NOT_THERE),
    ],
)
def test_why_a_row_is_missing(changes: Columns, scope: PluginScope, deleted: bool, reason: Reason) -> None:
    assert missing(OURS._replace(**changes), deleted, scope).reason is reason


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (Standing(False, False, False, False), Reason.USER_DELETED_KEPT),
        (Standing(True, False, True, True), Reason.LEFT_COMPANY_KEPT),
        (Standing(True, True, False, False), Reason.COURSE_DELETED_KEPT),
        (Standing(True, True, True, False), Reason.COURSE_UNASSIGNED_KEPT),
        (Standing(True, True, True, True), Reason.UNENROLLED_KEPT),
        (None, Reason.UNENROLLED_KEPT),
    ],
)
def test_why_a_row_is_too_many(place: Standing | None, reason: Reason) -> None:
    assert too_many(None, place).reason is reason
    tombstone = OURS._replace(removed_at=5, removed_reason="company_removed")
    assert too_many(tombstone, place).reason is Reason.COMPANY_REMOVED_KEPT


@pytest.mark.parametrize(
    ("ours", "facts", "reason"),
    [
        ({"percentage": None}, PluginFacts(2, 1), Reason.NO_PERCENTAGE),
        ({"percentage": 100.0}, PluginFacts(2, 1, 1, 1), Reason.PASS_IS_ZERO),
        ({"percentage": 25.0, "activities_total": 4}, PluginFacts(2, 1), Reason.STARTED_ONLY),
        ({"percentage": 100.0, "activities_total": 1}, PluginFacts(2, 1), Reason.OTHER_ACTIVITIES),
        ({"percentage": 25.0}, PluginFacts(4, 1), Reason.OUT_OF_DATE),
    ],
)
def test_why_a_percentage_differs(ours: Columns, facts: PluginFacts, reason: Reason) -> None:
    found = list(different(THEIRS, OURS._replace(**ours), facts, ALL))
    assert [(why.field, why.reason) for why in found] == [("percentage", reason)]


def test_none_and_zero_are_the_same_to_it() -> None:
    assert list(different(THEIRS._replace(percentage=0.0), OURS._replace(percentage=None), PluginFacts(), ALL)) == []
    assert (
        list(different(THEIRS._replace(percentage=33.33), OURS._replace(percentage=100 / 3), PluginFacts(), ALL)) == []
    )


values = st.none() | st.integers(1, 5)
rows = st.builds(
    lambda completed, started, percentage, status: THEIRS._replace(
        completed_at=completed, started_at=started, percentage=percentage, status=status
    ),
    values, values, st.none() | st.floats(0, 100), st.sampled_from(["completed", "in_progress", "not_started"]),
)  # fmt: skip
facts_of_rows = st.builds(PluginFacts, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9),
                          values, st.booleans(), values, values, values)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(rows, facts_of_rows, st.none() | st.floats(0, 100), values, st.sampled_from(["completed", "not_started"]))
def test_whatever_differs_is_named_once_with_words(
    theirs: PluginRow, facts: PluginFacts, percentage: float | None, completed: int | None, status: str
) -> None:
    ours = OURS._replace(percentage=percentage, completed_at=completed, status=status)
    found = list(different(theirs, ours, facts, ALL))
    fields = [why.field for why in found]
    assert len(fields) == len(set(fields)) and all(why.reason in WORDS for why in found)
    assert ("status" in fields) == (theirs.status != status)
    assert ("completed_at" in fields) == (theirs.completed_at != completed)
    assert all(why.plugin != why.ours for why in found)


def test_every_reason_has_words() -> None:
    assert WORDS.keys() == set(Reason)
    assert isinstance(PluginComparison("t", (), (), 1, 0.0).reasons(), dict)
