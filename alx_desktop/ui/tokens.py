"""The colours and measures of the look, for the window; they live in `render`, whose pages need no window.

Here, what holds text is as large as the system wants text (`text_size`).
"""

from alx_desktop.render import tokens as look
from alx_desktop.render.tokens import (
    CARD_GAP,
    CARD_PADDING,
    CARD_RADIUS,
    CONTROL_RADIUS,
    DARK,
    LIGHT,
    PAGE_MARGIN,
    STEP,
    Tokens,
    contrast,
    relative_luminance,
)
from alx_desktop.ui.text_size import grown

CONTROL_HEIGHT = grown(look.CONTROL_HEIGHT)
ROW_HEIGHT = grown(look.ROW_HEIGHT)
TEXT_SIZE = grown(look.TEXT_SIZE)
SMALL_SIZE = grown(look.SMALL_SIZE)
TITLE_SIZE = grown(look.TITLE_SIZE)
FIGURE_SIZE = grown(look.FIGURE_SIZE)

__all__ = [
    "CARD_GAP",
    "CARD_PADDING",
    "CARD_RADIUS",
    "CONTROL_HEIGHT",
    "CONTROL_RADIUS",
    "DARK",
    "FIGURE_SIZE",
    "LIGHT",
    "PAGE_MARGIN",
    "ROW_HEIGHT",
    "SMALL_SIZE",
    "STEP",
    "TEXT_SIZE",
    "TITLE_SIZE",
    "Tokens",
    "contrast",
    "relative_luminance",
]
