"""How fast the store grows, when its disk is full, and how that was computed."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from alx_desktop.services.forecast import LEAST_DAYS, Forecast, Trend
from alx_desktop.services.monitoring_site import TREND_DAYS, StoreCourse
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.tokens import FIGURE_SIZE
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label

FAR = 3650
"""Days beyond which a straight line says nothing but "not soon"."""

LOOSE = 0.5
"""R² below which the days scatter too much around the line."""


class GrowthCard(Card):
    """A sentence, and the computation behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.set_title(self.tr("Growth and capacity"))
        self.value_label = QLabel(formats.DASH)
        self.value_label.setFont(sized(FIGURE_SIZE - 6, QFont.Weight.Bold, tabular=True))
        self.words_label = QLabel()
        self.words_label.setWordWrap(True)
        self.how_label = muted_label("", wrap=True)
        for label in (self.value_label, self.words_label, self.how_label):
            self.body.addWidget(label)
        self.body.addStretch(1)

    def show_course(self, course: StoreCourse) -> None:
        """Say it."""
        growth = course.growth
        size = formats.DASH if course.size is None else formats.file_size(round(course.size))
        if growth.trend is None:
            self.value_label.setText(size)
            self.words_label.setText(self.tr("No forecast yet."))
            days = formats.counted(growth.known, self.tr("1 day"), self.tr("{n} days"))
            text = self.tr("A trend needs the store's size on {0} days; it is known on {1}. A sample is taken every "
                           "minute while this window, or `serve` with an endpoint, is open.")  # fmt: skip
            self.how_label.setText(text.format(LEAST_DAYS, days))
            return
        self.value_label.setText(self.tr("{0}, {1} a day").format(size, signed_size(growth.trend.per_day)))
        self.words_label.setText(self._forecast(growth))
        self.how_label.setText(self._how(growth, growth.trend))

    def _forecast(self, growth: Forecast) -> str:
        if growth.room is None:
            return self.tr("The store is on a database server, whose disk this application cannot see.")
        free = formats.file_size(round(growth.room))
        if growth.days_left is None:
            return self.tr("It does not grow: {0} are free on its disk.").format(free)
        if growth.days_left > FAR:
            return self.tr("{0} are free on its disk: at this rate that is enough for more than ten years.").format(
                free
            )
        at = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(self._end(growth))), "MMMM yyyy")
        left = formats.duration(growth.days_left * formats.DAY)
        return self.tr("{0} are free on its disk: at this rate it is full in {1}, about {2}.").format(free, left, at)

    @staticmethod
    def _end(growth: Forecast) -> float:
        assert growth.trend is not None and growth.days_left is not None
        return growth.trend.last_at + growth.days_left * formats.DAY

    def _how(self, growth: Forecast, trend: Trend) -> str:
        line = self.tr("A straight line by least squares through the mean size of each of {0} days, {1} to {2} (of the "
                       "last {3} days).")  # fmt: skip
        fit = self.tr("It explains {0} of the differences between the days (R²).")
        first, last = formats.day(trend.first_at), formats.day(trend.last_at)
        lines = [
            line.format(formats.integer(trend.days), first, last, TREND_DAYS),
            fit.format(formats.percent(max(0.0, trend.fit))),
        ]
        if trend.fit < LOOSE:
            lines.append(self.tr("That is little: take the forecast as a hint only."))
        if growth.days_left is not None and growth.room is not None:
            lines.append(
                self.tr("{0} free ÷ {1} a day = {2} days.").format(
                    formats.file_size(round(growth.room)), signed_size(trend.per_day).lstrip("+"),
                    formats.integer(round(growth.days_left)),
                )
            )  # fmt: skip
        return " ".join(lines)


def signed_size(size: float) -> str:
    """Bytes with their sign."""
    sign = "±" if round(size) == 0 else "+" if size > 0 else "−"
    return f"{sign}{formats.file_size(abs(round(size)))}"
