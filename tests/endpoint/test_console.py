"""The console's addresses: what they serve, what they never give away, and the sandbox beside the customers' store."""

from __future__ import annotations

import itertools
import re
from typing import Any

import httpx

from alx_desktop.config import EndpointSettings
from alx_desktop.endpoint.app import close_app
from alx_desktop.endpoint.errors import CATALOGUE, Code
from alx_desktop.endpoint.server import EndpointServer
from alx_desktop.services.site import Site
from tests.endpoint.conftest import MakeApp, Running, Tenants
from tests.waiting import LONG

PATHS = (
    "/api/v1/course-progress", "/api/v1/learners", "/api/v1/companies", "/api/v1/changes", "/api/v1/health",
    "/odata/{company}/CourseProgress", "/odata/{company}/$metadata", "/export/{company}/course-progress.jsonl",
    "/webservice/rest/server.php?wsfunction=local_alx_report_api_get_course_progress&moodlewsrestformat=json",
)  # fmt: skip


def sandbox_token(client: httpx.Client) -> str:
    token: str = client.get("/docs/sandbox.json").json()["token"]
    return token


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_pages_load_nothing_from_elsewhere(client: httpx.Client) -> None:
    for path in ("/docs", "/docs/", "/docs/errors", "/docs/errors/token_refused"):
        page_is_local(client, path)


def page_is_local(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    links = re.findall(r'(?:src|href)="([^"]+)"', answer.text)
    assert links and all(link.startswith("/") and not link.startswith("//") for link in links)
    for link in links:
        assert client.get(link).status_code in (200, 503), link
    assert "<style" not in answer.text and "onclick" not in answer.text
    assert not re.search(r"<script(?![^>]*src=)", answer.text)


def test_no_other_file_is_served(client: httpx.Client) -> None:
    for name in ("..%2Fconfig.py", "%2e%2e/errors.py", "swagger-ui.js", "console.html", "x" * 500, "errors/", "%00"):
        assert client.get(f"/docs/{name}").status_code == 404, name


def test_the_token_of_the_sandbox_opens_the_sandbox_alone(client: httpx.Client, tenants: Tenants) -> None:
    token = sandbox_token(client)
    for path, company in itertools.product(PATHS, ("1", "northmill", str(tenants.first))):
        refused = client.get(path.format(company=company), headers=bearer(token))
        if path.startswith("/webservice"):
            assert refused.json()["errorcode"] == "invalidtoken"
        else:
            assert refused.status_code == 401
    for path in PATHS:
        served = client.get("/sandbox" + path.format(company="northmill"), headers=bearer(token))
        assert served.status_code == 200 and len(served.content) > 50 and b"errorcode" not in served.content, path


def test_tokens_of_companies_do_not_open_the_sandbox(client: httpx.Client, tenants: Tenants) -> None:
    token = tenants.token().text
    for path in PATHS:
        refused = client.get("/sandbox" + path.format(company="1"), headers=bearer(token))
        assert refused.status_code == 401 or refused.json()["errorcode"] == "invalidtoken", path


def test_links_of_the_sandbox_stay_in_it(client: httpx.Client) -> None:
    headers = bearer(sandbox_token(client)) | {"Prefer": "odata.maxpagesize=1"}
    page = client.get("/sandbox/odata/northmill/CourseProgress", headers=headers).json()
    assert "/sandbox/odata/1/$metadata" in page["@odata.context"]
    following = client.get(page["@odata.nextLink"], headers=headers).json()
    assert following["value"] and following["value"] != page["value"]


def test_the_rows_of_the_sandbox_are_the_same_for_everybody(running: Running, client: httpx.Client) -> None:
    def rows() -> Any:
        found = client.get(
            "/sandbox/api/v1/course-progress?sort=user_id,course_id", headers=bearer(sandbox_token(client))
        )
        return [{name: value for name, value in row.items() if name != "id"} for row in found.json()["data"]]

    before, first = rows(), sandbox_token(client)
    url = running.server.restart().url
    assert url == running.url
    assert rows() == before and len(before) > 20
    assert sandbox_token(client) != first


def test_requests_to_the_sandbox_are_nobodys_in_the_log(running: Running, client: httpx.Client, site: Site) -> None:
    token = sandbox_token(client)
    assert client.get("/sandbox/api/v1/learners", headers=bearer(token)).status_code == 200
    assert client.get("/sandbox/api/v1/learners", headers=bearer(token[:-1] + "!")).status_code == 401
    assert client.get("/sandbox/metrics").status_code == 200
    running.server.stop()
    from sqlalchemy import select

    from alx_desktop.store.tables.activity import request_log

    with site.store.reading(site.store.activity) as connection:
        logged = connection.execute(select(request_log).where(request_log.c.path.like("/sandbox%"))).all()
    assert len(logged) == 3
    assert {(one.token_id, one.company_id, one.protocol) for one in logged} == {(None, None, "sandbox")}


def test_the_sandbox_can_be_switched_off(make_app: MakeApp) -> None:
    settings = EndpointSettings(port=0, sandbox=False)
    server = EndpointServer(settings, lambda: make_app(settings), close_app)
    url = server.start().url
    try:
        assert httpx.get(f"{url}/docs/sandbox.json", timeout=LONG).status_code == 404
        assert httpx.get(f"{url}/sandbox/api/v1/learners", timeout=LONG).status_code == 404
        assert httpx.get(f"{url}/docs", timeout=LONG).status_code == 200
        servers = httpx.get(f"{url}/openapi.json", timeout=LONG).json()["servers"]
        assert [one["url"] for one in servers] == ["/"]
    finally:
        server.stop()


def test_nothing_of_the_sandbox_is_left(make_app: MakeApp) -> None:
    settings = EndpointSettings(port=0)
    app = make_app(settings)
    folder = app.state.sandbox.opened().folder.path
    assert folder.exists()
    close_app(app)
    assert not folder.exists()


def test_the_type_of_a_problem_leads_to_its_page(client: httpx.Client) -> None:
    for code in Code:
        answer = client.get(f"/docs/errors/{code}")
        assert answer.status_code == 200
        assert f"<code>{code}</code>" in answer.text and str(CATALOGUE[code].status) in answer.text


def test_a_problem_names_that_page(client: httpx.Client) -> None:
    problem = client.get("/api/v1/learners").json()
    assert problem["type"] == "/docs/errors/token_refused"
    assert client.get(problem["type"]).status_code == 200
    assert client.get("/docs/errors/unheard_of").status_code == 404
