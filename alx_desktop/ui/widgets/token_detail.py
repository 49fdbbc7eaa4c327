"""The detail panel of one token: what it may, where its clients stand, what was done to it, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.services.token_list import REVOKED
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.token_words import (
    act_word,
    company_words,
    expiry_words,
    limit_words,
    mode_words,
    protocol_word,
    refusal_words,
    scopes_line,
    state_pill,
)
from alx_desktop.ui.tokens import SMALL_SIZE, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import danger_button, icon_button, plain_button
from alx_desktop.ui.widgets.labels import ElidedLabel, heading_label, muted_label, set_tone
from alx_desktop.ui.widgets.pill import StatusPill
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.services.token_list import TokenDetail, TokenLine
    from alx_desktop.services.token_view import ClientView

WIDTH = grown(380)

Fact = tuple[str, str, str]
"""Label, value, tone."""


class TokenDetailPanel(QFrame):
    """closed(): the person closed the panel. The buttons are of the page."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Details of the token"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(2 * STEP)
        head = QHBoxLayout()
        self.title_label = ElidedLabel()
        self.title_label.setFont(heading_label().font())
        self.pill = StatusPill(theme)
        self.close_button = icon_button(theme, "x", self.tr("Close the details"))
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.title_label, 1)
        head.addWidget(self.pill)
        head.addWidget(self.close_button)
        column.addLayout(head)
        column.addLayout(self._build_buttons())
        content = QWidget()
        self._inner = QVBoxLayout(content)
        self._inner.setContentsMargins(0, 0, BAR_WIDTH, 0)
        self._inner.setSpacing(2 * STEP)
        self._sections: list[QWidget] = []
        self._inner.addStretch(1)
        column.addWidget(ColumnArea(content, self._inner, BAR_WIDTH), 1)
        self.hide()

    def _build_buttons(self) -> QVBoxLayout:
        self.rotate_button = plain_button(self.tr("Rotate …"))
        self.limits_button = plain_button(self.tr("Limits …"))
        self.revoke_button = danger_button(self.tr("Revoke …"))
        self.company_button = plain_button(self.tr("Company …"))
        self.company_button.setToolTip(self.tr("Choose which of its learner's companies it reads"))
        self.block_button = danger_button(self.tr("Block …"))
        self.unblock_button = plain_button(self.tr("Unblock"))
        self.full_button = plain_button(self.tr("Make the next read full"))
        self.full_button.setToolTip(self.tr("Where a client has lost rows: it is sent everything once more"))
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(2 * STEP)
        for button in (
            self.rotate_button, self.limits_button, self.revoke_button, self.company_button, self.block_button,
            self.unblock_button,
        ):  # fmt: skip
            first.addWidget(button)
        first.addStretch(1)
        second.addWidget(self.full_button)
        second.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2 * STEP)
        column.addLayout(first)
        column.addLayout(second)
        return column

    def show_token(self, detail: TokenDetail) -> None:
        """Show another token, or the same one anew."""
        line = detail.line
        self.title_label.setText(line.token.name)
        self.pill.set_pill(state_pill(line))
        usable = self._show_buttons(line)
        self.full_button.setEnabled(usable and not line.token.next_full)
        for section in self._sections:
            self._inner.removeWidget(section)
            section.deleteLater()
        self._sections = []
        self._add_section("", self._facts(detail))
        self._add_section(self.tr("Limits"), self._limits(detail))
        for client in detail.clients[:5]:
            self._add_section(protocol_word(client.protocol), _client_facts(client, line.now))
        if not detail.clients:
            nothing = self.tr("No client has read with it yet.")
            if line.token.last_used_at is not None:
                nothing = self.tr("Its clients read everything each time, as OData, lists and downloads do: where they "
                                  "stand is not kept. The page Monitoring has the rows they were sent.")  # fmt: skip
            self._add_section(self.tr("Refreshes"), [("", nothing, "muted")])
        self._add_section(self.tr("History"), self._history(detail))
        self.show()

    def _show_buttons(self, line: TokenLine) -> bool:
        """Those of its kind; whether it is neither revoked nor blocked."""
        usable, moodle = line.state != REVOKED, line.moodle
        for button in (self.rotate_button, self.limits_button, self.revoke_button):
            button.setVisible(moodle is None)
            button.setEnabled(usable)
        self.company_button.setVisible(moodle is not None)
        self.company_button.setEnabled(moodle is not None and bool(moodle.companies))
        self.block_button.setVisible(moodle is not None and usable)
        self.unblock_button.setVisible(moodle is not None and not usable)
        return usable

    def _add_section(self, title: str, facts: list[Fact]) -> None:
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, STEP)
        column.setSpacing(STEP)
        if title:
            column.addWidget(heading_label(title))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(5)
        for label, value, tone in facts:
            shown = QLabel(value)
            shown.setFont(sized(SMALL_SIZE, tabular=True))
            shown.setWordWrap(True)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            set_tone(shown, tone)
            if label:
                form.addRow(muted_label(label), shown)
            else:
                form.addRow(shown)
        column.addLayout(form)
        self._inner.insertWidget(self._inner.count() - 1, section)
        self._sections.append(section)

    def _facts(self, detail: TokenDetail) -> list[Fact]:
        line = detail.line
        token = line.token
        facts: list[Fact] = [
            *self._refusal(line),
            (self.tr("Company"), company_words(line), "" if line.company else "bad"),
            *self._of_moodle(line),
            (self.tr("Id"), token.token_id, ""),
            (self.tr("Created"), formats.exact_time(token.created_at), ""),
            (self.tr("Expires"), expiry_words(token.expires_at, line.now),
             {"expiring": "warn", "expired": "bad"}.get(line.state, "")),
            (self.tr("Last used"), formats.exact_time(token.last_used_at) if token.last_used_at
             else self.tr("never"), ""),
            (self.tr("Calls today"), formats.integer(line.calls_today), ""),
        ]  # fmt: skip
        if token.revoked_at is not None:
            word = self.tr("Revoked") if line.moodle is None else self.tr("Blocked")
            facts.append((word, formats.exact_time(token.revoked_at), ""))
        if (token.former_until or 0) > line.now:
            text = self.tr("good until {0}").format(formats.exact_time(token.former_until))
            facts.append((self.tr("Former secret"), text, "warn"))
        if token.next_full:
            facts.append((self.tr("Next read"), self.tr("full, as you asked"), "accent"))
        return facts

    def _refusal(self, line: TokenLine) -> list[Fact]:
        if line.refused is None:
            return []
        why, helps = refusal_words(line.refused)
        return [(self.tr("Refused"), why, "bad"), ("", helps, "muted")]

    def _of_moodle(self, line: TokenLine) -> list[Fact]:
        if line.moodle is None:
            return []
        token = line.moodle.token
        return [
            (self.tr("Learner"), line.moodle.user or self.tr("user {0}").format(token.user_id), ""),
            (self.tr("Web service"), token.service, ""),
            (self.tr("Source"), self.tr("Moodle, read by each sync"), ""),
        ]

    def _limits(self, detail: TokenDetail) -> list[Fact]:
        token = detail.line.token
        reads = formats.integer(detail.reads_today)
        daily = self.tr("{0} of {1} refreshes today").format(reads, formats.integer(token.daily_limit))
        counted = formats.counted(detail.reads_today, self.tr("1 refresh today"), self.tr("{n} refreshes today"))
        without = self.tr("no limit; {0}").format(counted)
        return [
            (self.tr("May read"), scopes_line(token.scopes), ""),
            (self.tr("Only from"), ", ".join(token.ip_rules) or self.tr("everywhere"), ""),
            (self.tr("Daily"), daily if token.daily_limit else without, ""),
            (self.tr("Per minute"), limit_words(token.burst_per_minute), ""),
            (self.tr("At once"), limit_words(token.concurrency), ""),
        ]

    def _history(self, detail: TokenDetail) -> list[Fact]:
        now = detail.line.now
        return [
            (formats.clock_time(entry.at, now), self.tr("{0} by {1}").format(act_word(entry.act), entry.actor), "")
            for entry in detail.history
        ]


def _client_facts(client: ClientView, now: int) -> list[Fact]:
    delivered = formats.relative_time(client.delivered_at, now) if client.delivered_at else tr("not to its end yet")
    facts: list[Fact] = [
        (tr("Mode"), mode_words(client.mode), ""),
        (tr("Began"), formats.relative_time(client.session_at, now), ""),
        (tr("Delivered"), delivered, ""),
        (tr("Rows"), formats.integer(client.rows), ""),
        (tr("Watermark"), formats.duration(client.watermark_age), ""),
    ]
    if client.error:
        facts.append((tr("Error"), client.error, "bad"))
    return facts
