"""The panel in which a person says when a site is synced by itself."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from alx_desktop.ui.schedule_words import schedule_words
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import icon_button, link_button, plain_button, primary_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import hairline, muted_label
from alx_desktop.ui.widgets.spin import IntegerField, TimeField

if TYPE_CHECKING:
    from alx_desktop.config import Schedule

FIELD_WIDTH = grown(160)
EDGE_WIDTH = grown(96)
USUAL_QUIET = (time(2), time(3))


class ScheduleCard(Card):
    """saved(Schedule): the person wants these settings; they fit. full_asked(): read everything now. closed().

    limits_asked(): to the settings of batch size, time limit and pause. recheck_asked(): read the last hours again.
    """

    saved = Signal(object)
    full_asked = Signal()
    recheck_asked = Signal()
    closed = Signal()
    limits_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Schedule"), parent=parent)
        self._kind: Any = None
        close = icon_button(theme, "x", self.tr("Close the schedule"))
        close.clicked.connect(self.closed)
        self.header.addWidget(close)
        self.form = Form(control_width=FIELD_WIDTH)
        self.body.addWidget(self.form)
        self._build_rows()
        self._build_foot()
        for field in (self.incremental, self.scan, self.reconcile, self.full):
            field.valueChanged.connect(self._check)
        for edge in (self.quiet_from, self.quiet_to):
            edge.timeChanged.connect(self._check)
        self.automatic.toggled.connect(self._check)
        self.quiet.toggled.connect(self._check)
        self.hide()

    def _build_rows(self) -> None:
        add = self.form.add_row
        self.automatic = QCheckBox(self.tr("Sync automatically"))
        self.automatic.setAccessibleName(self.automatic.text())
        add("", self.automatic, self.tr("While ALX Desktop or “alx-desktop serve” runs."))
        self.incremental = self._number(1, 1440, self.tr(" min"))
        text = self.tr("Reads what has a new date or number since the last time; takes seconds.")
        add(self.tr("Look for changes every"), self.incremental, text)
        self.scan = self._number(0, 1440, self.tr(" min"), step=5)
        self.scan.setSpecialValueText(self.tr("Every time"))
        text = self.tr("Moodle's event log names who changed in between, where it is on; that takes a second.")
        add(self.tr("Check all dates every"), self.scan, text)
        self.reconcile = self._number(5, 10_080, self.tr(" min"), step=5)
        text = self.tr("Finds what changed without a trace, such as people who were unenrolled.")
        self.reconcile_row = add(self.tr("Compare with Moodle every"), self.reconcile, text)
        self.full = self._number(0, 366, self.tr(" days"))
        self.full.setSpecialValueText(self.tr("Never"))
        text = self.tr("Comparing finds everything already; this is for who wants to be sure.")
        add(self.tr("Read everything again every"), self.full, text)
        self.quiet_row = add(self.tr("Quiet hours"), self._quiet_field(), "")

    def _quiet_field(self) -> QWidget:
        field = QWidget()
        field.setMinimumWidth(2 * FIELD_WIDTH)
        line = QHBoxLayout(field)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * STEP)
        self.quiet = QCheckBox(self.tr("from"))
        self.quiet.setAccessibleName(self.tr("Quiet hours"))
        self.quiet_from, self.quiet_to = TimeField(), TimeField()
        self.quiet_from.setAccessibleName(self.tr("Quiet from"))
        self.quiet_to.setAccessibleName(self.tr("Quiet to"))
        for edge in (self.quiet_from, self.quiet_to):
            edge.setFixedWidth(EDGE_WIDTH)
        for widget in (self.quiet, self.quiet_from, QLabel(self.tr("to")), self.quiet_to):
            line.addWidget(widget)
        line.addStretch(1)
        field.setFocusProxy(self.quiet)
        return field

    def _build_foot(self) -> None:
        self.words = muted_label(wrap=True)
        self.next = muted_label(wrap=True)
        self.body.addSpacing(STEP)
        self.body.addWidget(self.words)
        self.body.addWidget(self.next)
        self.body.addSpacing(STEP)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.save_button = primary_button(self.tr("Save the schedule"))
        self.save_button.clicked.connect(self._save)
        cancel = plain_button(self.tr("Cancel"))
        cancel.clicked.connect(self.closed)
        row.addWidget(self.save_button)
        row.addWidget(cancel)
        row.addStretch(1)
        self.limits_button = link_button(self.tr("Batch size and time limit …"))
        self.limits_button.clicked.connect(self.limits_asked)
        row.addWidget(self.limits_button)
        self.body.addLayout(row)
        self.body.addWidget(hairline())
        self.body.addLayout(self._build_once())

    def _build_once(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addWidget(muted_label(self.tr("By hand, once:")))
        self.full_button = plain_button(self.tr("Full sync now"))
        self.full_button.setToolTip(self.tr("Read everything from Moodle again, whatever has changed"))
        self.full_button.clicked.connect(self.full_asked)
        self.recheck_button = plain_button(self.tr("Read the last hours again …"))
        self.recheck_button.setToolTip(self.tr("Read what Moodle dates within hours that you choose, seen or not"))
        self.recheck_button.clicked.connect(self.recheck_asked)
        row.addWidget(self.full_button)
        row.addWidget(self.recheck_button)
        row.addStretch(1)
        return row

    def _number(self, low: int, high: int, suffix: str, step: int = 1) -> IntegerField:
        field = IntegerField()
        field.setRange(low, high)
        field.setSuffix(suffix)
        field.setSingleStep(step)
        return field

    def show_schedule(self, schedule: Schedule, zone: str | None) -> None:
        """Show these settings. zone: of the site's clock; None = as Moodle says."""
        self._kind = type(schedule)
        self.automatic.setChecked(schedule.automatic)
        self.incremental.setValue(schedule.incremental_minutes)
        self.scan.setValue(schedule.scan_minutes)
        self.reconcile.setValue(schedule.reconcile_minutes)
        self.full.setValue(schedule.full_days)
        self.quiet.setChecked(schedule.quiet_from is not None)
        start, end = schedule.quiet_from or USUAL_QUIET[0], schedule.quiet_to or USUAL_QUIET[1]
        self.quiet_from.setTime(QTime(start.hour, start.minute))
        self.quiet_to.setTime(QTime(end.hour, end.minute))
        clock = zone or self.tr("as Moodle says")
        text = self.tr(
            "Nothing runs by itself then, by the site's clock ({0}). What runs stops, and goes on afterwards."
        )
        self.quiet_row.set_help(text.format(clock))
        self._check()

    def show_next(self, text: str) -> None:
        """Say when the next run is, and why then."""
        self.next.setText(text)
        self.next.setVisible(bool(text))

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {
            "automatic": self.automatic.isChecked(),
            "incremental_minutes": self.incremental.value(),
            "scan_minutes": self.scan.value(),
            "reconcile_minutes": self.reconcile.value(),
            "full_days": self.full.value(),
        }
        if self.quiet.isChecked():
            for name, edge in (("quiet_from", self.quiet_from), ("quiet_to", self.quiet_to)):
                values[name] = time(edge.time().hour(), edge.time().minute())
        return values

    def _check(self) -> Schedule | None:
        """The settings, if they fit; what does not is said beside its field."""
        values = self._values()
        for edge in (self.quiet_from, self.quiet_to):
            edge.setEnabled(self.quiet.isChecked())
        seldom = values["reconcile_minutes"] >= values["incremental_minutes"]
        text = self.tr("Not more often than looking for changes.")
        self.reconcile_row.set_error("" if seldom else text)
        long = "quiet_from" not in values or values["quiet_from"] != values["quiet_to"]
        self.quiet_row.set_error("" if long else self.tr("They must not begin and end at the same time."))
        fits = seldom and long and self._kind is not None
        self.save_button.setEnabled(fits)
        schedule: Schedule | None = self._kind.model_validate(values) if fits else None
        self.words.setText(schedule_words(schedule) if schedule is not None else "")
        self.words.setVisible(schedule is not None)
        return schedule

    def _save(self) -> None:
        schedule = self._check()
        if schedule is not None:
            self.saved.emit(schedule)
