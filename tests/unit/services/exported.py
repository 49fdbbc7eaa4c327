"""Exports as tests ask for them, and what is in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.exports import ExportFormat, ExportRequest, format_of

FORMATS = list(ExportFormat)


def request(path: Path, query: ReportQuery | None = None, columns: tuple[str, ...] = ()) -> ExportRequest:
    return ExportRequest(query or ReportQuery(), columns, format_of(path), path)


def jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().decode().split("\n")[:-1]]
