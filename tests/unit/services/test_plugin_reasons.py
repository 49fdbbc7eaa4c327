"""Why a row or a value of the plugin differs: each reason alone, and each has words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alx_desktop.moodle.plugin_rows import PluginRow
from alx_desktop.moodle.plugin_rule import PluginFacts
from alx_desktop.services.plugin_reasons import WORDS, PluginScope, Reason, different, missing, too_many
from alx_desktop.services.plugin_report import PluginComparison
from alx_desktop.store.company_rows import CompanyRow, Standing
from tests.unit.services.plugin_site import Columns

OURS = CompanyRow(1, 2, True, True, 50.0, 1, 2, None, None, "in_progress", None, None, "A", "B", "a@b", False, "C",
                  True, True, "company_course")  # fmt: skip
THEIRS = PluginRow(1, 2, "A", "B", "a@b", "C", None, None, 50.0, "in_progress")
ALL = frozenset(PluginRow._fields)


@pytest.mark.parametrize(
    ("changes", "scope", "deleted", "reason"),
    [
        ({}, PluginScope(False, set(), set(), False), False, Reason.COMPANY_LEFT_OUT),
        ({}, PluginScope(True, {2}, {1}, False), True, Reason.MARKED_DELETED),
        ({"is_suspended": True}, PluginScope(True, {2}, {1}, False), False, Reason.SUSPENDED_DROPPED),
        ({"is_visible": False}, PluginScope(True, {2}, {1}, False), False, Reason.HIDDEN_COURSE),
        ({"via": "open_shared"}, PluginScope(True, {9}, {1}, False), False, Reason.SHARED_COURSE),
        ({"via": "closed_shared"}, PluginScope(True, {2}, {1}, False), False, Reason.ONE_ROW_PER_LEARNER),
        ({}, PluginScope(True, {9}, {8}, True), False, Reason.PAGE_LOST),
        ({}, PluginScope(True, {9}, {8}, False), False, Reason.COURSE_LEFT_OUT),
        ({}, PluginScope(True, {2}, {8}, False), False, Reason.NOT_THERE),
    ],
)
def test_why_a_row_is_missing(changes: Columns, scope: PluginScope, deleted: bool, reason: Reason) -> None:
    assert missing(OURS._replace(**changes), deleted, scope).reason is reason


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (Standing(False, False, False, False), Reason.USER_DELETED_KEPT),
        (Standing(True, False, True, True), Reason.LEFT_COMPANY_KEPT),
        (Standing(True, True, False, False), Reason.COURSE_DELETED_KEPT),
        (Standing(True, True, True, False), Reason.COURSE_UNASSIGNED_KEPT),
        (Standing(True, True, True, True), Reason.UNENROLLED_KEPT),
        (None, Reason.UNENROLLED_KEPT),
    ],
)
def test_why_a_row_is_too_many(place: Standing | None, reason: Reason) -> None:
    assert too_many(None, place).reason is reason
    tombstone = OURS._replace(removed_at=5, removed_reason="company_removed")
    assert too_many(tombstone, place).reason is Reason.COMPANY_REMOVED_KEPT


@pytest.mark.parametrize(
    ("ours", "facts", "reason"),
    [
        ({"percentage": None}, PluginFacts(2, 1), Reason.NO_PERCENTAGE),
        ({"percentage": 100.0}, PluginFacts(2, 1, 1, 1), Reason.PASS_IS_ZERO),
        ({"percentage": 25.0, "activities_total": 4}, PluginFacts(2, 1), Reason.STARTED_ONLY),
        ({"percentage": 100.0, "activities_total": 1}, PluginFacts(2, 1), Reason.OTHER_ACTIVITIES),
        ({"percentage": 25.0}, PluginFacts(4, 1), Reason.OUT_OF_DATE),
    ],
)
def test_why_a_percentage_differs(ours: Columns, facts: PluginFacts, reason: Reason) -> None:
    found = list(different(THEIRS, OURS._replace(**ours), facts, ALL))
    assert [(why.field, why.reason) for why in found] == [("percentage", reason)]


def test_none_and_zero_are_the_same_to_it() -> None:
    assert list(different(THEIRS._replace(percentage=0.0), OURS._replace(percentage=None), PluginFacts(), ALL)) == []
    assert (
        list(different(THEIRS._replace(percentage=33.33), OURS._replace(percentage=100 / 3), PluginFacts(), ALL)) == []
    )


values = st.none() | st.integers(1, 5)
rows = st.builds(
    lambda completed, started, percentage, status: THEIRS._replace(
        completed_at=completed, started_at=started, percentage=percentage, status=status
    ),
    values, values, st.none() | st.floats(0, 100), st.sampled_from(["completed", "in_progress", "not_started"]),
)  # fmt: skip
facts_of_rows = st.builds(PluginFacts, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9),
                          values, st.booleans(), values, values, values)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(rows, facts_of_rows, st.none() | st.floats(0, 100), values, st.sampled_from(["completed", "not_started"]))
def test_whatever_differs_is_named_once_with_words(
    theirs: PluginRow, facts: PluginFacts, percentage: float | None, completed: int | None, status: str
) -> None:
    ours = OURS._replace(percentage=percentage, completed_at=completed, status=status)
    found = list(different(theirs, ours, facts, ALL))
    fields = [why.field for why in found]
    assert len(fields) == len(set(fields)) and all(why.reason in WORDS for why in found)
    assert ("status" in fields) == (theirs.status != status)
    assert ("completed_at" in fields) == (theirs.completed_at != completed)
    assert all(why.plugin != why.ours for why in found)


def test_every_reason_has_words() -> None:
    assert WORDS.keys() == set(Reason)
    assert isinstance(PluginComparison("t", (), (), 1, 0.0).reasons(), dict)
