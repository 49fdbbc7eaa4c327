"""Icons: one-colour SVGs (Lucide) tinted from the theme and drawn sharp at every pixel ratio."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
ICONS = RESOURCES / "icons"

_RATIOS = (1.0, 1.5, 2.0, 3.0)


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def tinted_pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    """The icon in one colour (#RRGGBB), `size` logical pixels wide, drawn for the device pixel `ratio`."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def tinted_icon(name: str, color: str, size: int, *, disabled: str | None = None) -> QIcon:
    """An icon that holds a pixmap per common pixel ratio; `disabled` is the colour where its widget is disabled."""
    icon = QIcon()
    for ratio in _RATIOS:
        icon.addPixmap(tinted_pixmap(name, color, size, ratio))
        if disabled is not None:
            icon.addPixmap(tinted_pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return icon


def application_icon() -> QIcon:
    """The window's and the task bar's icon."""
    return QIcon(str(RESOURCES / "alx-desktop.svg"))
