"""The first thing a new user sees: the demo site, or their own Moodle."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from alx_desktop.ui.icons import application_icon
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import CARD_GAP, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import link_button, plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label, title_label
from alx_desktop.ui.widgets.states import IconLabel

WIDTH = min(grown(720), 900)
"""Where text is large too, the two choices stand beside each other in the smallest window."""


class WelcomeScreen(QWidget):
    """connect_asked(): connect to a Moodle site; demo_asked(): open the demo site."""

    connect_asked = Signal()
    demo_asked = Signal()
    shared_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        title = self.tr("Welcome to ALX Desktop")
        self.setAccessibleName(title)
        content = QWidget()
        outer = QHBoxLayout(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ColumnArea(content, outer, BAR_WIDTH))
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2 * STEP)
        column.addStretch(2)
        logo = QLabel()
        logo.setPixmap(application_icon().pixmap(48, 48))
        column.addWidget(logo)
        column.addSpacing(STEP)
        column.addWidget(title_label(title))
        words = muted_label(
            self.tr(
                "Reports on training from Moodle and IOMAD: who has completed what, what is overdue, what expires. "
                "It reads your site's database, keeps a copy on this computer, and never writes to Moodle."
            ),
            wrap=True,
            small=False,
        )
        words.setMaximumWidth(WIDTH)
        column.addWidget(words)
        column.addSpacing(4 * STEP)
        column.addLayout(self._build_choices())
        column.addSpacing(2 * STEP)
        self.shared_button = link_button(self.tr("I was let in to a shared store …"))
        self.shared_button.setToolTip(self.tr("Open a store that an administrator keeps up to date, without Moodle"))
        self.shared_button.clicked.connect(self.shared_asked)
        column.addWidget(self.shared_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        outer.addLayout(column)
        outer.addStretch(1)

    def _build_choices(self) -> QHBoxLayout:
        cards = QHBoxLayout()
        cards.setSpacing(CARD_GAP)
        self.connect_button = primary_button(self.tr("Connect to Moodle"))
        self.connect_button.clicked.connect(self.connect_asked)
        self.demo_button = plain_button(self.tr("Open the demo site"))
        self.demo_button.clicked.connect(self.demo_asked)
        cards.addWidget(
            self._choice(
                "plug",
                self.tr("Your Moodle site"),
                self.tr("You need the address of its database and an account that may read. Every step is tested."),
                self.connect_button,
            )
        )
        cards.addWidget(
            self._choice(
                "graduation-cap",
                self.tr("A site to try"),
                self.tr("Invented companies, learners and two years of training, made on this computer in a minute."),
                self.demo_button,
            )
        )
        return cards

    def _choice(self, icon: str, title: str, text: str, button: QPushButton) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        card.setFixedWidth((WIDTH - CARD_GAP) // 2)
        card.setAccessibleName(title)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(IconLabel(self._theme, icon, "accent_text", 24))
        column.addSpacing(STEP)
        column.addWidget(heading_label(title))
        column.addWidget(muted_label(text, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        column.addSpacing(2 * STEP)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card
