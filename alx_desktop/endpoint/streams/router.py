"""The addresses of the streams."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.domain.tokens import TokenScope
from alx_desktop.endpoint.auth import QUERY_NAMES, caller_of, need_scope
from alx_desktop.endpoint.company_path import check_company
from alx_desktop.endpoint.compression import compressed
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.daily_limit import daily_admission
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.notes import notes_of
from alx_desktop.endpoint.rest.query import invalid, parse_query, shown
from alx_desktop.endpoint.standing import position, standing
from alx_desktop.endpoint.streams.chunks import ProgressChunks
from alx_desktop.endpoint.streams.columnar import arrow_stream, need_arrow, parquet_file
from alx_desktop.endpoint.streams.text import csv_lines, json_lines
from alx_desktop.services.callers import Caller
from alx_desktop.store.published import progress_set

PROTOCOL = "stream"


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of the stream. columnar: needs pyarrow, and is compressed in itself."""

    media_type: str
    write: Callable[[ProgressChunks, bool], Iterator[bytes]]
    columnar: bool = False


FORMS = {
    "csv": _Form("text/csv; charset=utf-8; header=present", csv_lines),
    "jsonl": _Form("application/jsonl; charset=utf-8", lambda chunks, _safe: json_lines(chunks)),
    "parquet": _Form("application/vnd.apache.parquet", lambda chunks, _safe: parquet_file(chunks), columnar=True),
    "arrow": _Form("application/vnd.apache.arrow.stream", lambda chunks, _safe: arrow_stream(chunks), columnar=True),
}

DESCRIPTION = (
    "All live rows as one stream, in the order of their keys. `fields`: by comma. `safe=1` (CSV): texts that a "
    "spreadsheet would take for a formula get an apostrophe. `after`: the `id` of the last row that you have; the "
    "stream goes on behind it, so that a broken download need not begin again. Gzip where it is accepted. What "
    "changes while you read is told by /api/v1/changes."
)


def streams_router(context: EndpointContext) -> APIRouter:
    """The streams."""
    router = APIRouter(tags=["streams"])

    @router.get("/export/{company_name}/course-progress.{form_name}", include_in_schema=False)
    def export(request: Request, company_name: str, form_name: str) -> Response:
        notes = notes_of(request)
        notes.protocol, notes.mode, notes.source = PROTOCOL, ReadMode.FULL, "store"
        caller = caller_of(request)
        served = context.served(caller)
        check_company(served, caller, company_name)
        form = FORMS.get(form_name)
        if form is None:
            raise EndpointError(Code.NOT_FOUND)
        need_scope(caller, TokenScope.BULK)
        if form.columnar:
            need_arrow()
        notes.source = served.source
        return _stream(served, request, caller, form, form_name)

    return router


def _stream(context: EndpointContext, request: Request, caller: Caller, form: _Form, suffix: str) -> Response:
    names, after, safe = _parameters(request, caller)
    notes = notes_of(request)

    def sent(rows: int) -> None:
        notes.rows += rows

    chunks = ProgressChunks(context, caller, names, after, sent)
    if after is None:
        daily_admission(request, caller)()
    with context.reading() as connection:
        stands = standing(connection, caller)
    headers = {
        "Content-Disposition": f'attachment; filename="course-progress.{suffix}"',
        "X-ALX-Resume": "after=<id of the last row that you have>",
        "X-ALX-Until": position(context.entity_key, caller, stands.feed.last),
        "X-ALX-Source": context.source,
    }
    if stands.data_age_seconds is not None:
        headers["X-ALX-Data-Age"] = str(stands.data_age_seconds)
    body = form.write(chunks, safe)
    if not form.columnar:  # which is compressed in itself
        body = compressed(request, headers, body)
    return StreamingResponse(body, 200, headers, form.media_type)


def _parameters(request: Request, caller: Caller) -> tuple[tuple[str, ...], str | None, bool]:
    own: dict[str, str] = {}
    others = []
    for name, value in request.query_params.multi_items():
        if name in ("after", "safe"):
            if name in own:
                raise invalid(f"{name} is there twice")
            own[name] = value
        elif name not in QUERY_NAMES:
            others.append((name, value))
    if own.get("safe", "0") not in ("0", "1", "true", "false"):
        raise invalid(f"{shown('safe')} is 1 or 0")
    query = parse_query(others, progress_set(caller.view), frozenset({"fields"}), filters=False)
    return query.fields, own.get("after"), own.get("safe") in ("1", "true")
