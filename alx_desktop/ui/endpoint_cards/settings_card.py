"""Address, port, certificate and automatic start of the endpoint: edited together, applied together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from alx_desktop.services.certificate_info import CertificateInfo
from alx_desktop.services.reachability import is_only_here
from alx_desktop.ui import formats
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import muted_label, set_tone
from alx_desktop.ui.widgets.spin import IntegerField

if TYPE_CHECKING:
    from alx_desktop.config import EndpointSettings

HERE, NETWORK = "127.0.0.1", "0.0.0.0"
OTHER = ""


class EndpointSettingsCard(Card):
    """settings: what holds, beside what is edited. apply_asked(dict of EndpointSettings' fields): save them.

    make_asked(), import_asked(): a certificate is wanted. discarded(): what was edited is gone.
    """

    apply_asked = Signal(object)
    make_asked = Signal()
    import_asked = Signal()
    discarded = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Address and certificate"))
        self.settings: EndpointSettings | None = None
        self._certificate: Path | None = None
        self._key: Path | None = None
        self._pfx: Path | None = None
        self.form = Form()
        self.body.addWidget(self.form)
        self._build_address()
        self._build_certificate()
        self.auto_box = QCheckBox(self.tr("Start it with the window, and with “alx-desktop serve”"))
        self.auto_box.toggled.connect(self._look)
        self.form.add_row(self.tr("Automatic start"), self.auto_box)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.note_label = muted_label(wrap=True)
        self.undo_button = plain_button(self.tr("Discard"))
        self.undo_button.clicked.connect(self._discard)
        self.apply_button = plain_button(self.tr("Apply"))
        self.apply_button.clicked.connect(self._apply)
        row.addWidget(self.note_label, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.apply_button)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def _build_address(self) -> None:
        self.reach = QComboBox()
        self.reach.addItem(self.tr("This computer only"), HERE)
        self.reach.addItem(self.tr("Other computers too"), NETWORK)
        self.reach.addItem(self.tr("One address …"), OTHER)
        self.reach.currentIndexChanged.connect(self._look)
        self.host_field = QLineEdit()
        self.host_field.setPlaceholderText("10.1.2.3")
        self.host_field.setAccessibleName(self.tr("Address"))
        self.host_field.textChanged.connect(self._look)
        self.reach_row = self.form.add_row(self.tr("Who reaches it"), self.reach, beside=self.host_field)
        self.port = IntegerField()
        self.port.setRange(0, 65_535)
        self.port.setGroupSeparatorShown(False)
        self.port.setSpecialValueText(self.tr("A free one"))
        self.port.valueChanged.connect(self._look)
        self.form.add_row(self.tr("Port"), self.port, self.tr("Clients have it in their settings: better keep it."))
        self.names_field = QLineEdit()
        self.names_field.setPlaceholderText("reports.example.org")
        self.names_field.textChanged.connect(self._look)
        self.names_row = self.form.add_row(
            self.tr("Names"), self.names_field,
            self.tr("By which clients call it, beside this computer's own; with commas between them. "
                    "A request by another name is refused."),
        )  # fmt: skip

    def _build_certificate(self) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * STEP)
        self.import_button = plain_button(self.tr("Import …"))
        self.make_button = plain_button(self.tr("Make one"))
        self.remove_button = plain_button(self.tr("Remove"))
        self.import_button.clicked.connect(self.import_asked)
        self.make_button.clicked.connect(self.make_asked)
        self.remove_button.clicked.connect(self._remove)
        for button in (self.import_button, self.make_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        self.certificate_row = self.form.add_row(self.tr("Certificate"), holder, " ")

    def show_settings(self, settings: EndpointSettings) -> None:
        """Show what holds; what was edited and not applied goes."""
        self.settings = settings
        at = self.reach.findData(settings.host)
        self.reach.setCurrentIndex(at if at >= 0 else self.reach.findData(OTHER))
        self.host_field.setText("" if at >= 0 else settings.host)
        self.port.setValue(settings.port)
        self.names_field.setText(", ".join(settings.allowed_hosts))
        self.auto_box.setChecked(settings.enabled)
        self._certificate, self._key, self._pfx = settings.certificate, settings.key, settings.pfx
        self._look()

    def show_certificate(self, info: CertificateInfo | None, error: str, now: float) -> None:
        """What the certificate that holds now says; "" = nothing is wrong with it."""
        if error:
            self.certificate_row.set_error(self.tr("It cannot be used: {0}").format(error))
            return
        if info is None:
            text = self.tr("None. Needed as soon as other computers reach it: without, anyone on the way could read "
                           "tokens and learners' data. Import your organisation's (PEM or PFX), or make one here: "
                           "then each computer that reads must be told to trust it.")  # fmt: skip
            self.certificate_row.set_help(text)
            return
        names = ", ".join(info.names) or info.subject
        until = formats.relative_time(info.not_after, now)
        text = self.tr("For {0}; expires {1}.").format(names, until)
        if info.self_signed:
            text += " " + self.tr("Made by itself: on Windows, install it under “Trusted Root Certification "
                                  "Authorities” of each computer that reads.")  # fmt: skip
        self.certificate_row.set_help(text)
        if info.not_after <= now:
            self.certificate_row.set_error(text)

    def use_certificate(self, certificate: Path, key: Path | None) -> None:
        """PEM files that were made or imported; to be applied with the rest."""
        self._certificate, self._key, self._pfx = certificate, key, None
        self.certificate_row.set_help(self.tr("{0}, not applied yet.").format(certificate))
        self._look()

    def choose(self, host: str, enabled: bool) -> None:
        """What the assistant proposes; to be applied."""
        self.reach.setCurrentIndex(max(0, self.reach.findData(host)))
        self.auto_box.setChecked(enabled)

    @property
    def has_certificate(self) -> bool:
        """Whether there is one, applied or not."""
        return self._certificate is not None or self._pfx is not None

    @property
    def other_names(self) -> tuple[str, ...]:
        """The names that a certificate made here should be for, beside this computer's own."""
        return tuple(name.strip() for name in self.names_field.text().split(",") if name.strip())

    @property
    def is_changed(self) -> bool:
        """Whether something is edited and not applied yet."""
        return self.settings is not None and any(
            getattr(self.settings, name) != value for name, value in self.values().items()
        )

    def values(self) -> dict[str, object]:
        """What is edited, by EndpointSettings' fields."""
        return {
            "host": self._host(), "port": self.port.value(), "enabled": self.auto_box.isChecked(),
            "allowed_hosts": self.other_names, "certificate": self._certificate, "key": self._key, "pfx": self._pfx,
        }  # fmt: skip

    def _host(self) -> str:
        chosen = str(self.reach.currentData())
        return chosen or self.host_field.text().strip()

    def _remove(self) -> None:
        self._certificate = self._key = self._pfx = None
        self.certificate_row.set_help(self.tr("None, not applied yet."))
        self._look()

    def _discard(self) -> None:
        if self.settings is not None:
            self.show_settings(self.settings)
            self.discarded.emit()

    def _apply(self) -> None:
        self.apply_asked.emit(self.values())

    def _look(self) -> None:
        self.host_field.setVisible(self.reach.currentData() == OTHER)
        self.remove_button.setVisible(self.has_certificate)
        host = self._host()
        open_without = bool(host) and not is_only_here(host) and not self.has_certificate
        changed = self.is_changed
        wrong = self.tr("Other computers may reach it only with a certificate.") if open_without else ""
        if not host:
            wrong = self.tr("Give an address of this computer.")
        self.note_label.setText(wrong or (self.tr("Not applied yet.") if changed else ""))
        set_tone(self.note_label, "warn" if wrong else "")
        self.undo_button.setVisible(changed)
        self.apply_button.setVisible(changed)
        self.apply_button.setEnabled(changed and not wrong)
