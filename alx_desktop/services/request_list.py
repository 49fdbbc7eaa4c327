"""The endpoint's request log as the window lists it: with the names of companies and tokens."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.progress import CancelToken
from alx_desktop.store.company_names import company_names
from alx_desktop.store.request_log_reading import RequestFilter, StoredRequest, find_requests
from alx_desktop.store.store import Store
from alx_desktop.store.tokens import token_names

PAGE = 500
"""Requests in one reading."""


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Requests, the newest first. names: of companies and of tokens, by their ids. more: older ones fit too."""

    requests: list[StoredRequest]
    companies: dict[int, str]
    tokens: dict[str, str]
    more: bool


class RequestListService:
    """Reads the log of one opened site."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(
        self, wanted: RequestFilter, *, before: int | None = None, after: int | None = None,
        cancel: CancelToken | None = None,
    ) -> RequestPage:  # fmt: skip
        """The newest that fit, at most PAGE. Raises Cancelled, StoreError and its kinds."""
        store = self._store
        with store.reading(store.activity, cancel) as connection:
            found = find_requests(connection, wanted, PAGE + 1, before=before, after=after)
        if not found and after is not None:
            return RequestPage([], {}, {}, more=False)  # asked every two seconds, and mostly there is nothing new
        shown = {row.request.token_id for row in found if row.request.token_id is not None}
        with store.reading(store.reporting) as connection:
            companies = {number: company.name for number, company in company_names(connection).items()}
        with store.reading(store.admin) as connection:
            tokens = token_names(connection, shown)
        return RequestPage(found[:PAGE], companies, tokens, len(found) > PAGE)
