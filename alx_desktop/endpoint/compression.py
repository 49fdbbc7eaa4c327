"""Gzip for bodies that stream; it runs where the body is made, in a worker thread."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, MutableMapping

from starlette.requests import Request

LEVEL = 1
"""The lowest: a third of the time of the usual one, for a tenth more bytes."""


def compressed(request: Request, headers: MutableMapping[str, str], body: Iterator[bytes]) -> Iterator[bytes]:
    """The body as the client takes it; the headers are made to say so."""
    headers["Vary"] = f"{headers['Vary']}, Accept-Encoding" if "Vary" in headers else "Accept-Encoding"
    if not accepts_gzip(request.headers.get("accept-encoding", "")):
        return body
    headers["Content-Encoding"] = "gzip"
    return _gzipped(body)


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
