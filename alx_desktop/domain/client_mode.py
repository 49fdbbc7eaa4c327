"""How a BI client is served: what its company chose, and what one refresh of it is."""

from __future__ import annotations

from enum import StrEnum


class ClientMode(StrEnum):
    """What a company lets its clients have (requirement R2). The plugin's numbers are in services.plugin_settings."""

    AUTO = "auto"
    ALWAYS_INCREMENTAL = "always_incremental"
    ALWAYS_FULL = "always_full"
    DISABLED = "disabled"


class ReadMode(StrEnum):
    """What one refresh delivers: every row, or the rows whose change_seq lies in its range."""

    FULL = "full"
    INCREMENTAL = "incremental"


class FullReason(StrEnum):
    """Why a refresh is full: the first that holds, in this order."""

    LIVE = "live"
    NO_STATE = "no_state"
    ALWAYS = "always_full"
    ASKED = "asked_for"
    FIRST = "first_read"
    STORE_REBUILT = "store_rebuilt"
    SETTINGS_CHANGED = "settings_changed"
    RETENTION_PASSED = "retention_passed"
    NOT_DELIVERED = "last_read_not_delivered"
    WINDOW_PASSED = "window_passed"
    REMOVALS = "rows_were_removed"
