"""The daily limit counts sessions per day of the site's time zone, per token and per company."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.daily_limit import DailyLimit
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.services.callers import Caller
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.site_time import day_of
from tests.endpoint.conftest import Tenants


def caller(context: EndpointContext, text: str) -> Caller:
    return context.authenticator.authenticate(text, "127.0.0.1")


def begin(context: EndpointContext, text: str, protocol: str = "rest") -> bool:
    one = caller(context, text)
    return context.refreshes.begin(one, protocol, admit=DailyLimit(context).admission(one)).replayed


def test_new_sessions_count_and_replays_do_not(context: EndpointContext, tenants: Tenants) -> None:
    CompanySettingsService(context.store, "t").set(tenants.first, {"client_mode": "always_incremental"})
    token = tenants.token(daily_limit=2).text
    assert not begin(context, token)
    opened = context.refreshes.current(caller(context, token), "rest")
    assert opened is not None
    context.refreshes.note_page(opened, 1, None)
    assert not begin(context, token)
    assert begin(context, token) and begin(context, token)
    before = context.refreshes.current(caller(context, token), "rest")
    with pytest.raises(EndpointError) as told:
        begin(context, token, "odata")
    assert told.value.code is Code.DAILY_LIMIT and 0 < (told.value.retry_after or 0) <= 25 * 3600
    assert context.refreshes.current(caller(context, token), "odata") is None
    assert context.refreshes.current(caller(context, token), "rest") == before


def test_a_company_shares_its_limit_and_others_are_free(context: EndpointContext, tenants: Tenants) -> None:
    CompanySettingsService(context.store, "t").set(tenants.first, {"daily_limit": "2"})
    one, other = tenants.token().text, tenants.token().text
    begin(context, one)
    begin(context, other)
    with pytest.raises(EndpointError):
        begin(context, one)
    foreign = tenants.service.create(tenants.second, "x").text
    for _time in range(3):
        begin(context, foreign)


def test_a_new_day_of_the_site_begins_anew(context: EndpointContext, tenants: Tenants) -> None:
    token = tenants.token(daily_limit=1).text
    begin(context, token)
    with pytest.raises(EndpointError):
        begin(context, token)
    # A zone in which it is another day than in UTC.
    ahead = datetime.now(UTC).hour >= 12
    elsewhere = replace(context, zone=lambda: ZoneInfo("Pacific/Kiritimati" if ahead else "Etc/GMT+12"))
    begin(elsewhere, token)


@pytest.mark.parametrize(
    ("moment", "hours"),
    [("2026-03-29T12:00", 23), ("2026-10-25T02:30", 25), ("2026-10-25T23:59", 25), ("2026-06-01T00:00", 24)],
)
def test_days_of_a_zone_with_summer_time(moment: str, hours: int) -> None:
    zone = ZoneInfo("Europe/Berlin")
    for fold in (0, 1):
        now = int(datetime.fromisoformat(moment).replace(tzinfo=zone, fold=fold).timestamp())
        begin, end = day_of(now, zone)
        assert begin <= now < end and end - begin == hours * 3600
        assert datetime.fromtimestamp(begin, zone).hour == 0
