"""A fingerprint of all rows of a demo site that does not depend on the database it is in."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Engine, Numeric, create_engine, select

from alx_desktop.demo.schema import build_schema


def _text(value: Any, is_decimal: bool) -> str:
    if value is None:
        return "~"
    return f"{float(value):.5f}" if is_decimal else str(value)


def table_digests(engine: Engine, prefix: str = "mdl_", generation: str = "iomad41") -> dict[str, str]:
    """One digest per table (logical name), over all columns of all rows in the order of ids."""
    digests = {}
    with engine.connect() as connection:
        for logical, table in build_schema(prefix, generation).tables.items():
            digest = hashlib.sha256()
            decimals = [isinstance(column.type, Numeric) for column in table.columns]
            for row in connection.execute(select(table).order_by(table.c.id)):
                digest.update("|".join(map(_text, row, decimals)).encode() + b"\n")
            digests[logical] = digest.hexdigest()
    return digests


def site_digests(url: str, prefix: str = "mdl_", generation: str = "iomad41") -> dict[str, str]:
    """The digests of the site at that URL."""
    engine = create_engine(url)
    try:
        return table_digests(engine, prefix, generation)
    finally:
        engine.dispose()
