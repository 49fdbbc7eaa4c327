"""The report page over a small site, as tests and pictures use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from alx_desktop.domain.sync import SyncMode
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.formats import use_readable_locale
from alx_desktop.ui.pages.reports import ReportsPage
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.theme import Theme, ThemeMode
from benchmarks.report_store import NOW


class Recorder:
    """In place of the message bar: what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.errors: list[Exception] = []

    def say(self, text: str, *, tone: str = "good") -> None:
        self.said.append(text)

    def report_error(self, title: str, error: Exception) -> None:
        self.errors.append(error)

    def offer(self, text: str, action: str, on_action: Any) -> None:
        self.said.append(text)


class Session(QObject):
    """What the page needs of SiteSession."""

    data_changed = Signal()
    sync_started = Signal()
    sync_ended = Signal(object)
    password_asked = Signal(object, str, object)

    def __init__(self, site: Any) -> None:
        super().__init__()
        self.site = site
        self.is_syncing = self.is_read_only = False
        self.syncs: list[SyncMode] = []

    def start_sync(self, mode: SyncMode = SyncMode.AUTO) -> None:
        self.syncs.append(mode)
        self.is_syncing = True
        self.sync_started.emit()

    def end_sync(self, outcome: object) -> None:
        """As SiteSession tells it."""
        self.is_syncing = False
        self.sync_ended.emit(outcome)
        self.data_changed.emit()


class Stage:
    """A window with the page in it."""

    def __init__(self, site: Any, settings: Path, mode: ThemeMode = ThemeMode.LIGHT) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        use_readable_locale()
        self.site = site
        self.theme = Theme(application, mode)
        self.tasks = TaskRunner()
        self.messages = Recorder()
        self.tasks.task_failed.connect(self.messages.report_error)
        self.session = Session(site)
        self.settings = QSettings(str(settings), QSettings.Format.IniFormat)
        context = UiContext(self.theme, self.tasks, self.messages, lambda: NOW)
        self.window = QWidget()
        self.window.resize(1080, 760)
        self.page = ReportsPage(context, self.session, self.settings)  # type: ignore[arg-type]
        row = QHBoxLayout(self.window)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.page)
        self.window.show()

    def close(self) -> None:
        """End everything that runs."""
        assert self.tasks.shut_down()
        self.window.close()
        self.window.deleteLater()


@contextmanager
def staged(site: Any, settings: Path, mode: ThemeMode = ThemeMode.LIGHT) -> Iterator[Stage]:
    """A stage that is cleared at the end."""
    stage = Stage(site, settings, mode)
    try:
        yield stage
    finally:
        stage.close()
