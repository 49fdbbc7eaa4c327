"""Reads several things of Moodle at once, in as many connections as the profile allows."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from functools import partial
from typing import TypeVar

from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.scope import Scope
from alx_desktop.moodle.facts import FactReader, ScopeFacts
from alx_desktop.moodle.source import MoodleSource, SourceReader
from alx_desktop.sync.extract import read_again

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def read_side_by_side(
    source: MoodleSource, reads: Mapping[K, Callable[[SourceReader], T]], cancel: CancelToken
) -> Iterator[tuple[K, T]]:
    """Each read in a short snapshot of its own, begun in the order given, yielded in the order in which they end.

    The first that fails ends it: what has not begun is not begun any more, and its error is raised.
    """
    with ThreadPoolExecutor(source.settings.pool_size, "alx-read") as pool:
        keys = {pool.submit(read_again, source, read, cancel): key for key, read in reads.items()}
        try:
            for future in as_completed(keys):
                yield keys[future], future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def read_scopes(
    source: MoodleSource, facts: FactReader, scopes: Iterable[Scope], cancel: CancelToken
) -> Iterator[ScopeFacts]:
    """The given scopes in their order, each in its own short snapshot, as many at a time as there are connections."""
    at_once = source.settings.pool_size
    with ThreadPoolExecutor(at_once, "alx-read") as pool:
        begun: deque[Future[ScopeFacts]] = deque()
        try:
            for scope in scopes:
                begun.append(pool.submit(read_again, source, partial(facts.read, scope=scope), cancel))
                if len(begun) == at_once:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
