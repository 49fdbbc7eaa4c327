"""Where a report may be written."""

from __future__ import annotations

from pathlib import Path

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase


def require_place(path: Path) -> None:
    """Raise WrongUse, before the long work, unless a report can be written there and its ending names a kind."""
    if path.suffix.lower() not in (".json", ".html", ".htm"):
        raise WrongUse(f"{path.name}: a report ends in .json or .html")
    if not path.parent.is_dir():
        raise WrongUse(
            f"there is no folder {path.parent}", advice=phrase("Make the folder first, or choose another one.")
        )
