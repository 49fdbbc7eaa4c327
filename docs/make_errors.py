"""Writes docs/api/errors.md from the catalogue that the endpoint serves under /docs/errors.

    .venv/bin/python docs/make_errors.py

tests/endpoint/test_guide.py fails where the file and the catalogue differ.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alx_desktop.endpoint.console.catalogue import families

ERRORS = Path(__file__).parent / "api" / "errors.md"
HEAD = """# Errors of the API

Made by `docs/make_errors.py` from the catalogue in the code. A running endpoint shows the same under `/docs/errors`,
and the `type` of each problem leads there. A code is never given another meaning; further ones may come.
"""


def markdown() -> str:
    """The page."""
    parts = [HEAD]
    for family in families():
        parts.append(
            f"\n## {family.name}\n\n{family.form}\n\n| code | HTTP | cause | what to do |\n|---|---|---|---|\n"
        )
        for error in family.errors:
            cells = (f"`{error.code}`", str(error.status), f"{error.title}. {error.cause}", error.recovery)
            parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n")
    return "".join(parts)


if __name__ == "__main__":
    ERRORS.write_text(markdown(), "utf-8", newline="\n")
