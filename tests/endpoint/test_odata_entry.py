"""OData as a client of one company meets it: the token, the company in the path, refusals in OData's words."""

from __future__ import annotations

import re

import httpx
import pytest
from sqlalchemy import select

from alx_desktop.domain.tokens import TokenScope
from alx_desktop.endpoint.odata import messages
from alx_desktop.endpoint.odata.model import Model
from alx_desktop.endpoint.odata.service import ODataService
from alx_desktop.services.site import Site
from alx_desktop.store.tables.activity import request_log
from tests.endpoint.conftest import Running, Tenants


def auth(text: str) -> httpx.BasicAuth:
    return httpx.BasicAuth("whoever", text)


def test_a_company_reads_its_sets_and_no_other(client: httpx.Client, tenants: Tenants) -> None:
    mine = auth(tenants.token().text)
    root = client.get(f"/odata/{tenants.first}/", auth=mine)
    names = {entry["name"] for entry in root.json()["value"]}
    assert {"CourseProgress", "Learners", "Courses", "Departments", "CompletionEpisodes", "RemovedCourseProgress",
            "DailyProgress"} == names  # fmt: skip
    rows = client.get(f"/odata/{tenants.first}/CourseProgress", auth=mine).json()["value"]
    counted = client.get(f"/odata/{tenants.first}/CourseProgress/$count", auth=mine).text
    assert rows and str(len(rows)) == counted
    for other in (tenants.second, 10**9, "nobody"):
        for path in ("", "$metadata", "CourseProgress", f"CourseProgress('{rows[0]['id']}')"):
            got = client.get(f"/odata/{other}/{path}", auth=mine)
            assert got.status_code == 404 and got.json()["error"]["code"] == "not_found"
            assert got.headers.get_list("OData-Version") == ["4.0"]


def test_the_short_name_leads_to_links_with_the_id(client: httpx.Client, tenants: Tenants) -> None:
    mine = auth(tenants.token().text)
    found = client.get("/api/v1/companies", auth=mine).json()["data"][0]
    root = client.get(f"/odata/{found['company_shortname']}/", auth=mine).json()
    assert re.search(rf"/odata/{tenants.first}/\$metadata$", root["@odata.context"])


def test_without_a_token_it_is_asked_for(client: httpx.Client, tenants: Tenants) -> None:
    got = client.get(f"/odata/{tenants.first}/CourseProgress")
    assert got.status_code == 401 and "Basic" in got.headers["WWW-Authenticate"]
    assert got.json()["error"]["code"] == "token_refused"


def test_sets_beyond_the_scopes_do_not_exist(client: httpx.Client, tenants: Tenants) -> None:
    mine = auth(tenants.token(scopes=frozenset({TokenScope.PROGRESS})).text)
    names = {entry["name"] for entry in client.get(f"/odata/{tenants.first}/", auth=mine).json()["value"]}
    assert "Learners" not in names and "CourseProgress" in names
    assert "Learner" not in client.get(f"/odata/{tenants.first}/$metadata", auth=mine).text.replace("learner_", "")
    assert client.get(f"/odata/{tenants.first}/Learners", auth=mine).status_code == 404


def test_a_refresh_counts_once_and_previews_do_not(client: httpx.Client, tenants: Tenants) -> None:
    mine = auth(tenants.token(daily_limit=1).text)
    address = f"/odata/{tenants.first}/CourseProgress"
    for free, status in (("?$top=1000", 200), ("?$top=0", 200), ("/$count", 200), ("?$filter=percentage eq", 400)):
        assert client.get(address + free, auth=mine).status_code == status
    first = client.get(address, auth=mine, headers={"Prefer": "odata.maxpagesize=5"})
    assert first.status_code == 200
    assert client.get(first.json()["@odata.nextLink"], auth=mine).status_code == 200
    refused = client.get(address, auth=mine)
    assert refused.status_code == 429 and int(refused.headers["Retry-After"]) > 0
    assert refused.json()["error"]["code"] == "daily_limit"


def test_beyond_the_daily_limit_nothing_is_read(
    client: httpx.Client, tenants: Tenants, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, asked = auth(tenants.token(daily_limit=1).text), list[object]()
    address = f"/odata/{tenants.first}/CourseProgress"
    assert client.get(address, auth=mine).status_code == 200
    usual = ODataService.answer

    def answer(service: ODataService, model: Model, request: messages.Request) -> messages.Answer:
        asked.append(request.query)
        return usual(service, model, request)

    monkeypatch.setattr(ODataService, "answer", answer)
    assert client.get(f"{address}?$orderby=percentage", auth=mine).status_code == 429
    assert asked == []
    assert client.get(f"{address}?$top=1", auth=mine).status_code == 200 and asked, "a preview is free"


def test_links_to_next_pages_may_be_longer_than_other_addresses(client: httpx.Client, tenants: Tenants) -> None:
    mine = auth(tenants.token().text)
    address = f"/odata/{tenants.first}/CourseProgress"
    long = " or ".join(f"learner_lastname ne '{'x' * 400}{number}'" for number in range(15))
    first = client.get(address, params={"$filter": long}, auth=mine, headers={"Prefer": "odata.maxpagesize=5"})
    assert first.status_code == 200 and len(first.json()["@odata.nextLink"]) > len(long)
    assert client.get(first.json()["@odata.nextLink"], auth=mine).status_code == 200
    assert client.get(address, params={"$filter": long + " or " + long}, auth=mine).status_code == 414


def test_the_request_log_knows_the_rows_that_were_sent_and_why_a_query_was_refused(
    running: Running, tenants: Tenants, site: Site
) -> None:
    token = tenants.token()
    address = f"/odata/{tenants.first}/CourseProgress"
    with httpx.Client(base_url=running.url, auth=auth(token.text), timeout=30) as client:
        rows = len(client.get(address).json()["value"])
        key = client.get(f"{address}?$top=1").json()["value"][0]["id"]
        paged = client.get(address, headers={"Prefer": "odata.maxpagesize=5"}).json()
        tried = [
            (client.get(address), rows, None),  # kept by now
            (client.get(paged["@odata.nextLink"]), rows - 5, None),
            (client.get(f"{address}?$orderby=percentage&$top=7"), 7, None),
            (client.get(f"{address}('{key}')"), 1, None),
            (client.head(f"{address}?$top=3"), 0, None),
            (client.get(f"{address}/$count"), 0, None),
            (client.get(f"{address}?$filter=percentage eq"), 0, "InvalidSyntax"),
            (client.get(f"{address}?$filter=nobody eq 1"), 0, "PropertyNotFound"),
            (client.post(f"/odata/{tenants.first}/$batch", json={"requests": [
                {"id": "1", "method": "GET", "url": "CourseProgress?$top=2"},
                {"id": "2", "method": "GET", "url": "Nothing"},
                {"id": "3", "method": "GET", "url": "Courses?$top=1"}]}), 3, None),
        ]  # fmt: skip
    running.server.stop()
    log = select(request_log.c.status, request_log.c.rows, request_log.c.code).order_by(request_log.c.request_id)
    with site.store.reading(site.store.activity) as connection:
        logged = [tuple(row) for row in connection.execute(log)]
    assert [one[1:] for one in logged[:3]] == [(rows, None), (1, None), (5, None)]
    assert logged[3:] == [(answer.status_code, number, code) for answer, number, code in tried]
