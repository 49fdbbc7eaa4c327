"""What OpenAPI says of every protocol alike: parameters, and the errors with an example of each."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from alx_desktop.endpoint.errors import CATALOGUE, Code, EndpointError
from alx_desktop.endpoint.problems import problem_body

PROBLEM = "Problem"
"""Name of the schema of RFC 9457 in the components."""

LIMITED = (429, 503)
"""Statuses whose answers say in Retry-After when to ask again; of 429 and 503 each."""

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}

PROBLEM_SCHEMA: Schema = {
    "type": "object",
    "description": "RFC 9457. `type` leads to the cause and what to do; `code` never gets another meaning.",
    "required": ["type", "title", "status", "code", "detail", "recovery", "request_id"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": _TEXT,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "code": {"type": "string", "enum": [str(code) for code in Code]},
        "detail": _TEXT,
        "recovery": _TEXT,
        "request_id": {**_TEXT, "description": "The same as in the header X-Request-Id; the log knows it."},
    },
}


def problem_responses(without: Collection[Code] = ()) -> dict[str, Schema]:
    """Responses by status, with an example for each code of the catalogue but those left out."""
    found: dict[str, Schema] = {}
    for code, entry in CATALOGUE.items():
        if code in without:
            continue
        example = {"summary": entry.title, "description": entry.cause, "value": _example(code)}
        response = found.setdefault(str(entry.status), _response(entry.status))
        response["content"]["application/problem+json"]["examples"][str(code)] = example
    for response in found.values():
        examples = response["content"]["application/problem+json"]["examples"].values()
        response["description"] = "; ".join(example["summary"] for example in examples)
    return found


def parameter(name: str, schema: Schema, description: str, where: str = "query", example: Any = None) -> Schema:
    """A parameter; those of paths are required."""
    found = {"name": name, "in": where, "required": where == "path", "description": description, "schema": schema}
    return found if example is None else {**found, "example": example}


def _response(status: int) -> Schema:
    schema = {"$ref": f"#/components/schemas/{PROBLEM}"}
    response: Schema = {"content": {"application/problem+json": {"schema": schema, "examples": {}}}}
    if status in LIMITED:
        retry = {"description": "Seconds to wait", "schema": {"type": "integer", "minimum": 1}}
        response["headers"] = {"Retry-After": retry}
    return response


def _example(code: Code) -> dict[str, Any]:
    return problem_body(EndpointError(code), "5f0c1d6a9be24f0f")
