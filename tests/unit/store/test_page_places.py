"""Places of pages in their JSON are what a dictionary would hold."""

from __future__ import annotations

import orjson
from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.store.client_states import PagePlaces

NUMBERS = st.integers(0, 2**62)
STEPS = st.lists(st.tuples(st.one_of(st.integers(0, 12), NUMBERS), st.tuples(NUMBERS, NUMBERS)), max_size=30)


@given(STEPS, st.integers(1, 8))
def test_as_a_dictionary(steps: list[tuple[int, tuple[int, int]]], most: int) -> None:
    places, plain = PagePlaces(), dict[int, tuple[int, ...]]()
    for offset, place in steps:
        places = places.added(offset, place, most)
        plain[offset] = min(place, plain.get(offset, place))
        plain = dict(sorted(plain.items())[-most:])
        assert places == plain and list(places) == list(plain) and len(places) == len(plain)
        assert PagePlaces(orjson.dumps({str(at): end for at, end in plain.items()}).decode()).text == places.text
        assert all(places.get(other) == plain.get(other) for other in (*range(14), *(at for at, _end in steps)))
