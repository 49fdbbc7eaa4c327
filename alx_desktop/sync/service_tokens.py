"""Takes over the hashes of the tokens of the plugin's web service, where a person lets the endpoint accept them."""

from __future__ import annotations

import logging
from functools import partial

from alx_desktop.domain.errors import AlxError, Cancelled
from alx_desktop.domain.moodle_tokens import MoodleToken
from alx_desktop.domain.progress import CancelToken
from alx_desktop.moodle.service_tokens import read_service_tokens
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.audit import append_audit
from alx_desktop.store.clock import clock
from alx_desktop.store.moodle_tokens import merge_tokens, note_failure, note_reading, read_access
from alx_desktop.store.store import Store
from alx_desktop.sync.extract import read_again

log = logging.getLogger("alx_desktop.sync")


def sync_tokens(source: MoodleSource, store: Store, cancel: CancelToken) -> None:
    """Read them at the begin of every run, so that one taken back in Moodle is soon refused. Raises Cancelled.

    Another failure fails no sync: it is kept to be shown, and after a day without success all are refused.
    """
    with store.reading(store.admin) as connection:
        if not read_access(connection).accepted:
            return
    try:
        read = read_again(source, partial(read_service_tokens, source=source), cancel)
        _store(store, read)
    except Cancelled:
        raise
    except AlxError as error:
        log.warning("the tokens of Moodle's web service were not read: %s", error)
        _note(store, str(error))


def _store(store: Store, read: list[MoodleToken]) -> None:
    with store.writing(store.admin) as connection:
        if not read_access(connection).accepted:
            return
        now = clock(connection)
        new, gone = merge_tokens(connection, read)
        note_reading(connection, now)
        if new or gone:
            detail = {"new": new, "gone": gone, "now": len(read)}
            append_audit(connection, now, "sync", "Moodle's tokens changed", "Moodle's tokens", detail=detail)


def _note(store: Store, error: str) -> None:
    try:
        with store.writing(store.admin) as connection:
            note_failure(connection, error)
    except AlxError as problem:
        log.warning("that was not stored either: %s", problem)
