"""The rules by themselves: boundaries, versions, and properties that hold whatever the numbers are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.moodle.rules import (
    ALLOW,
    NEVER,
    PROHIBIT,
    grade_percent,
    is_active_enrolment,
    moment,
    percentage,
    resolve_roles,
    rule_for,
)

NOW = 1_790_000_000
times = st.one_of(st.just(0), st.just(NEVER), st.integers(NOW - 10, NOW + 10), st.integers(0, 2**40))


@pytest.mark.parametrize(
    ("version", "name"),
    [(2020110900, "3.11"), (2021051703.05, "3.11"), (2022041900, "3.11"), (2022112822, "4.1"), (2023042400, "4.5"),
     (2024100705.01, "4.5"), (2025100600.02, "4.5")],
)  # fmt: skip
def test_the_version_decides_the_rule(version: float, name: str):
    assert rule_for(version).name == name


@pytest.mark.parametrize(
    ("start", "end", "active"),
    [(NOW, 0, True), (NOW + 1, 0, False), (0, NOW, False), (0, NOW + 1, True), (0, NEVER, True), (NOW, NOW, False)],
)
def test_the_window_of_an_enrolment_includes_its_start_and_not_its_end(start: int, end: int, active: bool):
    assert is_active_enrolment(True, 0, start, end, NOW) is active


@given(times, times, st.booleans(), st.integers(0, 1))
def test_an_enrolment_is_active_only_if_nothing_speaks_against_it(start: int, end: int, enabled: bool, status: int):
    if is_active_enrolment(enabled, status, start, end, NOW):
        assert enabled
        assert status == 0
        assert start <= NOW
        assert not end or end > NOW


@given(st.integers(0, 500), st.integers(0, 300))
def test_percentages_stay_between_0_and_100(done: int, tracked: int):
    found = percentage(done, tracked)
    assert found is None if tracked == 0 else 0 <= found <= 100


@given(times)
def test_no_time_is_none_and_others_stay(value: int):
    assert moment(value) == (None if value in (0, NEVER) else value)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_grade_without_a_span_has_no_percent(grade: float, low: float, high: float):
    found = grade_percent(grade, low, high)
    assert (found is None) == (high <= low)


contexts = st.dictionaries(
    st.integers(1, 4), st.dictionaries(st.integers(1, 5), st.sampled_from([ALLOW, -1, PROHIBIT, 0]))
)


@given(contexts)
def test_the_most_specific_override_wins_and_prohibit_over_all(permissions: dict[int, dict[int, int]]):
    path = (1, 2, 3)
    allowed, prohibited = resolve_roles(permissions, path)
    for role in range(1, 6):
        set_here = [permissions.get(context, {}).get(role, 0) for context in path]
        assert (role in prohibited) == (PROHIBIT in set_here)
        nearest = [value for value in set_here if value not in (0, PROHIBIT)][-1:]
        assert (role in allowed) == (nearest == [ALLOW])
