"""Settings of companies in words: what each is called, what it does, how its values read, what a change changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from alx_desktop.domain.client_mode import ClientMode
from alx_desktop.domain.published_fields import BY_NAME, PLUGIN_FIELDS
from alx_desktop.ui import formats
from alx_desktop.ui.words import said, tr

PLUGIN_NAMES: dict[str, tuple[str, ...]] = {
    ours: tuple(name for name, field in PLUGIN_FIELDS.items() if field == ours) for ours in PLUGIN_FIELDS.values()
}
"""Our field -> the plugin's names for it."""


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One setting of one company: what it was and what it is or will be, in words."""

    company: str
    setting: str
    before: str
    after: str


def mode_titles() -> dict[ClientMode, str]:
    """The client modes in the order of the plugin."""
    return {
        ClientMode.AUTO: tr("Automatic"),
        ClientMode.ALWAYS_INCREMENTAL: tr("Always incremental"),
        ClientMode.ALWAYS_FULL: tr("Always full"),
        ClientMode.DISABLED: tr("Disabled"),
    }


def mode_help(mode: ClientMode) -> str:
    """What a client gets in this mode."""
    texts = {
        ClientMode.AUTO: tr("The first refresh is full, later ones bring only what changed. A refresh that failed, "
                            "comes after the sync window, or follows a change of fields or courses is full again."),
        ClientMode.ALWAYS_INCREMENTAL: tr("Only what changed since the client's last refresh. Rows that were removed "
                                          "are not told by the plugin's protocol."),
        ClientMode.ALWAYS_FULL: tr("Every refresh brings all rows."),
        ClientMode.DISABLED: tr("Every refresh brings all rows, and nothing is remembered about the client."),
    }  # fmt: skip
    return texts[mode]


def number_words(key: str) -> tuple[str, str]:
    """What stands behind a setting that is a number, and what its smallest value is called ("" = as it is)."""
    found = {
        "sync_window_hours": (tr(" h"), ""),
        "first_sync_hours": (tr(" h"), tr("All rows")),
        "cache_minutes": (tr(" min"), ""),
        "daily_limit": ("", tr("No limit")),
    }
    return found[key]


def setting_title(key: str) -> str:
    """What a setting is called."""
    titles = {
        "client_mode": tr("Client sync mode"),
        "sync_window_hours": tr("Sync window"),
        "first_sync_hours": tr("First-sync window"),
        "cache_enabled": tr("Cache"),
        "cache_minutes": tr("Cache time"),
        "post_only": tr("POST only"),
        "daily_limit": tr("Refreshes a day"),
        "include_inactive": tr("Inactive enrolments"),
        "include_suspended": tr("Suspended learners"),
        "include_hidden_courses": tr("Hidden courses"),
        "removed_field": tr("The “removed” field"),
    }
    return titles.get(key, key)


def value_words(key: str, value: Any) -> str:
    """A setting's value as a person reads it."""
    if key == "client_mode":
        return mode_titles()[ClientMode(value)]
    if isinstance(value, bool):
        return on_words(value)
    if key == "daily_limit":
        return formats.integer(value) if value else tr("no limit")
    if key == "first_sync_hours" and not value:
        return tr("all rows")
    if key == "cache_minutes":
        return formats.counted(value, tr("1 minute"), tr("{n} minutes"))
    return formats.counted(value, tr("1 hour"), tr("{n} hours"))


def on_words(on: bool) -> str:
    """Of a switch."""
    return tr("on") if on else tr("off")


def field_title(name: str) -> str:
    """A published field, or one of the plugin's: its meaning and its name."""
    ours = PLUGIN_FIELDS.get(name, name)
    meaning = said(BY_NAME[ours].meaning) if ours in BY_NAME else name
    return f"{meaning} ({name})"


def changes_in_words(
    company: str, differences: Mapping[str, Any], courses: Mapping[int, str] | None = None
) -> list[SettingChange]:
    """A change as lines. differences: setting -> [old, new], as a preview and the audit trail have them."""
    lines: list[SettingChange] = []
    for key, (old, new) in differences.items():
        if isinstance(old, list | tuple | set | frozenset):
            lines += _members(company, key, set(old), set(new), courses or {})
        else:
            lines.append(SettingChange(company, setting_title(key), value_words(key, old), value_words(key, new)))
    return lines


def _members(
    company: str, key: str, old: set[Any], new: set[Any], courses: Mapping[int, str]
) -> Iterable[SettingChange]:
    for member in sorted(old ^ new):
        title = courses.get(member, tr("Course {0}").format(member)) if key == "courses_off" else field_title(member)
        yield SettingChange(company, title, on_words(member not in old), on_words(member not in new))
