"""The generations of Moodle that the demo site can be made as: what they are called and what version they claim."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase


@dataclass(frozen=True, slots=True)
class Generation:
    """One kind of site. level orders the generations: 31 is Moodle 3.11, 41 is 4.1."""

    name: str
    level: int
    version: str
    release: str
    branch: str
    iomad: bool = False
    renamed: bool = False

    @property
    def stores_views_apart(self) -> bool:
        """Whether views of activities have a table of their own (since 4.0)."""
        return self.level > 31


GENERATIONS = {
    entry.name: entry
    for entry in (
        Generation("moodle311", 31, "2021051703.05", "3.11.3+ (Build: 20211008)", "311"),
        Generation("iomad41", 41, "2022112822", "4.1.22 (Build: 20251208)", "401", iomad=True),
        Generation("moodle45", 45, "2024100705.01", "4.5.5+ (Build: 20250613)", "405"),
        Generation("moodle51", 51, "2025100600.02", "5.1+ (Build: 20251017)", "501"),
        Generation("iomad51", 51, "2025100600.02", "5.1+ (Build: 20251017)", "501", iomad=True, renamed=True),
    )
}


def generation(name: str) -> Generation:
    """The generation of that name. Raises WrongUse naming those that exist."""
    try:
        return GENERATIONS[name]
    except KeyError:
        raise WrongUse(f"no generation {name!r}", advice=phrase("Known: {0}.", ", ".join(GENERATIONS))) from None
