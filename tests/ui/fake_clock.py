"""The time at which a believable site stands still."""

from __future__ import annotations

NOW = 1_795_444_268
"""23 November 2026, 14:31:08 UTC."""


MINUTE, HOUR, DAY = 60, 3600, 86_400
