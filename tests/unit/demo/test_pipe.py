"""The thread that sends batches: order, bounds, errors, and stopping at any moment."""

from __future__ import annotations

import threading

import pytest

from alx_desktop.demo.targets.pipe import AHEAD, Pipe


def test_everything_arrives_in_order() -> None:
    sent: list[int] = []
    pipe = Pipe(sent.append)
    for number in range(1000):
        pipe.put(number)
    pipe.drain()
    assert sent == list(range(1000))


def test_few_batches_wait() -> None:
    """A maker that is faster than the server waits for it, so that memory stays bounded."""
    may_send, sent, put = threading.Event(), [], []

    def send(number: int) -> None:
        may_send.wait()
        sent.append(number)

    pipe = Pipe(send)

    def make() -> None:
        for number in range(AHEAD + 10):
            pipe.put(number)
            put.append(number)

    maker = threading.Thread(target=make)
    maker.start()
    maker.join(0.2)
    assert len(put) <= AHEAD + 1
    may_send.set()
    maker.join()
    pipe.drain()
    assert len(sent) == AHEAD + 10


def test_an_error_reaches_whoever_puts_or_drains() -> None:
    sent: list[int] = []

    def send(number: int) -> None:
        if number == 3:
            raise ValueError("refused")
        sent.append(number)

    pipe = Pipe(send)
    with pytest.raises(ValueError, match="refused"):
        for number in range(10_000):
            pipe.put(number)
    with pytest.raises(ValueError, match="refused"):
        pipe.drain()
    pipe.drop()
    assert sent == [0, 1, 2]


def test_dropping_sends_nothing_more() -> None:
    began, may_go_on, sent = threading.Event(), threading.Event(), []

    def send(number: int) -> None:
        began.set()
        may_go_on.wait()
        sent.append(number)

    pipe = Pipe(send)
    for number in range(AHEAD):
        pipe.put(number)
    began.wait()
    dropping = threading.Thread(target=pipe.drop)
    dropping.start()
    may_go_on.set()
    dropping.join()
    assert sent in ([0], [0, 1])  # the second, where it went out before the wish was heard


def test_an_unused_pipe_has_no_thread() -> None:
    before = threading.active_count()
    pipe = Pipe(print)
    pipe.drain()
    pipe.drop()
    assert threading.active_count() == before
