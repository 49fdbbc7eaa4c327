"""The application's fonts: the system's family at the sizes of the look, figures of equal width where numbers stand."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from alx_desktop.ui.tokens import TEXT_SIZE

_PREFERRED = ("Segoe UI", "SF Pro Text", "Inter", "Noto Sans", "Cantarell", "Ubuntu", "DejaVu Sans")


@cache
def families() -> tuple[str, ...]:
    """The system's own family where the system has a face of its own, else the best that is installed.

    Asked for with each pill that is painted, and the list of what is installed is long: kept.
    """
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if sys.platform in ("win32", "darwin"):
        return (system,)
    installed = set(QFontDatabase.families())
    return tuple(name for name in _PREFERRED if name in installed) or (system,)


def base_font() -> QFont:
    """The font of the application."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(TEXT_SIZE)
    return font


def sized(size: int, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
    """The application's family at `size` pixels; tabular = all digits equally wide."""
    font = base_font()
    font.setPixelSize(size)
    font.setWeight(weight)
    return with_tabular_figures(font) if tabular else font


def with_tabular_figures(font: QFont) -> QFont:
    """A copy of `font` whose digits are equally wide, so that columns of numbers line up."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy
