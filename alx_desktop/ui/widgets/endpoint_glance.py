"""The card of the endpoint at a glance: whether it runs and where, its day in figures, its requests hour by hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.last_sync import Fact
from alx_desktop.ui.widgets.pill import Pill, Shape, StatusPill
from alx_desktop.ui.widgets.sparkline import Sparkline

if TYPE_CHECKING:
    from alx_desktop.services.endpoint_control import EndpointStatus
    from alx_desktop.services.endpoint_today import EndpointToday

LINE_HEIGHT = grown(28)


class EndpointGlance(Card):
    """Filled from the session's endpoint, and from the request log."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Endpoint"), parent=parent)
        self.pill = StatusPill(theme)
        self.header.insertWidget(1, self.pill)
        facts = QHBoxLayout()
        facts.setSpacing(6 * STEP)
        self.requests_fact = Fact(self.tr("Requests today"))
        self.wrong_fact = Fact(self.tr("Refused or failed"))
        self.time_fact = Fact(self.tr("95 % within"))
        for fact in (self.requests_fact, self.wrong_fact, self.time_fact):
            facts.addWidget(fact)
        facts.addStretch(1)
        self.body.addLayout(facts)
        self.line = Sparkline(theme)
        self.line.setMinimumHeight(LINE_HEIGHT)
        self.line.setAccessibleName(self.tr("Requests in each of the last 24 hours"))
        self.line.setToolTip(self.line.accessibleName())
        self.line_label = muted_label()
        self.body.addWidget(self.line, 1)
        self.body.addWidget(self.line_label)

    def show_state(self, status: EndpointStatus, busy: str, failed: bool) -> None:
        """busy: what is being done with it, "" = nothing. failed: it could not be started."""
        if busy:
            self.pill.set_pill(Pill(self.tr("Changing …"), Shape.HALF, "accent"))
        elif status.running:
            self.pill.set_pill(Pill(self.tr("Running"), Shape.CHECK, "good"))
        elif failed:
            self.pill.set_pill(Pill(self.tr("Not started"), Shape.CROSS, "bad"))
        else:
            self.pill.set_pill(Pill(self.tr("Stopped"), Shape.RING, "neutral"))
        self.set_note((status.url or "").partition("://")[2], status.url or "")

    def show_today(self, today: EndpointToday) -> None:
        """The figures of the site's day, from the log: also those of another program that serves the same store."""
        self.requests_fact.show_value(formats.integer(today.requests))
        detail = self.tr("{0} refused, {1} failed")
        words = detail.format(formats.integer(today.refused), formats.integer(today.errors))
        self.wrong_fact.show_value(formats.integer(today.refused + today.errors), words)
        took = formats.DASH if today.p95_ms is None else formats.duration(today.p95_ms / 1000)
        if today.p95_ms is not None and today.p95_ms < 10_000:
            took = self.tr("{0} ms").format(formats.integer(max(1, round(today.p95_ms))))
        self.time_fact.show_value(took, self.tr("Time to answer, of the newest 10,000 requests of today at most"))
        any_hour = any(today.hours)
        self.line.set_values(today.hours if any_hour else ())
        self.line.setVisible(any_hour)
        highest = formats.counted(max(today.hours, default=0), self.tr("1 request"), self.tr("{n} requests"))
        busy = self.tr("Last 24 hours; up to {0} in an hour").format(highest)
        self.line_label.setText(busy if any_hour else self.tr("No requests in the last 24 hours"))
        self.line.setAccessibleDescription(self.line_label.text())
