"""What OpenAPI says of REST: parameters, answers, examples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from alx_desktop.domain.client_mode import FullReason, ReadMode
from alx_desktop.domain.published_fields import BY_NAME, FieldKind
from alx_desktop.endpoint.describing import parameter, problem_responses
from alx_desktop.endpoint.errors import Code
from alx_desktop.endpoint.rest.examples import EXAMPLES
from alx_desktop.endpoint.rest.fields import MEANINGS, NULLABLE, kind_of
from alx_desktop.endpoint.rest.lists import PROGRESS, RESOURCES
from alx_desktop.endpoint.rest.query import HIGHEST_LIMIT, NULL, OPERATORS, USUAL_LIMIT
from alx_desktop.endpoint.standing import EmptyReason
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

_ID = {"type": "string", "description": "Opaque key of the row"}

_OF_FEEDS: dict[str, dict[str, Any]] = {
    "removed": {"type": "boolean", "description": "Whether the row is gone; then it has little more than its ids"},
    "removed_at": {"type": "string", "format": "date-time", "description": MEANINGS["removed_at"]},
    "removed_reason": {"type": ["string", "null"], "description": MEANINGS["removed_reason"]},
}
"""What rows of the change feed and of mode=client have besides."""

_TEXT_OR_NONE = {"type": ["string", "null"]}
META: dict[str, Any] = {
    "type": "object",
    "required": ["mode", "since", "until", "count", "total", "next_cursor", "data_age_seconds", "source"],
    "properties": {
        "mode": {"type": "string", "enum": [str(mode) for mode in ReadMode]},
        "since": {**_TEXT_OR_NONE, "description": "Where the range begins; none for a full read"},
        "until": {**_TEXT_OR_NONE, "description": "Where the range ends"},
        "count": {"type": "integer", "description": "Rows of this page"},
        "total": {"type": ["integer", "null"], "description": "Rows that fit, where total=true"},
        "next_cursor": {**_TEXT_OR_NONE, "description": "The cursor of the next page"},
        "more": {"type": "boolean", "description": "Whether there is more now (changes and mode=client)"},
        "data_age_seconds": {"type": ["integer", "null"], "description": "Age of the rows; none before the first sync"},
        "source": {
            "type": "string",
            "enum": ["store", "cache", "live"],
            "description": "Where the rows come from: the store, an answer that was kept, or Moodle itself (while the "
            "store has none)",
        },
        "empty_reason": {
            "type": ["string", "null"],
            "enum": [*map(str, EmptyReason), None],
            "description": "Why there is no row",
        },
        "full_reason": {
            "type": "string",
            "enum": [str(reason) for reason in FullReason],
            "description": "Why a refresh of mode=client is full",
        },
        "debug": {"type": "object", "description": "For tokens with debugging"},
    },
}
"""What every answer says of itself."""

_META_EXAMPLE = {
    "mode": "full", "since": None, "until": "5f0c1d6a9be24f0f8a5d8f3c0f1e2d3c", "count": 1, "total": None,
    "next_cursor": "Zm9yIHRoZSBuZXh0IHBhZ2U", "data_age_seconds": 42, "source": "store", "empty_reason": None,
}  # fmt: skip
_META_EMPTY = {"count": 0, "next_cursor": None, "empty_reason": str(EmptyReason.NO_ROWS)}

_PAGING: dict[str, tuple[dict[str, Any], str]] = {
    "fields": ({"type": "string"}, "Fields to answer with, by comma, such as `user_id,status`; `id` always comes."),
    "limit": (
        {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT, "default": USUAL_LIMIT},
        "Rows of a page.",
    ),
    "cursor": ({"type": "string"}, "`meta.next_cursor` of the page before; good for the same token and query."),
    "sort": (
        {"type": "string"},
        "Fields to sort by, by comma, such as `-completed_at,user_id`; a minus sorts downwards. Rows without a value "
        "come last.",
    ),
    "total": ({"type": "boolean", "default": False}, "Whether to count all rows that fit."),
    "mode": (
        {"type": "string", "enum": ["client"]},
        "`client`: answer with what changed since this token's last refresh, which is remembered here.",
    ),
}


def rest_operations() -> dict[str, dict[str, Any]]:
    """Parameters and responses by the last part of the path. Added late: FastAPI drops every null."""
    lists = {resource.name: _list(resource.name, resource is PROGRESS) for resource in RESOURCES}
    return {**lists, "changes": _changes(), "health": _health()}


def _list(resource: str, mode: bool) -> dict[str, Any]:
    names = ("fields", "sort", "limit", "cursor", "total", *(("mode",) if mode else ()))
    fields = field_schemas(resource)
    filters = [parameter(name, _plain(schema), schema["description"]) for name, schema in fields.items()]
    row = {"id": _ID, **fields, **(_OF_FEEDS if mode else {})}
    without = {Code.FORMAT_MISSING} if mode else {Code.FORMAT_MISSING, Code.CURSOR_OUTDATED}
    example = {"id": "o2kZ8mXHcYw0JvQ5nT1eRg", **_example(fields)}
    return {"parameters": [*map(_special, names), *filters], "responses": _responses(row, example, without)}


def _changes() -> dict[str, Any]:
    fields = field_schemas("course-progress")
    example = {"id": "o2kZ8mXHcYw0JvQ5nT1eRg", **_example(fields), "removed": False}
    return {
        "parameters": [_special(name) for name in ("fields", "limit", "cursor")],
        "responses": _responses({"id": _ID, **fields, **_OF_FEEDS}, example, {Code.FORMAT_MISSING}),
    }


def _health() -> dict[str, Any]:
    status = {"type": "string", "enum": ["ok", "no_data_yet"]}
    return {"responses": _responses({"status": status}, {"status": "ok"}, {Code.FORMAT_MISSING, Code.CURSOR_OUTDATED})}


def list_description(meaning: str) -> str:
    """The description of a list."""
    return f"{meaning} {_OPERATORS}"


def field_schemas(resource: str) -> dict[str, dict[str, Any]]:
    """The fields of a list, as a company that switches none off has them."""
    columns = SETS[resource](CompanyView.whole(0)).columns
    return {name: _field(name, _TYPES[kind_of(name, column)]) for name, column in columns.items()}


def _field(name: str, plain: dict[str, Any]) -> dict[str, Any]:
    known = BY_NAME.get(name)
    nullable = known.nullable if known is not None else name in NULLABLE
    type_ = [plain["type"], "null"] if nullable else plain["type"]
    return {**plain, "type": type_, "description": MEANINGS[name]}


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """As a filter takes it: a value, never none."""
    type_ = schema["type"]
    return {**schema, "type": type_[0] if isinstance(type_, list) else type_}


def _special(name: str) -> dict[str, Any]:
    schema, description = _PAGING[name]
    return parameter(name, schema, description)


def _example(fields: Iterable[str]) -> dict[str, Any]:
    return {name: EXAMPLES[name] for name in fields}


def _responses(row: dict[str, Any], example: dict[str, Any], without: set[Code]) -> dict[str, Any]:
    items = {"type": "object", "properties": row}
    body = {
        "type": "object",
        "required": ["data", "meta"],
        "properties": {"data": {"type": "array", "items": items}, "meta": META},
    }
    examples = {
        "rows": {"summary": "A page", "value": {"data": [example], "meta": _META_EXAMPLE}},
        "empty": {"summary": "No rows, and why", "value": {"data": [], "meta": _META_EXAMPLE | _META_EMPTY}},
    }
    page = {"description": "A page", "content": {"application/json": {"schema": body, "examples": examples}}}
    return {"200": page, **problem_responses(without)}
