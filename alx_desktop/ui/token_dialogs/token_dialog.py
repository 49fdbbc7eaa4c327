"""Makes tokens: for which companies, with what name and limits. Or changes the limits of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from alx_desktop.domain.tokens import Token
from alx_desktop.services.tokens import TokenLimits
from alx_desktop.ui import formats
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.token_dialogs.limits_form import LimitsForm
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.company_choice import CompanyChoice
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.states import ErrorPanel

MARGIN = BAR_WIDTH + 2 * STEP


class TokenDialog(QDialog):
    """create_asked(company ids, name, TokenLimits), change_asked(token id, TokenLimits): the person is done.

    It stays open until close_done(): what goes wrong is said in it, and nothing typed is lost.
    """

    create_asked = Signal(object, str, object)
    change_asked = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget, now: float, token: Token | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._token = token
        title = self.tr("Limits of {0}").format(token.name) if token else self.tr("New token")
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
        self.companies = CompanyChoice(theme, self.tr("Companies"))
        self.form = LimitsForm(now, named=token is None)
        self.form.changed.connect(self._look)
        if token is None:
            what = self.tr("A token reads what is visible of one company. Several companies: one token for each.")
            inner.addWidget(muted_label(what, wrap=True))
            inner.addWidget(self.companies)
            self.companies.changed.connect(self._look)
        inner.addWidget(self.form)
        inner.addStretch(1)
        column.addWidget(ColumnArea(content, inner, MARGIN), 1)
        column.addLayout(self._buttons())
        if token is not None:
            self.form.show_token(token)
        self.resize(640, 720 if token is None else 560)
        (self.companies.search if token is None else self.form.expiry).setFocus()
        self._look()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.note_label = muted_label()
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.go_button = primary_button("")
        self.go_button.clicked.connect(self._go)
        self.go_button.setDefault(True)
        row.addWidget(self.note_label, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.go_button)
        return row

    def offer_companies(self, options: Sequence[Option], chosen: Sequence[int] = ()) -> None:
        """Companies to choose from."""
        self.companies.offer(options, chosen)
        self._look()

    def show_error(self, error: Exception) -> None:
        """It did not work; what was typed is still here."""
        self.error_panel.show_error(error, kept=self.tr("Nothing was made or changed."))
        self._set_busy(False)

    def close_done(self) -> None:
        """It worked."""
        self.accept()

    def _look(self) -> None:
        count = 1 if self._token is not None else len(self.companies.chosen_ids)
        if self._token is not None:
            self.go_button.setText(self.tr("Save limits"))
        else:
            many = self.tr("Create {n} tokens")
            self.go_button.setText(
                self.tr("Create token") if count < 2 else many.replace("{n}", formats.integer(count))
            )
        named = self._token is not None or bool(self.form.name_field.text().strip())
        missing = ""
        if not count:
            missing = self.tr("Choose a company.")
        elif not named:
            missing = self.tr("Give it a name.")
        self.note_label.setText(missing)
        self.go_button.setEnabled(bool(count) and named and self.form.is_right)

    def _go(self) -> None:
        self._set_busy(True)
        self.error_panel.hide()
        limits: TokenLimits = self.form.limits()
        if self._token is not None:
            self.change_asked.emit(self._token.token_id, limits)
        else:
            self.create_asked.emit(list(self.companies.chosen_ids), self.form.name_field.text().strip(), limits)

    def _set_busy(self, busy: bool) -> None:
        self.go_button.setEnabled(not busy)
