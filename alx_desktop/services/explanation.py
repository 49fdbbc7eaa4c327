"""What an explanation of one row consists of, as data: for the page, for JSON, and for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # The window imports this before it loads what reads databases.
    from alx_desktop.moodle.evidence import Evidence

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the rule.

    key: stable. answer: in a word or two; holds: yes or no, where the question is one of that kind. because: the rows
    that say so. fields: the columns of course progress that the step decides, with their values.
    """

    key: str
    question: str
    answer: str
    because: str = ""
    holds: bool | None = None
    fields: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the row's history. kind: inserted, updated, removed, restored. at: UTC epoch seconds."""

    at: int
    kind: str
    run_id: str
    change_seq: int
    old: Values
    new: Values


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field in which the store and Moodle differ now. cause: wrong, changed_since_sync, or time (only the clock)."""

    field: str
    stored: Any
    moodle: Any
    cause: str
    moved: tuple[str, ...] = ()


@dataclass(slots=True)
class Explanation:
    """Why a row of course progress is what it is, or why there is none.

    stored: the row in the store, tombstones too, None = there is none; as_of: the moment that the store stands for.
    waiting: the reason for which the row waits for removal. live: what Moodle's rows give at live_at; None = no row,
    then no_row says why (keys of RemovedReason), and in words. live_at None: Moodle was not asked, or could not be;
    source_error says why, password that a password is "missing" or "refused", and password_error of which kind: the
    error's type, as "SshSecretMissing". Times: UTC epoch seconds.
    """

    company_id: int
    user_id: int
    course_id: int
    names: dict[str, str | None]
    time_zone: str
    as_of: int | None = None
    stored: Values | None = None
    waiting: str | None = None
    live: Values | None = None
    live_at: int | None = None
    no_row: str | None = None
    no_row_words: str = ""
    steps: list[Step] = field(default_factory=list)
    differences: list[FieldDifference] = field(default_factory=list)
    evidence: Evidence | None = None
    history: list[Change] = field(default_factory=list)
    site: str = ""
    source_error: str | None = None
    source_advice: str = ""
    password: str = ""
    password_error: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def has_live_row(self) -> bool:
        """Whether the store serves the row."""
        return self.stored is not None and self.stored["removed_at"] is None

    @property
    def equal(self) -> bool | None:
        """Whether store and Moodle say the same now; None where Moodle was not asked, or could not be."""
        return None if self.live_at is None else not self.differences
