"""The places of the rail, each with what builds its page when it is first visited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.rail import Place
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.words import tr

PageFactory = Callable[[UiContext, SiteSession, QSettings], Page]


@dataclass(frozen=True, slots=True)
class PlaceSpec:
    """A place and its page. The page is the module alx_desktop.ui.pages.KEY, see page_module().

    make: also gets what the window remembers between starts, for column widths and the like.
    """

    place: Place
    make: PageFactory


def page_module(key: str) -> str:
    """The module of a place's page, which is imported ahead of its first visit."""
    return f"alx_desktop.ui.pages.{key}"


def default_places() -> list[PlaceSpec]:
    """Only pages that work are here, in the order of the rail."""
    return [
        PlaceSpec(Place("control_center", tr("Control Center"), "house", "Ctrl+1"), _control_center),
        PlaceSpec(Place("companies", tr("Companies"), "building-2", "Ctrl+2"), _companies),
        PlaceSpec(Place("tokens", tr("Tokens"), "lock", "Ctrl+3"), _tokens),
        PlaceSpec(Place("reports", tr("Reports"), "file-chart-column", "Ctrl+4"), _reports),
        PlaceSpec(Place("sync", tr("Sync"), "refresh-cw", "Ctrl+5"), _sync),
        PlaceSpec(Place("monitoring", tr("Monitoring"), "activity", "Ctrl+6"), _monitoring),
        PlaceSpec(Place("endpoint", tr("Endpoint"), "plug", "Ctrl+7"), _endpoint),
        PlaceSpec(Place("settings", tr("Settings"), "settings", "Ctrl+9", at_foot=True), _settings),
        PlaceSpec(Place("diagnostics", tr("Diagnostics"), "stethoscope", "Ctrl+8", at_foot=True), _diagnostics),
    ]


def _control_center(context: UiContext, session: SiteSession, _settings: QSettings) -> Page:
    from alx_desktop.ui.pages.control_center import ControlCenterPage

    return ControlCenterPage(context, session)


def _companies(context: UiContext, session: SiteSession, settings: QSettings) -> Page:
    from alx_desktop.ui.pages.companies import CompaniesPage

    return CompaniesPage(context, session, settings)


def _reports(context: UiContext, session: SiteSession, settings: QSettings) -> Page:
    from alx_desktop.ui.pages.reports import ReportsPage

    return ReportsPage(context, session, settings)


def _sync(context: UiContext, session: SiteSession, _settings: QSettings) -> Page:
    from alx_desktop.ui.pages.sync import SyncPage

    return SyncPage(context, session)


def _tokens(context: UiContext, session: SiteSession, settings: QSettings) -> Page:
    from alx_desktop.ui.pages.tokens import TokensPage

    return TokensPage(context, session, settings)


def _endpoint(context: UiContext, session: SiteSession, settings: QSettings) -> Page:
    from alx_desktop.ui.pages.endpoint import EndpointPage

    return EndpointPage(context, session, settings)


def _monitoring(context: UiContext, session: SiteSession, settings: QSettings) -> Page:
    from alx_desktop.ui.pages.monitoring import MonitoringPage

    return MonitoringPage(context, session, settings)


def _settings(context: UiContext, session: SiteSession, _settings: QSettings) -> Page:
    from alx_desktop.ui.pages.settings import SettingsPage

    return SettingsPage(context, session)


def _diagnostics(context: UiContext, session: SiteSession, settings: QSettings) -> Page:
    from alx_desktop.ui.pages.diagnostics import DiagnosticsPage

    return DiagnosticsPage(context, session, settings)
