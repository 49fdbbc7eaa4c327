"""Many rows at once, as plain tuples: COPY on PostgreSQL, executemany on SQLite."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, true, tuple_
from sqlalchemy.exc import DBAPIError

from alx_desktop.domain.priority import fetched, portions
from alx_desktop.domain.scope import Scope

Row = tuple[Any, ...]


def fetch_tuples(connection: Connection, statement: Select[Any]) -> list[Row]:
    """The driver's own tuples: no row objects, no type processing (SQLite's booleans are 0 and 1)."""
    cursor = connection.execute(statement).cursor
    assert cursor is not None
    rows: list[Row] = fetched(cursor)
    return rows


def insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows that are not there yet."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table.name, columns, rows)
    else:
        _execute_many(connection, _insert_sql(table.name, columns), rows)


def upsert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows, or overwrite the given columns where the primary key is there already."""
    if not rows:
        return
    conflict = _on_conflict(table, columns)
    if connection.dialect.name == "postgresql":
        names = ", ".join(columns)
        stage = f"stage_{table.name}"
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE {stage} ON COMMIT DROP AS SELECT {names} FROM {table.name} WITH NO DATA"
        )
        _copy(connection, stage, columns, rows)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) SELECT {names} FROM {stage} {conflict}")
        connection.exec_driver_sql(f"DROP TABLE {stage}")
    else:
        _execute_many(connection, f"{_insert_sql(table.name, columns)} {conflict}", rows)


def upsert_row(connection: Connection, table: Table, row: Row) -> None:
    """As `upsert_rows`, of one row with all columns, which a request waits for: in one statement, without a table to
    stage it; on SQLite by the driver itself, whose own errors it raises."""
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.execute(_upsert_sql(table, "?"), row)
    else:
        connection.exec_driver_sql(_upsert_sql(table, "%s"), row)


def update_rows(
    connection: Connection, table: Table, columns: Sequence[str], key_width: int, rows: Sequence[tuple[Row, Row]]
) -> None:
    """Write rows (old, new) that are there already; the first `key_width` columns are the key, and the same in both.

    SQLite writes each index of which a column is in the SET clause, whether its value changes or not (a row of course
    progress has thirteen): only columns that differ are set.
    """
    if connection.dialect.name == "postgresql":
        upsert_rows(connection, table, columns, [new for _old, new in rows])
        return
    where = " AND ".join(f"{name} = ?" for name in columns[:key_width])
    alike: dict[tuple[int, ...], list[Row]] = {}
    for old, new in rows:
        differing = tuple(i for i in range(key_width, len(columns)) if old[i] != new[i])
        alike.setdefault(differing, []).append((*(new[i] for i in differing), *new[:key_width]))
    for differing, values in alike.items():
        if differing:
            sets = ", ".join(f"{columns[i]} = ?" for i in differing)
            _execute_many(connection, f"UPDATE {table.name} SET {sets} WHERE {where}", values)


def delete_keys(connection: Connection, table: Table, key: Sequence[str], rows: Sequence[Row]) -> None:
    """Delete the rows with these values of the key columns."""
    if not rows:
        return
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    where = " AND ".join(f"{name} = {mark}" for name in key)
    _execute_many(connection, f"DELETE FROM {table.name} WHERE {where}", rows)


def in_batches(column: ColumnElement[Any], values: Sequence[int], size: int = 500) -> list[ColumnElement[bool]]:
    """Conditions `column IN (...)` that together cover all values (SQLite bounds the number of parameters)."""
    return [column.in_(values[start : start + size]) for start in range(0, len(values), size)]


def scope_condition(user_id: ColumnElement[int], scope: Scope) -> list[ColumnElement[bool]]:
    """The scope as conditions; more than one where a list of ids must be cut."""
    if scope.user_ids is None:
        return [and_(user_id > scope.after, user_id <= scope.through)]
    return in_batches(user_id, scope.user_ids)


def part_condition(user_id: ColumnElement[int], course_id: ColumnElement[int], scope: Scope) -> ColumnElement[bool]:
    """Restricts to the scope's pairs of learner and course, where it has such; beside scope_condition."""
    return true() if scope.pairs is None else tuple_(user_id, course_id).in_(scope.pairs)


def _execute_many(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    for portion in portions(rows):
        connection.exec_driver_sql(statement, list(portion))


def _insert_sql(table: str, columns: Sequence[str], mark: str = "?") -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join([mark] * len(columns))})"


def _on_conflict(table: Table, columns: Sequence[str]) -> str:
    key = [column.name for column in table.primary_key.columns]
    sets = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in key)
    return f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {sets}"


@cache
def _upsert_sql(table: Table, mark: str) -> str:
    columns = [column.name for column in table.columns]
    return f"{_insert_sql(table.name, columns, mark)} {_on_conflict(table, columns)}"


def _copy(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    driver: Any = connection.connection.driver_connection
    statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        # SQLAlchemy does not see what the driver does here, and who waits for its errors should not have to know.
        raise DBAPIError(statement, None, error, hide_parameters=True, connection_invalidated=driver.closed) from error
