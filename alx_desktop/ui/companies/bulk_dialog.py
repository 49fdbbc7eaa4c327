"""One change for several companies: what, with a preview of every setting that it would change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from alx_desktop.domain.company_settings import bounds
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.published_fields import PLUGIN_FIELDS
from alx_desktop.services.companies import CompanyLine
from alx_desktop.services.company_edits import SettingsEdit
from alx_desktop.ui import formats
from alx_desktop.ui.companies.change_table import ChangeTable
from alx_desktop.ui.companies.fields import NEWER
from alx_desktop.ui.companies.words import (
    SettingChange,
    changes_in_words,
    field_title,
    mode_titles,
    number_words,
    setting_title,
)
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import dialog_width, grown
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.fitting import fit_height
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.spin import IntegerField
from alx_desktop.ui.widgets.states import ErrorPanel

WIDTH = dialog_width(640)
SWITCHES = ("post_only", "cache_enabled", "include_inactive", "include_suspended", "include_hidden_courses",
            "removed_field")  # fmt: skip
NUMBERS = ("sync_window_hours", "first_sync_hours", "cache_minutes", "daily_limit")


class BulkDialog(QDialog):
    """ordered(company ids, SettingsEdit, words): the person has seen the preview and wants it."""

    ordered = Signal(object, object, str)

    def __init__(
        self, parent: QWidget, context: UiContext, session: SiteSession, chosen: list[CompanyLine],
        models: list[CompanyLine],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._session, self._chosen = context, session, chosen
        self._names = {line.id: line.company.name for line in chosen}
        self.setWindowTitle(self.tr("Change settings"))
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        title = formats.counted(
            len(chosen), self.tr("Change settings of 1 company"), self.tr("Change settings of {n} companies")
        )
        column.addWidget(heading_label(title))
        self.setAccessibleName(title)
        column.addWidget(self._build_form(models))
        self.error_panel = ErrorPanel(context.theme)
        column.addWidget(self.error_panel)
        self.summary_label = muted_label(wrap=True)
        self.table = ChangeTable(context.theme)
        column.addWidget(self.summary_label)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel_button, self.apply_button = plain_button(self.tr("Cancel")), primary_button("")
        self.cancel_button.clicked.connect(self.reject)
        self.apply_button.clicked.connect(self._order)
        row.addWidget(self.cancel_button)
        row.addWidget(self.apply_button)
        column.addLayout(row)
        self._show_values()

    def _build_form(self, models: list[CompanyLine]) -> Form:
        self.what_box, self.value_box = QComboBox(), QComboBox()
        self.field_box, self.model_box = QComboBox(), QComboBox()
        for key, title in (
            ("field", self.tr("Switch a field on or off")),
            ("mode", self.tr("Set the client sync mode")),
            ("courses", self.tr("Switch all courses on or off")),
            *((key, setting_title(key)) for key in (*NUMBERS, *SWITCHES)),
            ("copy", self.tr("Copy the settings of a company")),
        ):
            self.what_box.addItem(title, key)
        for name in dict.fromkeys((*PLUGIN_FIELDS, *NEWER)):
            self.field_box.addItem(field_title(name), name)
        self.field_box.setCurrentIndex(self.field_box.findData("email"))
        for line in models:
            self.model_box.addItem(line.company.name, line.id)
        self.courses_box = QCheckBox(self.tr("With its switched-off courses"))
        self.courses_box.setAccessibleName(self.courses_box.text())
        self.number_field = IntegerField()
        self.number_field.valueChanged.connect(self._preview)
        form = Form(control_width=grown(420))
        form.add_row(self.tr("What"), self.what_box)
        self._rows = {
            "field": form.add_row(self.tr("Field"), self.field_box),
            "copy": form.add_row(self.tr("Copy from"), self.model_box),
            "courses": form.add_row("", self.courses_box),
            "value": form.add_row(self.tr("To"), self.value_box),
            "number": form.add_row(self.tr("To"), self.number_field),
        }
        self.what_box.activated.connect(self._show_values)
        for box in (self.value_box, self.field_box, self.model_box):
            box.activated.connect(self._preview)
        self.courses_box.clicked.connect(self._preview)
        return form

    def _show_values(self, _place: int = 0) -> None:
        what = self.what_box.currentData()
        self._rows["field"].set_visible(what == "field")
        self._rows["copy"].set_visible(what == "copy")
        self._rows["courses"].set_visible(what == "copy")
        self._rows["value"].set_visible(what != "copy" and what not in NUMBERS)
        self._rows["number"].set_visible(what in NUMBERS)
        self.value_box.clear()
        if what in NUMBERS:
            self._show_number(what)
        if what == "mode":
            for mode, title in mode_titles().items():
                self.value_box.addItem(title, str(mode))
        else:
            for title, value in ((self.tr("Off"), "off"), (self.tr("On"), "on")):
                self.value_box.addItem(title, value)
        self._preview()

    def _show_number(self, key: str) -> None:
        """What the first of them has, to begin with."""
        field = self.number_field
        field.blockSignals(True)
        field.setRange(*bounds(key))
        suffix, smallest = number_words(key)
        field.setSuffix(suffix)
        field.setSpecialValueText(smallest)
        field.setValue(getattr(self._chosen[0].settings, key))
        field.blockSignals(False)

    def edit(self) -> SettingsEdit:
        """What is chosen."""
        what, value = self.what_box.currentData(), self.value_box.currentData()
        if what == "copy":
            return SettingsEdit(copy_from=self.model_box.currentData(), with_courses=self.courses_box.isChecked())
        if what == "courses":
            return SettingsEdit(all_courses=value == "on")
        if what in NUMBERS:
            return SettingsEdit({what: str(self.number_field.value())})
        key = {"field": f"field_{self.field_box.currentData()}", "mode": "client_mode"}.get(what, what)
        return SettingsEdit({key: value})

    def _preview(self, _what: object = None) -> None:
        edits, chosen, edit = self._session.site.companies.edits, list(self._names), self.edit()
        self.apply_button.setEnabled(False)
        self.apply_button.setText(self.tr("Change"))

        names = self._names

        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[int, list[SettingChange]]:
            changes = edits.preview(chosen, edit)
            told = [changes_in_words(names[change.company_id], change.differences) for change in changes]
            return len(changes), [line for lines in told for line in lines]

        title = self.tr("Looking at what would change")
        self._context.tasks.start(work, title=title, on_success=self._take, on_failure=self._fail, key="bulk_preview")

    def _take(self, found: tuple[int, list[SettingChange]]) -> None:
        changed, lines = found
        self.error_panel.hide()
        self.table.show_changes(lines)
        same = len(self._names) - changed
        kept = formats.counted(
            same, self.tr("1 company has it so already."), self.tr("{n} companies have it so already.")
        )
        told = self.tr("Clients whose fields or courses change read everything at their next refresh.")
        self.summary_label.setText(" ".join(part for part in (kept if same else "", told if changed else "") if part))
        self.apply_button.setEnabled(bool(changed))
        self.apply_button.setText(
            formats.counted(changed, self.tr("Change 1 company"), self.tr("Change {n} companies"))
        )
        fit_height(self)

    def _fail(self, error: Exception) -> None:
        self.table.show_changes([])
        self.error_panel.show_error(error, kept=self.tr("Nothing was changed."))

    def _order(self) -> None:
        what, value = self.what_box.currentText(), self.value_box.currentText()
        if self.what_box.currentData() == "copy":
            value = self.model_box.currentText()
        elif self.what_box.currentData() in NUMBERS:
            value = self.number_field.text()
        elif self.what_box.currentData() == "field":
            what = self.field_box.currentText()
        words = formats.counted(len(self._names), self.tr("1 company"), self.tr("{n} companies"))
        self.accept()
        self.ordered.emit(list(self._names), self.edit(), f"{words} · {what}: {value}")
