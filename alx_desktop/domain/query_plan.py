"""A database's plan of a statement, as lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class StatementPlan:
    """One statement. plan: lines as the database gives them (EXPLAIN QUERY PLAN, or EXPLAIN)."""

    sql: str
    seconds: float
    plan: tuple[str, ...]


def plan_lines(dialect: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> tuple[str, ...]:
    """What EXPLAIN (of SQLite: EXPLAIN QUERY PLAN) answered. dialect: "sqlite", "postgresql" or "mysql"."""
    if dialect == "postgresql":
        return tuple(str(row[0]) for row in rows)
    if dialect == "mysql":
        return tuple(
            ", ".join(f"{name}: {value}" for name, value in zip(names, row, strict=True) if value is not None)
            for row in rows
        )
    depth: dict[int, int] = {0: -1}
    lines = []
    for number, parent, _unused, words in rows:
        depth[number] = depth.get(parent, -1) + 1
        lines.append(f"{'  ' * depth[number]}{words}")
    return tuple(lines)
