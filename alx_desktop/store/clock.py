"""The store's own clock: machines that share a store need not agree on the time."""

from __future__ import annotations

import time

from sqlalchemy import Connection, func, select


def clock(connection: Connection) -> int:
    """Now, UTC epoch seconds: the server's where the store is on PostgreSQL, else this machine's."""
    if connection.dialect.name == "postgresql":
        return int(connection.scalar(select(func.extract("epoch", func.clock_timestamp()))) or 0)
    return int(time.time())
