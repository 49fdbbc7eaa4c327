"""Run by Alembic, for each of the chains: works on the connection and in the transaction of whoever calls."""

from __future__ import annotations

from alembic import context

# Alembic takes SQLite for a database that commits each CREATE TABLE; it does not, once Python's own transaction
# control is off (store.engines). A migration is whole or absent on both databases.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
