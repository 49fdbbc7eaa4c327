"""A company's courses, each on or off for its clients; all are on that nobody has switched off, new ones too."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.companies import CompaniesService
from alx_desktop.services.company_edits import SettingsEdit
from alx_desktop.store.company_parts import CompanyCourse
from alx_desktop.ui import formats
from alx_desktop.ui.companies.fields import on_words_of
from alx_desktop.ui.companies.section import Section
from alx_desktop.ui.companies.words import on_words
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import link_button, plain_button
from alx_desktop.ui.widgets.choosing_table import ChoosingTable
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.words import tr


class CourseLine(NamedTuple):
    """A course, and whether the company's clients get it."""

    course: CompanyCourse
    on: bool


class CoursesSection(Section):
    """changed(SettingsEdit, words): the person switched courses."""

    changed = Signal(object, str)

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, session, tr("Courses"), "graduation-cap", tr("No courses"),
                         tr("Moodle has assigned no course to this company."))  # fmt: skip
        self.settings = CompanySettings()
        self.card.body.addWidget(muted_label(self.tr(
            "A course that is off does not exist for the company's clients. New courses are on until you switch them "
            "off. A double click or Return switches a course."), wrap=True))  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.on_button, self.off_button = plain_button(self.tr("Switch on")), plain_button(self.tr("Switch off"))
        self.all_on_button, self.all_off_button = link_button(self.tr("All on")), link_button(self.tr("All off"))
        self.on_button.clicked.connect(self._switch_on)
        self.off_button.clicked.connect(self._switch_off)
        self.all_on_button.clicked.connect(self._all_on)
        self.all_off_button.clicked.connect(self._all_off)
        for button in (self.on_button, self.off_button):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.all_on_button, self.all_off_button):
            row.addWidget(button)
        self.card.body.addLayout(row)
        self.table = ChoosingTable(context.theme, tr("Courses"))
        self.model = _model(self)
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, self.table.horizontalHeader().sortIndicatorOrder().AscendingOrder)
        self.table.opened.connect(self._turn)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.card.add_table(self.table)
        self._fitted = False
        self._on_chosen()

    def read(self, companies: CompaniesService, company_id: int, cancel: CancelToken) -> list[CompanyCourse]:
        return companies.courses(company_id)

    def show_found(self, found: list[CompanyCourse]) -> bool:
        self._fill(found)
        if found and not self._fitted:
            self._fitted = True
            self.table.fit_columns(stretch=0)
        return bool(found)

    def show_settings(self, settings: CompanySettings) -> None:
        """Show which are on."""
        self.settings = settings
        self._fill([line.course for line in self.model.rows])

    def _fill(self, courses: list[CompanyCourse]) -> None:
        chosen = {self.model.rows[row].course.course_id for row in self.table.selected_rows()}
        off = self.settings.courses_off
        self.model.set_rows([CourseLine(course, course.course_id not in off) for course in courses])
        on = sum(line.on for line in self.model.rows)
        self.card.set_note(self.tr("{0} of {1} on").format(formats.integer(on), formats.integer(len(courses))))
        flag = self.table.selectionModel().SelectionFlag
        for row, line in enumerate(self.model.rows):
            if line.course.course_id in chosen:
                self.table.selectionModel().select(self.model.index(row, 0), flag.Select | flag.Rows)
        self._on_chosen()

    def _on_chosen(self) -> None:
        lines = [self.model.rows[row] for row in self.table.selected_rows()]
        self.on_button.setEnabled(any(not line.on for line in lines))
        self.off_button.setEnabled(any(line.on for line in lines))

    def _turn(self, row: int) -> None:
        line = self.model.rows[row]
        self._switch([line], not line.on)

    def _switch_on(self) -> None:
        self._switch([self.model.rows[row] for row in self.table.selected_rows()], True)

    def _switch_off(self) -> None:
        self._switch([self.model.rows[row] for row in self.table.selected_rows()], False)

    def _switch(self, lines: list[CourseLine], on: bool) -> None:
        values = {f"course_{line.course.course_id}": on_words_of(on) for line in lines}
        title = lines[0].course.fullname if len(lines) == 1 else self.tr("{0} courses").format(len(lines))
        self.changed.emit(SettingsEdit(values), f"{title}: {on_words(on)}")

    def _all_on(self) -> None:
        self.changed.emit(SettingsEdit(all_courses=True), self.tr("All courses: on"))

    def _all_off(self) -> None:
        self.changed.emit(SettingsEdit(all_courses=False), self.tr("All courses: off"))


def via_words(via: str) -> str:
    """How the company has a course."""
    words = {
        "company_course": tr("Assigned"),
        "open_shared": tr("Shared with all"),
        "closed_shared": tr("Shared with this company"),
        "source": tr("By the source"),
    }
    return words.get(via, via)


def _pill(line: CourseLine) -> Pill:
    return Pill(tr("On"), Shape.CHECK, "good") if line.on else Pill(tr("Off"), Shape.RING, "neutral")


def _share(line: CourseLine) -> float | None:
    return line.course.completed / line.course.enrolments if line.course.enrolments else None


def _model(parent: CoursesSection) -> RecordModel[CourseLine]:
    columns: list[Column[CourseLine]] = [
        Column(tr("Course"), lambda row: row.course.fullname, lambda row: row.course.fullname.casefold()),
        Column(tr("Short name"), lambda row: row.course.shortname, lambda row: row.course.shortname.casefold(),
               tone="muted"),
        Column(tr("Comes from"), lambda row: via_words(row.course.via), lambda row: row.course.via, tone="muted"),
        Column(tr("Learners see it"), lambda row: tr("yes") if row.course.is_visible else tr("no"),
               lambda row: row.course.is_visible, tone="muted"),
        Column(tr("Enrolments"), lambda row: formats.integer(row.course.enrolments),
               lambda row: row.course.enrolments, right=True),
        Column(tr("Completed"), lambda row: formats.percent(_share(row)), _share, share=_share),
        Column(tr("For clients"), lambda row: _pill(row).text, lambda row: row.on, pill=_pill),
    ]  # fmt: skip
    return RecordModel(columns, parent)
