"""New stores as copies of one truly made: Alembic takes 50 ms for each, and a thousand tests begin with one."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path

from alx_desktop.store.engines import prepare_file
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.migration import CHAINS, Chain
from alx_desktop.store.sqlite_files import set_aside
from alx_desktop.store.sqlite_opening import Folder, locked

Make = Callable[[Folder, Database], None]

MARKS = {
    Database.REPORTING: ["UPDATE sync_state SET store_epoch = :epoch", "UPDATE layout_history SET changed_at = :now"],
    Database.ADMIN: ["UPDATE layout_history SET changed_at = :now"],
    Database.ACTIVITY: ["UPDATE layout_history SET changed_at = :now"],
}
"""What is of a store's own from its first moment."""


class MadeStores:
    """Stands for sqlite_opening._make, which makes the first store of each process, and whatever is out of the way."""

    def __init__(self, folder: Path, make: Make) -> None:
        self._folder = folder
        self._make = make
        self._made: dict[tuple[Database, Chain], bytes] = {}

    def __call__(self, folder: Folder, database: Database) -> None:
        path = folder.location.file(database)
        if path.exists():
            self._make(folder, database)
            return
        content = self._content(database)
        set_aside(path, folder.now)
        prepare_file(path)
        path.write_bytes(content)
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=OFF")
            for statement in MARKS[database]:
                connection.execute(statement, {"epoch": uuid.uuid4().hex, "now": folder.now})

    def _content(self, database: Database) -> bytes:
        key = (database, CHAINS[database])
        if key not in self._made:
            location = StoreLocation(folder=self._folder / str(database))
            with locked(location) as folder:
                self._make(folder, database)
            self._made[key] = location.file(database).read_bytes()
            shutil.rmtree(self._folder / str(database))
        return self._made[key]
