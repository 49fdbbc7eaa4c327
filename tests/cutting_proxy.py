"""A TCP proxy between the product and a database server that cuts lines after so many bytes."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self


class CuttingProxy:
    """Listens on 127.0.0.1 and passes everything on to a port there. A context manager.

    budget: called for each new line; after how many bytes, of both directions together, it is cut (None = never).
    reset: whether a cut is a reset rather than an orderly end. silent: a cut line stays open, and nothing passes any
    more. cuts: how many lines were cut so far.
    """

    def __init__(self, port: int, budget: Callable[[], int | None], reset: bool = False, silent: bool = False) -> None:
        self._target, self._budget, self._reset, self._silent = port, budget, reset, silent
        self.cuts = 0
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._frozen: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._acceptor = threading.Thread(target=self._accept, daemon=True)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _address = self._listener.accept()
                try:
                    server = socket.create_connection(("127.0.0.1", self._target))
                except OSError:
                    client.close()
                    continue
                _Line(self, client, server, self._budget()).start()

    def freeze(self) -> None:
        """From now on nothing passes through the lines that are open, and they stay open; new ones are free."""
        with self._lock:
            self._frozen |= self._open

    def is_frozen(self, end: socket.socket) -> bool:
        """Whether it belongs to a line that was frozen."""
        with self._lock:
            return end in self._frozen

    def keep(self, ends: tuple[socket.socket, socket.socket]) -> None:
        """Remember a line's ends until they are closed."""
        with self._lock:
            self._open |= set(ends)

    def close(self, ends: tuple[socket.socket, socket.socket], cut: bool) -> None:
        """Close a line; once."""
        if cut and self._silent:
            self.cuts += 1
            return
        with self._lock:
            if not self._open & set(ends):
                return
            self._open -= set(ends)
            self.cuts += cut
        for end in ends:
            with contextlib.suppress(OSError):
                if cut and self._reset:
                    # A linger of 0 seconds sends a reset.
                    end.setsockopt(
                        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
                    )
                # The other thread waits in it, and a socket that is waited in is not closed.
                end.shutdown(socket.SHUT_RD if cut and self._reset else socket.SHUT_RDWR)
            end.close()

    def __enter__(self) -> Self:
        self._acceptor.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            still_open = list(self._open)
        for end in still_open:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._acceptor.join(10)


class _Line:
    """One connection through the proxy."""

    def __init__(self, proxy: CuttingProxy, client: socket.socket, server: socket.socket, budget: int | None) -> None:
        self._proxy, self._ends, self._left = proxy, (client, server), budget
        self._lock = threading.Lock()
        proxy.keep(self._ends)

    def start(self) -> None:
        """Pass on in both directions."""
        for source, target in (self._ends, self._ends[::-1]):
            threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        cut = False
        with contextlib.suppress(OSError):
            while not cut and (data := source.recv(65536)):
                if self._proxy.is_frozen(source):
                    continue
                with self._lock:
                    allowed = len(data) if self._left is None else min(len(data), self._left)
                    if self._left is not None:
                        self._left -= allowed
                        cut = self._left <= 0
                target.sendall(data[:allowed])
        self._proxy.close(self._ends, cut)
