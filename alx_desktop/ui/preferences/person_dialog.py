"""Lets somebody in to a shared store, or changes what she may do there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from alx_desktop.domain.people import LONGEST_LOGIN, Person, Role
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.company_choice import CompanyChoice
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.password_field import PasswordField
from alx_desktop.ui.widgets.segments import Segments
from alx_desktop.ui.widgets.states import ErrorPanel

MARGIN = BAR_WIDTH + 2 * STEP


class PersonDialog(QDialog):
    """asked(Person, password of a login to make or None): the person is done.

    It stays open until close_done(): what goes wrong is said in it, and nothing typed is lost. first: the store has no
    roles yet, and gets them now.
    """

    asked = Signal(object, object)

    def __init__(
        self, theme: Theme, parent: QWidget, companies: Sequence[Option], person: Person | None = None,
        first: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._person = person
        title = self.tr("What {0} may do").format(person.login) if person else self.tr("Let somebody in")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(dialog_width(620))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        column.addWidget(heading_label(title))
        self.error_panel = ErrorPanel(theme)
        column.addWidget(self.error_panel)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, MARGIN, 0)
        inner.setSpacing(3 * STEP)
        if first:
            inner.addWidget(muted_label(self._first_words(), wrap=True))
        inner.addWidget(self._build_form(theme, person))
        self.companies = CompanyChoice(theme, self.tr("Companies"))
        self.companies.offer(companies, person.companies if person else ())
        self.companies.changed.connect(self._look)
        inner.addWidget(self.companies)
        inner.addStretch(1)
        column.addWidget(ColumnArea(content, inner, MARGIN), 1)
        column.addLayout(self._buttons())
        self.resize(640, 620 if person is None else 480)
        (self.login_field if person is None else self.companies.search).setFocus()
        self._look()

    def _first_words(self) -> str:
        return self.tr(
            "The store gets its roles with the first person: you become its administrator, and from then on the "
            "database lets in only who is listed here."
        )

    def _build_form(self, theme: Theme, person: Person | None) -> Form:
        form = Form()
        self.login_field = QLineEdit()
        self.login_field.setMaxLength(LONGEST_LOGIN)
        self.new_box = QCheckBox(self.tr("Make this login on the database server"))
        self.password_field = PasswordField(theme)
        if person is None:
            help_text = self.tr("Their own login of the PostgreSQL server; everything they do is recorded under it.")
            form.add_row(self.tr("Login"), self.login_field, help_text)
            form.add_row("", self.new_box)
            self.new_box.setAccessibleName(self.new_box.text())
            self.password_row = form.add_row(self.tr("Its password"), self.password_field)
            self.new_box.setChecked(True)
            for signal in (self.login_field.textChanged, self.password_field.textChanged, self.new_box.toggled):
                signal.connect(self._look)
        roles = [(Role.ANALYST.value, self.tr("Analyst")), (Role.ADMINISTRATOR.value, self.tr("Administrator"))]
        current = person.role if person else Role.ANALYST
        self.roles = Segments(self.tr("Role"), roles, current.value)
        self.roles.chosen.connect(self._look)
        help_text = self.tr("An analyst reads the companies chosen below, and changes nothing. An administrator may "
                            "do everything.")  # fmt: skip
        form.add_row(self.tr("Role"), self.roles, help_text)
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.note_label = muted_label()
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.go_button = primary_button(self.tr("Save") if self._person else self.tr("Let in"))
        self.go_button.clicked.connect(self._go)
        self.go_button.setDefault(True)
        row.addWidget(self.note_label, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.go_button)
        return row

    def show_error(self, error: Exception) -> None:
        """It did not work; what was typed is still here."""
        self.error_panel.show_error(error, kept=self.tr("Nothing was changed."))
        self.go_button.setEnabled(True)

    def close_done(self) -> None:
        """It worked."""
        self.accept()

    @property
    def _is_new(self) -> bool:
        return self._person is None and self.new_box.isChecked()

    def _look(self, _what: object = None) -> None:
        analyst = self.roles.current == Role.ANALYST
        self.companies.setVisible(analyst)
        if self._person is None:
            self.password_row.set_visible(self._is_new)
        missing = ""
        if self._person is None and not self.login_field.text().strip():
            missing = self.tr("Type the person's login.")
        elif self._is_new and not self.password_field.text():
            missing = self.tr("Give the login a password.")
        elif analyst and not self.companies.chosen_ids:
            missing = self.tr("Choose her companies.")
        self.note_label.setText(missing)
        self.go_button.setEnabled(not missing)

    def _go(self) -> None:
        self.go_button.setEnabled(False)
        self.error_panel.hide()
        login = self._person.login if self._person else self.login_field.text().strip()
        role = Role(self.roles.current)
        person = Person(login, role, self.companies.chosen_ids if role is Role.ANALYST else ())
        self.asked.emit(person, self.password_field.text() if self._is_new else None)
