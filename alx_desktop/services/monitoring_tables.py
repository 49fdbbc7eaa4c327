"""The tables behind the charts of the endpoint: companies, tokens, errors with their cause and what helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from alx_desktop.services.monitoring_window import TimeWindow
from alx_desktop.store.company_names import company_names
from alx_desktop.store.metric_reading import CompanyTotals, read_company_totals
from alx_desktop.store.request_stats import (
    ErrorGroup,
    ErrorPlace,
    LogSpan,
    TokenTotals,
    error_groups,
    error_places,
    token_totals,
)
from alx_desktop.store.run_changes import CompanyChanges, changes_since, live_rows

MOST_TOKENS = 500
"""Tokens that are listed: the busiest ones; how many there are more is not counted."""

MOST_PLACES = 50


@dataclass(frozen=True, slots=True)
class Advice:
    """What is known of an error code: title, cause, and what helps."""

    title: str
    cause: str
    recovery: str


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """A company's requests. name None: Moodle no longer has it."""

    totals: CompanyTotals
    name: str | None


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token's requests. name None: the token is not among ours, e.g. of the plugin's web service in Moodle."""

    totals: TokenTotals
    name: str | None
    company: str | None


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """Errors of one code. advice None: the code is not in the catalogue."""

    group: ErrorGroup
    advice: Advice | None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """Who met an error, by name."""

    place: ErrorPlace
    company: str | None
    token: str | None


@dataclass(frozen=True, slots=True)
class TodayLine:
    """A company's rows of course progress, and how many were added, changed and removed since the site's midnight."""

    name: str
    rows: int
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Names:
    """Names of companies and tokens by their ids."""

    companies: Mapping[int, str]
    tokens: Mapping[str, str]

    def company(self, company_id: int | None) -> str | None:
        """Its name; None where it is unknown."""
        return None if company_id is None else self.companies.get(company_id)

    def token(self, token_id: str | None) -> str | None:
        """Its name; None where it is unknown."""
        return None if token_id is None else self.tokens.get(token_id)


def company_lines(connection: Connection, window: TimeWindow, names: Names) -> tuple[CompanyLine, ...]:
    """Every company with a request in that time, the busiest first; of whole hours or days, so that it may begin a
    little before the time's start."""
    found = read_company_totals(connection, window.whole, window.whole_moments)
    return tuple(CompanyLine(one, names.company(one.company_id)) for one in found)


def today_lines(connection: Connection, midnight: int) -> tuple[TodayLine, ...]:
    """Every company that Moodle has, the most changed first, then by name. midnight: UTC epoch seconds."""
    found, rows = changes_since(connection, midnight), live_rows(connection)
    lines = [
        (found.get(number) or CompanyChanges(number, one.name, 0, 0, 0), rows.get(number, 0))
        for number, one in company_names(connection).items()
    ]
    lines.sort(key=lambda line: -line[0].total)
    return tuple(TodayLine(one.name, count, one.added, one.changed, one.removed) for one, count in lines)


def token_lines(connection: Connection, span: LogSpan, names: Names) -> tuple[TokenLine, ...]:
    """The tokens that were used in that time, the busiest first."""
    found = token_totals(connection, span, MOST_TOKENS)
    return tuple(TokenLine(one, names.token(one.token_id), names.company(one.company_id)) for one in found)


def error_lines(connection: Connection, span: LogSpan, catalogue: Mapping[str, Advice]) -> tuple[ErrorLine, ...]:
    """Errors and refusals by code, the most frequent first."""
    return tuple(ErrorLine(one, catalogue.get(one.code)) for one in error_groups(connection, span))


def place_lines(connection: Connection, span: LogSpan, group: ErrorGroup, names: Names) -> tuple[PlaceLine, ...]:
    """Who met the errors of a group, and where; the newest first."""
    found = error_places(connection, span, group.code, group.status, MOST_PLACES)
    return tuple(PlaceLine(one, names.company(one.company_id), names.token(one.token_id)) for one in found)
