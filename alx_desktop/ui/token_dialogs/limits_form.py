"""The limits of a token as a form: until when, from where, what, and how much."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QVBoxLayout, QWidget

from alx_desktop.domain.tokens import DAY, Token, TokenScope, ip_rule
from alx_desktop.services.tokens import TokenLimits
from alx_desktop.ui.token_words import scope_words
from alx_desktop.ui.tokens import CONTROL_HEIGHT, STEP
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.spin import IntegerField
from alx_desktop.ui.words import tr

CHOICES_DAYS = (30, 90, 365, 730)
A_DATE, NEVER = -1, 0
LARGEST = 1_000_000
LONGEST_NAME = 100


class LimitsForm(Form):
    """changed(): something was typed or chosen. now: UTC epoch seconds, a clock for tests. named: with a name first."""

    changed = Signal()

    def __init__(self, now: float, *, named: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = int(now)
        self.name_field = QLineEdit(self)
        self.name_field.setMaxLength(LONGEST_NAME)
        self.name_field.textChanged.connect(self.changed)
        self.name_field.setVisible(named)
        if named:
            text = self.tr("Who uses it, such as “Power BI of the training team”.")
            self.add_row(self.tr("Name"), self.name_field, text)
        self._build_expiry()
        self.ip_field = QLineEdit()
        self.ip_field.setPlaceholderText(self.tr("Everywhere"))
        self.ip_row = self.add_row(
            self.tr("Only from"),
            self.ip_field,
            self.tr("Addresses or networks, with commas between them: 10.1.2.3, 10.1.0.0/16. None: from everywhere."),
        )
        self.ip_field.textChanged.connect(self._on_ip)
        self._build_scopes()
        text = self.tr("Refreshes on a day of the site. A refresh counts once, however many pages it has.")
        self.daily = self._number(self.tr("Daily limit"), text)
        self.burst = self._number(self.tr("Per minute"), self.tr("Requests in a minute."))
        self.at_once = self._number(self.tr("At once"), self.tr("Requests that are answered at the same time."))

    def _build_expiry(self) -> None:
        self.expiry = QComboBox()
        words = {30: self.tr("in 30 days"), 90: self.tr("in 90 days"), 365: self.tr("in a year"),
                 730: self.tr("in two years")}  # fmt: skip
        for days in CHOICES_DAYS:
            self.expiry.addItem(words[days], days)
        self.expiry.addItem(self.tr("on a day …"), A_DATE)
        self.expiry.addItem(self.tr("never"), NEVER)
        self.expiry.setCurrentIndex(self.expiry.findData(365))
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat(tr("d MMM yyyy"))
        self.date.setFixedHeight(CONTROL_HEIGHT)
        self.date.setAccessibleName(self.tr("Expires on"))
        today = QDateTime.fromSecsSinceEpoch(self._now).date()
        self.date.setMinimumDate(today.addDays(1))
        self.date.setDate(today.addDays(365))
        self.expiry_row = self.add_row(self.tr("Expires"), self.expiry, beside=self.date)
        self.expiry.currentIndexChanged.connect(self._on_expiry)
        self._on_expiry()

    def _build_scopes(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2 * STEP)
        self.scope_boxes: dict[TokenScope, QCheckBox] = {}
        for scope, (name, what) in scope_words().items():
            box = QCheckBox(name)
            box.setToolTip(what)
            box.setAccessibleDescription(what)
            box.setChecked(True)
            box.toggled.connect(self._on_change)
            self.scope_boxes[scope] = box
            column.addWidget(box)
        self.scopes_row = self.add_row(self.tr("May read"), holder)

    def _number(self, label: str, help_text: str) -> IntegerField:
        field = IntegerField()
        field.setRange(0, LARGEST)
        field.setSpecialValueText(self.tr("No limit"))
        self.add_row(label, field, help_text)
        return field

    def show_token(self, token: Token) -> None:
        """Fill in what holds for a token."""
        if token.expires_at is None:
            self.expiry.setCurrentIndex(self.expiry.findData(NEVER))
        else:
            self.expiry.setCurrentIndex(self.expiry.findData(A_DATE))
            # An expired token is shown as it is; what is saved must lie ahead.
            self.date.setDate(QDateTime.fromSecsSinceEpoch(token.expires_at).date())
        self.ip_field.setText(", ".join(token.ip_rules))
        for scope, box in self.scope_boxes.items():
            box.setChecked(scope in token.scopes)
        self.daily.setValue(token.daily_limit)
        self.burst.setValue(token.burst_per_minute)
        self.at_once.setValue(token.concurrency)

    def limits(self) -> TokenLimits:
        """What was chosen."""
        scopes = frozenset(scope for scope, box in self.scope_boxes.items() if box.isChecked())
        return TokenLimits(
            self._expires_at(), tuple(self._rules()), scopes, self.daily.value(), self.burst.value(),
            self.at_once.value(),
        )  # fmt: skip

    @property
    def is_right(self) -> bool:
        """Whether it can be saved."""
        return not self._wrong_rule() and any(box.isChecked() for box in self.scope_boxes.values())

    def _expires_at(self) -> int | None:
        days = self.expiry.currentData()
        if days == NEVER:
            return None
        if days == A_DATE:
            # To the end of the day that was chosen, by this machine's clock.
            return QDateTime(self.date.date(), QTime(23, 59, 59)).toSecsSinceEpoch()
        return self._now + int(days) * DAY

    def _rules(self) -> list[str]:
        return [rule.strip() for rule in self.ip_field.text().replace(";", ",").split(",") if rule.strip()]

    def _wrong_rule(self) -> str:
        for rule in self._rules():
            try:
                ip_rule(rule)
            except ValueError:
                return rule
        return ""

    def _on_ip(self) -> None:
        wrong = self._wrong_rule()
        self.ip_row.set_error(self.tr("{0} is no address and no network.").format(wrong) if wrong else "")
        self.changed.emit()

    def _on_expiry(self) -> None:
        days = self.expiry.currentData()
        self.date.setVisible(days == A_DATE)
        text = self.tr("Whoever gets hold of it can read for ever. Choose a day, and rotate it before.")
        self.expiry_row.set_help(text if days == NEVER else "")
        self.changed.emit()

    def _on_change(self) -> None:
        none = not any(box.isChecked() for box in self.scope_boxes.values())
        self.scopes_row.set_error(self.tr("A token that may read nothing is of no use.") if none else "")
        self.changed.emit()
