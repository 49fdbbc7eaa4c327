"""Whether the endpoint answers, where, from where it is reached; start, stop, restart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel

from alx_desktop.services.endpoint_control import EndpointStatus
from alx_desktop.services.reachability import EVERYWHERE, is_only_here
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP, TITLE_SIZE
from alx_desktop.ui.widgets.buttons import link_button, plain_button, primary_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.pill import Pill, Shape, StatusPill


class StatusCard(Card):
    """start_asked(), stop_asked(), restart_asked(): a button was clicked."""

    start_asked = Signal()
    stop_asked = Signal()
    restart_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("State of the endpoint"))
        row = QHBoxLayout()
        row.setSpacing(3 * STEP)
        self.url_label = QLabel()
        self.url_label.setFont(sized(TITLE_SIZE - 2))
        self.pill = StatusPill(theme)
        self.copy_button = link_button(self.tr("Copy address"))
        self.copy_button.clicked.connect(self._copy)
        self.start_button = primary_button(self.tr("Start"))
        self.stop_button = plain_button(self.tr("Stop"))
        self.restart_button = plain_button(self.tr("Restart"))
        self.start_button.clicked.connect(self.start_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        self.restart_button.clicked.connect(self.restart_asked)
        row.addWidget(self.pill)
        row.addWidget(self.url_label)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        for button in (self.restart_button, self.stop_button, self.start_button):
            row.addWidget(button)
        self.body.addLayout(row)
        self.reach_label = muted_label(wrap=True, small=False)
        self.body.addWidget(self.reach_label)

    def show_state(
        self, status: EndpointStatus, busy: str, host: str, names: tuple[str, ...], service: str = ""
    ) -> None:
        """host: the address of the settings. names: by which other machines call this one, once they are known.

        service: what the system serves with instead of the window, "" = nothing.
        """
        words = {"starting": self.tr("Starting …"), "stopping": self.tr("Stopping …"),
                 "restarting": self.tr("Restarting …")}  # fmt: skip
        if busy:
            self.pill.set_pill(Pill(words[busy], Shape.HALF, "accent"))
        elif status.running:
            self.pill.set_pill(Pill(self.tr("Running"), Shape.CHECK, "good"))
        else:
            self.pill.set_pill(Pill(self.tr("Stopped"), Shape.RING, "neutral"))
        self.url_label.setText(status.url or "")
        self.url_label.setVisible(status.running)
        self.copy_button.setVisible(status.running)
        self.start_button.setVisible(not status.running)
        self.stop_button.setVisible(status.running)
        self.restart_button.setVisible(status.running)
        for button in (self.start_button, self.stop_button, self.restart_button):
            button.setEnabled(not busy)
        self.reach_label.setText(self._reach(status, host, names, service))

    def _reach(self, status: EndpointStatus, host: str, names: tuple[str, ...], service: str) -> str:
        if not status.running and service:
            return self.tr("Off in this window: the system serves in its place, with {0}.").format(service)
        if not status.running:
            return self.tr("Off: Power BI, Excel and scripts get nothing. It runs as long as ALX Desktop does.")
        if is_only_here(host):
            return self.tr("Only programs on this computer reach it. It runs as long as ALX Desktop does.")
        if host in EVERYWHERE:
            known = ", ".join(names) or self.tr("its name or address")
            text = self.tr("Every computer that reaches this one can ask, as {0}, if the firewall lets it.")
            return text.format(known)
        return self.tr("Computers that reach {0} can ask, if the firewall lets them.").format(host)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.url_label.text())
        self.copy_button.setText(self.tr("Copied"))
