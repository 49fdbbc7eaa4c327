"""Addresses of hosts, asked for so that a name service that never answers holds up nothing for long, nor the exit.

socket.getaddrinfo cannot be cancelled, and Python waits at its end for the threads of asyncio that ask. Here daemon
threads ask: who waits for them may stop waiting, and the process may end without them.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from alx_desktop.domain.errors import HostUnknown

Addresses = list[tuple[Any, ...]]
"""As socket.getaddrinfo gives them."""


def look_up(host: str, seconds: float, port: int | None = None, *, to_listen: bool = False) -> Addresses:
    """A host's addresses. seconds: to wait for them. to_listen: of this machine's own. Raises HostUnknown."""
    flags = socket.AI_PASSIVE if to_listen else 0
    answer = _ask(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags))
    try:
        return answer.result(seconds)
    except TimeoutError:
        raise HostUnknown(f"{host}: the name service did not answer within {seconds:g} seconds") from None
    except (OSError, UnicodeError) as error:
        raise HostUnknown(host) from error


def require_address(host: str, seconds: float) -> None:
    """As look_up, for drivers that look names up themselves and wait for ever; an address needs no look."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        look_up(host, seconds)


def ask_on_daemon_threads(loop: asyncio.AbstractEventLoop) -> None:
    """Let the loop look names up on threads that nobody waits for, in place of its executor's."""

    async def getaddrinfo(host: Any, port: Any, **options: Any) -> Addresses:
        return await asyncio.wrap_future(_ask(lambda: socket.getaddrinfo(host, port, **options)), loop=loop)

    setattr(loop, "getaddrinfo", getaddrinfo)  # noqa: B010  a method of this one loop


def _ask(question: Callable[[], Addresses]) -> Future[Addresses]:
    answer: Future[Addresses] = Future()

    def work() -> None:
        try:
            found = question()
        except BaseException as error:
            _tell(answer.set_exception, error)
        else:
            _tell(answer.set_result, found)

    threading.Thread(target=work, name="resolve", daemon=True).start()
    return answer


def _tell(say: Callable[[Any], None], what: object) -> None:
    # Nobody may want it any more: the future is cancelled, or the loop behind it is closed.
    with contextlib.suppress(Exception):
        say(what)
