"""The table of the log's entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from alx_desktop.ui import formats
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.services.log_reading import LogEntry

WIDTHS = (130, 104, 190, 400)


def log_model(now: Callable[[], float], parent: QObject) -> RecordModel[LogEntry]:
    """Newest first, as they are read."""
    columns: list[Column[LogEntry]] = [
        Column(
            tr("Time"),
            lambda row: formats.clock_time(int(row.at), now()),
            tip=lambda row: formats.exact_time(int(row.at)),
        ),
        Column(tr("Level"), lambda row: level_words().get(row.level, row.level), pill=_pill),
        Column(tr("Where"), lambda row: row.logger.removeprefix("alx_desktop."), tone="muted",
               tip=lambda row: row.logger),
        Column(tr("Message"), lambda row: row.message, tip=lambda row: row.message),
    ]  # fmt: skip
    return RecordModel(columns, parent)


def level_words() -> dict[str, str]:
    """The levels as a person reads them."""
    return {
        "DEBUG": tr("Detail"),
        "INFO": tr("Info"),
        "WARNING": tr("Warning"),
        "ERROR": tr("Error"),
        "CRITICAL": tr("Critical"),
    }


def _pill(row: LogEntry) -> Pill:
    shape, tone = {
        "WARNING": (Shape.MARK, "warn"),
        "ERROR": (Shape.CROSS, "bad"),
        "CRITICAL": (Shape.CROSS, "bad"),
    }.get(row.level, (Shape.RING, "neutral"))
    return Pill(level_words().get(row.level, row.level), shape, tone)
