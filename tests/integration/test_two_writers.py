"""Two processes write the same file or settings at once, as a window and a command line do: neither loses a thing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from alx_desktop.domain.change_feed import ClientState, Session
from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.domain.moodle_tokens import MoodleToken
from alx_desktop.moodle.known_hosts import KnownHosts
from alx_desktop.paths import DataDir
from alx_desktop.services import moodle_tokens, refreshes, tokens
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.moodle_tokens import MoodleTokenService
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.refreshes import Refresh, RefreshService
from alx_desktop.services.tokens import TokenLimits, TokenService
from alx_desktop.services.vault import Vault
from alx_desktop.store import moodle_tokens as store_tokens
from alx_desktop.store.client_states import PagePlaces, StoredClient, read_client, write_client
from alx_desktop.store.clock import clock
from alx_desktop.store.location import StoreLocation
from alx_desktop.store.moodle_tokens import find_moodle_token, merge_tokens
from alx_desktop.store.store import Store
from alx_desktop.store.tables.star import company
from alx_desktop.sync import service_tokens
from tests.integration.two_writers import COUNT, MASTER
from tests.servers import PostgresServer

ROOT = Path(__file__).parents[2]
ACME = {"company_id": 7, "name": "Acme", "shortname": "acme", "sort_name": "acme", "is_suspended": False}
NUMBERS = [(own, number) for own in range(2) for number in range(COUNT)]


def write_at_once(kind: str, place: str) -> None:
    """Two processes, which begin together."""
    command = [sys.executable, "-m", "tests.integration.two_writers", kind, place]
    running = [
        subprocess.Popen(
            [*command, str(own)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True,
        )
        for own in range(2)
    ]  # fmt: skip
    for one in running:
        assert one.stdout is not None
        one.stdout.readline()
    for one in running:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    for one in running:
        error = one.communicate(timeout=120)[1]
        assert one.returncode == 0, error


def test_sites(tmp_path: Path) -> None:
    write_at_once("settings", str(tmp_path))
    found = {profile.name for profile in ProfileService(DataDir(tmp_path)).list()}
    assert found == {f"{own}-{number}" for own, number in NUMBERS}


def test_host_keys(tmp_path: Path) -> None:
    file = tmp_path / "known_hosts"
    file.write_text("of.before ssh-rsa AAAA")
    write_at_once("known_hosts", str(tmp_path))
    lines = file.read_text().splitlines()
    assert [line.split()[0] for line in sorted(lines)] == sorted(
        ["of.before", *(f"h{own}-{number}" for own, number in NUMBERS)]
    )
    assert KnownHosts(file, others=()).files == str(file)


def test_passwords_in_the_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.services.vault_file.COST", 1 << 4)
    vault = Vault(tmp_path / "vault.json")
    vault.make(MASTER, {})
    write_at_once("vault", str(tmp_path))
    assert [vault.get(f"{own}-{number:02}") for own, number in NUMBERS] == ["s3cret"] * len(NUMBERS)


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> StoreLocation:
    """A store with one company."""
    if request.param == "sqlite":
        made = StoreLocation(folder=tmp_path / "store")
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        made = StoreLocation(url=server.create_database("two_writers"))
    with Store.open(made) as store, store.writing(store.reporting) as connection:
        connection.execute(company.insert().values(ACME))
    return made


def test_settings_of_a_company(location: StoreLocation) -> None:
    write_at_once("company", location.url or str(location.folder))
    with Store.open(location) as store:
        stored = CompanySettingsService(store, "the test").all()[7]
    assert stored.settings.courses_off == {1000 * (own + 1) + number for own, number in NUMBERS}
    # Not one version stands for two states.
    assert stored.version == len(NUMBERS)


# What is decided while another decision is being written. On SQLite the second one waits; PostgreSQL has no one writer.


@pytest.fixture
def two(postgres: PostgresServer) -> Iterator[tuple[Store, Store]]:
    """The same store, opened by two people."""
    location = StoreLocation(url=postgres.create_database("two_people_decide"))
    with Store.open(location) as one, Store.open(location) as other:
        with one.writing(one.reporting) as connection:
            connection.execute(company.insert().values(ACME))
        yield one, other


def meanwhile(monkeypatch: pytest.MonkeyPatch, where: object, name: str, act: Callable[[], object]) -> None:
    """Let `act` happen just before `name` is called for the first time."""
    write: Callable[..., object] = getattr(where, name)
    done: list[bool] = []

    def wrapped(*args: object) -> object:
        if not done:
            done.append(True)
            act()
        return write(*args)

    monkeypatch.setattr(where, name, wrapped)


def test_a_token_that_is_revoked_meanwhile_stays_revoked(
    two: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, other = (TokenService(store, "somebody") for store in two)
    for act in (
        lambda token_id: mine.rotate(token_id),
        lambda token_id: mine.change(token_id, TokenLimits(daily_limit=5)),
        lambda token_id: mine.make_next_full(token_id),
    ):
        token_id = mine.create(7, "a token").token.token_id
        with monkeypatch.context() as patched:
            meanwhile(patched, tokens, "save_token", partial(other.revoke, token_id))
            act(token_id)
        [found] = [one for one in mine.all() if one.token_id == token_id]
        assert found.revoked_at is not None


def test_limits_that_are_set_meanwhile_stay(two: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    mine, other = (TokenService(store, "somebody") for store in two)
    token_id = mine.create(7, "a token").token.token_id
    with monkeypatch.context() as patched:
        meanwhile(patched, tokens, "save_token", lambda: other.change(token_id, TokenLimits(daily_limit=5)))
        mine.revoke(token_id)
    [found] = mine.all()
    assert (found.revoked_at is not None, found.daily_limit) == (True, 5)


MOODLES = MoodleToken(3, "d1gest", 11, "a token of Moodle", "alx", 1_790_000_000)


@pytest.fixture
def let_in(two: tuple[Store, Store]) -> tuple[MoodleTokenService, MoodleTokenService]:
    mine, other = (MoodleTokenService(store, "somebody") for store in two)
    mine.accept(True)
    with two[0].writing(two[0].admin) as connection:
        merge_tokens(connection, [MOODLES])
    return mine, other


def blocked(two: tuple[Store, Store]) -> bool:
    with two[0].reading(two[0].admin) as connection:
        found = find_moodle_token(connection, MOODLES.moodle_id)
    return found is not None and found.blocked_at is not None


def test_a_token_of_moodle_that_is_blocked_meanwhile_stays_blocked(
    two: tuple[Store, Store], let_in: tuple[MoodleTokenService, MoodleTokenService], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, other = let_in
    block = partial(other.block, MOODLES.token_id)
    with monkeypatch.context() as patched:
        meanwhile(patched, moodle_tokens, "save_decisions", block)
        mine.make_next_full(MOODLES.token_id)
    assert blocked(two)
    mine.unblock(MOODLES.token_id)
    # While a sync takes over what Moodle has now: another name; or nothing of it any more.
    for read in ([replace(MOODLES, name="another name")], []):
        with monkeypatch.context() as patched, two[0].writing(two[0].admin) as connection:
            meanwhile(patched, store_tokens, "_is_gone", block)
            merge_tokens(connection, read)
        assert blocked(two), read
        mine.unblock(MOODLES.token_id)


@pytest.mark.parametrize("fails", [False, True])
def test_tokens_of_moodle_that_are_refused_meanwhile_stay_refused(
    two: tuple[Store, Store], let_in: tuple[MoodleTokenService, MoodleTokenService], monkeypatch: pytest.MonkeyPatch,
    fails: bool,
) -> None:  # fmt: skip
    """While a sync stores what it has read of them, or that it could not read them."""
    mine, other = let_in
    with monkeypatch.context() as patched:
        refuse = partial(other.accept, False)
        if fails:
            meanwhile(patched, service_tokens, "note_failure", refuse)
            service_tokens._note(two[0], "Moodle does not answer")
        else:
            meanwhile(patched, service_tokens, "merge_tokens", refuse)
            service_tokens._store(two[0], [MOODLES])
    assert not mine.access().accepted


def test_a_page_of_an_older_session_does_not_bring_it_back(
    two: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is noted, the client begins anew, at another endpoint over the same store."""
    key = ("a token", "rest", "q")

    def begun(session_id: str) -> StoredClient:
        session = Session(ReadMode.FULL, 0, 0, 1_790_000_000)
        return StoredClient(ClientState(epoch="e", session=session), session_id)

    def begin_anew() -> None:
        with two[1].writing(two[1].admin) as connection:
            read_client(connection, key, to_change=True)
            write_client(connection, key, begun("newer"))

    with two[0].writing(two[0].admin) as connection:
        write_client(connection, key, begun("older"))
    session = begun("older").state.session
    assert session is not None
    refresh = Refresh(key, "older", session, None, PagePlaces())
    with ThreadPoolExecutor(1) as pool:
        waiting: list[Future[None]] = []

        def meanwhile_begun(connection: sa.Connection) -> int:
            # It waits for the page to be noted, or has been quicker.
            waiting.append(pool.submit(begin_anew))
            wait(waiting, timeout=0.5)
            return clock(connection)

        monkeypatch.setattr(refreshes, "clock", meanwhile_begun)
        RefreshService(two[0]).note_page(refresh, 1, None)
        waiting[0].result(30)
    with two[0].reading(two[0].admin) as connection:
        assert read_client(connection, key).session_id == "newer"
