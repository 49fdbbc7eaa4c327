"""Gzip for bodies; it runs where the body is made, in a worker thread.

Nothing that a request says is repeated in a body beside something secret, so that sizes of answers give nothing away
(BREACH): tokens are in no answer, and cursors are encrypted anew each time.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, MutableMapping

from starlette.requests import Request

from alx_desktop.endpoint.middleware import is_loopback

LEVEL = 1
"""The lowest: a third of the time of the usual one, for a tenth more bytes."""


LEAST = 1_400
"""Bytes of a body that fits into one packet anyway, and is sent as it is."""


def compressed(request: Request, headers: MutableMapping[str, str], body: Iterator[bytes]) -> Iterator[bytes]:
    """The body as the client takes it; the headers are made to say so."""
    vary(headers)
    if not accepts_gzip(request.headers.get("accept-encoding", "")):
        return body
    headers["Content-Encoding"] = "gzip"
    return _gzipped(body)


def packed(request: Request, headers: MutableMapping[str, str], body: bytes) -> bytes:
    """As `compressed`, of a body that is whole; a client on this machine would pay for it and save nothing."""
    vary(headers)
    if len(body) < LEAST or is_here(request) or not accepts_gzip(request.headers.get("accept-encoding", "")):
        return body
    headers["Content-Encoding"] = "gzip"
    return b"".join(_gzipped(iter((body,))))


def is_here(request: Request) -> bool:
    """Whether the client is on this machine."""
    return request.client is not None and is_loopback(request.client.host)


def vary(headers: MutableMapping[str, str]) -> None:
    """Say that the answer's coding depends on the request; a 304 says so too."""
    headers["Vary"] = f"{headers['Vary']}, Accept-Encoding" if "Vary" in headers else "Accept-Encoding"


def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header allows gzip."""
    for part in header.lower().split(","):
        coding, _semicolon, quality = part.partition(";")
        if coding.strip() in ("gzip", "x-gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _gzipped(body: Iterator[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
    for part in body:
        packed = packer.compress(part)
        del part  # a slow client waits with the packed one alone
        if packed:
            yield packed
    yield packer.flush()
