"""The words of the charts: titles, series, what a figure means, and values in their unit."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QLocale

from alx_desktop.services.monitoring_window import Range
from alx_desktop.ui import formats
from alx_desktop.ui.formats import DAY
from alx_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class ChartWords:
    """tip: what it counts and where it comes from. empty: what to do while nothing of it is known."""

    title: str
    tip: str
    empty: str


@dataclass(frozen=True, slots=True)
class LineLook:
    """role: a colour of the theme. dashed, filled: told apart without colour, too."""

    label: str
    role: str
    dashed: bool = False
    filled: bool = False


def chart_words(key: str) -> ChartWords:
    """A chart in words."""
    no_requests = tr("No request was recorded in this time.")
    no_sync = tr("No sync ran in this time.")
    no_sample = tr("No sample in this time. One is taken every minute while this window, or `serve` with an endpoint, "
                   "is open.")  # fmt: skip
    log = tr("From the endpoint's figures, which are kept per minute for 2 days, per hour for 35 days and per day for "
             "3 years.")  # fmt: skip
    found = {
        "requests": ChartWords(tr("Requests"), tr("Every request, refused ones too.") + " " + log, no_requests),
        "response": ChartWords(
            tr("Response time"),
            tr("From the request's arrival to the last byte of its answer. Percentiles come from a histogram: they "
               "are as exact as its steps (1, 2, 5, 10, 20 … ms).") + " " + log,
            no_requests,
        ),
        "errors": ChartWords(
            tr("Errors and refusals"),
            tr("Errors are faults on this side. Refused are requests that were answered with an error of the "
               "client's: no valid token, a limit, a wrong parameter.") + " " + log,
            no_requests,
        ),
        "cache": ChartWords(
            tr("Cache hits"), tr("Share of the answers that came from the cache, of those that were looked for there."),
            tr("No answer was looked for in the cache in this time."),
        ),
        "rows": ChartWords(tr("Rows served"), tr("Rows in answers.") + " " + log, no_requests),
        "bytes": ChartWords(tr("Data served"), tr("Bytes of the answers, as sent.") + " " + log, no_requests),
        "duration": ChartWords(tr("Sync duration"), tr("Of the syncs that began in each step, all modes."), no_sync),
        "sync_read": ChartWords(tr("Rows read"), tr("Rows that the syncs read from Moodle's tables."), no_sync),
        "sync_rows": ChartWords(
            tr("Rows changed"), tr("Rows of course progress that the syncs created, updated or removed here."), no_sync
        ),
        "runs": ChartWords(tr("Syncs"), tr("How many began in each step, and how many of them failed."), no_sync),
        "statements": ChartWords(
            tr("Moodle's query times"), tr("Per statement that a sync sent to Moodle's database, as measured here."),
            no_sync,
        ),
        "store": ChartWords(tr("Store size"), tr("Bytes of the store's databases, with indexes and logs."), no_sample),
        "memory": ChartWords(tr("Memory"), tr("Memory that is this application's (resident set)."), no_sample),
    }  # fmt: skip
    return found[key]


def line_look(chart: str, series: str) -> LineLook:
    """A line of a chart in words and colour: one accent, the others neutral."""
    found = {
        ("requests", "requests"): LineLook(tr("requests"), "accent", filled=True),
        ("response", "p50"): LineLook(tr("p50"), "neutral"),
        ("response", "p95"): LineLook(tr("p95"), "accent"),
        ("response", "p99"): LineLook(tr("p99"), "faint", dashed=True),
        ("errors", "errors"): LineLook(tr("errors"), "bad"),
        ("errors", "refused"): LineLook(tr("refused"), "neutral", dashed=True),
        ("cache", "cache"): LineLook(tr("hits"), "accent", filled=True),
        ("rows", "rows"): LineLook(tr("rows"), "accent", filled=True),
        ("bytes", "bytes"): LineLook(tr("data"), "accent", filled=True),
        ("duration", "mean"): LineLook(tr("mean"), "accent"),
        ("duration", "longest"): LineLook(tr("longest"), "neutral", dashed=True),
        ("sync_read", "read"): LineLook(tr("read"), "accent", filled=True),
        ("sync_rows", "inserted"): LineLook(tr("created"), "accent"),
        ("sync_rows", "updated"): LineLook(tr("updated"), "neutral"),
        ("sync_rows", "removed"): LineLook(tr("removed"), "bad", dashed=True),
        ("runs", "runs"): LineLook(tr("syncs"), "accent"),
        ("runs", "failed"): LineLook(tr("failed"), "bad", dashed=True),
        ("statements", "mean"): LineLook(tr("mean"), "accent"),
        ("statements", "slowest"): LineLook(tr("slowest"), "neutral", dashed=True),
        ("store", "reporting"): LineLook(tr("reporting"), "accent"),
        ("store", "admin"): LineLook(tr("admin"), "faint", dashed=True),
        ("store", "activity"): LineLook(tr("activity"), "neutral"),
        ("memory", "window"): LineLook(tr("this window"), "accent"),
        ("memory", "serve"): LineLook(tr("serve"), "neutral", dashed=True),
    }
    return found[chart, series]


def range_words(chosen: Range) -> tuple[str, str, str]:
    """A range: on its button, in a sentence, and the time before it."""
    found = {
        Range.HOUR: (tr("Hour"), tr("the last hour"), tr("vs. hour before")),
        Range.DAY: (tr("Day"), tr("the last 24 hours"), tr("vs. day before")),
        Range.WEEK: (tr("Week"), tr("the last 7 days"), tr("vs. week before")),
        Range.MONTH: (tr("Month"), tr("the last 30 days"), ""),
        Range.QUARTER: (tr("Quarter"), tr("the last 90 days"), tr("vs. quarter before")),
        Range.YEAR: (tr("Year"), tr("the last 365 days"), tr("vs. year before")),
    }
    return found[chosen]


def value_text(unit: str, value: float | None) -> str:
    """A value as a person reads it; an en dash where it is not known."""
    if value is None:
        return formats.DASH
    if unit == "ms":
        return milliseconds(value)
    if unit == "seconds":
        return formats.duration(value)
    if unit == "share":
        return formats.percent(value, 1)
    if unit == "bytes":
        return formats.file_size(round(value))
    return formats.integer(round(value)) if value == round(value) else QLocale().toString(value, "f", 1)


def milliseconds(value: float) -> str:
    """A time to answer."""
    if value >= 1000:
        return formats.duration(value / 1000)
    return tr("{0} ms").format(QLocale().toString(value, "f", 1 if value < 10 else 0))


def axis_text(unit: str, value: float) -> str:
    """A value at an axis: short."""
    if unit == "count" and abs(value) >= 1000:
        for limit, sign in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
            if abs(value) >= limit:
                return f"{QLocale().toString(value / limit, 'g', 4)} {sign}"
    if unit == "share":
        return f"{round(value * 100)} %"
    if unit == "bytes":
        return axis_size(value)
    if unit == "count":
        return QLocale().toString(value, "g", 4)
    if unit == "seconds" and value < 10:
        return tr("{0} s").format(QLocale().toString(value, "g", 3))
    if unit == "ms" and value < 1000:
        return tr("{0} ms").format(QLocale().toString(value, "g", 3))
    return value_text(unit, value)


def axis_size(value: float) -> str:
    """A size without a decimal that says nothing."""
    kind = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    unit = 1024.0 ** max(0, math.floor(math.log(value, 1024))) if value >= 1 else 1.0
    whole = abs(value / unit - round(value / unit)) < 0.01
    return QLocale().formattedDataSize(round(value), 0 if whole else 1, kind)


def moment_text(at: int, step: int) -> str:
    """When a point is: its day, with the time where steps are shorter than a day. Days are those of UTC."""
    moment = QDateTime.fromSecsSinceEpoch(at)
    if step < DAY:
        return QLocale().toString(moment, tr("ddd d MMM HH:mm"))
    return QLocale().toString(moment.toUTC(), tr("d MMM yyyy"))


def step_words(step: int) -> str:
    """What one point stands for."""
    found = {60: tr("a point per minute"), 300: tr("a point per 5 minutes"), 3600: tr("a point per hour"),
             4 * 3600: tr("a point per 4 hours"), DAY: tr("a point per day (UTC)")}  # fmt: skip
    return found[step]
