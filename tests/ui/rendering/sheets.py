"""Contact sheets: many pictures on one, to look at all of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

COLUMNS, ROWS = 3, 3
CELL_WIDTH, CELL_HEIGHT, CAPTION = 640, 400, 22


def make_sheets(folder: Path, pattern: str = "*.png") -> list[Path]:
    """Put the folder's pictures onto sheets in its folder `sheets`; returns these."""
    pictures = sorted(folder.glob(pattern))
    sheets = folder / "sheets"
    sheets.mkdir(exist_ok=True)
    size = COLUMNS * ROWS
    return [_sheet(pictures[at : at + size], sheets / f"{at // size:02}.png") for at in range(0, len(pictures), size)]


def _sheet(pictures: list[Path], target: Path) -> Path:
    image = QImage(COLUMNS * CELL_WIDTH, ROWS * (CELL_HEIGHT + CAPTION), QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    for at, path in enumerate(pictures):
        left, top = at % COLUMNS * CELL_WIDTH, at // COLUMNS * (CELL_HEIGHT + CAPTION)
        painter.drawText(QRect(left + 4, top, CELL_WIDTH, CAPTION), Qt.AlignmentFlag.AlignVCenter, path.stem)
        small = QImage(str(path)).scaled(
            CELL_WIDTH - 4, CELL_HEIGHT, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(left, top + CAPTION, small)
    painter.end()
    image.save(str(target))
    return target
