"""The assistant: who pulls? It says what that needs and what fails when this machine sleeps, and sets it up."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialog, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from alx_desktop.ui.endpoint_cards.settings_card import HERE, NETWORK
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import link_button, plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.states import monospace
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.services.always_on import AlwaysOnState

WIDTH = dialog_width(620)
AROUND = 132
"""Pixels of the height that margins, heading and buttons take."""


@dataclass(frozen=True, slots=True)
class Puller:
    """Somebody who reads. host: what the endpoint must listen on. always_on: it pulls while nobody is at the desk."""

    key: str
    title: str
    needs: tuple[str, ...]
    asleep: str
    host: str
    always_on: bool


def pullers() -> list[Puller]:
    """Who may pull, and what that needs."""
    same = tr("A token of the company, on the Tokens page: paste it as the password; the user name is anything.")
    trust = tr("A certificate, which each computer that reads must trust: your organisation's, or one made here.")
    wall = tr("The firewall of this computer must let them in to the port.")
    return [
        Puller(
            "desktop", tr("Power BI Desktop or Excel on this computer"),
            (tr("Nothing but the address that is set already: no certificate, nothing open to others."), same),
            tr("A refresh needs this window, or “alx-desktop serve”, to run. Asleep or closed, it fails with “unable "
               "to connect”; the next one catches up, and nothing is lost."), HERE, False,
        ),
        Puller(
            "gateway", tr("Power BI Service, through a gateway"),
            (tr("The on-premises data gateway (standard mode). Where it runs on this computer, the address stays "
                "“this computer only”; else other computers must reach it, with a certificate."),
             same, tr("“alx-desktop serve” as a service: refreshes come while nobody is logged in.")),
            tr("A scheduled refresh at that time fails, and Power BI sends an e-mail; after four failures in a row it "
               "switches the schedule off. Keep the machine from sleeping, or move it to a server."), HERE, True,
        ),
        Puller(
            "colleague", tr("A colleague's Power BI or Excel, in this network"),
            (trust, wall, tr("Their own token, bound to their address with “Only from”.")),
            tr("Their refresh fails until this computer is awake again; what they have stays as it was."),
            NETWORK, False,
        ),
        Puller(
            "script", tr("A script or a data warehouse"),
            (tr("On this computer: nothing more. On another one: the two points below."), trust, wall,
             tr("“alx-desktop serve” as a service, where it runs at night.")),
            tr("It gets no connection. A client that repeats later misses nothing: changes wait for it."),
            NETWORK, True,
        ),
    ]  # fmt: skip


class PullAssistant(QDialog):
    """set_up(host, whether it starts by itself, whether as a service): put that into the settings, where it can be
    looked at and applied. take_down_asked(): the service shall go.
    """

    set_up = Signal(str, bool, bool)
    take_down_asked = Signal()

    def __init__(self, parent: QWidget, service: AlwaysOnState) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pullers = pullers()
        self._service, self._there = service, service.on or bool(service.doubt)
        title = self.tr("Who pulls?")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        content = QWidget()
        self._content = QVBoxLayout(content)
        self._content.setContentsMargins(0, 0, BAR_WIDTH, 0)
        self._content.setSpacing(2 * STEP)
        column.addWidget(ColumnArea(content, self._content, BAR_WIDTH), 1)
        self._build_content(self._content)
        column.addLayout(self._buttons())
        self._group.idClicked.connect(self._show)
        self.choices[0].setChecked(True)
        self._show(0)
        self.choices[0].setFocus()

    def _build_content(self, column: QVBoxLayout) -> None:
        self._group = QButtonGroup(self)
        self.choices: list[QRadioButton] = []
        for at, puller in enumerate(self._pullers):
            choice = QRadioButton(puller.title)
            self._group.addButton(choice, at)
            self.choices.append(choice)
            column.addWidget(choice)
        column.addSpacing(STEP)
        self.needs_label = self._part(column, self.tr("What it needs"))
        self.asleep_label = self._part(column, self.tr("When this computer sleeps"))
        self._build_service(column)
        column.addStretch(1)

    def _part(self, column: QVBoxLayout, title: str) -> QLabel:
        column.addWidget(heading_label(title))
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(label)
        column.addSpacing(STEP)
        return label

    def _build_service(self, column: QVBoxLayout) -> None:
        self.service = QWidget()
        inner = QVBoxLayout(self.service)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(STEP)
        inner.addWidget(heading_label(self.tr("As a service")))
        text = self.tr("Without this window, also after a restart of the computer. The window's endpoint stops for it: "
                       "both cannot have the same port. Moodle's password must be kept in your keychain.")  # fmt: skip
        inner.addWidget(muted_label(text, wrap=True))
        self.service_box = QCheckBox(self.tr("Set it up when the settings are applied"))
        self.service_box.setChecked(not self._there)
        self.service_box.setHidden(self._there)
        inner.addWidget(self.service_box)
        inner.addLayout(self._build_present())
        inner.addWidget(muted_label(self._system_words(), wrap=True))
        command = QLabel(self._service.command)
        command.setFont(monospace())
        command.setWordWrap(True)
        command.setTextFormat(Qt.TextFormat.PlainText)
        command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner.addWidget(command)
        self.copy_button = link_button(self.tr("Copy command"))
        self.copy_button.clicked.connect(self._copy)
        inner.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.service)

    def _build_present(self) -> QHBoxLayout:
        """The service that is there already, or may be."""
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        words = self.tr("It is set up: {0}").format(self._service.name)
        if self._service.doubt:
            known = self.tr("The system does not say whether it is set up: {0}. Its file: {1}")
            words = known.format(self._service.doubt.rstrip("."), self._service.place)
        there = QLabel(words)
        there.setWordWrap(True)
        there.setTextFormat(Qt.TextFormat.PlainText)
        self.remove_button = link_button(self.tr("Take it down"))
        self.remove_button.clicked.connect(self._take_down)
        row.addWidget(there, 1)
        row.addWidget(self.remove_button)
        if not self._there:
            # Never shown here: without a parent yet, they would be windows of their own for a moment.
            there.hide()
            self.remove_button.hide()
        return row

    def _system_words(self) -> str:
        if sys.platform == "win32":
            return self.tr(
                "Windows asks whether this may change the computer, then for your Windows password. It runs:"
            )
        if sys.platform == "darwin":
            return self.tr("macOS starts it when you log in. It runs:")
        return self.tr("A unit of your systemd, which goes on when you log out. It runs:")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        cancel = plain_button(self.tr("Close"))
        cancel.clicked.connect(self.reject)
        self.go_button = primary_button(self.tr("Put it into the settings"))
        self.go_button.clicked.connect(self._go)
        row.addWidget(cancel)
        row.addWidget(self.go_button)
        return row

    @property
    def chosen(self) -> Puller:
        """Who pulls."""
        return self._pullers[max(0, self._group.checkedId())]

    def _show(self, at: int) -> None:
        puller = self._pullers[at]
        self.needs_label.setText("\n".join(f"•  {need}" for need in puller.needs))
        self.asleep_label.setText(puller.asleep)
        self.service.setVisible(puller.always_on)
        width = max(WIDTH, self.width())
        inner = self._content.totalHeightForWidth(width - 2 * PAGE_MARGIN)
        self.resize(width, min(inner + AROUND, self.screen().availableGeometry().height() - AROUND))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._service.command)
        self.copy_button.setText(self.tr("Copied"))

    def _go(self) -> None:
        puller = self.chosen
        self.accept()
        # Where a service serves, the window must not take its port.
        as_service = puller.always_on and self.service_box.isChecked()
        self.set_up.emit(puller.host, not puller.always_on, as_service)

    def _take_down(self) -> None:
        self.accept()
        self.take_down_asked.emit()
