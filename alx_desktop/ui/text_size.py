"""How large the system wants text, beside the scale of its screens; read once, when the look is first needed.

Windows keeps it as "Text size" of its accessibility settings, in percent from 100 to 225 [UISettings.TextScaleFactor].
ALX_TEXT_SIZE in the environment says it elsewhere, and in tests.
"""

from __future__ import annotations

import os
import sys

LEAST, MOST = 100, 225
WIDEST_DIALOG, WIDEST_SIDE = 1160, 660
_KEY = r"SOFTWARE\Microsoft\Accessibility"


def _asked() -> int:
    given = os.environ.get("ALX_TEXT_SIZE")
    try:
        return int(given) if given else _of_system()
    except (OSError, ValueError, TypeError):
        # Whatever stands there, of whatever type: the window starts.
        return LEAST


def _of_system() -> int:
    if sys.platform != "win32":
        return LEAST
    import winreg

    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY) as key:
        return int(winreg.QueryValueEx(key, "TextScaleFactor")[0])


TEXT_SCALE = min(MOST, max(LEAST, _asked())) / 100
"""1.0 = the usual size. What holds text grows with it; gaps and lines do not."""


def grown(pixels: int) -> int:
    """A measure that text needs, in pixels of the look."""
    return round(pixels * TEXT_SCALE)


def dialog_width(pixels: int) -> int:
    """The same for a dialog, which must not be wider than a common screen: its texts wrap instead."""
    return min(grown(pixels), max(pixels, WIDEST_DIALOG))


def side_width(pixels: int) -> int:
    """The same for a panel at the side, beside which there must be room for what it belongs to."""
    return min(grown(pixels), max(pixels, WIDEST_SIDE))
