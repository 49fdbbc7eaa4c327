"""What a run reads at its begin is read side by side: in whatever order, no change between the reads gets lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.sync import SyncMode
from alx_desktop.moodle.source import MoodleSource, SourceReader
from alx_desktop.store.store import StoreLocation
from alx_desktop.sync import recompute
from alx_desktop.sync.extract import read_again
from tests.integration.changing import Step
from tests.integration.log_story import LOGGED, MINUTE, SETTINGS, rows_are_right, scanned
from tests.integration.story import Setting, Story, make_sqlite

READS = ("seen", "reaggregating", "site", *recompute.WHOLE_TABLES)
ORDERS = tuple(permutations(READS))
COMPARED = (
    "joined-company", "left-company", "duty-changed", "course-assigned", "course-unassigned", "sharing-changed",
    "company-deleted", "company-renamed", "department-renamed", "learner-suspended", "learner-flagged-deleted",
    "enrol-method-enabled", "administrator-made", "module-type-switched",
)  # fmt: skip
"""Changes that every run finds without the log, by comparing what is small."""

Reads = Mapping[str, Callable[[SourceReader], Any]]


class OneAfterTheOther:
    """Reads as `order` says; before each of them happens what is due there."""

    def __init__(self) -> None:
        self.order: tuple[str, ...] = READS
        self.due: dict[int, Callable[[], None]] = {}

    def read(self, source: MoodleSource, reads: Reads, cancel: CancelToken) -> Iterator[tuple[str, Any]]:
        assert reads.keys() <= set(READS)
        for place, name in enumerate(self.order):
            self.due.pop(place, lambda: None)()
            if name in reads:
                yield name, read_again(source, reads[name], cancel)


def follows(setting: Setting, mode: SyncMode, seed: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes between the reads of one run after the other; the next run has found all of them."""
    reads, random = OneAfterTheOther(), Random(seed)
    monkeypatch.setattr(recompute, "read_side_by_side", reads.read)
    story = Story(setting, make_sqlite(setting, folder), StoreLocation(folder / "store", None), folder)
    try:
        for _round in range(3):
            steps = [
                Step("change", random.choice((*LOGGED, *COMPARED)), random.randrange(2**16)) for _place in range(3)
            ]
            reads.order = random.choice(ORDERS)
            reads.due = {place: lambda step=step: story.site.do(step) for place, step in enumerate(steps, 1)}  # type: ignore[misc]
            said = f"{reads.order}: {', '.join(map(str, steps))}"
            for _run in range(2):
                story.site.now += MINUTE
                story.follower.sync(mode)
                assert not reads.due
            assert mode is not SyncMode.AUTO or not scanned(story), said
            rows_are_right(story, said)
    finally:
        story.close()


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_changes_between_the_reads_are_found_by_the_next_run(
    setting: Setting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    follows(setting, SyncMode.AUTO, 1, tmp_path, monkeypatch)
