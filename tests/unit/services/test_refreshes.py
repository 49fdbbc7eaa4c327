"""Refreshes over a real store: replays, faults, places, watermarks, and companies that keep no state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import update
from sqlalchemy.event import listen

from alx_desktop.domain.client_mode import FullReason, ReadMode
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.callers import Caller
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.refreshes import KEPT_PLACES, RefreshService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.feed import feed_state
from alx_desktop.store.merge import next_change_seq
from alx_desktop.store.tables.admin import client_state
from alx_desktop.store.tables.star import company

KEY = "plugin"


class Service:
    """A service, and a caller who is always up to date."""

    def __init__(self, site: Site) -> None:
        self.store, self.refreshes = site.store, RefreshService(site.store)
        self.tokens = TokenService(site.store, "tester")
        with site.store.reading(site.store.reporting) as connection:
            self.company = connection.scalars(company.select().with_only_columns(company.c.company_id)).first() or 0
        self.made = self.tokens.create(self.company, "client")
        self.settings = CompanySettingsService(site.store, "tester")

    @property
    def caller(self) -> Caller:
        return Authenticator(self.store).authenticate(self.made.text, "127.0.0.1")

    def change(self) -> int:
        with self.store.writing(self.store.reporting) as connection:
            return next_change_seq(connection, [self.company], None)[self.company]

    def age(self, seconds: int = 700) -> None:
        c = client_state.c
        with self.store.writing(self.store.admin) as connection:
            connection.execute(
                update(client_state).values(started_at=c.started_at - seconds, moved_at=c.moved_at - seconds)
            )


@pytest.fixture
def service(site: Site) -> Service:
    return Service(site)


def test_the_watermark_moves_when_the_next_session_begins_and_the_last_page_was_sent(service: Service) -> None:
    first = service.refreshes.begin(service.caller, KEY)
    assert (first.mode, first.reason) == (ReadMode.FULL, FullReason.FIRST)
    again = service.refreshes.begin(service.caller, KEY)
    assert (again.mode, again.reason) == (ReadMode.FULL, FullReason.NOT_DELIVERED)
    assert again.session_id != first.session_id
    service.refreshes.note_page(first, 3, None)
    assert service.refreshes.current(service.caller, KEY).session.delivered_at is None, "it is of an older session"
    service.refreshes.note_page(again, 3, None)
    number = service.change()
    following = service.refreshes.begin(service.caller, KEY)
    assert following.mode is ReadMode.INCREMENTAL and following.bounds == (again.session.until, number)


def test_an_incremental_session_is_replayed_for_ten_minutes(service: Service) -> None:
    service.refreshes.note_page(service.refreshes.begin(service.caller, KEY), 1, None)
    session = service.refreshes.begin(service.caller, KEY)
    service.change()
    again = service.refreshes.begin(service.caller, KEY)
    assert again.replayed and again.session == session.session
    service.refreshes.note_page(again, 0, None)
    service.age()
    later = service.refreshes.begin(service.caller, KEY)
    assert not later.replayed and later.bounds[0] == session.session.until


def test_a_fault_keeps_a_session_from_being_delivered(service: Service) -> None:
    service.refreshes.note_page(service.refreshes.begin(service.caller, KEY), 1, None)
    session = service.refreshes.begin(service.caller, KEY, client="somebody")
    assert session.client == "somebody"
    service.refreshes.note_fault(session, "two clients")
    service.refreshes.note_page(session, 1, None)
    current = service.refreshes.current(service.caller, KEY)
    assert current is not None and current.session.delivered_at is None and current.error == "two clients"
    following = service.refreshes.begin(service.caller, KEY)
    assert not following.replayed and following.reason is FullReason.NOT_DELIVERED and following.error is None


def test_of_a_place_the_earlier_one_counts_and_the_newest_are_kept(service: Service) -> None:
    session = service.refreshes.begin(service.caller, KEY)
    for place in ((5, 1), (4, 9), (7, 1)):
        service.refreshes.note_page(session, 1, (100, place))
    for offset in range(200, 200 + KEPT_PLACES):
        service.refreshes.note_page(session, 1, (offset, (offset, 1)))
        if offset == 200:
            assert service.refreshes.current(service.caller, KEY).places == {100: (4, 9), 200: (200, 1)}
    places = service.refreshes.current(service.caller, KEY).places
    assert len(places) == KEPT_PLACES and 100 not in places


def test_a_page_that_is_sent_again_writes_nothing_and_the_last_one_does(service: Service) -> None:
    session, begun = service.refreshes.begin(service.caller, KEY), []
    service.refreshes.note_page(session, 5, (100, (4, 9)))
    listen(service.store.admin, "begin", begun.append)
    current = service.refreshes.current(service.caller, KEY)
    service.refreshes.note_page(current, 0, (100, (4, 9)))
    service.refreshes.note_page(current, 0, (100, (5, 1)))
    assert not begun, "of the place, the earlier one is stored"
    service.refreshes.note_page(current, 0, (100, (4, 8)))
    assert service.refreshes.current(service.caller, KEY).places == {100: (4, 8)}
    service.refreshes.note_page(current, 0, (200, (9, 9)))
    service.refreshes.note_page(service.refreshes.current(service.caller, KEY), 0, None)
    assert len(begun) == 3 and service.refreshes.current(service.caller, KEY).session.delivered_at is not None


def test_the_newest_session_says_itself_whether_it_still_fits(service: Service) -> None:
    assert service.refreshes.newest(service.caller, KEY) is None
    service.refreshes.begin(service.caller, KEY)
    newest = service.refreshes.newest(service.caller, KEY)
    with service.store.reading(service.store.reporting) as connection:
        feed = feed_state(connection, service.company, service.caller.stored.version)
    assert newest == service.refreshes.current(service.caller, KEY) and newest.fits(feed)
    assert not newest.fits(replace(feed, epoch="another")) and not newest.fits(replace(feed, settings=99))


@pytest.mark.parametrize("how", ["settings", "token", "removals"])
def test_what_makes_the_next_one_full(service: Service, how: str) -> None:
    removals: Callable[..., bool] | None = None
    service.refreshes.note_page(service.refreshes.begin(service.caller, KEY), 1, None)
    if how == "settings":
        service.settings.set(service.company, {"field_email": "off"})
        assert service.refreshes.current(service.caller, KEY) is None
    elif how == "token":
        service.tokens.make_next_full(service.made.token.token_id)
    else:
        service.change()
        removals = lambda _connection, since, until: until > since  # noqa: E731
    expected = {"settings": FullReason.SETTINGS_CHANGED, "token": FullReason.ASKED, "removals": FullReason.REMOVALS}
    session = service.refreshes.begin(service.caller, KEY, removals=removals)
    assert session.reason is expected[how]
    service.refreshes.note_page(session, 1, None)
    assert service.refreshes.begin(service.caller, KEY, removals=removals).mode is ReadMode.INCREMENTAL


def test_a_company_without_state_leaves_none_and_forgets_what_there_was(service: Service) -> None:
    service.refreshes.begin(service.caller, KEY)
    service.settings.set(service.company, {"client_mode": "disabled"})
    session = service.refreshes.begin(service.caller, KEY, client="x")
    assert session.session_id is None and session.reason is FullReason.NO_STATE
    service.refreshes.note_fault(session, "nothing")
    service.refreshes.note_page(session, 1, None)
    assert service.refreshes.current(service.caller, KEY) is None


def test_always_full_replays_nothing(service: Service) -> None:
    service.refreshes.note_page(service.refreshes.begin(service.caller, KEY), 1, None)
    assert service.refreshes.begin(service.caller, KEY).mode is ReadMode.INCREMENTAL
    service.settings.set(service.company, {"client_mode": "always_full"})
    assert service.refreshes.begin(service.caller, KEY).reason is FullReason.ALWAYS


def test_the_window_of_a_first_read(service: Service) -> None:
    service.settings.set(service.company, {"first_sync_hours": "2"})
    first = service.refreshes.begin(service.caller, KEY)
    assert service.refreshes.first_window(service.caller, first) == first.session.started_at - 7200
    assert service.refreshes.first_window(service.caller, replace(first, reason=FullReason.ASKED)) is None
