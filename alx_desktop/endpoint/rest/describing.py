"""What OpenAPI says of REST: parameters, answers, examples."""

from __future__ import annotations

from typing import Any

from alx_desktop.domain.published_fields import FieldKind
from alx_desktop.endpoint.rest.fields import MEANINGS, kind_of
from alx_desktop.endpoint.rest.query import HIGHEST_LIMIT, NULL, OPERATORS, USUAL_LIMIT
from alx_desktop.store.published import SETS, CompanyView

_TYPES: dict[FieldKind, dict[str, Any]] = {
    FieldKind.INTEGER: {"type": "integer", "format": "int64"},
    FieldKind.NUMBER: {"type": "number"},
    FieldKind.TEXT: {"type": "string"},
    FieldKind.MOMENT: {"type": "string", "format": "date-time"},
    FieldKind.BOOLEAN: {"type": "boolean"},
}

_OPERATORS = (
    f"Filters: `field=value` and `field.OPERATOR=value`, where OPERATOR is {', '.join(OPERATORS)}; `field.{NULL}=true` "
    "finds rows without a value; truth values have eq, ne and null only. `ne` finds rows without a value too. Several "
    "filters must all hold. Times are RFC 3339 with their offset, such as `completed_at.ge=2026-01-01T00:00:00Z`. A "
    "field that the company has switched off does not exist."
)

_PAGING: dict[str, tuple[dict[str, Any], str]] = {
    "fields": ({"type": "string", "example": "user_id,status"}, "Fields to answer with, by comma; `id` always comes."),
    "limit": (
        {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT, "default": USUAL_LIMIT},
        "Rows of a page.",
    ),
    "cursor": ({"type": "string"}, "`meta.next_cursor` of the page before; good for the same token and query."),
    "sort": (
        {"type": "string", "example": "-completed_at,user_id"},
        "Fields to sort by, by comma; a minus sorts downwards. Rows without a value come last.",
    ),
    "total": ({"type": "boolean", "default": False}, "Whether to count all rows that fit."),
    "mode": (
        {"type": "string", "enum": ["client"]},
        "`client`: answer with what changed since this token's last refresh, which is remembered here.",
    ),
}


def list_extra(resource: str, mode: bool = False) -> dict[str, Any]:
    """openapi_extra of a list."""
    names = ("fields", "sort", "limit", "cursor", "total", *(("mode",) if mode else ()))
    schemas = _fields(resource)
    filters = [_parameter(name, schema, schema["description"]) for name, schema in schemas.items()]
    return {"parameters": [*map(_special, names), *filters], "responses": _responses(schemas)}


def changes_extra() -> dict[str, Any]:
    """openapi_extra of the change feed."""
    schemas = {**_fields("course-progress"), "removed": {"type": "boolean", "description": "Whether the row is gone"}}
    return {
        "parameters": [_special(name) for name in ("fields", "limit", "cursor")],
        "responses": _responses(schemas),
    }


def list_description(meaning: str) -> str:
    """The description of a list."""
    return f"{meaning} {_OPERATORS}"


def _fields(resource: str) -> dict[str, dict[str, Any]]:
    columns = SETS[resource](CompanyView.whole(0)).columns
    return {
        name: {**_TYPES[kind_of(name, column)], "description": MEANINGS.get(name, name)}
        for name, column in columns.items()
    }


def _special(name: str) -> dict[str, Any]:
    schema, description = _PAGING[name]
    return _parameter(name, schema, description)


def _parameter(name: str, schema: dict[str, Any], description: str) -> dict[str, Any]:
    plain = {key: value for key, value in schema.items() if key != "description"}
    return {"name": name, "in": "query", "required": False, "description": description, "schema": plain}


def _responses(schemas: dict[str, dict[str, Any]]) -> dict[str, Any]:
    row = {"type": "object", "properties": {"id": {"type": "string"}, **schemas}}
    meta = {
        "mode": "full", "since": None, "until": "5f0c1d6a9be24f0f8a5d8f3c0f1e2d3c", "count": 0, "total": None,
        "next_cursor": None, "data_age_seconds": 42, "source": "store", "empty_reason": "no_rows",
    }  # fmt: skip
    body = {
        "type": "object",
        "properties": {"data": {"type": "array", "items": row}, "meta": {"type": "object"}},
        "example": {"data": [], "meta": meta},
    }
    said = {
        "400": "A parameter or cursor does not fit",
        "401": "The token is not accepted",
        "403": "The token may not read this",
        "410": "The cursor leads nowhere any more",
        "429": "A limit is reached",
    }
    problems = {
        status: {"description": text, "content": {"application/problem+json": {"schema": {"type": "object"}}}}
        for status, text in said.items()
    }
    return {"200": {"description": "A page", "content": {"application/json": {"schema": body}}}, **problems}
