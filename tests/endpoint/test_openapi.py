"""The description itself: complete, with examples that fit their schemas, and an example of every error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from alx_desktop.endpoint.app import ROUTERS
from alx_desktop.endpoint.console.catalogue import families
from alx_desktop.endpoint.console.document import OPEN, SCHEMES, describe
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.entity_sets import SET_NAMES
from alx_desktop.endpoint.errors import Code
from alx_desktop.endpoint.odata.errors import ODataError
from alx_desktop.endpoint.plugin.errors import PluginFault
from alx_desktop.endpoint.streams.router import FORMS

Described = dict[str, Any]


@pytest.fixture
def described(context: EndpointContext) -> Described:
    return describe([route for factory in ROUTERS for route in factory(context).routes], sandbox=True)


def operations(described: Described) -> Iterator[tuple[str, Described]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def contents(described: Described) -> Iterator[tuple[str, str, Described]]:
    for name, operation in operations(described):
        for status, response in operation["responses"].items():
            for content in response.get("content", {}).values():
                yield name, status, content


def examples(content: Described) -> list[Any]:
    named = [one["value"] for one in content.get("examples", {}).values()]
    return [*named, content["example"]] if "example" in content else named


def test_every_address_is_described(described: Described) -> None:
    names = {name for name, _operation in operations(described)}
    assert {"GET /webservice/rest/server.php", "POST /webservice/rest/server.php", "GET /api/v1/changes",
            "POST /odata/{company}/$batch", "GET /odata/{company}/$metadata", "GET /metrics",
            "GET /export/{company}/course-progress.{form}"} <= names  # fmt: skip
    identifiers = [operation["operationId"] for _name, operation in operations(described)]
    assert len(set(identifiers)) == len(identifiers)
    for name, operation in operations(described):
        assert operation["summary"] and operation["tags"], name


def test_what_has_a_schema_has_an_example_that_fits(described: Described) -> None:
    for name, status, content in contents(described):
        if "object" not in str(content["schema"]) or (name.split()[1] in OPEN and status in ("200", "503")):
            continue
        found = examples(content)
        assert found, f"{name}: {status} has no example"
        schema = {**content["schema"], "components": described["components"]}
        validator = jsonschema_rs.validator_for(schema)
        for one in found:
            validator.validate(one)


def test_every_error_has_an_example(described: Described) -> None:
    shown = {code for _name, _status, content in contents(described) for code in content.get("examples", {})}
    assert shown >= {str(code) for code in Code}
    assert shown >= {fault.value[1] for fault in PluginFault}
    assert shown >= {kind.code for kind in (ODataError, *ODataError.__subclasses__())}


def test_the_catalogue_has_every_error_of_every_protocol() -> None:
    rest, odata, plugin = families()
    assert [error.code for error in rest.errors] == [str(code) for code in Code]
    assert {error.code for error in odata.errors} == {k.code for k in (ODataError, *ODataError.__subclasses__())}
    assert {error.code for error in plugin.errors} == {fault.value[1] for fault in PluginFault}
    everything = [*rest.errors, *odata.errors, *plugin.errors]
    assert len({error.code for error in everything}) == len(everything)
    for error in everything:
        assert error.cause.endswith(".") and error.recovery.endswith(".") and not error.title.endswith(".")


def test_a_token_is_needed_everywhere_but_for_health(described: Described) -> None:
    assert described["security"] == [{name: []} for name in SCHEMES]
    without = {name.split()[1] for name, operation in operations(described) if "security" in operation}
    assert without == set(OPEN)


def test_names_are_those_of_the_code(described: Described) -> None:
    path = described["paths"]["/odata/{company}/{set}"]["get"]["parameters"][1]
    assert path["schema"]["enum"] == list(SET_NAMES)
    form = described["paths"]["/export/{company}/course-progress.{form}"]["get"]["parameters"][1]
    assert form["schema"]["enum"] == list(FORMS)
