"""The large site that benchmarks read: a URL given by hand, or site B loaded into a private MariaDB."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.servers import MariaDBServer


@contextmanager
def big_site(url: str | None, driver: str) -> Iterator[str]:
    """The URL of site B, with the driver asked for; loading it takes some minutes."""
    if url:
        yield url.replace("mysql+pymysql", f"mysql+{driver}")
        return
    shared = Path(os.environ.get("ALX_ACCEPTANCE_DATA") or Path(__file__).parents[2] / "shared") / "iomad"
    if not (shared / "site-b.sql").exists():
        raise SystemExit(f"site B is not in {shared}; set ALX_ACCEPTANCE_DATA, or give --source-url")
    with tempfile.TemporaryDirectory(prefix="alx-bench-", ignore_cleanup_errors=True) as folder:
        options = ("--innodb-buffer-pool-size=2G", "--innodb-log-file-size=512M")
        with MariaDBServer(Path(folder), options=options) as server:
            print("loading site B ...", file=sys.stderr, flush=True)
            made = server.create_database("b")
            server.load("b", shared / "site-base.sql.gz")
            server.load("b", shared / "site-b.sql")
            yield made.replace("mysql+pymysql", f"mysql+{driver}")
