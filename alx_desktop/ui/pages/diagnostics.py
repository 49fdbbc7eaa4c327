"""Diagnostics: checks with repair, the log, what the store holds, versions; and a support bundle of it all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.diagnostics.bundle_dialog import BundleDialog
from alx_desktop.ui.diagnostics.checks_part import ChecksPart
from alx_desktop.ui.diagnostics.crash_dialog import CrashDialog
from alx_desktop.ui.diagnostics.findings_list import findings_text
from alx_desktop.ui.diagnostics.log_part import LogPart
from alx_desktop.ui.diagnostics.store_part import StorePart, tables_text
from alx_desktop.ui.diagnostics.versions_part import VersionsPart, versions_text
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from alx_desktop.services.crash_report import CrashReport

CHECKS, LOG, STORE, VERSIONS = range(4)
PARTS = ("checks", "log", "store", "versions")
RUN = "run"
"""Argument of activate()."""


class DiagnosticsPage(Page):
    """Four parts; each reads when it is shown."""

    def __init__(self, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__(context, "diagnostics", "")
        self.set_title(self.tr("Diagnostics"))
        self._session = session
        self.crash: CrashReport | None = None
        self.header.set_freshness(self.tr("What runs here, what is wrong with it, and what was written about it"))
        self.copy_button = plain_button(self.tr("Copy all"))
        self.copy_button.setToolTip(self.tr("Versions, what the checks found and the store's figures, as text"))
        self.copy_button.clicked.connect(self._copy_all)
        self.bundle_button = plain_button(self.tr("Support bundle …"))
        self.bundle_button.clicked.connect(self.open_bundle)
        self.header.add_action(self.copy_button)
        self.header.add_action(self.bundle_button)
        self.build(self._build_parts(settings))

    def _build_parts(self, settings: QSettings) -> Iterator[None]:
        self.parts = QStackedWidget()
        self.body.addLayout(self._build_switch())
        self.body.addWidget(self.parts, 1)
        self.checks = ChecksPart(self.context, self._session)
        self.parts.addWidget(self._scrolling(self.checks))
        yield
        self.log = LogPart(self.context, self._session, settings)
        self.parts.addWidget(self.log)
        yield
        self.store = StorePart(self.context, self._session, settings)
        self.parts.addWidget(self.store)
        yield
        self.versions = VersionsPart(self.context)
        self.parts.addWidget(self.versions)
        self.checks.repair_asked.connect(self._session.repair_asked)
        self.checks.crash_card.view_asked.connect(self._view_crash)
        self.checks.crash_card.delete_asked.connect(self._delete_crash)
        self.show_part(CHECKS)

    def _build_switch(self) -> QHBoxLayout:
        titles = (self.tr("Checks"), self.tr("Log"), self.tr("Store"), self.tr("Versions"))
        self.switch = Segments(self.tr("What is looked at"), list(zip(PARTS, titles, strict=True)), PARTS[CHECKS])
        self.switch.chosen.connect(self._on_chosen)
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addStretch(1)
        return row

    def _on_chosen(self, key: str) -> None:
        self.show_part(PARTS.index(key))

    def _scrolling(self, part: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(part)
        return ColumnArea(holder, column, BAR_WIDTH)

    def activate(self, argument: object = None) -> None:
        """Look for a crash. argument: "checks", "log", "store" or "versions" to show that part; RUN: run the checks."""
        if argument == RUN:
            self.run_checks()
        elif isinstance(argument, str) and argument in PARTS:
            self.show_part(PARTS.index(argument))
        elif self.parts.currentIndex() == STORE:
            self.store.activate()
        self._read_crash()

    def refresh(self) -> None:
        """Read anew what is in front (F5). The checks are run by their own button: they take their time."""
        self._read_crash()
        if self.parts.currentIndex() == LOG:
            self.log.refresh()
        elif self.parts.currentIndex() == STORE:
            self.store.refresh()

    def show_part(self, part: int) -> None:
        """Bring one part to the front."""
        self.switch.set_current(PARTS[part])
        if part == STORE:
            self.store.activate()
        elif part == VERSIONS:
            self.versions.show_databases(self._databases())
        self.parts.setCurrentIndex(part)

    def run_checks(self) -> None:
        """Show the checks and begin them."""
        self.show_part(CHECKS)
        self.checks.run()

    def open_bundle(self) -> None:
        """Compose a support bundle, to be looked through and saved."""
        BundleDialog(self.context, self._session, self.window(), self.checks.diagnosis).open()

    def commands(self) -> list[Command]:
        """What can be done here."""
        group = self.tr("Diagnostics")
        return [
            Command(self.tr("Run the checks"), self._go_and_check, group, "stethoscope", words="doctor repair damage"),
            Command(self.tr("Show the log"), self._go_to_log, group, "file-text", words="follow error messages"),
            Command(
                self.tr("Copy what Diagnostics shows"), self._copy_all, group, "copy", words="text versions checks"
            ),
            Command(self.tr("Make a support bundle"), self.open_bundle, group, "download", words="zip report help"),
        ]

    def _go_and_check(self) -> None:
        self.navigate.emit(self.key, "checks")
        self.checks.run()

    def _go_to_log(self) -> None:
        self.navigate.emit(self.key, "log")

    def _databases(self) -> list[tuple[str, str]]:
        found = []
        if self.store.found is not None:
            found.append((self.tr("Reporting store"), self.store.found.server))
        diagnosis = self.checks.diagnosis
        for _profile, finding in diagnosis.findings if diagnosis is not None else ():
            if finding.key == "connection" and str(finding.severity) == "note":
                found.append((self.tr("Moodle's database"), finding.detail))
        return found

    def _copy_all(self) -> None:
        parts = [versions_text(), *(f"{what}: {value}" for what, value in self._databases())]
        diagnosis = self.checks.diagnosis
        if diagnosis is not None:
            parts.append(findings_text([finding for _profile, finding in diagnosis.findings]))
        if self.store.found is not None:
            parts.append(tables_text(self.store.found))
        QGuiApplication.clipboard().setText("\n\n".join(parts) + "\n")
        said = self.tr("Copied. It may name servers and folders; a support bundle does not.")
        self.context.messages.say(said)

    def _read_crash(self) -> None:
        crashes = self._session.app.crashes

        def work(_progress: ProgressSink, _cancel: CancelToken) -> CrashReport | None:
            return crashes.last()

        title = self.tr("Looking for a crash")
        self.context.tasks.start(work, title=title, on_success=self._show_crash, key="crash")

    def _show_crash(self, crash: CrashReport | None) -> None:
        self.crash = crash
        self.checks.crash_card.show_crash(crash)

    def _view_crash(self) -> None:
        if self.crash is not None:
            dialog = CrashDialog(self.window(), self.crash)
            dialog.delete_asked.connect(self._delete_crash)
            dialog.bundle_asked.connect(self.open_bundle)
            dialog.open()

    def _delete_crash(self) -> None:
        crashes = self._session.app.crashes

        def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
            crashes.delete()

        title = self.tr("Deleting the report")
        self.context.tasks.start(work, title=title, on_success=self._on_deleted)

    def _on_deleted(self, _result: None) -> None:
        self.context.messages.say(self.tr("The report was deleted."))
        self._show_crash(None)
