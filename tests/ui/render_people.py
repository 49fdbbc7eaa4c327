"""Scenes of a shared store for render_pages: its people, and the window as an analyst sees it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QScrollArea, QWidget

from alx_desktop.domain.people import People, Person, Role
from tests.ui.company_site import make_companies

STORE = "postgresql+psycopg://anna.admin@db.example.org:5432/training"
NAMES = ["Acme Logistics", "Berger Pharma", "Cardinal Foods", "Delta Rail", "Ewing Insurance"]
PERSON = Person("lea.meyer", Role.ANALYST, (1, 2))


def _share(shot: Any) -> None:
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


def _settings(shot: Any) -> None:
    shot.start()
    shot.go("settings")
    shot.settle(300)
    for area in shot.window.page.findChildren(QScrollArea):
        area.ensureWidgetVisible(shot.window.page.people, 0, 40)
    shot.settle()


def people(shot: Any) -> None:
    _share(shot)
    _settings(shot)
    shot.window.page.people.table.selectRow(2)
    shot.settle()


def people_none(shot: Any) -> None:
    _share(shot)
    shot.app.people_desk.found = People("anna.admin", False)
    _settings(shot)


def analyst_settings(shot: Any) -> None:
    _share(shot)
    shot.app.person = PERSON
    _settings(shot)


def analyst_tokens(shot: Any) -> None:
    _share(shot)
    shot.app.person = PERSON
    shot.start()
    shot.go("tokens")


def analyst_home(shot: Any) -> None:
    _share(shot)
    shot.app.person = PERSON
    shot.start()


def analyst_company(shot: Any) -> None:
    _share(shot)
    shot.app.person = PERSON
    shot.app.companies = make_companies(Path(tempfile.mkdtemp()))
    shot.start()
    shot.go("companies")
    shot.settle(400)
    shot.window.page.open_company(shot.window.page.list.model.rows[0].id)
    shot.settle(300)
    shot.window.page.detail.go_to("fields")
    shot.settle(300)


def analyst_companies(shot: Any) -> None:
    _share(shot)
    shot.app.person = PERSON
    shot.app.companies = make_companies(Path(tempfile.mkdtemp()))
    shot.start()
    shot.go("companies")
    shot.settle(400)


def _dialog(shot: Any) -> QWidget:
    from alx_desktop.ui.preferences.person_dialog import PersonDialog

    shot.settle(200)
    found: QWidget = shot.window.findChildren(PersonDialog)[-1]
    return found


def dialog_person(shot: Any) -> QWidget:
    people_none(shot)
    shot.window.page.people.add_button.click()
    return _dialog(shot)


def dialog_person_change(shot: Any) -> QWidget:
    people(shot)
    shot.window.page.people.change_button.click()
    return _dialog(shot)


SCENES = [people, people_none, analyst_settings, analyst_tokens, analyst_home, analyst_companies, analyst_company]
DIALOGS = [dialog_person, dialog_person_change]
