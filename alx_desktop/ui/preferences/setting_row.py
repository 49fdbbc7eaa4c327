"""One setting on the page: what it is called, whether it differs from its default, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QPushButton

from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.buttons import icon_button
from alx_desktop.ui.widgets.form import FormRow
from alx_desktop.ui.widgets.labels import set_tone
from alx_desktop.ui.words import tr


def reset_button(theme: Theme) -> QPushButton:
    """The way back to the default; it keeps its room while it is hidden, so that nothing moves."""
    button = icon_button(theme, "rotate-ccw", tr("Back to the default"))
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
    button.hide()
    return button


@dataclass
class SettingRow:
    """differs: whether it is otherwise than a new site has it. default_text: that value in words."""

    title: str
    row: FormRow
    button: QPushButton
    differs: Callable[[], bool]
    default_text: Callable[[], str]
    help_text: str = ""
    is_found: bool = field(default=True, init=False)

    def show_state(self) -> None:
        """Mark it where it differs: in words, with an accent on its name, and with the way back."""
        is_other = self.differs()
        default = tr("Default: {0}.").format(self.default_text()) if is_other else ""
        self.row.set_help(" ".join(part for part in (self.help_text, default) if part))
        set_tone(self.row.label, "accent" if is_other else "")
        self.button.setToolTip(tr("Back to the default: {0}").format(self.default_text()))
        self.button.setAccessibleName(tr("{0}: back to the default").format(self.title))
        self.button.setVisible(is_other and self.is_found)
        self.row.set_visible(self.is_found)

    def fits(self, text: str) -> bool:
        """Whether every word that was typed is in its name or its help."""
        own = f"{self.title} {self.help_text}".casefold()
        return all(word in own for word in text.casefold().split())

    def set_found(self, is_found: bool) -> None:
        """Show it or not, as the search wants."""
        self.is_found = is_found
        self.row.set_visible(is_found)
        self.button.setVisible(is_found and self.differs())
