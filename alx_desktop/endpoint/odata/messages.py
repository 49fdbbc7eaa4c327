"""Requests and answers as the service sees them, whatever web framework carries them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from alx_desktop.endpoint.odata.errors import MethodRefused, NotFound, ODataError

VERSION = {"OData-Version": "4.0"}
JSON = "application/json;charset=utf-8"

_SEGMENT = re.compile(r"(?P<name>[$]?\w{1,128})(?:\((?P<key>.*)\))?", re.DOTALL)


@dataclass(slots=True)
class Tally:
    """What became of a request, for whoever keeps a log. rows: read so far; code: of the error that it was refused
    with."""

    rows: int = 0
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """root: the service's absolute address with a slash at its end. path: what follows it, not decoded. query: the raw
    query string. headers: by lower-case names. tally: grows while the answer is made; a batch shares it with its
    parts."""

    root: str
    path: str
    query: str = ""
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    tally: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True)
class Answer:
    """body: pieces, made as they are asked for; the first ones are ready, so that the status is final."""

    status: int
    headers: dict[str, str]
    body: Iterator[bytes]

    @classmethod
    def of(cls, body: bytes, content_type: str, status: int = 200, **headers: str) -> Answer:
        """A short answer."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return cls(status, {**VERSION, "Content-Type": content_type, **names}, iter([body] if body else []))

    @classmethod
    def nothing(cls) -> Answer:
        """204: a property without a value."""
        return cls(204, dict(VERSION), iter(()))


def refusal(error: ODataError) -> Answer:
    """The answer that tells of an error."""
    answer = Answer.of(error.body(), JSON, error.status)
    if isinstance(error, MethodRefused):
        answer.headers["Allow"] = "GET, HEAD"
    return answer


@dataclass(frozen=True, slots=True)
class Path:
    """A resource path: a set (or a document, `$metadata`), the text of a key in brackets, and further segments."""

    name: str
    key: str | None
    rest: tuple[str, ...]


def read_path(path: str) -> Path:
    """The parts of a path that is not decoded yet. Raises NotFound for what names nothing here."""
    try:
        segments = [unquote(segment, errors="strict") for segment in path.split("/") if segment]
    except UnicodeDecodeError as error:
        raise NotFound("The path is not UTF-8.") from error
    if not segments:
        return Path("", None, ())
    found = _SEGMENT.fullmatch(segments[0])
    if found is None:
        raise NotFound(f"There is no resource {segments[0][:60]!r}.")
    return Path(found["name"], found["key"], tuple(segments[1:]))
