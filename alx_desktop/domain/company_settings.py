"""What a company's clients get: fields, courses, mode, windows, cache, limits. Plain values; no I/O."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from alx_desktop.domain.client_mode import ClientMode
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.published_fields import BY_NAME, FIELDS, PLUGIN_FIELDS

_RANGES = {
    "sync_window_hours": (1, 168),
    "first_sync_hours": (0, 8760),
    "cache_minutes": (1, 1440),
    "daily_limit": (0, 1_000_000),
}
_NAMES_LIKE_THE_PLUGIN = {
    "sync_mode": "client_mode",
    "cache_ttl_minutes": "cache_minutes",
    "rate_limit": "daily_limit",
}
_PLUGIN_MODES = {
    "0": ClientMode.AUTO,
    "1": ClientMode.ALWAYS_INCREMENTAL,
    "2": ClientMode.ALWAYS_FULL,
    "3": ClientMode.DISABLED,
}
_ON, _OFF = ("1", "on", "true", "yes"), ("0", "off", "false", "no")


@dataclass(frozen=True, slots=True)
class CompanySettings:
    """Settings of one company; the defaults are those of a company that nobody has touched.

    fields_off: published fields switched off. plugin_fields_off: of the plugin's protocol only. courses_off: courses
    switched off; new ones follow. first_sync_hours: the first full read has rows changed within so many hours, 0 = all.
    daily_limit: sessions a day, 0 = none. include_*, removed_field: opt-ins of the plugin's protocol.
    """

    fields_off: frozenset[str] = frozenset(field.name for field in FIELDS if not field.usual)
    plugin_fields_off: frozenset[str] = frozenset()
    courses_off: frozenset[int] = frozenset()
    client_mode: ClientMode = ClientMode.AUTO
    sync_window_hours: int = 24
    first_sync_hours: int = 0
    cache_enabled: bool = True
    cache_minutes: int = 60
    post_only: bool = False
    daily_limit: int = 0
    include_inactive: bool = False
    include_suspended: bool = False
    include_hidden_courses: bool = False
    removed_field: bool = False

    def shows(self, field: str) -> bool:
        """Whether a published field is on."""
        return field not in self.fields_off

    def plugin_fields(self) -> tuple[str, ...]:
        """The plugin's fields that are on, in its order."""
        off = self.plugin_fields_off
        return tuple(name for name, ours in PLUGIN_FIELDS.items() if name not in off and self.shows(ours))

    def decides_visibility(self, other: CompanySettings) -> bool:
        """Whether clients of the two see different fields or courses, so that what they hold must be read anew."""
        seen = ("fields_off", "plugin_fields_off", "courses_off", "include_inactive", "include_suspended",
                "include_hidden_courses", "removed_field")  # fmt: skip
        return any(getattr(self, name) != getattr(other, name) for name in seen)

    def following(self, old: CompanySettings, new: CompanySettings) -> CompanySettings:
        """With what differs between the two as the new one has it: how a change is undone on settings that somebody may
        have changed meanwhile. What is no longer as the old one has it stays; of fields and courses each one counts.
        """
        moved: dict[str, Any] = {}
        for field in fields(CompanySettings):
            mine, was, will = (getattr(one, field.name) for one in (self, old, new))
            if isinstance(will, frozenset):
                moved[field.name] = (mine - (was - will)) | (will - was)
            elif mine == was:
                moved[field.name] = will
        return replace(self, **moved)

    def changed(self, key: str, value: str) -> CompanySettings:
        """With one setting changed, by our name or the plugin's: `field_email off`, `course_12 on`, `client_mode auto`.

        Raises WrongUse naming what does not fit.
        """
        key = _NAMES_LIKE_THE_PLUGIN.get(key, key)
        if key.startswith("field_"):
            return self._with_field(key.removeprefix("field_"), _switch(key, value))
        if key.startswith("course_"):
            return self._with_course(key, _switch(key, value))
        if key == "client_mode":
            return replace(self, client_mode=_mode(value))
        if key in _RANGES:
            return _replaced(self, key, _number(key, value))
        if key in SWITCHES:
            return _replaced(self, key, _switch(key, value))
        raise WrongUse(f"no setting {key!r}", advice=phrase("Settings: {0}, field_NAME, course_ID.", ", ".join(KEYS)))

    def _with_field(self, name: str, on: bool) -> CompanySettings:
        if name in BY_NAME:
            return replace(self, fields_off=_moved(self.fields_off, name, on))
        if name in PLUGIN_FIELDS:
            ours = PLUGIN_FIELDS[name]
            twins = [twin for twin, field in PLUGIN_FIELDS.items() if field == ours]
            if len(twins) == 1:
                return replace(self, fields_off=_moved(self.fields_off, ours, on))
            return replace(self, plugin_fields_off=_moved(self.plugin_fields_off, name, on))
        raise WrongUse(f"no field {name!r}", advice=phrase("Fields: {0}.", ", ".join(BY_NAME)))

    def _with_course(self, key: str, on: bool) -> CompanySettings:
        text = key.removeprefix("course_")
        if not text.isascii() or not text.isdigit():
            raise WrongUse(f"{key!r} names no course", advice=phrase("Write course_ID with the course's id in Moodle."))
        return replace(self, courses_off=_moved(self.courses_off, int(text), on))


def bounds(key: str) -> tuple[int, int]:
    """Smallest and largest value of a setting that is a number."""
    return _RANGES[key]


SWITCHES = tuple(field.name for field in fields(CompanySettings) if field.type == "bool")
KEYS = ("client_mode", *_RANGES, *SWITCHES)
"""What `company set` takes, besides field_NAME and course_ID."""


def _moved(off: frozenset[Any], key: Any, on: bool) -> frozenset[Any]:
    return off - {key} if on else off | {key}


def _replaced(settings: CompanySettings, key: str, value: Any) -> CompanySettings:
    return replace(settings, **{key: value})


def _switch(key: str, value: str) -> bool:
    text = value.strip().lower()
    if text not in _ON + _OFF:
        raise WrongUse(f"{key} is on or off, not {value!r}")
    return text in _ON


def _number(key: str, value: str) -> int:
    low, high = _RANGES[key]
    try:
        number = int(value)
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise WrongUse(f"{key} is a whole number from {low} to {high}, not {value!r}")
    return number


def _mode(value: str) -> ClientMode:
    text = value.strip().lower()
    if text in _PLUGIN_MODES:
        return _PLUGIN_MODES[text]
    if text not in set(ClientMode):
        raise WrongUse(f"no client mode {value!r}", advice=phrase("Modes: {0}.", ", ".join(ClientMode)))
    return ClientMode(text)
