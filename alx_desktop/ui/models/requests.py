"""The table of the endpoint's requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from alx_desktop.store.request_log_reading import ERRORS, GOOD, REFUSED, status_class
from alx_desktop.ui import formats
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.token_words import mode_words, protocol_word
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.store.request_log_reading import StoredRequest

WIDTHS = (120, 76, 250, 122, 130, 150, 104, 64, 84, 72, 110, 200)


class RequestModel(RecordModel["StoredRequest"]):
    """names: of companies and tokens, by their ids; set before the rows."""

    def __init__(self, now: Callable[[], float], parent: QObject) -> None:
        self.companies: dict[int, str] = {}
        self.tokens: dict[str, str] = {}
        super().__init__(self._make_columns(now), parent)

    def _make_columns(self, now: Callable[[], float]) -> list[Column[StoredRequest]]:
        return [
            Column(
                tr("Time"),
                lambda row: formats.clock_time(row.request.at_ms // 1000, now()),
                tip=lambda row: formats.exact_time(row.request.at_ms // 1000),
            ),
            Column(tr("Status"), lambda row: str(row.request.status), pill=_pill),
            Column(
                tr("Path"), lambda row: row.request.path, tip=lambda row: f"{row.request.method} {row.request.path}"
            ),
            Column(tr("Protocol"), lambda row: protocol_word(row.request.protocol), tone="muted"),
            Column(tr("Company"), lambda row: self._company(row), tone="muted"),
            Column(tr("Token"), lambda row: self._token(row), tone="muted", tip=lambda row: row.request.token_id or ""),
            Column(tr("Mode"), lambda row: mode_words(row.request.mode), tone="muted"),
            Column(tr("Rows"), lambda row: formats.integer(row.request.rows), right=True),
            Column(tr("Size"), lambda row: formats.file_size(row.request.bytes), right=True, tone="muted"),
            Column(tr("Time taken"), lambda row: _milliseconds(row.request.ms), right=True),
            Column(tr("From"), lambda row: row.request.ip or formats.DASH, tone="muted"),
            Column(
                tr("Error"),
                lambda row: row.request.code or "",
                tone="bad",
                tip=lambda row: row.request.user_agent or "",
            ),
        ]

    def _company(self, row: StoredRequest) -> str:
        number = row.request.company_id
        return formats.DASH if number is None else self.companies.get(number, str(number))

    def _token(self, row: StoredRequest) -> str:
        token_id = row.request.token_id
        return formats.DASH if token_id is None else self.tokens.get(token_id, token_id)


_PILLS = {ERRORS: (Shape.CROSS, "bad"), REFUSED: (Shape.MARK, "warn"), GOOD: (Shape.CHECK, "good")}


def _pill(row: StoredRequest) -> Pill:
    status = row.request.status
    shape, tone = _PILLS[status_class(status, row.request.code)]
    return Pill(str(status), shape, tone)


def _milliseconds(value: float) -> str:
    return tr("{0} ms").format(formats.integer(round(value))) if value < 10_000 else formats.duration(value / 1000)
