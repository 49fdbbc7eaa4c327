"""Gets the Endpoint page a certificate: made here, or imported; each in a task."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.reachability import own_names
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.endpoint_cards.certificate_dialog import PFX, CertificateDialog
from alx_desktop.ui.session import SiteSession

Pair = tuple[Path, Path | None]


class CertificateGetter(QObject):
    """got(certificate, key or None): files that were looked at and can be used; not applied yet."""

    got = Signal(object, object)

    def __init__(self, context: UiContext, session: SiteSession, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._session, self._page = context, session, page
        self.dialog: CertificateDialog | None = None

    @property
    def _folder(self) -> Path:
        return self._session.app.data_dir.profile(self._session.site.profile.name)

    def make(self, names: tuple[str, ...]) -> None:
        """Make one for this computer's names, and for those."""
        desk, folder = self._session.app.certificates, self._folder

        def work(_progress: ProgressSink, _cancel: CancelToken) -> Pair:
            return desk.make(folder, tuple(dict.fromkeys((*names, *own_names(), "localhost", "127.0.0.1"))))

        title = self.tr("Making a certificate")
        self._context.tasks.start(work, title=title, on_success=self._take)

    def ask_import(self) -> None:
        """Ask for files."""
        dialog = CertificateDialog(self._context.theme, self._page)
        dialog.asked.connect(self._import)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def _import(self, certificate: Path, key: Path | None, password: str) -> None:
        desk, folder = self._session.app.certificates, self._folder
        model = type(self._session.site.profile.endpoint)

        def work(_progress: ProgressSink, _cancel: CancelToken) -> Pair:
            if certificate.suffix.lower() in PFX:
                return desk.unpack(certificate, password, folder)
            desk.check(model(certificate=certificate, key=key))
            return certificate, key

        title = self.tr("Importing a certificate")
        self._context.tasks.start(work, title=title, on_success=self._take, on_failure=self._fail)

    def _take(self, pair: Pair) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self.got.emit(*pair)

    def _fail(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.show_error(error)
        else:
            self._context.messages.report_error(self.tr("Importing a certificate"), error)

    def _forget(self) -> None:
        self.dialog = None
