"""Renders every page as a picture: light and dark, 1x and 2x, with data, empty, loading, in error.

python -m tests.ui.render_pages FOLDER [PART-OF-A-NAME ...]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from alx_desktop.config import EndpointSettings, Schedule, SyncSettings
from alx_desktop.domain.errors import ConnectionLost, HostUnknown, PluginMissing, SecretMissing, StoreDamaged
from alx_desktop.services.endpoint_control import PortBusy
from alx_desktop.services.report_columns import CATALOGUE
from alx_desktop.ui.application import make_application
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.pages.companies import CompaniesPage
from alx_desktop.ui.pages.diagnostics import DiagnosticsPage
from alx_desktop.ui.pages.reports import ReportsPage
from alx_desktop.ui.pages.reports_why_window import Doubt, WhyWindow
from alx_desktop.ui.password_dialog import PasswordDialog
from alx_desktop.ui.places import default_places
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.theme import Theme, ThemeMode
from alx_desktop.ui.window_flow import WindowFlow
from alx_desktop.ui.window_state import WindowState
from benchmarks.report_store import NOW
from tests.ui import explained, fake_verify, fakes, render_people
from tests.ui.company_site import make_companies
from tests.ui.fake_diagnostics import WRONG
from tests.ui.monitoring_site import make_monitoring
from tests.ui.report_site import make_site

SIZE = (1280, 800)


class Shot:
    """A window over a fake application, driven to a state and grabbed."""

    def __init__(self, folder: Path, app: fakes.FakeApp, size: tuple[int, int] = SIZE) -> None:
        qt = make_application()
        self.app = app
        self.tasks = TaskRunner()
        self.theme = Theme(qt, ThemeMode.LIGHT)
        state = WindowState(Path(tempfile.mkdtemp(dir=folder)))
        self.window = MainWindow(self.theme, self.tasks, state, default_places(), now=lambda: fakes.NOW)
        self.window.resize(*size)
        self.flow = WindowFlow(app, self.window)
        self.window.show()

    def start(self) -> None:
        self.flow.start()
        self.settle()

    def settle(self, milliseconds: int = 120) -> None:
        """Let tasks end and the window paint."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def go(self, key: str) -> None:
        self.window.go_to(key)
        self.settle()

    def save(self, folder: Path, name: str, widget: QWidget | None = None) -> None:
        """The state in both themes."""
        for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
            self.theme.set_mode(mode)
            self.settle(40)
            (widget or self.window).grab().save(str(folder / f"{name}-{mode}.png"))

    def close(self) -> None:
        self.app.sync.release.set()
        self.app.overview.gate.set()
        self.app.connection.gate.set()
        self.app.demo_gate.set()
        self.app.care.release.set()
        self.app.verify.release.set()
        self.app.care.gate.set()
        self.app.diagnostics.release.set()
        self.app.monitoring.gate.set()
        if isinstance(self.app.explain, explained.FakeExplain):
            self.app.explain.gate.set()
        self.tasks.shut_down(3000)
        self.settle(20)
        self.window.close_for_good()
        self.window.deleteLater()
        self.settle(20)


DIALOGS: dict[str, Callable[[Shot], QWidget]] = {run.__name__: run for run in render_people.DIALOGS}


def dialog(run: Callable[[Shot], QWidget]) -> Callable[[Shot], QWidget]:
    DIALOGS[run.__name__] = run
    return run


def control_center(shot: Shot) -> None:
    shot.start()


def control_center_calm(shot: Shot) -> None:
    shot.app.attention.items = ()
    shot.app.overview.answer = fakes.overview()
    shot.start()


def control_center_loading(shot: Shot) -> None:
    shot.app.overview.gate.clear()
    shot.start()


def control_center_empty(shot: Shot) -> None:
    shot.app.overview.answer = fakes.FakeOverview((), (), as_of=None)
    shot.app.attention.items = ()
    shot.app.sync.runs.clear()
    shot.app.sync.age = None
    shot.start()


def control_center_error(shot: Shot) -> None:
    shot.app.overview.failure = StoreDamaged("reporting.sqlite: row 17 missing from index", advice="Run `doctor`.")
    shot.start()


def control_center_stale_error(shot: Shot) -> None:
    shot.start()
    shot.app.overview.failure = StoreDamaged("reporting.sqlite: row 17 missing from index", advice="Run `doctor`.")
    shot.window.refresh()
    shot.settle()


def control_center_collapsed(shot: Shot) -> None:
    shot.start()
    shot.window.rail.toggle()
    shot.settle()


def control_center_busy(shot: Shot) -> None:
    shot.app.attention.items = fakes.waiting()
    shot.app.endpoint.start()
    shot.start()
    while shot.flow.session is None or shot.flow.session.attention.items is None:  # a busy machine takes its time
        shot.settle()
    shot.flow.session.attention.wait_a_day(fakes.waiting()[1])
    shot.settle()


def control_center_foot(shot: Shot) -> None:
    from PySide6.QtWidgets import QScrollArea

    shot.start()
    shot.settle(400)
    for area in shot.window.page.findChildren(QScrollArea):  # type: ignore[union-attr]
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    shot.settle()


def notifications(shot: Shot) -> None:
    shot.start()
    assert shot.flow.session is not None
    shot.app.attention.items = fakes.waiting()[2:]
    shot.flow.session.attention.refresh()
    shot.settle()
    shot.window.bell.open()


def sync(shot: Shot) -> None:
    shot.start()
    shot.go("sync")


def sync_running(shot: Shot) -> None:
    shot.start()
    shot.go("sync")
    assert shot.flow.session is not None
    shot.flow.session.start_sync()
    shot.settle(250)


def sync_held(shot: Shot) -> None:
    shot.app.sync.pending = list(fakes.HELD)
    sync(shot)


def sync_failed(shot: Shot) -> None:
    shot.app.sync.failure = HostUnknown("db.northwind.example: name or service not known")
    shot.app.sync.release.set()
    sync(shot)
    assert shot.flow.session is not None
    shot.flow.session.start_sync()
    shot.settle(300)


def sync_detail(shot: Shot) -> None:
    sync(shot)
    shot.window.page.table.selectRow(4)  # type: ignore[union-attr]
    shot.settle()


def sync_empty(shot: Shot) -> None:
    shot.app.sync.runs.clear()
    shot.app.sync.age = None
    sync(shot)


def scheduled(shot: Shot) -> None:
    quiet = fakes.northwind().sync.schedule.model_validate({"quiet_from": "02:00", "quiet_to": "03:00"})
    shot.app.profiles.update(fakes.northwind(sync=fakes.northwind().sync.model_copy(update={"schedule": quiet})))
    shot.app.scheduler.states["Northwind Training"] = fakes.SchedulerState(
        "Northwind Training", paused=False, next_at=fakes.NOW + 118, next_mode=fakes.SyncMode.INCREMENTAL,
        reason="every 5 minutes",
    )  # fmt: skip
    sync(shot)


def sync_schedule(shot: Shot) -> None:
    scheduled(shot)
    shot.window.page.schedule_button.click()  # type: ignore[union-attr]
    shot.settle()


def sync_schedule_wrong(shot: Shot) -> None:
    sync_schedule(shot)
    shot.window.page.schedule_card.reconcile.setValue(5)  # type: ignore[union-attr]
    shot.window.page.schedule_card.incremental.setValue(30)  # type: ignore[union-attr]
    shot.settle()


def sync_verify(shot: Shot) -> None:
    shot.app.verify.found, shot.app.verify.differences = fake_verify.DIFFERENT, fake_verify.NAMED
    scheduled(shot)
    page: Any = shot.window.page
    page.store_card.verify_button.click()
    page.verify_card.start()
    shot.settle()


def sync_verify_running(shot: Shot) -> None:
    shot.app.verify.release.clear()
    sync_verify(shot)


def sync_paused(shot: Shot) -> None:
    paused = fakes.northwind().sync.schedule.model_copy(update={"automatic": False})
    shot.app.profiles.update(fakes.northwind(sync=fakes.northwind().sync.model_copy(update={"schedule": paused})))
    sync(shot)


def sync_read_error(shot: Shot) -> None:
    shot.app.sync.reading_failure = ConnectionLost("the store's server went away")
    sync(shot)


def reports(shot: Shot) -> None:
    site = make_site(Path(tempfile.mkdtemp()))
    shot.app.reports, shot.app.exports = site.reports, site.exports
    shot.start()
    shot.go("reports")
    shot.settle(400)


def companies(shot: Shot) -> None:
    shot.app.companies = make_companies(Path(tempfile.mkdtemp()))
    # The store's clock, so that what was used a while ago reads so.
    object.__setattr__(shot.window.context, "now", lambda: NOW)
    shot.start()
    while shot.flow.session is None:  # a busy machine takes its time
        shot.settle()
    shot.go("companies")
    shot.settle(400)


def companies_chosen(shot: Shot) -> None:
    companies(shot)
    shot.window.page.list.table.selectRow(1)  # type: ignore[union-attr]
    shot.settle()


def companies_empty(shot: Shot) -> None:
    shot.app.companies = make_companies(Path(tempfile.mkdtemp()), None)
    shot.start()
    shot.go("companies")
    shot.settle(300)


def companies_error(shot: Shot) -> None:
    shot.app.companies = _Failing()
    shot.start()
    shot.go("companies")
    shot.settle(200)


class _Failing:
    def all(self) -> None:
        raise StoreDamaged("reporting.sqlite: row 17 missing from index", advice="Run `doctor`.")


def _company(tab: str, row: int = 0) -> Callable[[Shot], None]:
    def scene(shot: Shot) -> None:
        companies(shot)
        page = shot.window.page
        assert isinstance(page, CompaniesPage)
        page.open_company(page.list.model.rows[row].id)
        shot.settle(200)
        page.detail.go_to(tab)
        shot.settle(400)

    scene.__name__ = f"company_{tab}{'_removed' if row == 4 else ''}"
    return scene


def company_defaults(shot: Shot) -> None:
    companies(shot)
    shot.window.page.defaults_button.click()  # type: ignore[union-attr]
    shot.settle(300)


def tokens(shot: Shot) -> None:
    shot.start()
    while shot.flow.session is None:  # a busy machine takes its time
        shot.settle()
    shot.go("tokens")


def tokens_detail(shot: Shot) -> None:
    tokens(shot)
    shot.window.page.table.selectRow(1)  # type: ignore[union-attr]
    shot.settle(200)


def tokens_bulk(shot: Shot) -> None:
    tokens(shot)
    shot.window.page.table.select_rows([1, 2, 3, 5])  # type: ignore[union-attr]
    shot.settle(200)


def tokens_empty(shot: Shot) -> None:
    shot.app.token_desk.made.clear()
    tokens(shot)


def tokens_filtered(shot: Shot) -> None:
    tokens(shot)
    shot.window.page.filters.search.setText("acme excel nothing")  # type: ignore[union-attr]
    shot.settle(500)


def tokens_error(shot: Shot) -> None:
    shot.app.token_desk.failure = StoreDamaged("admin.sqlite: row 17 missing from index", advice="Run `doctor`.")
    tokens(shot)


def tokens_moodle(shot: Shot) -> None:
    shot.app.token_desk.moodle.accept(True)
    tokens(shot)


def _tokens_of_moodle(shot: Shot, token_id: str) -> None:
    tokens_moodle(shot)
    page = shot.window.page
    page.activate(token_id)  # type: ignore[union-attr]
    while not page.detail.isVisible():  # type: ignore[union-attr]
        shot.settle()


def tokens_moodle_refused(shot: Shot) -> None:
    _tokens_of_moodle(shot, "moodle-32")


def tokens_moodle_blocked(shot: Shot) -> None:
    shot.app.token_desk.moodle.block("moodle-31")
    _tokens_of_moodle(shot, "moodle-31")


def tokens_moodle_bulk(shot: Shot) -> None:
    tokens_moodle(shot)
    page = shot.window.page
    page.table.select_rows([0, len(page.model.rows) - 1])  # type: ignore[union-attr]
    shot.settle(200)


@dialog
def dialog_tokens_moodle_access(shot: Shot) -> QWidget:
    tokens(shot)
    while not shot.window.page.moodle_button.isEnabled():  # type: ignore[union-attr]
        shot.settle()
    shot.window.page.moodle_button.click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_tokens_moodle_accepted(shot: Shot) -> QWidget:
    tokens_moodle(shot)
    while not shot.window.page.moodle_button.isEnabled():  # type: ignore[union-attr]
        shot.settle()
    shot.window.page.moodle_button.click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_tokens_moodle_company(shot: Shot) -> QWidget:
    tokens_moodle_refused(shot)
    shot.window.page.detail.company_button.click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_tokens_moodle_block(shot: Shot) -> QWidget:
    _tokens_of_moodle(shot, "moodle-31")
    shot.window.page.detail.block_button.click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


def endpoint(shot: Shot) -> None:
    shot.start()
    shot.go("endpoint")


def endpoint_running(shot: Shot) -> None:
    shot.app.endpoint.start()
    endpoint(shot)


def endpoint_busy_port(shot: Shot) -> None:
    endpoint(shot)
    shot.app.endpoint.failure = PortBusy("127.0.0.1:8765")
    shot.window.page.status_card.start_button.click()  # type: ignore[union-attr]
    shot.settle(200)


def endpoint_network(shot: Shot) -> None:
    endpoint(shot)
    shot.window.page.settings_card.reach.setCurrentIndex(1)  # type: ignore[union-attr]
    shot.settle()


def endpoint_requests(shot: Shot) -> None:
    endpoint_running(shot)
    shot.window.page.show_part(1)  # type: ignore[union-attr]
    shot.settle(200)


def endpoint_try(shot: Shot) -> None:
    endpoint_running(shot)
    shot.window.page.show_part(2)  # type: ignore[union-attr]
    shot.settle(200)


@dialog
def dialog_who_pulls(shot: Shot) -> QWidget:
    endpoint(shot)
    shot.window.page.assistant_button.click()  # type: ignore[union-attr]
    shot.window.page.assistant.choices[1].click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_certificate(shot: Shot) -> QWidget:
    endpoint(shot)
    shot.window.page.settings_card.import_button.click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_token(shot: Shot) -> QWidget:
    tokens(shot)
    shot.window.page.create_button.click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_token_limits(shot: Shot) -> QWidget:
    tokens_detail(shot)
    shot.window.page.detail.limits_button.click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_token_once(shot: Shot) -> QWidget:
    tokens(shot)
    desk = shot.app.token_desk
    shot.window.page.actions_of_tokens.show_once(desk.create_many([1], "Power BI"))  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_tokens_once(shot: Shot) -> QWidget:
    tokens(shot)
    desk = shot.app.token_desk
    made = desk.create_many([1, 2, 3, 4, 9], "Power BI")
    shot.window.page.actions_of_tokens.show_once(made)  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_rotate(shot: Shot) -> QWidget:
    tokens_detail(shot)
    shot.window.page.detail.rotate_button.click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_revoke(shot: Shot) -> QWidget:
    tokens_bulk(shot)
    shot.window.page.bulk.revoke_button.click()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


def settings(shot: Shot) -> None:
    shot.start()
    shot.go("settings")


def settings_foot(shot: Shot) -> None:
    settings(shot)
    from PySide6.QtWidgets import QScrollArea

    for area in shot.window.page.findChildren(QScrollArea):  # type: ignore[union-attr]
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    shot.settle()


def settings_store(shot: Shot) -> None:
    settings(shot)
    _to_store(shot)


def settings_store_running(shot: Shot) -> None:
    settings(shot)
    shot.app.care.release.clear()
    shot.window.page.store.rebuild()  # type: ignore[union-attr]
    _to_store(shot)


def settings_store_checked(shot: Shot) -> None:
    settings(shot)
    advice = "Run `alx-desktop doctor --repair`. The next sync then reads everything from Moodle again."
    shot.app.care.found = [
        fakes.FakeFinding("error", "Course progress refers to learners that are not there", advice),
        fakes.FakeFinding(
            "warning", "Indexes are missing, so that pages are slow", "Run `alx-desktop doctor --repair`."
        ),
    ]
    shot.window.page.store.check()  # type: ignore[union-attr]
    _to_store(shot)


def _to_store(shot: Shot) -> None:
    from PySide6.QtWidgets import QScrollArea

    shot.settle(200)
    for area in shot.window.page.findChildren(QScrollArea):  # type: ignore[union-attr]
        area.ensureWidgetVisible(shot.window.page.retention, 0, 40)  # type: ignore[union-attr]
    shot.settle()


def settings_other(shot: Shot) -> None:
    shot.app.profiles.update(
        fakes.northwind(
            sync=SyncSettings(batch_size=5_000, time_limit=600, schedule=Schedule(incremental_minutes=15)),
            endpoint=EndpointSettings(cache_megabytes=0, sandbox=False),
        )
    )
    settings(shot)


def settings_only_other(shot: Shot) -> None:
    settings_other(shot)
    shot.window.page.finder.other_chip.click()  # type: ignore[union-attr]
    shot.settle()


def settings_found(shot: Shot) -> None:
    settings_other(shot)
    shot.window.page.finder.search.setText("time")  # type: ignore[union-attr]
    shot.settle(400)


def settings_not_found(shot: Shot) -> None:
    settings(shot)
    shot.window.page.finder.search.setText("nowhere")  # type: ignore[union-attr]
    shot.settle(400)


def _diagnostics(shot: Shot, part: str = "checks") -> DiagnosticsPage:
    log = shot.app.data_dir.logs / "alx-desktop.log"
    log.parent.mkdir(exist_ok=True)
    moment = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(fakes.NOW - 900))
    lines = [
        ("INFO", "sync.engine", "sync incremental: success; read, inserted, updated, removed, held: 120, 3, 41, 0, 0"),
        ("WARNING", "moodle.source", "Moodle's database does not answer, next try in about 2.0 s: Connection lost"),
        ("ERROR", "ui.tasks", "task failed unexpectedly\nTraceback (most recent call last):\nValueError: broken"),
    ]
    log.write_text(
        "".join(f"{moment},000 {level:<7} 4711 alx_desktop.{where}: {text}\n" for level, where, text in lines * 20),
        encoding="utf-8",
    )
    shot.start()
    shot.settle(300)
    shot.window.go_to("diagnostics", part)
    shot.settle()
    page = shot.window.page
    assert isinstance(page, DiagnosticsPage)
    return page


def diagnostics(shot: Shot) -> None:
    _diagnostics(shot)


def diagnostics_found(shot: Shot) -> None:
    shot.app.diagnostics.findings = WRONG
    shot.app.crashes.keep(ValueError("broken"))
    _diagnostics(shot).run_checks()
    shot.settle(200)


def diagnostics_running(shot: Shot) -> None:
    shot.app.diagnostics.release.clear()
    _diagnostics(shot).run_checks()
    shot.settle(200)


def diagnostics_failed(shot: Shot) -> None:
    shot.app.diagnostics.failure = StoreDamaged("reporting.sqlite: row 17 missing from index", advice="Run `doctor`.")
    _diagnostics(shot).run_checks()
    shot.settle(200)


def diagnostics_log(shot: Shot) -> None:
    page = _diagnostics(shot, "log")
    page.log.table.selectRow(0)
    shot.settle()


def diagnostics_log_empty(shot: Shot) -> None:
    _diagnostics(shot)
    (shot.app.data_dir.logs / "alx-desktop.log").unlink()
    shot.window.go_to("diagnostics", "log")
    shot.settle()


def diagnostics_store(shot: Shot) -> None:
    _diagnostics(shot, "store")


def diagnostics_store_loading(shot: Shot) -> None:
    shot.app.care.gate.clear()
    _diagnostics(shot, "store")


def diagnostics_store_error(shot: Shot) -> None:
    shot.app.care.failure = StoreDamaged("reporting.sqlite: row 17 missing from index", advice="Run `doctor`.")
    _diagnostics(shot, "store")


def diagnostics_versions(shot: Shot) -> None:
    page = _diagnostics(shot)
    page.run_checks()
    shot.settle(200)
    page.show_part(3)
    shot.settle()


@dialog
def dialog_bundle(shot: Shot) -> QWidget:
    _diagnostics(shot).open_bundle()
    shot.settle(500)
    return _top_dialog(shot)


@dialog
def dialog_bundle_waiting(shot: Shot) -> QWidget:
    shot.app.diagnostics.release.clear()
    _diagnostics(shot).open_bundle()
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_crash(shot: Shot) -> QWidget:
    try:
        [][1]
    except IndexError as error:
        shot.app.crashes.keep(error)
    page = _diagnostics(shot)
    page.checks.crash_card.view_button.click()
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_about(shot: Shot) -> QWidget:
    page = _diagnostics(shot, "versions")
    page.versions.licences_button.click()
    shot.settle(900)
    return _top_dialog(shot)


@dialog
def dialog_shortcuts(shot: Shot) -> QWidget:
    shot.start()
    shot.window.open_shortcuts()
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_help(shot: Shot) -> QWidget:
    shot.start()
    shot.window.open_help()
    shot.settle()
    return _top_dialog(shot)


def _to_monitoring(shot: Shot) -> None:
    shot.start()
    while shot.flow.session is None:
        shot.settle()
    shot.go("monitoring")
    shot.settle()


def monitoring(shot: Shot) -> None:
    shot.app.monitoring.service = make_monitoring(Path(tempfile.mkdtemp()))
    _to_monitoring(shot)
    shot.settle(2500)


def _monitoring_view(shot: Shot, view: str, chosen: str) -> Any:
    monitoring(shot)
    page: Any = shot.window.page
    page.range_segments.choose(chosen)
    page.view_segments.choose(view)
    shot.settle(1500)
    return page


def monitoring_year(shot: Shot) -> None:
    _monitoring_view(shot, "endpoint", "year")


def monitoring_hour(shot: Shot) -> None:
    _monitoring_view(shot, "endpoint", "hour")


def monitoring_sync(shot: Shot) -> None:
    _monitoring_view(shot, "sync", "week")


def monitoring_store(shot: Shot) -> None:
    _monitoring_view(shot, "store", "quarter")


def _to_foot(shot: Shot) -> None:
    for area in shot.window.page.findChildren(QScrollArea):  # type: ignore[union-attr]
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    shot.settle()


def monitoring_errors(shot: Shot) -> None:
    page = _monitoring_view(shot, "endpoint", "month")
    page.view.tables.tables["errors"].selectRow(0)
    page.view.tables.tables["errors"].row_activated.emit(0)
    shot.settle(300)
    _to_foot(shot)


def monitoring_tokens(shot: Shot) -> None:
    _monitoring_view(shot, "endpoint", "month").view.tables.segments.choose("tokens")
    shot.settle(300)
    _to_foot(shot)


def monitoring_points(shot: Shot) -> None:
    _monitoring_view(shot, "endpoint", "week").view.tables.segments.choose("points")
    _to_foot(shot)


def monitoring_token(shot: Shot) -> None:
    page = _monitoring_view(shot, "endpoint", "quarter")
    page.view.tables.segments.choose("tokens")
    shot.settle(300)
    page.view.tables.tables["tokens"].row_activated.emit(0)
    shot.settle(600)


def monitoring_plans(shot: Shot) -> None:
    page = _monitoring_view(shot, "sync", "week")
    page.view.tables.segments.choose("plans")
    shot.settle(600)
    page.view.tables.tables["plans"].row_activated.emit(0)
    _to_foot(shot)


def monitoring_loading(shot: Shot) -> None:
    shot.app.monitoring.gate.clear()
    _to_monitoring(shot)


def monitoring_empty(shot: Shot) -> None:
    _to_monitoring(shot)


def monitoring_store_empty(shot: Shot) -> None:
    monitoring_empty(shot)
    shot.window.page.view_segments.choose("store")  # type: ignore[union-attr]
    shot.settle()


def monitoring_error(shot: Shot) -> None:
    shot.app.monitoring.failure = StoreDamaged("activity.sqlite: row 17 missing from index", advice="Run `doctor`.")
    _to_monitoring(shot)


def monitoring_stale_error(shot: Shot) -> None:
    monitoring(shot)
    shot.app.monitoring.failure = StoreDamaged("activity.sqlite: row 17 missing from index", advice="Run `doctor`.")
    shot.window.refresh()
    shot.settle(300)


MONITORING = [
    monitoring, monitoring_year, monitoring_hour, monitoring_sync, monitoring_store, monitoring_errors,
    monitoring_tokens, monitoring_points, monitoring_token, monitoring_plans, monitoring_loading, monitoring_empty,
    monitoring_store_empty, monitoring_error, monitoring_stale_error,
]  # fmt: skip


def welcome(shot: Shot) -> None:
    shot.app.profiles = fakes.FakeProfiles([])
    shot.start()


def demo(shot: Shot) -> None:
    welcome(shot)
    shot.app.demo_gate.clear()
    shot.flow.demo.make()
    shot.settle(200)


def opening_failed(shot: Shot) -> None:
    shot.app.opening_failure = StoreDamaged("reporting.sqlite: database disk image is malformed")
    shot.start()


def _assistant(shot: Shot) -> None:
    welcome(shot)
    shot.flow.connect_site()
    shot.settle()
    panel = shot.flow.assistant
    assert panel is not None
    panel.database.host_field.setText("db.northwind.example")
    panel.database.database_field.setText("moodle")
    panel.database.user_field.setText("alx_desktop")
    panel.database.password_field.setText("secret")


def assistant_database(shot: Shot) -> None:
    _assistant(shot)
    shot.flow.assistant.database._toggle_tls()  # type: ignore[union-attr]


def assistant_missing(shot: Shot) -> None:
    _assistant(shot)
    shot.flow.assistant.database.host_field.setText("")  # type: ignore[union-attr]
    shot.flow.assistant.next_button.click()  # type: ignore[union-attr]
    shot.settle()


def assistant_test(shot: Shot) -> None:
    shot.app.connection.warns = {"tls": ("the connection is not encrypted", "Give the server's CA file, so that nobody "
                                         "on the way can read or change what Moodle says.")}  # fmt: skip
    _assistant(shot)
    shot.flow.assistant.next_button.click()  # type: ignore[union-attr]
    shot.settle(250)


def assistant_test_failed(shot: Shot) -> None:
    words = "The database refused the user name or the password: Access denied for user 'alx_desktop'@'10.1.9.7'"
    advice = "Check both, and that the account may log in from this machine."
    shot.app.connection.fails = {"login": (words, advice)}
    _assistant(shot)
    shot.flow.assistant.next_button.click()  # type: ignore[union-attr]
    shot.settle(250)


def assistant_companies(shot: Shot) -> None:
    _assistant(shot)
    for _ in range(2):
        shot.flow.assistant.next_button.click()  # type: ignore[union-attr]
        shot.settle(250)


def assistant_finish(shot: Shot) -> None:
    shot.app.connection.found = fakes.FakeFound(
        time_zone=None, missing_features=("certificates (no iomadcertificate)",)
    )
    assistant_companies(shot)
    shot.flow.assistant.next_button.click()  # type: ignore[union-attr]
    shot.settle(250)


def palette(shot: Shot) -> None:
    shot.start()
    shot.window.open_palette()
    shot.settle()


def palette_typed(shot: Shot) -> None:
    shot.start()
    shot.window.open_palette()
    shot.window.palette_box.field.setText("co")
    shot.settle()


def message(shot: Shot) -> None:
    shot.start()
    error = HostUnknown("db.northwind.example: name or service not known")
    shot.window.message_bar.report_error("Export", error)


def undo(shot: Shot) -> None:
    settings(shot)
    shot.window.message_bar.offer("Batch size: 10,000", "Undo", lambda: None)


@dialog
def dialog_password(shot: Shot) -> QWidget:
    shot.start()
    assert shot.flow.session is not None
    shot.flow.session.password_needed.emit(SecretMissing("alx_desktop"))
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_remove_rows(shot: Shot) -> QWidget:
    sync_held(shot)
    shot.window.page.held_card._remove(fakes.HELD[0])  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_rebuild(shot: Shot) -> QWidget:
    settings(shot)
    shot.window.page.store.ask_rebuild()  # type: ignore[union-attr]
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_rights(shot: Shot) -> QWidget:
    _assistant(shot)
    shot.flow.assistant.database._ask_rights()  # type: ignore[union-attr]
    shot.settle(250)
    return _top_dialog(shot)


def _why(shot: Shot, explain: explained.FakeExplain, column: str = "percentage") -> QWidget:
    shot.app.explain = explain
    reports(shot)
    page = shot.window.page
    assert isinstance(page, ReportsPage)
    page.table.setCurrentIndex(page.model.index(2, list(CATALOGUE).index(column)))
    page.why.explain_cell()
    shot.settle(250)
    assert page.why.window is not None
    return page.why.window


@dialog
def dialog_why(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.equal(fakes.NOW)))


@dialog
def dialog_why_different(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.different(fakes.NOW)))


@dialog
def dialog_why_wrong_small(shot: Shot) -> QWidget:
    window = _why(shot, explained.FakeExplain(explained.different(fakes.NOW, "wrong")), "activities_done")
    window.resize(window.minimumSize())
    shot.settle()
    return window


@dialog
def dialog_why_reading(shot: Shot) -> QWidget:
    explain = explained.FakeExplain(explained.equal(fakes.NOW))
    explain.gate.clear()
    return _why(shot, explain)


@dialog
def dialog_why_unreachable(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.unreachable(fakes.NOW)))


@dialog
def dialog_why_no_password(shot: Shot) -> QWidget:
    window = _why(shot, explained.FakeExplain(explained.unreachable(fakes.NOW, "missing")))
    _top_password(shot).reject()
    shot.settle()
    return window


@dialog
def dialog_why_removed(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.removed(fakes.NOW)))


@dialog
def dialog_why_waiting(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.waiting(fakes.NOW)))


@dialog
def dialog_why_never(shot: Shot) -> QWidget:
    return _why(shot, explained.FakeExplain(explained.never(fakes.NOW)))


@dialog
def dialog_why_names(shot: Shot) -> QWidget:
    explain = explained.FakeExplain(explained.equal(fakes.NOW))
    window = _why(shot, explain, "due_at")
    assert isinstance(window, WhyWindow)
    long = "Zażółć Gęślą sp. z o.o. — Oddział Szkoleń Zawodowych Północ-Wschód i Zachód"
    window.show_doubt(Doubt(1, 2, 3, ("محمد بن عبد الله الأحمد", "السلامة من الحرائق", long), "due_at"))
    shot.settle(250)
    return window


@dialog
def dialog_why_store_failed(shot: Shot) -> QWidget:
    explain = explained.FakeExplain(explained.equal(fakes.NOW))
    explain.failure = StoreDamaged("reporting.sqlite: row 17 missing from index")
    return _why(shot, explain)


@dialog
def dialog_why_saved(shot: Shot) -> QWidget:
    window = _why(shot, explained.FakeExplain(explained.equal(fakes.NOW)))
    assert isinstance(window, WhyWindow)
    window.message_bar.offer("Saved as Why - María José Peña - Fire Safety 2026.pdf", "Open file", lambda: None)
    return window


def reports_detail(shot: Shot) -> None:
    reports(shot)
    page = shot.window.page
    assert isinstance(page, ReportsPage)
    page.table.setCurrentIndex(page.model.index(2, 0))
    page.details.open()
    shot.settle()


def reports_menu(shot: Shot) -> None:
    reports_detail(shot)
    page = shot.window.page
    assert isinstance(page, ReportsPage)
    menu = page.table._make_menu()
    menu.setParent(shot.window)
    menu.move(500, 260)
    menu.show()


@dialog
def dialog_companies_bulk(shot: Shot) -> QWidget:
    companies(shot)
    page = shot.window.page
    assert isinstance(page, CompaniesPage)
    page._edit([line.id for line in page.list.model.rows[:3]])
    shot.settle(300)
    return _top_dialog(shot)


@dialog
def dialog_companies_compare(shot: Shot) -> QWidget:
    companies(shot)
    page = shot.window.page
    assert isinstance(page, CompaniesPage)
    page._compare_two([line.id for line in page.list.model.rows[:2]])
    shot.settle(300)
    return _top_dialog(shot)


@dialog
def dialog_companies_offboard(shot: Shot) -> QWidget:
    companies(shot)
    page = shot.window.page
    assert isinstance(page, CompaniesPage)
    page._offboard(page.list.model.rows[0].id)
    shot.settle(300)
    dialog = _top_dialog(shot)
    dialog.name_edit.setText("Acme Logistics")  # type: ignore[attr-defined]
    return dialog


@dialog
def dialog_companies_import(shot: Shot) -> QWidget:
    return _import(shot, fakes.FakePlugin())


@dialog
def dialog_companies_import_failed(shot: Shot) -> QWidget:
    plugin = fakes.FakePlugin()
    plugin.failure = PluginMissing("mdl_local_alx_api_settings")
    return _import(shot, plugin)


def _import(shot: Shot, plugin: object) -> QWidget:
    companies(shot)
    shot.app.plugin = plugin
    page = shot.window.page
    assert isinstance(page, CompaniesPage)
    page._import()
    shot.settle(400)
    return _top_dialog(shot)


def _sites(shot: Shot) -> QWidget:
    for name, folder, color in (("Acme Logistics", "Customers", "red"), ("Beta Foods", "Customers", "amber"),
                                ("Trial of the new server", "Tests", "grey"), ("Old site", "", None)):  # fmt: skip
        shot.app.profiles.update(fakes.northwind(name=name, folder=folder, color=color))
    shot.app.profiles.update(fakes.northwind(color="blue"))
    shot.start()
    while shot.flow.session is None:  # a busy machine takes its time
        shot.settle()
    shot.window.all_sites_asked.emit()
    shot.settle(300)
    return _top_dialog(shot)


def sites_marked(shot: Shot) -> None:
    _sites(shot).close()
    shot.settle()


def sites_marked_collapsed(shot: Shot) -> None:
    sites_marked(shot)
    shot.window.rail.toggle()
    shot.settle()


def settings_background(shot: Shot) -> None:
    shot.start()
    shot.go("settings")
    shot.window.context.closing.has_tray = lambda: True
    shot.window.page.background.login_box.click()  # type: ignore[union-attr]
    shot.settle(400)


@dialog
def dialog_sites(shot: Shot) -> QWidget:
    return _sites(shot)


@dialog
def dialog_sites_menu(shot: Shot) -> QWidget:
    sites_marked(shot)
    return shot.flow.menu.pop_up(shot.window.rail.site_button)


@dialog
def dialog_sites_mark(shot: Shot) -> QWidget:
    listed = _sites(shot)
    listed.mark_button.click()  # type: ignore[attr-defined]
    shot.settle()
    return next(one for one in listed.findChildren(QDialog) if one.isVisible())


@dialog
def dialog_sites_name(shot: Shot) -> QWidget:
    listed = _sites(shot)
    listed.duplicate_button.click()  # type: ignore[attr-defined]
    shot.settle()
    asked = next(one for one in listed.findChildren(QDialog) if one.isVisible())
    asked.name_edit.setText("Beta Foods")  # type: ignore[attr-defined]
    asked.action_button.click()  # type: ignore[attr-defined]
    shot.settle(200)
    return asked


@dialog
def dialog_sites_import(shot: Shot) -> QWidget:
    listed = _sites(shot)
    file = Path(tempfile.mkdtemp()) / "sites.toml"
    shot.app.profile_transfer.export(file)
    shot.app.profiles.remove("Beta Foods", delete_store=False)
    shot.app.profiles.update(fakes.northwind(name="Acme Logistics", time_zone="Europe/Rome"))
    listed.import_file(str(file))  # type: ignore[attr-defined]
    shot.settle(300)
    return next(one for one in listed.findChildren(QDialog) if one.isVisible())


@dialog
def dialog_shortcuts_changed(shot: Shot) -> QWidget:
    shot.start()
    shot.window.keymap.change("rail", "Ctrl+Shift+L")
    shot.window.keymap.change("quit", "")
    shot.window.open_shortcuts()
    shot.settle()
    return _top_dialog(shot)


@dialog
def dialog_shortcut_keys(shot: Shot) -> QWidget:
    listed = dialog_shortcuts_changed(shot)
    listed.buttons["rail"].click()  # type: ignore[attr-defined]
    shot.settle()
    asked = next(one for one in listed.findChildren(QDialog) if one.isVisible())
    asked.field.setKeySequence("Ctrl+3")  # type: ignore[attr-defined]
    shot.settle()
    return asked


@dialog
def dialog_close(shot: Shot) -> QWidget:
    shot.start()
    shot.window.context.closing.has_tray = lambda: True
    shot.window.close()
    shot.settle()
    return _top_dialog(shot)


def companies_more(shot: Shot) -> None:
    companies(shot)
    page = shot.window.page
    assert isinstance(page, CompaniesPage)
    menu = page.more_menu()
    menu.setParent(shot.window)
    place = page.more_button.mapTo(shot.window, page.more_button.rect().bottomRight())
    menu.move(place.x() - menu.sizeHint().width(), place.y())
    menu.show()


def _top_password(shot: Shot) -> PasswordDialog:
    return next(child for child in shot.window.findChildren(PasswordDialog) if child.isVisible())


def _top_dialog(shot: Shot) -> QWidget:
    from PySide6.QtWidgets import QDialog

    return next(child for child in shot.window.findChildren(QDialog) if child.isVisible())


SCENES: list[Callable[[Shot], None]] = [
    control_center,
    control_center_calm,
    control_center_loading,
    control_center_empty,
    control_center_error,
    control_center_stale_error,
    control_center_collapsed,
    control_center_busy,
    control_center_foot,
    notifications,
    reports,
    reports_detail,
    reports_menu,
    companies,
    companies_chosen,
    companies_more,
    companies_empty,
    companies_error,
    *map(
        _company,
        ("overview", "learners", "departments", "courses", "fields", "clients", "tokens", "preview", "history"),
    ),
    _company("fields", 4),
    company_defaults,
    sites_marked,
    sites_marked_collapsed,
    settings_background,
    sync,
    sync_running,
    sync_held,
    sync_failed,
    sync_detail,
    sync_empty,
    sync_read_error,
    scheduled,
    sync_schedule,
    sync_schedule_wrong,
    sync_verify,
    sync_verify_running,
    sync_paused,
    tokens,
    tokens_detail,
    tokens_bulk,
    tokens_empty,
    tokens_filtered,
    tokens_error,
    tokens_moodle,
    tokens_moodle_refused,
    tokens_moodle_blocked,
    tokens_moodle_bulk,
    endpoint,
    endpoint_running,
    endpoint_busy_port,
    endpoint_network,
    endpoint_requests,
    endpoint_try,
    *MONITORING,
    settings,
    settings_foot,
    settings_store,
    settings_store_running,
    settings_store_checked,
    settings_other,
    settings_only_other,
    settings_found,
    settings_not_found,
    *render_people.SCENES,
    diagnostics,
    diagnostics_found,
    diagnostics_running,
    diagnostics_failed,
    diagnostics_log,
    diagnostics_log_empty,
    diagnostics_store,
    diagnostics_store_loading,
    diagnostics_store_error,
    diagnostics_versions,
    welcome,
    demo,
    opening_failed,
    assistant_database,
    assistant_missing,
    assistant_test,
    assistant_test_failed,
    assistant_companies,
    assistant_finish,
    palette,
    palette_typed,
    message,
    undo,
]


def main(folder: Path, wanted: list[str]) -> None:
    """Render the scenes whose names contain one of `wanted` (all by default)."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for scene in SCENES:
            if wanted and not any(part in scene.__name__ for part in wanted):
                continue
            for suffix, size in (("", SIZE), ("-small", (960, 620))):
                shot = Shot(Path(scratch), fakes.FakeApp(Path(scratch)), size)
                scene(shot)
                shot.save(folder, f"{scene.__name__}{suffix}")
                shot.close()
        for name, scene_of_dialog in DIALOGS.items():
            if wanted and not any(part in name for part in wanted):
                continue
            shot = Shot(Path(scratch), fakes.FakeApp(Path(scratch)))
            shot.save(folder, name, scene_of_dialog(shot))
            shot.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
