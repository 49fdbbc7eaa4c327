"""What the window shows while no page can be: opening a site, and a site that could not be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from alx_desktop.domain.errors import StoreLoginRefused, StoreRightMissing
from alx_desktop.domain.progress import Progress
from alx_desktop.ui import formats
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.labels import muted_label, title_label
from alx_desktop.ui.widgets.skeleton import PageSkeleton
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.words import said


class OpeningScreen(QWidget):
    """A page in outline, while the store is opened."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Opening"))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(4 * STEP)
        self.title_label = title_label(" ")
        column.addWidget(self.title_label)
        column.addWidget(PageSkeleton(theme), 1)

    def show_site(self, name: str) -> None:
        """Which site is opened."""
        self.show_words(self.tr("Opening {0} …").format(name) if name else "")

    def show_words(self, words: str) -> None:
        """What happens meanwhile."""
        self.title_label.setText(words or " ")


class FailedScreen(QWidget):
    """A site that could not be opened: why, what was kept, what can be done. login_asked(name): to its shared store."""

    retry_asked = Signal()
    login_asked = Signal(str)
    sites_asked = Signal()
    connection_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(4 * STEP)
        self.title_label = title_label()
        column.addWidget(self.title_label)
        self.panel = ErrorPanel(theme)
        self.login_button = self.panel.add_action(self.tr("Log in to the store …"), self._ask_login)
        self.panel.add_action(self.tr("Try again"), self.retry_asked.emit)
        self.panel.add_action(self.tr("Choose another site"), self.sites_asked.emit)
        column.addWidget(self.panel)
        column.addStretch(1)
        self._name = ""

    def _ask_login(self) -> None:
        self.login_asked.emit(self._name)

    def show_error(self, name: str, error: Exception) -> None:
        """Say what happened to which site."""
        self._name = name
        title = self.tr("{0} could not be opened").format(name) if name else self.tr("The settings could not be read")
        self.title_label.setText(title)
        self.setAccessibleName(title)
        self.login_button.setVisible(isinstance(error, StoreLoginRefused | StoreRightMissing))
        self.panel.show_error(error, kept=self.tr("Nothing was changed: what was synced is still there."))


class DemoScreen(QWidget):
    """Makes the demo site: progress and Cancel."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2 * STEP)
        column.addStretch(1)
        title = title_label(self.tr("Making the demo site"))
        column.addWidget(title)
        column.addWidget(
            muted_label(self.tr("Companies, learners, courses and two years of training, all invented."), small=False)
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title.text())
        self.bar.setMinimumWidth(grown(420))
        column.addSpacing(2 * STEP)
        column.addWidget(self.bar)
        self.words_label = muted_label(" ")
        column.addWidget(self.words_label)
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        column.addSpacing(2 * STEP)
        column.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        outer.addLayout(column)
        outer.addStretch(1)
        self.setAccessibleName(title.text())
        self.begin()

    def begin(self) -> None:
        """Start from nothing."""
        self.bar.setRange(0, 0)
        self.words_label.setText(" ")
        self.cancel_button.setEnabled(True)

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        share = progress.fraction
        self.bar.setRange(0, 1000 if share is not None else 0)
        if share is not None:
            self.bar.setValue(int(share * 1000))
        counts = f"{formats.integer(progress.done)} / {formats.integer(progress.total)}" if progress.total else ""
        self.words_label.setText(" · ".join(part for part in (said(progress.message), counts) if part) or " ")

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancel_asked.emit()
