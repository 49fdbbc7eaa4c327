"""The comparison with the plugin's endpoint: its pages, its refusals, and answers that are no rows."""

from __future__ import annotations

import json

import pytest

from alx_desktop.domain.errors import EndpointFailed, WrongUse
from alx_desktop.moodle.plugin_endpoint import LOST, PluginEndpoint, endpoint_url
from alx_desktop.services.plugin_reasons import Reason
from tests.plugin_server import PluginServer, error
from tests.unit.services.plugin_site import Columns, PluginSite, site

__all__ = ["site"]


def as_endpoint(row: Columns) -> Columns:
    """A row as the web service gives it."""
    times = dict.fromkeys(("timecompleted", "timestarted"), "")
    kept = {name: value for name, value in row.items() if name != "companyid"}
    return kept | times | {f"{name}_unix": row[name] for name in times}


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
