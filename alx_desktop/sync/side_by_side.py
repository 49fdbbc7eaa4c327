"""Reads several things of Moodle at once, in as many connections as the profile allows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeVar

from alx_desktop.domain.progress import CancelToken
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
