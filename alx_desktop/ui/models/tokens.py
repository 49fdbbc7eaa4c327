"""The table of tokens: its columns, and a model whose order the store's service makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from alx_desktop.services.token_list import EXPIRED, EXPIRING, REVOKED
from alx_desktop.ui import formats
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.token_words import (
    company_words,
    error_words,
    expiry_words,
    mode_words,
    refusal_words,
    source_word,
    state_pill,
    state_word,
)
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.services.token_list import TokenLine

ORDER_OF_COLUMN = (
    "name", "company", "source", "state", "expires", "last_used", "calls", "mode", "session", "watermark", "rows",
    "error",
)  # fmt: skip
"""services.token_list.ORDERS, by column."""

NAME, COMPANY, SOURCE, STATE, EXPIRES, LAST_USED, CALLS, MODE, SESSION, WATERMARK, ROWS, ERROR = range(12)
WIDTHS = (164, 150, 104, 118, 108, 116, 84, 104, 116, 92, 64, 160)
SECONDARY = (MODE, SESSION, WATERMARK, ROWS, ERROR)
"""Columns that the detail panel has too, and that give way to it."""


class TokenModel(RecordModel["TokenLine"]):
    """order_asked(name of the order, descending): a header was clicked; who hears it reads anew and sets the rows."""

    order_asked = Signal(str, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(_columns(), parent)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(ORDER_OF_COLUMN):
            self.order_asked.emit(ORDER_OF_COLUMN[column], order == Qt.SortOrder.DescendingOrder)


def _columns() -> list[Column[TokenLine]]:
    faded = _faded
    return [
        Column(tr("Name"), lambda line: line.token.name, tone=faded, tip=lambda line: line.token.token_id),
        Column(tr("Company"), company_words, tone=lambda line: faded(line) if line.company else "bad"),
        Column(
            tr("Source"),
            lambda line: source_word(line.source),
            tone=lambda line: "text" if line.moodle else "muted",
            tip=lambda line: line.moodle.token.service if line.moodle else "",
        ),
        Column(tr("State"), lambda line: state_word(line.state, line.source), pill=state_pill, tip=_why),
        Column(
            tr("Expires"),
            lambda line: expiry_words(line.token.expires_at, line.now),
            tone=lambda line: {EXPIRING: "warn", EXPIRED: "bad"}.get(line.state, "muted"),
            tip=lambda line: formats.exact_time(line.token.expires_at) if line.token.expires_at else "",
        ),
        Column(
            tr("Last used"),
            lambda line: formats.relative_time(line.token.last_used_at, line.now),
            tone="muted",
            tip=lambda line: _exact(line.token.last_used_at, tr("Nobody has used it yet")),
        ),
        Column(
            tr("Calls today"),
            lambda line: formats.integer(line.calls_today),
            right=True,
            tone=lambda line: "text" if line.calls_today else "muted",
            header_tip=tr("Requests since midnight of the site's time zone, refused ones too"),
        ),
        *_session_columns(),
    ]


def _session_columns() -> list[Column[TokenLine]]:
    return [
        Column(
            tr("Mode"),
            lambda line: mode_words(line.session.mode if line.session else None),
            tone="muted",
            header_tip=tr("How its newest refresh reads: everything, or what has changed since the one before"),
        ),
        Column(
            tr("Last refresh"),
            lambda line: formats.relative_time(line.session.started_at if line.session else None, line.now),
            tone="muted",
            tip=lambda line: _exact(line.session.started_at if line.session else None, _no_session(line)),
        ),
        Column(
            tr("Watermark"),
            lambda line: formats.duration(line.watermark_age),
            tone="muted",
            header_tip=tr("How long ago the mark moved from which on its client is sent changes"),
            tip=lambda line: "" if line.watermark_age is not None else tr("Its next read is a full one"),
        ),
        Column(
            tr("Rows"),
            lambda line: formats.integer(line.session.rows if line.session else None),
            right=True,
            header_tip=tr("Rows that its newest refresh was sent"),
        ),
        Column(
            tr("Error"),
            error_words,
            tone="bad",
            tip=error_words,
        ),
    ]


def _faded(line: TokenLine) -> str:
    return "muted" if line.state in (REVOKED, EXPIRED) else "text"


def _why(line: TokenLine) -> str:
    return ". ".join(refusal_words(line.refused)) if line.refused is not None else ""


def _no_session(line: TokenLine) -> str:
    if line.token.last_used_at is None:
        return tr("No refresh yet")
    return tr("Its clients read everything each time, as OData does: where they stand is not kept")


def _exact(at: int | None, never: str) -> str:
    return never if at is None else formats.exact_time(at)
