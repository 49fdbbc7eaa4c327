"""The addresses of the console. Nothing on its pages comes from another host."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from alx_desktop.endpoint.console.document import describe
from alx_desktop.endpoint.console.pages import all_errors, one_error
from alx_desktop.endpoint.console.sandbox import SandboxApp
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.notes import notes_of
from alx_desktop.endpoint.problems import ERRORS_PATH

PROTOCOL = "console"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Of the pages: no inline script or style, and nothing from elsewhere. data: is for Swagger UI's own icons."""

HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}

_OURS = Path(__file__).resolve().parents[2] / "resources"
_ASSETS = {
    "console.js": "text/javascript",
    "console.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "icon.png": "image/png",
}


def console_router(sandbox: SandboxApp | None) -> APIRouter:
    """`/docs` and `/openapi.json`; both say nothing of companies and need no token. sandbox None: switched off."""
    router = APIRouter(include_in_schema=False)
    described = cache(lambda app: orjson.dumps(describe(app.routes, sandbox is not None)))

    @router.get("/openapi.json")
    def openapi(request: Request) -> Response:
        return _said(request, described(request.app), "application/json")

    @router.get("/docs")
    @router.get("/docs/")
    def page(request: Request) -> Response:
        return _html(request, (_OURS / "console" / "console.html").read_text("utf-8"))

    @router.get("/docs/sandbox.json")
    def token(request: Request) -> Response:
        if sandbox is None:
            raise EndpointError(Code.NOT_FOUND)
        opened = sandbox.opened()
        return _said(request, orjson.dumps({"company": opened.company_name, "token": opened.token}), "application/json")

    @router.get(ERRORS_PATH)
    def errors(request: Request) -> Response:
        return _html(request, all_errors())

    @router.get(ERRORS_PATH + "/{code}")
    def error(request: Request, code: str) -> Response:
        return _html(request, one_error(code))

    @router.get("/docs/{name}")
    def asset(request: Request, name: str) -> Response:
        if name not in _ASSETS:
            raise EndpointError(Code.NOT_FOUND)
        return _said(request, _bytes(name), _ASSETS[name])

    return router


@cache
def _bytes(name: str) -> bytes:
    if name == "icon.png":
        return (_OURS / "alx-desktop.png").read_bytes()
    if name.startswith("swagger-ui"):
        return files("fastapi_standalone_docs").joinpath("static", "swagger", name).read_bytes()
    return (_OURS / "console" / name).read_bytes()


def _html(request: Request, text: str | None) -> Response:
    if text is None:
        raise EndpointError(Code.NOT_FOUND)
    notes_of(request).protocol = PROTOCOL
    return HTMLResponse(text, headers=HEADERS)


def _said(request: Request, body: bytes, media_type: str) -> Response:
    notes_of(request).protocol = PROTOCOL
    return Response(body, headers={"Cache-Control": "no-cache"}, media_type=media_type)
