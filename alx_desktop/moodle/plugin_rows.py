"""What the plugin local_alx_report_api says, whether from its table or from its endpoint (plugin-inventory.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class PluginRow(NamedTuple):
    """One row of the plugin. Times are UTC epoch seconds, None = none. A field that it does not give is None.

    is_deleted: it keeps the row, and shows it to nobody.
    """

    user_id: int
    course_id: int
    firstname: str | None
    lastname: str | None
    email: str | None
    coursename: str | None
    completed_at: int | None
    started_at: int | None
    percentage: float | None
    status: str | None
    is_deleted: bool = False


class PluginSource(Protocol):
    """Where the plugin's rows come from. given: fields of PluginRow that it gives at all."""

    name: str
    given: frozenset[str]
    notes: Sequence[str]

    def companies(self) -> list[int]:
        """Companies that it has rows of."""

    def courses(self, company_id: int) -> set[int]:
        """Courses of a company that it has rows of."""

    def boundary(self, company_id: int, after: int, size: int) -> int | None:
        """The learner of the row number `size` above a learner id; None if there are fewer rows."""

    def rows(self, company_id: int, after: int, through: int) -> list[PluginRow]:
        """A company's rows of the learners with after < id <= through."""
