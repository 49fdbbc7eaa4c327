"""OData's answers that were made before, and 304 for clients that have them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import unquote

from starlette.requests import Request

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.endpoint.auth import caller_of
from alx_desktop.endpoint.cache import Kept, Stamp
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.entity_sets import entity_model, odata_service
from alx_desktop.endpoint.entity_tags import entity_tag, has_it
from alx_desktop.endpoint.notes import RequestNotes, notes_of
from alx_desktop.endpoint.odata import messages
from alx_desktop.endpoint.odata.model import Model
from alx_desktop.endpoint.odata.service import ODataService
from alx_desktop.endpoint.standing import standing
from alx_desktop.endpoint.warming import GoOn, warmer_of
from alx_desktop.services.callers import Caller

DECIDING = ("accept", "prefer", "odata-maxversion", "odata-version")
"""Headers that decide how an answer is written."""


class KeptAnswers:
    """Keeps answers to GET that are whole, and of one state of the store from their first row to their last."""

    def __init__(self, context: EndpointContext, service: ODataService) -> None:
        self._context = context
        self._service = service

    def __call__(self, request: Request, model: Model, asked: messages.Request) -> messages.Answer:
        """The answer, with an entity tag where the same question has the same answer while nothing changes."""
        notes = notes_of(request)
        # Rows are counted while the body is sent.
        notes.at_end.append(partial(_note, notes, asked))
        return self._answer(request, model, asked)

    def _answer(self, request: Request, model: Model, asked: messages.Request) -> messages.Answer:
        caller = caller_of(request)
        served = self._context.served(caller)
        if served.copy is not None:
            notes_of(request).source = served.source
            found = odata_service(served.copy, served.cursors, served.stopping).answer(model, asked)
            return messages.Answer(found.status, {**found.headers, "X-ALX-Source": served.source}, found.body)
        make = partial(self._service.answer, model, asked)
        # An expression with now() has another answer at each moment; its letters may come encoded.
        if asked.method not in ("GET", "HEAD") or "now" in unquote(asked.query).lower():
            return make()
        stamp, key = self._state(caller, asked)
        tag = entity_tag(caller, stamp, key)
        if has_it(request, tag):
            return messages.Answer(304, {**messages.VERSION, "ETag": tag}, iter(()))
        kept = self._context.cache.get(caller, stamp, key)
        if kept is not None:
            notes_of(request).source = "cache"
            asked.tally.rows = kept.rows if asked.method == "GET" else 0
            return messages.Answer(200, {**kept.more, "ETag": tag}, iter((kept.body,)))
        found = make()
        if found.status != 200:
            return found
        if asked.method == "GET" and "skiptoken" not in asked.query:
            warmer_of(request).remember(caller, key[:-1], partial(self._warm, asked))
        body = self._watched(caller, asked, found, (stamp, key)) if asked.method == "GET" else found.body
        return messages.Answer(found.status, {**found.headers, "ETag": tag}, body)

    def _warm(self, asked: messages.Request, context: EndpointContext, caller: Caller, go_on: GoOn) -> None:
        """The answer again, by the settings of now, kept where it is whole."""
        asked = replace(asked, tally=messages.Tally())
        kept = KeptAnswers(context, self._service)
        state = kept._state(caller, asked)
        found = self._service.answer(entity_model(caller, context.entity_key), asked)
        if found.status == 200 and context.cache.get(caller, *state) is None:
            for _part in kept._watched(caller, asked, found, state):
                if not go_on():
                    return

    def _state(self, caller: Caller, asked: messages.Request) -> tuple[Stamp, tuple[Hashable, ...]]:
        """The state of the store, also of what has no change number, and what is asked of it."""
        with self._context.reading() as connection:
            stands = standing(connection, caller)
        headers = tuple(asked.headers.get(name) for name in DECIDING)
        key = ("odata", asked.root, asked.path, asked.query, headers, stands.written)
        return Stamp.of(caller, stands.feed), key

    def _watched(
        self, caller: Caller, asked: messages.Request, found: messages.Answer, state: tuple[Stamp, tuple[Hashable, ...]]
    ) -> Iterator[bytes]:
        """The body; kept once it was sent whole, if nothing has changed between its pieces."""
        cache, parts = self._context.cache, list[bytes]()
        size, is_whole = 0, True
        try:
            for part in found.body:
                is_whole = is_whole and cache.gather(len(part))
                if is_whole:
                    parts.append(part)
                    size += len(part)
                elif parts:
                    parts.clear()
                    cache.gathered(size)
                    size = 0
                yield part
            if is_whole and self._state(caller, asked) == state:
                cache.put(caller, *state, Kept(b"".join(parts), asked.tally.rows, more=found.headers))
        finally:
            cache.gathered(size)


def _note(notes: RequestNotes, asked: messages.Request) -> None:
    """Tell the request log what became of it: rows as far as they were sent, each read a full one; or the error."""
    notes.code = notes.code or asked.tally.code
    if asked.tally.rows and asked.method != "HEAD":
        notes.rows, notes.mode = asked.tally.rows, ReadMode.FULL
