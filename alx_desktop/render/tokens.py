"""The colours and measures of the look (spec: look.md), as data. No Qt: rendering without a window uses them too."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as #RRGGBB. A `_weak` colour is the ground on which its strong colour is readable text."""

    window: str
    surface: str
    raised: str
    border: str
    grid: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_weak: str
    accent_text: str
    on_accent: str
    good: str
    good_weak: str
    warn: str
    warn_weak: str
    bad: str
    bad_weak: str
    neutral: str
    neutral_weak: str

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names that Theme.color() and the tone roles of models accept."""
        return tuple(field.name for field in fields(cls))


LIGHT = Tokens(
    window="#F5F6F8",
    surface="#FFFFFF",
    raised="#FAFBFC",
    border="#E2E5EA",
    grid="#EEF0F3",
    text="#1B1F24",
    muted="#5A6370",
    faint="#8A93A0",
    accent="#2F6FEB",
    accent_weak="#E9F0FE",
    # Text on the weak accent: the accent itself has a contrast of only 4.0 there.
    accent_text="#245FD1",
    on_accent="#FFFFFF",
    good="#187A48",
    good_weak="#E6F4EC",
    warn="#9A5B00",
    warn_weak="#FFF3DC",
    bad="#C4302B",
    bad_weak="#FDEBEA",
    neutral="#7C8EA6",
    neutral_weak="#EEF0F3",
)

DARK = Tokens(
    window="#14171B",
    surface="#1B1F25",
    raised="#21262D",
    border="#2E353E",
    grid="#262C34",
    text="#E7EAEE",
    muted="#9BA5B3",
    faint="#6E7885",
    accent="#6AA3FF",
    accent_weak="#1D2C47",
    accent_text="#6AA3FF",
    # Dark text: white on this accent has a contrast of only 2.5 to 1.
    on_accent="#0E1626",
    good="#4CC38A",
    good_weak="#16302A",
    warn="#F2B24B",
    warn_weak="#35290F",
    bad="#FF7A70",
    bad_weak="#3A1C1C",
    neutral="#5F7088",
    neutral_weak="#2A313A",
)

STEP = 4
"""Spacing comes in steps of this many pixels."""

PAGE_MARGIN = 24
CARD_GAP = 16
CARD_PADDING = 16
CARD_RADIUS = 8
CONTROL_HEIGHT = 32
CONTROL_RADIUS = 6
ROW_HEIGHT = 32

TEXT_SIZE = 13
SMALL_SIZE = 12
TITLE_SIZE = 20
FIGURE_SIZE = 26


def relative_luminance(color: str) -> float:
    """WCAG 2.2 relative luminance of #RRGGBB, 0 to 1."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast of two colours, 1 to 21."""
    bright, dark = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
