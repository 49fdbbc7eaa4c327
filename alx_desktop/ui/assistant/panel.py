"""The connection assistant: four steps, each explained, each tested."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alx_desktop.config import Profile
from alx_desktop.domain.errors import SecretNotKept
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.secrets import Purpose
from alx_desktop.ui.assistant.companies_step import CompaniesStep
from alx_desktop.ui.assistant.database_step import DatabaseStep
from alx_desktop.ui.assistant.draft import Draft
from alx_desktop.ui.assistant.finish_step import FinishStep
from alx_desktop.ui.assistant.known_secrets import known_secrets
from alx_desktop.ui.assistant.rights_dialog import RightsDialog
from alx_desktop.ui.assistant.step import AssistantStep
from alx_desktop.ui.assistant.test_step import TestStep
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import AppPort, GrantsLike, SecretPlaceLike
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_GAP, PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.labels import ElidedLabel, title_label
from alx_desktop.ui.widgets.pill import Pill, Shape, StatusPill

WIDTH = grown(960)


class AssistantPanel(QWidget):
    """finished(profile_name, sync_now): the profile is saved. cancelled(): nothing was saved."""

    finished = Signal(str, bool)
    cancelled = Signal()

    def __init__(self, context: UiContext, app: AppPort, profile: Profile | None, taken: list[str]) -> None:
        super().__init__()
        self._context, self._app = context, app
        self.draft = Draft.of(profile) if profile else Draft()
        self._sync_now = False
        self.rights: RightsDialog | None = None
        name = self.tr("Connection of {0}").format(profile.name) if profile else self.tr("Connect to Moodle")
        self.setAccessibleName(name)
        self._make_steps(context, app, taken)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN - BAR_WIDTH, 20)
        column = QVBoxLayout()
        column.setSpacing(CARD_GAP)
        column.addLayout(self._head(context, name))
        column.addWidget(self._steps_area(), 1)
        column.addLayout(self._foot())
        holder = QWidget()
        holder.setMaximumWidth(WIDTH + BAR_WIDTH)
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)
        outer.addLayout(row)

    def _make_steps(self, context: UiContext, app: AppPort, taken: list[str]) -> None:
        self.database = DatabaseStep(context, self.draft)
        self.test = TestStep(context, app, self.draft)
        self.companies = CompaniesStep(context, app, self.draft)
        self.finish = FinishStep(context, self.draft, taken)
        self.steps: list[AssistantStep] = [self.database, self.test, self.companies, self.finish]
        self.step: AssistantStep = self.database
        self.database.rights_asked.connect(self.show_rights)
        self.test.rights_asked.connect(self.show_rights)
        self.test.field_asked.connect(self._mend)
        for step in self.steps:
            step.ready_changed.connect(self._show_buttons)

    def _head(self, context: UiContext, name: str) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(3 * STEP)
        head.addWidget(title_label(name))
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.pills = [StatusPill(context.theme) for _ in self.steps]
        for pill in self.pills:
            row.addWidget(pill)
        row.addStretch(1)
        head.addLayout(row)
        return head

    def _steps_area(self) -> ColumnArea:
        """A column of which one step is shown: a stack would be as high as its highest step."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, BAR_WIDTH, 0)
        for step in self.steps:
            step.hide()
            column.addWidget(step)
        return ColumnArea(content, column, BAR_WIDTH)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(2 * STEP)
        foot.setContentsMargins(0, 0, BAR_WIDTH, 0)
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        self.note_label = ElidedLabel()
        self.note_label.setProperty("look", "muted")
        self.back_button = plain_button(self.tr("Back"))
        self.back_button.clicked.connect(self._back)
        self.save_button = plain_button(self.tr("Save only"))
        self.save_button.clicked.connect(self._save_only)
        self.next_button = primary_button(self.tr("Next"))
        self.next_button.clicked.connect(self._next)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.note_label, 1)
        for button in (self.back_button, self.save_button, self.next_button):
            foot.addWidget(button)
        return foot

    def begin(self) -> None:
        """Show the first step, and ask where passwords can be kept."""
        self._go_to(self.database)
        self.database.host_field.setFocus()
        secrets = self._app.secrets

        def work(_progress: ProgressSink, _cancel: CancelToken) -> SecretPlaceLike:
            return secrets.place()

        title = self.tr("Asking the keychain")
        self._context.tasks.start(work, title=title, on_success=self._show_place, key="assistant_secrets")

    def _show_place(self, place: SecretPlaceLike) -> None:
        self.database.show_keychain(place.text, safe=place.safe, is_vault=place.key in ("vault", "vault_locked"))

    def _go_to(self, step: AssistantStep) -> None:
        for other in self.steps:
            other.setVisible(other is step)
        self.step = step
        step.enter()
        at = self.steps.index(step)
        for number, (pill, other) in enumerate(zip(self.pills, self.steps, strict=True)):
            shape = Shape.CHECK if number < at else Shape.DOT if number == at else Shape.RING
            tone = "good" if number < at else "accent" if number == at else "neutral"
            pill.set_pill(Pill(f"{number + 1}  {other.title}", shape, tone))
        self._show_buttons()

    def _show_buttons(self) -> None:
        step = self.step
        last = step is self.finish
        self.back_button.setVisible(step is not self.database)
        self.save_button.setVisible(last)
        texts = {
            id(self.database): self.tr("Test the connection"),
            id(self.finish): self.tr("Save and sync now"),
        }
        self.next_button.setText(texts.get(id(step), self.tr("Next")))
        self.next_button.setEnabled(step.is_ready)
        note = self.tr("Nothing is saved before the last step.") if step is self.database else ""
        self.note_label.setText(note)
        self._lead_on()

    def _lead_on(self) -> None:
        """While the test runs, Next is off and the focus stands on Cancel: then it goes to what comes next."""
        test = self.test
        if self.step is test and not test.is_running and self.cancel_button.hasFocus():
            ahead = self.next_button if test.is_ready else test.first_mending or test.again_button
            ahead.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on, as in a dialog; a key that is held down, one step."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.next_button.isEnabled():
            if not event.isAutoRepeat():
                self._next()
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        step = self.step
        if not step.leave():
            return
        if step is self.database:
            self._go_to(self.test)
        elif step is self.test and self.test.found is not None:
            self.companies.begin_with(self.test.found)
            self._go_to(self.companies)
        elif step is self.companies and self.companies.found is not None:
            self.finish.show_found(self.companies.found)
            self._go_to(self.finish)
            self.finish.name_field.setFocus()
        elif step is self.finish:
            self._save(sync_now=True)

    def _back(self) -> None:
        step = self.step
        if step is self.test:
            self.test.stop()
            self._go_to(self.database)
        elif step is self.companies:
            self._go_to(self.test)
        elif step is self.finish:
            self._go_to(self.companies)

    def _mend(self, field: str) -> None:
        self.test.stop()
        self._go_to(self.database)
        self.database.focus_field(field)

    def _cancel(self) -> None:
        self.test.stop()
        self.cancelled.emit()

    def show_rights(self) -> None:
        """Open the script and the letter."""
        dialog = RightsDialog(self._context, self.window())
        self.rights = dialog
        dialog.open()
        settings, find, connection = self.draft.settings(), known_secrets(self.draft, self._app), self._app.connection

        def work(_progress: ProgressSink, _cancel: CancelToken) -> GrantsLike:
            password, ssh_secret = find()
            return connection.grants(settings, password, ssh_secret=ssh_secret)

        title = self.tr("Writing the script of rights")
        self._context.tasks.start(
            work, title=title, on_success=dialog.show_grants, on_failure=dialog.show_error, key="grants"
        )

    def _save_only(self) -> None:
        if self.finish.leave():
            self._save(sync_now=False)

    def _save(self, *, sync_now: bool) -> None:
        self._sync_now = sync_now
        self.next_button.setEnabled(False)
        self.save_button.setEnabled(False)
        profile, draft, app = self._profile(), self.draft, self._app

        def work(_progress: ProgressSink, _cancel: CancelToken) -> SecretNotKept | None:
            if draft.base is None:
                app.profiles.add(profile)
            else:
                app.profiles.update(profile, draft.base)
            return _remember(app, profile.name, draft)

        title = self.tr("Saving the connection")
        self._context.tasks.start(work, title=title, on_success=self._on_saved, on_failure=self._on_not_saved)

    def _profile(self) -> Profile:
        settings = self.draft.settings()
        if self.draft.base is None:
            return Profile(name=self.finish.name, source=settings, time_zone=self.finish.zone)
        data = {**self.draft.base.model_dump(), "source": settings, "time_zone": self.finish.zone}
        return Profile.model_validate(data)

    def _on_saved(self, not_kept: SecretNotKept | None) -> None:
        if not_kept is not None:
            self._context.messages.report_error("", not_kept)
        self.finished.emit(self.finish.name, self._sync_now)

    def _on_not_saved(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("Saving the connection"), error)
        self.save_button.setEnabled(True)
        self._show_buttons()


def _remember(app: AppPort, name: str, draft: Draft) -> SecretNotKept | None:
    """What could not be kept: the session has it, the person hears of it, and goes on."""
    problem = None
    for purpose, typed in ((Purpose.SOURCE, draft.password), (Purpose.SSH, draft.ssh_secret)):
        try:
            if typed:
                app.secrets.remember(name, typed, draft.keep, purpose)
        except SecretNotKept as error:
            problem = error
    return problem
