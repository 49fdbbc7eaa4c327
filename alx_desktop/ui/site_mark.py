"""The mark of a site: its initials on a colour the person chose, so that it is told apart with and without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.icons import application_icon
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.config import SiteColor

LIGHT_GROUNDS = {
    "blue": "#2563EB", "teal": "#0F766E", "green": "#15803D", "amber": "#B45309",
    "red": "#B91C1C", "pink": "#BE185D", "purple": "#7C3AED", "grey": "#475569",
}  # fmt: skip
"""White letters on them have a contrast of 4.5 to 1 or more."""

DARK_GROUNDS = {
    "blue": "#60A5FA", "teal": "#2DD4BF", "green": "#4ADE80", "amber": "#FBBF24",
    "red": "#F87171", "pink": "#F472B6", "purple": "#A78BFA", "grey": "#94A3B8",
}  # fmt: skip
LIGHT_LETTERS, DARK_LETTERS = "#FFFFFF", "#0E1626"

RATIOS = (1.0, 1.5, 2.0, 3.0)
ICON_SIZES = (16, 24, 32, 48, 64)


def color_words() -> dict[SiteColor, str]:
    """What the colours are called."""
    return {
        "blue": tr("Blue"), "teal": tr("Teal"), "green": tr("Green"), "amber": tr("Amber"), "red": tr("Red"),
        "pink": tr("Pink"), "purple": tr("Purple"), "grey": tr("Grey"),
    }  # fmt: skip


def initials(name: str) -> str:
    """The first letters of the first two words, or of the only one."""
    words = [word for word in name.replace("-", " ").replace("_", " ").replace(".", " ").split() if word]
    return "".join(word[0] for word in words[:2]).upper()


def paint_mark(painter: QPainter, box: QRectF, name: str, color: str | None, theme: Theme) -> None:
    """A rounded square with the initials; without a colour only its outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if color is None:
        painter.setPen(QPen(theme.color("muted"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.color("muted"))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor((DARK_GROUNDS if theme.is_dark else LIGHT_GROUNDS)[color]))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(DARK_LETTERS if theme.is_dark else LIGHT_LETTERS))
    font = QFont(sized(10, QFont.Weight.Bold))
    font.setPixelSize(max(7, round(box.height() * 0.5)))
    painter.setFont(font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), initials(name))
    painter.restore()


def mark_icon(name: str, color: str | None, theme: Theme, size: int = 20) -> QIcon:
    """The mark for menus, lists and boxes."""
    icon = QIcon()
    for ratio in RATIOS:
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, size, size), name, color, theme)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def window_icon(name: str, color: str | None, theme: Theme) -> QIcon:
    """The application's icon, for a site with a colour with its mark in the corner."""
    base = application_icon()
    if color is None:
        return base
    icon = QIcon()
    for size in ICON_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        base.paint(painter, pixmap.rect())
        side, rim = size * 0.62, max(1.0, size / 24)
        box = QRectF(size - side, size - side, side, side)
        # Parts a blue mark from the icon's own blue.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(box, 4, 4)
        paint_mark(painter, box.adjusted(rim, rim, -rim, -rim), name, color, theme)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
