"""Rows as the plugin's protocol has them: its names, its zeros for none, its rounding (plugin-inventory 6); no I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from alx_desktop.domain.published_fields import PLUGIN_FIELDS
from alx_desktop.domain.written_times import site_text

KEYS = ("userid", "courseid")
"""All that is told of a row that is gone."""


def plugin_row(values: Mapping[str, Any], names: Sequence[str], zone: tzinfo, removed: bool | None) -> dict[str, Any]:
    """One row. values: by our field names. removed: None where the company has no such field."""
    row = {}
    for name in names:
        row[name] = _value(name, None if removed and name not in KEYS else values[PLUGIN_FIELDS[name]], zone)
    if removed is not None:
        row["removed"] = int(removed)
    return row


def _value(name: str, value: Any, zone: tzinfo) -> Any:
    if name in ("timecompleted", "timestarted"):
        return site_text(value, zone)
    if name == "percentage":
        rounded = round(value or 0, 2)
        return int(rounded) if rounded == int(rounded) else rounded
    if name in ("timecompleted_unix", "timestarted_unix", *KEYS):
        return value or 0
    return value or ""
