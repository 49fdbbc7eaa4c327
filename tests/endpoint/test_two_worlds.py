"""Nothing that a company must not see makes a difference to any answer. `bench isolation` asks 20,000 times."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.endpoint.random_requests import Curious
from tests.endpoint.two_worlds import TwoWorlds, two_worlds

REQUESTS = 500


@pytest.mark.parametrize("seed", [1, 2])
def test_hidden_things_make_no_difference(synced_demo: Path, tmp_path: Path, seed: int) -> None:
    with two_worlds(synced_demo, tmp_path) as worlds:
        statuses = ask_many(worlds, seed, REQUESTS)
    assert statuses[200] > REQUESTS // 5, statuses
    assert worlds.with_rows.total() > REQUESTS // 10, worlds.with_rows
    assert not any(status >= 500 and status != 501 for status in statuses), statuses


def ask_many(worlds: TwoWorlds, seed: int, requests: int) -> Counter[int]:
    """So many requests in both worlds; how often each status came. AssertionError at the first difference."""
    curious, statuses = Curious(worlds, seed), Counter[int]()
    for number in range(requests):
        asked = curious.request()
        answer, difference = worlds.ask(
            asked.method, asked.path, asked.cursor, params=asked.params, headers=asked.headers, **asked.others
        )
        assert not difference, (seed, number, asked, difference)
        statuses[answer.status_code] += 1
    return statuses
