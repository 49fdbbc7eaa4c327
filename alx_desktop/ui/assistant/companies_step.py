"""Third step: what counts as a company. Checked at once against the site."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.assistant.draft import Draft
from alx_desktop.ui.assistant.known_secrets import known_secrets
from alx_desktop.ui.assistant.step import AssistantStep
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import AppPort, FoundLike, StepLike
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.words import said, tr

PROFILE = "profile:"


class CompaniesStep(AssistantStep):
    """A choice of sources; `found` is what the site says with the chosen one."""

    def __init__(self, context: UiContext, app: AppPort, draft: Draft) -> None:
        super().__init__(draft)
        self.title = self.tr("Companies")
        self._context, self._app = context, app
        self.found: FoundLike | None = None
        self._checked: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(self.tr("Where do companies come from?"))
        text = self.tr("Reports are made per company. IOMAD has companies of its own; without it, choose what fits.")
        card.body.addWidget(muted_label(text, wrap=True))
        card.body.addSpacing(STEP)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        for source, title, help_text in self._choices():
            card.body.addWidget(self._choice(source, title, help_text))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("short name, e.g. company"))
        self.field.setAccessibleName(self.tr("Short name of the profile field"))
        self.field.setFixedWidth(grown(240))
        self.field.editingFinished.connect(self._on_chosen)
        indent = QHBoxLayout()
        indent.setContentsMargins(24, 0, 0, 0)
        indent.addWidget(self.field)
        indent.addStretch(1)
        card.body.addLayout(indent)
        self.result_label = muted_label(" ", wrap=True, small=False)
        self.error_panel = ErrorPanel(context.theme)
        card.body.addSpacing(STEP)
        card.body.addWidget(self.result_label)
        card.body.addWidget(self.error_panel)
        column.addWidget(card)
        column.addStretch(1)
        self._group.idClicked.connect(self._on_chosen)

    def _choices(self) -> list[tuple[str, str, str]]:
        return [
            ("iomad", self.tr("IOMAD's companies"), self.tr("With their departments, courses and licences.")),
            ("cohort", self.tr("Cohorts"), self.tr("Each cohort is a company, its members are its learners.")),
            ("category", self.tr("Course categories"),
             self.tr("Each top category is a company; whoever is enrolled in its courses is its learner.")),
            (PROFILE, self.tr("A profile field"), self.tr("Learners with the same value in that field are a company.")),
            ("site", self.tr("The whole site is one company"), ""),
        ]  # fmt: skip

    def _choice(self, source: str, title: str, help_text: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        button = QRadioButton(title)
        button.setAccessibleDescription(help_text)
        self._group.addButton(button, len(self.buttons))
        self.buttons[source] = button
        column.addWidget(button)
        if help_text:
            words = muted_label(help_text, wrap=True)
            words.setContentsMargins(24, 0, 0, 4)
            column.addWidget(words)
        return holder

    @property
    def is_ready(self) -> bool:
        """Only what was found on the site may go on."""
        return self.found is not None

    def begin_with(self, found: FoundLike) -> None:
        """What the test has found with the draft's source."""
        if self.draft.base is None and self.draft.company_source == "iomad" and found.flavour != "iomad":
            # Without IOMAD the test counted the whole site as one company.
            self.draft.company_source = "site"
        self.found = found
        self._checked = self.draft.company_source

    def enter(self) -> None:
        """Show the draft."""
        source = self.draft.company_source
        key = PROFILE if source.startswith(PROFILE) else source
        self.buttons[key].setChecked(True)
        self.field.setText(source.partition(":")[2])
        self._show_field()
        self._show_found()

    def leave(self) -> bool:
        """Take the choice over; it must have been checked."""
        return self._chosen() == self._checked and self.found is not None

    def _chosen(self) -> str:
        source = next(source for source, button in self.buttons.items() if button.isChecked())
        return PROFILE + self.field.text().strip() if source == PROFILE else source

    def _show_field(self) -> None:
        self.field.setVisible(self.buttons[PROFILE].isChecked())

    def _on_chosen(self, _number: int = 0) -> None:
        self._show_field()
        chosen = self._chosen()
        if chosen == self._checked:
            return
        self.found, self._checked = None, None
        self.error_panel.hide()
        self.draft.company_source = chosen
        problem = self.draft.problems().get("company_source")
        self.result_label.setText(problem or self.tr("Looking at the site …"))
        self.ready_changed.emit()
        if problem is None:
            self._check(chosen)
        elif chosen == PROFILE:
            self.field.setFocus()

    def _check(self, chosen: str) -> None:
        settings, find, connection = self.draft.settings(), known_secrets(self.draft, self._app), self._app.connection

        def work(_progress: ProgressSink, cancel: CancelToken) -> tuple[str, list[StepLike]]:
            steps = []
            for step in connection.run_steps(settings, *find()):
                cancel.raise_if_cancelled()
                steps.append(step)
            return chosen, steps

        title = self.tr("Looking for companies")
        self._context.tasks.start(
            work, title=title, on_success=self._take, on_failure=self._fail, key="connection_test"
        )

    def _take(self, answer: tuple[str, list[StepLike]]) -> None:
        chosen, steps = answer
        failed = next((step for step in steps if step.state.value == "failed"), None)
        if failed is not None:
            self.result_label.setText(" ")
            self.error_panel.show_words(said(failed.title), advice=said(failed.advice), detail=said(failed.detail))
        else:
            self._checked, self.found = chosen, steps[-1].found
            self._show_found()
        self.ready_changed.emit()

    def _fail(self, error: Exception) -> None:
        self.result_label.setText(" ")
        self.error_panel.show_error(error)
        self.ready_changed.emit()

    def _show_found(self) -> None:
        if self.found is not None:
            self.result_label.setText(found_words(self.found))


def found_words(found: FoundLike) -> str:
    """How many companies, learners, courses and enrolments there are."""
    counts = found.counts
    parts = [
        formats.counted(found.companies, tr("1 company"), tr("{n} companies")),
        formats.counted(counts.learners, tr("1 learner"), tr("{n} learners")),
        formats.counted(counts.courses, tr("1 course"), tr("{n} courses")),
        formats.counted(counts.enrolments, tr("1 enrolment"), tr("{n} enrolments")),
    ]
    return tr("Found: {0}.").format(", ".join(parts))
