"""Requests made up from the endpoint's own description, and whether the answers keep what it says (schemathesis)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
]  # fmt: skip
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


def described_operations(url: str, token: str, company: str) -> Iterator[Any]:
    """The operations of a running endpoint, with what only a real request knows: a company, an entity's id."""
    description = httpx.get(f"{url}/openapi.json", timeout=60).json()
    row = httpx.get(f"{url}/api/v1/course-progress?limit=1", headers={"X-API-Key": token}, timeout=60).json()
    known = {"company": [company], "id": [row["data"][0]["id"]]}
    for operations in description["paths"].values():
        for operation in operations.values():
            for one in operation.get("parameters", ()):
                if one["in"] == "path" and one["name"] in known:
                    one["schema"] = {"type": "string", "enum": known[one["name"]]}
                    one.pop("example", None)
    # Rows may get further fields one day; today each of them has to be described.
    for path, operations in description["paths"].items():
        if path.startswith("/api/v1/"):
            page = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            for described in (page, page["properties"]["meta"], page["properties"]["data"]["items"]):
                described["additionalProperties"] = False
    # Who asks is decided here, not made up.
    description.pop("security"), description["components"].pop("securitySchemes")
    description["servers"] = [{"url": url}]
    schema = schemathesis.openapi.from_dict(description)
    for result in schema.get_all_operations():
        yield result.ok()


def modes_of(operation: Any) -> tuple[GenerationMode, ...]:
    """Requests that fit, and those that do not where there is something to get wrong."""
    return MODES if operation.query or operation.body else MODES[:1]


def explore(operation: Any, url: str, token: str, examples: int, begin: int, mode: GenerationMode) -> int:
    """Send made-up requests of an operation; fails on the first answer that is none of those described.

    Returns how many were sent. begin: the seed, to repeat it.
    """
    sent = 0

    @seed(begin)
    @settings(
        max_examples=examples, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        nonlocal sent
        sent += 1
        response = case.call(base_url=url, headers={"X-API-Key": token}, timeout=60)
        case.validate_response(response, checks=CHECKS)

    ask()
    return sent


def any_seed() -> int:
    """A seed, to be told with what it finds."""
    return random.randrange(2**31)
