"""Entity tags: whether a client that asks again has the rows already (RFC 9110, 13.1.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable

from starlette.requests import Request

from alx_desktop.endpoint.cache import Stamp
from alx_desktop.services.callers import Caller


def entity_tag(caller: Caller, stamp: Stamp, asked: Hashable) -> str:
    """A weak tag: the same rows have the same one, while data age and cursors beside them differ.

    It is made of what decides the rows, for this token alone, and says nothing of it.
    """
    token = caller.token
    meant = (token.token_id, caller.company_id, sorted(token.scopes), *stamp, asked)
    return f'W/"{hashlib.sha256(repr(meant).encode("utf-8", "replace")).hexdigest()[:32]}"'


def has_it(request: Request, tag: str) -> bool:
    """Whether If-None-Match names the tag; compared weakly, as the standard has it."""
    sent = request.headers.get("if-none-match", "")
    return tag.removeprefix("W/") in [one.strip().removeprefix("W/") for one in sent.split(",")]
