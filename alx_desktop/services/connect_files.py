"""Files that connect Power BI, Excel, Python and JavaScript to one company's endpoint; none of them holds a token.

Templates are in resources/connect, working files themselves for an invented company; what is invented is replaced.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.moodle_tokens import moodle_id
from alx_desktop.domain.phrases import phrase
from alx_desktop.files import write_atomically
from alx_desktop.services.excel_connection import excel_connection
from alx_desktop.store.company_names import CompanyName

TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "connect"

SAMPLE_URL = "https://reports.example"
SAMPLE_ID = "4711"
SAMPLE_NAME = "ACME Training"
SAMPLE_TOKEN = "alx_tokenid000"

NAMES = (
    "README.txt",
    "excel-steps.txt",
    "full-refresh.pq",
    "daily-incremental.pq",
    "changes-since.pq",
    "removed-rows.pq",
    "without-removed.pq",
    "alx_mirror.py",
    "alx-mirror.mjs",
)
"""The templates; the .pbids and the .odc file are made without one."""

QUERY = "full-refresh.pq"
"""What the .odc file has in it, under the name of its table."""

_TOKEN_ID = re.compile(r"^(?:alx_)?([a-z2-7]{10})(?:_|$)")
_URL = re.compile(r"https?://(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*")


def write_connection_files(
    folder: Path, token: str, company: CompanyName, base_url: str, replace: bool = True
) -> list[Path]:
    """Write the files of a company and return them; the folder is made if need be.

    token: its id or its whole text, of which the id alone is used. base_url: as EndpointStatus.url has it. replace:
    whether files that are there and differ are replaced. Raises WrongUse: an address that is none, files in the way
    (nothing is written then); OSError.
    """
    contents = connection_files(token, company, base_url)
    paths = {folder / name: content for name, content in contents.items()}
    if not replace:
        differing = [path.name for path, content in paths.items() if path.exists() and path.read_bytes() != content]
        if differing:
            raise WrongUse(
                f"{folder} has other files of these names: {', '.join(differing)}",
                advice=phrase("Nothing was written. Choose another folder, or let them be replaced."),
            )
    for path, content in paths.items():
        write_atomically(path, content)
    return list(paths)


def write_for_companies(folder: Path, tokens: Iterable[tuple[str, CompanyName]], base_url: str) -> None:
    """Write the files of a token of each company (token, company), each in a folder of its own; files are replaced.

    See write_connection_files.
    """
    for token, company in tokens:
        write_connection_files(company_folder(folder, company.company_id), token, company, base_url)


def company_folder(folder: Path, company_id: int) -> Path:
    """Where the files of one of several companies are."""
    return folder / f"company-{company_id}"


def connection_files(token: str, company: CompanyName, base_url: str) -> dict[str, bytes]:
    """Name -> content of the files. Raises WrongUse."""
    url, token_id = checked_url(base_url), _token_id(token)
    company_id = str(company.company_id)
    made = {f"alx-desktop-{company_id}.pbids": json.dumps(power_bi_file(url, company.company_id), indent=2) + "\n"}
    for name in NAMES:
        text = (TEMPLATES / name).read_text("utf-8")
        # The name last: it is a company's own text, and may hold anything.
        text = text.replace(f"{SAMPLE_URL}/odata/{SAMPLE_ID}/", odata_url(url, company.company_id))
        text = text.replace(SAMPLE_URL, url).replace(f"alx-desktop-{SAMPLE_ID}.", f"alx-desktop-{company_id}.")
        text = text.replace(SAMPLE_TOKEN, f"alx_{token_id}").replace(SAMPLE_NAME, _one_line(company.name))
        made[name] = text
    made[f"alx-desktop-{company_id}.odc"] = _excel_file(made[QUERY], _one_line(company.name))
    return {name: _encoded(name, text) for name, text in made.items()}


def odata_url(base_url: str, company_id: int) -> str:
    """Where OData of a company begins; what Power BI and Excel ask for."""
    return f"{base_url}/odata/{company_id}/"


def power_bi_file(base_url: str, company_id: int) -> dict[str, object]:
    """A .pbids file: one data source, without credentials."""
    details = {"protocol": "odata", "address": {"url": odata_url(base_url, company_id)}}
    return {"version": "0.1", "connections": [{"details": details, "options": {}, "mode": "Import"}]}


def _excel_file(query: str, company_name: str) -> str:
    lines = [line for line in query.splitlines() if not line.startswith("//")]
    return excel_connection("CourseProgress", "\n".join(lines), f"Course progress of {company_name}")


def checked_url(base_url: str) -> str:
    """The address without a slash at its end. Raises WrongUse for what cannot be written into a program."""
    url = base_url.strip().rstrip("/")
    try:
        fits = _URL.fullmatch(url) and urlsplit(url).port != 0
    except ValueError:  # a port, or an address in brackets, that is none
        fits = False
    if not fits:
        raise WrongUse(
            f"{base_url!r} is no address of an endpoint",
            advice=phrase("Write it as its status says, such as https://reports.example.com:8765."),
        )
    return url


def refuse_moodle_token(token_id: str) -> None:
    """Raises WrongUse for the id of a token of Moodle: the files are for clients that Moodle's tokens never had."""
    if moodle_id(token_id.strip()) is not None:
        raise WrongUse(
            f"{token_id.strip()} is a token of Moodle: the reports that have it go on, with another host name",
            advice=phrase("For new clients make a token here: `alx-desktop token create --company ID --name NAME`."),
        )


def _token_id(token: str) -> str:
    found = _TOKEN_ID.match(token.strip())
    refuse_moodle_token(token)
    if found is None:
        raise WrongUse(
            "the token is none of ALX Desktop's", advice=phrase("Give its id, as `alx-desktop token list` shows it.")
        )
    return found[1]


def _one_line(name: str) -> str:
    """A company's name as a comment can hold it: no line ends, nothing that ends a comment."""
    plain = "".join(letter if letter.isprintable() else " " for letter in name)
    return plain.replace("*/", "* /").strip() or "the company"


def _encoded(name: str, text: str) -> bytes:
    # Windows' editor shows line ends of either kind; Excel's steps are read by people on Windows alone.
    return text.replace("\n", "\r\n").encode() if name.endswith((".txt", ".odc")) else text.encode()
