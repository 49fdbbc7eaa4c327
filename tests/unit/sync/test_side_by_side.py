"""Scopes that are read side by side: in order, no more at a time than there are connections, and ended for certain."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.scope import Scope
from alx_desktop.sync.extract import prefetched
from alx_desktop.sync.side_by_side import read_scopes

AT_ONCE = 2


class Source:
    """A source with two connections."""

    settings = SimpleNamespace(pool_size=AT_ONCE)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Nothing to read from."""
        yield


class Facts:
    """Reads nothing; together: waits in every even scope until the odd one after it is being read."""

    def __init__(self, fails: int | None = None, together: bool = False) -> None:
        self._together = together
        self.read_ids: list[int] = []
        self._fails = fails
        self._odd = {number: threading.Event() for number in range(1, 100, 2)}

    def read(self, _reader: Any, scope: Scope) -> int:
        """The scope's number."""
        assert scope.user_ids
        number = scope.user_ids[0]
        if number == self._fails:
            raise Cancelled
        if number % 2:
            self._odd[number].set()
        elif self._together:
            assert self._odd[number + 1].wait(30), "the next scope was not read beside this one"
        self.read_ids.append(number)
        return number


def scopes(count: int, begun: list[int] | None = None) -> Iterator[Scope]:
    """One learner each; begun: which were asked for."""
    for number in range(count):
        if begun is not None:
            begun.append(number)
        yield Scope(user_ids=(number,))


def reading(facts: Facts, asked: Iterator[Scope]) -> Iterator[Any]:
    """What read_scopes yields."""
    return read_scopes(Source(), facts, asked, CancelToken())  # type: ignore[arg-type]


def test_two_at_a_time_in_order() -> None:
    facts = Facts(together=True)
    assert list(reading(facts, scopes(10))) == list(range(10))


def test_no_more_are_begun_than_connections() -> None:
    begun: list[int] = []
    found = reading(Facts(), scopes(100, begun))
    assert [next(found), next(found)] == [0, 1]
    assert len(begun) <= 2 + AT_ONCE


def test_an_error_ends_it() -> None:
    found = reading(Facts(fails=2), scopes(10))
    assert [next(found), next(found)] == [0, 1]
    with pytest.raises(Cancelled):
        list(found)


def test_leaving_early_ends_the_reading_threads() -> None:
    with prefetched(reading(Facts(), scopes(100))) as found:
        assert next(found) == 0
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("alx-")]
