"""One real request to the running endpoint, as a client would send it, for the window's console."""

from __future__ import annotations

import http.client
import ssl
import time
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase
from alx_desktop.services.reachability import EVERYWHERE

LONGEST_BODY = 256 * 1024
"""Bytes of an answer that are read; the rest is left unread."""

PATIENCE = 60.0


class TryFailed(AlxError):
    """There was no answer."""

    title = phrase("The endpoint gave no answer")
    advice = phrase("Look whether it runs; start it, and try again.")


@dataclass(frozen=True, slots=True)
class TryAnswer:
    """An answer. seconds: to its last byte that was read; cut: there is more than LONGEST_BODY."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: str
    cut: bool
    seconds: float


def try_request(url: str, listens_on: str, path: str, token: str) -> TryAnswer:
    """GET a path below the endpoint's URL. listens_on: its address, asked directly; the token is sent as Bearer.

    Raises TryFailed.
    """
    parts = urlsplit(url)
    host = "127.0.0.1" if listens_on in EVERYWHERE else listens_on.strip("[]")
    connection = _connection(parts.scheme, host, parts.port or 80)
    headers = {"Host": parts.netloc, "User-Agent": "ALX Desktop console", "Connection": "close"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    began = time.perf_counter()
    try:
        connection.request("GET", quote(path, safe="/?&=$(),'%:;+-._~*!@[]"), headers=headers)
        answer = connection.getresponse()
        body = answer.read(LONGEST_BODY + 1)
        seconds = time.perf_counter() - began
        text = body[:LONGEST_BODY].decode("utf-8", "replace")
        cut = len(body) > LONGEST_BODY
        return TryAnswer(answer.status, answer.reason, tuple(answer.getheaders()), text, cut, seconds)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise TryFailed(f"{type(error).__name__}: {error}") from error
    finally:
        connection.close()


def _connection(scheme: str, host: str, port: int) -> http.client.HTTPConnection:
    if scheme != "https":
        return http.client.HTTPConnection(host, port, timeout=PATIENCE)
    # Its certificate is for the name that others use, and may be signed by itself; the other end is this process.
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(host, port, timeout=PATIENCE, context=context)
