"""The export dialog: format, columns, file, and whether to keep the export under a name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.exports import ExportFormat, ExportRequest
from alx_desktop.services.report_columns import CATALOGUE
from alx_desktop.ui import formats
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import heading_label, muted_label

FOLDER_KEY = "reports/export/folder"
OPEN_KEY = "reports/export/open_folder"
LONGEST_NAME = 100
PAUSE_MS = 200
WIDTH = dialog_width(480)


@dataclass(frozen=True, slots=True)
class ExportSubject:
    """What is exported: the query as seen, its visible columns, its rows (None = still being counted), in words.

    taken: names of the saved exports that there are.
    """

    query: ReportQuery
    columns: tuple[str, ...]
    rows: int | None
    words: str
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What the person decided. name: "" = not kept."""

    request: ExportRequest
    opens_folder: bool
    name: str


def look_at(path: Path) -> str:
    """What stands in the way at that path, or there already: is_folder, no_folder, exists, or "".

    Runs in a task: a network drive may take its time.
    """
    try:
        if path.is_dir():
            return "is_folder"
        if not path.parent.is_dir():
            return "no_folder"
        return "exists" if path.exists() else ""
    except OSError:
        return "no_folder"


class ExportDialog(QDialog):
    """ordered(ExportOrder): the person wants it. day: for the file's name, YYYY-MM-DD."""

    ordered = Signal(object)

    def __init__(
        self, parent: QWidget, subject: ExportSubject, settings: QSettings, tasks: TaskRunner, day: str
    ) -> None:
        super().__init__(parent)
        self._subject, self._settings, self._tasks = subject, settings, tasks
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._look)
        self.setWindowTitle(self.tr("Export the report"))
        self.setAccessibleName(self.windowTitle())
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        column.addWidget(heading_label(self._heading()))
        words = muted_label(subject.words, wrap=True)
        column.addWidget(words)
        self.form = Form(self, control_width=WIDTH)
        self._build_format()
        self._build_columns()
        self._build_file(day)
        self._build_name()
        column.addWidget(self.form)
        column.addSpacing(2 * STEP)
        column.addLayout(self._build_buttons())
        self._check()

    def _heading(self) -> str:
        if self._subject.rows is None:
            return self.tr("Export all rows of the report")
        return formats.counted(self._subject.rows, self.tr("Export 1 row"), self.tr("Export {n} rows"))

    def _build_format(self) -> None:
        self.format_box = QComboBox()
        self.format_box.addItem(self.tr("Excel workbook (.xlsx)"), ExportFormat.XLSX)
        self.format_box.addItem(self.tr("CSV for spreadsheets (.csv)"), ExportFormat.CSV)
        self.format_box.addItem(self.tr("JSON lines for scripts (.jsonl)"), ExportFormat.JSONL)
        self.format_box.currentIndexChanged.connect(self._on_format)
        self.form.add_row(self.tr("Format"), self.format_box)

    def _build_columns(self) -> None:
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.seen_button = QRadioButton(self.tr("The {0} columns as seen").format(len(self._subject.columns)))
        self.all_button = QRadioButton(self.tr("All {0} columns").format(len(CATALOGUE)))
        self.seen_button.setChecked(True)
        lines.addWidget(self.seen_button)
        lines.addWidget(self.all_button)
        self.form.add_row(self.tr("Columns"), holder)

    def _build_file(self, day: str) -> None:
        folder = Path(str(self._settings.value(FOLDER_KEY, "")) or documents_folder())
        folder = folder if folder.is_dir() else Path(documents_folder())
        self.path_edit = QLineEdit(str(folder / f"course-progress-{day}.xlsx"))
        self.path_edit.setMinimumWidth(WIDTH - 100)
        self.path_edit.textChanged.connect(self._check)
        self.choose_button = plain_button(self.tr("Choose …"))
        self.choose_button.clicked.connect(self._choose)
        self.path_row = self.form.add_row(self.tr("File"), self.path_edit, " ", beside=self.choose_button)

    def _build_name(self) -> None:
        self.name_edit = QLineEdit()
        self.name_edit.setMaxLength(LONGEST_NAME)
        self.name_edit.setPlaceholderText(self.tr("Not kept"))
        self._name_help = self.tr("With a name, it can be run again in one click: same filters, columns and file.")
        self.name_row = self.form.add_row(self.tr("Keep as"), self.name_edit, self._name_help)
        self.name_edit.textChanged.connect(self._on_name)
        self.open_box = QCheckBox(self.tr("Show the file in its folder afterwards"))
        self.open_box.setChecked(str(self._settings.value(OPEN_KEY, "false")) == "true")
        self.form.add_row("", self.open_box)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.export_button = primary_button(self.tr("Export"))
        self.export_button.clicked.connect(self._order)
        self.export_button.setDefault(True)
        row.addWidget(self.cancel_button)
        row.addWidget(self.export_button)
        return row

    @property
    def format(self) -> ExportFormat:
        """The chosen format."""
        return ExportFormat(self.format_box.currentData())

    @property
    def path(self) -> Path:
        """The chosen file."""
        return Path(self.path_edit.text().strip()).expanduser()

    def _on_format(self) -> None:
        """The name's ending follows the format."""
        if self.path_edit.text().strip():
            self.path_edit.setText(str(self.path.with_suffix(f".{self.format.value}")))

    def _on_name(self, name: str) -> None:
        taken = name.strip() in self._subject.taken
        self.name_row.set_help(self.tr("Replaces the saved export of that name.") if taken else self._name_help)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Export to"), str(self.path))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"*.{self.format.value}")
        dialog.setDefaultSuffix(self.format.value)
        # The form says itself that a file is replaced.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, file: str) -> None:
        self.path_edit.setText(str(Path(file)))

    def _check(self) -> None:
        """Say at once what is wrong with the words, and look at the disk when the typing pauses."""
        problem = ""
        if not self.path_edit.text().strip():
            problem = self.tr("Give the file a name.")
        elif not self.path.is_absolute():
            problem = self.tr("Give the whole path, with its folder.")
        self._show_problem(problem)
        if not problem:
            self._soon.start()

    def _look(self) -> None:
        path = self.path

        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[Path, str]:
            return path, look_at(path)

        self._tasks.start(work, title=self.tr("Looking at the file"), on_success=self._on_look, key="export.path")

    def _on_look(self, answer: tuple[Path, str]) -> None:
        path, found = answer
        if path != self.path:
            return
        self.path_row.set_help(self.tr("The file exists, and will be replaced.") if found == "exists" else " ")
        problems = {
            "is_folder": self.tr("This is a folder. Give the name of a file in it."),
            "no_folder": self.tr("There is no such folder."),
        }
        self._show_problem(problems.get(found, ""))

    def _show_problem(self, problem: str) -> None:
        self.path_row.set_error(problem)
        self.export_button.setEnabled(not problem)

    def _order(self) -> None:
        self._settings.setValue(FOLDER_KEY, str(self.path.parent))
        self._settings.setValue(OPEN_KEY, "true" if self.open_box.isChecked() else "false")
        columns = self._subject.columns if self.seen_button.isChecked() else tuple(CATALOGUE)
        request = ExportRequest(self._subject.query, columns, self.format, self.path)
        self.accept()
        self.ordered.emit(ExportOrder(request, self.open_box.isChecked(), self.name_edit.text().strip()))


def documents_folder() -> str:
    """Where people keep their files."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if place and Path(place).is_dir() else str(Path.home())
