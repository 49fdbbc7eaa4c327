"""The plugin's protocol on the wire: parameters, rows, errors, JSON and XML, as Moodle and the plugin write them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import httpx
import orjson
import pytest
from sqlalchemy import update

from alx_desktop.domain.published_fields import PLUGIN_FIELDS
from alx_desktop.domain.written_times import site_text
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.plugin.pages import PluginPages
from alx_desktop.endpoint.plugin.parameters import FUNCTION, PageRequest
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenLimits, TokenService
from alx_desktop.store.tables.star import learner
from tests.endpoint.churn import biggest_companies
from tests.endpoint.mirrors import PLUGIN

ROW = list(PLUGIN_FIELDS)


class Asking:
    """Requests of one company's token."""

    def __init__(self, site: Site, client: httpx.Client) -> None:
        self.site, self.client = site, client
        self.company = biggest_companies(site.store)[0]
        self.tokens = TokenService(site.store, "tester")
        self.made = self.tokens.create(self.company, "plugin")
        self.query = {"wstoken": self.made.text, "wsfunction": FUNCTION, "moodlewsrestformat": "json"}

    def get(self, **changes: Any) -> Any:
        answer = self.client.get(PLUGIN, params={**self.query, **changes})
        assert answer.status_code == 200
        return answer

    def set(self, **changes: str) -> None:
        CompanySettingsService(self.site.store, "tester").set(self.company, changes)


@pytest.fixture
def asking(site: Site, client: httpx.Client) -> Asking:
    return Asking(site, client)


def test_rows_are_the_plugin_s(asking: Asking) -> None:
    rows = asking.get().json()
    assert len(rows) == 100 and all(list(row) == ROW for row in rows)
    for row in rows:
        for name in ("timecompleted", "timestarted"):
            assert row[name] == site_text(row[f"{name}_unix"], ZoneInfo("UTC"))
        assert row["percentage"] == round(row["percentage"], 2) and isinstance(row["timecompleted_unix"], int)
        assert row["status"] in ("completed", "in_progress", "not_started") and isinstance(row["userid"], int)
    assert (
        site_text(1_750_000_000, ZoneInfo("Asia/Kolkata")) == "2025-06-15 20:36:40"
        and site_text(None, ZoneInfo("UTC")) == ""
    )
    assert site_text(10**15, ZoneInfo("UTC")) == ""


def test_headers_tell_of_the_refresh(asking: Asking) -> None:
    headers = asking.get(limit=1000).headers
    assert headers["X-ALX-Mode"] == "full" and headers["X-ALX-Reason"] == "first_read"
    assert (
        int(headers["X-ALX-Rows"]) > 100 and int(headers["X-ALX-Data-Age"]) >= 0 and headers["X-ALX-Source"] == "store"
    )
    again = asking.get(limit=1000)
    assert again.json() == [] and again.headers["X-ALX-Empty"] == "nothing_changed"
    assert again.headers["X-ALX-Since"] == headers["X-ALX-Until"] and len(headers["X-ALX-Until"]) == 32
    assert asking.get(limit=1000, offset=5000).json() == []


def test_post_gives_the_same_as_get(asking: Asking) -> None:
    asking.set(client_mode="always_full")
    posted = asking.client.post(PLUGIN, data=asking.query)
    assert posted.json() == asking.get().json()
    mixed = asking.client.post(f"{PLUGIN}?moodlewsrestformat=xml&wsfunction={FUNCTION}",
                               data={"wstoken": asking.made.text, "moodlewsrestformat": "json"})  # fmt: skip
    assert mixed.json() == posted.json()
    asking.set(post_only="on")
    assert asking.get().json() == {
        "exception": "moodle_exception", "errorcode": "invalidrequestmethod",
        "message": "Only POST method is allowed for security reasons",
    }  # fmt: skip
    assert asking.client.post(PLUGIN, data=asking.query).json() == posted.json()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"wstoken": "0123456789abcdef0123456789abcdef"}, "invalidtoken"),
        ({"wstoken": ""}, "invalidtoken"),
        ({"wsfunction": "core_user_get_users"}, "accessexception"),
        ({"wsfunction": ""}, "invalidparameter"),
        ({"limit": "1001"}, "limittoolarge"),
        ({"limit": "99999999999999999999999"}, "invalidparameter"),
        ({"limit": "0"}, "invalidparameter"),
        ({"limit": "-1"}, "invalidparameter"),
        ({"offset": "-1"}, "invalidparameter"),
        ({"offset": "1e3"}, "invalidparameter"),
        ({"offset": "٣"}, "invalidparameter"),
        ({"companyid": "2"}, "invalidparameter"),
        ({"moodlewsrestformat": "yaml"}, "invalidparameter"),
        ({"offset": "100"}, "refreshoutdated"),
    ],
)
def test_errors_are_moodle_s(asking: Asking, changes: dict[str, str], code: str) -> None:
    error = asking.get(**changes).json()
    assert list(error) == ["exception", "errorcode", "message"] and error["errorcode"] == code
    xml = ElementTree.fromstring(asking.get(**{"moodlewsrestformat": "xml", **changes}).text) \
        if "moodlewsrestformat" not in changes else None  # fmt: skip
    if xml is not None:
        assert xml.tag == "EXCEPTION" and xml.get("class") == error["exception"]
        assert [child.tag for child in xml] == ["ERRORCODE", "MESSAGE"] and xml[0].text == code


def test_tokens_that_may_not(asking: Asking) -> None:
    asking.tokens.revoke(asking.made.token.token_id)
    assert asking.get().json()["errorcode"] == "invalidtoken"
    elsewhere = asking.tokens.create(asking.company, "elsewhere", TokenLimits(ip_rules=("10.9.9.9",)))
    assert asking.get(wstoken=elsewhere.text).json()["errorcode"] == "accessexception"


def test_xml_is_moodle_s(asking: Asking, site: Site) -> None:
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(learner).values(firstname='<b>"Ö" & \x01co</b>'))
    rows = asking.get(limit=3).json()
    assert rows[0]["firstname"] == '<b>"Ö" & \x01co</b>', "tags pass through"
    asking.tokens.make_next_full(asking.made.token.token_id)
    answer = asking.client.get(
        PLUGIN, params={k: v for k, v in asking.query.items() if k != "moodlewsrestformat"} | {"limit": 3}
    )
    assert answer.headers["content-type"].startswith("application/xml")
    tree = ElementTree.fromstring(answer.text)
    singles = tree.findall("./MULTIPLE/SINGLE")
    assert tree.tag == "RESPONSE" and len(singles) == 3
    found = [{key.get("name"): key.findtext("VALUE") or "" for key in single} for single in singles]
    assert found == [{n: str(v).replace("\x01", "") for n, v in row.items()} for row in rows]
    assert "<VALUE>&lt;b&gt;&quot;Ö&quot; &amp; co&lt;/b&gt;</VALUE>\n</KEY>" in answer.text


def test_fields_that_are_off_are_absent(asking: Asking) -> None:
    asking.set(field_email="off", field_timecompleted_unix="off", field_started_at="off", removed_field="on")
    gone = {"email", "timecompleted_unix", "timestarted", "timestarted_unix"}
    row = asking.get(limit=1).json()[0]
    assert list(row) == [*(name for name in ROW if name not in gone), "removed"] and row["removed"] == 0


def test_bodies_that_are_no_form(asking: Asking) -> None:
    bearer = {"Authorization": f"Bearer {asking.made.text}"}
    for body, kind in ((b"{}", "application/json"), (b"\xff=\xfe", "application/x-www-form-urlencoded"),
                       (b"a=" + b"b" * 9000, "application/x-www-form-urlencoded"), (b"&a=1" * 60, "")):  # fmt: skip
        answer = asking.client.post(PLUGIN, content=body, headers={"Content-Type": kind, **bearer})
        assert answer.status_code == 200 and "invalidparameter" in answer.text
        assert "moodlewsrestformat" not in answer.text and asking.made.text not in answer.text


def test_the_site_s_clock(asking: Asking, context: EndpointContext) -> None:
    zone = ZoneInfo("America/New_York")
    caller = context.authenticator.authenticate(asking.made.text, "127.0.0.1")
    page = PluginPages(replace(context, zone=lambda: zone), caller, "x").read(PageRequest(1000, 0))
    rows = orjson.loads(page.body)
    assert any(row["timecompleted"] for row in rows)
    assert all(row["timecompleted"] == site_text(row["timecompleted_unix"], zone) for row in rows)


def test_a_multipart_form_is_a_form(asking: Asking) -> None:
    fields = {"wsfunction": FUNCTION, "moodlewsrestformat": "json", "limit": "3", "wstoken": asking.made.text}
    sent = {name: (None, value) for name, value in fields.items()}
    request = asking.client.build_request("POST", PLUGIN, files=sent)
    body, boundary = request.read(), request.headers["content-type"]
    answer = asking.client.send(request)
    assert answer.headers["X-ALX-Rows"] == "3" and len(answer.json()) == 3
    query = {"wstoken": asking.made.text}
    for cut in (body[:-10], body[: len(body) // 2], b"", body.replace(b"limit", b"li\xff\xfeit")):
        refused = asking.client.post(PLUGIN, params=query, content=cut, headers={"Content-Type": boundary})
        assert refused.status_code == 200 and b"invalidparameter" in refused.content
    file = asking.client.post(PLUGIN, params=query, files=sent | {"limit": ("x.txt", b"3")})
    assert b"invalidparameter" in file.content
    for kind in ("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=other"):
        odd = asking.client.post(PLUGIN, params=query, content=body, headers={"Content-Type": kind})
        assert odd.status_code == 200 and b"invalidparameter" in odd.content
