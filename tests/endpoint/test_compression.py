"""Gzip where it is accepted and worth it: the same bytes, and caches between are told."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from alx_desktop.endpoint import compression
from alx_desktop.endpoint.compression import LEAST
from alx_desktop.services.site import Site
from tests.endpoint.mirrors import PLUGIN
from tests.endpoint.test_plugin import Asking
from tests.endpoint.test_rest import ALL, Reading

GZIP = {"Accept-Encoding": "gzip, deflate"}
PLAIN = {"Accept-Encoding": "gzip;q=0, identity"}


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients of this machine count as some of another one."""
    monkeypatch.setattr(compression, "is_here", lambda _request: False)


@pytest.fixture
def reading(site: Site, client: httpx.Client) -> Reading:
    return Reading(site, client)


@pytest.fixture
def asking(site: Site, client: httpx.Client) -> Asking:
    return Asking(site, client)


def same(client: httpx.Client, path: str, headers: dict[str, str], **query: Any) -> tuple[Any, Any]:
    """The answer with and without gzip."""
    found = [client.get(path, params=query, headers=headers | coding) for coding in (GZIP, PLAIN)]
    assert all("Accept-Encoding" in answer.headers["vary"] for answer in found)
    assert "content-encoding" not in found[1].headers
    assert int(found[1].headers["content-length"]) == len(found[1].content)
    return found[0], found[1]


@pytest.mark.parametrize("path", [ALL, "/api/v1/learners", "/api/v1/changes"])
def test_rest(reading: Reading, path: str) -> None:
    packed, plain = same(reading.client, path, {"X-API-Key": reading.made.text}, limit=200)
    assert packed.headers["content-encoding"] == "gzip" and packed.json()["data"] == plain.json()["data"]
    assert int(packed.headers["content-length"]) < len(plain.content) / 3


def test_what_the_client_has_already(reading: Reading) -> None:
    headers = {"X-API-Key": reading.made.text}
    packed, plain = same(reading.client, ALL, headers, limit=200)
    assert packed.headers["etag"] == plain.headers["etag"]
    again = reading.client.get(
        ALL, params={"limit": 200}, headers=headers | GZIP | {"If-None-Match": plain.headers["etag"]}
    )
    assert again.status_code == 304 and not again.content and "content-encoding" not in again.headers
    assert "Accept-Encoding" in again.headers["vary"]
    path = f"/odata/{reading.company}/Courses"
    first = reading.client.get(path, headers=headers | GZIP)
    again = reading.client.get(path, headers=headers | GZIP | {"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and "Accept-Encoding" in again.headers["vary"]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_the_plugin_s_pages(asking: Asking, form: str) -> None:
    asking.query["moodlewsrestformat"] = form
    packed, plain = same(asking.client, PLUGIN, {}, **asking.query)
    assert packed.headers["content-encoding"] == "gzip" and packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 3


def test_a_short_answer_is_sent_as_it_is(asking: Asking) -> None:
    packed, plain = same(asking.client, PLUGIN, {}, **asking.query, limit=1)
    assert len(plain.content) < LEAST and "content-encoding" not in packed.headers
    refused = asking.client.get(PLUGIN, params={**asking.query, "limit": 10_000}, headers=GZIP)
    assert "content-encoding" not in refused.headers and refused.json()["errorcode"] == "limittoolarge"


def test_a_client_on_this_machine_gets_bodies_as_they_are(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would wait for the packing, and no line is the shorter."""
    monkeypatch.undo()
    packed, plain = same(reading.client, ALL, {"X-API-Key": reading.made.text}, limit=200)
    assert "content-encoding" not in packed.headers and packed.json()["data"] == plain.json()["data"]


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("br, X-GZIP;q=0.001", True),
        ("deflate, *", True),
        ("", False),
        ("identity, br", False),
        ("gzip;q=0.000, identity", False),
        ("gzip; q=0.", False),
        # What is said of gzip itself counts, wherever it stands (RFC 9110, 12.5.3).
        ("*, gzip;q=0", False),
        ("*;q=0, gzip", True),
    ],
)
def test_what_a_header_says_of_gzip(header: str, accepted: bool) -> None:
    assert compression.accepts_gzip(header) is accepted
