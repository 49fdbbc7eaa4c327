"""What the endpoint's speed is measured against: the same bytes with nothing between SQLite and the socket.

python -m benchmarks.plain_servers FILE COMPANY PORT

/json streams one company's rows, written by SQLite's json_object() in the shape of our OData rows, in pieces.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from alx_desktop.domain.published_fields import FIELDS, FieldKind, PublishedField

PIECE = 5000
"""Rows."""

_OTHERS = {
    "learner_firstname": "l.firstname", "learner_lastname": "l.lastname", "learner_email": "l.email",
    "learner_is_suspended": "(l.is_suspended OR m.is_suspended)", "learner_is_manager": "(m.manager_type > 0)",
    "department_id": "m.department_id", "department_name": "d.name", "course_name": "c.fullname",
    "course_shortname": "c.shortname", "course_idnumber": "c.idnumber", "course_category": "c.category_name",
    "course_is_visible": "c.is_visible", "company_name": "o.name",
}  # fmt: skip
FROM = """course_progress p JOIN learner l ON l.user_id = p.user_id JOIN course c ON c.course_id = p.course_id
JOIN company o ON o.company_id = p.company_id
LEFT JOIN company_learner m ON m.company_id = p.company_id AND m.user_id = p.user_id
LEFT JOIN department d ON d.company_id = m.company_id AND d.department_id = m.department_id
WHERE p.company_id = ? AND p.removed_at IS NULL"""
ORDER = "ORDER BY p.user_id, p.course_id"


def shown() -> list[PublishedField]:
    """The fields that a company shows whose settings nobody has touched."""
    return [field for field in FIELDS if field.usual]


def column(field: PublishedField) -> str:
    """The SQL of a field's value."""
    return _OTHERS.get(field.name, f"p.{field.name}")


def json_sql() -> str:
    """One row of text for each row."""
    parts = ["'id', printf('%032x', p.user_id * 100000 + p.course_id)"]
    for field in shown():
        value = column(field)
        if field.kind is FieldKind.MOMENT:
            value = f"strftime('%Y-%m-%dT%H:%M:%SZ', {value}, 'unixepoch')"
        elif field.kind is FieldKind.BOOLEAN:
            value = f"json(iif({value}, 'true', 'false'))"
        parts.append(f"'{field.name}', {value}")
    return f"SELECT json_object({', '.join(parts)}) FROM {FROM} {ORDER}"


def pieces(file: str, company: int) -> Iterator[bytes]:
    """The whole answer."""
    cursor = sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False).execute(json_sql(), (company,))
    yield b'{"value":['
    before = ""
    while rows := cursor.fetchmany(PIECE):
        yield (before + ",\n".join(row[0] for row in rows)).encode()
        before = ",\n"
    yield b"]}"


def main() -> None:
    file, company, port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])

    def answer(_request: Request) -> StreamingResponse:
        return StreamingResponse(pieces(file, company), media_type="application/json")

    uvicorn.run(Starlette(routes=[Route("/json", answer)]), port=port, log_level="error")


if __name__ == "__main__":
    main()
