"""In place of a page that is for administrators of a shared store: it says so, and to whom."""

from __future__ import annotations

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.rail import Place
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.states import EmptyState

FOR_ADMINISTRATORS = ("tokens", "sync", "endpoint")
"""Places that an analyst sees closed."""


class ClosedPage(Page):
    """Of one place, which has the same page open for administrators."""

    def __init__(self, context: UiContext, session: SiteSession, place: Place) -> None:
        super().__init__(context, place.key, place.title)
        login = session.site.person.login if session.site.person is not None else ""
        text = self.tr(
            "You read this site's shared store as an analyst ({0}), and its database lets you see the companies that "
            "an administrator gave you: in Reports, Companies, Monitoring and the Control Center."
        )
        title = self.tr("{0}: for administrators").format(place.title)
        self.state = EmptyState(context.theme, "lock", title, text.format(login))
        self.state.add_action(self.tr("Open the reports"), self._go_to_reports, primary=True)
        self.body.addWidget(self.state, 1)

    def _go_to_reports(self) -> None:
        self.navigate.emit("reports", None)
