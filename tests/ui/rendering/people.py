"""A shared store: its people, and the window as an analyst sees it, state by state."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtWidgets import QScrollArea, QWidget

from alx_desktop.domain.people import People, Person, Role
from tests.ui.rendering.companies import filled_companies
from tests.ui.rendering.shot import Shot, scene

STORE = "postgresql+psycopg://anna.admin@db.example.org:5432/training"
NAMES = ["Acme Logistics", "Berger Pharma", "Cardinal Foods", "Delta Rail", "Ewing Insurance"]
PERSON = Person("lea.meyer", Role.ANALYST, (1, 2))


def _share(shot: Shot) -> None:
    profiles = shot.app.profiles
    for profile in profiles.list():
        profiles.update(profile.model_copy(update={"store_url": STORE}))
    companies = list(enumerate(NAMES, start=1))
    shot.app.monitoring.service = SimpleNamespace(company_choices=lambda: companies)
    people = (
        Person("anna.admin", Role.ADMINISTRATOR),
        Person("carl.odonnell", Role.ADMINISTRATOR),
        PERSON,
        Person("nora.long-name@reporting.example.org", Role.ANALYST, (1, 2, 3, 4, 5)),
    )
    shot.app.people_desk.found = People("anna.admin", True, people)


def _settings(shot: Shot) -> None:
    shot.open("settings")
    shot.settle(300)
    for area in shot.page.findChildren(QScrollArea):
        area.ensureWidgetVisible(shot.page.people, 0, 40)
    shot.settle()


@scene
def people(shot: Shot) -> None:
    _share(shot)
    _settings(shot)
    shot.page.people.table.selectRow(2)
    shot.settle()


@scene
def dialog_shared_store(shot: Shot) -> QWidget:
    shot.start()
    shot.flow.menu.shared_asked.emit()
    return shot.dialog()


@scene
def people_none(shot: Shot) -> None:
    _share(shot)
    shot.app.people_desk.found = People("anna.admin", False)
    _settings(shot)


@scene
def analyst_settings(shot: Shot) -> None:
    _share(shot)
    shot.app.person = PERSON
    _settings(shot)


@scene
def analyst_tokens(shot: Shot) -> None:
    _share(shot)
    shot.app.person = PERSON
    shot.open("tokens")


@scene
def analyst_home(shot: Shot) -> None:
    _share(shot)
    shot.app.person = PERSON
    shot.start()


@scene
def analyst_company(shot: Shot) -> None:
    _share(shot)
    shot.app.person = PERSON
    shot.app.companies = filled_companies()
    shot.open("companies")
    shot.settle(400)
    shot.page.open_company(shot.page.list.model.rows[0].id)
    shot.settle(300)
    shot.page.detail.go_to("fields")
    shot.settle(300)


@scene
def analyst_companies(shot: Shot) -> None:
    _share(shot)
    shot.app.person = PERSON
    shot.app.companies = filled_companies()
    shot.open("companies")
    shot.settle(400)


@scene
def dialog_person(shot: Shot) -> QWidget:
    people_none(shot)
    shot.page.people.add_button.click()
    return shot.dialog(200)


@scene
def dialog_person_change(shot: Shot) -> QWidget:
    people(shot)
    shot.page.people.change_button.click()
    return shot.dialog(200)
