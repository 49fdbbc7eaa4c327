"""Licences come from the packages that are installed."""

from __future__ import annotations

from email.message import Message
from importlib.metadata import Distribution

import pytest

from alx_desktop.services.licences import UNKNOWN, licence_of, licence_text, licences


class Made(Distribution):
    """A package with the metadata that it is given."""

    def __init__(self, *lines: tuple[str, str]) -> None:
        self.message = Message()
        for name, value in lines:
            self.message[name] = value

    def read_text(self, filename: str) -> str | None:
        return str(self.message) if filename == "METADATA" else None

    def locate_file(self, path: object) -> object:  # type: ignore[override]
        raise NotImplementedError


def test_ours_comes_first_and_what_it_is_made_of_follows() -> None:
    found = licences()
    names = [one.name.lower().replace("_", "-") for one in found]
    assert names[0] == "alx desktop" and found[0].licence == "GPL-3.0-or-later"
    assert {"sqlalchemy", "pyside6-essentials", "shiboken6", "pydantic-core", "lucide (icons)"} <= set(names)
    assert len(names) == len(set(names))
    assert not {"pytest", "mypy", "ruff"} & set(names)
    assert [one.name for one in found if one.licence == UNKNOWN] == []


def test_texts() -> None:
    assert "GNU GENERAL PUBLIC LICENSE" in licence_text("ALX Desktop")
    assert "ISC" in licence_text("Lucide (icons)")
    assert "Permission is hereby granted" in licence_text("SQLAlchemy")
    assert licence_text("no-such-package") == ""


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((("License-Expression", "MIT"), ("License", "other")), "MIT"),
        ((("Classifier", "License :: OSI Approved :: MIT License"),), "MIT License"),
        ((("Classifier", "License :: OSI Approved"), ("License", "Zlib")), "Zlib"),
        ((("License", "First line\nall the text"),), "First line"),
        ((), UNKNOWN),
    ],
)
def test_what_a_package_says(lines: tuple[tuple[str, str], ...], said: str) -> None:
    assert licence_of(Made(*lines)) == said
