"""What a run remembers: ids are trusted only after the overlap has passed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.sync.signs import OVERLAP, Seen, Signs


class NoSite:
    version, default_role, guest_id, admins, licence_company = 4.1, 7, 1, frozenset({2}), {}


@given(st.lists(st.tuples(st.integers(1, 2000), st.integers(0, 500)), min_size=1, max_size=30))
def test_settled_ids_are_the_newest_that_were_old_enough_at_the_last_run(runs: list[tuple[int, int]]):
    signs, now, highest, history = Signs(), 1000, 0, []
    for pause, inserted in runs:
        watermark = now
        now += pause
        highest += inserted
        expected = [ids for at, ids in history if at <= watermark - OVERLAP]
        found = signs.settled_ids(watermark)
        if expected:
            assert found == {"user_enrolments": expected[-1]}
        elif history:
            assert found == {"user_enrolments": history[0][1]}
        history.append((now, highest))
        signs = Signs.load(signs.after(now, Seen({"user_enrolments": highest}, frozenset({5})), NoSite()).dump())
    assert len(signs.ids) <= OVERLAP + 2


def test_ids_that_went_back_are_named():
    signs = Signs([(100, {"user_enrolments": 50, "track": 7})])
    assert signs.went_back(Seen({"user_enrolments": 49, "track": 7}, frozenset())) == ["user_enrolments"]
    assert Signs().went_back(Seen({"user_enrolments": 1}, frozenset())) == []
