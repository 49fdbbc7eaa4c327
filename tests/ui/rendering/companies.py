"""Companies, state by state."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtWidgets import QWidget

from alx_desktop.domain.errors import PluginMissing
from alx_desktop.services.companies import CompaniesService
from benchmarks.report_store import NOW
from tests.ui import fakes
from tests.ui.company_site import make_companies
from tests.ui.rendering.shot import Failing, Shot, scene
from tests.ui.rendering.stage import new_folder


@cache
def filled_companies() -> CompaniesService:
    """Only read, so one is enough for all scenes."""
    return make_companies(new_folder())


@scene
def companies(shot: Shot) -> None:
    shot.app.companies = filled_companies()
    # The store's clock, so that what was used a while ago reads so.
    object.__setattr__(shot.window.context, "now", lambda: NOW)
    shot.open("companies")
    shot.settle(400)


@scene
def companies_chosen(shot: Shot) -> None:
    companies(shot)
    shot.settle()


@scene
def companies_empty(shot: Shot) -> None:
    shot.app.companies = make_companies(new_folder(), None)
    shot.open("companies")
    shot.settle(300)


@scene
def companies_loading(shot: Shot) -> None:
    shot.app.companies = shot.held(filled_companies())
    shot.open("companies")


@scene
def companies_error(shot: Shot) -> None:
    shot.app.companies = Failing()
    shot.open("companies")
    shot.settle(200)


def _company(tab: str, row: int = 0) -> None:
    def show(shot: Shot) -> None:
        companies(shot)
        page = shot.page
        page.open_company(page.list.model.rows[row].id)
        shot.settle(200)
        page.detail.go_to(tab)
        shot.settle(400)

    show.__name__ = f"company_{tab}{'_removed' if row == 4 else ''}"
    scene(show)


for _tab in ("overview", "learners", "departments", "courses", "fields", "clients", "tokens", "preview", "history"):
    _company(_tab)
_company("fields", 4)


@scene
def company_defaults(shot: Shot) -> None:
    companies(shot)
    shot.page.defaults_button.click()
    shot.settle(300)


@scene
def dialog_companies_bulk(shot: Shot) -> QWidget:
    companies(shot)
    page = shot.page
    page._edit([line.id for line in page.list.model.rows[:3]])
    return shot.dialog(300)


@scene
def dialog_companies_compare(shot: Shot) -> QWidget:
    companies(shot)
    page = shot.page
    page._compare_two([line.id for line in page.list.model.rows[:2]])
    return shot.dialog(300)


@scene
def dialog_companies_offboard(shot: Shot) -> QWidget:
    companies(shot)
    page = shot.page
    page._offboard(page.list.model.rows[0].id)
    dialog = shot.dialog(300)
    dialog.name_edit.setText("Acme Logistics")
    return dialog


def _clear(shot: Shot) -> Any:
    companies(shot)
    page = shot.page
    page.open_company(page.list.model.rows[0].id)
    shot.settle(300)
    page.detail._ask_clear(page.detail.company_id)
    dialog: Any = shot.dialog(300)
    dialog.name_edit.setText("Acme Logistics")
    return dialog


@scene
def dialog_companies_clear(shot: Shot) -> QWidget:
    return _clear(shot)


@scene
def dialog_companies_clear_all(shot: Shot) -> QWidget:
    companies(shot)
    shot.page._ask_clear_all()
    return shot.dialog(300)


@scene
def dialog_companies_clear_running(shot: Shot) -> QWidget:
    shot.app.care.release.clear()
    dialog = _clear(shot)
    dialog.clear_button.click()
    shot.settle(250)
    return dialog


@scene
def dialog_companies_recheck(shot: Shot) -> QWidget:
    companies(shot)
    page = shot.page
    page.open_company(page.list.model.rows[0].id)
    shot.settle(300)
    page.detail._ask_hours(page.detail.company_id)
    return shot.dialog()


@scene
def dialog_companies_import(shot: Shot) -> QWidget:
    return _import(shot, fakes.FakePlugin())


@scene
def dialog_companies_import_failed(shot: Shot) -> QWidget:
    plugin = fakes.FakePlugin()
    plugin.failure = PluginMissing("mdl_local_alx_api_settings")
    return _import(shot, plugin)


def _import(shot: Shot, plugin: object) -> QWidget:
    companies(shot)
    shot.app.plugin = plugin
    page = shot.page
    page._import()
    return shot.dialog(400)


@scene
def companies_more(shot: Shot) -> None:
    companies(shot)
    page = shot.page
    menu = page.more_menu()
    menu.setParent(shot.window)
    place = page.more_button.mapTo(shot.window, page.more_button.rect().bottomRight())
    menu.move(place.x() - menu.sizeHint().width(), place.y())
    menu.show()
