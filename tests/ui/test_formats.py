"""How values read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.ui import formats

NOW = 1_795_444_268.0


@pytest.mark.parametrize(
    ("value", "text"), [(None, "–"), (0, "0"), (999, "999"), (18_204, "18,204"), (-1_500, "-1,500")]
)
def test_integers_are_grouped(value: int | None, text: str) -> None:
    assert formats.integer(value) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [(None, 0, "–"), (62, 0, "+62"), (-6, 0, "−6"), (0, 0, "±0"), (1930, 0, "+1,930"), (0.7, 1, "+0.7"),
     (0.04, 1, "±0"), (-0.66, 1, "−0.7")],
)  # fmt: skip
def test_changes_have_a_sign(value: float | None, digits: int, text: str) -> None:
    assert formats.signed(value, digits) == text


@pytest.mark.parametrize(
    ("share", "digits", "text"),
    [(None, 0, "–"), (0.0, 0, "0 %"), (1.0, 0, "100 %"), (0.684, 1, "68.4 %"), (0.9969, 0, "99 %"),
     (0.99996, 1, "99.9 %"), (0.001, 0, "< 1 %"), (0.5, 0, "50 %")],
)  # fmt: skip
def test_shares(share: float | None, digits: int, text: str) -> None:
    assert formats.percent(share, digits) == text


@given(st.floats(min_value=0, max_value=1, exclude_min=True, exclude_max=True), st.integers(0, 2))
def test_something_is_never_nothing_nor_everything(share: float, digits: int) -> None:
    text = formats.percent(share, digits)
    number = text.removesuffix(" %")
    assert number.startswith("<") or 0 < float(number) < 100


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, "–"), (1.24, "1.2 s"), (9.96, "10.0 s"), (42.4, "42 s"), (60, "1 min"), (200, "3 min 20 s"),
     (7500, "2 h 5 min"), (90_000, "1 d 1 h")],
)  # fmt: skip
def test_durations(seconds: float | None, text: str) -> None:
    assert formats.duration(seconds) == text


@pytest.mark.parametrize(
    ("ago", "text"),
    [(0, "just now"), (44, "just now"), (60, "1 minute ago"), (180, "3 minutes ago"), (3600, "1 hour ago"),
     (5 * 3600, "5 hours ago"), (86_400, "1 day ago"), (6 * 86_400, "6 days ago"), (90 * 86_400, "3 months ago"),
     (-300, "in 5 minutes")],
)  # fmt: skip
def test_relative_times(ago: int, text: str) -> None:
    assert formats.relative_time(int(NOW) - ago, NOW) == text


def test_no_time_is_a_dash() -> None:
    assert formats.relative_time(None, NOW) == formats.exact_time(None) == formats.clock_time(None, NOW) == "–"


@given(st.integers(min_value=0, max_value=4_000_000_000))
def test_any_time_can_be_shown(epoch: int) -> None:
    assert formats.relative_time(epoch, NOW)
    assert formats.clock_time(epoch, NOW)
    assert formats.exact_time(epoch)


def test_counted_takes_the_right_form() -> None:
    assert formats.counted(1, "1 row", "{n} rows") == "1 row"
    assert formats.counted(0, "1 row", "{n} rows") == "0 rows"
    assert formats.counted(1204, "1 row", "{n} rows") == "1,204 rows"
