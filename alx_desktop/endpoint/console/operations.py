"""What OpenAPI says of the protocols that FastAPI cannot describe: streams, OData, and the plugin's own."""

from __future__ import annotations

from typing import Any

from alx_desktop.endpoint.describing import parameter, problem_responses
from alx_desktop.endpoint.errors import Code
from alx_desktop.endpoint.odata.errors import ODataError
from alx_desktop.endpoint.plugin.errors import HIGHEST_LIMIT, PluginFault
from alx_desktop.endpoint.plugin.parameters import FUNCTION, USUAL_LIMIT, RestFormat
from alx_desktop.endpoint.plugin.router import PATH as PLUGIN_PATH
from alx_desktop.endpoint.streams.router import DESCRIPTION, FORMS

Schema = dict[str, Any]

COMPANY = parameter(
    "company", {"type": "string"}, "Id or short name of the token's company; another one is not found.", "path",
    "northmill",
)  # fmt: skip
_ID_EXAMPLE = "o2kZ8mXHcYw0JvQ5nT1eRg"
_TEXT: Schema = {"type": "string"}


def stream_paths() -> dict[str, Schema]:
    """The streams."""
    content = {
        "text/csv": {"schema": _TEXT, "example": "id,user_id,status\no2kZ8mXHcYw0JvQ5nT1eRg,101,completed\n"},
        "application/jsonl": {
            "schema": _TEXT, "example": '{"id":"o2kZ8mXHcYw0JvQ5nT1eRg","user_id":101,"status":"completed"}\n'
        },
        "application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}},
        "application/vnd.apache.arrow.stream": {"schema": {"type": "string", "format": "binary"}},
    }  # fmt: skip
    operation = {
        "tags": ["streams"], "summary": "All of course progress as one stream", "operationId": "stream",
        "description": DESCRIPTION,
        "parameters": [
            COMPANY,
            parameter("form", {"type": "string", "enum": list(FORMS)}, "How the rows are written.", "path", "csv"),
            parameter("fields", _TEXT, "Fields to answer with, by comma.", example="user_id,status"),
            parameter("after", _TEXT, "The id of the last row that you have."),
            parameter("safe", {"type": "string", "enum": ["0", "1"]}, "CSV: disarm what looks like a formula."),
        ],
        "responses": {
            "200": {"description": "The rows", "content": content},
            **problem_responses({Code.CURSOR_OUTDATED}),
        },
    }  # fmt: skip
    return {"/export/{company}/course-progress.{form}": {"get": operation}}


def plugin_paths() -> dict[str, Schema]:
    """The protocol of local_alx_report_api."""
    fields: dict[str, Schema] = {
        "wsfunction": {"type": "string", "enum": [FUNCTION]},
        "moodlewsrestformat": {"type": "string", "enum": [str(form) for form in RestFormat], "default": "xml"},
        "limit": {"type": "integer", "minimum": 1, "maximum": HIGHEST_LIMIT, "default": USUAL_LIMIT},
        "offset": {"type": "integer", "minimum": 0, "default": 0},
    }
    examples: Schema = {"wsfunction": FUNCTION, "moodlewsrestformat": "json", "limit": 10}
    inputs = [parameter(n, schema, f"As in Moodle: {n}.", example=examples.get(n)) for n, schema in fields.items()]
    form = {"type": "object", "properties": {**fields, "wstoken": _TEXT}, "required": ["wsfunction"]}
    shared = {
        "tags": ["plugin"],
        "description": "Parameters, rows and errors are those of local_alx_report_api; the token may also be sent as "
        "wstoken. Every answer is HTTP 200, errors too. Headers X-ALX-* describe the refresh. Page on with offset "
        "until an answer has fewer rows than limit.",
        "responses": {"200": _plugin_answer(), **_before_the_protocol()},
    }
    get = {"summary": "Course progress as the Moodle plugin serves it", "operationId": "plugin_get",
           "parameters": inputs, **shared}  # fmt: skip
    body = {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": form, "example": examples}}}
    post = {"summary": "The same, as a form", "operationId": "plugin_post", "requestBody": body, **shared}
    return {PLUGIN_PATH: {"get": get, "post": post}}


def _plugin_answer() -> Schema:
    error = {
        "type": "object",
        "required": ["exception", "errorcode", "message"],
        "properties": {
            "exception": _TEXT, "errorcode": {"type": "string", "enum": [f.value[1] for f in PluginFault]},
            "message": _TEXT, "debuginfo": _TEXT,
        },
    }  # fmt: skip
    row = {
        "userid": 101, "firstname": "Ana", "lastname": "Kowalski", "email": "ana.kowalski@northmill.example",
        "courseid": 12, "coursename": "Forklift safety", "timecompleted": "2026-02-10 16:30:05",
        "timecompleted_unix": 1770737405, "timestarted": "2026-02-03 10:12:40", "timestarted_unix": 1770109960,
        "percentage": 100, "status": "completed",
    }  # fmt: skip
    rows = {"type": "array", "items": {"type": "object"}}
    examples: Schema = {"rows": {"summary": "Rows", "value": [row]}}
    for fault in PluginFault:
        exception, code, message = fault.value
        examples[code] = {"summary": message, "value": {"exception": exception, "errorcode": code, "message": message}}
    content = {
        "application/json": {"schema": {"oneOf": [rows, error]}, "examples": examples},
        "application/xml": {"schema": _TEXT},
    }
    return {"description": "Rows, or an error", "content": content}


def _before_the_protocol() -> dict[str, Schema]:
    """What is refused before any protocol sees it."""
    first = {Code.HOST_REFUSED, Code.URL_TOO_LONG, Code.BODY_TOO_LARGE, Code.BODY_TOO_SLOW, Code.METHOD_NOT_ALLOWED}
    return problem_responses(set(Code) - first)


def odata_paths(sets: tuple[str, ...]) -> dict[str, Schema]:
    """OData's entry points; what a company's entities are is in $metadata. sets: names of entity sets."""
    entity_set = parameter("set", {"type": "string", "enum": list(sets)}, "An entity set.", "path", "CourseProgress")
    options = [
        parameter("$filter", _TEXT, "Condition, such as status eq 'completed' and percentage ge 50."),
        parameter("$select", _TEXT, "Properties, by comma.", example="user_id,status"),
        parameter("$orderby", _TEXT, "Properties to sort by.", example="user_id desc"),
        parameter("$top", {"type": "integer", "minimum": 0}, "Rows at most.", example=5),
        parameter("$skip", {"type": "integer", "minimum": 0}, "Rows to leave out."),
        parameter("$count", {"type": "boolean"}, "Whether to count what fits."),
    ]
    row = {"id": _ID_EXAMPLE, "user_id": 101, "status": "completed"}
    page = {"@odata.context": "https://host/odata/1/$metadata#CourseProgress(user_id,status)", "value": [row]}
    root = "/odata/{company}/"
    one = parameter("id", _TEXT, "The entity's id.", "path", _ID_EXAMPLE)
    found = {
        root: _get("service", "Service document", [COMPANY], _json({"type": "object"}, _service(sets))),
        f"{root}$metadata": _get("metadata", "Entity types (CSDL)", [COMPANY], _content("application/xml", _TEXT)),
        f"{root}{{set}}": _get(
            "entities", "Entities, in pages of the server", [COMPANY, entity_set, *options], _json(_page(), page)
        ),
        f"{root}{{set}}/$count": _get(
            "count", "How many entities", [COMPANY, entity_set, options[0]], _content("text/plain", _TEXT, "129")
        ),
        f"{root}{{set}}('{{id}}')": _get(
            "entity", "One entity", [COMPANY, entity_set, one], _json({"type": "object"}, row)
        ),
    }
    batch = {"requests": [{"id": "1", "method": "GET", "url": "Courses?$top=1"}]}
    body = {"required": True, "content": {"application/json": {"schema": {"type": "object"}, "example": batch}}}
    answer = {"responses": [{"id": "1", "status": 200, "headers": {}, "body": page}]}
    post = _get("batch", "Several reads at once", [COMPANY], _json({"type": "object"}, answer))["get"]
    return {**found, f"{root}$batch": {"post": {**post, "requestBody": body}}}


def _page() -> Schema:
    value = {"type": "array", "items": {"type": "object", "properties": {"id": _TEXT}}}
    return {
        "type": "object",
        "required": ["@odata.context", "value"],
        "properties": {
            "@odata.context": _TEXT, "@odata.count": {"type": "integer"}, "@odata.nextLink": _TEXT, "value": value
        },
    }  # fmt: skip


def _service(sets: tuple[str, ...]) -> Schema:
    value = [{"name": name, "kind": "EntitySet", "url": name} for name in sets]
    return {"@odata.context": "https://host/odata/1/$metadata", "value": value}


def _get(operation: str, summary: str, parameters: list[Schema], content: Schema) -> Schema:
    responses = {"200": {"description": summary, "content": content}, **_odata_errors()}
    return {
        "get": {
            "tags": ["OData"], "operationId": f"odata_{operation}", "summary": summary, "parameters": parameters,
            "responses": responses,
        }
    }  # fmt: skip


def _odata_errors() -> dict[str, Schema]:
    """In OData's form what the service refuses; in ours what never reaches it."""
    error = {
        "type": "object", "required": ["code", "message"], "properties": {"code": _TEXT, "message": _TEXT},
    }  # fmt: skip
    schema = {"type": "object", "required": ["error"], "properties": {"error": error}}
    found: dict[str, Schema] = {}
    for status, response in problem_responses().items():
        content = {**response["content"], "application/json": {"schema": schema, "examples": {}}}
        examples = response["content"]["application/problem+json"]["examples"]
        for code, example in examples.items():
            value = {"error": {"code": code, "message": example["summary"]}}
            content["application/json"]["examples"][code] = {"summary": example["summary"], "value": value}
        found[status] = {**response, "content": content}
    kinds: tuple[type[ODataError], ...] = (ODataError, *ODataError.__subclasses__())
    for kind in kinds:
        status = str(kind.status)
        empty: Schema = {"description": "Refused by OData", "content": _json(schema)}
        examples = found.setdefault(status, empty)["content"]["application/json"].setdefault("examples", {})
        value = {"error": {"code": kind.code, "message": "What is wrong, in words"}}
        examples[kind.code] = {"summary": kind.code, "value": value}
    return found


def _json(schema: Schema, example: Any = None) -> Schema:
    return _content("application/json", schema, example)


def _content(media_type: str, schema: Schema, example: Any = None) -> Schema:
    return {media_type: {"schema": schema} if example is None else {"schema": schema, "example": example}}
