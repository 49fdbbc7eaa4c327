"""Rows as the plugin's protocol has them: its names, its zeros for none, its rounding (plugin-inventory 6); no I/O."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import tzinfo
from functools import lru_cache
from typing import Any

from alx_desktop.domain.published_fields import PLUGIN_FIELDS
from alx_desktop.domain.written_times import site_texts

KEYS = ("userid", "courseid")
"""All that is told of a row that is gone."""


def plugin_row(values: Mapping[str, Any], names: Sequence[str], zone: tzinfo, removed: bool | None) -> dict[str, Any]:
    """One row. values: by our field names. removed: None where the company has no such field."""
    row = {}
    for name in names:
        value = None if removed and name not in KEYS else values[PLUGIN_FIELDS[name]]
        row[name] = converter(name, zone)([value])[0]
    if removed is not None:
        row["removed"] = int(removed)
    return row


def converter(name: str, zone: tzinfo) -> Callable[[Sequence[Any]], list[Any]]:
    """Makes the protocol's values of a field of the store's values, a column at a time."""
    if name in ("timecompleted", "timestarted"):
        return lambda values: site_texts(values, zone)
    if name == "percentage":
        return lambda values: list(map(rounded, values))
    nothing: Any = 0 if name in ("timecompleted_unix", "timestarted_unix", *KEYS) else ""
    return lambda values: [value or nothing for value in values]


@lru_cache(10_000)  # there are few different ones: so many activities of so many
def rounded(value: float | None) -> int | float:
    """A percentage as the protocol has it: two decimals, 0 for none."""
    found = round(value or 0, 2)
    return int(found) if found == int(found) else found
