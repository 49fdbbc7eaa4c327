"""Statements that the driver runs give what SQLAlchemy gives, on both kinds of store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import bindparam, select, update

from alx_desktop.domain.errors import DiskFull, StoreDamaged
from alx_desktop.domain.tokens import Token, TokenScope
from alx_desktop.store.client_states import StoredClient, read_client, write_client
from alx_desktop.store.prepared import Prepared
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.admin import api_token
from alx_desktop.store.tokens import add_token, find_token
from tests.servers import PostgresServer

ONE = Token("a'\"ü", 7, "naïve\0name", "d", 5, ip_rules=("10.0.0.0/8",), scopes=frozenset({TokenScope.PROGRESS}))
KEY = ("token", "plugin", "")


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, store: Store) -> Iterator[Store]:
    """A store of each kind."""
    if request.param == "sqlite":
        yield store
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    with Store.open(StoreLocation(url=server.create_database("prepared"))) as opened:
        yield opened


def test_a_row_is_what_sqlalchemy_gives(either: Store) -> None:
    one = replace(ONE, name="naïve", next_full=True)
    with either.writing(either.admin) as connection:
        add_token(connection, one)
    prepared = Prepared(
        select(api_token).where(api_token.c.token_id == bindparam("wanted"), api_token.c.company_id == 7)
    )
    with either.reading(either.admin) as connection:
        found = prepared.row(connection, {"wanted": one.token_id})
        assert found == connection.execute(select(api_token)).one() and found is not None
        assert found.next_full is True and found.debug is False, "no 0 and 1"
        assert prepared.row(connection, {"wanted": "another"}) is None
        assert find_token(connection, one.token_id) == one


@pytest.mark.parametrize("companies", [[], [7], [1, 7, 9], [8, 9]])
def test_a_list_that_is_fixed(either: Store, companies: list[int]) -> None:
    with either.writing(either.admin) as connection:
        add_token(connection, replace(ONE, name="c"))
    t = api_token.c
    for condition in (t.company_id.in_(companies), t.company_id.not_in(companies)):
        statement = select(t.token_id).where(t.token_id == bindparam("wanted"), condition, t.company_id > 0)
        with either.reading(either.admin) as connection:
            expected = connection.execute(statement, {"wanted": ONE.token_id}).first()
            assert Prepared(statement).row(connection, {"wanted": ONE.token_id}) == expected


def test_each_read_sees_what_others_have_committed(either: Store) -> None:
    """A token that is revoked elsewhere is revoked at once: nothing is remembered between two snapshots."""
    with either.writing(either.admin) as connection:
        add_token(connection, replace(ONE, name="b"))
    for moment in (None, 50, 60):
        with either.writing(either.admin) as connection:
            connection.execute(update(api_token).values(revoked_at=moment))
        with either.reading(either.admin) as connection:
            found = find_token(connection, ONE.token_id)
            with either.writing(either.admin) as other:
                other.execute(update(api_token).values(revoked_at=1))
            assert found is not None and found.revoked_at == moment
            assert find_token(connection, ONE.token_id) == found, "the snapshot's"


def test_a_client_is_written_whole_and_over_what_was_there(either: Store) -> None:
    for rows in (3, 9):
        with either.writing(either.admin, flushed=False) as connection:
            write_client(connection, KEY, StoredClient(rows=rows, error="e"))
            write_client(connection, ("token", "rest", ""), StoredClient())
            assert read_client(connection, KEY, to_change=True).rows == rows
        with either.reading(either.admin) as connection:
            assert read_client(connection, KEY) == StoredClient(rows=rows, error="e")
            assert read_client(connection, ("token", "odata", "")) == StoredClient()


def test_what_the_driver_says_is_told_as_the_store_tells_it(store: Store) -> None:
    """These statements pass SQLAlchemy by, and so does what SQLite says of them."""
    with store.writing(store.admin) as connection:
        add_token(connection, replace(ONE, name="d"))
        connection.exec_driver_sql("UPDATE api_token SET name = CAST(x'ff' AS TEXT)")
    with pytest.raises(StoreDamaged), store.reading(store.admin) as connection:
        find_token(connection, ONE.token_id)


def test_a_client_that_finds_no_room_stands_where_it_stood(store: Store) -> None:
    stood = StoredClient(rows=3)
    with store.writing(store.admin) as connection:
        write_client(connection, KEY, stood)
    with pytest.raises(DiskFull), store.writing(store.admin) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1").close()
        write_client(connection, KEY, replace(stood, rows=4))
        write_client(connection, KEY, replace(stood, error="e" * 2**20))
    with store.reading(store.admin) as connection:
        assert read_client(connection, KEY) == stood
