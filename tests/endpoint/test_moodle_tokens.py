"""Tokens of the plugin's web service in Moodle: who gets in with one, for which company, and who no more."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from alx_desktop.config import EndpointSettings
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.moodle_tokens import MoodleAccess, MoodleRefusal, address_rules
from alx_desktop.domain.tokens import DAY, TokenState, without_tokens
from alx_desktop.endpoint.app import close_app, make_app
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.server import EndpointServer
from alx_desktop.moodle.plugin_endpoint import FUNCTION, PATH
from alx_desktop.services.authentication import Authenticator, Refusal, TokenRefused
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.refreshes import RefreshService
from alx_desktop.services.token_list import TokenListService, TokenQuery
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.audit import broken_at
from alx_desktop.store.clock import clock
from alx_desktop.store.moodle_tokens import read_access, write_access
from alx_desktop.store.secrets import read_or_make_key
from alx_desktop.store.tables.admin import audit_entry
from alx_desktop.store.tables.star import company_learner
from tests.moodle_tokens_site import SERVICE, TokenSite, token_site
from tests.waiting import LONG

TEXT = "0123456789abcdef0123456789abcdef"
OTHER = "fedcba9876543210fedcba9876543210"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TokenSite]:
    made = token_site(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def let_in(site: TokenSite) -> TokenSite:
    """With one token, of a learner of one company, let in and synced."""
    site.add(700, TEXT, site.member_of_one()[0])
    site.service.accept(True)
    site.sync()
    return site


def token_rows(site: TokenSite, company_id: int | None = None) -> list[dict[str, Any]]:
    return TokenListService(site.profile, site.store).rows(company_id)


def refusal(site: TokenSite, text: str = TEXT, address: str = "127.0.0.1") -> str | None:
    try:
        Authenticator(site.store).authenticate(text, address)
    except TokenRefused as refused:
        return str(refused.reason)
    return None


def test_nobody_is_let_in_who_was_not_asked_for(site: TokenSite) -> None:
    site.add(700, TEXT, site.member_of_one()[0])
    site.sync()
    assert refusal(site) == Refusal.MALFORMED
    assert site.service.all() == [] and not site.service.access().accepted
    site.service.accept(True)
    assert refusal(site) == Refusal.UNKNOWN
    site.sync()
    assert refusal(site) is None
    site.service.accept(False)
    assert refusal(site) == Refusal.MALFORMED and token_rows(site) == []
    # What was read before the pause is not relied on.
    site.service.accept(True)
    assert refusal(site) == MoodleRefusal.STALE
    site.sync()
    assert refusal(site) is None


def test_the_caller_is_the_learners_company(let_in: TokenSite) -> None:
    user_id, company_id = let_in.member_of_one()
    caller = Authenticator(let_in.store).authenticate(TEXT, "127.0.0.1")
    assert (caller.company_id, caller.token.token_id) == (company_id, "moodle-700")
    (row,) = token_rows(let_in, company_id)
    assert (row["source"], row["state"], row["company_id"], row["user_id"]) == ("moodle", "active", company_id, user_id)
    assert row["last_used_at"] is not None and row["companies"] == [company_id]
    assert token_rows(let_in, company_id + 1) == []


def test_one_list_has_both_kinds(let_in: TokenSite) -> None:
    user_id, company_id = let_in.member_of_one()
    ours = TokenService(let_in.store).create(company_id, "BI").token.token_id
    assert refusal(let_in) is None
    tokens = TokenListService(let_in.profile, let_in.store)
    found = tokens.read(TokenQuery(order="source", descending=False))
    assert [(line.token.token_id, line.source, line.state) for line in found.lines] == [
        (ours, "alx", "active"), ("moodle-700", "moodle", "active"),
    ]  # fmt: skip
    assert found.access.accepted and found.refused == 0 and found.lines[1].token.last_used_at is not None
    assert [one.token.token_id for one in found.arranged(TokenQuery(sources=("moodle",))).lines] == ["moodle-700"]
    let_in.service.block("moodle-700")
    detail = tokens.detail("moodle-700")
    assert detail is not None and detail.line.state == "revoked" and detail.line.token.revoked_at is not None
    assert [entry.act for entry in detail.history] == ["Moodle token blocked"]
    let_in.service.unblock("moodle-700")
    let_in.moodle("UPDATE mdl_user SET suspended = 1 WHERE id = :user", user=user_id)
    let_in.sync()
    (line,) = tokens.read(TokenQuery(states=("refused",))).lines
    assert line.refused == MoodleRefusal.USER_SUSPENDED and line.company_ids == (company_id,)
    let_in.service.accept(False)
    assert [line.source for line in tokens.read(TokenQuery()).lines] == ["alx"]
    assert tokens.detail("moodle-700") is None and tokens.detail("nothing") is None


def test_the_token_is_nowhere(let_in: TokenSite, tmp_path: Path) -> None:
    assert refusal(let_in) is None
    files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert files and not [path for path in files if TEXT.encode() in path.read_bytes()]
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert any(digest.encode() in path.read_bytes() for path in files)
    assert TEXT not in str(token_rows(let_in)) and digest not in str(token_rows(let_in))
    assert TEXT not in without_tokens(f"GET /x?wstoken={TEXT}&limit=1") and "limit=1" in without_tokens("a?limit=1")


REFUSED: dict[str, tuple[str, str]] = {
    "deleted": ("UPDATE mdl_user SET deleted = 1 WHERE id = :user", MoodleRefusal.USER_DELETED),
    "suspended": ("UPDATE mdl_user SET suspended = 1 WHERE id = :user", MoodleRefusal.USER_SUSPENDED),
    "unconfirmed": ("UPDATE mdl_user SET confirmed = 0 WHERE id = :user", MoodleRefusal.USER_UNCONFIRMED),
    "service off": (
        f"UPDATE mdl_external_services SET enabled = 0 WHERE id = {SERVICE}",
        MoodleRefusal.SERVICE_DISABLED,
    ),
    "capability": (
        f"UPDATE mdl_external_services SET requiredcapability = 'x/y:z' WHERE id = {SERVICE}",
        MoodleRefusal.CAPABILITY,
    ),
    "not listed": (
        f"UPDATE mdl_external_services SET restrictedusers = 1 WHERE id = {SERVICE}",
        MoodleRefusal.NOT_LISTED,
    ),
    "no function": ("DELETE FROM mdl_external_services_functions", Refusal.UNKNOWN),
    "removed": ("DELETE FROM mdl_external_tokens WHERE id = 700", Refusal.UNKNOWN),
    "of a session": ("UPDATE mdl_external_tokens SET tokentype = 1 WHERE id = 700", Refusal.UNKNOWN),
    "expired": ("UPDATE mdl_external_tokens SET validuntil = 5 WHERE id = 700", Refusal.EXPIRED),
    "elsewhere": ("UPDATE mdl_external_tokens SET iprestriction = '10.1.' WHERE id = 700", Refusal.ADDRESS),
    "odd address": ("UPDATE mdl_external_tokens SET iprestriction = 'office' WHERE id = 700", MoodleRefusal.ADDRESSES),
    "in no company": ("DELETE FROM mdl_company_users WHERE userid = :user", MoodleRefusal.NO_COMPANY),
    "suspended there": ("UPDATE mdl_company_users SET suspended = 1 WHERE userid = :user", MoodleRefusal.NO_COMPANY),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_moodle_refuses_is_refused(let_in: TokenSite, case: str) -> None:
    statement, reason = REFUSED[case]
    user_id, _company = let_in.member_of_one()
    let_in.moodle(statement, **({"user": user_id} if ":user" in statement else {}))
    assert refusal(let_in) is None
    let_in.sync()
    assert refusal(let_in) == reason
    states = {row["state"] for row in token_rows(let_in)}
    assert states <= {"refused", "expired", "active" if reason is Refusal.ADDRESS else "refused"}


def test_a_listed_user_has_rules_of_their_own(let_in: TokenSite) -> None:
    user_id, _company = let_in.member_of_one()
    let_in.moodle(f"UPDATE mdl_external_services SET restrictedusers = 1 WHERE id = {SERVICE}")
    let_in.moodle("UPDATE mdl_external_tokens SET iprestriction = '10.0.0.0/8' WHERE id = 700")
    let_in.moodle(
        "INSERT INTO mdl_external_services_users (externalserviceid, userid, iprestriction, validuntil) "
        f"VALUES ({SERVICE}, {user_id}, '10.7.0.1-9,192.168.', 0)"
    )
    let_in.sync()
    assert refusal(let_in, address="10.7.0.4") is None
    assert refusal(let_in, address="10.7.0.10") == refusal(let_in, address="192.168.1.1") == Refusal.ADDRESS
    let_in.moodle("UPDATE mdl_external_services_users SET validuntil = 5")
    let_in.sync()
    assert refusal(let_in, address="10.7.0.4") == Refusal.EXPIRED


def test_after_a_day_without_a_sync_all_are_refused(let_in: TokenSite) -> None:
    with let_in.store.writing(let_in.store.admin) as connection:
        write_access(connection, MoodleAccess(True, clock(connection) - DAY - 1))
    assert refusal(let_in) == MoodleRefusal.STALE
    (view,) = let_in.service.all()
    assert (view.state, view.refused) == (TokenState.REFUSED, MoodleRefusal.STALE)
    let_in.sync()
    assert refusal(let_in) is None


def test_a_failed_reading_fails_no_sync_and_is_told(let_in: TokenSite) -> None:
    before = let_in.service.access().read_at
    let_in.moodle("ALTER TABLE mdl_external_services_functions RENAME TO mdl_elsewhere")
    let_in.sync()
    access = let_in.service.access()
    assert access.read_at == before and "external_services_functions" in (access.error or "")
    assert refusal(let_in) is None
    let_in.moodle("ALTER TABLE mdl_elsewhere RENAME TO mdl_external_services_functions")
    let_in.sync()
    assert let_in.service.access().error is None


def test_a_learner_of_several_companies_is_mapped_first(let_in: TokenSite) -> None:
    user_id, company_id = let_in.member_of_one()
    with let_in.store.reading(let_in.store.reporting) as connection:
        known = set(connection.scalars(sa.select(company_learner.c.company_id)))
    second, third = sorted(known - {company_id})[:2]
    let_in.moodle(
        "INSERT INTO mdl_company_users (companyid, userid, managertype, departmentid, suspended, educator) "
        f"VALUES ({second}, {user_id}, 0, 0, 0, 0)"
    )
    let_in.sync()
    assert refusal(let_in) == MoodleRefusal.SEVERAL_COMPANIES
    with pytest.raises(WrongUse):
        let_in.service.map("moodle-700", third)
    with pytest.raises(WrongUse):
        let_in.service.map("moodle-701", second)
    let_in.service.map("moodle-700", second)
    assert Authenticator(let_in.store).authenticate(TEXT, "127.0.0.1").company_id == second
    let_in.sync()
    assert refusal(let_in) is None
    # Who leaves the company that a token was given to is not taken to the other one.
    let_in.moodle(f"DELETE FROM mdl_company_users WHERE userid = {user_id} AND companyid = {second}")
    let_in.sync()
    assert refusal(let_in) is not None
    let_in.service.map("moodle-700", None)
    assert Authenticator(let_in.store).authenticate(TEXT, "127.0.0.1").company_id == company_id
    with let_in.store.reading(let_in.store.admin) as connection:
        acts = list(connection.scalars(sa.select(audit_entry.c.act)))
        assert broken_at(connection) is None
    assert acts.count("Moodle token mapped") == 2 and "Moodle's tokens accepted" in acts


def test_another_token_under_the_same_id_inherits_nothing(let_in: TokenSite) -> None:
    user_id, company_id = let_in.member_of_one()
    let_in.service.map("moodle-700", company_id)
    let_in.moodle(f"UPDATE mdl_external_tokens SET token = '{OTHER}' WHERE id = 700")
    let_in.sync()
    assert refusal(let_in) == Refusal.UNKNOWN
    (view,) = let_in.service.all()
    assert view.token.mapped_company is None and refusal(let_in, OTHER) is None
    # Moodle keeps nobody from having the same token twice; whose it is would be unclear.
    let_in.add(701, OTHER, user_id)
    let_in.sync()
    assert refusal(let_in, OTHER) == Refusal.UNKNOWN


def test_one_can_be_blocked_here(let_in: TokenSite) -> None:
    let_in.service.block("moodle-700")
    assert refusal(let_in) == MoodleRefusal.BLOCKED
    let_in.sync()
    assert refusal(let_in) == MoodleRefusal.BLOCKED and let_in.service.all()[0].state is TokenState.REVOKED
    let_in.service.unblock("moodle-700")
    assert refusal(let_in) is None


def test_a_blocked_one_stays_blocked_while_moodle_does_not_have_it(let_in: TokenSite) -> None:
    """Without the function in the service no token of it is read; with it they are all there again."""
    let_in.service.block("moodle-700")
    let_in.moodle("DELETE FROM mdl_external_services_functions")
    let_in.sync()
    let_in.moodle(
        "INSERT INTO mdl_external_services_functions (externalserviceid, functionname) "
        f"VALUES ({SERVICE}, '{FUNCTION}')"
    )
    let_in.sync()
    assert refusal(let_in) == MoodleRefusal.BLOCKED
    let_in.moodle("UPDATE mdl_external_tokens SET token = :other WHERE id = 700", other=OTHER)
    let_in.sync()
    assert refusal(let_in) == Refusal.UNKNOWN and refusal(let_in, OTHER) is None


@pytest.mark.parametrize(
    ("texts", "rules"),
    [
        (("",), ()),
        ((None, ""), ()),
        (("10.0.0.1",), ("10.0.0.1/32",)),
        (("10.0., 192.168.1.",), ("10.0.0.0/16", "192.168.1.0/24")),
        (("10.0.0.0-3",), ("10.0.0.0/30",)),
        (("10.0.0.0/8", "10.2.3.4"), ("10.2.3.4/32",)),
        (("10.0.0.0/8", "11.2.3.4"), None),
        (("::1, fe80::/10",), ("::1/128", "fe80::/10")),
        ((",",), None),
        (("10.0.0.300",), None),
        (("10.0.0.1-x", "1.1.1.1"), None),
        (("10.0.0.5-1",), None),
    ],
)
def test_moodles_address_rules(texts: tuple[str | None, ...], rules: tuple[str, ...] | None) -> None:
    assert address_rules(*texts) == rules


@pytest.fixture
def base_url(let_in: TokenSite) -> Iterator[str]:
    store = let_in.store
    key = read_or_make_key(store, "endpoint")
    context = EndpointContext(
        store, Authenticator(store), RefreshService(store), Cursors(key), key, let_in.profile, lambda: UTC
    )
    settings = EndpointSettings(port=0)
    server = EndpointServer(settings, lambda: make_app(context, settings), close_app)
    url = server.start().url
    assert url is not None
    yield url
    server.stop()


def test_it_works_wherever_a_token_can_be(let_in: TokenSite, base_url: str) -> None:
    basic = base64.b64encode(f"any:{TEXT}".encode()).decode()
    ways: list[dict[str, Any]] = [
        {"headers": {"Authorization": f"Bearer {TEXT}"}},
        {"headers": {"Authorization": f"Basic {basic}"}},
        {"headers": {"X-API-Key": TEXT}},
        {"params": {"wstoken": TEXT}},
    ]
    _user, company_id = let_in.member_of_one()
    for way in ways:
        rows = httpx.get(f"{base_url}/api/v1/companies", timeout=LONG, **way)
        assert rows.status_code == 200 and rows.json()["value" if "value" in rows.json() else "data"]
        odata = httpx.get(f"{base_url}/odata/{company_id}/CourseProgress?$top=1", timeout=LONG, **way)
        assert odata.status_code == 200, odata.text
        other = httpx.get(f"{base_url}/odata/{company_id + 1}/CourseProgress?$top=1", timeout=LONG, **way)
        assert other.status_code == 404
    form = {"wstoken": TEXT, "wsfunction": FUNCTION, "moodlewsrestformat": "json", "limit": "5"}
    first = httpx.post(base_url + PATH, data=form, timeout=LONG).json()
    assert len(first) == 5
    let_in.service.make_next_full("moodle-700")
    assert httpx.post(base_url + PATH, data=form, timeout=LONG).json() == first
    (row,) = token_rows(let_in)
    assert not row["next_full"] and [one["protocol"] for one in row["clients"]] == ["plugin"]
    # Learners and history are more than the plugin ever gave.
    refused = httpx.get(f"{base_url}/api/v1/learners", timeout=LONG, headers={"X-API-Key": TEXT})
    assert refused.status_code == 403
    wrong = httpx.post(base_url + PATH, data=form | {"wstoken": OTHER}, timeout=LONG).json()
    assert wrong["errorcode"] == "invalidtoken"


def test_ours_are_beside_them(let_in: TokenSite) -> None:
    _user, company_id = let_in.member_of_one()
    TokenService(let_in.store, "tester").create(company_id, "own")
    assert [row["source"] for row in token_rows(let_in, company_id)] == ["alx", "moodle"]
    with let_in.store.reading(let_in.store.admin) as connection:
        assert read_access(connection).accepted
