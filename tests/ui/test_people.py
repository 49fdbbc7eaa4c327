"""People of a shared store in the window: let in, changed, put out; and the window as an analyst sees it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.people import People, Person, Role
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.closed import FOR_ADMINISTRATORS, ClosedPage
from alx_desktop.ui.pages.control_center import ControlCenterPage
from alx_desktop.ui.pages.settings import SettingsPage
from alx_desktop.ui.preferences.people import PeopleCard
from alx_desktop.ui.preferences.person_dialog import PersonDialog
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.sync_commands import sync_commands
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui import fakes
from tests.ui.conftest import Desk, RecordedMessages

STORE = "postgresql+psycopg://anna.admin@db.example/alx"


@pytest.fixture(autouse=True)
def shared(app: fakes.FakeApp) -> None:
    """Every profile's store is on a server."""
    for profile in app.profiles.list():
        app.profiles.update(profile.model_copy(update={"store_url": STORE}))
    companies = SimpleNamespace(company_choices=lambda: [(1, "Acme"), (2, "Beta"), (3, "Cäsar")])
    app.monitoring.service = companies  # type: ignore[assignment]


@pytest.fixture
def card(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> PeopleCard:
    made = PeopleCard(context, SiteSession(context, app.open_site(), app))
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    rest(qtbot, context)
    return made


def rest(qtbot: QtBot, context: UiContext) -> None:
    qtbot.waitUntil(lambda: not context.tasks.running)


def dialog_of(card: PeopleCard) -> PersonDialog:
    return next(one for one in card.window().findChildren(PersonDialog) if one.isVisible())


def choose(dialog: PersonDialog, *places: int) -> None:
    for place in places:
        dialog.companies.model.toggle(place)


def select(card: PeopleCard, login: str) -> None:
    card.table.selectRow([one.login for one in card.rows.rows].index(login))


def test_somebody_is_let_in_changed_and_put_out(
    qtbot: QtBot, context: UiContext, card: PeopleCard, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    card.add_button.click()
    dialog = dialog_of(card)
    assert not dialog.go_button.isEnabled() and "login" in dialog.note_label.text()
    qtbot.keyClicks(dialog.login_field, "nora")
    assert "password" in dialog.note_label.text()
    qtbot.keyClicks(dialog.password_field, "a secret")
    assert "companies" in dialog.note_label.text()
    choose(dialog, 0, 1)
    dialog.go_button.click()
    rest(qtbot, context)
    nora = app.people_desk.found.people[1]
    assert (nora.login, nora.role, len(nora.companies)) == ("nora", Role.ANALYST, 2)
    assert app.people_desk.secrets == {"nora": "a secret"}
    assert [one.login for one in card.rows.rows] == ["anna.admin", "nora"]

    select(card, "nora")
    card.change_button.click()
    dialog = dialog_of(card)
    assert dialog.companies.chosen_ids == nora.companies
    dialog.roles.choose(Role.ADMINISTRATOR.value)
    assert not dialog.companies.isVisible()
    dialog.go_button.click()
    rest(qtbot, context)
    assert app.people_desk.found.people[1] == Person("nora", Role.ADMINISTRATOR)

    select(card, "nora")
    card.remove_button.click()
    confirm = next(one for one in card.window().findChildren(ConfirmDialog) if one.isVisible())
    confirm.action_button.click()
    rest(qtbot, context)
    assert [one.login for one in app.people_desk.found.people] == ["anna.admin"]
    assert len(messages.said) == 3 and messages.errors == []


def test_a_refusal_keeps_what_was_typed(qtbot: QtBot, context: UiContext, card: PeopleCard, app: fakes.FakeApp) -> None:
    app.people_desk.failure = WrongUse("the server has a login 'nora' already")
    card.add_button.click()
    dialog = dialog_of(card)
    dialog.login_field.setText("nora")
    dialog.new_box.setChecked(False)
    assert not dialog.password_field.isVisible()
    dialog.roles.choose(Role.ADMINISTRATOR.value)
    dialog.go_button.click()
    rest(qtbot, context)
    assert dialog.isVisible() and dialog.error_panel.isVisible() and dialog.login_field.text() == "nora"
    app.people_desk.failure = None
    dialog.go_button.click()
    rest(qtbot, context)
    assert app.people_desk.secrets == {"nora": None}


def test_nobody_changes_her_own_rights(card: PeopleCard) -> None:
    select(card, "anna.admin")
    assert not card.change_button.isEnabled() and not card.remove_button.isEnabled()


def test_a_store_without_roles_says_what_the_first_person_changes(
    qtbot: QtBot, context: UiContext, card: PeopleCard, app: fakes.FakeApp
) -> None:
    app.people_desk.found = People("anna.admin", False)
    card.refresh()
    rest(qtbot, context)
    assert card.table.isHidden() and "everything" in card.words_label.text()
    card.add_button.click()
    texts = [label.text() for label in dialog_of(card).findChildren(type(card.words_label))]
    assert any("gets its roles" in text for text in texts)


@pytest.fixture
def analysts_desk(desk: Desk, app: fakes.FakeApp) -> Desk:
    app.person = Person("lea", Role.ANALYST, (1,))
    return desk.start()


def test_an_analyst_finds_closed_what_is_not_hers(analysts_desk: Desk) -> None:
    session, window = analysts_desk.flow.session, analysts_desk.window
    assert session is not None and session.is_read_only
    for key in FOR_ADMINISTRATORS:
        window.go_to(key)
        page = window.page
        assert isinstance(page, ClosedPage) and "lea" in page.state.text_label.text()
        assert page.key == key
    assert sync_commands(session) == []
    home = window._pages.visit("control_center", window.context, session, window.state.settings)
    assert isinstance(home, ControlCenterPage)
    assert not home.sync_button.isEnabled() and not home.acts.endpoint_button.isEnabled()


def test_her_settings_are_those_of_her_machine(analysts_desk: Desk) -> None:
    analysts_desk.window.go_to("settings")
    analysts_desk.settle()
    page = analysts_desk.window.page
    assert isinstance(page, SettingsPage)
    closed = (page.store, page.backups, page.retention, page.schedule, page.limits)
    assert all(card.isHidden() for card in closed)
    assert page.people.isVisible() and not page.people.add_button.isVisible()
    assert "lea" in page.people.words_label.text() and "Acme" in page.people.words_label.text()
    page.finder.search.setText("store")
    assert all(card.isHidden() for card in closed)
    assert page.commands() == []


def test_a_store_in_files_has_no_people(desk: Desk, app: fakes.FakeApp) -> None:
    for profile in app.profiles.list():
        app.profiles.update(profile.model_copy(update={"store_url": None}))
    desk.start("settings")
    page = desk.window.page
    assert isinstance(page, SettingsPage) and page.people.isHidden() and page.store.isVisible()
