"""What the checks found: worst first, each with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.labels import muted_label, without_marks
from alx_desktop.ui.widgets.states import IconLabel
from alx_desktop.ui.words import said, tr

if TYPE_CHECKING:
    from alx_desktop.store.finding import Finding

TONES = {"error": ("circle-alert", "bad"), "warning": ("triangle-alert", "warn"), "note": ("info", "muted")}
ORDER = tuple(TONES)


class FindingsList(QWidget):
    """show_findings() fills it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3 * STEP)
        self.texts: list[str] = []

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Replace what is shown."""
        self.clear()
        for finding in sorted(findings, key=lambda one: ORDER.index(str(one.severity))):
            self.texts.append(said(finding.title))
            self._column.addWidget(self._line(finding))

    def clear(self) -> None:
        """Show nothing."""
        self.texts = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _line(self, finding: Finding) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * STEP)
        icon, tone = TONES[str(finding.severity)]
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 2, 0, 0)
        holder.addWidget(IconLabel(self._theme, icon, tone))
        holder.addStretch(1)
        row.addLayout(holder)
        words = QVBoxLayout()
        words.setSpacing(1)
        title = QLabel(said(finding.title))
        title.setAccessibleName(f"{severity_word(str(finding.severity))}: {said(finding.title)}")
        detail = muted_label(said(finding.detail), wrap=True)
        # The command line's advice names a command; here there is a button.
        advice = tr("“Repair …” below puts it right.") if finding.repairable else without_marks(said(finding.advice))
        for label in (title, QLabel(advice), detail):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if label.text():
                words.addWidget(label)
        row.addLayout(words, 1)
        return line


def severity_word(severity: str) -> str:
    """How bad it is, for those who see no colours."""
    return {"error": tr("Error"), "warning": tr("Warning"), "note": tr("Note")}[severity]


def findings_text(findings: Sequence[Finding]) -> str:
    """The findings as text, to be copied."""
    lines = []
    for finding in findings:
        parts = [said(part) for part in (finding.title, finding.detail, finding.advice)]
        lines.append(f"[{severity_word(str(finding.severity))}] " + ". ".join(part for part in parts if part))
    return "\n".join(lines)
