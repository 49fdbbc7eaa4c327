"""Which page is read next, from where, and what is kept: PageCache without Qt."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.ui.models.report_pages import PAGE_SIZE, PageCache, Read


def page(number: int, rows: int = PAGE_SIZE) -> SimpleNamespace:
    """A page whose cursors name it."""
    return SimpleNamespace(
        rows=[{"n": number * PAGE_SIZE + i} for i in range(rows)], first=f"f{number}", last=f"l{number}"
    )


def test_what_is_seen_comes_first_then_the_next_page_then_the_one_before():
    cache = PageCache()
    order = []
    while (read := cache.next_read(PAGE_SIZE * 5 + 150, PAGE_SIZE * 6 + 10, 100_000)) is not None:
        order.append(read.number)
        cache.put(read.number, page(read.number))
    assert order == [5, 6, 7, 4]


def test_a_page_beside_one_that_is_here_is_read_from_its_rows():
    cache = PageCache()
    assert cache.next_read(1000, 1010, 50_000) == Read(5)
    cache.put(5, page(5))
    assert cache.next_read(1000, 1010, 50_000) == Read(6, after="l5")
    cache.put(6, page(6))
    assert cache.next_read(1000, 1010, 50_000) == Read(4, before="f5")


def test_a_short_page_is_no_place_to_go_on_from():
    cache = PageCache()
    cache.put(0, page(0, rows=7))
    assert cache.next_read(0, 10, 1000) == Read(1)


def test_the_last_page_by_number_asks_for_its_rows_only():
    assert PageCache().next_read(850, 860, 870) == Read(4, size=70)


def test_stale_pages_are_shown_until_they_are_read_again():
    cache = PageCache()
    cache.put(0, page(0))
    cache.put(1, page(1))
    cache.mark_stale()
    assert cache.row(3) == {"n": 3}
    assert cache.next_read(0, 10, 400) == Read(0)
    cache.put(0, page(0))
    assert cache.next_read(0, 10, 400) == Read(1, after="l0")


def test_nothing_to_read_in_an_empty_result():
    assert PageCache().next_read(0, 0, 0) is None


@given(st.lists(st.integers(0, 4_999), max_size=60), st.integers(4, 8))
def test_whatever_is_looked_at_is_here_in_the_end_and_memory_stays_bounded(places, capacity):
    cache = PageCache(capacity)
    for place in places:
        for _ in range(10):
            read = cache.next_read(place, min(4_999, place + 20), 5_000)
            if read is None:
                break
            cache.put(read.number, page(read.number))
        assert read is None, "reading ends"
        assert cache.row(place) == {"n": place}
        assert len(cache) <= capacity
