"""What goes over the wire: headers, context, links, formats, errors, as Power BI and others expect them."""

# ruff: noqa: E501 (tables)
from __future__ import annotations

import json
import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.endpoint.odata.things import ROOT, Client, fill, rows

POWER_BI = {
    "accept": "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
    "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7",
    "odata_maxversion": "4.0",
    "maxdataserviceversion": "3.0",
}


def test_power_bis_first_requests(client: Client) -> None:
    document = client.get("", **POWER_BI)
    assert document.json == {
        "@odata.context": f"{ROOT}$metadata",
        "value": [{"name": n, "kind": "EntitySet", "url": n} for n in ("Things", "Plain")],
    }
    metadata = client.get("$metadata", **POWER_BI)
    assert metadata.headers["Content-Type"].startswith("application/xml")
    for answer in (document, metadata, client.get("Things?$top=1000", **POWER_BI), client.get("Nothing")):
        assert [n for n in answer.headers if n.lower() == "odata-version"] == ["OData-Version"]
        assert answer.headers["OData-Version"] == "4.0"
    data = client.get("Things?$top=1000", **POWER_BI)
    assert data.headers["Content-Type"] == "application/json;odata.metadata=minimal;charset=utf-8"
    assert data.json["@odata.context"] == f"{ROOT}$metadata#Things" and "@odata.nextLink" not in data.json


@pytest.mark.parametrize("accept", ["application/atom+xml", "text/html", "*/*", "", "application/xml"])
def test_data_is_json_whatever_accept_says(client: Client, accept: str) -> None:
    assert client.get("Things?$top=1", accept=accept).headers["Content-Type"].startswith("application/json")


def test_values_are_exact(client: Client) -> None:
    expected = {(r["a"], r["b"]): r for r in rows()}
    found = client.all("Things")
    assert len(found) == len(expected)
    for entity, key in zip(found, sorted(expected), strict=True):
        row = expected[key]
        assert entity["id"] == f"k{key[0]}x{key[1]}"
        for name in ("name", "label", "flag", "small", "big", "number", "price", "day"):
            assert entity[name] == row[name], name
        shown = entity["moment"]
        assert (shown is None) == (row["moment"] is None)
        assert shown is None or re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", shown)
    zero = next(e for e, k in zip(found, sorted(expected), strict=True) if expected[k]["moment"] == 0)
    assert zero["moment"] == "1970-01-01T00:00:00Z"


def test_decimals_have_their_scale_and_no_exponent(client: Client) -> None:
    body = client.get("Things?$select=price&$filter=price ne null").body.decode()
    assert re.findall(r'"price":([^}]*)', body) and all(
        re.fullmatch(r"-?\d+\.\d\d", text) for text in re.findall(r'"price":([^}]*)', body)
    )


def test_ieee754_compatible_texts(client: Client) -> None:
    got = client.get(
        "Things?$count=true&$filter=big ne null and price ne null", accept="application/json;IEEE754Compatible=true"
    )
    assert "IEEE754Compatible=true" in got.headers["Content-Type"]
    assert isinstance(got.json["@odata.count"], str)
    for entity in got.json["value"]:
        assert isinstance(entity["big"], str) and isinstance(entity["price"], str)
        assert entity["small"] is None or isinstance(entity["small"], int)


def test_select(client: Client) -> None:
    got = client.get("Things?$select=name%2Cid&$top=2").json
    assert got["@odata.context"] == f"{ROOT}$metadata#Things(name,id)"
    assert [set(e) for e in got["value"]] == [{"name", "id"}] * 2
    assert set(client.get("Things?$select=id&$top=1").json["value"][0]) == {"id"}
    assert set(client.get("Things?$select=flag&$top=1").json["value"][0]) == {"flag"}
    assert len(client.get("Things?$select=*&$top=1").json["value"][0]) == 10
    assert client.get("Things?$select=secret").status == 400


def test_metadata_levels(client: Client) -> None:
    none = client.get("Things?$top=1&$format=application/json;odata.metadata=none").json
    assert set(none) == {"value"}
    full = client.get("Things?$top=1", accept="application/json;odata.metadata=full").json["value"][0]
    assert full["@odata.type"] == "#Test.Thing" and full["@odata.id"] == "Things('k0x0')"
    assert full["moment@odata.type"] == "#DateTimeOffset" and full["big@odata.type"] == "#Int64"
    plain = client.get("Plain?$top=1&$skip=1", accept="application/json;odata.metadata=full").json["value"][0]
    assert plain["@odata.id"] == "Plain(1)"


def test_preferences(client: Client) -> None:
    got = client.get("Things?$select=name,flag", prefer="odata.maxpagesize=5, omit-values=nulls")
    assert got.headers["Preference-Applied"] == "odata.maxpagesize=5, omit-values=nulls"
    assert len(got.json["value"]) == 5 and all(None not in e.values() for e in got.json["value"])
    assert any("name" not in e for e in client.all("Things?$select=name", prefer="omit-values=nulls"))
    assert "Preference-Applied" not in client.get("Things", prefer="respond-async, maxpagesize=0").headers
    assert client.get("Things", odata_maxversion="3.0").status == 400


def test_count(client: Client) -> None:
    assert client.get("Things/$count").body == b"150"
    assert client.get("Things/$count").headers["Content-Type"].startswith("text/plain")
    assert client.get("Things/$count?$top=3&$skip=2").body == b"150"
    some = int(client.get("Things/$count?$filter=flag").body)
    assert (
        some
        == client.get("Things?$filter=flag&$count=true&$top=0").json["@odata.count"]
        == len(client.all("Things?$filter=flag"))
    )
    assert client.get("Things?$top=0").json["value"] == []


def test_entities_and_properties(client: Client) -> None:
    first = client.get("Things").json["value"][5]
    key = first["id"]
    one = client.get(f"Things('{key}')").json
    assert one.pop("@odata.context") == f"{ROOT}$metadata#Things/$entity" and one == first
    assert client.get(f"Things(id='{key}')?$select=label").json["label"] == first["label"]
    assert client.get(f"Things('{key}')/label").json["value"] == first["label"]
    assert client.get(f"Things('{key}')/label/$value").body.decode() == first["label"]
    assert client.get("Plain(102)").json["number_a"] == 102
    null = next(e for e in client.all("Things") if e["name"] is None)
    assert client.get(f"Things('{null['id']}')/name").status == 204
    for missing in ("Things('k999x1')", "Things('x')", "Things(5)", "Things()", f"Things('{key}')/secret",
                    "Things('k0x0", "Plain('x')", "Plain(null)", "Things(name='a')"):  # fmt: skip
        assert client.get(missing).status == 404, missing


def test_a_tenant_sees_nothing_of_another(client: Client) -> None:
    assert client.get("Things/$count", tenant=2).body == b"20"
    assert client.get("Things('k9x1')", tenant=1).status == 200
    assert client.get("Things('k9x1')", tenant=2).status == 404
    link = client.get("Things?$top=9", prefer="maxpagesize=4").json["@odata.nextLink"]
    assert client.get(link).status == 200
    assert client.get(link, tenant=2).status == 400


def test_next_links(client: Client) -> None:
    got = client.get("Things?$filter=small ge 0 or name eq 'a b+c'&$select=id&$top=10&$orderby=name desc&$skip=2&x=secret",
                     prefer="maxpagesize=4").json  # fmt: skip
    link = got["@odata.nextLink"]
    assert link.startswith(f"{ROOT}Things?") and "+" not in link and " " not in link and "%20" in link
    assert "$top=6" in link and "$skip=" not in link and "secret" not in link
    assert "$filter=" in link and "$select=id" in link
    whole = client.get(
        "Things?$filter=small ge 0 or name eq 'a b c'&$select=id&$top=10&$orderby=name desc&$skip=2"
    ).json["value"]
    assert client.all("Things?$filter=small ge 0 or name eq 'a b c'&$select=id&$top=10&$orderby=name desc&$skip=2",
                      prefer="maxpagesize=4") == whole  # fmt: skip
    assert len(whole) == 10


def test_a_skip_token_is_good_for_its_query_only(client: Client) -> None:
    link = client.get("Things?$orderby=name", prefer="maxpagesize=4").json["@odata.nextLink"]
    token = re.search(r"\$skiptoken=([^&]*)", link)[1]  # type: ignore[index]
    for query in ("", "$orderby=label&", "$filter=flag&$orderby=name&"):
        assert client.get(f"Things?{query}$skiptoken={token}").status == 400
    assert client.get(f"Plain?$orderby=name&$skiptoken={token}").status == 400
    assert client.get("Things?$skiptoken=abc").json["error"]["code"] == "InvalidSkipToken"


@pytest.mark.parametrize(("query", "status"), [
    ("$filter=flag&$filter=flag", 400), ("$foo=1", 400), ("$expand=x", 501), ("$search=x", 501), ("$apply=x", 501),
    ("$top=-1", 400), ("$top=x", 400), ("$top=9223372036854775808", 400), ("$count=1", 400), ("$format=atom", 406),
    ("$filter=", 400), ("$orderby=", 400), ("$orderby=name up", 400), ("$filter=%FF", 400), ("$filter='%00'", 400),
    ("$select=", 400), ("filter=nonsense", 200), ("custom=1&custom=2", 200), ("$top=9223372036854775807", 200),
    ("$skip=9223372036854775807", 200), ("$format=json", 200),
])  # fmt: skip
def test_options(client: Client, query: str, status: int) -> None:
    got = client.get(f"Things?{query}")
    assert got.status == status, got.body
    if status != 200:
        assert set(got.json["error"]) == {"code", "message"} and got.json["error"]["message"]


def test_methods_and_places(client: Client) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        got = client.get("Things", method=method)
        assert got.status == 405 and got.headers["Allow"] == "GET, HEAD"
    for path, status in {"$all": 501, "Things/x": 404, "Things/$ref": 404, "things": 404, "Things('k0x0')/name/$ref": 501,
                         "%FF": 404, "$crossjoin(Things)": 501, "Things('k0x0')/$links": 404}.items():  # fmt: skip
        assert client.get(path).status == status, path
    assert client.get("Things?$filter=" + quote("name eq '" + "x" * 9000 + "'")).status == 414


def test_metadata(client: Client) -> None:
    text = client.get("$metadata?$format=application/json").body
    root = ElementTree.fromstring(text)
    edm = "{http://docs.oasis-open.org/odata/ns/edm}"
    thing = next(e for e in root.iter(f"{edm}EntityType") if e.get("Name") == "Thing")
    assert [ref.get("Name") for ref in thing.iter(f"{edm}PropertyRef")] == ["id"]
    facets = {p.get("Name"): p.attrib for p in thing.iter(f"{edm}Property")}
    assert facets["price"] == {"Name": "price", "Type": "Edm.Decimal", "Precision": "12", "Scale": "2"}
    assert facets["moment"]["Precision"] == "0" and facets["label"]["Nullable"] == "false"
    assert facets["id"]["Type"] == "Edm.String" and facets["day"]["Type"] == "Edm.Date"


def test_json_batch(client: Client) -> None:
    requests = [
        {"id": "1", "method": "GET", "url": "Things?$top=2"},
        {"id": "2", "method": "get", "url": f"{ROOT}Things/$count"},
        {"id": "3", "method": "GET", "url": "/odata/7/$metadata"},
        {"id": "4", "method": "POST", "url": "Things"},
        {"id": "5", "method": "GET", "url": "https://evil.example/odata/8/Things"},
        {"id": "6", "method": "GET", "url": "/odata/8/Things"},
        {"id": "7", "method": "GET", "url": "$batch"},
    ]
    got = client.get(
        "$batch", method="POST", body=json.dumps({"requests": requests}).encode(), content_type="application/json"
    )
    answers = {r["id"]: r for r in got.json["responses"]}
    assert [answers[n]["status"] for n in "1234567"] == [200, 200, 200, 405, 404, 404, 404]
    assert len(answers["1"]["body"]["value"]) == 2 and answers["2"]["body"] == "150" and "<edmx" in answers["3"]["body"]
    for body, status in ((b"{", 400), (b"[]", 400), (b'{"requests":[1]}', 400), (b'{"requests":5}', 400),
                         (json.dumps({"requests": requests * 15}).encode(), 413), (b"x" * 2_000_000, 413)):  # fmt: skip
        assert client.get("$batch", method="POST", body=body, content_type="application/json").status == status
    assert client.get("$batch").status == 405


def test_multipart_batch(client: Client) -> None:
    part = "--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: {}\r\n\r\n{}\r\n"
    body = (
        part.format(1, "GET Things?$filter=small%20ge%200&$top=1 HTTP/1.1\r\nAccept: application/json\r\n")
        + part.format(2, "GET /odata/7/Things/$count HTTP/1.1\r\n")
        + part.format(3, "DELETE Things HTTP/1.1\r\n")
        + part.format(4, "nonsense")
        + "--b1\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--b1--\r\n"
    )
    got = client.get("$batch", method="POST", body=body.encode(), content_type="multipart/mixed; boundary=b1")
    boundary = got.headers["Content-Type"].partition("boundary=")[2]
    parts = got.body.decode().split(f"--{boundary}")
    assert [re.search(r"HTTP/1.1 (\d+)", p)[1] for p in parts[1:-1]] == ["200", "200", "405", "400", "405"]  # type: ignore[index]
    assert "Content-ID: 2" in parts[2] and parts[2].rstrip().endswith("150") and parts[-1].startswith("--")
    assert client.get("$batch", method="POST", body=b"x", content_type="multipart/mixed; boundary=q").status == 400


def test_pages_of_an_empty_and_a_full_set(small: Client) -> None:
    assert small.get("Things").json == {"@odata.context": f"{ROOT}$metadata#Things", "value": []}
    fill(small.engine, rows(3))
    assert "@odata.nextLink" not in small.get("Things").json
    fill(small.engine, [dict(rows(4)[3])])
    assert "@odata.nextLink" in small.get("Things").json and "@odata.nextLink" not in small.get("Things?$top=3").json
