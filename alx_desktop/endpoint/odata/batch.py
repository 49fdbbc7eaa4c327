"""$batch for reads: several requests in one, as JSON or as multipart/mixed (what old clients send)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import orjson

from alx_desktop.endpoint.odata.errors import BodyTooLarge, MethodRefused, NotFound, ODataError, SyntaxRefused
from alx_desktop.endpoint.odata.messages import VERSION, Answer, Request, refusal

MOST_REQUESTS = 100
MOST_BYTES = 1_048_576

_REQUEST_LINE = re.compile(r"([A-Z]{1,16}) ([^ \r\n]{1,65536})(?: HTTP/1\.[01])?\s*")
_STATUS = {200: "OK", 204: "No Content", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
           406: "Not Acceptable", 413: "Content Too Large", 414: "URI Too Long", 501: "Not Implemented"}  # fmt: skip

Answering = Callable[[Request], Answer]
Part = tuple[str | None, Request | ODataError]
"""A request of the batch, or why it is none, with the id that its answer bears."""


def answer_batch(request: Request, answering: Answering) -> Answer:
    """Answer every request of the batch, one after the other, while the client reads. Raises ODataError."""
    if request.method != "POST":
        raise MethodRefused("$batch wants POST.")
    if len(request.body) > MOST_BYTES:
        raise BodyTooLarge(f"A batch has at most {MOST_BYTES} bytes.")
    kind = request.headers.get("content-type", "")
    if kind.split(";")[0].strip().lower() == "multipart/mixed":
        parts = _multipart(request, kind)
        boundary = f"batchresponse_{uuid4()}"
        body = _as_multipart(_bounded(parts), answering, boundary)
        return Answer(200, {**VERSION, "Content-Type": f"multipart/mixed; boundary={boundary}"}, body)
    parts = _json(request)
    return Answer(200, {**VERSION, "Content-Type": "application/json"}, _as_json(_bounded(parts), answering))


def _bounded(parts: list[Part]) -> list[Part]:
    if len(parts) > MOST_REQUESTS:
        raise BodyTooLarge(f"A batch has at most {MOST_REQUESTS} requests.")
    return parts


def _json(request: Request) -> list[Part]:
    try:
        document = orjson.loads(request.body)
        requests = document["requests"]
        if not isinstance(requests, list):
            raise TypeError
        return [_of_json(request, item) for item in requests[: MOST_REQUESTS + 1]]
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise SyntaxRefused("The batch is no JSON batch: {'requests': [{'id', 'method', 'url'}, ...]}.") from error


def _of_json(request: Request, item: dict[str, Any]) -> Part:
    name, url, method = str(item["id"])[:100], str(item["url"]), str(item.get("method", "GET")).upper()
    headers = {str(key).lower(): str(value) for key, value in (item.get("headers") or {}).items()}
    return name, _inner(request, method, url, headers)


def _multipart(request: Request, content_type: str) -> list[Part]:
    head = b"Content-Type: " + content_type.encode("latin-1", "replace") + b"\r\n\r\n"
    message = BytesParser(policy=HTTP).parsebytes(head + request.body)
    if not message.is_multipart():
        raise SyntaxRefused("The batch has no parts: the boundary of its Content-Type is not in the body.")
    found: list[Part] = []
    for part in list(message.iter_parts())[: MOST_REQUESTS + 1]:
        if part.is_multipart():
            found.append((None, MethodRefused("This service is read-only: it takes no change sets.")))
            continue
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
        found.append((part.get("Content-ID"), _of_http(request, text)))
    return found


def _of_http(request: Request, text: str) -> Request | ODataError:
    lines = text.lstrip().splitlines()
    found = _REQUEST_LINE.fullmatch(lines[0]) if lines else None
    if found is None:
        return SyntaxRefused("A part of the batch has no request line: GET address HTTP/1.1.")
    headers: dict[str, str] = {}
    for line in lines[1:]:
        if not line.strip():
            break
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return _inner(request, found[1], found[2], headers)


def _inner(request: Request, method: str, url: str, headers: dict[str, str]) -> Request | ODataError:
    """A request of the batch; its address may be relative to the service, to the host, or absolute."""
    if method != "GET":
        return MethodRefused("This service is read-only: use GET.")
    own = urlsplit(request.root)
    for start in (request.root, own.path):
        if url.startswith(start):
            url = url[len(start) :]
            break
    else:
        if url.startswith("/") or "://" in url.partition("?")[0]:
            return NotFound("The address is not one of this service.")
    path, _, query = url.partition("#")[0].partition("?")
    if path.strip("/") == "$batch":
        return NotFound("A batch cannot be in a batch.")
    return Request(request.root, path, query, "GET", headers, tally=request.tally)


def _answer(part: Request | ODataError, answering: Answering) -> Answer:
    return refusal(part) if isinstance(part, ODataError) else answering(part)


def _as_json(parts: list[Part], answering: Answering) -> Iterator[bytes]:
    yield b'{"responses":['
    for number, (name, part) in enumerate(parts):
        answer = _answer(part, answering)
        headers = {key.lower(): value for key, value in answer.headers.items()}
        head = orjson.dumps({"id": name or str(number), "status": answer.status, "headers": headers})
        yield (b"," if number else b"") + head[:-1]
        if headers.get("content-type", "").startswith("application/json"):
            yield b',"body":'
            yield from answer.body
        else:
            text = b"".join(answer.body).decode()
            yield b',"body":' + orjson.dumps(text) if text else b""
        yield b"}"
    yield b"]}"


def _as_multipart(parts: list[Part], answering: Answering, boundary: str) -> Iterator[bytes]:
    for name, part in parts:
        answer = _answer(part, answering)
        own = "" if name is None else f"Content-ID: {_one_line(name)}\r\n"
        kind = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"
        yield f"--{boundary}\r\n{kind}{own}\r\n".encode()
        yield f"HTTP/1.1 {answer.status} {_STATUS.get(answer.status, 'Unknown')}\r\n".encode()
        yield "".join(f"{key}: {value}\r\n" for key, value in answer.headers.items()).encode() + b"\r\n"
        yield from answer.body
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode()


def _one_line(text: str) -> str:
    return re.sub(r"[^\x20-\x7e]", "", text)[:100]
