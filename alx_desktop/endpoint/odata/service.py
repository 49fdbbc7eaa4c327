"""Answers the requests of an OData v4.0 service that can be read and not written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import orjson

from alx_desktop.endpoint.odata.batch import answer_batch
from alx_desktop.endpoint.odata.edm import EntitySet, Property
from alx_desktop.endpoint.odata.errors import (
    MethodRefused,
    NotFound,
    NotSupported,
    ODataError,
    OptionRefused,
    TokenInvalid,
)  # fmt: skip
from alx_desktop.endpoint.odata.messages import Answer, Path, Request, read_path, refusal
from alx_desktop.endpoint.odata.model import Model, metadata_document, service_document
from alx_desktop.endpoint.odata.options import (
    OF_COLLECTION,
    OF_COUNT,
    OF_DOCUMENT,
    OF_ENTITY,
    Options,
    link,
    read_options,
)  # fmt: skip
from alx_desktop.endpoint.odata.pages import EntityPage, open_page, packed, unpacked
from alx_desktop.endpoint.odata.preferences import Preferences, read_preferences
from alx_desktop.endpoint.odata.query import Place, Query, read_query, read_select, read_single
from alx_desktop.endpoint.odata.reading import Fetched, Reader, Reading, all_rows
from alx_desktop.endpoint.odata.rows import SEPARATOR

PAGE = 10_000
"""Rows of a page where the client has no preference."""
LONGEST_TOKEN = 12_000
"""Characters of a skip token."""
SECONDS = 60.0
"""The limit of one statement."""


class Seals(Protocol):
    """Makes places opaque and bound to what they were given for."""

    def seal(self, place: Any, *purpose: object) -> str:
        """A text for a JSON-like value."""
        ...

    def open(self, text: str, *purpose: object) -> Any:
        """The value; None for whatever was not sealed for this purpose."""
        ...


class ODataService:
    """reading: gives a connection with a snapshot. now: UTC epoch seconds. page: rows of a page. seconds: the limit of
    one statement. fetched: takes the rows from a cursor. Safe to use from several threads; the models come with the
    requests."""

    def __init__(
        self,
        reading: Reading,
        seals: Seals,
        now: Callable[[], int],
        *,
        page: int = PAGE,
        seconds: float = SECONDS,
        fetched: Fetched = all_rows,
    ) -> None:
        self._reader = Reader(reading, seconds, fetched)
        self._seals = seals
        self._now = now
        self._page = page

    def answer(self, model: Model, request: Request) -> Answer:
        """The answer, errors of the client included; faults of the store are raised."""
        try:
            return self._answer(model, request)
        except ODataError as error:
            request.tally.code = error.code
            return refusal(error)

    def _answer(self, model: Model, request: Request) -> Answer:
        path = read_path(request.path)
        if path.name == "$batch" and path.key is None and not path.rest:
            return answer_batch(request, lambda part: self._of_batch(model, part))
        if request.method not in ("GET", "HEAD"):
            raise MethodRefused("This service is read-only: use GET.")
        if path.name in ("", "$metadata") and path.key is None and not path.rest:
            return self._document(model, request, path)
        if path.name in ("$all", "$entity", "$crossjoin"):
            raise NotSupported(f"{path.name} is not supported.")
        entities = model.find(path.name)
        if path.key is not None:
            return self._of_entity(model, request, path, entities)
        if not path.rest:
            return self._collection(model, request, entities)
        if path.rest == ("$count",):
            return self._count(request, entities)
        raise NotFound(f"{entities.name} has no part {'/'.join(path.rest)[:60]!r}.")

    def _of_batch(self, model: Model, part: Request) -> Answer:
        """A part that is refused is the client's own affair: the batch is answered."""
        try:
            return self._answer(model, part)
        except ODataError as error:
            return refusal(error)

    def _document(self, model: Model, request: Request, path: Path) -> Answer:
        options = read_options(request.query, OF_DOCUMENT)
        if path.name:
            return Answer.of(metadata_document(model), "application/xml;charset=utf-8")
        preferences = read_preferences(request.headers, options.system.get("$format"))
        body = service_document(model, request.root, preferences.metadata)
        return Answer.of(body, preferences.content_type)

    def _count(self, request: Request, entities: EntitySet) -> Answer:
        options = read_options(request.query, OF_COUNT)
        counted = Options(
            {"$filter": text} if (text := options.system.get("$filter")) is not None else {}, options.aliases
        )
        query = read_query(entities, counted, self._reader.dialect, self._now())
        return Answer.of(str(self._reader.count(query)).encode(), "text/plain;charset=utf-8")

    def _collection(self, model: Model, request: Request, entities: EntitySet) -> Answer:
        options = read_options(request.query, OF_COLLECTION)
        preferences = read_preferences(request.headers, options.system.get("$format"))
        query = read_query(entities, options, self._reader.dialect, self._now())
        purpose = _purpose(model, entities, options)
        place = self._place(options, query, purpose)
        writer = self._reader.writer(query, preferences, f"{model.namespace}.{entities.type_name}")
        page = open_page(self._reader, writer, place, preferences.page or self._page)
        first = _piece(page, request)
        count = self._reader.count(query) if query.count else None
        head = _head(request.root, query, preferences, count)

        def tail() -> bytes:
            if not page.more or page.place is None:
                return b"]}"
            token = self._seals.seal(packed(page.place), *purpose)
            if len(token) > LONGEST_TOKEN:
                raise OptionRefused("The values of $orderby are too long to go on after a page: order by shorter ones.")
            return b'],"@odata.nextLink":' + orjson.dumps(_next_link(request, options, query, page.rows, token)) + b"}"

        # Of an ordered page the end is known before the status is sent.
        end = tail() if page.end_known else None
        return Answer(200, _headers(preferences), _stream(self._reader, [head, first], page, end, tail, request))

    def _place(self, options: Options, query: Query, purpose: tuple[object, ...]) -> Place | None:
        token = options.system.get("$skiptoken")
        if token is None:
            return None
        place = self._seals.open(token, *purpose)
        if not isinstance(place, list) or len(place) != len(query.orderings):
            raise TokenInvalid("The $skiptoken was not given for this query. Begin again without it.")
        return unpacked(place)

    def _of_entity(self, model: Model, request: Request, path: Path, entities: EntitySet) -> Answer:
        options = read_options(request.query, OF_ENTITY)
        preferences = read_preferences(request.headers, options.system.get("$format"))
        shown, raw = _property(entities, path)
        selected = read_select(entities, options) if shown is None else (shown.name,)
        query = read_single(entities, _key_text(entities, path.key or ""), selected, self._reader.dialect)
        if shown is not None:
            preferences = Preferences("minimal", preferences.strings)
        text = b""
        if query is not None:
            writer = self._reader.writer(query, preferences, f"{model.namespace}.{entities.type_name}")
            text = writer.objects(self._reader.fetch(query.rows(writer.columns).limit(1)))[len(SEPARATOR) :]
            request.tally.rows += bool(text)
        if not text or query is None:
            raise NotFound(f"{entities.name} has no entity with that key.")
        if shown is not None:
            return _value(request, entities, path, shown, text, raw, preferences)
        context = f"{request.root}$metadata#{_selected(entities, query.selected)}/$entity"
        members = [text[1:-1].decode()] if len(text) > 2 else []
        if preferences.metadata != "none":
            members.insert(0, f'"@odata.context":{_quoted(context)}')
        return Answer(200, _headers(preferences), iter([f"{{{','.join(members)}}}".encode()]))


def _head(root: str, query: Query, preferences: Preferences, count: int | None) -> bytes:
    parts = []
    if preferences.metadata != "none":
        parts.append(f'"@odata.context":{_quoted(f"{root}$metadata#{_selected(query.entities, query.selected)}")},')
    if count is not None:
        parts.append(f'"@odata.count":{_quoted(str(count)) if preferences.strings else count},')
    return f'{{{"".join(parts)}"value":['.encode()


def _piece(page: EntityPage, request: Request) -> bytes:
    """The next rows of a page, counted."""
    before = page.read
    text = page.piece()
    request.tally.rows += page.read - before
    return text


def _stream(
    reader: Reader, begun: list[bytes], page: EntityPage, end: bytes | None, tail: Callable[[], bytes], request: Request
) -> Iterator[bytes]:
    """begun: the head and the first rows; taken out of the list, so that nothing is held while the client takes it."""
    with reader.body():
        sent = bool(begun[1])
        text = begun.pop(0) + begun.pop()[len(SEPARATOR) :]
        while not page.finished:
            yield text
            text = _piece(page, request)
            if text and not sent:
                text, sent = text[len(SEPARATOR) :], True
        yield text + (tail() if end is None else end)


def _next_link(request: Request, options: Options, query: Query, read: int, token: str) -> str:
    """Where the next page is: the same query, what is left of $top, and the place; $skip is done with."""
    kept = {name: value for name, value in options.system.items() if name not in ("$top", "$skip", "$skiptoken")}
    if query.top is not None:
        kept["$top"] = str(query.top - read)
    return link(request.root + query.entities.name, {**kept, **options.aliases, "$skiptoken": token})


def _purpose(model: Model, entities: EntitySet, options: Options) -> tuple[object, ...]:
    """What a skip token is good for: whose rows, which filter and which order."""
    meaning = [options.system.get("$filter"), options.system.get("$orderby"), sorted(options.aliases.items())]
    return ("odata", model.tenant, entities.name, orjson.dumps(meaning).decode())


def _selected(entities: EntitySet, names: tuple[str, ...] | None) -> str:
    return entities.name if names is None else f"{entities.name}({','.join(names)})"


def _headers(preferences: Preferences) -> dict[str, str]:
    headers = {"OData-Version": "4.0", "Content-Type": preferences.content_type, "Vary": "Accept, Prefer"}
    if preferences.applied:
        headers["Preference-Applied"] = ", ".join(preferences.applied)
    return headers


def _quoted(text: str) -> str:
    return orjson.dumps(text).decode()


def _key_text(entities: EntitySet, key: str) -> str:
    """The value of a key in brackets, also where its name is given: Set(id='x')."""
    name, equals, value = key.partition("=")
    return value if equals and name.strip() == entities.key else key


def _property(entities: EntitySet, path: Path) -> tuple[Property | None, bool]:
    """The property that the path goes on to, if any, and whether its raw value is meant."""
    if not path.rest:
        return None, False
    found = entities.find(path.rest[0])
    if found is None or path.rest[1:] not in ((), ("$value",)):
        if path.rest[-1] == "$ref":
            raise NotSupported("References are not supported.")
        raise NotFound(f"An entity of {entities.name} has no part {'/'.join(path.rest)[:60]!r}.")
    return found, len(path.rest) == 2


def _value(
    request: Request, entities: EntitySet, path: Path, shown: Property, text: bytes, raw: bool, preferences: Preferences
) -> Answer:
    member = text.decode().partition(":")[2][:-1]
    value = orjson.loads(text)[shown.name]
    if value is None:
        return Answer.nothing()
    if raw:
        return Answer.of((value if isinstance(value, str) else member).encode(), "text/plain;charset=utf-8")
    context = f"{request.root}$metadata#{entities.name}({path.key})/{shown.name}"
    head = "" if preferences.metadata == "none" else f'"@odata.context":{_quoted(context)},'
    return Answer.of(f'{{{head}"value":{member}}}'.encode(), preferences.content_type)
