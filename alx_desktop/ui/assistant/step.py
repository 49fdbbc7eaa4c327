"""What every page of the assistant is: it shows the draft, takes it over, and says whether one may go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from alx_desktop.ui.assistant.draft import Draft


class AssistantStep(QWidget):
    """ready_changed(): `is_ready` may differ now."""

    ready_changed = Signal()

    title = ""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft

    @property
    def is_ready(self) -> bool:
        """Whether the person may go on."""
        return True

    def enter(self) -> None:
        """The step comes to the front: show the draft."""

    def leave(self) -> bool:
        """Take what was typed into the draft; False = something must be mended first, and is marked."""
        return True
