"""The security check-list: what was looked at, with what is right as well as what is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.services.endpoint_checks import Check
from alx_desktop.ui import formats
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.states import IconLabel, Skeleton
from alx_desktop.ui.words import tr

ICONS = {"good": "circle-check", "warn": "triangle-alert", "bad": "circle-alert"}


class ChecksCard(Card):
    """show_checks() fills it; until then it is loading."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Security check-list"))
        self._theme = theme
        self._list: QWidget = Skeleton(theme, 5)
        self.body.addWidget(self._list)
        self.body.addStretch(1)
        self.texts: list[str] = []

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what was found."""
        old, self._list = self._list, QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * STEP)
        self.texts = []
        for check in checks:
            title, advice = check_words(check)
            self.texts.append(title)
            column.addLayout(self._line(check.tone, title, advice if check.tone != "good" else ""))
        self.body.insertWidget(0, self._list)
        self.body.removeWidget(old)
        old.hide()
        old.deleteLater()
        wrong = sum(check.tone != "good" for check in checks)
        good = self.tr("Nothing found")
        self.set_note(formats.counted(wrong, self.tr("1 to look at"), self.tr("{n} to look at")) if wrong else good)

    def _line(self, tone: str, title: str, advice: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        icon = IconLabel(self._theme, ICONS[tone], tone)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 2, 0, 0)
        holder.addWidget(icon)
        holder.addStretch(1)
        row.addLayout(holder)
        words = QVBoxLayout()
        words.setSpacing(1)
        label = QLabel(title)
        label.setWordWrap(True)
        words.addWidget(label)
        if advice:
            words.addWidget(muted_label(advice, wrap=True))
        row.addLayout(words, 1)
        return row


def check_words(check: Check) -> tuple[str, str]:
    """(What was found, what to do) in the person's words."""
    first = check.facts[0] if check.facts else ""
    number = int(first) if isinstance(first, int) else 0
    make, day = formats.counted, formats.exact_time
    words = {
        "address_here": (tr("Only this computer reaches it ({0})").format(first), ""),
        "address_network": (tr("Other computers reach it ({0})").format(first),
                            tr("Let the firewall admit only those that need it.")),
        "no_tls_here": (tr("Not encrypted, and it never leaves this computer"), ""),
        "no_tls_network": (tr("Other computers would reach it without encryption: it does not start so"),
                           tr("Import a certificate, or make one.")),
        "certificate_bad": (tr("The certificate cannot be used: {0}").format(first), tr("Import it anew.")),
        "certificate_expired": (tr("The certificate has expired: {0}").format(day(number)),
                                tr("Import a new one. Until then, clients refuse the connection.")),
        "certificate_soon": (tr("The certificate expires: {0}").format(day(number)), tr("Import a new one before.")),
        "certificate_self": (tr("The certificate is signed by itself"),
                             tr("Right for a few computers that were told to trust it; else take one of your "
                                "organisation's.")),
        "certificate_good": (tr("Encrypted; the certificate is good until {0}").format(day(number)), ""),
        "tokens_expire": (tr("All active tokens expire one day"), ""),
        "tokens_endless": (make(number, tr("1 active token never expires"), tr("{n} active tokens never expire")),
                           tr("Give it a day, and rotate it before.")),
        "tokens_from": (tr("Every token is bound to addresses"), ""),
        "tokens_anywhere": (make(number, tr("1 token may be used from everywhere"),
                                 tr("{n} tokens may be used from everywhere")),
                            tr("Set “Only from” on the Tokens page: a stolen token is then of no use elsewhere.")),
        "tokens_unused": (make(number, tr("1 token was not used for 90 days"),
                               tr("{n} tokens were not used for 90 days")), tr("Revoke what nobody needs.")),
        "tokens_unlimited": (make(number, tr("1 token has no daily limit"), tr("{n} tokens have no daily limit")),
                             tr("A limit stops a client that has run wild.")),
        "audit_whole": (tr("The audit trail is whole: no entry was changed or taken out"), ""),
        "audit_broken": (tr("The audit trail is broken at entry {0}").format(number),
                         tr("Somebody changed the database past this application. `alx-desktop doctor` says more.")),
        "cors_off": (tr("Web pages of others may not read it (CORS is off)"), ""),
        "cors_on": (tr("Web pages may read it: {0}").format(first), tr("Take out what is not needed.")),
    }  # fmt: skip
    return words[check.key]
