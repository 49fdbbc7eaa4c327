"""The OpenAPI description of everything that the endpoint answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from alx_desktop import __version__
from alx_desktop.endpoint.console.operations import odata_paths, plugin_paths, stream_paths
from alx_desktop.endpoint.console.sandbox import PATH as SANDBOX_PATH
from alx_desktop.endpoint.describing import PROBLEM, PROBLEM_SCHEMA
from alx_desktop.endpoint.entity_sets import SET_NAMES
from alx_desktop.endpoint.rest.describing import rest_operations
from alx_desktop.endpoint.rest.router import PREFIX

ABOUT = """\
Course progress and what belongs to it, company by company. A token belongs to one company; every answer is about it.

Four ways lead to the same rows: **REST** for programs, with a change feed; **OData** for Power BI and Excel;
**streams** for everything at once; and the **protocol of the Moodle plugin** for reports that exist already.

The errors are listed under [/docs/errors](/docs/errors), with their causes and what to do.
"""

SCHEMES = {
    "token": {"type": "http", "scheme": "bearer", "description": "The token, as Authorization: Bearer"},
    "basic": {"type": "http", "scheme": "basic", "description": "The token as the password; any user name"},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "The token"},
    "query": {"type": "apiKey", "in": "query", "name": "api_key", "description": "The token; addresses get logged"},
}
OPEN = ("/health", "/health/live", "/health/ready", "/metrics")
"""Paths that need no token; of the last one that is so on this machine only."""

TAGS = [
    {"name": "REST v1", "description": "Rows in pages, with filters; changes with a cursor"},
    {"name": "OData", "description": "OData v4.0 for Power BI and Excel"},
    {"name": "streams", "description": "All rows in one answer"},
    {"name": "plugin", "description": "The protocol of local_alx_report_api"},
    {"name": "health", "description": "Whether it works"},
]


def describe(routes: Sequence[BaseRoute], sandbox: bool) -> dict[str, Any]:
    """The description. routes: of the application; sandbox: whether there is one."""
    found: dict[str, Any] = get_openapi(
        title="ALX Desktop API", version=__version__, description=ABOUT, routes=routes, tags=TAGS,
        servers=_servers(sandbox),
    )  # fmt: skip
    for name, operation in rest_operations().items():
        found["paths"][f"{PREFIX}/{name}"]["get"] |= operation
    found["paths"] |= stream_paths() | odata_paths(SET_NAMES) | plugin_paths()
    components = found.setdefault("components", {})
    components.setdefault("schemas", {})[PROBLEM] = PROBLEM_SCHEMA
    components["securitySchemes"] = SCHEMES
    found["security"] = [{name: []} for name in SCHEMES]
    for path in OPEN:
        if path in found["paths"]:
            found["paths"][path]["get"]["security"] = [{}] if path.startswith("/health") else [{}, *found["security"]]
    # Plain values: meanings are phrases, which not everybody takes for texts.
    plain: dict[str, Any] = orjson.loads(orjson.dumps(found))
    return plain


def _servers(sandbox: bool) -> list[dict[str, Any]]:
    """The sandbox is first, so that the console tries there."""
    own = {"url": "/", "description": "Your company's rows"}
    made_up = {"url": SANDBOX_PATH, "description": "Sandbox: a made-up company with fixed rows"}
    return [made_up, own] if sandbox else [own]
