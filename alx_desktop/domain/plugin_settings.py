"""What the plugin's settings of a company mean here, and what of them cannot be taken over; no I/O.

Names and ranges: those of local_alx_report_api 1.5.0, whose table holds whole numbers only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.published_fields import PLUGIN_FIELDS

NUMBERS = ("sync_mode", "sync_window_hours", "first_sync_hours", "cache_enabled", "cache_ttl_minutes")
FULL_COLUMN = 127
"""The most that the plugin's column holds on MySQL: TINYINT."""

MOST_RECORDS = "1000"
ELSEWHERE = {
    "log_retention_days": phrase("the request log is kept as long as the profile says (endpoint.log_days)"),
    "auto_sync_hours": phrase("syncs have a schedule of their own here"),
    "max_sync_time": phrase("syncs have a time limit of their own here"),
    "cache_ttl": phrase("the plugin never read it; each company has its own"),
}
ALERTS = ("enable_alerting", "enable_email_alerts", "high_api_usage_threshold", "health_score_threshold",
          "db_response_time_threshold")  # fmt: skip
OF_ALERTS = phrase("alerts are no setting of a company")
USUAL = {"log_retention_days": "90", "auto_sync_hours": "1", "max_sync_time": "300", "cache_ttl": "3600"}
"""What nobody changed needs no word."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A setting of the plugin that needs a word. taken: taken over all the same. company_id None: of the whole site."""

    company_id: int | None
    setting: str
    value: str
    why: str
    taken: bool = False


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A company's settings after the plugin's were taken over, and what is to be said of it."""

    settings: CompanySettings
    remarks: tuple[Remark, ...]


def take_over(
    company_id: int,
    before: CompanySettings,
    rows: Iterable[tuple[str, Any]],
    site: Mapping[str, str],
    courses: Collection[int],
) -> TakenOver:
    """The plugin's settings of a company (name, value) and of its site, over what is set here.

    courses: the company's, now. What the plugin has no row of stays as it is here.
    """
    work = _Work(company_id, before, frozenset(courses))
    values = [(name, number) for name, value in rows if (number := work.whole(name, value)) is not None]
    for name, number in values:
        work.take(name, number)
    work.finish(dict(values), site)
    return TakenOver(work.settings, tuple(work.remarks))


def site_remarks(site: Mapping[str, str]) -> Iterator[Remark]:
    """Settings of the whole site that no company has here."""
    for name, value in sorted(site.items()):
        if name == "max_records" and value.strip() != MOST_RECORDS:
            yield Remark(
                None, name, value, phrase("a page has at most {0} rows here; clients ask for fewer", MOST_RECORDS)
            )
        elif name in ELSEWHERE and value.strip() != USUAL[name]:
            yield Remark(None, name, value, ELSEWHERE[name])
        elif (name in ALERTS or name.startswith("alert_")) and value.strip():
            yield Remark(None, name, value, OF_ALERTS)


class _Work:
    def __init__(self, company_id: int, settings: CompanySettings, courses: frozenset[int]) -> None:
        self.settings = settings
        self.remarks: list[Remark] = []
        self._company_id = company_id
        self._courses = courses
        self._fields: dict[str, bool] = {}
        self._seen: set[int] = set()

    def whole(self, name: str, value: Any) -> int | None:
        """The value as a whole number; None, with a remark, where it is none."""
        try:
            number = int(str(int(value) if isinstance(value, bool) else value).strip())
        except (TypeError, ValueError):
            self._left(name, value, phrase("it is no whole number"))
            return None
        return number

    def take(self, name: str, number: int) -> None:
        """One setting."""
        if name.startswith("field_"):
            self._field(name, number)
        elif name.startswith("course_"):
            self._course(name, number)
        elif name in NUMBERS:
            self._plain(name, number)
        elif name != "rate_limit":
            self._left(name, number, phrase("there is no such setting here"))

    def finish(self, values: Mapping[str, int], site: Mapping[str, str]) -> None:
        """What several settings decide together."""
        self._fields_together()
        self._daily_limit(values.get("rate_limit", 0), site.get("rate_limit"))
        allow_get = site.get("allow_get_method", "").strip()
        if allow_get in ("0", "1"):
            self.settings = replace(self.settings, post_only=allow_get == "0")
        unseen = sorted(self._courses - self._seen) if self._seen else []
        if unseen:
            why = phrase("the plugin has no switch for these courses and left them out; here they are as they were")
            self._left("course_*", ", ".join(map(str, unseen)), why)

    def _field(self, name: str, number: int) -> None:
        field = name.removeprefix("field_")
        if field not in PLUGIN_FIELDS:
            self._left(name, number, phrase("there is no such field here"))
        elif self._is_switch(name, number):
            self._fields[field] = bool(number)

    def _fields_together(self) -> None:
        """A moment that is off in both its forms is off everywhere, also where only we publish it."""
        for field, on in self._fields.items():
            self.settings = self.settings.changed(f"field_{field}", "on" if on else "off")
        for ours in {PLUGIN_FIELDS[field] for field in self._fields}:
            twins = [name for name, field in PLUGIN_FIELDS.items() if field == ours]
            if len(twins) > 1:
                shown = any(self._fields.get(name, name not in self.settings.plugin_fields_off) for name in twins)
                self.settings = self.settings.changed(f"field_{ours}", "on" if shown else "off")

    def _course(self, name: str, number: int) -> None:
        text = name.removeprefix("course_")
        if not (text.isascii() and text.isdigit()):
            self._left(name, number, phrase("it names no course"))
        elif int(text) not in self._courses:
            if number == 0:
                self._left(name, number, phrase("it is no course of the company now"))
        elif self._is_switch(name, number):
            self._seen.add(int(text))
            self.settings = self.settings.changed(name, "on" if number else "off")

    def _plain(self, name: str, number: int) -> None:
        try:
            self.settings = self.settings.changed(name, str(number))
        except WrongUse as error:
            self._left(name, number, error.detail)
            return
        self._doubt(name, number)

    def _daily_limit(self, own: int, of_site: str | None) -> None:
        """The company's; 0 is the site's, of which 0 is none, as its help says (the plugin then took 100)."""
        text = str(own) if own else (of_site or "").strip()
        if not text:
            return
        try:
            self.settings = self.settings.changed("daily_limit", text)
        except WrongUse as error:
            self._left("rate_limit", text, error.detail)
            return
        self._doubt("rate_limit", own)

    def _is_switch(self, name: str, number: int) -> bool:
        if number in (0, 1):
            return True
        self._left(name, number, phrase("it is neither on (1) nor off (0)"))
        return False

    def _doubt(self, name: str, number: int) -> None:
        if number == FULL_COLUMN:
            why = phrase("{0} is the most that the plugin's table can hold; what was meant may be more", FULL_COLUMN)
            self.remarks.append(Remark(self._company_id, name, str(number), why, taken=True))

    def _left(self, name: str, value: Any, why: str) -> None:
        text = "none" if value is None else str(value)[:100]
        self.remarks.append(Remark(self._company_id, name[:100], text, why))
