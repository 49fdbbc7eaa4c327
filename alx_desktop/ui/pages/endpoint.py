"""Endpoint: whether it answers, for whom, how safely; its requests; a console to try it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.endpoint_checks import Check
from alx_desktop.services.reachability import reach_of
from alx_desktop.services.token_list import TokenQuery
from alx_desktop.store.request_log_reading import STATUS_CLASSES
from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.endpoint_cards.assistant import PullAssistant
from alx_desktop.ui.endpoint_cards.checks_card import ChecksCard
from alx_desktop.ui.endpoint_cards.requests_panel import RequestsPanel
from alx_desktop.ui.endpoint_cards.settings_card import EndpointSettingsCard
from alx_desktop.ui.endpoint_cards.status_card import StatusCard
from alx_desktop.ui.endpoint_cards.try_panel import TryPanel
from alx_desktop.ui.pages.endpoint_certificate import CertificateGetter
from alx_desktop.ui.pages.endpoint_saving import EndpointSaver
from alx_desktop.ui.pages.endpoint_service import ServiceKeeper
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import CARD_GAP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.fitting import side_by_side
from alx_desktop.ui.widgets.front_stack import FrontStack
from alx_desktop.ui.widgets.segments import Segments
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.words import said

if TYPE_CHECKING:
    from alx_desktop.services.always_on import AlwaysOnState
    from alx_desktop.services.certificate_info import CertificateInfo
    from alx_desktop.store.company_names import CompanyName

OVERVIEW, REQUESTS, TRY = range(3)
PARTS = ("overview", "requests", "try")


@dataclass(frozen=True, slots=True)
class _Found:
    """What was looked at together. certificate_error: why the certificate cannot be used, or ""."""

    checks: list[Check]
    certificate: CertificateInfo | None
    certificate_error: str
    names: tuple[str, ...]
    service: AlwaysOnState
    companies: dict[int, CompanyName]


class EndpointPage(Page):
    """Three parts behind one state line: overview, requests, try it."""

    def __init__(self, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__(context, "endpoint", "", scrolls=True)
        self.set_title(self.tr("Endpoint"))
        self._session = session
        self._names: tuple[str, ...] = ()
        self.getter = CertificateGetter(context, session, self)
        self.saver = EndpointSaver(context, session, self)
        self.service = ServiceKeeper(context, session, self)
        self.assistant: PullAssistant | None = None
        self._asked = False
        self.assistant_button = plain_button(self.tr("Who pulls? …"))
        self.assistant_button.clicked.connect(self._open_assistant)
        self.header.add_action(self.assistant_button)
        what = self.tr("Power BI, Excel and scripts read the store here, one company per token")
        self.header.set_freshness(what)
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self._start)
        self.status_card = StatusCard(context.theme)
        self.body.addWidget(self.error_panel)
        self.body.addWidget(self.status_card)
        self.build(self._build_parts(settings))

    def _build_parts(self, settings: QSettings) -> Iterator[None]:
        self.parts = FrontStack()
        self._shown_part = OVERVIEW
        self.body.addLayout(self._build_switch())
        self.body.addWidget(self.parts, 1)
        self.settings_card = EndpointSettingsCard()
        yield
        self.checks_card = ChecksCard(self.context.theme)
        self._build_overview()
        yield
        self.requests = RequestsPanel(self.context, self._session, settings)
        self.parts.addWidget(self.requests)
        yield
        self.try_panel = TryPanel(self.context, self._session)
        self.parts.addWidget(self.try_panel)
        self._connect()
        self._show_settings()
        self.show_part(OVERVIEW)

    def _build_switch(self) -> QHBoxLayout:
        titles = (self.tr("Overview"), self.tr("Requests"), self.tr("Try it"))
        self.switch = Segments(self.tr("What is looked at"), list(zip(PARTS, titles, strict=True)), PARTS[OVERVIEW])
        self.switch.chosen.connect(self._on_chosen)
        row = QHBoxLayout()
        row.addWidget(self.switch)
        row.addStretch(1)
        return row

    def _on_chosen(self, key: str) -> None:
        self.show_part(PARTS.index(key))

    def _build_overview(self) -> None:
        overview = QWidget()
        outer = QVBoxLayout(overview)
        outer.setContentsMargins(0, 0, 0, 0)
        pair = side_by_side()
        pair.setSpacing(CARD_GAP)
        pair.addWidget(self.settings_card, 5)
        pair.addWidget(self.checks_card, 4)
        outer.addLayout(pair)
        outer.addStretch(1)
        self.overview = overview
        self.parts.addWidget(overview)

    def _connect(self) -> None:
        endpoint = self._session.endpoint
        endpoint.changed.connect(self._on_changed)
        self.status_card.start_asked.connect(self._start)
        self.status_card.stop_asked.connect(endpoint.stop)
        self.status_card.restart_asked.connect(endpoint.restart)
        self.settings_card.apply_asked.connect(self.saver.apply)
        self.saver.held.connect(self.service.settings_hold)
        self.settings_card.import_asked.connect(self.getter.ask_import)
        self.settings_card.make_asked.connect(self._make_certificate)
        self.getter.got.connect(self.settings_card.use_certificate)
        self.settings_card.discarded.connect(self._on_discarded)
        # What is being looked at may be of before.
        self.service.changed.connect(self.refresh)
        self._session.profile_changed.connect(self._on_profile)

    def activate(self, argument: object = None) -> None:
        """Look anew. argument: "requests" or "try" to show that part; one of STATUS_CLASSES: requests answered so."""
        if argument in STATUS_CLASSES:
            self.requests.show_statuses((str(argument),))
            argument = "requests"
        if argument in ("requests", "try"):
            self.show_part(PARTS.index(str(argument)))
        self.refresh()

    def refresh(self) -> None:
        """Look at the state, the certificate and the check-list anew."""
        self._show_state()
        app, site = self._session.app, self._session.site
        checks, tokens, certificates = app.endpoint_checks(site), app.token_list(site), app.certificates
        service = self.service.port()

        def work(_progress: ProgressSink, cancel: CancelToken) -> _Found:
            settings = site.profile.endpoint
            certificate, wrong = None, ""
            try:
                certificate = certificates.info(settings)
            except AlxError as error:
                wrong = said(error.detail or error.title)
            companies = tokens.read(TokenQuery(), cancel).companies
            names = reach_of(settings.host).hosts
            return _Found(checks.run(), certificate, wrong, names, service.state(), companies)

        title = self.tr("Looking at the endpoint")
        self.context.tasks.start(
            work, title=title, on_success=self._take, on_failure=self._not_looked, key="endpoint.look"
        )
        if self._shown_part == REQUESTS:
            self.requests.refresh()

    def update_times(self) -> None:
        """It may have ended by itself."""
        self._show_state()

    def commands(self) -> list[Command]:
        """What can be done here."""
        group, endpoint = self.tr("Endpoint"), self._session.endpoint
        running = endpoint.status.running
        start = Command(self.tr("Start the endpoint"), self._start, group, "play", words="server power bi")
        stop = Command(self.tr("Stop the endpoint"), endpoint.stop, group, "square", words="server")
        return [
            stop if running else start,
            Command(
                self.assistant_button.text(), self._open_assistant, group, "plug", words="set up assistant power bi"
            ),
            Command(self.tr("Show the endpoint's requests"), self._go_requests, group, "activity", words="log"),
            Command(self.tr("Try the endpoint"), self._go_try, group, "play", words="console request"),
        ]

    def show_part(self, at: int) -> None:
        """Overview, requests or console."""
        self.switch.set_current(PARTS[at])
        self._shown_part = at
        self.parts.setCurrentWidget((self.overview, self.requests, self.try_panel)[at])

    def _go_requests(self) -> None:
        self.navigate.emit("endpoint", "requests")

    def _go_try(self) -> None:
        self.navigate.emit("endpoint", "try")

    def _take(self, found: _Found) -> None:
        self._names = found.names
        self.service.state = found.service
        asked, self._asked = self._asked, False
        if asked and self.isVisible():
            self._open_assistant()
        self.checks_card.show_checks(found.checks)
        self.settings_card.show_certificate(found.certificate, found.certificate_error, self.context.now())
        self.try_panel.offer_companies(found.companies)
        self._show_state()

    def _not_looked(self, error: Exception) -> None:
        self._asked = False
        self.context.messages.report_error(self.tr("Looking at the endpoint"), error)

    def _show_state(self) -> None:
        endpoint = self._session.endpoint
        host = self._session.site.profile.endpoint.host
        service = self.service.state.name if self.service.state is not None and self.service.state.on else ""
        self.status_card.show_state(endpoint.status, endpoint.busy, host, self._names, service)

    def _show_settings(self) -> None:
        settings = self._session.site.profile.endpoint
        if settings != self.settings_card.settings:
            self.settings_card.show_settings(settings)
        self._show_state()

    def _on_changed(self) -> None:
        self._show_state()
        error = self._session.endpoint.error
        if error is None:
            self.error_panel.hide()
        else:
            kept = self.tr("Nothing was lost: clients that ask later get what they have missed.")
            self.error_panel.show_error(error, kept=kept)

    def _on_profile(self) -> None:
        self._show_settings()
        if not self.saver.is_saving and not self.settings_card.is_changed:
            # What was proposed with the service is not what holds, nor waits to be applied.
            self.service.wanted = False
        self.reread()

    def _start(self) -> None:
        self._session.endpoint.start()

    def _make_certificate(self) -> None:
        self.getter.make(self.settings_card.other_names)

    def _on_discarded(self) -> None:
        self.service.wanted = False

    def _open_assistant(self) -> None:
        if self.service.state is None:
            # What is there already decides what the assistant offers: it opens when that was looked at.
            self._asked = True
            self.refresh()
            return
        dialog = PullAssistant(self, self.service.state)
        dialog.set_up.connect(self._set_up)
        dialog.take_down_asked.connect(self.service.turn_off)
        dialog.finished.connect(self._forget_assistant)
        self.assistant = dialog
        dialog.open()

    def _forget_assistant(self) -> None:
        self.assistant = None

    def _set_up(self, host: str, enabled: bool, as_service: bool) -> None:
        """Propose it in the settings; where a certificate is needed and there is none, one is made."""
        self.show_part(OVERVIEW)
        self.settings_card.choose(host, enabled)
        self.service.wanted = as_service
        if host != "127.0.0.1" and not self.settings_card.has_certificate:
            self._make_certificate()
        elif as_service and not self.settings_card.is_changed:
            self.service.turn_on()
