"""OData for our callers: proves the token, finds its company's entity sets, refuses in OData's own words."""

from __future__ import annotations

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from alx_desktop.endpoint.auth import caller_of
from alx_desktop.endpoint.company_path import check_company
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.daily_limit import daily_admission, daily_limit_of
from alx_desktop.endpoint.entity_sets import entity_model, odata_service
from alx_desktop.endpoint.notes import notes_of
from alx_desktop.endpoint.odata import messages
from alx_desktop.endpoint.odata.model import Model
from alx_desktop.endpoint.odata_cache import KeptAnswers
from alx_desktop.endpoint.problems import as_endpoint_error
from alx_desktop.endpoint.routes import odata_router

PROTOCOL = "odata"
VERSION = {"OData-Version": "4.0"}


def entity_router(context: EndpointContext) -> APIRouter:
    """The routes under /odata/{company}/."""

    def resolve(request: Request, company: str) -> Model:
        notes = notes_of(request)
        notes.protocol, notes.source = PROTOCOL, "store"
        caller = caller_of(request)
        check_company(context.served(caller), caller, company)
        return entity_model(caller, context.entity_key)

    service = odata_service(context.store, context.cursors, context.stopping)
    kept = KeptAnswers(context, service)

    def serve(request: Request, model: Model, asked: messages.Request) -> messages.Answer:
        begins = _begins_a_refresh(request)
        if begins:
            daily_limit_of(request).require_left(caller_of(request))
        found = kept(request, model, asked)
        # Once it is known that there is an answer: a query with a typing error begins no refresh.
        if found.status < 400 and begins:
            read, asked.tally.rows = asked.tally.rows, 0
            daily_admission(request, caller_of(request))()
            asked.tally.rows = read
        return found

    return odata_router(service, resolve, _refuse, serve)


def _begins_a_refresh(request: Request) -> bool:
    """Whether this is the first page of a collection: not a later page, a preview ($top), a count or a document."""
    name = str(request.path_params.get("path", "")).strip("/")
    collection = bool(name) and not name.startswith("$") and "(" not in name and "/" not in name
    options = request.query_params.keys()
    return request.method == "GET" and collection and not {"$skiptoken", "$top"} & options


def _refuse(request: Request, error: Exception) -> Response:
    told = as_endpoint_error(error)
    notes = notes_of(request)
    notes.code = notes.code or told.code
    body = {"error": {"code": str(told.code), "message": f"{told.title}. {told.detail or told.advice}"}}
    return Response(orjson.dumps(body), told.status, {**told.headers, **VERSION}, "application/json")
