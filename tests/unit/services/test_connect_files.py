"""Files for clients: complete, for the right company, without the token, whatever a company is called."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alx_desktop.domain.errors import WrongUse
from alx_desktop.services.connect_files import NAMES, TEMPLATES, connection_files, write_connection_files
from alx_desktop.store.company_names import CompanyName

SECRET = "s" * 43
TOKEN = f"alx_abcdefg234_{SECRET}"
URL = "https://bi.example.org:8765"


def company(name: str = "Müller & Söhne") -> CompanyName:
    return CompanyName(12, name, "mueller", None, False)


def test_every_file_is_for_the_company_and_holds_no_token(tmp_path: Path) -> None:
    paths = write_connection_files(tmp_path / "new" / "folder", TOKEN, company(), URL + "/")
    assert {path.name for path in paths} == {"alx-desktop-12.pbids", "alx-desktop-12.odc", *NAMES}
    for path in paths:
        text = path.read_text("utf-8")
        assert SECRET not in text
        assert "reports.example" not in text and "4711" not in text and "ACME" not in text and "tokenid000" not in text
        assert path.name == "without-removed.pq" or URL in text
    source = json.loads(paths[0].read_text("utf-8"))
    assert source["connections"] == [
        {
            "details": {"protocol": "odata", "address": {"url": f"{URL}/odata/12/"}},
            "options": {},
            "mode": "Import",
        }
    ]
    assert "alx_abcdefg234" in (tmp_path / "new" / "folder" / "README.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["Müller & Söhne", "</xml><script>", "]]>", "&quot;", "a\x00\ufffe\nb", "'\\{title}"])
def test_excel_s_file_holds_the_query(name: str) -> None:
    """As the standards have it: HTML with a document of XML in it, which has another one as its text."""
    files = connection_files(TOKEN, company(name), URL)
    text = files["alx-desktop-12.odc"].decode("utf-8")
    assert text.count("<html") == text.count('<xml id="msodc">') == text.count("</html>") == 1 and "<script" not in text
    parts = re.split('<xml id="[a-z]+">', text)[1:]
    properties, connection = (ElementTree.fromstring(part.partition("</xml>")[0]) for part in parts)
    assert properties[0].text == f"Course progress of {''.join(c if c.isprintable() else ' ' for c in name).strip()}"
    odc, mashup = "{urn:schemas-microsoft-com:office:odc}", "{http://schemas.microsoft.com/DataMashup}"
    assert [child.tag for child in connection] == [f"{odc}PowerQueryConnection", f"{odc}PowerQueryMashupData"]
    assert connection[0].attrib == {f"{odc}Type": "OLEDB"}
    assert connection[0].findtext(f"{odc}CommandText") == "SELECT * FROM [CourseProgress]"
    assert ";Location=CourseProgress;" in (connection[0].findtext(f"{odc}ConnectionString") or "")
    inner = ElementTree.fromstring(connection[1].text or "")
    query = inner.find(f"{mashup}Items/{mashup}Query")
    assert inner.tag == f"{mashup}Mashup" and query is not None and query.attrib == {"Name": "CourseProgress"}
    lines = files["full-refresh.pq"].decode().splitlines()
    assert (query.findtext(f"{mashup}Formula") or "").split() == " ".join(
        line for line in lines if not line.startswith("//")
    ).split()


def test_all_templates_are_written() -> None:
    assert {path.name for path in TEMPLATES.iterdir() if path.is_file()} == set(NAMES)


@pytest.mark.parametrize("name", ["*/ x\n}\nlet", "a\r\nShared", '#(lf)"', "\u2028", "'''", "reports.example"])
def test_a_company_s_name_cannot_get_out_of_its_comment(name: str) -> None:
    files = connection_files(TOKEN, company(name), URL)
    plain = connection_files(TOKEN, company("plain"), URL)
    for file in (name for name in files if name.endswith(".pq")):
        own, usual = files[file].decode().splitlines(), plain[file].decode().splitlines()
        assert len(own) == len(usual)
        assert [line for line in own if not line.startswith("//")] == [
            line for line in usual if not line.startswith("//")
        ]
    ast.parse(files["alx_mirror.py"])


@pytest.mark.parametrize(
    "url", ["", "bi.example", "ftp://bi.example", "https://u:p@bi.example", "https://bi.example/?a=b", 'https://b"/',
            "https://bi.example/a b", "https://bi.example:99999", "https://bi.example/#x", "http://", "https://b\n.c"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        write_connection_files(tmp_path, TOKEN, company(), url)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:8765", "http://[::1]:8765", "https://bi.example/alx/"])
def test_addresses_that_fit(url: str) -> None:
    assert url.rstrip("/").encode() + b"/odata/12/" in connection_files("abcdefg234", company(), url)["full-refresh.pq"]


def test_files_in_the_way_are_left_alone_if_wanted(tmp_path: Path) -> None:
    write_connection_files(tmp_path, TOKEN, company(), URL, replace=False)
    write_connection_files(tmp_path, TOKEN, company(), URL, replace=False)
    edited = tmp_path / "full-refresh.pq"
    edited.write_text("mine", "utf-8")
    with pytest.raises(WrongUse, match=r"full-refresh\.pq"):
        write_connection_files(tmp_path, TOKEN, company("other"), URL, replace=False)
    assert edited.read_text("utf-8") == "mine"
    write_connection_files(tmp_path, TOKEN, company(), URL)
    assert edited.read_text("utf-8") != "mine"


def test_a_token_that_is_none_of_ours(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        write_connection_files(tmp_path, "8f0c1d6a9be24f0f8a5d8f3c0f1e2d3c", company(), URL)
