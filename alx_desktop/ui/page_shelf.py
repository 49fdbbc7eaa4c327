"""The pages of the open site: built when they are visited, or ahead of that in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStackedWidget, QWidget

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.closed import FOR_ADMINISTRATORS, ClosedPage
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.places import PlaceSpec
from alx_desktop.ui.session import SiteSession


class PageShelf:
    """Owns the pages in `stack`; iterates over the keys of those that are whole.

    welcome: called with each page when it is whole, to connect it.
    """

    def __init__(self, stack: QStackedWidget, places: Iterable[PlaceSpec], welcome: Callable[[Page], None]) -> None:
        self._stack = stack
        self._places = {spec.place.key: spec for spec in places}
        self._welcome = welcome
        self._whole: dict[str, Page] = {}
        self._begun: dict[str, Page] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def pages(self) -> list[Page]:
        """Those that are whole."""
        return list(self._whole.values())

    def visit(self, key: str, context: UiContext, session: SiteSession, settings: QSettings) -> Page:
        """The page of a place, which comes to the front; what is missing of it is built now."""
        page = self._whole.get(key)
        if page is None:
            page = self._begun.get(key) or self._begin(key, context, session, settings)
            while page.build_next():
                pass
            self._finish(key)
        page.is_unseen = False
        return page

    def build_ahead(self, context: UiContext, session: SiteSession, settings: QSettings) -> bool:
        """Build one part of a page that was not visited yet; False if there is nothing left to build."""
        key = next((key for key in self._places if key not in self._whole), None)
        if key is None:
            return False
        page = self._begun.get(key)
        if page is None:
            page = self._begin(key, replace(context, builds_ahead=True), session, settings)
        elif not page.build_next():
            self._finish(key)
        # Otherwise all of it would be polished and measured at the first visit.
        page.settle(self._stack.size())
        return True

    def drop(self, kept: QWidget | None = None) -> None:
        """Forget all pages but `kept`."""
        for pages in (self._whole, self._begun):
            for key, page in list(pages.items()):
                if page is not kept:
                    del pages[key]
                    self._stack.removeWidget(page)
                    page.deleteLater()

    def _begin(self, key: str, context: UiContext, session: SiteSession, settings: QSettings) -> Page:
        if session.is_read_only and key in FOR_ADMINISTRATORS:
            page: Page = ClosedPage(context, session, self._places[key].place)
        else:
            page = self._places[key].make(context, session, settings)
        page.is_unseen = True
        self._begun[key] = page
        self._stack.addWidget(page)
        return page

    def _finish(self, key: str) -> None:
        page = self._whole[key] = self._begun.pop(key)
        self._welcome(page)
