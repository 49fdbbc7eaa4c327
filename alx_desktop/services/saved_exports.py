"""Exports under a name, to run again in one click: query, columns by their ids, format, path."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.store.saved_exports import (
    SavedExportRow,
    delete_saved_export,
    note_run,
    read_saved_exports,
    write_saved_export,
)
from alx_desktop.store.store import Store

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class SavedExport:
    """A saved export. Times are UTC epoch seconds, None = it never ran."""

    name: str
    query: ReportQuery
    columns: tuple[str, ...]
    format: str
    path: Path
    created_at: int
    last_run_at: int | None = None
    last_rows: int | None = None


class SavedExports:
    """Saved exports of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str) -> SavedExport:
        """The one of that name. Raises WrongUse."""
        rows = {row.name: row for row in _read(self._store)}
        if name in rows:
            return _parsed(rows[name])
        known = ", ".join(rows) or "none"
        raise WrongUse(f"no saved export named {name!r}", advice=phrase("Saved exports: {0}.", known))

    def save(self, saved: SavedExport) -> None:
        """Keep it, in place of one of that name."""
        if not saved.name.strip() or len(saved.name) > LONGEST_NAME or not saved.name.isprintable():
            raise WrongUse(f"a saved export's name has 1 to {LONGEST_NAME} characters")
        definition = {"query": asdict(saved.query), "columns": saved.columns, "format": saved.format}
        row = SavedExportRow(saved.name, json.dumps(definition), str(saved.path), saved.created_at)
        with self._store.writing(self._store.admin) as connection:
            write_saved_export(connection, row)

    def remove(self, name: str) -> None:
        """Forget it. Raises WrongUse if there is none of that name."""
        with self._store.writing(self._store.admin) as connection:
            if not delete_saved_export(connection, name):
                raise WrongUse(f"no saved export named {name!r}")

    def note_run(self, name: str, at: int, rows: int) -> None:
        """Remember when it last ran, and how many rows it wrote."""
        with self._store.writing(self._store.admin) as connection:
            note_run(connection, name, at, rows)

    def list(self) -> list[SavedExport]:
        """All that this version can read, by name."""
        return [_parsed(row) for row in _read(self._store)]


def _read(store: Store) -> list[SavedExportRow]:
    with store.reading(store.admin) as connection:
        return read_saved_exports(connection)


def _parsed(row: SavedExportRow) -> SavedExport:
    try:
        definition = json.loads(row.definition)
        columns, format = tuple(definition["columns"]), str(definition["format"])
        query = _query(definition["query"])
    except (ValueError, KeyError, TypeError) as error:
        raise WrongUse(
            f"saved export {row.name!r}: {error}",
            title=phrase("A saved export cannot be read"),
            advice=phrase("It was made by another version. Remove it and save it anew."),
        ) from error
    return SavedExport(row.name, query, columns, format, Path(row.path), row.created_at, row.last_run_at, row.last_rows)


def _query(values: dict[str, Any]) -> ReportQuery:
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return ReportQuery(**{**values, **lists, "sort": SortColumn(values["sort"])})
