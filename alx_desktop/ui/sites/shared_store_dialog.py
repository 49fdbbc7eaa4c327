"""Opens a shared store that somebody was let in to, or logs in to one with another login or password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from alx_desktop.domain.errors import SecretNotKept
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.shared_stores import StorePlace
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.people_port import PeopleAppPort
from alx_desktop.ui.sites.small_dialogs import LONGEST_NAME
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.fitting import FRAME
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.password_field import PasswordField
from alx_desktop.ui.widgets.spin import IntegerField
from alx_desktop.ui.widgets.states import ErrorPanel

if TYPE_CHECKING:
    from alx_desktop.config import Profile

Answer = tuple[str, SecretNotKept | None]


class SharedStoreDialog(QDialog):
    """opened(name): the site is kept and its store lets this person in. profile: of a site to log in to again.

    What goes wrong is said in it, and nothing typed is lost.
    """

    opened = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget, app: PeopleAppPort, profile: Profile | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._app, self._profile = context, app, profile
        self._is_busy = False
        title = (
            self.tr("Log in to the store of {0}").format(profile.name) if profile else self.tr("Open a shared store")
        )
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(dialog_width(600))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        column.addWidget(heading_label(title))
        words = self.tr(
            "A store on PostgreSQL that an administrator keeps up to date, and has let you in to. You need no access "
            "to Moodle. What you may see there, its database decides."
        )
        column.addWidget(muted_label(words, wrap=True))
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.hide()
        column.addWidget(self.error_panel)
        self._area = self._build_area()
        column.addWidget(self._area, 1)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Logging in"))
        self.bar.hide()
        column.addWidget(self.bar)
        column.addLayout(self._buttons())
        self._fill(profile)
        self._look()
        self._fit()

    def _fit(self) -> None:
        """As high as all fields need, if the screen is."""
        layout, width = self.layout(), self.minimumWidth()
        assert layout is not None
        layout.activate()
        inside = width - 2 * PAGE_MARGIN - BAR_WIDTH
        needed = layout.totalHeightForWidth(width) - self._area.sizeHint().height() + self._form.heightForWidth(inside)
        self.resize(width, min(needed, self.screen().availableGeometry().height() - FRAME))

    def _build_area(self) -> ColumnArea:
        """The fields scroll where the screen is lower than they are."""
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, BAR_WIDTH, 0)
        self._form = self._build_form()
        inner.addWidget(self._form)
        inner.addStretch(1)
        return ColumnArea(content, inner, BAR_WIDTH)

    def _build_form(self) -> Form:
        form = Form()
        self.name_field, self.host_field, self.database_field, self.login_field = (QLineEdit() for _ in range(4))
        self.name_field.setMaxLength(LONGEST_NAME)
        self.host_field.setPlaceholderText("store.example.org")
        self.port_field = IntegerField()
        self.port_field.setGroupSeparatorShown(False)
        self.port_field.setRange(1, 65535)
        self.password_field = PasswordField(self._context.theme)
        self.keep_box = QCheckBox(self.tr("Save it in this computer's keychain"))
        self.keep_box.setAccessibleName(self.keep_box.text())
        help_text = self.tr("As you want to find it in the list of sites.")
        self.name_row = form.add_row(self.tr("Name of the site"), self.name_field, help_text)
        form.add_row(self.tr("Host"), self.host_field)
        form.add_row(self.tr("Port"), self.port_field)
        form.add_row(self.tr("Database"), self.database_field)
        form.add_row(self.tr("Login"), self.login_field, self.tr("Your own, as the administrator has given it to you."))
        form.add_row(self.tr("Password"), self.password_field)
        form.add_row("", self.keep_box)
        for field in (self.name_field, self.host_field, self.database_field, self.login_field):
            field.textChanged.connect(self._look)
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        cancel = plain_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.open_button = primary_button(self.tr("Log in and open"))
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self._open)
        row.addWidget(cancel)
        row.addWidget(self.open_button)
        return row

    def _fill(self, profile: Profile | None) -> None:
        place = StorePlace() if profile is None else self._app.shared_stores.place_of(profile)
        self.host_field.setText(place.host)
        self.port_field.setValue(place.port)
        self.database_field.setText(place.database)
        self.login_field.setText(place.login)
        self.keep_box.setChecked(True)
        if profile is not None:
            self.name_field.setText(profile.name)
            self.name_row.set_visible(False)
        (self.name_field if profile is None else self.password_field).setFocus()

    def _look(self) -> None:
        fields = (self.name_field, self.host_field, self.database_field, self.login_field)
        self.open_button.setEnabled(not self._is_busy and all(field.text().strip() for field in fields))

    def _show_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.bar.setVisible(busy)
        self._look()

    def _open(self) -> None:
        name, stores = self.name_field.text().strip(), self._app.shared_stores
        password, keep = self.password_field.text(), self.keep_box.isChecked()
        place = StorePlace(
            self.host_field.text().strip(), self.port_field.value(), self.database_field.text().strip(),
            self.login_field.text().strip(),
        )  # fmt: skip
        begin = stores.add if self._profile is None else stores.log_in

        def work(_progress: ProgressSink, _cancel: CancelToken) -> Answer:
            try:
                begin(name, place, password, keep)
            except SecretNotKept as error:
                # The session has it: she goes on, and hears of it.
                return name, error
            return name, None

        self.error_panel.hide()
        self._show_busy(True)
        title = self.tr("Logging in to the store")
        self._context.tasks.start(work, title=title, on_success=self._on_opened, on_failure=self._fail)

    def _on_opened(self, answer: Answer) -> None:
        name, not_kept = answer
        if not_kept is not None:
            self._context.messages.report_error("", not_kept)
        self.accept()
        self.opened.emit(name)

    def _fail(self, error: Exception) -> None:
        self._show_busy(False)
        self.error_panel.show_error(error, kept=self.tr("Nothing was saved."))
        self.password_field.setFocus()
