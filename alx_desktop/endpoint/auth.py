"""Who asks: the token of a request, from the places where clients can put one."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from starlette.requests import Request

from alx_desktop.domain.priority import give_way
from alx_desktop.domain.tokens import TokenScope
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.limits import limits_of
from alx_desktop.endpoint.notes import notes_of
from alx_desktop.services.authentication import Refusal, TokenRefused
from alx_desktop.services.callers import Caller

QUERY_NAMES = ("wstoken", "api_key")


def caller_of(request: Request, form_token: str | None = None) -> Caller:
    """The caller that the request's token proves, within the token's burst and concurrency limits. It reads the store.

    form_token: `wstoken` of a form that the caller has read; the query is looked at here. Raises EndpointError: 401
    for whatever is wrong with the token (the request log has the reason), 429.
    """
    notes = notes_of(request)
    if notes.caller is not None:
        return notes.caller
    give_way()
    try:
        caller = context_of(request).authenticator.authenticate(_only(request, form_token), client_address(request))
    except TokenRefused as refused:
        notes.code = refused.reason
        notes.token_id, notes.company_id = refused.token_id, refused.company_id
        raise EndpointError(Code.TOKEN_REFUSED) from refused
    notes.token_id, notes.company_id = caller.token.token_id, caller.company_id
    notes.at_end.append(limits_of(request).enter(caller))
    notes.caller = request.state.caller = caller
    return caller


def need_scope(caller: Caller, scope: TokenScope) -> None:
    """Raises EndpointError (403) where the token was made without this scope."""
    if scope not in caller.token.scopes:
        raise EndpointError(Code.SCOPE_MISSING, f"needs the scope {scope}")


def client_address(request: Request) -> str:
    """The address at the other end of the connection; headers of proxies are not believed."""
    return request.client.host if request.client else ""


def context_of(request: Request) -> EndpointContext:
    """What the application was made with."""
    context: EndpointContext = request.app.state.context
    return context


def _only(request: Request, form_token: str | None) -> str | None:
    """The one token; two different ones prove nobody, because it would be unclear who is logged and limited."""
    found = set(_sent(request, form_token))
    if len(found) > 1:
        raise TokenRefused(Refusal.MALFORMED)
    return next(iter(found), None)


def _sent(request: Request, form_token: str | None) -> Iterator[str]:
    for header in request.headers.getlist("authorization"):
        yield _in_authorization(header)
    yield from request.headers.getlist("x-api-key")
    for name in QUERY_NAMES:
        yield from request.query_params.getlist(name)
    if form_token is not None:
        yield form_token


def _in_authorization(header: str) -> str:
    scheme, _blank, value = header.strip().partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic":
        try:
            # Any user: Power BI asks for one, custom connectors send none.
            return base64.b64decode(value.strip(), validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, ValueError):
            return ""
    return ""
