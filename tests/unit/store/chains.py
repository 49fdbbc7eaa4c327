"""Migration chains with one more revision than there is, for tests of what future versions will do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alx_desktop.store.location import Database
from alx_desktop.store.migration import CHAINS, Chain

ADD_COLUMN = """
from alembic import op
import sqlalchemy as sa
revision = "{after}"
down_revision = "{before}"
def upgrade():
    op.add_column("{table}", sa.Column("added", sa.Integer(), server_default="7", nullable=False))
    op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True))
    {then}
def downgrade():
    {back}
    op.drop_table("extra")
    with op.batch_alter_table("{table}") as batch:
        batch.drop_column("added")
"""
TABLES = {Database.REPORTING: "company", Database.ADMIN: "saved_export", Database.ACTIVITY: "sync_run"}


def write_chain(folder: Path, database: Database, then: str = "pass", back: str = "pass") -> Chain:
    """The present chain and one more revision; `then` runs at the end of its upgrade, `back` first in its downgrade."""
    versions = folder / f"chain-{database}"
    before = CHAINS[database].head
    after = f"{int(before) + 1:04}"
    shutil.copytree(CHAINS[database].folder, versions, ignore=shutil.ignore_patterns("__pycache__"))
    script = ADD_COLUMN.format(table=TABLES[database], then=then, back=back, before=before, after=after)
    (versions / f"r{after}_next.py").write_text(script, encoding="utf-8")
    return Chain(versions, after)


class NextVersion:
    """Makes this process a newer version of the program, and an older one again."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.patch = patch
        self.present = dict(CHAINS)

    def install(self, *databases: Database, then: str = "pass", back: str = "pass") -> None:
        for database in databases:
            shutil.rmtree(self.folder / f"chain-{database}", ignore_errors=True)
            self.patch.setitem(CHAINS, database, self.present[database])  # type: ignore[arg-type]
            self.patch.setitem(CHAINS, database, write_chain(self.folder, database, then, back))  # type: ignore[arg-type]

    def head(self, database: Database) -> str:
        """The revision that it has while it is installed."""
        return f"{int(self.present[database].head) + 1:04}"

    def uninstall(self) -> None:
        for database, chain in self.present.items():
            self.patch.setitem(CHAINS, database, chain)  # type: ignore[arg-type]
