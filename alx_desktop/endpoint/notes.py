"""What the request log is told about a request by the parts that answer it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

from alx_desktop.services.callers import Caller

KEY = "notes"


@dataclass(slots=True)
class RequestNotes:
    """A router fills in what it knows. code: of an error, why a token was refused included.

    token_id and company_id: whom a refused token seems to be of. at_end: called once the answer is sent or given up.
    """

    request_id: str = ""
    caller: Caller | None = None
    token_id: str | None = None
    company_id: int | None = None
    protocol: str = "other"
    mode: str | None = None
    rows: int = 0
    source: str | None = None
    code: str | None = None
    at_end: list[Callable[[], None]] = field(default_factory=list)


def notes_of(request: Request) -> RequestNotes:
    """The notes of a request."""
    return notes_in(request.scope)


def notes_in(scope: Any) -> RequestNotes:
    """The notes in an ASGI scope; made when first asked for."""
    state = scope.setdefault("state", {})
    found: RequestNotes = state.setdefault(KEY, RequestNotes())
    return found
