"""What every test gets: no display, no keychain of the machine, no data of the user; and servers for who asks."""

from __future__ import annotations

import gc
import os
import ssl

# Before any import of Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# For fixtures of whole modules, which come before each test's own keychain: the machine's may wait for a person.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

import certifi
import keyring
import pytest

from alx_desktop.store import sqlite_opening
from tests.made_stores import MadeStores
from tests.memory_keyring import MemoryKeyring
from tests.server_process import Server, ServerMissing
from tests.servers import MariaDBServer, PostgresServer, open_temporary

S = TypeVar("S", bound=Server)

# The developer's own secrets must not decide a test.
for name in [one for one in os.environ if one.startswith("ALX_") and one.endswith(("_PASSWORD", "_TOKEN"))]:
    del os.environ[name]


WINDOW = Path(__file__).parent / "ui"
STORE = tuple(str(Path(__file__).parent / of) for of in ("unit/store/", "integration/test_store"))


def pytest_collection_finish() -> None:
    """Libraries and tests are no garbage, and what they leave is looked for less often: it took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests of the window leave cyclic garbage to themselves (tests/ui/conftest.py). Behind them Python collects again:
    a process that had begun with them grew to five gigabytes."""
    if not gc.isenabled() and not item.path.is_relative_to(WINDOW):
        gc.collect()
        gc.enable()


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    """An empty keychain in memory in place of the machine's."""
    before = keyring.core._keyring_backend  # get_keyring() would search for the machine's, which takes time
    store = MemoryKeyring()
    keyring.set_keyring(store)
    yield store
    keyring.core._keyring_backend = before


@pytest.fixture(autouse=True)
def data_dir(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The application's data directory (ALX_DATA_DIR) of this test; made by who writes to it."""
    number = request.session.stash.setdefault(DATA_DIRS, [0])
    number[0] += 1
    folder = tmp_path_factory.getbasetemp() / f"data-{number[0]}"
    # Not the test's own monkeypatch, whose undo() would give the test the developer's data.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALX_DATA_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def made_stores(tmp_path_factory: pytest.TempPathFactory) -> MadeStores:
    """What new stores are copied from."""
    return MadeStores(tmp_path_factory.mktemp("made-stores"), sqlite_opening._make)


@pytest.fixture(autouse=True)
def copied_stores(made_stores: MadeStores, request: pytest.FixtureRequest) -> Iterator[None]:
    """A test's new stores are copies, but where stores are what is tested."""
    with pytest.MonkeyPatch.context() as patch:
        if not str(request.path).startswith(STORE):
            patch.setattr(sqlite_opening, "_make", made_stores)
        yield


@pytest.fixture(scope="session", autouse=True)
def certificates_read_once() -> Iterator[None]:
    """httpx reads the authorities' certificates anew for each call, which takes longer than the call itself; and
    PyMySQL those of the machine, though it then verifies nothing."""
    make, authorities = ssl.create_default_context, certifi.where()
    shared = make(cafile=authorities)

    def context(purpose: ssl.Purpose = ssl.Purpose.SERVER_AUTH, **options: Any) -> ssl.SSLContext:
        if options == {"cafile": None, "capath": None}:
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return shared if options == {"cafile": authorities} else make(purpose, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", context)
        yield


DATA_DIRS = pytest.StashKey[list[int]]()


def running(kind: type[S], stack: ExitStack) -> S:
    """A server for the whole session; where it is not installed, the test is skipped, but fails in CI."""
    try:
        return stack.enter_context(open_temporary(kind))
    except ServerMissing as missing:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def mariadb() -> Iterator[MariaDBServer]:
    """A private MariaDB; make databases of your own in it."""
    with ExitStack() as stack:
        yield running(MariaDBServer, stack)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A private PostgreSQL; make databases of your own in it."""
    with ExitStack() as stack:
        yield running(PostgresServer, stack)
