"""How values read: numbers, shares, times and durations in the person's language. No widgets."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QDate, QDateTime, QLocale

from alx_desktop.ui.words import tr

DASH = "–"
"""Stands for "not known" or "none"; a reason goes beside it or into its tool tip."""

MINUTE = 60
HOUR = 3600
DAY = 86_400
MONTH = 30.44 * DAY


def use_readable_locale() -> None:
    """In the "C" locale numbers have no groups; such systems get English numbers."""
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


def counted(number: int, one: str, many: str) -> str:
    """`one` or `many`, both already translated; `{n}` becomes the grouped number."""
    return (one if number == 1 else many).replace("{n}", integer(number))


def integer(value: int | None) -> str:
    """A whole number, grouped as the locale groups it."""
    return DASH if value is None else QLocale().toString(int(value))


def signed(value: float | None, digits: int = 0) -> str:
    """A change with its sign, "±0" for none."""
    if value is None:
        return DASH
    if round(value, digits) == 0:
        return "±0"
    text = QLocale().toString(abs(value), "f", digits) if digits else integer(abs(round(value)))
    return f"{'+' if value > 0 else '−'}{text}"


def percent(share: float | None, digits: int = 0) -> str:
    """A share of 0 to 1 as a percentage. Less than everything never reads as 100 %, more than nothing never as 0 %."""
    if share is None:
        return DASH
    value = share * 100
    unit = 10.0**-digits
    if 0 < value < unit / 2:
        return f"< {QLocale().toString(unit, 'f', digits)} %"
    if value < 100:
        value = min(value, 100 - unit)
    return f"{QLocale().toString(value, 'f', digits)} %"


def duration(seconds: float | None) -> str:
    """How long something took: "1.2 s", "3 min 20 s", "2 h 5 min"."""
    if seconds is None:
        return DASH
    if seconds < 10:
        return tr("{0} s").format(QLocale().toString(float(seconds), "f", 1))
    whole = round(seconds)
    if whole < MINUTE:
        return tr("{0} s").format(whole)
    if whole < HOUR:
        return _two(whole // MINUTE, tr("{0} min"), whole % MINUTE, tr("{0} s"))
    if whole < DAY:
        return _two(whole // HOUR, tr("{0} h"), whole % HOUR // MINUTE, tr("{0} min"))
    return _two(whole // DAY, tr("{0} d"), whole % DAY // HOUR, tr("{0} h"))


def _two(big: int, big_text: str, small: int, small_text: str) -> str:
    text = big_text.format(big)
    return f"{text} {small_text.format(small)}" if small else text


def relative_time(then: int | None, now: float) -> str:
    """How long ago, in words; a moment in the future reads "in 5 minutes". Both are UTC epoch seconds."""
    if then is None:
        return DASH
    seconds = int(now - then)
    if abs(seconds) < 45:
        return tr("just now")
    return _ago(seconds) if seconds > 0 else _ahead(-seconds)


# Whole sentences for both: "3 days" has other endings in other languages after "in" than by itself.


def _ago(seconds: int) -> str:
    if seconds < 45 * MINUTE:
        return counted(max(1, round(seconds / MINUTE)), tr("1 minute ago"), tr("{n} minutes ago"))
    if seconds < 22 * HOUR:
        return counted(max(1, round(seconds / HOUR)), tr("1 hour ago"), tr("{n} hours ago"))
    if seconds < 60 * DAY:
        return counted(max(1, round(seconds / DAY)), tr("1 day ago"), tr("{n} days ago"))
    return counted(round(seconds / MONTH), tr("1 month ago"), tr("{n} months ago"))


def _ahead(seconds: int) -> str:
    if seconds < 45 * MINUTE:
        return counted(max(1, round(seconds / MINUTE)), tr("in 1 minute"), tr("in {n} minutes"))
    if seconds < 22 * HOUR:
        return counted(max(1, round(seconds / HOUR)), tr("in 1 hour"), tr("in {n} hours"))
    if seconds < 60 * DAY:
        return counted(max(1, round(seconds / DAY)), tr("in 1 day"), tr("in {n} days"))
    return counted(round(seconds / MONTH), tr("in 1 month"), tr("in {n} months"))


def exact_time(epoch: int | None, zone: tzinfo | None = None) -> str:
    """Date and time to the second with the zone's name; the machine's zone if none is given."""
    if epoch is None:
        return DASH
    local = datetime.fromtimestamp(epoch, zone or UTC)
    local = local if zone else local.astimezone()
    date = QLocale().toString(QDate(local.year, local.month, local.day), tr("d MMM yyyy"))
    return f"{date} {local:%H:%M:%S} {local.tzname()}"


def clock_time(epoch: int | None, now: float) -> str:
    """The time of day if it was today, with the date before that; in the machine's zone."""
    if epoch is None:
        return DASH
    local, today = datetime.fromtimestamp(epoch), datetime.fromtimestamp(now)
    if local.date() == today.date():
        return f"{local:%H:%M:%S}"
    moment = QDateTime.fromSecsSinceEpoch(epoch)
    pattern = tr("d MMM HH:mm") if local.year == today.year else tr("d MMM yyyy HH:mm")
    return QLocale().toString(moment, pattern)


def day(epoch: float) -> str:
    """A day of this or the last year, in the machine's zone."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(epoch)), tr("d MMM"))


def file_size(size: int) -> str:
    """A size in bytes as a person reads it."""
    return QLocale().formattedDataSize(
        size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )
