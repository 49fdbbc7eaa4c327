"""What a check of the store found, for a person to read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """note: good to know. warning: works, but should be seen to. error: something does not work, or is wrong."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    key: stable, for tests and scripts. title: one short sentence without a full stop. detail: technical, free of
    secrets and of learners' data. repairable: `doctor --repair` puts it right.
    """

    key: str
    severity: Severity
    title: str
    detail: str = ""
    advice: str = ""
    repairable: bool = False
