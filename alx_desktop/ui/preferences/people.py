"""The people of a shared store: who may what, letting somebody in, changing, taking rights away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from alx_desktop.domain.people import People, Person
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.preferences.person_dialog import PersonDialog
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import CARD_PADDING, ROW_HEIGHT, STEP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import BLEED, Card
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import tr

MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class _Reading:
    """people None: an analyst looks, who reads nobody's rights but her own companies."""

    companies: tuple[tuple[int, str], ...]
    people: People | None


class PeopleCard(Card):
    """For a site whose store is on PostgreSQL."""

    def __init__(self, context: UiContext, session: SiteSession, parent: QWidget | None = None) -> None:
        super().__init__(tr("People"), parent=parent)
        self._context, self._session = context, session
        self._names: dict[int, str] = {}
        self._found: People | None = None
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(tr("Try again"), self.refresh)
        self.words_label = muted_label(wrap=True)
        self.body.addWidget(self.words_label)
        self.body.addWidget(self.error_panel)
        self.table = Table(context.theme, tr("People"))
        self.rows: RecordModel[Person] = RecordModel(self._columns(), self)
        self.table.setModel(self.rows)
        self.table.hide()
        self.add_table(self.table, 0)
        self.add_table(self._build_foot(), 0)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self._show_state()

    def _columns(self) -> list[Column[Person]]:
        return [
            Column(tr("Login"), lambda one: one.login, tip=lambda one: one.login),
            Column(tr("Role"), lambda one: tr("analyst") if one.is_analyst else tr("administrator")),
            Column(tr("Companies"), self._company_words, tip=self._company_words, tone="muted"),
        ]

    def _company_words(self, person: Person) -> str:
        if not person.is_analyst:
            return tr("all")
        return ", ".join(self._names.get(one, str(one)) for one in person.companies) or tr("none")

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(CARD_PADDING - BLEED, 0, CARD_PADDING - BLEED, 0)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.add_button = self._button(tr("Let somebody in …"), self.ask_add)
        self.change_button = self._button(tr("Change …"), self.ask_change)
        self.remove_button = self._button(tr("Take rights away …"), self.ask_remove)
        for button in (self.add_button, self.change_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return foot

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = plain_button(text)
        button.clicked.connect(slot)
        return button

    def refresh(self) -> None:
        """Read who is in, and the companies' names."""
        site, app, closed = self._session.site, self._session.app, self._session.is_read_only

        def work(_progress: ProgressSink, _cancel: CancelToken) -> _Reading:
            companies = tuple(site.monitoring.company_choices())
            return _Reading(companies, None if closed else app.people(site.profile).read())

        title = tr("Reading the people of the store")
        self._context.tasks.start(work, title=title, on_success=self._show, on_failure=self._fail, key="people")

    def _show(self, reading: _Reading) -> None:
        self.error_panel.hide()
        self._names, self._found = dict(reading.companies), reading.people
        people: Sequence[Person] = reading.people.people if reading.people else ()
        self.words_label.setText(self._words(reading))
        self.rows.set_rows(people)
        self.table.setVisible(bool(people))
        self.set_note(formats.counted(len(people), tr("1 person"), tr("{n} people")) if people else "")
        if people:
            self.table.fit_columns(stretch=2)
            self.table.setFixedHeight((min(len(people), MOST_ROWS) + 1) * ROW_HEIGHT + 2)
        self._show_state()

    def _words(self, reading: _Reading) -> str:
        person = self._session.site.person
        if reading.people is None and person is not None:
            names = ", ".join(self._names.get(one, str(one)) for one in person.companies) or tr("no company")
            return tr("You are the analyst {0}. You read: {1}. Administrators change that.").format(person.login, names)
        if reading.people is not None and not reading.people.enforced:
            return tr(
                "Whoever has the store's login may do everything. Give each person a login of her own: administrators, "
                "and analysts of given companies. The database itself enforces it, in every program."
            )
        return tr("Each with her own login of the database server, which enforces it in every program.")

    def _fail(self, error: Exception) -> None:
        self.error_panel.show_error(error, kept=tr("Nothing was changed."))

    def _show_state(self, _what: object = None) -> None:
        closed = self._session.is_read_only
        chosen = self.chosen()
        yours = chosen is not None and self._found is not None and chosen.login == self._found.you
        self.add_button.setVisible(not closed)
        self.add_button.setEnabled(self._found is not None)
        for button in (self.change_button, self.remove_button):
            button.setVisible(bool(self.rows.rows))
            button.setEnabled(chosen is not None and not yours)
            button.setToolTip(tr("Another administrator changes your own rights") if yours else "")

    def chosen(self) -> Person | None:
        """The person whose row is selected."""
        found = self.table.selectionModel().selectedRows()
        return self.rows.rows[found[0].row()] if found else None

    def ask_add(self) -> None:
        """Ask whom to let in."""
        self._open(None)

    def ask_change(self) -> None:
        """Ask what the chosen person may do from now on."""
        if (person := self.chosen()) is not None:
            self._open(person)

    def _open(self, person: Person | None) -> None:
        first = self._found is not None and not self._found.enforced
        options = [Option(number, name) for number, name in self._names.items()]
        dialog = PersonDialog(self._context.theme, self.window(), options, person, first)
        people, profile = self._session.app.people, self._session.site.profile

        def save(one: Person, secret: str | None) -> None:
            def work(_progress: ProgressSink, _cancel: CancelToken) -> str:
                people(profile).add(one, secret) if person is None else people(profile).change(one)
                return tr("{0} may now do what you chose.").format(one.login)

            def done(text: str) -> None:
                dialog.close_done()
                self._on_done(text)

            self._context.tasks.start(work, title=dialog.windowTitle(), on_success=done, on_failure=dialog.show_error)

        dialog.asked.connect(save)
        dialog.open()

    def ask_remove(self) -> None:
        """Ask before rights are taken away."""
        person = self.chosen()
        if person is None:
            return
        text = tr(
            "{0} sees nothing of this store any more, at once, in open windows too. A login that was made here is "
            "dropped; what she did stays in the history of changes."
        ).format(person.login)
        dialog = ConfirmDialog(
            self.window(), tr("Take all rights from {0}?").format(person.login), text, action=tr("Take them away"),
            keep=tr("Keep them"),
        )  # fmt: skip
        dialog.confirmed.connect(lambda: self._remove(person.login))
        dialog.open()

    def _remove(self, login: str) -> None:
        people, profile = self._session.app.people, self._session.site.profile

        def work(_progress: ProgressSink, _cancel: CancelToken) -> str:
            gone = people(profile).remove(login)
            kept = tr("{0} is out; the login itself stays on the server.")
            return (tr("{0} is out, and the login is gone.") if gone else kept).format(login)

        self._context.tasks.start(work, title=tr("Taking rights away"), on_success=self._on_done, on_failure=self._fail)

    def _on_done(self, text: str) -> None:
        self._context.messages.say(text)
        self.refresh()
