"""Reports, state by state."""

from __future__ import annotations

from functools import cache

from alx_desktop.domain.report_query import ReportQuery
from tests.ui.rendering.shot import Failing, Shot, scene
from tests.ui.rendering.stage import new_folder
from tests.ui.report_site import ReportSite, make_site


@cache
def _filled() -> ReportSite:
    """Only read, so one is enough for all scenes."""
    return make_site(new_folder())


@scene
def reports(shot: Shot) -> None:
    site = _filled()
    shot.app.reports, shot.app.exports = site.reports, site.exports
    shot.open("reports")
    shot.settle(400)


@scene
def reports_empty(shot: Shot) -> None:
    """A store that no sync has filled."""
    site = make_site(new_folder(), None)
    shot.app.reports, shot.app.exports = site.reports, site.exports
    shot.app.sync.runs.clear()
    shot.app.sync.age = None
    shot.open("reports")
    shot.settle(400)


@scene
def reports_loading(shot: Shot) -> None:
    site = _filled()
    shot.app.reports, shot.app.exports = shot.held(site.reports), site.exports
    shot.open("reports")


@scene
def reports_error(shot: Shot) -> None:
    shot.app.reports, shot.app.exports = Failing(), Failing()
    shot.open("reports")
    shot.settle(400)


@scene
def reports_filtered(shot: Shot) -> None:
    reports(shot)
    shot.page.filters.search.setText("nobody of this name")
    shot.settle(600)


@scene
def reports_changed(shot: Shot) -> None:
    """The times to choose from, and a filter that is set."""
    reports(shot)
    filters = shot.page.filters
    shot.page.activate(ReportQuery(changed_hours=720))
    shot.settle(600)
    filters.changed_chip.click()
    shot.settle(300)


@scene
def reports_detail(shot: Shot) -> None:
    reports(shot)
    page = shot.page
    page.table.setCurrentIndex(page.model.index(2, 0))
    page.details.open()
    shot.settle()


@scene
def reports_menu(shot: Shot) -> None:
    reports_detail(shot)
    page = shot.page
    menu = page.table._make_menu()
    menu.setParent(shot.window)
    menu.move(500, 260)
    menu.show()
