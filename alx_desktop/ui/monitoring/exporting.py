"""Exports what a view of the Monitoring page shows: its charts as an image, its figures as CSV or Excel."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPoint, QStandardPaths, Qt
from PySide6.QtGui import QAction, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from alx_desktop.domain.errors import ExportFailed
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.export_files import whole_file
from alx_desktop.services.monitoring_export import Sheet, write_csv, write_excel
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.monitoring.view import View
from alx_desktop.ui.words import tr

SCALE = 2.0
"""Pixels of an image per pixel of the window: sharp in a document."""

KINDS = ("png", "csv", "xlsx")


class ViewExport(QObject):
    """Asks for a file and writes it in a task."""

    def __init__(self, context: UiContext, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.dialog: QFileDialog | None = None
        self._view: View | None = None
        self._name = self._kind = ""

    def menu(self) -> QMenu:
        """What can be exported, as a menu; the page says of which view with set_view()."""
        words = {
            "png": self.tr("Charts as an image (.png) …"),
            "csv": self.tr("Points of the charts as CSV (.csv) …"),
            "xlsx": self.tr("Points and tables as an Excel workbook (.xlsx) …"),
        }
        menu = QMenu(self._page)
        self.actions: dict[str, QAction] = {}
        for kind in KINDS:
            action = menu.addAction(words[kind])
            action.setData(kind)
            action.triggered.connect(self._on_action)
            self.actions[kind] = action
        return menu

    def set_view(self, view: View, name: str) -> None:
        """What is in front. name: for the file, without its ending."""
        self._view, self._name = view, name

    @property
    def is_ready(self) -> bool:
        """Whether a view has been shown, which can be exported."""
        return self._view is not None

    def _on_action(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.ask(str(sender.data()))

    def ask(self, kind: str) -> None:
        """Ask for the file. kind: of KINDS."""
        self._kind = kind
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._page, self.tr("Export"), f"{folder}/{self._name}.{kind}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilter(f"*.{kind}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write)
        self.dialog = dialog
        dialog.open()

    def write(self, name: str) -> None:
        """Write that file, of the kind that was asked for."""
        view, kind, path = self._view, self._kind, Path(name)
        if view is None:
            return
        image = picture_of(view.grid) if kind == "png" else None
        sheets = view.sheets()

        def work(_progress: ProgressSink, cancel: CancelToken) -> tuple[str, int]:
            return path.name, _write(path, kind, image, sheets, cancel)

        title = self.tr("Export")
        self._context.tasks.start(work, title=title, on_success=self._on_written, visible=True)

    def _on_written(self, done: tuple[str, int]) -> None:
        name, rows = done
        counted = formats.counted(rows, self.tr("1 row"), self.tr("{n} rows"))
        text = self.tr("Saved as {0}").format(name)
        self._context.messages.say(f"{text}: {counted}." if rows else f"{text}.")


def picture_of(widget: QWidget) -> QImage:
    """A widget as an image, at twice its size, on the ground that it stands on."""
    image = QImage(widget.size() * SCALE, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(widget.palette().color(widget.backgroundRole()))
    painter = QPainter(image)
    widget.render(painter, QPoint())
    painter.end()
    return image


def _write(path: Path, kind: str, image: QImage | None, sheets: list[Sheet], cancel: CancelToken) -> int:
    zone = datetime.now(UTC).astimezone().tzinfo or UTC
    if image is not None:
        _write_image(path, image)
        return 0
    if not sheets:
        raise ExportFailed(tr("nothing is shown"), advice=tr("Choose a longer time, and export again."))
    return write_csv(path, sheets[0], zone) if kind == "csv" else write_excel(path, sheets, zone, cancel)


def _write_image(path: Path, image: QImage) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    with whole_file(path) as file:
        file.write(buffer.data().data())
