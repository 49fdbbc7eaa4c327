"""Monitoring: how the endpoint, the syncs and the store did, from the last hour to the last year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.monitoring_endpoint import Watched
from alx_desktop.services.monitoring_window import Range, window_of
from alx_desktop.ui import formats
from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.monitoring.endpoint_view import EndpointView
from alx_desktop.ui.monitoring.exporting import ViewExport
from alx_desktop.ui.monitoring.plot_loading import PlotLoading
from alx_desktop.ui.monitoring.store_view import StoreView
from alx_desktop.ui.monitoring.sync_view import SyncView
from alx_desktop.ui.monitoring.view import View
from alx_desktop.ui.monitoring.words import range_words, step_words
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.chip import Chip
from alx_desktop.ui.widgets.front_stack import FrontStack
from alx_desktop.ui.widgets.segments import Segments
from alx_desktop.ui.widgets.skeleton import PageSkeleton
from alx_desktop.ui.widgets.states import ErrorPanel

RANGE_KEY, VIEW_KEY = "monitoring/range", "monitoring/view"
NARROW = grown(940)
"""Pixels of a page on which the filters need two lines."""
FRESH_SECONDS = 60
"""After so long, what is shown is read anew while the page is looked at: the figures' finest span."""


class MonitoringPage(Page):
    """Range, company and token on top; below, one of three views."""

    def __init__(self, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__(context, "monitoring", "", scrolls=True)
        self.set_title(self.tr("Monitoring"))
        self._session, self._settings = session, settings
        self._read_at: float | None = None
        self._token: tuple[str, int | None, str] | None = None
        self._companies: list[tuple[int, str]] = []
        self._filters = QHBoxLayout()
        self.export = ViewExport(context, self)
        self.export_button = plain_button(self.tr("Export"))
        self.export_button.setMenu(self.export.menu())
        self.header.add_action(self.export_button)
        self.build(self._build_parts())

    def _build_parts(self) -> Iterator[None]:
        self.body.addLayout(self._build_filters())
        self.error_panel = ErrorPanel(self.context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        self.body.addWidget(self.error_panel)
        self.stack = FrontStack()
        self.loading = PageSkeleton(self.context.theme)
        self.nothing = QWidget()
        for widget in (self.loading, self.nothing):
            self.stack.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        yield
        plots = PlotLoading(self.context, self)
        plots.import_ahead()
        made: dict[str, type[View]] = {"endpoint": EndpointView, "sync": SyncView, "store": StoreView}
        self.views: dict[str, View] = {}
        for key, kind in made.items():
            view = self.views[key] = kind(self.context, self._session, plots)  # type: ignore[call-arg]
            yield from view.parts()
            view.navigate.connect(self.navigate)
            view.failed.connect(self._on_failed)
            view.was_read.connect(self._on_read)
            view.token_chosen.connect(self._choose_token)
            self.stack.addWidget(view)
            yield
        self._session.data_changed.connect(self.reread)

    def _build_filters(self) -> QBoxLayout:
        wanted = str(self._settings.value(VIEW_KEY, "endpoint"))
        views = [("endpoint", self.tr("Endpoint")), ("sync", self.tr("Sync and queries")), ("store", self.tr("Store"))]
        known = wanted if wanted in dict(views) else "endpoint"
        self.view_segments = Segments(self.tr("What is looked at"), views, known)
        self.view_segments.chosen.connect(self._on_view)
        stored = str(self._settings.value(RANGE_KEY, Range.DAY))
        chosen = stored if stored in set(Range) else Range.DAY
        ranges = [(str(one), range_words(one)[0]) for one in Range]
        self.range_segments = Segments(self.tr("How far back"), ranges, chosen)
        self.range_segments.chosen.connect(self._on_range)
        self.company_box = QComboBox()
        self.company_box.setAccessibleName(self.tr("Company"))
        self.company_box.setMinimumWidth(grown(150))
        self.company_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.company_box.addItem(self.tr("All companies"), None)
        self.company_box.currentIndexChanged.connect(self._on_company)
        self.token_chip = Chip(self.tr("Token"))
        self.token_chip.setToolTip(self.tr("Click to look at all tokens again"))
        self.token_chip.clicked.connect(self._clear_token)
        self.token_chip.hide()
        self._filters.addWidget(self.view_segments, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addWidget(self.range_segments)
        row.addStretch(1)
        row.addWidget(self.token_chip)
        row.addWidget(self.company_box)
        self._filters.addLayout(row, 1)
        return self._filters

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._filters.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._filters.setSpacing(8 if narrow else 24)

    @property
    def view(self) -> View:
        """The view in front."""
        return self.views[self.view_segments.current]

    @property
    def watched(self) -> Watched:
        """What is looked at. A token has its company with it."""
        chosen = Range(self.range_segments.current)
        if self._token is not None:
            return Watched(chosen, self._token[1], self._token[0])
        return Watched(chosen, self.company_box.currentData())

    def activate(self, argument: object = None) -> None:
        """Read when the page is first seen, or is seen again after a while."""
        if not self._companies:
            self._read_companies()
        if self._is_old:
            self.refresh()

    def refresh(self) -> None:
        """Read the view in front anew; what it shows stays until then."""
        self._show_filters()
        if not self.view.is_filled:
            self.stack.setCurrentWidget(self.loading)
        self.view.read(self.watched)
        self._show_freshness()

    def update_times(self) -> None:
        """New figures come every minute."""
        if self._read_at is not None and self._is_old and not self.view.is_reading:
            self.refresh()

    @property
    def _is_old(self) -> bool:
        return self._read_at is None or self.context.now() - self._read_at >= FRESH_SECONDS

    def commands(self) -> list[Command]:
        """The views and ranges, for the palette."""
        group = self.tr("Monitoring")
        found = []
        for key, button in self.view_segments.buttons.items():
            found.append(Command(button.text(), self._shower(self.view_segments, key), group, "activity"))
        for one in Range:
            title = self.tr("Monitoring of {0}").format(range_words(one)[1])
            found.append(Command(title, self._shower(self.range_segments, str(one)), group, "activity"))
        export, known = self.tr("Export from Monitoring"), self.export.is_ready
        actions = self.export.actions.values()
        return found + [Command(one.text(), one.trigger, export, "download", enabled=known) for one in actions]

    def _shower(self, segments: Segments, key: str) -> Callable[[], None]:
        def show() -> None:
            self.navigate.emit("monitoring", None)
            segments.choose(key)

        return show

    def _read_companies(self) -> None:
        monitoring = self._session.site.monitoring

        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[tuple[int, str]]:
            return monitoring.company_choices()

        title = self.tr("Reading the companies")
        self.context.tasks.start(
            work, title=title, on_success=self._take_companies, on_failure=self._on_failed, key="monitoring.companies"
        )

    def _take_companies(self, companies: list[tuple[int, str]]) -> None:
        self._companies = companies
        self.company_box.blockSignals(True)
        for company_id, name in companies[self.company_box.count() - 1 :]:
            self.company_box.addItem(name, company_id)
        self.company_box.blockSignals(False)

    def _on_view(self, key: str) -> None:
        self._settings.setValue(VIEW_KEY, key)
        self.error_panel.hide()
        self.refresh()

    def _on_range(self, chosen: str) -> None:
        self._settings.setValue(RANGE_KEY, chosen)
        self.refresh()

    def _on_company(self) -> None:
        self._token = None
        self.refresh()

    def _choose_token(self, token_id: str, company_id: int | None, name: str) -> None:
        self._token = (token_id, company_id, name)
        self.refresh()

    def _clear_token(self) -> None:
        self._token = None
        self.refresh()

    def _show_filters(self) -> None:
        of_endpoint = self.view_segments.current == "endpoint"
        self.company_box.setVisible(of_endpoint and self._token is None)
        self.token_chip.setVisible(of_endpoint and self._token is not None)
        if self._token is not None:
            self.token_chip.set_value(f"{self._token[2]} ✕")

    def _on_read(self) -> None:
        view = self.sender()
        if view is not self.view:
            return
        self._read_at = self.context.now()
        self.error_panel.hide()
        self.stack.setCurrentWidget(self.view)
        day = datetime.fromtimestamp(self._read_at).strftime("%Y-%m-%d")
        self.export.set_view(self.view, f"monitoring-{self.view_segments.current}-{day}")
        self._show_freshness()

    def _on_failed(self, error: Exception) -> None:
        kept = self.tr("What is shown below was read before.") if self.view.is_filled else ""
        self.error_panel.show_error(error, kept=kept)
        self.stack.setCurrentWidget(self.view if self.view.is_filled else self.nothing)
        self._show_freshness()

    def _show_freshness(self) -> None:
        chosen = Range(self.range_segments.current)
        window = window_of(chosen, self.context.now())
        words = self.tr("{0}, {1}").format(range_words(chosen)[1], step_words(window.step))
        parts = [words[:1].upper() + words[1:]]
        if self._read_at is not None:
            parts.append(self.tr("read at {0}").format(formats.clock_time(int(self._read_at), self.context.now())))
        if self.view.is_reading:
            parts.append(self.tr("refreshing …") if self.view.is_filled else self.tr("reading …"))
        self.header.set_freshness(" · ".join(parts))
